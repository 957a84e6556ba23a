// Criteria that say nothing new: listed twice in a stage, or shared by two stages of a process; and
// exit criteria without a document that proves them.
//
// Two criteria are the same where people read the same, whatever their capitals, blanks and end
// marks. That an exit criterion is a seller's task has a file of its own, seller.c.
#include "check/checker.h"
#include "check/mend.h"
#include "check/sieve.h"
#include "check/wording.h"

enum { WAYS_COMPARED = 16 }; // first ways out of a stage that are looked at

enum { FEW = 6 }; // criteria that are compared one by one

// A criterion and the stage it stands in.
typedef struct Sited {
    const Stage *stage;
    const Criterion *criterion;
} Sited;

static Place criterion_place(const Criterion *criterion)
{
    const Part *text = part_find(criterion->node, CLAUSE_MAIN);
    return text != NULL ? part_place(criterion->node, text)
                        : statement_keyword_place(criterion->node);
}

// ---- twice in a stage ---------------------------------------------------------------------------

static bool is_written_alike(const Statement *left, const Statement *right)
{
    Place one = statement_header_place(left);
    Place other = statement_header_place(right);
    return str_equal((Str){one.source->text.at + one.offset, one.length},
                     (Str){other.source->text.at + other.offset, other.length});
}

static void report_repeated(Checker *checker, const Sited *second, const Criterion *first)
{
    const Statement *node = second->criterion->node;
    const char *stage = second->stage->entity.name->text;
    bool is_one_list = node->kind == first->node->kind;
    const char *list = node->kind == STATEMENT_EXIT ? "exit" : "entry";
    Str headline =
        is_one_list
            ? str_format(checker->arena, "stage `%s` lists an %s criterion twice", stage, list)
            : str_format(checker->arena, "stage `%s` is left by what it is entered with", stage);
    Finding *finding = check_report(checker, RULE_repeated_criterion, second->stage->process, node,
                                    criterion_place(second->criterion), "%.*s", STR_ARGS(headline));
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "says the same again");
    finding_also(checker->findings, finding, criterion_place(first), "already said here");
    if (is_one_list) {
        finding_help(checker->findings, finding, "take one of the two out");
        mend_remove(checker, finding, is_written_alike(node, first->node), node);
    } else {
        finding_note(checker->findings, finding, "what holds already cannot show that it is done");
        finding_help(checker->findings, finding,
                     "say what has changed by then, such as `exit \"The buyer has agreed the "
                     "price\"`");
    }
}

// Criteria for different cases are two.
static bool is_same_case(const Criterion *left, const Criterion *right)
{
    return str_equal(left->when, right->when);
}

// Compares each criterion of a short list with those before it.
static void compare_few(Checker *checker, const Sited *sited, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            const Criterion *first = sited[j].criterion, *second = sited[i].criterion;
            if (texts_read_alike(checker->arena, first->text, second->text)) {
                if (is_same_case(first, second)) {
                    report_repeated(checker, &sited[i], first);
                }
                break;
            }
        }
    }
}

static void compare_many(Checker *checker, Sieve *sieve, const Sited *sited, uint32_t count)
{
    sieve_round(sieve, count);
    for (uint32_t i = 0; i < count; i++) {
        const Criterion *second = sited[i].criterion;
        const Criterion *first = sieve_add(sieve, text_hash(second->text), second);
        if (first != NULL && is_same_case(first, second)
            && texts_read_alike(checker->arena, first->text, second->text)) {
            report_repeated(checker, &sited[i], first);
        }
    }
}

static void check_repeated(Checker *checker, Sieve *sieve, const Stage *stage)
{
    uint32_t count = stage->enter.count + stage->exit.count;
    Sited few[FEW];
    Sited *sited = count <= FEW ? few : ARENA_MANY(checker->arena, count, Sited);
    count = 0;
    for (uint32_t i = 0; i < stage->enter.count; i++) {
        sited[count++] = (Sited){stage, &stage->enter.at[i]};
    }
    for (uint32_t i = 0; i < stage->exit.count; i++) {
        sited[count++] = (Sited){stage, &stage->exit.at[i]};
    }
    if (count <= FEW) {
        compare_few(checker, sited, count);
    } else {
        compare_many(checker, sieve, sited, count);
    }
}

