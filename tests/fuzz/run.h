// One compilation of an input in memory.
#pragma once

#include "input.h"
#include "model/compile.h"

// Called with the compilation; may take memory from its arena. The model was not yet checked.
typedef void CompiledUse(Compilation *compilation, const Limits *limits);

// Compiles the input with every rule on, hands it on, and frees it.
void run_compilation(const Input *input, CompiledUse *use);

// Runs all checks.
void run_checks(Compilation *compilation);

// What a fuzzer, or the replay, calls.
int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length);
