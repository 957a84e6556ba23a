// What the files allow: each `allow` silences its rules inside the block it stands in, at the top
// of a file in all of it. One that silences nothing is a finding itself, so that none outlives its
// reason.
#include "base/allow.h"
#include "check/checker.h"

static void gather_rules(Checker *checker, const Statement *statement, Place block)
{
    RuleId rule;
    for (const Part *part = statement->parts; part != NULL; part = part->next) {
        bool is_known = rule_find(part_text(statement, part), &rule);
        if (is_known && rule_row(rule)->level != LEVEL_ERROR) {
            allow_add(checker->findings->allows, rule, block, part_place(statement, part));
        }
    }
}

static bool is_allow(const Statement *statement)
{
    return statement->kind == STATEMENT_ALLOW && statement->form == FORM_PLAIN;
}

// Statements of one block, as written, and all blocks in it.
static void gather_block(Checker *checker, const Statement *statements, Place block)
{
    for (const Statement *at = statements; at != NULL; at = at->next) {
        if (is_allow(at)) {
            gather_rules(checker, at, block);
        } else if (at->children != NULL) {
            gather_block(checker, at->children, tokens_place(at->tree, at->first, at->last));
        }
    }
}

// What a change at the top of a file adds to a declaration elsewhere holds there as well.
static void gather_added(Checker *checker, const Statement *statement)
{
    Place block = tokens_place(statement->tree, statement->first, statement->last);
    for (const Statement *at = statement->children; at != NULL; at = at->next) {
        bool is_foreign = at->tree != statement->tree || at->first < statement->first
                          || at->last > statement->last;
        if (is_allow(at) && is_foreign) {
            gather_rules(checker, at, block);
        } else if (at->children != NULL) {
            gather_added(checker, at);
        }
    }
}

// Only what is no variant: a finding of a variant alone stands at its change, where `allow` stands.
static void gather_changed(Checker *checker)
{
    const Model *model = checker->model;
#define GATHER(list, is_wanted)                                                                    \
    for (uint32_t i = 0; i < (list).count; i++) {                                                  \
        if (is_wanted) {                                                                           \
            gather_added(checker, (list).at[i]->entity.node);                                      \
        }                                                                                          \
    }
    GATHER(model->processes, model->processes.at[i]->like == NULL)
    GATHER(model->roles, true)
    GATHER(model->skills, true)
    GATHER(model->tools, true)
    GATHER(model->methods, true)
    GATHER(model->metrics, true)
    GATHER(model->onboardings, true)
#undef GATHER
}

void allows_gather(Checker *checker)
{
    const Model *model = checker->model;
    Allows *allows = ARENA_NEW(checker->arena, Allows);
    allows->arena = checker->arena;
    checker->findings->allows = allows;
    for (uint32_t i = 0; i < model->trees.count; i++) {
        const Tree *tree = model->trees.at[i];
        Place all = {tree->source, 0, (uint32_t)tree->source->text.length + 1};
        gather_block(checker, tree->statements, all);
    }
    gather_changed(checker);
    allows_ready(allows);
}

static void report_unused(Checker *checker, const Allow *allow)
{
    const char *rule = rule_row(allow->rule)->name;
    Finding *finding = finding_add(checker->findings, RULE_unused_allow, allow->at,
                                   "nothing here needs `allow %s`", rule);
    finding_label(checker->findings, finding, "allows nothing");
    finding_help(checker->findings, finding, "take it out, so that it cannot hide a later mistake");
}

// Only where everything was looked at: an error may hide what a rule would have found, and so does
// a rule that the command line turned off.
void check_allows(Checker *checker)
{
    const Allows *allows = checker->findings->allows;
    for (uint32_t i = 0; allows != NULL && checker->is_sound && i < allows->count; i++) {
        const Allow *allow = &allows->at[i];
        bool is_looked_for = rule_is_on(checker->findings, allow->rule);
        if (is_looked_for && !allow->is_used && allow->rule != RULE_unused_allow) {
            report_unused(checker, allow);
        }
    }
}
