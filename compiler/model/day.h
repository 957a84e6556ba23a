// Days of the calendar, as files and the command line write them.
#pragma once

#include "base/str.h"

// Reads "2026-03-31". False where the text is no such date, or the calendar has no such day.
bool day_read(Str text, int *year, int *month, int *day);

// Days since 1970-01-01, which may be negative, of a date that the calendar has.
int32_t day_number(int year, int month, int day);

// The other way round. False where the year is not one of 1 to 9999.
bool day_of_number(int32_t number, int *year, int *month, int *day);

// 0 is Monday, 6 is Sunday.
int day_weekday(int32_t number);
