// Wraps the texts of cards and chips and measures them.
//
// All cards are equally wide; their height follows from what stands on them. Long texts become few
// lines: the whole text stays in the handouts and in what a screen reader says.
#include "draw/plan.h"
#include "draw/script.h"

#include <math.h>

// Keeps the figure behind a label that runs from right to left whole.
static const char LEFT_TO_RIGHT[] = "\xE2\x80\x8E";

bool plan_is_end(const Node *node)
{
    return node->kind == NODE_WIN || node->kind == NODE_LOSS || node->kind == NODE_NEUTRAL;
}

static bool is_mini(FactKind kind)
{
    return kind == FACT_RUNS || kind == FACT_ALONGSIDE || kind == FACT_THEN;
}

double mini_height(const StrList *lines)
{
    return MINI_HEIGHT + (lines->count > 1 ? lines->count - 1 : 0) * LINE_HEIGHT;
}

// Lines that a fact may take: criteria matter most, names least.
static uint32_t fact_lines(FactKind kind)
{
    switch (kind) {
    case FACT_CRITERION: return 4;
    case FACT_OWNER:
    case FACT_WITH:
    case FACT_SKILL:
    case FACT_RUNS:
    case FACT_ALONGSIDE:
    case FACT_THEN: return 2;
    case FACT_TIME: return 1;
    }
    return 1;
}

static double measure_facts(Plan *plan, const Node *node, Box *box)
{
    enum { FACTS_SHOWN = 9 };
    double height = 0, room = box->width - 2 * CARD_PADDING - FACT_INDENT;
    box->facts = ARENA_MANY(plan->arena, node->fact_count + 1, StrList);
    for (uint32_t i = 0; i < node->fact_count && i < FACTS_SHOWN; i++) {
        const Fact *fact = &node->facts[i];
        box->facts[i] = text_wrap(fact->text, FONT_FACT, room, fact_lines(fact->kind), plan->arena);
        height += is_mini(fact->kind) ? mini_height(&box->facts[i]) + 5
                                      : box->facts[i].count * LINE_HEIGHT + 3;
    }
    return height;
}

static double number_width(const Node *node)
{
    return node->number.length > 0 ? text_width(node->number, FONT_CARD_TITLE) + 7 : 0;
}

static void measure_stage(Plan *plan, const Node *node, Box *box)
{
    double room = plan->card_width - 2 * CARD_PADDING;
    double number = number_width(node);
    box->width = plan->card_width;
    box->title = text_wrap(node->title, FONT_CARD_TITLE, room - number, 6, plan->arena);
    if (node->group >= 0 && box->anchor == NOWHERE)
        box->eyebrow =
            text_wrap(plan->graph->groups[node->group].label, FONT_SMALL, room, 1, plan->arena);
    double facts = measure_facts(plan, node, box);
    box->height = 9 + box->eyebrow.count * 15 + box->title.count * TITLE_HEIGHT
                  + (node->share.length > 0 ? REACH_HEIGHT : 0) + (facts > 0 ? facts + 10 : 6);
}

static void measure_end(Plan *plan, const Node *node, Box *box)
{
    double share = node->share.length > 0 ? text_width(node->share, FONT_FACT) + 8 : 0;
    box->width = plan->card_width;
    double room = box->width - 50;
    box->share_below = share > 0 && text_width(node->title, FONT_CARD_TITLE) > room - share;
    box->title = text_wrap(node->title, FONT_CARD_TITLE, room, 5, plan->arena);
    double facts = measure_facts(plan, node, box);
    double lines = box->title.count + (box->share_below ? 1 : 0);
    box->height = 16 + lines * TITLE_HEIGHT + (facts > 0 ? facts + 7 : 0);
}

// Lines come into cards of the main line from below, beside the chips that hang there.
static void mark_ports(Plan *plan)
{
    const Graph *graph = plan->graph;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        bool is_above = edge->kind == EDGE_LOOP && graph->nodes[edge->from].main_step >= 0;
        if (!edge->is_main && !is_above && graph->nodes[edge->to].main_step >= 0)
            plan->boxes[edge->to].ports |= 1u << edge->kind;
    }
}

double plan_port_inset(const Box *box)
{
    uint32_t slots = box->ports >= 4 ? 3 : box->ports >= 2 ? 2 : box->ports;
    return slots * PORT + 6;
}

// How wide the text of a chip may be that hangs at a card; loops come in above, at the right.
static double pill_room(const Plan *plan, const Edge *edge)
{
    double ports = plan_port_inset(&plan->boxes[edge->from]);
    if (edge->kind == EDGE_LOOP && ports < 2 * PORT)
        ports = 2 * PORT;
    return plan->card_width - ports - 8 - 2 * PILL_PADDING;
}

// Puts a share at the end of the last line of a chip that is cut, if it leaves room for some words.
static void end_with_share(Plan *plan, StrList *lines, Str share, double room)
{
    enum { WORDS_LEAST = 24 };
    Str *last = &lines->at[lines->count - 1];
    double left = room - text_width(share, FONT_PILL) - 5;
    if (share.length == 0 || left < WORDS_LEAST || !str_ends(*last, "\xE2\x80\xA6"))
        return;
    StrList kept = text_wrap(*last, FONT_PILL, left, 1, plan->arena);
    *last = str_format(plan->arena, "%.*s %s%.*s", STR_ARGS(kept.at[0]),
                       text_is_shaped(*last) ? LEFT_TO_RIGHT : "", STR_ARGS(share));
}

