// Who answers for what: a stage has an owner, and somebody hears when a time limit is broken.
#include "check/visit.h"
#include "model/entity.h"

// ---- owners -------------------------------------------------------------------------------------

// A role to show in an example.
static const char *example_role(const Checker *checker, const Process *process)
{
    const RoleList *roles = &checker->model->roles;
    const Role *role = process->owner;
    if (role == NULL && roles->count > 0) {
        role = roles->at[0];
    }
    return role != NULL ? role->entity.name->text : "ae";
}

static void check_owner(Checker *checker, const Stage *stage)
{
    if (stage->owner != NULL || !is_unsaid(checker, stage->entity.node, STATEMENT_OWNER)) {
        return;
    }
    Finding *finding = stage_report(checker, RULE_no_owner, stage, "has no owner");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "nobody answers for the deals here");
        finding_note(checker->findings, finding,
                     "a deal that belongs to nobody is the one that is forgotten");
        finding_help(checker->findings, finding, "name the role in its block, such as `owner %s`",
                     example_role(checker, stage->process));
    }
}

void check_owners(Checker *checker)
{
    stages_visit(checker, check_owner);
}

// ---- who hears ----------------------------------------------------------------------------------

// Whom the role that has to keep a limit reports to, where that role is declared in the same file:
// elsewhere it may go by another name.
static const char *boss_of(const Role *role, const Statement *limit)
{
    const Role *boss = role != NULL ? role->reports : NULL;
    return boss != NULL && boss->entity.node->tree == limit->tree ? boss->entity.name->text : NULL;
}

static void report_limit(Checker *checker, const Process *process, const Statement *limit,
                         const Role *keeper, const char *words, Str headline)
{
    Place place = statement_header_place(limit);
    Finding *finding =
        check_report(checker, RULE_nobody_told, process, limit, place, "%.*s", STR_ARGS(headline));
    if (finding == NULL) {
        return;
    }
    const char *boss = boss_of(keeper, limit);
    const Part *part = part_find(limit, CLAUSE_MAIN);
    part = part != NULL ? part : part_find(limit, CLAUSE_WITHIN);
    Str span = part != NULL ? part_text(limit, part) : STR("2 days");
    finding_label(checker->findings, finding, "says how long, not who hears");
    finding_note(checker->findings, finding,
                 "a limit that nobody watches is broken, and nothing follows");
    finding_help(checker->findings, finding, "say who hears: `%s %.*s else tell %s`", words,
                 STR_ARGS(span), boss != NULL ? boss : "manager");
    if (boss != NULL) {
        Place end = {place.source, place.offset + place.length, 0};
        finding_fix(checker->findings, finding, false, end,
                    str_format(checker->arena, " else tell %s", boss));
    }
}

// The statement that sets a limit and names nobody to tell; NULL if there is none.
static const Statement *limit_find(const Checker *checker, const Statement *block,
                                   StatementKind kind)
{
    const Statement *limit = statement_find(block->children, kind);
    bool is_silent = limit != NULL && part_find(limit, CLAUSE_TELL) == NULL;
    return is_silent && is_line_read(checker, limit) ? limit : NULL;
}

static void check_sla(Checker *checker, const Stage *stage)
{
    const Statement *limit = limit_find(checker, stage->entity.node, STATEMENT_SLA);
    if (limit != NULL) {
        report_limit(checker, stage->process, limit, stage->owner, "sla",
                     str_format(checker->arena, "nobody hears when stage `%s` takes too long",
                                stage->entity.name->text));
    }
}

static void check_accept(Checker *checker, const Process *process, const Outcome *outcome)
{
    const Statement *limit = limit_find(checker, outcome->entity.node, STATEMENT_ACCEPT);
    if (limit != NULL) {
        report_limit(checker, process, limit, outcome_receiver(outcome), "accept within",
                     str_format(checker->arena, "nobody hears when `%s` is not accepted in time",
                                outcome->entity.name->text));
    }
}

void check_limits(Checker *checker)
{
    stages_visit(checker, check_sla);
    outcomes_visit(checker, check_accept);
}
