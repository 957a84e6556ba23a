// Where a statement may stand, in words.

#include "syntax/places.h"

static const struct {
    uint32_t mask;
    const char *name;
} block_names[] = {
    {IN_FILE, "the top of a file"},
    {IN_PROCESS, "a process"},
    {IN_PHASE, "a phase"},
    {IN_STAGE, "a stage"},
    {IN_OUTCOME, "an outcome"},
    {IN_ANYTIME, "an anytime"},
    {IN_END, "an end"},
    {IN_ROLE, "a role"},
    {IN_SKILL, "a skill"},
    {IN_METHOD, "a method"},
    {IN_POINT, "a point"},
    {IN_METRIC, "a metric"},
    {IN_ONBOARDING, "an onboarding"},
    {IN_MILESTONE, "a milestone"},
};

// "it belongs in a stage or a milestone"
Str statement_places(Arena *arena, uint32_t blocks)
{
    Str text = {0};
    for (size_t i = 0; i < sizeof block_names / sizeof *block_names; i++) {
        if ((blocks & block_names[i].mask) != 0) {
            text = text.length == 0
                       ? str_format(arena, "%s", block_names[i].name)
                       : str_format(arena, "%.*s or %s", STR_ARGS(text), block_names[i].name);
        }
    }
    return text;
}
