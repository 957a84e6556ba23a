// Paints swimlanes: phases as bands across the lanes of a row, lanes, links, cards, hand-offs.
#include "draw/draw.h"
#include "draw/lanes_plan.h"
#include "draw/palette.h"

enum { HEADER = 27, NOTE = 15 };

// ---- bands of phases ----------------------------------------------------------------------------

// The phase of a column: that of its first card, the way's before others.
static int32_t *column_groups(const LanesPlan *plan)
{
    const Lanes *lanes = plan->lanes;
    int32_t *groups = ARENA_MANY(plan->arena, lanes->column_count, int32_t);
    for (uint32_t i = 0; i < lanes->column_count; i++) {
        groups[i] = -1;
    }
    for (int is_main = 0; is_main < 2; is_main++) {
        for (uint32_t i = lanes->card_count; i-- > 0;) {
            const LaneCard *card = &lanes->cards[i];
            if (card->group >= 0 && (card->number.length > 0) == (is_main == 1)) {
                groups[card->column] = card->group;
            }
        }
    }
    return groups;
}

static double column_left(const LaneRow *row, uint32_t column)
{
    return row->gaps[column].x + (column == 0 ? 0 : row->gaps[column].width / 2);
}

static double column_right(const LaneRow *row, uint32_t column)
{
    const LaneGap *gap = &row->gaps[column + 1];
    return column + 1 == row->count ? gap->x + gap->width : gap->x + gap->width / 2;
}

static void put_phase(LanesPlan *plan, const LaneRow *row, int32_t group, uint32_t first,
                      uint32_t last)
{
    const Group *shown = &plan->lanes->groups[group];
    Tones tones = palette_tones(shown->color, shown->tone);
    double left = column_left(row, first) + 2, width = column_right(row, last) - 2 - left;
    StrList label = text_wrap(shown->label, FONT_BAND, width - 20, 1, plan->arena);
    StrList note =
        text_wrap(plan->lanes->group_notes[group], FONT_SMALL, width - 20, 2, plan->arena);
    put_box(plan->drawing, PART_BAND, (uint32_t)group, left, row->y, width, row->header - 5, 6,
            tones.tint, tones.border, 1);
    for (uint32_t i = 0; i < label.count; i++) {
        put_text(plan->drawing, PART_BAND, (uint32_t)group, label.at[i], FONT_BAND, tones.strong,
                 left + 10, row->y + 16, ANCHOR_START);
    }
    for (uint32_t i = 0; i < note.count; i++) {
        put_text(plan->drawing, PART_BAND, (uint32_t)group, note.at[i], FONT_SMALL, INK_QUIET,
                 left + 10, row->y + 16 + (i + 1) * NOTE, ANCHOR_START);
    }
}

static void put_phases(LanesPlan *plan, const LaneRow *row, const int32_t *groups)
{
    uint32_t first = 0;
    for (uint32_t i = 1; i <= row->count; i++) {
        int32_t group = groups[row->first + first];
        if (i < row->count && groups[row->first + i] == group) {
            continue;
        }
        if (group >= 0) {
            put_phase(plan, row, group, first, i - 1);
        }
        first = i;
    }
}

// Rows whose phases have notes get room for them. The gaps are not placed yet: a column is at least
// as wide as its card.
static void measure_headers(LanesPlan *plan, const int32_t *groups)
{
    for (uint32_t i = 0; i < plan->row_count; i++) {
        LaneRow *row = &plan->rows[i];
        uint32_t lines = 0;
        for (uint32_t j = 0, end; j < row->count; j = end) {
            int32_t group = groups[row->first + j];
            for (end = j + 1; end < row->count && groups[row->first + end] == group; end++) {
            }
            double room = (end - j) * (LANE_CARD + 20.0) - 24;
            StrList note = {NULL, 0};
            if (group >= 0) {
                note = text_wrap(plan->lanes->group_notes[group], FONT_SMALL, room, 2, plan->arena);
                row->header = HEADER;
            }
            lines = note.count > lines ? note.count : lines;
        }
        row->header = row->header > 0 ? HEADER + lines * NOTE : 4;
    }
}

// ---- lanes --------------------------------------------------------------------------------------

