// From a finished plan to a drawing list: the page, the bands of groups, the foot with the legend.
#include "draw/compose.h"

#include "draw/palette.h"
#include "views/phrases.h"

#include <string.h>

enum { LEGEND_HEIGHT = 26, LEGEND_MOST = 11 };

// ---- bands --------------------------------------------------------------------------------------

// A band ends where what it holds ends, so that one deep column of a row leaves the others alone.
static double band_bottom(const Plan *plan, uint32_t row, uint32_t first, uint32_t last)
{
    double bottom = plan->rows[row].y + BAND_HEAD;
    for (uint32_t column = first; column <= last; column++) {
        double content = plan->contents[row * plan->columns + column];
        bottom = content > bottom ? content : bottom;
    }
    return bottom;
}

// Whether something in a group stands out.
static bool is_loud(const Graph *graph, int32_t group)
{
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].group == group && !graph->nodes[i].is_quiet)
            return true;
    return false;
}

static void put_band(const Plan *plan, Drawing *drawing, uint32_t row, uint32_t first,
                     uint32_t last)
{
    uint32_t group = (uint32_t)plan_column_group(plan, row, first);
    const Group *shown = &plan->graph->groups[group];
    Tones tones = palette_tones(shown->color, shown->tone);
    double left = plan->gutters[first].x + plan->gutters[first].width - BAND_MARGIN;
    double right =
        plan->gutters[last].x + plan->gutters[last].width + plan->card_width + BAND_MARGIN;
    double top = plan->rows[row].y;
    uint32_t items = drawing->count;
    put_box(drawing, PART_BAND, group, left, top, right - left,
            band_bottom(plan, row, first, last) - top, 12, tones.tint, tones.border, 1);
    StrList label =
        text_wrap(shown->label, FONT_BAND, right - left - 2 * BAND_MARGIN, 1, plan->arena);
    if (label.count > 0)
        put_text(drawing, PART_BAND, group, label.at[0], FONT_BAND, tones.strong,
                 left + BAND_MARGIN, top + 17, ANCHOR_START);
    if (!is_loud(plan->graph, (int32_t)group))
        drawing_quiet(drawing, items);
}

// Where the main line runs down, a band holds the rows of its group; the label keeps clear of that
// line and of those beside the cards.
static void put_upright_band(const Plan *plan, Drawing *drawing, uint32_t first, uint32_t last)
{
    int32_t group = plan_column_group(plan, first, 0);
    const Group *shown = &plan->graph->groups[group];
    Tones tones = palette_tones(shown->color, shown->tone);
    const Fold *fold = &plan->folds[plan->rows[first].fold];
    double left = fold->band_left, right = fold->band_right, top = plan->rows[first].y;
    const Box *card = &plan->boxes[plan->main[first]];
    double middle = card->x + card->width / 2, x = left + BAND_MARGIN;
    uint32_t items = drawing->count;
    put_box(drawing, PART_BAND, (uint32_t)group, left, top, right - left,
            plan->rows[last].band_bottom - top, 12, tones.tint, tones.border, 1);
    double clear = plan->gutters[card->column + 1].tracks_x - 8, inside = right - BAND_MARGIN;
    double room = middle - 10 - x, beyond = (clear < inside ? clear : inside) - (middle + 12);
    if (text_width(shown->label, FONT_BAND) > room && beyond > room) {
        x = middle + 12;
        room = beyond;
    }
    StrList label = text_wrap(shown->label, FONT_BAND, room, 1, plan->arena);
    if (label.count > 0)
        put_text(drawing, PART_BAND, (uint32_t)group, label.at[0], FONT_BAND, tones.strong, x,
                 top + 17, ANCHOR_START);
    if (!is_loud(plan->graph, group))
        drawing_quiet(drawing, items);
}

static void put_upright_bands(const Plan *plan, Drawing *drawing)
{
    uint32_t first = 0;
    for (uint32_t row = 1; row <= plan->row_count; row++) {
        if (row < plan->row_count && plan->rows[row].fold == plan->rows[first].fold
            && plan_column_group(plan, row, 0) == plan_column_group(plan, first, 0))
            continue;
        if (plan_column_group(plan, first, 0) >= 0)
            put_upright_band(plan, drawing, first, row - 1);
        first = row;
    }
}

static void put_bands(const Plan *plan, Drawing *drawing)
{
    if (plan->is_upright) {
        put_upright_bands(plan, drawing);
        return;
    }
    for (uint32_t i = 0; i < plan->row_count; i++) {
        uint32_t first = 0;
        for (uint32_t column = 1; column <= plan->columns; column++) {
            int32_t group = plan_column_group(plan, i, first);
            if (column < plan->columns && plan_column_group(plan, i, column) == group)
                continue;
            if (group >= 0)
                put_band(plan, drawing, i, first, column - 1);
            first = column;
        }
    }
}

// ---- the legend ---------------------------------------------------------------------------------

typedef struct Legend {
    PhraseId text;
    SignKind sign;
    bool is_line;
    LineStyle style;
    Color color;
    bool is_used;
} Legend;

static void mark_facts(const Graph *graph, Legend *legend)
{
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const Node *node = &graph->nodes[i];
        for (uint32_t j = 0; j < node->fact_count; j++) {
            FactKind kind = node->facts[j].kind;
            if (kind <= FACT_TIME)
                legend[kind].is_used = true;
            else
                legend[FACT_RUNS].is_used = true;
        }
    }
}

