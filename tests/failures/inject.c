// Runs a command again and again, and lets one call of it fail each time: the first, the second, and
// so on until it comes to its end without meeting the failure.
//
//   inject SHIM FOLDER CALL WITH STATUSES COMMAND...
//
// FOLDER is where the command works; it is put back before each run. CALL and WITH are those of
// shim.c. After a failure the command either did all the same (same status, streams and files as
// without one), or said why not in one line, ended with a status of STATUSES ("34"), and left the
// folder as it was. A picture may also come out simpler, with a warning. What breaks this is
// printed; the last line is the number of runs. SAMPLE=1 leaves out some of many runs.
#include "snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TELL = 60, SECONDS_MOST = 60, PRINTED_MOST = 6 };

typedef struct Trial {
    const char *shim, *folder, *call, *with, *statuses;
    char **command;
    Snapshot before;
} Trial;

typedef struct Run {
    bool is_failed; // the failure was met
    int status;     // 128 and the signal where one ended it
    Bytes out, err;
    Snapshot after;
} Run;

static int open_memory(const char *name)
{
    int descriptor = memfd_create(name, MFD_CLOEXEC);
    if (descriptor < 0) {
        snapshot_fail("memory");
    }
    return descriptor;
}

static Bytes read_memory(int descriptor)
{
    Bytes bytes = bytes_read(descriptor);
    close(descriptor);
    return bytes;
}

// Sets what shim.c reads; the shim itself is loaded in the command alone.
static void set_failure(const Trial *trial, long at)
{
    char number[24];
    snprintf(number, sizeof number, "%ld", at);
    setenv("FAIL_AT", number, 1);
    setenv("FAIL_CALL", trial->call, 1);
    setenv("FAIL_WITH", trial->with, 1);
    snprintf(number, sizeof number, "%d", TELL);
    setenv("FAIL_TELL", number, 1);
    setenv("LD_PRELOAD", trial->shim, 1);
}

static pid_t start(const Trial *trial, int out, int err, int tell)
{
    extern char **environ;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, 1);
    posix_spawn_file_actions_adddup2(&actions, err, 2);
    posix_spawn_file_actions_adddup2(&actions, tell, TELL);
    pid_t child;
    int error = posix_spawn(&child, trial->command[0], &actions, NULL, trial->command, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        errno = error;
        snapshot_fail(trial->command[0]);
    }
    return child;
}

static Run run(const Trial *trial, long at)
{
    Run result = {0};
    int out = open_memory("out"), err = open_memory("err"), tell = open_memory("tell"), status = 0;
    if (ftruncate(tell, 1) < 0) {
        snapshot_fail("tell");
    }
    snapshot_restore(trial->folder, &trial->before);
    set_failure(trial, at);
    pid_t child = start(trial, out, err, tell);
    unsetenv("LD_PRELOAD");
    alarm(SECONDS_MOST); // ends us, and with it the test
    waitpid(child, &status, 0);
    alarm(0);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    Bytes told = read_memory(tell);
    result.is_failed = told.at[0] == 1;
    free(told.at);
    result.out = read_memory(out);
    result.err = read_memory(err);
    result.after = snapshot_take(trial->folder);
    return result;
}

static void run_free(Run *result)
{
    free(result->out.at);
    free(result->err.at);
    snapshot_free(&result->after);
}

// ---- judging ------------------------------------------------------------------------------------

// How long the text is without the line with which a build ends: it says how many files were
// written, and a file that cannot be read to be compared is written.
static size_t length_told(const Bytes *text)
{
    const char *closing = strstr(text->at, " files in `");
    while (closing && closing > text->at && closing[-1] != '\n') {
        closing--;
    }
    return closing ? (size_t)(closing - text->at) : text->length;
}

static bool is_told_alike(const Bytes *left, const Bytes *right)
{
    size_t length = length_told(left);
    return length == length_told(right) && memcmp(left->at, right->at, length) == 0;
}

static bool is_same(const Run *left, const Run *right)
{
    return bytes_equal(&left->out, &right->out) && is_told_alike(&left->err, &right->err)
           && snapshot_equal(&left->after, &right->after);
}

static int count_of(const Bytes *text, const char *word)
{
    int count = 0;
    for (const char *at = text->at; (at = strstr(at, word)) != NULL; at++) {
        count += at == text->at || at[-1] == '\n' || word[0] != 's';
    }
    return count;
}

// A picture that was laid out by the simpler way, or has no letters inside, says so.
static bool is_simpler(const Run *result)
{
    int simply = count_of(&result->err, "laid out simply");
    int fontless = count_of(&result->err, "the font could not be put into the picture");
    return simply <= 1 && fontless <= 1 && simply + fontless > 0
           && count_of(&result->err, "stagecraft: ") == simply + fontless
           && snapshot_has_whole_picture(&result->after);
}

// Whether a picture is painted by cairo: `-o out.png`, `-o out.pdf`.
static bool is_painted(const Trial *trial)
{
    bool is = false;
    for (char *const *word = trial->command; *word != NULL; word++) {
        const char *ending = strrchr(*word, '.');
        is |= ending != NULL && (strcmp(ending, ".png") == 0 || strcmp(ending, ".pdf") == 0);
    }
    return is;
}

