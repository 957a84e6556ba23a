// Runs commands in turn, many times, and prints the medians of each: measure RUNS CMD... [, CMD...]
//
// The commands are separated by a comma and run alternately, so that a busy machine slows all of
// them alike. A line a command: wall time and CPU time in milliseconds, peak memory in KB. Of two or
// more, a last line: the median of the first's wall time, CPU time and memory over the second's in
// the same turn. What they write to standard output is thrown away; one that fails ends the
// measuring.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS_MOST = 4 };

typedef struct Measured {
    double wall, cpu, peak;
} Measured;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void run_command(char **command)
{
    int nothing = open("/dev/null", O_WRONLY);
    dup2(nothing, STDOUT_FILENO);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

static Measured measure(char **command)
{
    struct rusage used;
    int status;
    double begun = seconds();
    pid_t child = fork();
    if (child == 0) {
        run_command(command);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) {
        fprintf(stderr, "measure: `%s` failed\n", command[0]);
        exit(1);
    }
    double cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3
                 + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
    return (Measured){(seconds() - begun) * 1e3, cpu, (double)used.ru_maxrss};
}

static int compare(const void *left, const void *right)
{
    double one = *(const double *)left;
    double other = *(const double *)right;
    return (one > other) - (one < other);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

static void print_medians(const Measured *measured, int runs)
{
    double *wall = calloc((size_t)runs * 3, sizeof *wall);
    if (wall == NULL) {
        exit(4);
    }
    double *cpu = wall + runs;
    double *peak = cpu + runs;
    for (int i = 0; i < runs; i++) {
        wall[i] = measured[i].wall;
        cpu[i] = measured[i].cpu;
        peak[i] = measured[i].peak;
    }
    printf("%.3f %.3f %.0f\n", median(wall, runs), median(cpu, runs), median(peak, runs));
    free(wall);
}

static double over(double one, double other)
{
    return other > 0 ? one / other : 0;
}

// Of each turn the first command over the second: a slow moment slows both.
static void print_ratios(const Measured *one, const Measured *other, int runs)
{
    double *values = calloc((size_t)runs, sizeof *values);
    if (values == NULL) {
        exit(4);
    }
    for (int kind = 0; kind < 3; kind++) {
        for (int i = 0; i < runs; i++) {
            values[i] = kind == 0   ? over(one[i].wall, other[i].wall)
                        : kind == 1 ? over(one[i].cpu, other[i].cpu)
                                    : over(one[i].peak, other[i].peak);
        }
        printf("%.4f%s", median(values, runs), kind < 2 ? " " : "\n");
    }
    free(values);
}

int main(int argc, char **argv)
{
    char **commands[COMMANDS_MOST];
    int runs = argc > 1 ? atoi(argv[1]) : 0;
    int count = 0;
    for (int i = 2; i < argc; i++) {
        if (i == 2 && count < COMMANDS_MOST) {
            commands[count++] = &argv[i];
        } else if (strcmp(argv[i], ",") == 0 && i + 1 < argc && count < COMMANDS_MOST) {
            argv[i] = NULL;
            commands[count++] = &argv[i + 1];
        }
    }
    if (runs < 1 || count < 1) {
        fprintf(stderr, "usage: measure RUNS CMD... [, CMD...]\n");
        return 2;
    }
    Measured *measured = calloc((size_t)(runs * count), sizeof *measured);
    if (measured == NULL) {
        return 4;
    }
    for (int run = 0; run < runs; run++) {
        for (int i = 0; i < count; i++) {
            measured[i * runs + run] = measure(commands[i]);
        }
    }
    for (int i = 0; i < count; i++) {
        print_medians(&measured[i * runs], runs);
    }
    if (count > 1) {
        print_ratios(measured, measured + runs, runs);
    }
    free(measured);
    return 0;
}
