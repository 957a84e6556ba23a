// Children that make what a build wants, some at once.
#pragma once

#include "cli/build_job.h"

// The way back from a child to the build.
typedef struct CrewLine {
    int output;  // a pipe
    int said;    // the file behind standard error, or -1
    off_t heard; // how much of it belongs to outputs that were sent
} CrewLine;

// In a child: sends the output of this number in its task. Ends the child where nobody listens.
void crew_send(CrewLine *line, uint32_t number, Status status, const Out *out);

// Runs tasks, at most build->jobs at once, and sets the state of their outputs. What fails is
// reported, in the order of the tasks, and does not stop the rest. Sets is_interrupted where the
// user wants an end.
void crew_run(Build *build, BuildTask *tasks, uint32_t count);

// Ends and forgets children that still run, and frees what they sent. To be called in every case.
void crew_free(BuildTask *tasks, uint32_t count);
