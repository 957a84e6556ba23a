// Names for what a file declares and imports, and the search for one.
#include "cli/naming.h"

#include "cli/message.h"

#include <string.h>

// ---- how the file calls things ------------------------------------------------------------------

// The things of a kind; each begins with its Entity.
typedef struct Things {
    const Entity **at;
    bool *is_offered; // a flag each: these are named first
    uint32_t count;
} Things;

// The name by which the file named on the command line sees a thing; empty where it does not.
static Str seen_name(Session *session, const Entity *entity)
{
    const Module *given = session->compilation.program.modules[0];
    const Source *source = statement_name_place(entity->node).source;
    Str behind = {0};
    if (source == given->source) {
        return name_str(entity->name);
    }
    for (uint32_t i = 0; i < given->import_count; i++) {
        const Import *import = &given->imports[i];
        if (import->module == NULL || import->module->source != source) {
            continue;
        }
        if (import->alias == NULL) {
            return name_str(entity->name);
        }
        behind = str_format(&session->arena, "%s.%s", import->alias->text, entity->name->text);
    }
    return behind;
}

// Whether the file sees another thing under the bare name of this one.
static bool is_hidden(Session *session, const Things *things, const Entity *entity)
{
    for (uint32_t i = 0; entity->twin > 0 && i < things->count; i++) {
        const Entity *other = things->at[i];
        if (other->name == entity->name
            && str_equal(seen_name(session, other), name_str(entity->name))) {
            return true;
        }
    }
    return false;
}

// The name that means a thing; empty where none does.
static Str name_for(Session *session, const Things *things, const Entity *entity)
{
    Str name = seen_name(session, entity);
    return name.length > 0 || is_hidden(session, things, entity) ? name : name_str(entity->name);
}

static Things room_for(Session *session, Naming *naming, uint32_t count)
{
    naming->at = ARENA_MANY(&session->arena, 2 * (size_t)count + 1, Candidate);
    return (Things){ARENA_MANY(&session->arena, count + 1, const Entity *),
                    ARENA_MANY(&session->arena, count + 1, bool), 0};
}

static void add_thing(Things *things, const Entity *entity, bool is_offered)
{
    things->at[things->count] = entity;
    things->is_offered[things->count++] = is_offered;
}

static void add_names(Session *session, Naming *naming, const Things *things)
{
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < things->count; i++) {
            const Entity *entity = things->at[i];
            Str name = name_for(session, things, entity);
            if (things->is_offered[i] == (round == 0) && name.length > 0) {
                naming->at[naming->count++] = (Candidate){name, entity->label, entity};
            }
        }
        naming->offered = round == 0 ? naming->count : naming->offered;
    }
}

Naming naming_of_roles(Session *session, bool offers_external)
{
    const RoleList *all = &session->compilation.model->roles;
    Naming naming = {
        .kind = "role",
        .option = "--role",
        .none = all->count == 0 ? "this file declares no role"
                                : "all roles here are external: of the buyer or a partner",
    };
    Things things = room_for(session, &naming, all->count);
    for (uint32_t i = 0; i < all->count; i++) {
        add_thing(&things, &all->at[i]->entity, offers_external || !all->at[i]->is_external);
    }
    add_names(session, &naming, &things);
    return naming;
}

Naming naming_of_onboardings(Session *session, const Role *role)
{
    const OnboardingList *all = &session->compilation.model->onboardings;
    Naming naming = {
        .kind = "onboarding",
        .option = "--onboarding",
        .none = "this file declares none: leave out `--onboarding`, and name a `--role`",
    };
    Things things = room_for(session, &naming, all->count);
    for (uint32_t i = 0; i < all->count; i++) {
        add_thing(&things, &all->at[i]->entity, role == NULL || all->at[i]->role == role);
    }
    add_names(session, &naming, &things);
    return naming;
}

// What the file changes of an import may be named without the alias, where nothing else is called so.
static void add_changed(Session *session, Naming *naming, const Things *things)
{
    for (uint32_t i = 0; i < things->count; i++) {
        const Entity *entity = things->at[i];
        if (things->is_offered[i] && !is_hidden(session, things, entity)
            && !str_equal(seen_name(session, entity), name_str(entity->name))) {
            naming->at[naming->count++] =
                (Candidate){name_str(entity->name), entity->label, entity};
        }
    }
}

