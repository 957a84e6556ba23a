// Adds up working time. Durations of the language are time of the calendar; learning is counted in
// hours at work, so that "1 day" is 8 hours and not 24.
#include "views/effort.h"

#include "views/phrases.h"

static double hours_of_unit(Unit unit)
{
    const double DAY = 8, WEEK = 40, YEAR = 52 * 40;
    switch (unit) {
    case UNIT_MINUTE: return 1.0 / 60;
    case UNIT_HOUR: return 1;
    case UNIT_DAY:
    case UNIT_WORKDAY: return DAY;
    case UNIT_WEEK: return WEEK;
    case UNIT_MONTH: return YEAR / 12;
    case UNIT_QUARTER: return YEAR / 4;
    case UNIT_YEAR: return YEAR;
    }
    return 0;
}

Effort effort_of(const Skill *skill)
{
    Effort effort = {0};
    for (uint32_t i = 0; i < skill->learn.count; i++) {
        const Duration *takes = &skill->learn.at[i].takes;
        double hours = hours_of_unit(takes->unit);
        effort.low += (double)takes->low / FIXED_ONE * hours;
        effort.high += (double)takes->high / FIXED_ONE * hours;
        if (takes->text.length == 0) {
            effort.untimed++;
        } else {
            effort.timed++;
        }
    }
    return effort;
}

void effort_add(Effort *sum, Effort other)
{
    sum->low += other.low;
    sum->high += other.high;
    sum->untimed += other.untimed;
    sum->timed += other.timed;
}

// Hours to a quarter of one.
static Str hours_text(double hours, Arena *arena)
{
    const double MOST = 1e6;
    uint64_t quarters = (uint64_t)((hours < MOST ? hours : MOST) * 4 + 0.5);
    static const char *const rest[] = {"", ".25", ".5", ".75"};
    return str_format(arena, "%llu%s", (unsigned long long)(quarters / 4), rest[quarters % 4]);
}

Str effort_text(Effort effort, Arena *arena)
{
    if (effort.timed == 0) {
        return (Str){0};
    }
    Str low = hours_text(effort.low, arena), high = hours_text(effort.high, arena);
    if (effort.untimed > 0) {
        return phrase_with(arena, PHRASE_HOURS_LEAST, low);
    }
    if (!str_equal(low, high)) {
        return phrase_with_two(arena, PHRASE_HOURS_RANGE, low, high);
    }
    return phrase_with(arena, str_is(low, "1") ? PHRASE_HOUR_ONE : PHRASE_HOURS, low);
}
