// Sources replaced by what a command made of them.
#pragma once

#include "cli/session.h"

typedef struct Replacement {
    struct Replacement *next;
    Str path;        // below the root, as it was read
    bool is_product; // it was not read: the file there, if any, is what an earlier run made
    FileId id;       // 0, 0: standard input, whose text goes to standard output
    Str original;    // the bytes that were read
    const Out *text; // what stands there now
} Replacement;

// Puts all texts in the places of their files, or, after a failure, none. `files` is the project
// that they were read in; mode and owner stay. A link is followed as it was read, so it is the file
// behind it that is replaced, and only inside the root. A file that is no longer what was read is
// left alone. STATUS_FILE, and one line that says why, where they could not be written.
Status replacements_write(Session *session, Files *files, const Replacement *first);
