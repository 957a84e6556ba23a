// What programs are told of a task.
#pragma once

#include "views/document.h"

// What is said of a task besides its line, for programs that show no links inside of text: its
// detail, and a link that is a path.
Str duty_description(const Duty *duty, Arena *arena);
