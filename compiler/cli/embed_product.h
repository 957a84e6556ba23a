// What a mark asks for, made.
#pragma once

#include "cli/embed_marks.h"
#include "cli/session.h"

typedef struct Embedded {
    Str text;         // what stands between the marks: Markdown with LF ends, one at its end
    const char *path; // of the file that goes with it, as the mark has it; NULL: none
    Str bytes;        // of that file
} Embedded;

// Runs the command of a mark in the Markdown file `page` (as given on the command line), with files
// below `root` only. Everything made lives in session->arena. With a status other than STATUS_CLEAN
// messages say why there is nothing.
Status embed_make(Session *session, const char *page, const char *root, const EmbedMark *mark,
                  Embedded *made);
