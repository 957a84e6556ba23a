// Chains that may not come back to where they began: processes that run one another or go alongside
// one another, roles that report to one another, skills that come after one another.
//
// Each circle is reported once, with every hop marked and numbered.
#include "check/checker.h"
#include "model/entity.h"

// One thing leads to another, by a name in a statement.
typedef struct Hop {
    uint32_t from, to; // by index in the model
    const Statement *node;
    const Part *part;
    const char *verb; // "reports to"
} Hop;

typedef struct Chains {
    RuleId rule;
    const char *word; // "role"
    const char *help;
    uint32_t count;        // things
    const Entity **things; // by index in the model
    bool are_processes;
    Hop *hops; // by `from`, ascending
    uint32_t hop_count;
    uint32_t *starts; // by thing: its first hop
} Chains;

// ---- reporting ----------------------------------------------------------------------------------

static const Hop *hop_find(const Chains *chains, uint32_t from, uint32_t to)
{
    const Hop *hop = &chains->hops[chains->starts[from]];
    while (hop->to != to) {
        hop += 1;
    }
    return hop;
}

static const Hop *circle_hop(const Chains *chains, const Circle *circle, uint32_t i)
{
    return hop_find(chains, circle->nodes[i], circle->nodes[(i + 1) % circle->count]);
}

// " by way of `b`": how a circle comes back to its first thing.
static Str by_way_of(Checker *checker, const Chains *chains, const Circle *circle)
{
    if (circle->count == 1) {
        return STR("");
    }
    if (circle->count == 2) {
        const Name *other = chains->things[circle->nodes[1]]->name;
        return str_format(checker->arena, ", by way of `%s`", other->text);
    }
    return str_format(checker->arena, ", by way of %u others", circle->count - 1);
}

static void report_circle(Checker *checker, const Chains *chains, const Circle *circle)
{
    Findings *findings = checker->findings;
    const Hop *first = circle_hop(chains, circle, 0);
    const ProcessList *processes = &checker->model->processes;
    Str way = by_way_of(checker, chains, circle);
    Finding *finding = check_report(
        checker, chains->rule, chains->are_processes ? processes->at[first->from] : NULL,
        first->node, part_place(first->node, first->part), "%s `%s` %s itself%.*s", chains->word,
        chains->things[first->from]->name->text, first->verb, STR_ARGS(way));
    if (finding == NULL) {
        return;
    }
    for (uint32_t i = 0; i < circle->count && i < CIRCLE_SHOWN; i++) {
        const Hop *hop = circle_hop(chains, circle, i);
        Str text = str_format(checker->arena, "%u: `%s` %s `%s`", i + 1,
                              chains->things[hop->from]->name->text, hop->verb,
                              chains->things[hop->to]->name->text);
        if (i == 0) {
            finding_label(findings, finding, "%.*s", STR_ARGS(text));
        } else {
            finding_also(findings, finding, part_place(hop->node, hop->part), "%.*s",
                         STR_ARGS(text));
        }
    }
    circle_note(checker, finding, circle);
    finding_help(findings, finding, "%s", chains->help);
}

static void chains_check(Checker *checker, Chains *chains)
{
    Digraph graph = {
        .count = chains->count,
        .starts = ARENA_MANY(checker->arena, (size_t)chains->count + 1, uint32_t),
        .heads = ARENA_MANY(checker->arena, chains->hop_count, uint32_t),
    };
    for (uint32_t i = 0; i < chains->hop_count; i++) {
        graph.starts[chains->hops[i].from + 1] = i + 1;
        graph.heads[i] = chains->hops[i].to;
    }
    for (uint32_t i = 0; i < chains->count; i++) {
        if (graph.starts[i + 1] < graph.starts[i]) {
            graph.starts[i + 1] = graph.starts[i];
        }
    }
    chains->starts = graph.starts;
    Circles circles = circles_start(&graph, checker->arena);
    for (uint32_t i = circles.components.count; i-- > 0;) {
        Circle circle = circle_find(&circles, i);
        if (circle.count > 0) {
            report_circle(checker, chains, &circle);
        }
    }
}

