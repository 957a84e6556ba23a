// The fixes of findings, applied: what `check --fix` and `check --diff` do.
#pragma once

#include "cli/session.h"

// Works out what the files of the command line, and what they import inside the project, become
// when all certain fixes are made; again and again, for one fix may make room for another. A fix
// that does not make a mistake vanish, or that would bring another, is not made. From then on
// session->overlays stand for the files; nothing is written yet. Where a file cannot be read it
// says so, and nothing is mended.
Status mend_run(Session *session);

// Writes the mended files, all or none; the text of standard input goes to standard output.
Status mend_write(Session *session);

// Writes what differs as a patch to standard output. STATUS_FINDINGS where something does.
Status mend_diff(Session *session);

// Says how many mistakes were mended in which file.
void mend_report(Session *session);

// Gives back what was taken; may be called at any time.
void mend_free(Session *session);
