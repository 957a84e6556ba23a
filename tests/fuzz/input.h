// The input of a fuzz target: the files of a small project in one run of bytes.
//
// The first file is called main.sales. A line `#== PATH` begins the next one, so imports of several
// files, circles among them, and changes of what was imported can all be tried.
#pragma once

#include "base/str.h"

enum { INPUT_FILES_MOST = 32 };

typedef struct InputFile {
    Str path, text;
} InputFile;

typedef struct Input {
    InputFile files[INPUT_FILES_MOST];
    uint32_t count; // at least 1
} Input;

// Cuts the bytes, which the input goes on pointing into.
Input input_split(const char *bytes, size_t length);

// From now on the files of base/files.h are those of this input; nothing else can be read.
void input_use(const Input *input);

// A number made from bytes, for choices that are to follow from the input.
uint32_t input_hash(Str bytes);
