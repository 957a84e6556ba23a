// The manual pages, stagecraft(1) and sales(5), made from the tables.
#pragma once

#include "base/out.h"

// Writes stagecraft(1): the commands, their options, the exit statuses. In the macros of man(7).
void manual_write_command(Out *out);

// Writes sales(5): every statement of the language, block by block, values and ideas.
void manual_write_language(Out *out);
