// From files to a model: the whole pipeline, in order.
#pragma once

#include "base/files.h"
#include "model/load.h"
#include "model/model.h"

typedef struct CompileOptions {
    const char *path;           // the file, or "-"
    const char *root;           // NULL: looked for
    const char *first_path;     // the file the root is looked for from; NULL: `path`
    const char *library_folder; // NULL: the library carried inside
    const Limits *limits;       // NULL: those of base/limits.def
    const Level *levels;        // one a rule; NULL: each rule's own
    const Overlay *overlays;    // texts that stand for files; NULL: none
} CompileOptions;

// One compilation: the file given, all that it imports, their findings, and the model.
typedef struct Compilation {
    Arena arena;
    Limits limits;
    Names names;
    Files *files;
    Findings findings;
    Program program;
    Model *model;      // NULL only where `result` is not FILE_READ
    FileResult result; // of reading the file given
    int error;         // errno where it, or the root, could not be opened
    uint64_t suggest_budget;
} Compilation;

// Reads, parses and resolves. The checks of check/ come after; the caller runs them. Returns false
// where the file given could not be read. Nothing is written. Free it in every case.
bool compile_run(Compilation *compilation, const CompileOptions *options, jmp_buf *out_of_memory);

// Reads and parses the file alone: nothing that it imports, and no name is resolved. NULL where it
// could not be read. Free it in every case.
const Tree *compile_parse(Compilation *compilation, const CompileOptions *options,
                          jmp_buf *out_of_memory);

void compile_free(Compilation *compilation);
