// Counts days of the calendar, or working days: Monday to Friday, since no file says which days its
// company keeps free.
#include "views/schedule.h"

#include "model/day.h"
#include "views/phrases.h"

enum { WEEK = 7, WORKDAYS = 5, DATED_MOST = 4000000 }; // no later day has a date in any calendar

static bool is_weekend(int32_t number)
{
    return day_weekday(number) >= WORKDAYS;
}

static int32_t move_off_weekend(int32_t number, int step)
{
    while (is_weekend(number)) {
        number += step;
    }
    return number;
}

// The working day that stands `count` working days behind `from`, a working day.
static int32_t add_workdays(int32_t from, int32_t count)
{
    int32_t number = from + count / WORKDAYS * WEEK;
    for (int32_t left = count % WORKDAYS; left > 0; left--) {
        number = move_off_weekend(number + 1, 1);
    }
    return number;
}

static int32_t due_number(const Schedule *schedule, uint32_t day)
{
    int32_t first = schedule->start;
    if (day == 0) {
        return move_off_weekend(first - 1, -1);
    }
    if (schedule->counts_workdays) {
        return add_workdays(move_off_weekend(first, 1), (int32_t)day - 1);
    }
    return move_off_weekend(first + (int32_t)day - 1, 1);
}

Str schedule_date(int32_t number, Arena *arena)
{
    int year, month, day;
    if (!day_of_number(number, &year, &month, &day)) {
        return (Str){0};
    }
    return str_format(arena, "%04d-%02d-%02d", year, month, day);
}

static Str without_date(uint32_t day, Arena *arena)
{
    if (day == 0) {
        return phrase(PHRASE_DUE_BEFORE);
    }
    return phrase_with(arena, PHRASE_DUE_DAY, str_format(arena, "%u", day));
}

static Str weekday_of(int32_t number)
{
    static const PhraseId weekdays[WEEK] = {PHRASE_MONDAY,   PHRASE_TUESDAY, PHRASE_WEDNESDAY,
                                            PHRASE_THURSDAY, PHRASE_FRIDAY,  PHRASE_SATURDAY,
                                            PHRASE_SUNDAY};
    return phrase(weekdays[day_weekday(number)]);
}

// "Mon 2026-03-02"; empty where the calendar has no such day.
static Str day_text(int32_t number, Arena *arena)
{
    Str date = schedule_date(number, arena);
    if (date.length == 0) {
        return date;
    }
    return phrase_with_two(arena, PHRASE_DAY_DATE, weekday_of(number), date);
}

Str schedule_first_day(const Schedule *schedule, Arena *arena)
{
    if (!schedule->has_start) {
        return (Str){0};
    }
    Str start = day_text(schedule->start, arena);
    Str first = day_text(due_number(schedule, 1), arena);
    bool is_moved = schedule->counts_workdays && is_weekend(schedule->start);
    if (!is_moved || start.length == 0 || first.length == 0) {
        return start;
    }
    return phrase_with_two(arena, PHRASE_START_MOVED, start, first);
}

DueDay schedule_due(const Schedule *schedule, uint32_t day, Arena *arena)
{
    DueDay due = {.day = day > INT32_MAX ? INT32_MAX : (int32_t)day};
    if (schedule->has_start && day <= DATED_MOST) {
        int32_t number = due_number(schedule, day);
        due.date = schedule_date(number, arena);
        if (due.date.length > 0) {
            due.text = phrase_with_two(arena, PHRASE_DUE_DATE, weekday_of(number), due.date);
            return due;
        }
    }
    due.text = without_date(day, arena);
    return due;
}
