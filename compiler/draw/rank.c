// Where Graphviz would put the nodes.
//
// The module stagecraft-layout.so ranks the graph in a child process with limits on time and
// memory, because some graphs keep it busy for minutes, and some crash it. Parallel edges are
// merged and lines back written forward, which steps round known faults of Graphviz; ranks come
// back as numbers through a pipe, and everything that comes back is checked.
#include "draw/rank.h"

#include "draw/child.h"
#include "draw/draw.h"
#include "draw/modules.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// ---- what is asked ------------------------------------------------------------------------------

// Ends off the main line have places of their own and take no part.
static bool takes_part(const Graph *graph, uint32_t index)
{
    return graph->nodes[index].main_step >= 0 || !plan_is_end(&graph->nodes[index]);
}

static const RankPart *find_parts(const Plan *plan)
{
    const Graph *graph = plan->graph;
    RankPart *parts = ARENA_MANY(plan->arena, graph->node_count + 1, RankPart);
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (takes_part(graph, i))
            parts[i] = graph->nodes[i].main_step >= 0 ? RANK_PART_MAIN : RANK_PART_SIDE;
    return parts;
}

static int compare_links(const void *left_item, const void *right_item)
{
    const RankLink *left = left_item, *right = right_item;
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    if (left->to != right->to)
        return left->to < right->to ? -1 : 1;
    return (int)right->is_main - (int)left->is_main;
}

// The edges that rank, each pair of nodes once, all written forward.
static void find_links(const Plan *plan, RankJob *job)
{
    const Graph *graph = plan->graph;
    RankLink *links = ARENA_MANY(plan->arena, graph->edge_count + 1, RankLink);
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        if (edge->from == edge->to || !takes_part(graph, edge->from)
            || !takes_part(graph, edge->to))
            continue;
        bool is_back = edge->kind == EDGE_LOOP || edge->kind == EDGE_REOPEN;
        links[count++] = (RankLink){is_back ? edge->to : edge->from,
                                    is_back ? edge->from : edge->to, edge->is_main};
    }
    qsort(links, count, sizeof *links, compare_links);
    for (uint32_t i = 0; i < count; i++) {
        const RankLink *last = job->link_count > 0 ? &links[job->link_count - 1] : NULL;
        if (last == NULL || last->from != links[i].from || last->to != links[i].to)
            links[job->link_count++] = links[i];
    }
    job->links = links;
}

static RankJob job_of(const Plan *plan)
{
    uint32_t count = plan->graph->node_count;
    RankJob job = {.parts = find_parts(plan), .count = count, .send = child_send};
    find_links(plan, &job);
    return job;
}

// ---- the layout ---------------------------------------------------------------------------------

static void rank_in_child(const void *given, Channel *output)
{
    if (!module_layout_rank()(given, output))
        _exit(STATUS_MODULE_FAILED);
}

static bool is_plausible(const int32_t *ranks, uint32_t count)
{
    const int32_t FARTHEST = 100000000;
    for (uint32_t i = 0; i < count; i++)
        if (ranks[i] < -FARTHEST || ranks[i] > FARTHEST)
            return false;
    return true;
}

// Fills in the job's ranks. If that fails, what it gives says why.
static Str run_layout(const Plan *plan, RankJob *job)
{
    const Str FAILED = STR("the usual layout failed or took too long, so the picture was laid out"
                           " simply; another machine may draw it otherwise");
    Out out;
    job->room = ARENA_MANY(plan->arena, job->count, void *);
    job->ranks = ARENA_MANY(plan->arena, job->count, int32_t);
    out_start_in(&out, plan->arena);
    ChildEnd end = child_run(plan->limits, rank_in_child, job, &out);
    if (end.status == STATUS_NO_MODULE)
        return STR(
            "this installation is not whole: stagecraft-layout.so, or a library that it needs,"
            " is missing beside the command; the picture was laid out simply");
    if (end.result != CHILD_DONE || out.length != job->count * sizeof *job->ranks)
        return FAILED;
    memcpy(job->ranks, out.bytes, out.length);
    return is_plausible(job->ranks, job->count) ? (Str){"", 0} : FAILED;
}

// ---- what is known ------------------------------------------------------------------------------

typedef struct RankedGraph {
    RankJob job;
    Str message; // why there are no ranks
    struct RankedGraph *next;
} RankedGraph;

static bool is_same(const RankJob *left, const RankJob *right)
{
    if (left->count != right->count || left->link_count != right->link_count)
        return false;
    for (uint32_t i = 0; i < left->count; i++)
        if (left->parts[i] != right->parts[i])
            return false;
    for (uint32_t i = 0; i < left->link_count; i++)
        if (compare_links(&left->links[i], &right->links[i]) != 0)
            return false;
    return true;
}

static const void *copy(Arena *arena, const void *bytes, size_t size)
{
    return memcpy(arena_take(arena, size), bytes, size);
}

static void note(LayoutNotes *notes, const RankJob *job, Str message)
{
    RankedGraph *noted = ARENA_NEW(notes->arena, RankedGraph);
    *noted = (RankedGraph){*job, message, notes->first};
    noted->job.parts = copy(notes->arena, job->parts, job->count * sizeof *job->parts);
    noted->job.links = copy(notes->arena, job->links, job->link_count * sizeof *job->links);
    noted->job.ranks = (int32_t *)copy(notes->arena, job->ranks, job->count * sizeof *job->ranks);
    notes->first = noted;
}

// A process that is drawn for many roles is ranked once.
static Str find_ranks(const Plan *plan, RankJob *job)
{
    LayoutNotes *notes = plan->notes;
    for (const RankedGraph *at = notes ? notes->first : NULL; at != NULL; at = at->next) {
        if (is_same(&at->job, job)) {
            job->ranks = at->job.ranks;
            return at->message;
        }
    }
    Str message = run_layout(plan, job);
    if (notes != NULL)
        note(notes, job, message);
    return message;
}

// ---- the whole ----------------------------------------------------------------------------------

// Dense graphs keep the layout busy for minutes: measured on random ones of 80 to 200 nodes.
static bool is_tangled(const RankJob *job)
{
    enum { LINKS_ALWAYS_FINE = 150 };
    return job->link_count > LINKS_ALWAYS_FINE && job->link_count > job->count + job->count * 3 / 4;
}

double *rank_nodes(const Plan *plan, Str *message)
{
    const Graph *graph = plan->graph;
    *message = (Str){"", 0};
    if (graph->node_count == graph->main_count) // nothing stands aside
        return NULL;
    if (graph->node_count > DRAW_SIMPLE_ABOVE) {
        *message = STR("this process is large and was laid out simply; draw one map a phase");
        return NULL;
    }
    RankJob job = job_of(plan);
    if (is_tangled(&job)) {
        *message = STR("this process is too tangled for the usual layout and was laid out simply");
        return NULL;
    }
    *message = find_ranks(plan, &job);
    if (message->length > 0)
        return NULL;
    double *positions = ARENA_MANY(plan->arena, graph->node_count + 1, double);
    for (uint32_t i = 0; i < graph->node_count; i++)
        positions[i] = job.ranks[i];
    return positions;
}
