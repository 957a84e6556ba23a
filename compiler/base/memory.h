// Memory for libraries that cannot go on without it, and for work that takes much of it.
//
// Some libraries (cmark) neither report that memory has run out nor let us jump out of them; left
// to themselves they abort with a core dump. With these functions the process says one line and
// ends with status 4 instead. Such libraries are called before any output file is opened.
#pragma once

#include <stddef.h>

void *memory_take(size_t count, size_t size); // zeroed
void *memory_resize(void *memory, size_t size);
void memory_give(void *memory);

// Says that memory has run out, and ends the process.
_Noreturn void memory_end(void);

// Tells the system that this process is about to take some `bytes` piece by piece (at most 31 MB),
// and will end soon. It then gives them in large pages, as they are touched: giving out small ones
// was a third of the time of a booklet. Where the system will not, nothing is different but the time.
// Of a process whose memory is limited it takes no more than a small share.
void memory_expect(size_t bytes);
