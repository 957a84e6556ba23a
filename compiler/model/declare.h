// What every file declares, and what it sees of other files.
#pragma once

#include "model/load.h"

// Collects the declarations of all files of a program and fills their scopes. A name declared
// twice, or coming from two files, is reported.
void declare_all(Program *program);

// A name of up to three parts, as written: `bant.budget`.
typedef struct DottedName {
    Str part[3];
    uint32_t count;
} DottedName;

DottedName dotted_split(Str text);

// Looks up the first part of a name, behind an import alias if it starts with one. *used is the
// number of parts that were needed. NULL where nothing of this kind has the name.
Declaration *declared_find(const Program *program, const Module *module, StatementKind kind,
                           const DottedName *name, uint32_t *used);

// Whether the first part of a name is an alias of this file.
const Import *alias_find(const Program *program, const Module *module, Str name);