Naming naming_of_processes(Session *session, bool offers_imported)
{
    const ProcessList *all = &session->compilation.model->processes;
    Naming naming = {
        .kind = "process",
        .option = "--process",
        .none = "this file declares and changes none",
    };
    Things things = room_for(session, &naming, all->count);
    for (uint32_t i = 0; i < all->count; i++) {
        add_thing(&things, &all->at[i]->entity, all->at[i]->is_given);
    }
    add_names(session, &naming, &things);
    naming.offered = offers_imported ? naming.count : naming.offered;
    add_changed(session, &naming, &things);
    return naming;
}

Str naming_called(const Naming *naming, const void *thing)
{
    const Entity *entity = thing;
    for (uint32_t i = 0; i < naming->count; i++) {
        if (naming->at[i].thing == thing) {
            return naming->at[i].name;
        }
    }
    return name_str(entity->name);
}

// ---- the search ---------------------------------------------------------------------------------

void naming_list(const Naming *naming)
{
    enum { SHOWN = 30 };
    if (naming->offered == 0) {
        message_help("%s", naming->none);
        return;
    }
    message_help("choose one of these with `%s NAME`:", naming->option);
    for (uint32_t i = 0; i < naming->offered && i < SHOWN; i++) {
        message_item("`%.*s`  %.*s", STR_ARGS(naming->at[i].name), STR_ARGS(naming->at[i].label));
    }
    if (naming->offered > SHOWN) {
        message_item("and %u more", naming->offered - SHOWN);
    }
}

// Whether a name meant this thing before it was called as it is now.
static bool was_called(const Candidate *candidate, Str name)
{
    const Entity *entity = candidate->thing;
    size_t alias = candidate->name.length - name_str(entity->name).length; // with its point
    if (name.length < alias || memcmp(name.at, candidate->name.at, alias) != 0) {
        return false;
    }
    Str bare = {name.at + alias, name.length - alias};
    for (uint32_t i = 0; i < entity->more->was.count; i++) {
        if (str_equal(name_str(entity->more->was.at[i]), bare)) {
            return true;
        }
    }
    return false;
}

// Says how a thing of this name is called now; false where none had it.
static bool report_renamed(const Naming *naming, Str name)
{
    for (uint32_t i = 0; i < naming->count; i++) {
        if (was_called(&naming->at[i], name)) {
            message("the %s `%.*s` is called `%.*s` now", naming->kind, STR_ARGS(name),
                    STR_ARGS(naming->at[i].name));
            return true;
        }
    }
    return false;
}

static void report_unknown(Session *session, const Naming *naming, const char *name, Str typed)
{
    if (report_renamed(naming, typed)) {
        return;
    }
    Suggestion near =
        suggest(str_from(name), naming->at, naming->offered, &session->compilation.suggest_budget);
    message("no %s is called `%s`", naming->kind, name);
    if (near.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(near.candidate->name));
    } else {
        naming_list(naming);
    }
}

static Str file_of(const Candidate *candidate)
{
    const Entity *entity = candidate->thing;
    return statement_name_place(entity->node).source->path;
}

static void report_several(const Naming *naming, const Candidate *first, const Candidate *second)
{
    Str one = file_of(first), other = file_of(second);
    message("`%.*s` is a%s %s of `%.*s` and one of `%.*s`", STR_ARGS(first->name),
            naming->kind[0] == 'o' ? "n" : "", naming->kind, STR_ARGS(one), STR_ARGS(other));
    message_help("import one of the files `as` something, and name that before: `something.%.*s`",
                 STR_ARGS(first->name));
}

// The first of this name from an index on; NULL where there is none.
static const Candidate *find_from(const Naming *naming, Str name, uint32_t from)
{
    for (uint32_t i = from; i < naming->count; i++) {
        if (str_equal(naming->at[i].name, name)) {
            return &naming->at[i];
        }
    }
    return NULL;
}

const void *naming_look(Session *session, const Naming *naming, const char *name)
{
    const Candidate *found = find_from(naming, str_compose(&session->arena, str_from(name)), 0);
    return found ? found->thing : NULL;
}

const void *naming_find(Session *session, const Naming *naming, const char *name)
{
    Str typed = str_compose(&session->arena, str_from(name)); // as names of files are
    const Candidate *found = find_from(naming, typed, 0);
    if (!found) {
        report_unknown(session, naming, name, typed);
        return NULL;
    }
    const Candidate *second = find_from(naming, typed, (uint32_t)(found - naming->at) + 1);
    if (second) {
        report_several(naming, found, second);
        return NULL;
    }
    return found->thing;
}