static void put_band(LanesPlan *plan, const LaneRow *row, uint32_t lane, bool is_odd)
{
    const LaneBand *band = &row->bands[lane];
    const Lane *shown = &plan->lanes->lanes[lane];
    double width = plan->width - 2 * MARGIN;
    StrList label = text_wrap(shown->label, FONT_LANE, LANE_LABEL - 20, 3, plan->arena);
    double y = band->y + band->height / 2 - (label.count - 1 + shown->is_external) * 7.5 + 4;
    put_box(plan->drawing, PART_BAND, lane, MARGIN, band->y, width, band->height, 0,
            is_odd ? NEUTRAL_TINT : PAPER, INK_FRAME, 1);
    put_box(plan->drawing, PART_BAND, lane, MARGIN, band->y, LANE_LABEL - 10, band->height, 0,
            INK_MARK, INK_FRAME, 1);
    for (uint32_t i = 0; i < label.count; i++, y += LANE_LINE) {
        put_text(plan->drawing, PART_LABEL, lane, label.at[i], FONT_LANE, INK, MARGIN + 9, y,
                 ANCHOR_START);
    }
    if (shown->is_external) {
        put_text(plan->drawing, PART_LABEL, lane, STR("external"), FONT_SMALL, INK_QUIET,
                 MARGIN + 9, y, ANCHOR_START);
    }
}

static void put_bands(LanesPlan *plan, const LaneRow *row)
{
    bool is_odd = false;
    for (uint32_t i = 0; i < plan->lanes->lane_count; i++) {
        if (row->bands[i].is_used) {
            put_band(plan, row, i, is_odd);
            is_odd = !is_odd;
        }
    }
}

// ---- links --------------------------------------------------------------------------------------

static double track_x(const LanesPlan *plan, const LaneLink *link, uint32_t gap, uint32_t track)
{
    return plan->rows[plan->boxes[link->from].row].gaps[gap].x + LANE_EXIT + track * LANE_TRACK;
}

static Item *add_line(LanesPlan *plan, uint32_t index, uint32_t count)
{
    const LaneLink *link = &plan->lanes->links[index];
    Item *line = drawing_add(plan->drawing, ITEM_LINE, PART_EDGE, index);
    line->points = ARENA_MANY(plan->arena, count, Spot);
    line->point_count = count;
    line->radius = 6;
    line->stroke = link->is_main ? INK_MAIN : INK_LINE;
    line->stroke_width = link->is_main ? 2.4 : 1.4;
    line->style = link->is_loop ? LINE_DASHED : LINE_SOLID;
    line->has_arrow = true;
    return line;
}

static void put_next(LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    const LaneRun *run = &plan->runs[index];
    const LaneBox *from = &plan->boxes[link->from], *to = &plan->boxes[link->to];
    Item *line = add_line(plan, index, run->is_straight ? 2 : 4);
    Spot *points = line->points;
    double x = track_x(plan, link, run->in_gap, run->in_track);
    points[0] = (Spot){from->x + LANE_CARD, run->from_y};
    points[line->point_count - 1] = (Spot){to->x, run->to_y};
    if (!run->is_straight) {
        points[1] = (Spot){x, run->from_y};
        points[2] = (Spot){x, run->to_y};
    }
}

static void put_long(LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    const LaneRun *run = &plan->runs[index];
    const LaneBox *from = &plan->boxes[link->from], *to = &plan->boxes[link->to];
    const LaneBand *band = &plan->rows[from->row].bands[plan->lanes->cards[link->from].lane];
    double gutter = band->gutter_y + run->gutter_track * LANE_TRACK;
    double out = track_x(plan, link, run->out_gap, run->out_track);
    double in = track_x(plan, link, run->in_gap, run->in_track);
    Spot *points = add_line(plan, index, 6)->points;
    points[0] = (Spot){from->x + LANE_CARD, run->from_y};
    points[1] = (Spot){out, run->from_y};
    points[2] = (Spot){out, gutter};
    points[3] = (Spot){in, gutter};
    points[4] = (Spot){in, run->to_y};
    points[5] = (Spot){to->x, run->to_y};
}

