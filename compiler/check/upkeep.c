// How the page of a process is kept: it has an owner and a version, and its review is not overdue.
#include "check/visit.h"
#include "model/entity.h"

static void check_process_owner(Checker *checker, const Process *process)
{
    if (process->owner != NULL || !is_process_unsaid(checker, process, STATEMENT_OWNER)) {
        return;
    }
    Finding *finding = process_report(checker, RULE_no_process_owner, process, "has no owner");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "nobody keeps this page");
        finding_note(checker->findings, finding,
                     "a process that nobody keeps soon says what was true last year");
        finding_help(checker->findings, finding,
                     "name the role that keeps it, such as `owner manager`");
    }
}

void check_process_owners(Checker *checker)
{
    processes_visit(checker, check_process_owner);
}

// A process of the library has no version: the team that makes it its own gives one. Until somebody
// changes it, it only came along with an import.
static void check_version(Checker *checker, const Process *process)
{
    if (process->version.length > 0 || entity_came_along(&process->entity)
        || !is_process_unsaid(checker, process, STATEMENT_VERSION)) {
        return;
    }
    Finding *finding = process_report(checker, RULE_no_version, process, "has no version");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "a print of it does not say how old it is");
        finding_help(checker->findings, finding, "add one to its block, such as `version \"1\"`");
    }
}

void check_versions(Checker *checker)
{
    processes_visit(checker, check_version);
}

// ---- reviews ------------------------------------------------------------------------------------

static int date_number(const Value *date)
{
    return (date->year * 100 + date->month) * 100 + date->day;
}

static void check_review(Checker *checker, const Process *process)
{
    const Value *review = &process->review;
    const Value *today = &checker->options->today;
    const Statement *node = statement_find(process->entity.node->children, STATEMENT_REVIEW);
    if (review->kind != VALUE_DATE || node == NULL || date_number(review) >= date_number(today)) {
        return;
    }
    Finding *finding =
        check_report(checker, RULE_review_overdue, process, node, review->place,
                     "the review of process `%s` is overdue", process->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "was due on this day");
        finding_note(checker->findings, finding, "the day asked about is %04d-%02d-%02d",
                     today->year, today->month, today->day);
        finding_help(checker->findings, finding,
                     "look it through with those who work by it, then set the next date");
    }
}

void check_reviews(Checker *checker)
{
    if (checker->options->today.kind == VALUE_DATE) {
        processes_visit(checker, check_review);
    }
}
