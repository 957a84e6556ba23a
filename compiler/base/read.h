// Reading from a descriptor.
#pragma once

#include <stddef.h>
#include <sys/types.h>

// Fills up to `size` bytes, however often a signal comes in between; waits where a terminal or pipe
// has nothing yet. Returns how many there were before the end, or -1 with errno.
ssize_t read_fully(int descriptor, char *bytes, size_t size);
