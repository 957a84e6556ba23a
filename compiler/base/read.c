// Reading from a descriptor, to the end or until a buffer is full.
#include "base/read.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static ssize_t read_some(int descriptor, char *bytes, size_t size)
{
    while (1) {
        ssize_t got = read(descriptor, bytes, size);
        if (got >= 0 || (errno != EINTR && errno != EAGAIN)) {
            return got;
        }
        if (errno == EAGAIN) {
            struct pollfd wait = {.fd = descriptor, .events = POLLIN};
            poll(&wait, 1, -1);
        }
    }
}

ssize_t read_fully(int descriptor, char *bytes, size_t size)
{
    size_t length = 0;
    while (length < size) {
        ssize_t got = read_some(descriptor, bytes + length, size - length);
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        length += (size_t)got;
    }
    return (ssize_t)length;
}
