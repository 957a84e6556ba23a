// Days of the calendar, as files and the command line write them.
#pragma once

#include "base/str.h"

// Reads "2026-03-31". False where the text is no such date, or the calendar has no such day.
bool day_read(Str text, int *year, int *month, int *day);