void check_repeated_criteria(Checker *checker)
{
    Sieve sieve;
    sieve_start(&sieve, checker->arena);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const StageList *stages = &checker->order[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            check_repeated(checker, &sieve, stages->at[j]);
        }
    }
}

// ---- shared by two stages -----------------------------------------------------------------------

static bool leads_to(const Stage *from, const Stage *to)
{
    for (uint32_t i = 0; i < from->ways.count && i < WAYS_COMPARED; i++) {
        if (from->ways.at[i].outcome->target.stage == to) {
            return true;
        }
    }
    return false;
}

static bool has_common_next(const Stage *left, const Stage *right)
{
    for (uint32_t i = 0; i < left->outcomes.count && i < WAYS_COMPARED; i++) {
        const Stage *next = left->outcomes.at[i]->target.stage;
        if (next != NULL && leads_to(right, next)) {
            return true;
        }
    }
    return false;
}

// Two ways to one place, of which a deal takes one: each may well ask for the same.
static bool is_alternative(const Stage *left, const Stage *right)
{
    return !leads_to(left, right) && !leads_to(right, left) && has_common_next(left, right);
}

static void report_shared(Checker *checker, const Sited *second, const Sited *first)
{
    if (second->stage->entity.name == first->stage->entity.name) {
        return; // one stage declared twice, which is reported
    }
    Finding *finding = check_report(
        checker, RULE_shared_criterion, second->stage->process, second->criterion->node,
        criterion_place(second->criterion), "stages `%s` and `%s` share an exit criterion",
        first->stage->entity.name->text, second->stage->entity.name->text);
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding, "the exit of `%s` too",
                  first->stage->entity.name->text);
    finding_also(checker->findings, finding, criterion_place(first->criterion), "first said here");
    finding_note(checker->findings, finding,
                 "what proves the one stage done cannot show that the other is");
    finding_help(checker->findings, finding,
                 "say what each of them adds, such as `exit \"The buyer has agreed the price\"`");
}

static void check_shared(Checker *checker, Sieve *sieve, Sited *sited)
{
    const Sited *first = sieve_add(sieve, text_hash(sited->criterion->text), sited);
    if (first != NULL && first->stage != sited->stage
        && texts_read_alike(checker->arena, first->criterion->text, sited->criterion->text)
        && !is_alternative(first->stage, sited->stage)) {
        report_shared(checker, sited, first);
    }
}

// The exit criteria of a process.
static Sited *exits_of(Checker *checker, const Process *process, uint32_t *count)
{
    *count = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        *count += process->stages.at[i]->exit.count;
    }
    Sited *exits = ARENA_MANY(checker->arena, *count, Sited);
    uint32_t next = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        for (uint32_t j = 0; j < stage->exit.count; j++) {
            exits[next++] = (Sited){stage, &stage->exit.at[j]};
        }
    }
    return exits;
}

void check_shared_criteria(Checker *checker)
{
    Sieve sieve;
    sieve_start(&sieve, checker->arena);
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        uint32_t count;
        Sited *exits = exits_of(checker, checker->order[i], &count);
        sieve_round(&sieve, count);
        for (uint32_t j = 0; j < count; j++) {
            check_shared(checker, &sieve, &exits[j]);
        }
    }
}

// ---- without proof ------------------------------------------------------------------------------

static void check_proof(Checker *checker, const Stage *stage, const Criterion *criterion)
{
    if (part_find(criterion->node, CLAUSE_PROOF) != NULL
        || places_within(&checker->doubts.unread, criterion->node) > 0) {
        return; // a line with a mistake may have named it
    }
    Finding *finding =
        check_report(checker, RULE_exit_without_proof, stage->process, criterion->node,
                     criterion_place(criterion), "an exit criterion of stage `%s` has no proof",
                     stage->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "no document shows this");
        finding_help(checker->findings, finding,
                     "name what shows it, such as `proof \"Mail from the buyer\"`");
    }
}

void check_proofs(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const StageList *stages = &checker->order[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            for (uint32_t k = 0; k < stages->at[j]->exit.count; k++) {
                check_proof(checker, stages->at[j], &stages->at[j]->exit.at[k]);
            }
        }
    }
}
