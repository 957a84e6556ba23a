// How much working time learning takes, from what ways to learn `takes`.
#pragma once

#include "model/model.h"

typedef struct Effort {
    double low, high; // hours of work
    uint32_t untimed; // ways to learn that say nothing of time
    uint32_t timed;
} Effort;

// Of all ways to learn a skill. A day is 8 hours of work, a week 5 such days, a month a twelfth of
// 52 weeks.
Effort effort_of(const Skill *skill);

void effort_add(Effort *sum, Effort other);

// "about 7 hours", "2 to 5 hours", "at least 45 minutes" where something is untimed; empty where
// nothing says a time. Below an hour in minutes, below 10 to half an hour, below 40 to an hour, from
// there on in weeks of 40 hours, to half a week, and from 10 weeks on to a week.
Str effort_text(Effort effort, Arena *arena);
