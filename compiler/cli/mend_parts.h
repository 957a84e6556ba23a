// What mending is made of: shared by mend.c, which decides, and mend_out.c, which writes.
#pragma once

#include "cli/mend.h"

// A file with something to mend, or standard input, which can be read only once.
typedef struct MendFile {
    struct MendFile *next;
    Overlay overlay; // its text as it is now
    Str path;
    Str original; // its text on the disk
    Out text;     // mended so far, if anything was
    Out trial;    // with fixes that are being tried
    uint32_t mended;
} MendFile;

struct Mend {
    MendFile *files, *last_file; // in the order in which they were first met
};