// To another row: an arrow out of the card, and one into the other.
static void put_away(LanesPlan *plan, uint32_t index)
{
    enum { STUB = 22 };
    const LaneLink *link = &plan->lanes->links[index];
    const LaneRun *run = &plan->runs[index];
    const LaneBox *from = &plan->boxes[link->from], *to = &plan->boxes[link->to];
    double shift = link->handoff > 0 ? 2 * BADGE + 2 : 0;
    Spot *points = add_line(plan, index, 2)->points;
    points[0] = (Spot){from->x + LANE_CARD, run->from_y};
    points[1] = (Spot){from->x + LANE_CARD + STUB - 6 + shift, run->from_y};
    points = add_line(plan, index, 2)->points;
    points[0] = (Spot){to->x - STUB, run->to_y};
    points[1] = (Spot){to->x, run->to_y};
}

static void put_links(LanesPlan *plan, bool is_main)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        if (plan->lanes->links[i].is_main != is_main) {
            continue;
        }
        switch (plan->runs[i].kind) {
        case LANE_RUN_NEXT: put_next(plan, i); break;
        case LANE_RUN_LONG: put_long(plan, i); break;
        case LANE_RUN_AWAY: put_away(plan, i); break;
        }
    }
}

static void put_badges(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        if (link->handoff > 0) {
            put_badge(plan->drawing, i, str_format(plan->arena, "%u", link->handoff),
                      plan->boxes[link->from].x + LANE_CARD + BADGE + 4, plan->runs[i].from_y);
        }
    }
}

// ---- cards --------------------------------------------------------------------------------------

static SignKind fact_sign(FactKind kind)
{
    switch (kind) {
    case FACT_WITH: return SIGN_PEOPLE;
    case FACT_TIME: return SIGN_CLOCK;
    case FACT_CRITERION: return SIGN_DOT;
    default: return SIGN_PROCESS;
    }
}

static void put_card_head(LanesPlan *plan, uint32_t index, Tones tones)
{
    const LaneCard *card = &plan->lanes->cards[index];
    const LaneBox *box = &plan->boxes[index];
    double x = box->x + LANE_PADDING, y = box->y + 17, left = x;
    if (card->number.length > 0) {
        put_text(plan->drawing, PART_NODE, index, card->number, FONT_LANE_TITLE, tones.strong, x, y,
                 ANCHOR_START);
        left += text_width(card->number, FONT_LANE_TITLE) + 7;
    }
    for (uint32_t i = 0; i < box->title.count; i++, y += LANE_LINE) {
        put_text(plan->drawing, PART_NODE, index, box->title.at[i], FONT_LANE_TITLE, INK, left, y,
                 ANCHOR_START);
    }
    for (uint32_t i = 0; i < card->fact_count; i++) {
        for (uint32_t j = 0; j < box->facts[i].count; j++, y += LANE_LINE) {
            if (j == 0) {
                put_sign(plan->drawing, index, fact_sign(card->facts[i].kind), x, y - 9, 10.5,
                         INK_QUIET);
            }
            put_text(plan->drawing, PART_NODE, index, box->facts[i].at[j], FONT_SMALL, INK_QUIET,
                     x + 15, y, ANCHOR_START);
        }
    }
}

static void put_way_sign(LanesPlan *plan, uint32_t index, const LaneWay *way, double x, double y,
                         Color ink)
{
    SignKind sign = SIGN_DOT;
    switch (way->kind) {
    case LANE_WAY_ON: sign = SIGN_LOOP; break;
    case LANE_WAY_LOSS: sign = SIGN_CROSS; break;
    case LANE_WAY_END: sign = SIGN_DOT; break;
    case LANE_WAY_AWAY: sign = SIGN_PROCESS; break;
    }
    put_sign(plan->drawing, index, sign, x, y - 8.5, 10, ink);
}

static void put_ways(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    const LaneBox *box = &plan->boxes[index];
    for (uint32_t i = 0; i < card->way_count; i++) {
        const LaneWay *way = &card->ways[i];
        double x = box->x + LANE_PADDING, y = box->port + box->way_tops[i] + 3.9;
        Color ink = way->kind == LANE_WAY_LOSS ? LOSS_STRONG : INK;
        if (way->kind != LANE_WAY_ON || way->is_loop) {
            put_way_sign(plan, index, way, x, y, way->kind == LANE_WAY_LOSS ? ink : INK_LINE);
            x += 15;
        }
        for (uint32_t j = 0; j < box->ways[i].count; j++) {
            put_text(plan->drawing, PART_NODE, index, box->ways[i].at[j], FONT_LANE_WAY, ink, x,
                     y + j * WAY_LINE, ANCHOR_START);
        }
        put_text(plan->drawing, PART_NODE, index, way->share, FONT_LANE_WAY,
                 way->kind == LANE_WAY_LOSS ? ink : INK_QUIET, box->x + LANE_CARD - LANE_PADDING, y,
                 ANCHOR_END);
    }
}

