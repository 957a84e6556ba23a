// Reads the lists of --deny, --warn and --allow, and works out each rule's level.
#include "cli/levels.h"

#include "base/suggest.h"
#include "cli/message.h"

#include <string.h>

// Names of rules, and the two groups.
enum { WORDS = RULE_COUNT + 2 };

static void report_unknown(Str word)
{
    Candidate near[WORDS];
    uint64_t budget = 1000000;
    for (int id = 0; id < RULE_COUNT; id++) {
        near[id] = (Candidate){.name = str_from(rule_row((RuleId)id)->name)};
    }
    near[RULE_COUNT].name = STR("warnings");
    near[RULE_COUNT].label = STR("");
    near[RULE_COUNT + 1] = (Candidate){.name = STR("all")};
    message("no rule is called `%.*s`", STR_ARGS(word));
    Suggestion best = suggest(word, near, WORDS, &budget);
    if (best.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(best.candidate->name));
    } else {
        message_help("`stagecraft explain --list` lists the rules; `warnings` means those on by "
                     "default, `all` every one");
    }
}

static bool set_rule(Levels *levels, const char *option, Level level, Str word)
{
    RuleId rule;
    if (!rule_find(word, &rule)) {
        report_unknown(word);
        return false;
    }
    if (rule_row(rule)->level == LEVEL_ERROR && level != LEVEL_ERROR) {
        message("`%s %s`: this is an error, and errors stay errors", option, rule_row(rule)->name);
        return false;
    }
    levels->rules[rule].is_set = true;
    levels->rules[rule].level = level;
    return true;
}

static bool set_word(Levels *levels, const char *option, Level level, Str word)
{
    if (str_is(word, "warnings")) {
        levels->warnings.is_set = true;
        levels->warnings.level = level;
        return true;
    }
    if (str_is(word, "all")) {
        levels->all.is_set = true;
        levels->all.level = level;
        return true;
    }
    return set_rule(levels, option, level, word);
}

bool levels_read(Levels *levels, const char *option, Level level, const char *list)
{
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        if (!set_word(levels, option, level, (Str){at, length})) {
            return false;
        }
        at += length;
        if (*at == 0) {
            return true;
        }
    }
}

// A group never wakes a rule only to allow it.
static Level group_level(const Levels *levels, Level own)
{
    if (own == LEVEL_WARNING && levels->warnings.is_set) {
        return levels->warnings.level;
    }
    if (levels->all.is_set && !(own == LEVEL_OFF && levels->all.level == LEVEL_ALLOW)) {
        return levels->all.level;
    }
    return own;
}

void levels_resolve(const Levels *levels, Level *result)
{
    for (int id = 0; id < RULE_COUNT; id++) {
        Level own = rule_row((RuleId)id)->level;
        if (own == LEVEL_ERROR) {
            result[id] = LEVEL_ERROR;
        } else {
            result[id] =
                levels->rules[id].is_set ? levels->rules[id].level : group_level(levels, own);
        }
    }
}
