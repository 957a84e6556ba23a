// What deals come to: a process has a stage, every stage can be reached from the start, and every
// end is led to.
//
// Stages that cannot be reached often hang together: reported is each group of them that no other
// such stage leads to, for whoever mends that mends what follows from it.
#include "check/checker.h"

// ---- empty processes ----------------------------------------------------------------------------

void check_empty_processes(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        const Statement *node = process->entity.node;
        const Process *base = process;
        while (base->like != NULL) {
            base = base->like;
        }
        bool is_known = part_find(base->entity.node, CLAUSE_LIKE) == NULL;
        if (process->stages.count > 0 || !is_known || node->is_broken
            || places_within(&checker->doubts.unread, node) > 0) {
            continue;
        }
        Finding *finding =
            check_report(checker, RULE_empty_process, process, node, statement_name_place(node),
                         "process `%s` has no stage", process->entity.name->text);
        if (finding != NULL) {
            finding_label(checker->findings, finding, "nothing happens in it");
            finding_help(checker->findings, finding,
                         "add a stage, such as `stage qualify \"Qualify lead\" { ... }`");
        }
    }
}

// ---- stages that nothing leads to ---------------------------------------------------------------

// One process while its stages are searched.
typedef struct Search {
    Checker *checker;
    const Flow *flow;
    bool *is_reached;  // by stage
    bool *is_reopened; // by stage: an end reopens it
    Components components;
    bool *is_settled; // by component: reported, or led to by another stage not reached
} Search;

// Follows every way from where deals enter. False if that may lead anywhere.
static bool search_run(Search *search)
{
    const Flow *flow = search->flow;
    uint32_t *queue = ARENA_MANY(search->checker->arena, flow->all.count, uint32_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < flow->all.count; i++) {
        if (flow->is_entered[i]) {
            search->is_reached[i] = true;
            queue[count++] = i;
        }
    }
    for (uint32_t at = 0; at < count; at++) {
        if (flow->is_vague[queue[at]]) {
            return false;
        }
        for (uint32_t i = flow->all.starts[queue[at]]; i < flow->all.starts[queue[at] + 1]; i++) {
            uint32_t head = flow->all.heads[i];
            if (!search->is_reached[head]) {
                search->is_reached[head] = true;
                queue[count++] = head;
            }
        }
    }
    return true;
}

static void search_settle(Search *search)
{
    const Digraph *graph = &search->flow->all;
    const uint32_t *of_node = search->components.of_node;
    for (uint32_t node = 0; node < graph->count; node++) {
        for (uint32_t i = graph->starts[node]; i < graph->starts[node + 1]; i++) {
            if (!search->is_reached[node] && of_node[graph->heads[i]] != of_node[node]) {
                search->is_settled[of_node[graph->heads[i]]] = true;
            }
        }
    }
    const EndList *ends = &search->flow->process->ends;
    for (uint32_t i = 0; i < ends->count; i++) {
        for (uint32_t j = 0; j < ends->at[i]->reopen.count; j++) {
            const Stage *stage = ends->at[i]->reopen.at[j].stage;
            if (stage->process == search->flow->process) {
                search->is_reopened[stage->index] = true;
            }
        }
    }
}

// Marks the stages that lead to the one reported, and are themselves led to by nothing else.
static void mark_companions(Search *search, Finding *finding, const Stage *stage)
{
    const Components *components = &search->components;
    uint32_t id = components->of_node[stage->index];
    uint32_t marked = 0;
    for (uint32_t i = components->starts[id]; i < components->starts[id + 1]; i++) {
        const Stage *other = search->flow->process->stages.at[components->nodes[i]];
        if (other != stage && marked < CIRCLE_SHOWN) {
            finding_also(search->checker->findings, finding,
                         statement_name_place(other->entity.node),
                         "in a circle with it, which nothing leads to");
            marked += 1;
        }
    }
}

