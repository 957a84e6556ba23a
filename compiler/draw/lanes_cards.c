// Paints the cards of swimlanes.
#include "draw/lanes_plan.h"
#include "draw/palette.h"

enum { SIGN = 10 };

static SignKind way_sign(LaneWayKind kind)
{
    switch (kind) {
    case LANE_WAY_ON: return SIGN_LOOP;
    case LANE_WAY_LOSS: return SIGN_CROSS;
    case LANE_WAY_END:
    case LANE_WAY_NONE: break;
    case LANE_WAY_AWAY:
    case LANE_WAY_RUNS: return SIGN_PROCESS;
    case LANE_WAY_BESIDE: return SIGN_ANY;
    }
    return SIGN_DOT;
}

// ---- stages -------------------------------------------------------------------------------------

static void put_facts(LanesPlan *plan, uint32_t index, double x, double y)
{
    const LaneCard *card = &plan->lanes->cards[index];
    for (uint32_t i = 0; i < card->fact_count; i++) {
        const StrList *lines = &plan->boxes[index].facts[i];
        for (uint32_t j = 0; j < lines->count; j++, y += LANE_LINE) {
            if (j == 0 && !card->is_plain) {
                put_sign(plan->drawing, index, fact_sign(card->facts[i].kind), x, y - 9, SIGN,
                         INK_QUIET);
            }
            put_text(plan->drawing, PART_NODE, index, lines->at[j], FONT_SMALL, INK_QUIET,
                     card->is_plain ? x : x + LANE_TEXT, y, ANCHOR_START);
        }
    }
}

static void put_card_head(LanesPlan *plan, uint32_t index, Tones tones)
{
    const LaneCard *card = &plan->lanes->cards[index];
    const LaneBox *box = &plan->boxes[index];
    bool is_step = card->number.length > 0;
    double x = box->x + LANE_PADDING, y = box->y + 17, left = x;
    if (is_step || plan->has_stubs) {
        put_text(plan->drawing, PART_NODE, index, card->mark, FONT_LANE_TITLE,
                 is_step ? tones.strong : INK_QUIET, x, y, ANCHOR_START);
        left += text_width(card->mark, FONT_LANE_TITLE) + 7;
    }
    if (card->has_loss) {
        put_sign(plan->drawing, index, SIGN_CROSS, box->x + plan->card - LANE_PADDING - SIGN, y - 9,
                 SIGN, LOSS_STRONG);
    }
    for (uint32_t i = 0; i < box->title.count; i++, y += LANE_LINE) {
        put_text(plan->drawing, PART_NODE, index, box->title.at[i], FONT_LANE_TITLE, INK, left, y,
                 ANCHOR_START);
    }
    put_facts(plan, index, x, y);
}

static void put_way(LanesPlan *plan, uint32_t index, uint32_t number)
{
    const LaneWay *way = &plan->lanes->cards[index].ways[number];
    const LaneBox *box = &plan->boxes[index];
    bool is_loss = way->kind == LANE_WAY_LOSS;
    double x = box->x + LANE_PADDING, y = box->port + box->way_tops[number] + 3.9;
    Color ink = is_loss ? LOSS_STRONG : way->kind == LANE_WAY_NONE ? INK_QUIET : INK;
    if (way->kind != LANE_WAY_ON || way->is_loop) {
        put_sign(plan->drawing, index, way_sign(way->kind), x, y - 8.5, SIGN,
                 is_loss ? ink : INK_LINE);
        x += LANE_TEXT;
    }
    for (uint32_t i = 0; i < box->ways[number].count; i++) {
        put_text(plan->drawing, PART_NODE, index, box->ways[number].at[i], FONT_LANE_WAY, ink, x,
                 y + i * WAY_LINE, ANCHOR_START);
    }
    if (way->share.length > 0) {
        put_text(plan->drawing, PART_NODE, index, way->share, FONT_LANE_WAY,
                 is_loss ? ink : INK_QUIET, box->x + plan->card - LANE_PADDING, y, ANCHOR_END);
    }
}

static void put_stage(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    const LaneBox *box = &plan->boxes[index];
    Tones tones = card->group < 0 ? palette_tones(STR("slate"), 0)
                                  : palette_tones(plan->lanes->groups[card->group].color,
                                                  plan->lanes->groups[card->group].tone);
    bool has_ways = card->way_count > 0;
    double split = has_ways ? box->port - LANE_WAY / 2.0 : box->y + box->height - 0.7;
    put_box(plan->drawing, PART_NODE, index, box->x, box->y, plan->card, box->height, 8, PAPER,
            tones.border, 1.3);
    put_box(plan->drawing, PART_DECOR, index, box->x + 0.7, box->y + 0.7, plan->card - 1.4,
            split - box->y - 0.7, 7.3, tones.tint, NO_COLOR, 0);
    if (has_ways) {
        put_rule(plan->drawing, box->x, box->x + plan->card, split, 1, tones.border);
    }
    put_card_head(plan, index, tones);
    for (uint32_t i = 0; i < card->way_count; i++) {
        put_way(plan, index, i);
    }
}

// ---- ends ---------------------------------------------------------------------------------------

static void put_end(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    const LaneBox *box = &plan->boxes[index];
    bool is_win = card->kind == NODE_WIN, is_loss = card->kind == NODE_LOSS;
    Color strong = is_win ? WIN_STRONG : is_loss ? LOSS_STRONG : NEUTRAL_STRONG;
    Color tint = is_win ? WIN_TINT : is_loss ? LOSS_TINT : NEUTRAL_TINT;
    double height = lane_end_height(box), top = box->port - height / 2;
    double radius = height < 36 ? height / 2 : 18, y = top + (height - box->head) / 2 + 17;
    put_box(plan->drawing, PART_NODE, index, box->x, top, plan->card, height, radius, tint, strong,
            1.6);
    put_sign(plan->drawing, index,
             is_win    ? SIGN_CHECK
             : is_loss ? SIGN_CROSS
                       : SIGN_DOT,
             box->x + 15, y - 11.5, 14, strong);
    for (uint32_t i = 0; i < box->title.count; i++, y += LANE_LINE) {
        put_text(plan->drawing, PART_NODE, index, box->title.at[i], FONT_LANE_TITLE, strong,
                 box->x + 38, y, ANCHOR_START);
    }
    put_facts(plan, index, box->x + 38, y);
}

void lanes_paint_cards(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        const LaneCard *card = &plan->lanes->cards[i];
        uint32_t first = plan->drawing->count;
        put_open(plan->drawing, PART_NODE, i, card->id,
                 card->kind == NODE_STAGE ? STR("stage") : STR("end"), card->spoken, card->link);
        if (card->kind == NODE_STAGE) {
            put_stage(plan, i);
        } else {
            put_end(plan, i);
        }
        put_close(plan->drawing, PART_NODE, i, card->link);
        drawing_mark(plan->drawing, first, card->cast);
        if (card->is_quiet) {
            drawing_quiet(plan->drawing, first);
        }
    }
}