// Cairo draws a curve with fewer corners where it gets no memory for another one (seen below
// cairo_stroke), and says nothing: such a picture is whole, a few of its dots are others.
static bool is_rougher(const Trial *trial, const Run *whole, const Run *result)
{
    return getenv("FAIL_IN") != NULL && is_painted(trial) && strcmp(trial->call, "memory") == 0
           && bytes_equal(&whole->err, &result->err) && bytes_equal(&whole->out, &result->out)
           && whole->after.count == result->after.count
           && snapshot_has_whole_picture(&result->after);
}

// After a signal, all files are the old ones or all the new ones. Who is killed may leave temporary
// files, and some files old and some new, but each of them whole.
static const char *judge_signal(const Trial *trial, const Run *whole, const Run *result)
{
    bool is_old = snapshot_equal(&result->after, &trial->before);
    bool is_new = snapshot_equal(&result->after, &whole->after);
    if (strcmp(trial->with, "kill") == 0) {
        is_new |= snapshot_is_between(&result->after, &trial->before, &whole->after);
    }
    return is_old || is_new ? NULL : "the folder is neither as before nor as it should be";
}

// All files are the old ones, or, where the failure came after the writing, all the new ones.
static bool is_in_order(const Trial *trial, const Run *whole, const Run *result)
{
    return snapshot_equal(&result->after, &trial->before)
           || snapshot_equal(&result->after, &whole->after);
}

// A file that an import names is part of what is judged: that it cannot be read is a finding. Where
// the folder cannot be listed, what the name may have meant is left out.
static bool is_about_import(const Trial *trial, const Run *whole, const Run *result)
{
    const char *word = whole->status == 1 ? "[import-not-found]" : "this file cannot be read";
    bool is_said = strstr(result->err.at, word) != NULL || strstr(result->out.at, word) != NULL
                   || strstr(result->out.at, "import-not-found") != NULL;
    return result->status == 1 && strcmp(trial->call, "memory") != 0 && is_said;
}

// One file of a build that could not be made, or taken away, does not stop the rest.
static bool is_partial(const Trial *trial, const Run *whole, const Run *result)
{
    bool is_one = strstr(result->err.at, "stagecraft: cannot make `site/") != NULL;
    bool is_left = strstr(result->err.at, "stagecraft: cannot remove `site/") != NULL;
    return ((is_one && result->status == 4) || (is_left && result->status == 3))
           && count_of(&result->err, "stagecraft: ") == 1
           && snapshot_is_partial(&result->after, &trial->before, &whole->after);
}

// What is wrong with a run that met its failure; NULL where nothing is.
static const char *judge(const Trial *trial, const Run *whole, const Run *result)
{
    bool is_child = getenv("FAIL_IN") != NULL;
    if (!is_child && (strcmp(trial->with, "kill") == 0 || strcmp(trial->with, "term") == 0)) {
        return judge_signal(trial, whole, result);
    }
    bool could_tell = strstr(result->err.at, "stagecraft: not enough memory\n") == NULL;
    if (result->status == whole->status && (strcmp(trial->call, "tell") == 0 || !could_tell)) {
        return snapshot_equal(&result->after, &whole->after) ? NULL : "other files than it should";
    }
    if (result->status == whole->status && (is_same(result, whole) || is_simpler(result))) {
        return NULL;
    }
    if (result->status == whole->status && is_rougher(trial, whole, result)) {
        return NULL;
    }
    if (is_about_import(trial, whole, result)) {
        return is_in_order(trial, whole, result) ? NULL : "writes in spite of a finding";
    }
    if (result->status == whole->status) {
        return "ends as if nothing had happened, but something else came out";
    }
    if (is_partial(trial, whole, result)) {
        return NULL;
    }
    if (result->status > 9 || strchr(trial->statuses, '0' + result->status) == NULL) {
        return "ends with a wrong status";
    }
    if (count_of(&result->err, "stagecraft: ") != 1) {
        return "does not say why in one line";
    }
    return is_in_order(trial, whole, result) ? NULL : "left something, or took something";
}

static void print_case(const Trial *trial, long at, const Run *result, const char *fault)
{
    printf("%s %ld, %s: %s; status %d\n", trial->call, at, trial->with, fault, result->status);
    printf("%.*s\n", (int)(result->err.length < 900 ? result->err.length : 900), result->err.at);
    snapshot_print_difference(&trial->before, &result->after);
}

static long after(long at)
{
    return at + 1 + (getenv("SAMPLE") && at >= 8 ? at / 5 : 0);
}

int main(int count, char **arguments)
{
    if (count < 7) {
        fputs("usage: inject SHIM FOLDER CALL WITH STATUSES COMMAND...\n", stderr);
        return 2;
    }
    Trial trial = {arguments[1],
                   arguments[2],
                   arguments[3],
                   arguments[4],
                   arguments[5],
                   arguments + 6,
                   snapshot_take(arguments[2])};
    Run whole = run(&trial, 0);
    int faults = 0, runs = 0;
    bool is_over = false;
    for (long at = 1; !is_over; at = after(at), runs++) {
        Run result = run(&trial, at);
        is_over = !result.is_failed;
        const char *fault = is_over ? (is_same(&result, &whole) ? NULL : "two runs differ")
                                    : judge(&trial, &whole, &result);
        if (fault && ++faults <= PRINTED_MOST) {
            print_case(&trial, at, &result, fault);
        }
        run_free(&result);
    }
    run_free(&whole);
    snapshot_restore(trial.folder, &trial.before);
    snapshot_free(&trial.before);
    if (faults > 0) {
        printf("%d of %d runs went wrong\n", faults, runs);
    }
    printf("%d\n", runs);
    return faults != 0;
}
