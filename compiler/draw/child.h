// A short-lived child process with limits, for work that may hang, crash, leak or write too much.
#pragma once

#include "base/limits.h"
#include "base/out.h"
#include "draw/channel.h"

#include <stdbool.h>

// What is done in the child. It writes to `output` with child_send, returns when it is done, and
// ends the process with a status of its own where it fails. It must take nothing from an arena,
// whose way out of no memory leads to the parent's code.
typedef void ChildWork(const void *given, Channel *output);

typedef enum ChildResult {
    CHILD_DONE,   // `out` has all that it wrote
    CHILD_FAILED, // it could not be started, died, was slow, wrote too much or garbage
} ChildResult;

typedef struct ChildEnd {
    ChildResult result;
    int status; // that the work ended itself with; 0 with CHILD_DONE and where it was killed
} ChildEnd;

// Runs the work in a child that may take what the limits of a layout allow. Files and folders are
// as they were, standard streams lead nowhere, and all other descriptors are closed.
ChildEnd child_run(const Limits *limits, ChildWork *work, const void *given, Out *out);

// For the work: sends bytes to the parent, or ends the child.
void child_send(Channel *output, const void *bytes, size_t length);
