// Help and version, made from the tables of commands and options.
#pragma once

#include "base/out.h"
#include "cli/options.h"

// The help of a command; of stagecraft as a whole for NULL.
void help_write(Out *out, const CommandRow *command);

// One line: the version of stagecraft and of the Graphviz it is linked with.
void version_write(Out *out);