static void mark_edges(const Graph *graph, Legend *legend)
{
    for (uint32_t i = 0; i < graph->node_count; i++) {
        legend[10].is_used |= graph->nodes[i].kind == NODE_ANYTIME;
    }
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const Edge *edge = &graph->edges[i];
        if (edge->is_main)
            legend[6].is_used = true;
        else if (edge->kind == EDGE_LOOP)
            legend[7].is_used = true;
        else if (edge->kind == EDGE_LOSS)
            legend[8].is_used = true;
        else if (edge->kind == EDGE_REOPEN)
            legend[9].is_used = true;
    }
}

static double put_legend_entry(Drawing *drawing, const Legend *entry, double x, double y)
{
    if (entry->is_line) {
        Item *line = drawing_add(drawing, ITEM_LINE, PART_PAGE, 0);
        line->points = ARENA_MANY(drawing->arena, 2, Spot);
        line->points[0] = (Spot){x, y - 4};
        line->points[1] = (Spot){x + 26, y - 4};
        line->point_count = 2;
        line->stroke = entry->color;
        line->stroke_width = entry->color == INK_MAIN ? 2.6 : 1.4;
        line->style = entry->style;
        line->has_arrow = true;
        x += 32;
    } else {
        put_sign(drawing, 0, entry->sign, x, y - 10, 12, entry->color);
        x += 17;
    }
    Str text = phrase(entry->text);
    put_text(drawing, PART_PAGE, 0, text, FONT_SMALL, INK_QUIET, x, y, ANCHOR_START);
    return x + text_width(text, FONT_SMALL) + 20;
}

static double put_legend(const Plan *plan, Drawing *drawing, double y)
{
    Legend legend[LEGEND_MOST] = {
        {PHRASE_MAP_OWNER, SIGN_PERSON, false, LINE_SOLID, INK_QUIET, false},
        {PHRASE_MAP_WITH, SIGN_PEOPLE, false, LINE_SOLID, INK_QUIET, false},
        {PHRASE_MAP_SKILLS, SIGN_STAR, false, LINE_SOLID, INK_QUIET, false},
        {PHRASE_MAP_PROOF, SIGN_CHECK, false, LINE_SOLID, INK_QUIET, false},
        {PHRASE_MAP_TAKES, SIGN_CLOCK, false, LINE_SOLID, INK_QUIET, false},
        {PHRASE_MAP_OTHER, SIGN_PROCESS, false, LINE_SOLID, INK_QUIET, false},
        {PHRASE_MAP_MAIN, SIGN_DOT, true, LINE_SOLID, INK_MAIN, false},
        {PHRASE_MAP_BACK, SIGN_LOOP, true, LINE_DASHED, INK_LINE, false},
        {PHRASE_MAP_LOST, SIGN_CROSS, true, LINE_SOLID, LOSS_LINE, false},
        {PHRASE_MAP_REOPENED, SIGN_LOOP, true, LINE_DOTTED, INK_LINE, false},
        {PHRASE_MAP_FROM_ANY, SIGN_ANY, false, LINE_SOLID, INK_QUIET, false},
    };
    double x = MARGIN;
    mark_facts(plan->graph, legend);
    mark_edges(plan->graph, legend);
    for (uint32_t i = 0; i < LEGEND_MOST; i++) {
        if (!legend[i].is_used)
            continue;
        double width = text_width(phrase(legend[i].text), FONT_SMALL) + 34;
        if (x > MARGIN && x + width > drawing->width - MARGIN) {
            x = MARGIN;
            y += FOOT_LINE;
        }
        x = put_legend_entry(drawing, &legend[i], x, y);
    }
    return x > MARGIN ? y + FOOT_LINE : y;
}

// Lines that step back are painted first, so that they never lie on those that stand out.
static void sort_lines(Drawing *drawing, uint32_t first)
{
    uint32_t count = drawing->count - first, at = first;
    Item *items = ARENA_MANY(drawing->arena, count + 1, Item);
    memcpy(items, drawing->items + first, count * sizeof *items);
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < count; i++)
            if (items[i].is_quiet == (turn == 0))
                drawing->items[at++] = items[i];
}

// ---- the page -----------------------------------------------------------------------------------

Drawing *compose(Plan *plan)
{
    Drawing *drawing = ARENA_NEW(plan->arena, Drawing);
    drawing->arena = plan->arena;
    drawing->title = plan->graph->title;
    drawing->description = plan->graph->description;
    if (plan->width < PICTURE_NARROWEST)
        plan->width = PICTURE_NARROWEST;
    drawing->width = plan->width;
    put_head(drawing, plan->graph->title, plan->graph->subtitle, plan_head_width(plan),
             plan_head_lines(plan));
    put_bands(plan, drawing);
    uint32_t lines = drawing->count;
    compose_edges(plan, drawing);
    compose_main_line(plan, drawing);
    compose_gaps(plan, drawing, lines);
    sort_lines(drawing, lines);
    compose_nodes(plan, drawing);
    compose_pills(plan, drawing);
    double y = put_legend(plan, drawing, plan->height + LEGEND_HEIGHT + 8);
    y = put_foot(drawing, &plan->graph->foot, plan->width, y + 2);
    drawing->height = y - FOOT_LINE + MARGIN;
    return drawing;
}
