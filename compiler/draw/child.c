// A child process with limits: fork, confine, work, and read back what it sends.
//
// The parent reads until the end of the pipe, with a deadline, and kills the child if it is late or
// sends more than it may. Behind all comes a sum, which tells garbage from what was sent. A library
// that gets no memory may go on with less, as if nothing had happened: what it leaves in errno tells.
// A child that is done ends with _exit, so that nothing of the parent's is flushed or freed twice.
#include "draw/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// A sanitizer's own memory is more than any limit.
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

enum { STATUS_CANNOT_SEND = 4, STATUS_NO_MEMORY = 8, CHUNK = 1 << 14 };

static const uint64_t SUM_OF_NOTHING = 0xCBF29CE484222325; // FNV's offset basis

// ---- in the child -------------------------------------------------------------------------------

static void confine(const Limits *limits, int output)
{
    rlim_t bytes = limits->of[LIMIT_LAYOUT_MEMORY], time = limits->of[LIMIT_LAYOUT_SECONDS];
    struct rlimit memory = {bytes, bytes}, seconds = {time, time + 1}, core = {0, 0};
    if (!IS_SANITIZED)
        setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &core);
    int nothing = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3 && nothing >= 0; i++)
        if (i != output)
            dup2(nothing, i);
    if (output > 3)
        close_range(3, (unsigned)output - 1, 0);
    close_range((unsigned)output + 1, ~0u, 0);
    signal(SIGPIPE, SIG_DFL);
}

static uint64_t summed(uint64_t sum, const void *bytes, size_t length)
{
    const uint64_t PRIME = 0x100000001B3;
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        sum = (sum ^ at[i]) * PRIME;
    return sum;
}

void child_send(Channel *output, const void *bytes, size_t length)
{
    const char *at = bytes;
    output->sum = summed(output->sum, bytes, length);
    while (length > 0) {
        ssize_t sent = write(output->descriptor, at, length);
        if (sent < 0 && errno != EINTR)
            _exit(STATUS_CANNOT_SEND);
        at += sent > 0 ? sent : 0;
        length -= sent > 0 ? (size_t)sent : 0;
    }
}

// ---- in the parent ------------------------------------------------------------------------------

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Reads some bytes before the deadline: how many, 0 at the end, below 0 where that fails.
static ssize_t receive(int input, char *bytes, int64_t deadline)
{
    for (;;) {
        int64_t left = deadline - milliseconds_now();
        struct pollfd wanted = {.fd = input, .events = POLLIN};
        if (left <= 0)
            return -1;
        int ready = poll(&wanted, 1, (int)left);
        ssize_t got = ready > 0 ? read(input, bytes, CHUNK) : -1;
        if (ready == 0 || (got < 0 && errno != EINTR))
            return -1;
        if (got >= 0)
            return got;
    }
}

static bool receive_all(int input, const Limits *limits, Out *out)
{
    int64_t deadline = milliseconds_now() + (int64_t)limits->of[LIMIT_LAYOUT_SECONDS] * 1000;
    uint64_t left = limits->of[LIMIT_LAYOUT_OUTPUT];
    char bytes[CHUNK];
    ssize_t got;
    while ((got = receive(input, bytes, deadline)) > 0) {
        if ((uint64_t)got > left)
            return false;
        left -= (uint64_t)got;
        out_bytes(out, bytes, (size_t)got);
    }
    return got == 0 && !out->failed;
}

// Takes the sum from behind what came in; false where it is another.
static bool take_sum(Out *out, size_t from)
{
    uint64_t sum;
    if (out->length < from + sizeof sum)
        return false;
    out->length -= sizeof sum;
    memcpy(&sum, out->bytes + out->length, sizeof sum);
    return sum == summed(SUM_OF_NOTHING, out->bytes + from, out->length - from);
}

static ChildEnd end_of(pid_t child, bool is_whole)
{
    int status = 0;
    if (!is_whole)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    int own = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    bool is_done = is_whole && WIFEXITED(status) && own == 0;
    return (ChildEnd){is_done ? CHILD_DONE : CHILD_FAILED, own};
}

ChildEnd child_run(const Limits *limits, ChildWork *work, const void *given, Out *out)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return (ChildEnd){CHILD_FAILED, 0};
    pid_t child = fork();
    if (child == 0) {
        Channel output = {ends[1], SUM_OF_NOTHING};
        confine(limits, ends[1]);
        errno = 0;
        work(given, &output);
        if (errno == ENOMEM)
            _exit(STATUS_NO_MEMORY);
        uint64_t sum = output.sum;
        child_send(&output, &sum, sizeof sum);
        _exit(0);
    }
    close(ends[1]);
    size_t from = out->length;
    bool is_whole = child > 0 && receive_all(ends[0], limits, out) && take_sum(out, from);
    close(ends[0]);
    return child > 0 ? end_of(child, is_whole) : (ChildEnd){CHILD_FAILED, 0};
}
