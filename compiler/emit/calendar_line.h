// Lines of a calendar, folded as RFC 5545 asks; and the one way for text into them.
#pragma once

#include "base/out.h"

typedef struct CalendarLine {
    Out *out;
    size_t length; // bytes on the line so far
} CalendarLine;

// Begins a line: a property's name, with its parameters, and the colon.
void calendar_line_start(CalendarLine *line, const char *name);

// Adds a value of ours, or an address that was encoded: it has no line break.
void calendar_line_add(CalendarLine *line, Str value);

// Adds a text of the user's: what means something in a calendar is escaped, and other controls than
// line breaks and tabs are blanks.
void calendar_line_add_text(CalendarLine *line, Str text);

void calendar_line_end(CalendarLine *line);
