// Where a statement may stand, in words.

#include "syntax/places.h"

#include <string.h>

static const struct {
    uint32_t mask;
    const char *name;
} block_names[] = {
    {IN_FILE, "at the top of a file"},
    {IN_PROCESS, "in a process"},
    {IN_PHASE, "in a phase"},
    {IN_STAGE, "in a stage"},
    {IN_OUTCOME, "in an outcome"},
    {IN_ANYTIME, "in an anytime"},
    {IN_END, "in an end"},
    {IN_ROLE, "in a role"},
    {IN_SKILL, "in a skill"},
    {IN_METHOD, "in a method"},
    {IN_POINT, "in a point"},
    {IN_METRIC, "in a metric"},
    {IN_ONBOARDING, "in an onboarding"},
    {IN_MILESTONE, "in a milestone"},
};

// A further place: `in` is not said again.
static const char *more_name(const char *name, Str before)
{
    return str_starts(before, "in ") && strncmp(name, "in ", 3) == 0 ? name + 3 : name;
}

// "in a stage or a milestone", "at the top of a file"
Str statement_places(Arena *arena, uint32_t blocks)
{
    Str text = {0};
    for (size_t i = 0; i < sizeof block_names / sizeof *block_names; i++) {
        if ((blocks & block_names[i].mask) != 0) {
            text = text.length == 0 ? str_format(arena, "%s", block_names[i].name)
                                    : str_format(arena, "%.*s or %s", STR_ARGS(text),
                                                 more_name(block_names[i].name, text));
        }
    }
    return text;
}
