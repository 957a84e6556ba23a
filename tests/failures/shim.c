// Makes one call of the C library fail: loaded before it, with LD_PRELOAD.
//
//   FAIL_CALL  which calls are counted: memory, open, read, ... (the words below)
//   FAIL_AT    which of them fails, from 1; 0: none
//   FAIL_WITH  an errno, or: short (half is read or written), garbage (other bytes are written),
//              kill, term (the signal)
//   FAIL_IN    parent (if not said) or child: which side of a fork is counted
//   FAIL_TELL  a descriptor of a file of one byte, which becomes 1 when the call was made to fail
//
// Calls before main are not counted.
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
    bool is_counting;
    bool is_for_child;
    bool is_short, is_garbage;
    int error, signal;
    long at, count;
    char *tell; // shared with whoever asked; a child of the command may have closed the file
    char call[16];
} fail;

static long number_of(const char *name)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void start(void)
{
    const char *call = getenv("FAIL_CALL"), *with = getenv("FAIL_WITH"), *in = getenv("FAIL_IN");
    if (!call || !with) {
        return;
    }
    strncpy(fail.call, call, sizeof fail.call - 1);
    fail.is_short = strcmp(with, "short") == 0;
    fail.is_garbage = strcmp(with, "garbage") == 0;
    fail.signal = strcmp(with, "kill") == 0 ? SIGKILL : strcmp(with, "term") == 0 ? SIGTERM : 0;
    fail.error = (int)number_of("FAIL_WITH");
    fail.at = number_of("FAIL_AT");
    int tell = (int)number_of("FAIL_TELL");
    fail.tell = mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, tell, 0);
    if (fail.tell == MAP_FAILED) {
        _exit(121);
    }
    fail.is_for_child = in && strcmp(in, "child") == 0;
    fail.is_counting = !fail.is_for_child;
}

// Whether this call is the one. A signal is sent, and the call goes on.
static bool is_due(const char *call)
{
    if (!fail.is_counting || strcmp(call, fail.call) != 0 || ++fail.count != fail.at) {
        return false;
    }
    *fail.tell = 1;
    if (fail.signal != 0) {
        raise(fail.signal);
        return false;
    }
    errno = fail.error;
    return true;
}

// The next function of this name, in the type of the function that asks.
#define NEXT(name) ((__typeof__(&(name)))(uintptr_t)dlsym(RTLD_NEXT, #name))

// A function that fails with `failure`.
#define FAILING(call, result, name, parameters, arguments, failure)                                \
    result name parameters                                                                         \
    {                                                                                              \
        return is_due(call) ? (failure) : NEXT(name) arguments;                                    \
    }

// ---- memory -------------------------------------------------------------------------------------

// Looking a function up takes memory itself: that comes from here.
static char early[4096];
static size_t early_used;

static void *early_take(size_t size)
{
    void *slice = early + early_used;
    early_used += (size + 15) / 16 * 16;
    if (early_used > sizeof early) {
        _exit(120);
    }
    return slice;
}

static struct {
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
    void (*free)(void *);
    bool is_looking;
} real;

static bool look_up(void)
{
    if (real.free || real.is_looking) {
        return !real.is_looking;
    }
    real.is_looking = true;
    real.malloc = NEXT(malloc);
    real.calloc = NEXT(calloc);
    real.realloc = NEXT(realloc);
    real.free = NEXT(free);
    real.is_looking = false;
    return true;
}

void *malloc(size_t size)
{
    if (!look_up()) {
        return early_take(size);
    }
    return is_due("memory") ? NULL : real.malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (!look_up()) {
        return early_take(count * size);
    }
    return is_due("memory") ? NULL : real.calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    look_up();
    return is_due("memory") ? NULL : real.realloc(memory, size);
}

void free(void *memory)
{
    bool is_early = (char *)memory >= early && (char *)memory < early + sizeof early;
    if (!is_early && look_up()) {
        real.free(memory);
    }
}

// ---- files --------------------------------------------------------------------------------------

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return is_due("open") ? -1 : NEXT(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return is_due("open") ? -1 : NEXT(openat)(folder, path, flags, mode);
}

