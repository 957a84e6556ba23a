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

// ---- as a reader is told it ---------------------------------------------------------------------

typedef struct Amount {
    Str number;
    bool is_one;
    PhraseId one, many;
} Amount;

// Of so many halves of a unit.
static Amount amount_of(uint64_t halves, PhraseId one, PhraseId many, Arena *arena)
{
    const char *rest = halves % 2 == 1 ? ".5" : "";
    return (Amount){str_format(arena, "%llu%s", (unsigned long long)(halves / 2), rest),
                    halves == 2, one, many};
}

static uint64_t rounded(double number)
{
    const double MOST = 1e9;
    return (uint64_t)((number < MOST ? number : MOST) + 0.5);
}

// The longer it is, the less exactly.
static Amount amount_in_words(double hours, Arena *arena)
{
    const double WHOLE_HOURS = 10, WEEK = 40, WHOLE_WEEKS = 10 * WEEK;
    uint64_t minutes = rounded(hours * 60);
    if (minutes < 60) {
        minutes = minutes > 0 ? minutes : 1;
        return amount_of(2 * minutes, PHRASE_MINUTE_ONE, PHRASE_MINUTES, arena);
    }
    if (hours < WHOLE_HOURS) {
        return amount_of(rounded(hours * 2), PHRASE_HOUR_ONE, PHRASE_HOURS, arena);
    }
    if (hours + 0.5 < WEEK) {
        return amount_of(2 * rounded(hours), PHRASE_HOUR_ONE, PHRASE_HOURS, arena);
    }
    uint64_t halves = hours < WHOLE_WEEKS ? rounded(2 * hours / WEEK) : 2 * rounded(hours / WEEK);
    return amount_of(halves, PHRASE_WEEK_ONE, PHRASE_WEEKS, arena);
}

static Str amount_text(const Amount *amount, Arena *arena)
{
    return phrase_with(arena, amount->is_one ? amount->one : amount->many, amount->number);
}

Str effort_text(Effort effort, Arena *arena)
{
    if (effort.timed == 0) {
        return (Str){0};
    }
    Amount low = amount_in_words(effort.low, arena), high = amount_in_words(effort.high, arena);
    Str least = amount_text(&low, arena), most = amount_text(&high, arena);
    if (effort.untimed > 0) {
        return phrase_with(arena, PHRASE_AT_LEAST, least);
    }
    if (str_equal(least, most)) {
        return phrase_with(arena, PHRASE_ABOUT, least);
    }
    return phrase_with_two(arena, PHRASE_FROM_TO, low.many == high.many ? low.number : least, most);
}
