// Files and what they import, read and parsed, in the order in which they count.
#pragma once

#include "base/files.h"
#include "base/finding.h"
#include "model/scope.h"

typedef struct Import {
    struct Module *module; // NULL where it could not be read (a finding says so)
    const Name *alias;     // NULL for a plain import
    const Statement *node;
} Import;

// A file of the compilation, with what it sees.
typedef struct Module {
    const Tree *tree;
    const Source *source;
    Import *imports;
    uint32_t import_count;
    Scope own;              // what it declares itself
    Scope visible;          // that, and what its plain imports declare themselves
    Declaration **declared; // its own declarations, in order
    uint32_t declared_count;
    bool is_loading;
    bool has_broken_import; // an import line has a mistake
} Module;

typedef struct Program {
    Arena *arena;
    Names *names;
    Files *files;
    Findings *findings;
    uint64_t *suggest_budget;
    Module **modules; // by tree index: in the order read
    uint32_t module_count, module_capacity;
    Module **order; // imports before the files that import them
    uint32_t order_count;
    const Limits *limits;
} Program;

// Reads a file named on the command line with everything it imports. Gives the result of reading
// the file itself; whatever is wrong with imports is a finding.
FileResult load_given(Program *program, const char *path);
