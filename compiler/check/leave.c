// How deals leave: every stage has a way out, and from every stage some end or another process can
// be reached by ways above 0%.
//
// Stages that cannot reach one are followed to where they lead in the end: a stage without a way
// out, which is reported as that, or a circle, of which one round is shown hop by hop.
#include "check/checker.h"
#include "syntax/fixes.h"

// ---- dead ends ----------------------------------------------------------------------------------

// An end to show as a way out: a win if the process has one, else its first; NULL if it has none.
static const End *example_end(const Process *process)
{
    for (uint32_t i = 0; i < process->ends.count; i++) {
        if (process->ends.at[i]->kind == END_WIN) {
            return process->ends.at[i];
        }
    }
    return process->ends.count > 0 ? process->ends.at[0] : NULL;
}

// A line that leads out to an end; empty where the process has none.
static Str way_out(Checker *checker, const Process *process)
{
    const End *end = example_end(process);
    if (end == NULL) {
        return STR("");
    }
    const char *name = end->kind == END_WIN ? "won" : end->kind == END_LOSS ? "lost" : "over";
    return str_format(checker->arena, "outcome %s -> %s", name, end->entity.name->text);
}

// An outcome to show as a way out, for a help.
static Str example_outcome(Checker *checker, const Process *process)
{
    Str line = way_out(checker, process);
    return line.length > 0
               ? str_format(checker->arena, "`%.*s`", STR_ARGS(line))
               : STR("`outcome won -> closed-won`, and the end: `end closed-won is win`");
}

static bool is_dead_end(const Flow *flow, uint32_t stage)
{
    return flow->process->stages.at[stage]->ways.count == 0 && !flow->leaves[stage];
}

static void report_dead_end(Checker *checker, const Process *process, const Stage *stage)
{
    Finding *finding = check_report(checker, RULE_dead_end, process, stage->entity.node,
                                    statement_name_place(stage->entity.node),
                                    "stage `%s` has no way out", stage->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "a deal stays here for ever");
        Str example = example_outcome(checker, process), line = way_out(checker, process);
        finding_help(checker->findings, finding, "add an outcome, such as %.*s", STR_ARGS(example));
        if (line.length > 0) {
            fix_add_line(checker->findings, finding, stage->entity.node, line);
        }
    }
}

void check_dead_ends(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Flow *flow = &checker->flows[checker->order[i]->index];
        for (uint32_t j = 0; j < flow->process->stages.count; j++) {
            if (is_dead_end(flow, j)) {
                report_dead_end(checker, flow->process, flow->process->stages.at[j]);
            }
        }
    }
}

// ---- endless circles ----------------------------------------------------------------------------

// The stages from which a deal can leave, found backwards from those that let it out at once.
static bool *stages_that_leave(Checker *checker, const Flow *flow)
{
    Digraph back = digraph_reverse(&flow->likely, checker->arena);
    bool *leaves = ARENA_MANY(checker->arena, back.count, bool);
    uint32_t *queue = ARENA_MANY(checker->arena, back.count, uint32_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < back.count; i++) {
        if (flow->leaves[i]) {
            leaves[i] = true;
            queue[count++] = i;
        }
    }
    for (uint32_t at = 0; at < count; at++) {
        for (uint32_t i = back.starts[queue[at]]; i < back.starts[queue[at] + 1]; i++) {
            if (!leaves[back.heads[i]]) {
                leaves[back.heads[i]] = true;
                queue[count++] = back.heads[i];
            }
        }
    }
    return leaves;
}

// The way above 0% by which a stage leads to another; NULL if its target was only guessed.
static const Outcome *outcome_between(const Stage *from, const Stage *to)
{
    for (uint32_t i = 0; i < from->ways.count; i++) {
        const Way *way = &from->ways.at[i];
        if (way->outcome->target.stage == to && !share_is_zero(way->share)) {
            return way->outcome;
        }
    }
    return NULL;
}

// A hop of a circle: the statement that leads on, and the target in it.
typedef struct Hop {
    const Stage *from, *to;
    const Statement *node;
    Place place;
} Hop;

static Hop circle_hop(const Process *process, const Circle *circle, uint32_t i)
{
    const Stage *from = process->stages.at[circle->nodes[i]];
    const Stage *to = process->stages.at[circle->nodes[(i + 1) % circle->count]];
    const Outcome *outcome = outcome_between(from, to);
    if (outcome == NULL) {
        return (Hop){from, to, from->entity.node, statement_name_place(from->entity.node)};
    }
    const Statement *owner;
    const Part *part = head_find(outcome->entity.node, CLAUSE_TO, &owner);
    Place place =
        part != NULL ? part_place(owner, part) : statement_name_place(outcome->entity.node);
    return (Hop){from, to, outcome->entity.node, place};
}

