// Draws the cards of stages, ends and other processes, and the chips of their ways out.
#include "draw/compose.h"
#include "draw/palette.h"
#include "views/phrases.h"

enum { SIGN_SIZE = 12 };

static Color chip_ink(EdgeKind kind)
{
    return kind == EDGE_LOSS ? LOSS_STRONG : INK;
}

static Tones node_tones(const Plan *plan, const Node *node)
{
    if (node->group < 0)
        return (Tones){INK, INK_FRAME, NEUTRAL_TINT};
    return palette_tones(plan->graph->groups[node->group].color,
                         plan->graph->groups[node->group].tone);
}

// ---- facts --------------------------------------------------------------------------------------

static bool is_mini(FactKind kind)
{
    return kind == FACT_RUNS || kind == FACT_ALONGSIDE || kind == FACT_THEN;
}

// A process that is run here, goes on beside, or begins here: a small card in the card.
static void put_mini(Drawing *drawing, uint32_t owner, const Box *box, const StrList *lines,
                     double y)
{
    double x = box->x + CARD_PADDING - 3, width = box->width - 2 * CARD_PADDING + 6;
    double height = mini_height(lines) - 4;
    put_box(drawing, PART_DECOR, owner, x + 2, y + 2, width - 2, height, 4, PAPER, INK_LINE, 1);
    put_box(drawing, PART_DECOR, owner, x, y, width - 2, height, 4, PAPER, INK_LINE, 1);
    put_sign(drawing, owner, SIGN_PROCESS, x + 5, y + 4, SIGN_SIZE, INK_QUIET);
    for (uint32_t i = 0; i < lines->count; i++)
        put_text(drawing, PART_NODE, owner, lines->at[i], FONT_FACT, INK, x + FACT_INDENT + 3,
                 y + 14 + i * LINE_HEIGHT, ANCHOR_START);
}

static void put_facts(const Plan *plan, Drawing *drawing, uint32_t index, double y, Color color)
{
    const Node *node = &plan->graph->nodes[index];
    const Box *box = &plan->boxes[index];
    for (uint32_t i = 0; i < node->fact_count; i++) {
        const StrList *lines = &box->facts[i];
        FactKind kind = node->facts[i].kind;
        if (lines->count == 0)
            continue;
        if (is_mini(kind)) {
            put_mini(drawing, index, box, lines, y + 2);
            y += mini_height(lines) + 5;
            continue;
        }
        put_sign(drawing, index, fact_sign(kind), box->x + CARD_PADDING, y + 2, SIGN_SIZE, color);
        for (uint32_t j = 0; j < lines->count; j++)
            put_text(drawing, PART_NODE, index, lines->at[j], FONT_FACT, INK,
                     box->x + CARD_PADDING + FACT_INDENT, y + 12 + j * LINE_HEIGHT, ANCHOR_START);
        y += lines->count * LINE_HEIGHT + 3;
    }
}

// ---- stages -------------------------------------------------------------------------------------

static double put_title(const Plan *plan, Drawing *drawing, uint32_t index, double y, Color color)
{
    const Node *node = &plan->graph->nodes[index];
    const Box *box = &plan->boxes[index];
    double x = box->x + CARD_PADDING;
    if (box->eyebrow.count > 0) {
        put_text(drawing, PART_NODE, index, box->eyebrow.at[0], FONT_SMALL, color, x, y + 11,
                 ANCHOR_START);
        y += 15;
    }
    if (node->number.length > 0) {
        put_text(drawing, PART_NODE, index, node->number, FONT_CARD_TITLE, color, x, y + 14,
                 ANCHOR_START);
        x += text_width(node->number, FONT_CARD_TITLE) + 7;
    }
    for (uint32_t i = 0; i < box->title.count; i++)
        put_text(drawing, PART_NODE, index, box->title.at[i], FONT_CARD_TITLE, color, x,
                 y + 14 + i * TITLE_HEIGHT, ANCHOR_START);
    return y + box->title.count * TITLE_HEIGHT;
}