static void put_stage(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    const LaneBox *box = &plan->boxes[index];
    Tones tones = card->group < 0 ? palette_tones(STR("slate"), 0)
                                  : palette_tones(plan->lanes->groups[card->group].color,
                                                  plan->lanes->groups[card->group].tone);
    double split = box->port - LANE_WAY / 2.0 - 2;
    put_box(plan->drawing, PART_NODE, index, box->x, box->y, LANE_CARD, box->height, 8, PAPER,
            tones.border, 1.3);
    put_box(plan->drawing, PART_DECOR, index, box->x + 0.7, box->y + 0.7, LANE_CARD - 1.4,
            split - box->y - 0.7, 7.3, tones.tint, NO_COLOR, 0);
    put_card_head(plan, index, tones);
    put_ways(plan, index);
}

static void put_end(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    const LaneBox *box = &plan->boxes[index];
    bool is_win = card->kind == NODE_WIN;
    Color strong = is_win ? WIN_STRONG : card->kind == NODE_LOSS ? LOSS_STRONG : NEUTRAL_STRONG;
    Color tint = is_win ? WIN_TINT : card->kind == NODE_LOSS ? LOSS_TINT : NEUTRAL_TINT;
    double height = box->title.count * LANE_LINE + 19.0, y = box->port - height / 2;
    put_box(plan->drawing, PART_NODE, index, box->x, y, LANE_CARD, height, height / 2, tint, strong,
            1.6);
    put_sign(plan->drawing, index, is_win ? SIGN_CHECK : SIGN_DOT, box->x + 16, box->port - 7, 14,
             strong);
    double text = box->port - (box->title.count - 1) * LANE_LINE / 2.0 + 4.4;
    for (uint32_t i = 0; i < box->title.count; i++, text += LANE_LINE) {
        put_text(plan->drawing, PART_NODE, index, box->title.at[i], FONT_LANE_TITLE, strong,
                 box->x + 38, text, ANCHOR_START);
    }
}

static void put_cards(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneCard *card = &plan->lanes->cards[i];
        put_open(plan->drawing, PART_NODE, i, card->id, card->kind == NODE_STAGE ? "stage" : "end",
                 card->spoken, card->link);
        if (card->kind == NODE_STAGE) {
            put_stage(plan, i);
        } else {
            put_end(plan, i);
        }
        put_close(plan->drawing, PART_NODE, i, card->link);
    }
}

// ---- below --------------------------------------------------------------------------------------

static double put_handoffs(LanesPlan *plan, double y)
{
    const StrList *handoffs = &plan->lanes->handoffs;
    double room = plan->width - 2 * MARGIN;
    if (handoffs->count == 0) {
        return y;
    }
    put_text(plan->drawing, PART_PAGE, 0, STR("Hand-offs"), FONT_BAND, INK, MARGIN, y,
             ANCHOR_START);
    y += 20;
    for (uint32_t i = 0; i < handoffs->count; i++) {
        StrList lines = text_wrap(handoffs->at[i], FONT_SMALL, room, 2, plan->arena);
        for (uint32_t j = 0; j < lines.count; j++, y += 17) {
            put_text(plan->drawing, PART_PAGE, 0, lines.at[j], FONT_SMALL, INK, MARGIN, y,
                     ANCHOR_START);
        }
    }
    return y + 8;
}

typedef enum LegendId {
    LEGEND_LOST,
    LEGEND_BACK,
    LEGEND_ENDS,
    LEGEND_WITH,
    LEGEND_TAKES,
    LEGEND_PROCESS,
    LEGEND_COUNT,
} LegendId;

