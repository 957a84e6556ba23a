// Runs a command on a hostile input within bounds, and says what is wrong about how it behaved:
//
//     bounds BOX COMMAND...
//
// The command runs in the current folder, where input.sales may stand. Its streams go to BOX/out and
// BOX/err; what is wrong besides its answer goes to BOX/conduct, a line each: time, a crash, memory,
// control bytes, workflow commands. Gives the command's status, 124 where it took too long, or 128
// and the signal that ended it. MEMORY_KB sets another limit of memory.
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LARGEST = 64 << 20, LARGE = 16 << 20, SHOWN_MOST = 400 };

static volatile sig_atomic_t is_late;
static pid_t child;

static void end_child(int number)
{
    (void)number;
    is_late = 1;
    kill(-child, SIGKILL);
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0';
}

static long input_size(void)
{
    struct stat status;
    bool is_file = stat("input.sales", &status) == 0 && S_ISREG(status.st_mode);
    return !is_file ? 0 : status.st_size < LARGEST ? (long)status.st_size : LARGEST;
}

// Two seconds and 50 ms a megabyte, times five for a slow machine, of the processor's time: a busy
// machine makes nothing slower. Sanitizers do. Who waits for something is ended later.
static unsigned seconds_for(long size)
{
    return (unsigned)(10 + size / 4000000) * (is_set("SANITIZED") || is_set("COVERAGE") ? 3 : 1);
}

static long memory_for(long size)
{
    const char *given = getenv("MEMORY_KB");
    return given != NULL ? atol(given) : size > LARGE ? size / 1024 * 12 : 262144;
}

static void run_child(const char *out, const char *err, unsigned seconds, char **command)
{
    struct rlimit limit;
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = seconds;
    setrlimit(RLIMIT_CPU, &limit);
    setpgid(0, 0);
    dup2(open(out, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), 1);
    dup2(open(err, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), 2);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

// A whole file, with two zeros behind it; it is small, or was made by a command that ran away.
static unsigned char *read_file(const char *path, size_t *length)
{
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (file == NULL || fstat(fileno(file), &status) < 0) {
        perror(path);
        exit(125);
    }
    unsigned char *text = calloc(1, (size_t)status.st_size + 3);
    *length = text != NULL ? fread(text, 1, (size_t)status.st_size, file) : 0;
    fclose(file);
    return text;
}

// What nobody may see on a terminal, as `control_bytes` in tests/lib.sh has it.
static bool has_control_bytes(const unsigned char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = text[i], next = text[i + 1], third = c >= 0x80 ? text[i + 2] : 0;
        bool is_control = (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f;
        bool is_c1 = c == 0xc2 && next >= 0x80 && next <= 0x9f;
        bool is_direction = c == 0xe2
                            && ((next == 0x80 && third >= 0xa8 && third <= 0xae)
                                || (next == 0x81 && third >= 0xa6 && third <= 0xa9));
        if (is_control || is_c1 || is_direction) {
            return true;
        }
    }
    return false;
}

static bool has_workflow_command(const char *text)
{
    return strncmp(text, "::", 2) == 0 || strncmp(text, "##", 2) == 0
           || strstr(text, "\n::") != NULL || strstr(text, "\n##") != NULL;
}

static void show(FILE *said, const unsigned char *text, size_t length)
{
    for (size_t i = 0; i < length && i < SHOWN_MOST; i++) {
        fputc(text[i] >= 0x20 && text[i] < 0x7f ? text[i] : '.', said);
    }
    fputc('\n', said);
}

static void judge_streams(FILE *said, const char *out, const char *err, int status)
{
    size_t out_length, err_length;
    unsigned char *of_out = read_file(out, &out_length), *of_err = read_file(err, &err_length);
    if (status > 4 && !is_late) {
        fprintf(said, "ended with status %d: ", status);
        show(said, of_err, err_length);
    }
    if (has_control_bytes(of_out, out_length) || has_control_bytes(of_err, err_length)) {
        fputs("a control byte in the output\n", said);
    }
    if (has_workflow_command((const char *)of_err)) {
        fputs("a workflow command at the start of a line\n", said);
    }
    free(of_out);
    free(of_err);
}

static int judge(const char *box, int status, long memory_kb, long memory_most)
{
    char out[4096], err[4096], conduct[4096];
    snprintf(out, sizeof out, "%s/out", box);
    snprintf(err, sizeof err, "%s/err", box);
    snprintf(conduct, sizeof conduct, "%s/conduct", box);
    FILE *said = fopen(conduct, "w");
    if (said == NULL) {
        perror(conduct);
        return 125;
    }
    status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (is_late || status == 128 + SIGXCPU) {
        fputs("took too long\n", said);
    }
    judge_streams(said, out, err, status);
    if (!is_set("SANITIZED") && memory_kb > memory_most) {
        fprintf(said, "took %ld kB of memory\n", memory_kb);
    }
    fclose(said);
    return is_late ? 124 : status;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fputs("usage: bounds BOX COMMAND...\n", stderr);
        return 125;
    }
    const char *box = arguments[1];
    char out[4096], err[4096];
    snprintf(out, sizeof out, "%s/out", box);
    snprintf(err, sizeof err, "%s/err", box);
    long size = input_size();
    unsigned seconds = seconds_for(size);
    signal(SIGALRM, end_child);
    child = fork();
    if (child == 0) {
        run_child(out, err, seconds, arguments + 2);
    }
    alarm(seconds * 4);
    int status = 0;
    struct rusage used = {0};
    while (wait4(child, &status, 0, &used) < 0) {
        continue; // the alarm came first, and ends it
    }
    return judge(box, status, used.ru_maxrss, memory_for(size));
}
