// When the tasks of a handout are due: days after the first, as dates where that one is known.
#pragma once

#include "views/document.h"

typedef struct Schedule {
    bool has_start;
    int32_t start;        // the first day, as day_number counts
    bool counts_workdays; // a milestone's days are working days, not days of the calendar
} Schedule;

// What is due by a milestone's day. Day 1 is the first day; day 0 is the last working day before
// it. A date on a weekend moves to the next working day. There is no date without a start, nor
// before the year 1 and behind 9999.
DueDay schedule_due(const Schedule *schedule, uint32_t day, Arena *arena);

// The first day as a cover names it: "Mon 2026-03-02", and which day is day 1, where working days are
// counted and the first is on a weekend. Empty without a start, or where that has no date.
Str schedule_first_day(const Schedule *schedule, Arena *arena);

// "2026-03-02"; empty where the calendar has no such day.
Str schedule_date(int32_t number, Arena *arena);
