// A tree's file, laid out in the one style. Only blanks and line ends differ from what was written:
// every word, text, number and comment stays.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

typedef enum FormatResult {
    FORMAT_RIGHT,     // the file is laid out already
    FORMAT_CHANGED,   // `text` is what it becomes
    FORMAT_TOO_LARGE, // it would become larger than a file may be
    FORMAT_FAULTY,    // what it would become says something else: a fault of stagecraft
} FormatResult;

// Lays out the file of a tree without errors. Where it is not laid out already, what it becomes is
// written to `text`, which must be empty, and verified: it is parsed again, must have the same tree
// and the same comments, and must be laid out. `scratch` is for what that takes, and goes its own way
// where there is no memory.
FormatResult format_verified(const Tree *tree, const Limits *limits, Arena *scratch, Out *text);