// The statement that a circle is blamed on: in a variant, one of it that was changed.
static const Statement *circle_cause(const Process *process, const Circle *circle)
{
    for (uint32_t i = 0; i < circle->count; i++) {
        Hop hop = circle_hop(process, circle, i);
        if (hop.node->change != NULL) {
            return hop.node;
        }
        if (hop.from->entity.node->change != NULL) {
            return hop.from->entity.node;
        }
    }
    return circle_hop(process, circle, 0).node;
}

// "between `a` and `b`", "in stage `a`", "through `a` and 3 more stages".
static Str circle_text(Checker *checker, const Process *process, const Circle *circle)
{
    const char *first = process->stages.at[circle->nodes[0]]->entity.name->text;
    if (circle->count == 1) {
        return str_format(checker->arena, "in stage `%s`", first);
    }
    const char *second = process->stages.at[circle->nodes[1]]->entity.name->text;
    if (circle->count == 2) {
        return str_format(checker->arena, "between `%s` and `%s`", first, second);
    }
    return str_format(checker->arena, "through `%s`, `%s` and %u more", first, second,
                      circle->count - 2);
}

static void report_endless(Checker *checker, const Process *process, const Circle *circle,
                           uint32_t stage_count)
{
    Findings *findings = checker->findings;
    Hop first = circle_hop(process, circle, 0);
    Str text = circle_text(checker, process, circle);
    const Statement *node = first.node->origin != NULL ? circle_cause(process, circle) : first.node;
    Finding *finding = check_report(checker, RULE_endless_circle, process, node, first.place,
                                    "a deal can circle %.*s for ever", STR_ARGS(text));
    if (finding == NULL) {
        return;
    }
    finding_label(findings, finding, "1: from `%s` to `%s`", first.from->entity.name->text,
                  first.to->entity.name->text);
    for (uint32_t i = 1; i < circle->count && i < CIRCLE_SHOWN; i++) {
        Hop hop = circle_hop(process, circle, i);
        finding_also(findings, finding, hop.place, "%u: from `%s` to `%s`", i + 1,
                     hop.from->entity.name->text, hop.to->entity.name->text);
    }
    circle_note(checker, finding, circle);
    if (stage_count > circle->count && circle->count <= CIRCLE_SHOWN) {
        finding_note(findings, finding, "%u stages lead only to one another; none leads to an end",
                     stage_count);
    }
    Str example = example_outcome(checker, process);
    finding_help(findings, finding,
                 "give one of them an outcome above 0%% that leaves the circle, such as %.*s",
                 STR_ARGS(example));
}

// A stage all of whose ways are at 0%, so that nothing ever leaves it.
static void report_stuck(Checker *checker, const Process *process, const Stage *stage)
{
    Finding *finding = check_report(checker, RULE_endless_circle, process, stage->entity.node,
                                    statement_name_place(stage->entity.node),
                                    "a deal can never leave stage `%s`", stage->entity.name->text);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "all its ways out have a share of 0%%");
        Str example = example_outcome(checker, process);
        finding_help(checker->findings, finding,
                     "give one of them a share above 0%%, or add an outcome, such as %.*s",
                     STR_ARGS(example));
    }
}

static void check_circle(Checker *checker, const Flow *flow, Circles *circles, uint32_t component)
{
    const Components *components = &circles->components;
    uint32_t start = components->starts[component];
    uint32_t count = components->starts[component + 1] - start;
    uint32_t stage = components->nodes[start];
    Circle circle = circle_find(circles, component);
    if (circle.count > 0) {
        report_endless(checker, flow->process, &circle, count);
    } else if (!is_dead_end(flow, stage)) {
        report_stuck(checker, flow->process, flow->process->stages.at[stage]);
    }
}

static void check_flow(Checker *checker, const Flow *flow)
{
    const bool *leaves = stages_that_leave(checker, flow);
    uint32_t stuck = 0;
    for (uint32_t i = 0; i < flow->likely.count; i++) {
        stuck += leaves[i] ? 0 : 1;
    }
    if (stuck == 0) {
        return;
    }
    Circles circles = circles_start(&flow->likely, checker->arena);
    const uint32_t *of_node = circles.components.of_node;
    bool *is_settled = ARENA_MANY(checker->arena, circles.components.count, bool);
    for (uint32_t node = 0; node < flow->likely.count; node++) {
        for (uint32_t i = flow->likely.starts[node]; i < flow->likely.starts[node + 1]; i++) {
            if (of_node[flow->likely.heads[i]] != of_node[node]) {
                is_settled[of_node[node]] = true; // it leads on, so the circle is not here
            }
        }
    }
    for (uint32_t node = 0; node < flow->likely.count; node++) {
        if (!leaves[node] && !is_settled[of_node[node]]) {
            is_settled[of_node[node]] = true;
            check_circle(checker, flow, &circles, of_node[node]);
        }
    }
}

void check_endless_circles(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Flow *flow = &checker->flows[checker->order[i]->index];
        if (flow->process->start != NULL) {
            check_flow(checker, flow);
        }
    }
}