// A thin bar under the title, and a figure: how much of all deals gets here. All bars are of one
// length, so that cards can be compared.
static double put_reach(const Plan *plan, Drawing *drawing, uint32_t index, double y, Tones tones)
{
    const Box *box = &plan->boxes[index];
    const Node *node = &plan->graph->nodes[index];
    if (node->share.length == 0)
        return y;
    double reach = node->reach > 1 ? 1 : node->reach, x = box->x + CARD_PADDING;
    double width = box->width - 2 * CARD_PADDING - plan->figure_width - 7;
    put_box(drawing, PART_DECOR, index, x, y + 6, width, 4, 2, tones.border, NO_COLOR, 0);
    if (reach > 0.01)
        put_box(drawing, PART_DECOR, index, x, y + 6, width * reach, 4, 2, tones.strong, NO_COLOR,
                0);
    put_text(drawing, PART_NODE, index, node->share, FONT_FACT, INK_QUIET,
             box->x + box->width - CARD_PADDING, y + 12, ANCHOR_END);
    return y + REACH_HEIGHT;
}

static void put_stage(const Plan *plan, Drawing *drawing, uint32_t index)
{
    const Node *node = &plan->graph->nodes[index];
    const Box *box = &plan->boxes[index];
    Tones tones = node_tones(plan, node);
    bool is_main = node->main_step >= 0;
    put_box(drawing, PART_NODE, index, box->x, box->y, box->width, box->height, 9, PAPER,
            is_main ? tones.strong : tones.border, is_main ? 1.6 : 1.3);
    double y = put_title(plan, drawing, index, box->y + 8, tones.strong);
    y = put_reach(plan, drawing, index, y, tones);
    put_facts(plan, drawing, index, y + 6, tones.strong);
}

// ---- ends and other processes -------------------------------------------------------------------

static void put_end_frame(Drawing *drawing, uint32_t index, const Box *box, NodeKind kind)
{
    double radius = box->height < 44 ? box->height / 2 : 14;
    Color strong = kind == NODE_WIN ? WIN_STRONG : kind == NODE_LOSS ? LOSS_STRONG : NEUTRAL_STRONG;
    Color tint = kind == NODE_WIN ? WIN_TINT : kind == NODE_LOSS ? LOSS_TINT : NEUTRAL_TINT;
    if (kind == NODE_LOSS || kind == NODE_PROCESS)
        radius = 5;
    put_box(drawing, PART_NODE, index, box->x, box->y, box->width, box->height, radius, tint,
            strong, kind == NODE_WIN ? 1.6 : 1.3);
    if (kind == NODE_WIN)
        put_box(drawing, PART_DECOR, index, box->x + 3.5, box->y + 3.5, box->width - 7,
                box->height - 7, radius - 3.5, NO_COLOR, strong, 1);
    if (kind == NODE_PROCESS)
        put_box(drawing, PART_DECOR, index, box->x + 3.5, box->y + 3.5, box->width - 7,
                box->height - 7, 3, NO_COLOR, INK_FRAME, 1);
}

static SignKind end_sign(NodeKind kind)
{
    switch (kind) {
    case NODE_WIN: return SIGN_CHECK;
    case NODE_LOSS: return SIGN_CROSS;
    case NODE_PROCESS: return SIGN_PROCESS;
    case NODE_STAGE:
    case NODE_NEUTRAL:
    case NODE_ANYTIME: return SIGN_DOT;
    }
    return SIGN_DOT;
}

static void put_end(const Plan *plan, Drawing *drawing, uint32_t index)
{
    const Node *node = &plan->graph->nodes[index];
    const Box *box = &plan->boxes[index];
    Color ink = node->kind == NODE_WIN    ? WIN_STRONG
                : node->kind == NODE_LOSS ? LOSS_STRONG
                                          : NEUTRAL_STRONG;
    put_end_frame(drawing, index, box, node->kind);
    double x = box->x + 15, y = box->y + 8;
    put_sign(drawing, index, end_sign(node->kind), x, y + 3, 13, ink);
    for (uint32_t i = 0; i < box->title.count; i++)
        put_text(drawing, PART_NODE, index, box->title.at[i], FONT_CARD_TITLE, ink, x + 20,
                 y + 14 + i * TITLE_HEIGHT, ANCHOR_START);
    double below = y + box->title.count * TITLE_HEIGHT;
    if (box->share_below) {
        put_text(drawing, PART_NODE, index, node->share, FONT_FACT, ink, x + 20, below + 13,
                 ANCHOR_START);
        below += TITLE_HEIGHT;
    } else if (node->share.length > 0) {
        put_text(drawing, PART_NODE, index, node->share, FONT_FACT, ink, box->x + box->width - 14,
                 y + 14, ANCHOR_END);
    }
    put_facts(plan, drawing, index, below + 4, ink);
}