static void report_unreachable(Search *search, const Stage *stage)
{
    Checker *checker = search->checker;
    Findings *findings = checker->findings;
    const Process *process = search->flow->process;
    const char *name = stage->entity.name->text;
    Finding *finding =
        check_report(checker, RULE_unreachable_stage, process, stage->entity.node,
                     statement_name_place(stage->entity.node), "nothing leads to stage `%s`", name);
    if (finding == NULL) {
        return;
    }
    finding_label(findings, finding, "no deal ever comes here");
    finding_also(findings, finding, statement_name_place(process->start->entity.node),
                 "the process starts here");
    mark_companions(search, finding, stage);
    if (search->is_reopened[stage->index]) {
        finding_note(findings, finding, "an end reopens it, but a reopening is no way in");
    }
    finding_help(findings, finding,
                 "give some stage an outcome that leads here, such as `outcome next -> %s`", name);
}

static void check_stages(Checker *checker, const Flow *flow)
{
    Arena *arena = checker->arena;
    Search search = {.checker = checker, .flow = flow};
    search.is_reached = ARENA_MANY(arena, flow->all.count, bool);
    if (!search_run(&search)) {
        return;
    }
    uint32_t missed = 0;
    for (uint32_t i = 0; i < flow->all.count; i++) {
        missed += search.is_reached[i] ? 0 : 1;
    }
    if (missed == 0) {
        return;
    }
    search.is_reopened = ARENA_MANY(arena, flow->all.count, bool);
    search.components = components_of(&flow->all, arena);
    search.is_settled = ARENA_MANY(arena, search.components.count, bool);
    search_settle(&search);
    for (uint32_t i = 0; i < flow->all.count; i++) {
        uint32_t component = search.components.of_node[i];
        if (!search.is_reached[i] && !search.is_settled[component]) {
            search.is_settled[component] = true;
            report_unreachable(&search, flow->process->stages.at[i]);
        }
    }
}

void check_unreachable_stages(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Flow *flow = &checker->flows[checker->order[i]->index];
        if (flow->process->start != NULL) {
            check_stages(checker, flow);
        }
    }
}

// ---- ends that nothing leads to -----------------------------------------------------------------

static void report_unreached(Checker *checker, const Process *process, const End *end)
{
    const char *name = end->entity.name->text;
    Finding *finding =
        check_report(checker, RULE_unreached_end, process, end->entity.node,
                     statement_name_place(end->entity.node), "nothing leads to end `%s`", name);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "no deal ever ends here");
        finding_help(checker->findings, finding,
                     "take it out, or give some stage an outcome that leads here, such as "
                     "`outcome %s -> %s`",
                     name, name);
    }
}

// Whether a stage that deals come to has no way out, which is an error of its own: an end that is
// missing its way may be where that stage leads.
static bool has_dead_end(Checker *checker, const Flow *flow)
{
    const Digraph *all = &flow->all;
    bool *is_led_to = ARENA_MANY(checker->arena, all->count + 1, bool);
    for (uint32_t i = 0; i < all->starts[all->count]; i++) {
        is_led_to[all->heads[i]] = true;
    }
    for (uint32_t i = 0; i < flow->process->stages.count; i++) {
        bool is_dead = flow->process->stages.at[i]->ways.count == 0 && !flow->leaves[i];
        if (is_dead && (is_led_to[i] || flow->is_entered[i])) {
            return true;
        }
    }
    return false;
}

// Reports the ends that nothing leads to. A dead end explains the wins among them, and all where no
// end is led to.
static void check_ends(Checker *checker, const Flow *flow)
{
    const EndList *ends = &flow->process->ends;
    uint32_t led_to = 0;
    for (uint32_t i = 0; i < ends->count; i++) {
        led_to += flow->is_led_to[i];
    }
    bool has_dead = led_to < ends->count && has_dead_end(checker, flow);
    for (uint32_t i = 0; i < ends->count; i++) {
        bool is_explained = has_dead && (led_to == 0 || ends->at[i]->kind == END_WIN);
        if (!flow->is_led_to[i] && !is_explained) {
            report_unreached(checker, flow->process, ends->at[i]);
        }
    }
}

void check_unreached_ends(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Flow *flow = &checker->flows[checker->order[i]->index];
        if (flow->process->start != NULL && !flow->has_vague) {
            check_ends(checker, flow);
        }
    }
}
