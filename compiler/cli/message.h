// What the command itself says to people: one line on standard error.
#pragma once

#include "base/str.h"

// Writes "stagecraft: ..." with a line end. What comes from the user is shown without control
// characters. Works without an arena and without memory.
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

// The help line under a message: "  = help: ...".
void message_help(const char *format, ...) __attribute__((format(printf, 1, 2)));

// One line of a list under a help line: "      b2b".
void message_item(const char *format, ...) __attribute__((format(printf, 1, 2)));

// A line that stands by itself, such as "2 mistakes mended in process.sales".
void message_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