static void hop_add(Chains *chains, uint32_t from, uint32_t to, const Statement *node,
                    const Part *part, const char *verb)
{
    chains->hops[chains->hop_count] = (Hop){from, to, node, part, verb};
    chains->hop_count += 1;
}

// ---- processes ----------------------------------------------------------------------------------

static void stage_hops(Chains *chains, const Stage *stage)
{
    uint32_t from = stage->process->index;
    const Statement *runs = statement_find(stage->entity.node->children, STATEMENT_RUNS);
    if (stage->runs != NULL && runs != NULL) {
        hop_add(chains, from, stage->runs->index, runs, runs->parts, "runs");
    }
    for (uint32_t i = 0; i < stage->alongside.count; i++) {
        const ProcessUse *use = &stage->alongside.at[i];
        hop_add(chains, from, use->process->index, use->node, use->part, "goes alongside");
    }
}

void check_runs_circles(Checker *checker)
{
    const ProcessList *processes = &checker->model->processes;
    uint32_t most = 0;
    for (uint32_t i = 0; i < processes->count; i++) {
        const StageList *stages = &processes->at[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            most += 1 + stages->at[j]->alongside.count;
        }
    }
    Chains chains = {
        .rule = RULE_runs_circle,
        .word = "process",
        .help = "take `runs` or `alongside` out of one of these stages; an outcome may lead back "
                "to a process, such as `outcome again -> renewal`",
        .count = processes->count,
        .things = ARENA_MANY(checker->arena, processes->count, const Entity *),
        .are_processes = true,
        .hops = ARENA_MANY(checker->arena, most, Hop),
    };
    for (uint32_t i = 0; i < processes->count; i++) {
        const StageList *stages = &processes->at[i]->stages;
        chains.things[i] = &processes->at[i]->entity;
        for (uint32_t j = 0; j < stages->count; j++) {
            stage_hops(&chains, stages->at[j]);
        }
    }
    chains_check(checker, &chains);
}

// ---- roles --------------------------------------------------------------------------------------

void check_reports_circles(Checker *checker)
{
    const RoleList *roles = &checker->model->roles;
    Chains chains = {
        .rule = RULE_reports_circle,
        .word = "role",
        .help = "take `reports` out of the role at the top",
        .count = roles->count,
        .things = ARENA_MANY(checker->arena, roles->count, const Entity *),
        .hops = ARENA_MANY(checker->arena, roles->count, Hop),
    };
    for (uint32_t i = 0; i < roles->count; i++) {
        const Role *role = roles->at[i];
        const Statement *node = statement_find(role->entity.node->children, STATEMENT_REPORTS);
        chains.things[i] = &role->entity;
        if (role->reports != NULL && node != NULL) {
            hop_add(&chains, i, role->reports->index, node, node->parts, "reports to");
        }
    }
    chains_check(checker, &chains);
}

// ---- skills -------------------------------------------------------------------------------------

void check_after_circles(Checker *checker)
{
    const SkillList *skills = &checker->model->skills;
    uint32_t most = 0;
    for (uint32_t i = 0; i < skills->count; i++) {
        most += skills->at[i]->after.count;
    }
    Chains chains = {
        .rule = RULE_after_circle,
        .word = "skill",
        .help = "nobody could begin to learn these; take `after` out of the one learnt first",
        .count = skills->count,
        .things = ARENA_MANY(checker->arena, skills->count, const Entity *),
        .hops = ARENA_MANY(checker->arena, most, Hop),
    };
    for (uint32_t i = 0; i < skills->count; i++) {
        const SkillUseList *after = &skills->at[i]->after;
        chains.things[i] = &skills->at[i]->entity;
        for (uint32_t j = 0; j < after->count; j++) {
            hop_add(&chains, i, after->at[j].skill->index, after->at[j].node, after->at[j].part,
                    "comes after");
        }
    }
    chains_check(checker, &chains);
}
