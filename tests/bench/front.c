// Times the steps of a compilation in one process: front RUNS FILE
//
// Prints the file's size in bytes, the median CPU time of scanning, parsing, tree and resolving in
// milliseconds, MB a second of that, and the median CPU time of the checks, those of rules that are
// off by default included.
#include "check/check.h"
#include "model/compile.h"

#include <stdio.h>
#include <stdlib.h>

#include <time.h>

typedef struct Times {
    double read, check; // seconds
} Times;

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void all_rules(Level *levels)
{
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        Level level = rule_row((RuleId)rule)->level;
        levels[rule] = level == LEVEL_OFF ? LEVEL_WARNING : level;
    }
}

// Compiles once; *bytes is the size of all that was read.
static Times compile_once(const char *path, size_t *bytes)
{
    jmp_buf out_of_memory;
    if (setjmp(out_of_memory) != 0) {
        fprintf(stderr, "front: no memory\n");
        exit(4);
    }
    Limits limits = limits_default();
    limits.of[LIMIT_FILE_BYTES] = limits.of[LIMIT_IMPORT_BYTES] = 1 << 29;
    Level levels[RULE_COUNT];
    all_rules(levels);
    CompileOptions options = {.path = path, .limits = &limits, .levels = levels};
    CheckOptions asked = {.today = {.kind = VALUE_DATE, .year = 2026, .month = 1, .day = 1}};
    Compilation compilation;
    double begun = cpu_seconds();
    bool is_read = compile_run(&compilation, &options, &out_of_memory);
    double read = cpu_seconds();
    if (!is_read || !compilation.model->is_sound) {
        fprintf(stderr, "front: %s cannot be read, or has errors\n", path);
        exit(1);
    }
    check_model(compilation.model, &compilation.findings, &asked, &compilation.arena);
    double checked = cpu_seconds();
    *bytes = compilation.model->processes.at[0]->entity.node->tree->source->text.length;
    compile_free(&compilation);
    return (Times){read - begun, checked - read};
}

static int compare(const void *left, const void *right)
{
    double one = *(const double *)left;
    double other = *(const double *)right;
    return (one > other) - (one < other);
}

static double median(double *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, compare);
    return times[count / 2];
}

int main(int argc, char **argv)
{
    int runs = argc == 3 ? atoi(argv[1]) : 0;
    if (runs < 1) {
        fprintf(stderr, "usage: front RUNS FILE\n");
        return 2;
    }
    size_t bytes = 0;
    double *reads = calloc((size_t)runs * 2, sizeof *reads);
    if (reads == NULL) {
        return 4;
    }
    double *checks = reads + runs;
    for (int i = 0; i < runs; i++) {
        Times times = compile_once(argv[2], &bytes);
        reads[i] = times.read;
        checks[i] = times.check;
    }
    double read = median(reads, runs);
    printf("%zu %.3f %.1f %.3f\n", bytes, read * 1e3, (double)bytes / 1e6 / read,
           median(checks, runs) * 1e3);
    free(reads);
    return 0;
}