// Which signs stand on the cards.
static void mark_signs(const Lanes *lanes, bool *is_used)
{
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        const LaneCard *card = &lanes->cards[i];
        for (uint32_t j = 0; j < card->way_count; j++) {
            const LaneWay *way = &card->ways[j];
            is_used[LEGEND_LOST] |= way->kind == LANE_WAY_LOSS;
            is_used[LEGEND_ENDS] |= way->kind == LANE_WAY_END;
            is_used[LEGEND_PROCESS] |= way->kind == LANE_WAY_AWAY;
            is_used[LEGEND_BACK] |= way->is_loop;
        }
        for (uint32_t j = 0; j < card->fact_count; j++) {
            FactKind kind = card->facts[j].kind;
            if (kind == FACT_CRITERION) {
                continue; // it says what it is
            }
            is_used[kind == FACT_WITH   ? LEGEND_WITH
                    : kind == FACT_TIME ? LEGEND_TAKES
                                        : LEGEND_PROCESS] = true;
        }
    }
}

static double put_legend(LanesPlan *plan, double y)
{
    static const struct {
        const char *text;
        SignKind sign;
        Color color;
    } entries[LEGEND_COUNT] = {
        [LEGEND_LOST] = {"lost", SIGN_CROSS, LOSS_STRONG},
        [LEGEND_BACK] = {"back", SIGN_LOOP, INK_LINE},
        [LEGEND_ENDS] = {"ends here", SIGN_DOT, INK_LINE},
        [LEGEND_WITH] = {"works on it too", SIGN_PEOPLE, INK_QUIET},
        [LEGEND_TAKES] = {"takes", SIGN_CLOCK, INK_QUIET},
        [LEGEND_PROCESS] = {"another process", SIGN_PROCESS, INK_QUIET},
    };
    bool is_used[LEGEND_COUNT] = {false};
    double x = MARGIN;
    mark_signs(plan->lanes, is_used);
    for (int i = 0; i < LEGEND_COUNT; i++) {
        if (is_used[i]) {
            Str text = str_from(entries[i].text);
            put_sign(plan->drawing, 0, entries[i].sign, x, y - 9.5, 11, entries[i].color);
            put_text(plan->drawing, PART_PAGE, 0, text, FONT_SMALL, INK_QUIET, x + 16, y,
                     ANCHOR_START);
            x += text_width(text, FONT_SMALL) + 38;
        }
    }
    if (plan->lanes->handoffs.count > 0) {
        put_badge(plan->drawing, 0, STR("1"), x + BADGE, y - 4);
        put_text(plan->drawing, PART_PAGE, 0, STR("hand-off, as listed above"), FONT_SMALL,
                 INK_QUIET, x + 2 * BADGE + 6, y, ANCHOR_START);
    }
    return x > MARGIN || plan->lanes->handoffs.count > 0 ? y + FOOT_LINE : y;
}

static double paint_rows(LanesPlan *plan, const int32_t *groups)
{
    const LaneRow *last = &plan->rows[plan->row_count - 1];
    for (uint32_t i = 0; i < plan->row_count; i++) {
        put_phases(plan, &plan->rows[i], groups);
        put_bands(plan, &plan->rows[i]);
    }
    put_links(plan, false);
    put_links(plan, true);
    put_cards(plan);
    put_badges(plan);
    return last->y + last->height;
}

Drawing *lanes_compose(const Lanes *lanes, Arena *arena)
{
    enum { HEAD = 62 };
    if (lanes->card_count > DRAW_REFUSED_ABOVE) {
        return NULL;
    }
    LanesPlan plan = {.lanes = lanes, .arena = arena, .drawing = ARENA_NEW(arena, Drawing)};
    Drawing *drawing = plan.drawing;
    const int32_t *groups = column_groups(&plan);
    lanes_measure(&plan);
    measure_headers(&plan, groups);
    lanes_route(&plan, MARGIN + HEAD);
    lanes_route_gaps(&plan);
    drawing->arena = arena;
    drawing->title = lanes->title;
    drawing->description = lanes->description;
    drawing->width = plan.width;
    put_head(drawing, lanes->title, lanes->subtitle, plan.width);
    double y = paint_rows(&plan, groups) + 34;
    y = put_handoffs(&plan, y);
    y = put_legend(&plan, y + 6);
    y = put_foot(drawing, &lanes->foot, plan.width, y + 2);
    drawing->height = y - FOOT_LINE + MARGIN;
    return drawing;
}
