// What a name on the command line means: which role, process or onboarding.
//
// It is the name that the file named there would use: a thing of its own or of a plain import by its
// bare name, one of an import under an alias behind that: `north.manager`. What the file does not see
// may be named too, where nothing else is called so.
#pragma once

#include "base/suggest.h"
#include "cli/session.h"

typedef struct Naming {
    const char *kind;   // "role"
    const char *option; // "--role"
    const char *none;   // the help where there is nothing to choose from
    Candidate *at;      // by the names that mean them; a `thing` is a Role, Process, or Onboarding
    uint32_t count;
    uint32_t offered; // so many at the front may be suggested
} Naming;

// All roles; external ones are offered only if asked for.
Naming naming_of_roles(Session *session, bool offers_external);

// All onboardings; those of one role only are offered if it is given (else NULL).
Naming naming_of_onboardings(Session *session, const Role *role);

// All processes; those that the file declares or changes come first, and others are offered only if
// asked for.
Naming naming_of_processes(Session *session, bool offers_imported);

// The name that means a thing.
Str naming_called(const Naming *naming, const void *thing);

// The thing of this name. NULL, and a message where there is none, with suggestions or how it is
// called now, or where there are several.
const void *naming_find(Session *session, const Naming *naming, const char *name);

// The first thing of this name, without a word; NULL where there is none.
const void *naming_look(Session *session, const Naming *naming, const char *name);

// Help that lists what may be chosen.
void naming_list(const Naming *naming);