long syscall(long number, ...)
{
    long arguments[6];
    va_list rest;
    va_start(rest, number);
    for (int i = 0; i < 6; i++) {
        arguments[i] = va_arg(rest, long);
    }
    va_end(rest);
    if (number == SYS_openat2 && is_due("open")) {
        return -1;
    }
    return NEXT(syscall)(number, arguments[0], arguments[1], arguments[2], arguments[3],
                         arguments[4], arguments[5]);
}

FAILING("path", char *, realpath, (const char *path, char *real_path), (path, real_path), NULL)
FAILING("stat", int, fstat, (int descriptor, struct stat *status), (descriptor, status), -1)
FAILING("stat", int, lstat, (const char *path, struct stat *status), (path, status), -1)
FAILING("stat", int, fstatat, (int folder, const char *path, struct stat *status, int flags),
        (folder, path, status, flags), -1)
FAILING("sync", int, fsync, (int descriptor), (descriptor), -1)
FAILING("rename", int, renameat, (int from, const char *old, int to, const char *name),
        (from, old, to, name), -1)
FAILING("rename", int, renameat2,
        (int from, const char *old, int to, const char *name, unsigned int flags),
        (from, old, to, name, flags), -1)
FAILING("rename", int, linkat, (int from, const char *old, int to, const char *name, int flags),
        (from, old, to, name, flags), -1)
FAILING("remove", int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags),
        -1)
FAILING("lock", int, flock, (int descriptor, int how), (descriptor, how), -1)
FAILING("truncate", int, ftruncate, (int descriptor, off_t size), (descriptor, size), -1)
FAILING("memory-file", int, memfd_create, (const char *name, unsigned int flags), (name, flags), -1)
FAILING("random", ssize_t, getrandom, (void *bytes, size_t size, unsigned int flags),
        (bytes, size, flags), -1)
FAILING("folder", int, mkdir, (const char *path, mode_t mode), (path, mode), -1)
FAILING("folder", int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode),
        -1)
FAILING("list", DIR *, fdopendir, (int descriptor), (descriptor), NULL)
FAILING("list", struct dirent *, readdir, (DIR * folder), (folder), NULL)
FAILING("mode", int, fchmod, (int descriptor, mode_t mode), (descriptor, mode), -1)
FAILING("mode", int, fchown, (int descriptor, uid_t user, gid_t group), (descriptor, user, group),
        -1)
FAILING("copy", int, dup, (int descriptor), (descriptor), -1)
FAILING("pipe", int, pipe2, (int ends[2], int flags), (ends, flags), -1)
FAILING("wait", int, poll, (struct pollfd * wanted, nfds_t count, int most), (wanted, count, most),
        -1)

// What the C library calls where it knows the size of the buffer.
char *__realpath_chk(const char *path, char *real_path, size_t size);
char *__realpath_chk(const char *path, char *real_path, size_t size)
{
    (void)size;
    return is_due("path") ? NULL : NEXT(realpath)(path, real_path);
}

// It is closed, and the failure only says that what was written is lost.
int close(int descriptor)
{
    int result = NEXT(close)(descriptor);
    return is_due("close") ? -1 : result;
}

static size_t some_of(size_t size)
{
    return size > 1 ? size / 2 : size;
}

ssize_t read(int descriptor, void *bytes, size_t size)
{
    if (is_due("read")) {
        return fail.is_short ? NEXT(read)(descriptor, bytes, some_of(size)) : -1;
    }
    return NEXT(read)(descriptor, bytes, size);
}

static ssize_t write_garbage(int descriptor, size_t size)
{
    char garbage[256];
    memset(garbage, 0x7f, sizeof garbage);
    return NEXT(write)(descriptor, garbage, size < sizeof garbage ? size : sizeof garbage);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    if (is_due(descriptor == STDERR_FILENO ? "tell" : "write")) {
        if (fail.is_garbage) {
            return write_garbage(descriptor, size);
        }
        return fail.is_short ? NEXT(write)(descriptor, bytes, some_of(size)) : -1;
    }
    return NEXT(write)(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at)
{
    if (is_due("write")) {
        return fail.is_short ? NEXT(pwrite)(descriptor, bytes, some_of(size), at) : -1;
    }
    return NEXT(pwrite)(descriptor, bytes, size, at);
}

// ---- processes ----------------------------------------------------------------------------------

pid_t fork(void)
{
    if (is_due("fork")) {
        return -1;
    }
    pid_t child = NEXT(fork)();
    if (child == 0) {
        fail.is_counting = fail.is_for_child;
    }
    return child;
}