static void put_anytime(const Plan *plan, Drawing *drawing, uint32_t index)
{
    const Node *node = &plan->graph->nodes[index];
    const Box *box = &plan->boxes[index];
    Tones tones = node_tones(plan, node);
    put_box(drawing, PART_NODE, index, box->x, box->y, box->width, box->height, 8, PAPER,
            tones.border, 1.2);
    put_sign(drawing, index, SIGN_ANY, box->x + 7, box->y + box->height / 2 - 6, SIGN_SIZE,
             tones.strong);
    for (uint32_t i = 0; i < box->title.count; i++)
        put_text(drawing, PART_NODE, index, box->title.at[i], FONT_PILL, INK, box->x + 25,
                 box->y + 16 + i * 15, ANCHOR_START);
}

static Str node_role(NodeKind kind)
{
    switch (kind) {
    case NODE_STAGE: break;
    case NODE_WIN:
    case NODE_LOSS:
    case NODE_NEUTRAL: return phrase(PHRASE_MAP_AN_END);
    case NODE_PROCESS: return phrase(PHRASE_MAP_A_PROCESS);
    case NODE_ANYTIME: return phrase(PHRASE_MAP_AN_ANYTIME);
    }
    return phrase(PHRASE_MAP_A_STAGE);
}

static void put_node(const Plan *plan, Drawing *drawing, uint32_t index)
{
    switch (plan->graph->nodes[index].kind) {
    case NODE_STAGE: put_stage(plan, drawing, index); break;
    case NODE_WIN:
    case NODE_LOSS:
    case NODE_NEUTRAL:
    case NODE_PROCESS: put_end(plan, drawing, index); break;
    case NODE_ANYTIME: put_anytime(plan, drawing, index); break;
    }
}

void compose_nodes(Plan *plan, Drawing *drawing)
{
    for (uint32_t i = 0; i < plan->graph->node_count; i++) {
        const Node *node = &plan->graph->nodes[i];
        uint32_t first = drawing->count;
        put_open(drawing, PART_NODE, i, node->id, node_role(node->kind), node->spoken, node->link);
        put_node(plan, drawing, i);
        put_close(drawing, PART_NODE, i, node->link);
        drawing_mark(drawing, first, node->cast);
        if (node->is_quiet)
            drawing_quiet(drawing, first);
    }
}

// ---- chips --------------------------------------------------------------------------------------

static void put_pill(const Plan *plan, Drawing *drawing, uint32_t index)
{
    const Edge *edge = &plan->graph->edges[index];
    const Pill *pill = &plan->pills[index];
    bool has_sign = edge->kind != EDGE_FORWARD, is_loss = edge->kind == EDGE_LOSS;
    put_box(drawing, PART_LABEL, index, pill->x, pill->y, pill->width, pill->height,
            pill->height < 24 ? pill->height / 2 : 10, is_loss ? LOSS_TINT : PAPER,
            edge->is_main ? INK_MAIN
            : is_loss     ? LOSS_LINE
                          : INK_LINE,
            edge->is_main ? 1.3 : 1);
    if (has_sign)
        put_sign(drawing, index, is_loss ? SIGN_CROSS : SIGN_LOOP, pill->x + 7,
                 pill->y + pill->height / 2 - 5, 10, chip_ink(edge->kind));
    for (uint32_t i = 0; i < pill->lines.count; i++) {
        bool is_share = edge->is_main && i + 1 == pill->lines.count && edge->share.length > 0;
        Font font = is_share ? (Font){FONT_BOLD, FONT_PILL.size} : FONT_PILL;
        double x =
            edge->is_main ? pill->x + pill->width / 2 : pill->x + (has_sign ? 21 : PILL_PADDING);
        put_text(drawing, PART_LABEL, index, pill->lines.at[i], font, chip_ink(edge->kind), x,
                 pill->y + 13.5 + i * 15, edge->is_main ? ANCHOR_MIDDLE : ANCHOR_START);
    }
}

void compose_pills(Plan *plan, Drawing *drawing)
{
    for (uint32_t i = 0; i < plan->graph->edge_count; i++) {
        const Edge *edge = &plan->graph->edges[i];
        if (plan->graph->nodes[edge->from].kind == NODE_ANYTIME)
            continue;
        uint32_t first = drawing->count;
        put_open(drawing, PART_LABEL, i, edge->id, phrase(PHRASE_MAP_AN_OUTCOME), edge->spoken,
                 STR(""));
        put_pill(plan, drawing, i);
        put_close(drawing, PART_LABEL, i, STR(""));
        drawing_mark(drawing, first, edge->cast);
        if (edge->is_quiet)
            drawing_quiet(drawing, first);
    }
}