// A chip with its outcome's name and share; on the main line the share stands in a line of its own.
static void measure_pill(Plan *plan, const Edge *edge, Pill *pill)
{
    enum { LINES_MAIN = 3, LINES_ASIDE = 4 };
    double room = edge->is_main ? 96 : pill_room(plan, edge);
    if (edge->kind == EDGE_LOSS || edge->kind == EDGE_LOOP || edge->kind == EDGE_REOPEN)
        room -= 14; // the sign
    Str text = edge->label;
    if (edge->share.length > 0 && !edge->is_main)
        text = str_format(plan->arena, "%.*s %s%.*s", STR_ARGS(edge->label),
                          text_is_shaped(edge->label) ? LEFT_TO_RIGHT : "", STR_ARGS(edge->share));
    uint32_t most = edge->is_main ? LINES_MAIN : LINES_ASIDE;
    pill->lines = text_wrap(text, FONT_PILL, room, most, plan->arena);
    if (!edge->is_main && pill->lines.count == most)
        end_with_share(plan, &pill->lines, edge->share, room);
    if (edge->is_main && edge->share.length > 0) {
        StrList lines = {ARENA_MANY(plan->arena, pill->lines.count + 1, Str), 0};
        for (uint32_t i = 0; i < pill->lines.count; i++)
            lines.at[lines.count++] = pill->lines.at[i];
        lines.at[lines.count++] = edge->share;
        pill->lines = lines;
    }
    for (uint32_t i = 0; i < pill->lines.count; i++) {
        double width = text_width(pill->lines.at[i], FONT_PILL);
        pill->width = width > pill->width ? width : pill->width;
    }
    pill->width += 2 * PILL_PADDING + (edge->kind == EDGE_FORWARD ? 0 : 14);
    pill->height = pill->lines.count * 15 + 5;
}

// An anytime is its own chip: its one way out is written in it. It is narrower than a card, so that a
// line can drop past it.
static void measure_anytime(Plan *plan, const Node *node, uint32_t index, Box *box)
{
    enum { SIGN = 18, LINES_MOST = 6 };
    Str text = node->title, share = STR("");
    for (uint32_t i = 0; i < plan->graph->edge_count; i++) {
        const Edge *edge = &plan->graph->edges[i];
        if (edge->from == index) {
            share = edge->share;
            text = str_format(plan->arena, "%.*s: %.*s%s%.*s", STR_ARGS(node->title),
                              STR_ARGS(edge->label), share.length > 0 ? " " : "", STR_ARGS(share));
        }
    }
    box->width = plan->card_width - PASSING;
    double room = box->width - 2 * PILL_PADDING - SIGN;
    box->title = text_wrap(text, FONT_PILL, room, LINES_MOST, plan->arena);
    end_with_share(plan, &box->title, share, room);
    box->height = box->title.count * 15 + 9;
}

static bool has_facts(const Graph *graph)
{
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].kind == NODE_STAGE && graph->nodes[i].fact_count > 0)
            return true;
    return false;
}

// The groups that have a node on the main line get a band; nodes of others show the group's name.
static void mark_banded(Plan *plan)
{
    const Graph *graph = plan->graph;
    bool *banded = ARENA_MANY(plan->arena, graph->group_count + 1, bool);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const Node *node = &graph->nodes[i];
        if (node->group >= 0 && node->main_step >= 0)
            banded[node->group] = true;
    }
    for (uint32_t i = 0; i < graph->node_count; i++) {
        int32_t group = graph->nodes[i].group;
        plan->boxes[i].anchor = group >= 0 && !banded[group] ? NOWHERE : 0;
    }
}

double plan_wider(const Plan *plan)
{
    enum { WIDER_MOST = 36, TO_SPARE = 1 };
    double most = 0;
    for (uint32_t i = 0; i < plan->graph->node_count; i++) {
        const Node *node = &plan->graph->nodes[i];
        if (node->kind == NODE_STAGE)
            most = fmax(most, text_longest_word(node->title, FONT_CARD_TITLE) + number_width(node));
    }
    most += TO_SPARE + 2 * CARD_PADDING - plan->card_width;
    return ceil(fmin(fmax(most, 0), WIDER_MOST));
}

void plan_measure(Plan *plan)
{
    const Graph *graph = plan->graph;
    plan->card_width = (has_facts(graph) ? 204 : 156) + plan->wider - plan->narrower;
    plan->boxes = ARENA_MANY(plan->arena, graph->node_count + 1, Box);
    plan->pills = ARENA_MANY(plan->arena, graph->edge_count + 1, Pill);
    mark_banded(plan);
    mark_ports(plan);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const Node *node = &graph->nodes[i];
        switch (node->kind) {
        case NODE_STAGE:
            measure_stage(plan, node, &plan->boxes[i]);
            plan->figure_width = fmax(plan->figure_width, text_width(node->share, FONT_FACT));
            break;
        case NODE_WIN:
        case NODE_LOSS:
        case NODE_NEUTRAL:
        case NODE_PROCESS: measure_end(plan, node, &plan->boxes[i]); break;
        case NODE_ANYTIME: measure_anytime(plan, node, i, &plan->boxes[i]); break;
        }
    }
    for (uint32_t i = 0; i < graph->edge_count; i++)
        measure_pill(plan, &graph->edges[i], &plan->pills[i]);
}
