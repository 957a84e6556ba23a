// Times scanning, parsing, the tree and resolving, without the checks: front RUNS FILE
//
// Prints the file's size in bytes, the median CPU time of a run in milliseconds, and MB a second.
#include "model/compile.h"

#include <stdio.h>
#include <stdlib.h>

#include <time.h>

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// Compiles once; gives the seconds it took, and the size of all that was read.
static double compile_once(const char *path, size_t *bytes)
{
    jmp_buf out_of_memory;
    if (setjmp(out_of_memory) != 0) {
        fprintf(stderr, "front: no memory\n");
        exit(4);
    }
    Limits limits = limits_default();
    limits.of[LIMIT_FILE_BYTES] = limits.of[LIMIT_IMPORT_BYTES] = 1 << 29;
    CompileOptions options = {.path = path, .limits = &limits};
    Compilation compilation;
    double begun = cpu_seconds();
    bool is_read = compile_run(&compilation, &options, &out_of_memory);
    double took = cpu_seconds() - begun;
    if (!is_read || !compilation.model->is_sound) {
        fprintf(stderr, "front: %s cannot be read, or has errors\n", path);
        exit(1);
    }
    *bytes = compilation.model->processes.at[0]->entity.node->tree->source->text.length;
    compile_free(&compilation);
    return took;
}

static int compare(const void *left, const void *right)
{
    double one = *(const double *)left;
    double other = *(const double *)right;
    return (one > other) - (one < other);
}

int main(int argc, char **argv)
{
    int runs = argc == 3 ? atoi(argv[1]) : 0;
    if (runs < 1) {
        fprintf(stderr, "usage: front RUNS FILE\n");
        return 2;
    }
    size_t bytes = 0;
    double *times = calloc((size_t)runs, sizeof *times);
    if (times == NULL) {
        return 4;
    }
    for (int i = 0; i < runs; i++) {
        times[i] = compile_once(argv[2], &bytes);
    }
    qsort(times, (size_t)runs, sizeof *times, compare);
    double middle = times[runs / 2];
    printf("%zu %.3f %.1f\n", bytes, middle * 1e3, (double)bytes / 1e6 / middle);
    free(times);
    return 0;
}
