// What a build hands to the writer of its page: the processes, and every file made of them.
//
// Paths are those from the page: "b2b/flow.svg". They are made of small letters, digits, '-', '/'
// and '.', and need no escaping; all other text does. Everything stands in the order in which a
// reader looks for it: files as they were given, processes as declared, views as in views.def.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "model/model.h"
#include "views/views.h"

typedef enum SiteKind {
    SITE_VIEW,    // a picture or a table; of a process, or, without one, of the whole file
    SITE_HANDOUT, // of a role
    SITE_POCKET,  // the same, on one page
    SITE_TEAM,    // what every role has to show, in one table
    SITE_MODEL,   // all of it, for programs
} SiteKind;

// One file that the build made.
typedef struct SiteFile {
    Str path;
    const char *ending; // its format: "svg"
    const char *text;   // what the format is for
    Str bytes;          // of an SVG its whole text, else empty
} SiteFile;

// A thing to look at, in one or more formats.
typedef struct SiteItem {
    SiteKind kind;
    ViewId view;            // of SITE_VIEW
    const char *name;       // "flow", "handout"
    const char *text;       // what it shows, our own words
    const Process *process; // of SITE_VIEW; NULL: of all processes
    const Role *role;       // of SITE_HANDOUT and SITE_POCKET
    SiteFile *files;
    uint32_t file_count; // never 0
} SiteItem;

// What was made of one FILE of the command line.
typedef struct SitePart {
    Str source; // its path below the project's root; "<stdin>"
    const Model *model;
    const Findings *findings;     // warnings only: the model is sound; sorted
    const ProcessList *processes; // those it declares or changes; never empty
    SiteItem *items;
    uint32_t item_count;
} SitePart;

typedef struct Site {
    const SitePart *parts;
    uint32_t part_count; // never 0
    const Limits *limits;
} Site;
