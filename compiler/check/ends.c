// Where deals end: a process that can be won can be lost, and the other way round; every stage can
// lose a deal; a reopening has a time limit.
#include "check/visit.h"

#include <string.h>
#include <strings.h>

// ---- a win and a loss ---------------------------------------------------------------------------

// Whether an end says in words that are not understood what it is.
static bool is_end_unsure(const Checker *checker, const End *end)
{
    const Statement *node = end->entity.node;
    const Part *is = part_find(node, CLAUSE_IS);
    bool is_known =
        is == NULL || str_is(part_text(node, is), "win") || str_is(part_text(node, is), "loss");
    return !is_known || node->is_broken || line_has_place(&checker->doubts.unread, node);
}

// Lines that could not be read, outside of stages and ends: any of them may be an end.
static bool may_have_more_ends(const Checker *checker, const Process *process)
{
    const PlaceList *unread = &checker->doubts.unread;
    uint32_t outside = places_within(unread, process->entity.node);
    for (uint32_t i = 0; outside > 0 && i < process->stages.count; i++) {
        outside -= places_within(unread, process->stages.at[i]->entity.node);
    }
    for (uint32_t i = 0; outside > 0 && i < process->ends.count; i++) {
        outside -= places_within(unread, process->ends.at[i]->entity.node);
    }
    return outside > 0;
}

static bool are_ends_known(const Checker *checker, const Process *process)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        if (is_end_unsure(checker, process->ends.at[i])) {
            return false;
        }
    }
    for (const Process *at = process; at != NULL; at = at->like) {
        if (may_have_more_ends(checker, at)) {
            return false;
        }
    }
    return !is_base_unknown(process);
}

// The first end of a kind; NULL if there is none.
static const End *end_find(const Process *process, EndKind kind)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        if (process->ends.at[i]->kind == kind) {
            return process->ends.at[i];
        }
    }
    return NULL;
}

static bool has_word(Str text, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= text.length; i++) {
        if (strncasecmp(text.at + i, word, length) == 0) {
            return true;
        }
    }
    return false;
}

// The neutral end that was most likely meant to be the one missing; NULL if none sounds like it.
static const End *end_meant(const Process *process, EndKind kind)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        Str name = name_str(end->entity.name);
        bool is_meant = kind == END_WIN ? has_word(name, "won") || has_word(name, "win")
                                        : has_word(name, "lost") || has_word(name, "loss");
        if (end->kind == END_NEUTRAL && is_meant) {
            return end;
        }
    }
    return NULL;
}

static void offer_end(Checker *checker, Finding *finding, const End *end, EndKind kind)
{
    const char *word = kind == END_WIN ? "win" : "loss";
    Place header = statement_header_place(end->entity.node);
    Place behind = {header.source, header.offset + header.length, 0};
    finding_also(checker->findings, finding, entity_place(&end->entity), "is this the %s?", word);
    finding_help(checker->findings, finding, "say so: `end %s is %s`", end->entity.name->text,
                 word);
    finding_fix(checker->findings, finding, false, behind,
                str_format(checker->arena, " is %s", word));
}

static void report_one_sided(Checker *checker, const Process *process, const End *has,
                             EndKind lacks)
{
    bool is_win = lacks == END_WIN;
    Finding *finding = process_report(checker, is_win ? RULE_no_win : RULE_no_loss, process,
                                      is_win ? "has a loss and no win" : "has a win and no loss");
    if (finding == NULL) {
        return;
    }
    finding_label(checker->findings, finding,
                  is_win ? "no deal is ever won here" : "no deal is ever lost here");
    finding_also(checker->findings, finding, entity_place(&has->entity),
                 is_win ? "a loss" : "a win");
    finding_note(checker->findings, finding,
                 is_win ? "without a win there is no rate and no forecast"
                        : "most deals are lost; where they cannot be, they stay open for ever");
    const End *meant = end_meant(process, lacks);
    if (meant != NULL && meant->entity.node->origin == NULL) {
        offer_end(checker, finding, meant, lacks);
    } else {
        finding_help(checker->findings, finding,
                     is_win ? "add an end, such as `end won \"Closed won\" is win`"
                            : "add an end, such as `end lost \"Closed lost\" is loss`");
    }
}

// Whether a process declares an end, so that it can only have been dropped.
static bool has_dropped(const Process *process, Str name)
{
    const Statement *node = process->entity.node->children;
    for (; node != NULL; node = node->next) {
        const Part *declared = node->kind == STATEMENT_END ? part_find(node, CLAUSE_NAME) : NULL;
        if (declared != NULL && str_equal(part_text(node, declared), name)) {
            return true;
        }
    }
    return process->like != NULL;
}

static bool is_missing(const Process *process, const Outcome *way, EndKind kind)
{
    const Statement *node = way->entity.node;
    const Part *to = part_find(node, CLAUSE_TO);
    if (to == NULL || target_key(way) != NULL) {
        return false;
    }
    Str name = part_text(node, to);
    bool is_named = kind == END_WIN ? has_word(name, "won") || has_word(name, "win")
                                    : has_word(name, "lost") || has_word(name, "loss");
    return is_named && !has_dropped(process, name); // which looks at all that was dropped
}

