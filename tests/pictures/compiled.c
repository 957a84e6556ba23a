// Compiles a file, or says why not and ends the process.
#include "compiled.h"

#include "check/check.h"

#include <stdio.h>
#include <stdlib.h>

static void give_up(const char *path, const char *why)
{
    fprintf(stderr, "%s: %s\n", path, why);
    exit(2);
}

void compiled_read(Compiled *compiled, const char *path)
{
    compiled->limits = limits_default();
    const CompileOptions options = {.path = path, .limits = &compiled->limits};
    const CheckOptions checks = {.today = {.kind = VALUE_NONE}};
    Compilation *compilation = &compiled->compilation;
    if (setjmp(compiled->out_of_memory) != 0) {
        give_up(path, "no memory");
    }
    if (!compile_run(compilation, &options, &compiled->out_of_memory)) {
        give_up(path, "cannot be read");
    }
    check_model(compilation->model, &compilation->findings, &checks, &compilation->arena);
    if (compilation->findings.error_count > 0) {
        give_up(path, "has errors");
    }
}

void compiled_free(Compiled *compiled)
{
    compile_free(&compiled->compilation);
}
