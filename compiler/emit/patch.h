// A diff as text that `patch -p1` and `git apply` take.
#pragma once

#include "base/diff.h"
#include "base/out.h"

// Writes what differs in the file of this path (below the root) in the unified format, with three
// lines around each change. In a patch the bytes of the file stand as they are, for else it would
// not apply; `for_terminal` writes by their codes what would not be printed. Lines around a change
// that a log could mistake for a command, or that have such bytes, are left out of it.
void patch_write(Out *out, Str path, const Diff *diff, bool for_terminal);