// Whether a way leads to an end that is not there, and by its name would be of this kind: that it is
// unknown is said, and is the one mistake.
static bool is_end_named(const Process *process, EndKind kind)
{
    bool is_named = false;
    for (uint32_t i = 0; i < process->stages.count && !is_named; i++) {
        const Stage *stage = process->stages.at[i];
        for (uint32_t way = 0; way < stage->ways.count && !is_named; way++) {
            is_named = is_missing(process, stage->ways.at[way].outcome, kind);
        }
    }
    return is_named;
}

static void check_both(Checker *checker, const Process *process)
{
    const End *win = end_find(process, END_WIN);
    const End *loss = end_find(process, END_LOSS);
    if ((win == NULL) == (loss == NULL) || !are_ends_known(checker, process)
        || is_end_named(process, win == NULL ? END_WIN : END_LOSS)) {
        return;
    }
    if (win == NULL) {
        report_one_sided(checker, process, loss, END_WIN);
    } else {
        report_one_sided(checker, process, win, END_LOSS);
    }
}

void check_wins_and_losses(Checker *checker)
{
    processes_visit(checker, check_both);
}

// ---- stages that cannot lose --------------------------------------------------------------------

// Whether a deal can be lost at once, or goes where nobody here can tell.
static bool loses_at_once(const Checker *checker, const Flow *flow, const Stage *stage)
{
    bool loses = flow->is_vague[stage->index] || !is_read(checker, stage->entity.node);
    for (uint32_t i = 0; i < stage->ways.count && !loses; i++) {
        const Target *target = &stage->ways.at[i].outcome->target;
        loses = target_key(stage->ways.at[i].outcome) == NULL
                || (target->end != NULL && target->end->kind == END_LOSS)
                || (target->process != NULL && target->process != flow->process);
    }
    return loses;
}

// By stage: a loss can be reached. Found backwards from those that lose at once.
static const bool *stages_that_lose(Checker *checker, const Flow *flow)
{
    Digraph back = digraph_reverse(&flow->all, checker->arena);
    bool *loses = ARENA_MANY(checker->arena, back.count, bool);
    uint32_t *queue = ARENA_MANY(checker->arena, back.count, uint32_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < back.count; i++) {
        if (loses_at_once(checker, flow, flow->process->stages.at[i])) {
            loses[i] = true;
            queue[count++] = i;
        }
    }
    for (uint32_t at = 0; at < count; at++) {
        for (uint32_t i = back.starts[queue[at]]; i < back.starts[queue[at] + 1]; i++) {
            if (!loses[back.heads[i]]) {
                loses[back.heads[i]] = true;
                queue[count++] = back.heads[i];
            }
        }
    }
    return loses;
}

static void report_cannot_lose(Checker *checker, const Stage *stage, const End *loss)
{
    Finding *finding = stage_report(checker, RULE_cannot_lose, stage, "has no way to a loss");
    if (finding != NULL) {
        finding_label(checker->findings, finding, "a deal that is lost here stays open");
        finding_also(checker->findings, finding, entity_place(&loss->entity), "the loss");
        finding_help(checker->findings, finding, "add a way out, such as `outcome dropped -> %s`",
                     loss->entity.name->text);
    }
}

static void check_losing(Checker *checker, const Process *process)
{
    const End *loss = end_find(process, END_LOSS);
    if (loss == NULL || !are_ends_known(checker, process)) {
        return;
    }
    const bool *loses = stages_that_lose(checker, &checker->flows[process->index]);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        if (!loses[i]) {
            report_cannot_lose(checker, process->stages.at[i], loss);
        }
    }
}

void check_stages_lose(Checker *checker)
{
    processes_visit(checker, check_losing);
}

// ---- reopenings ---------------------------------------------------------------------------------

static void check_reopening(Checker *checker, const End *end, const Reopening *reopening)
{
    const Statement *node = reopening->node;
    if (part_find(node, CLAUSE_WITHIN) != NULL || !is_line_read(checker, node)) {
        return;
    }
    Finding *finding =
        check_report(checker, RULE_open_reopening, end->process, node, statement_header_place(node),
                     "end `%s` may be reopened for ever", end->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "says no time limit");
        finding_note(checker->findings, finding,
                     "a deal that comes back after a year is a new one, with a new start");
        finding_help(checker->findings, finding, "say until when: `reopen %s within 90 days`",
                     reopening->stage->entity.name->text);
    }
}

static void check_process_reopenings(Checker *checker, const Process *process)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        for (uint32_t j = 0; j < end->reopen.count; j++) {
            check_reopening(checker, end, &end->reopen.at[j]);
        }
    }
}

void check_reopenings(Checker *checker)
{
    processes_visit(checker, check_process_reopenings);
}
