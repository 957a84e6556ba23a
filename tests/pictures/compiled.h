// A file compiled as the command does it, for programs that test pictures.
#pragma once

#include "model/compile.h"

typedef struct Compiled {
    Compilation compilation;
    Limits limits;
    jmp_buf out_of_memory;
} Compiled;

// Reads, resolves and checks. Ends the process where the file has errors: a test's own files are
// sound.
void compiled_read(Compiled *compiled, const char *path);

void compiled_free(Compiled *compiled);
