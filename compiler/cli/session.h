// One run of a command: what it was asked, the memory it uses, and how it ends.
#pragma once

#include "base/out.h"
#include "base/save.h"
#include "cli/options.h"
#include "draw/draw.h"
#include "emit/report.h"
#include "emit/text.h"
#include "model/compile.h"

typedef struct Shown Shown; // see cli/findings.c
typedef struct Mend Mend;   // see cli/mend_parts.h
typedef struct Build Build; // see cli/build_job.h

struct Session {
    const Options *options;
    jmp_buf *out_of_memory;
    Arena arena;                  // lives as long as the run
    Compilation compilation;      // of the file at work; empty between files
    bool is_compiled;             // `compilation` holds something to free
    uint32_t written[RULE_COUNT]; // its findings a rule, before the model as a whole was checked
    const Overlay *overlays;      // texts that stand for files
    Mend *mend;                   // what was mended; NULL: nobody asked
    Build *build;                 // what the command build is at; NULL: another command
    Arena page;                   // lives as long as one product is made
    Out out;                      // the product being written
    Out *caught;                  // where a product goes instead of its file; NULL: to its file
    Out *outs;                    // where a command makes several: all of them, in `arena`
    uint32_t out_count;
    LayoutNotes layouts;           // of the maps of its handouts
    struct BookletPrint *booklets; // handouts on their way to paper, in `arena`
    uint32_t booklet_count, booklet_room;
    Out notes;          // findings on their way to standard error
    Report report;      // findings for programs; its format is NULL where people read them
    TextCounts counts;  // of all compilations of the run
    bool is_search_cut; // in one of them the names to suggest were too many to search
    Shown **shown;      // findings shown in this run; NULL: none
    Shown *files;       // files of which something was shown, by their path
    Save save;          // files on their way to their places
    bool is_saving;     // `save` must be dropped if the run is broken off
};

// The commands; each gives a Status.
#define COMMAND(id, arguments, text, example, options) Status command_##id(Session *session);
#include "cli/commands.def"
#undef COMMAND
