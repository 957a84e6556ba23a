// Mind maps as pictures.
//
// Each node is measured, then each subtree: it is as high as its children one below the other, or
// as itself. The branches are cut into a right and a left half of nearly equal height. Nodes of one
// depth and side start at one line; a parent stands at the middle of its children. Leaves on the
// left are the mirror image of those on the right, so that their signs make a column at the lines.
// Where a width is wanted, texts wrap narrower until it is kept, then all branches go to the right.
#include "draw/draw.h"
#include "draw/mind_tones.h"
#include "draw/palette.h"
#include "draw/sheet.h"

enum {
    DEPTHS = 4, // centre, phase, stage, leaf
    COLUMN_GAP = 44,
    LINE = 15,
    PADDING = 10,
    LEAF_SIGN = 17,
    DETAIL_SIGN = 16,
    LINES_MOST = 4,
    NARROW_LINES_MOST = 7,
    NARROWEST = 420,
    ROOM_LEAST = 118, // most words are shorter
};

static const Font FONT_CENTRE = {FONT_BOLD, 16};
static const Font FONT_BRANCH = {FONT_BOLD, 13};
static const Font FONT_STAGE = {FONT_BOLD, 12};

// A node with its place. Placed nodes stand in the order of a walk over the tree.
typedef struct Placed {
    const MindNode *node;
    StrList title, detail;
    double width, height; // its own
    double tree;          // the height of its subtree
    double x, y;          // its upper left corner
    uint32_t depth;
    uint32_t next; // the one behind its subtree
} Placed;

typedef struct MindPlan {
    const Mind *mind;
    Drawing *drawing;
    Arena *arena;
    Placed *placed;
    uint32_t count;
    double narrowing;             // of the room for words; 1: none
    bool is_one_sided;            // all branches are on the right
    uint32_t cut;                 // the first branch of the left side
    double starts[2][DEPTHS + 1]; // by side and depth: how far from the middle its nodes start
    double heights[2];
    double middle_x, middle_y;
} MindPlan;

// ---- measuring ----------------------------------------------------------------------------------

static bool is_leaf(MindKind kind)
{
    return kind >= MIND_CRITERION;
}

static Font node_font(MindKind kind)
{
    switch (kind) {
    case MIND_CENTRE: return FONT_CENTRE;
    case MIND_BRANCH: return FONT_BRANCH;
    default: return is_leaf(kind) ? FONT_FACT : FONT_STAGE;
    }
}

static double node_room(MindKind kind)
{
    switch (kind) {
    case MIND_CENTRE: return 180;
    case MIND_BRANCH: return 140;
    default: return is_leaf(kind) ? 230 : 170;
    }
}

static double gap_below(MindKind kind)
{
    return is_leaf(kind) ? 2 : kind == MIND_BRANCH ? 20 : 10;
}

// Between a node's border and its words.
static double node_edge(MindKind kind)
{
    return is_leaf(kind) ? 3 : kind == MIND_CENTRE ? 18 : PADDING;
}

static bool has_sign(MindKind kind)
{
    return (is_leaf(kind) && kind != MIND_WAY) || kind == MIND_WIN || kind == MIND_LOSS;
}

static double line_height(MindKind kind)
{
    return kind == MIND_CENTRE ? 20 : kind == MIND_BRANCH ? 17 : LINE;
}

static double number_width(const MindNode *node)
{
    return node->number.length > 0 ? text_width(node->number, node_font(node->kind)) + 7 : 0;
}

static double widest(const StrList *lines, Font font)
{
    double width = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        double own = text_width(lines->at[i], font);
        width = own > width ? own : width;
    }
    return width;
}

static void measure_node(const MindPlan *plan, Placed *placed)
{
    const MindNode *node = placed->node;
    Font font = node_font(node->kind);
    double sign = has_sign(node->kind) ? LEAF_SIGN : 0;
    double room = node_room(node->kind) * plan->narrowing;
    room = room < ROOM_LEAST ? ROOM_LEAST : room;
    uint32_t most = plan->narrowing < 1 ? NARROW_LINES_MOST : LINES_MOST;
    placed->title = text_wrap(node->title, font, room, most, plan->arena);
    placed->detail = text_wrap(node->detail, FONT_SMALL, room - DETAIL_SIGN, 3, plan->arena);
    double title = widest(&placed->title, font) + number_width(node) + sign;
    double detail =
        placed->detail.count > 0 ? widest(&placed->detail, FONT_SMALL) + DETAIL_SIGN : 0;
    placed->width = (title > detail ? title : detail) + 2 * node_edge(node->kind);
    placed->height = placed->title.count * line_height(node->kind) + placed->detail.count * LINE
                     + (is_leaf(node->kind)         ? 3
                        : node->kind == MIND_CENTRE ? 22
                                                    : 12);
}

// Adds a node and all below it to the list, and measures them.
static void place_tree(MindPlan *plan, const MindNode *node, uint32_t depth)
{
    uint32_t index = plan->count++;
    Placed *placed = &plan->placed[index];
    double children = 0;
    placed->node = node;
    placed->depth = depth;
    measure_node(plan, placed);
    for (uint32_t i = 0; i < node->count; i++) {
        uint32_t child = plan->count;
        place_tree(plan, &node->children[i], depth + 1);
        children += plan->placed[child].tree;
        children += i + 1 < node->count ? gap_below(node->children[i].kind) : 0;
    }
    placed->next = plan->count;
    placed->tree = children > placed->height ? children : placed->height;
}

// ---- sides --------------------------------------------------------------------------------------

static double branch_height(const MindPlan *plan, uint32_t index)
{
    return plan->placed[index].tree + gap_below(MIND_BRANCH);
}

// The first branch of the left side: where both sides are most alike in height.
static void choose_cut(MindPlan *plan)
{
    double all = 0, right = 0, least = -1;
    plan->cut = plan->count;
    if (plan->is_one_sided) {
        return;
    }
    for (uint32_t i = 1; i < plan->count; i = plan->placed[i].next) {
        all += branch_height(plan, i);
    }
    for (uint32_t i = 1; i < plan->count; i = plan->placed[i].next) {
        right += branch_height(plan, i);
        double apart = right > all - right ? 2 * right - all : all - 2 * right;
        if (least < 0 || apart < least) {
            least = apart;
            plan->cut = plan->placed[i].next;
        }
    }
}

static uint32_t side_of(const MindPlan *plan, uint32_t index)
{
    return index >= plan->cut;
}

// How far from the middle the nodes of each depth start.
static void measure_columns(MindPlan *plan)
{
    double widths[2][DEPTHS] = {{0}};
    for (uint32_t i = 1; i < plan->count; i++) {
        double *width = &widths[side_of(plan, i)][plan->placed[i].depth];
        *width = plan->placed[i].width > *width ? plan->placed[i].width : *width;
    }
    for (int side = 0; side < 2; side++) {
        double at = plan->placed[0].width / 2 + COLUMN_GAP;
        for (uint32_t depth = 1; depth < DEPTHS; depth++) {
            plan->starts[side][depth] = at;
            at += widths[side][depth] > 0 ? widths[side][depth] + COLUMN_GAP : 0;
        }
        plan->starts[side][DEPTHS] = at - COLUMN_GAP;
    }
}

// ---- places -------------------------------------------------------------------------------------

// Places a subtree whose room starts at `top`.
static void set_tree(MindPlan *plan, uint32_t index, uint32_t side, double top)
{
    Placed *placed = &plan->placed[index];
    double start = plan->starts[side][placed->depth], children = 0;
    for (uint32_t i = index + 1; i < placed->next; i = plan->placed[i].next) {
        children += plan->placed[i].tree;
        children += plan->placed[i].next < placed->next ? gap_below(plan->placed[i].node->kind) : 0;
    }
    double y = top + (placed->tree - children) / 2;
    for (uint32_t i = index + 1; i < placed->next; i = plan->placed[i].next) {
        set_tree(plan, i, side, y);
        y += plan->placed[i].tree + gap_below(plan->placed[i].node->kind);
    }
    placed->x = side == 0 ? plan->middle_x + start : plan->middle_x - start - placed->width;
    placed->y = top + (placed->tree - placed->height) / 2;
}

static void set_sides(MindPlan *plan, double top)
{
    for (uint32_t i = 1; i < plan->count; i = plan->placed[i].next) {
        plan->heights[side_of(plan, i)] += branch_height(plan, i);
    }
    double high = plan->heights[0] > plan->heights[1] ? plan->heights[0] : plan->heights[1];
    high = high > plan->placed[0].height ? high : plan->placed[0].height;
    double y[2] = {top + (high - plan->heights[0]) / 2, top + (high - plan->heights[1]) / 2};
    for (uint32_t i = 1; i < plan->count; i = plan->placed[i].next) {
        uint32_t side = side_of(plan, i);
        set_tree(plan, i, side, y[side]);
        y[side] += branch_height(plan, i);
    }
    plan->middle_y = top + (high - gap_below(MIND_BRANCH)) / 2;
    plan->placed[0].x = plan->middle_x - plan->placed[0].width / 2;
    plan->placed[0].y = plan->middle_y - plan->placed[0].height / 2;
    plan->drawing->height = top + high;
}

// ---- painting -----------------------------------------------------------------------------------

static void put_curve(MindPlan *plan, uint32_t from, uint32_t to)
{
    const Placed *parent = &plan->placed[from], *child = &plan->placed[to];
    bool is_left = side_of(plan, to) == 1;
    double x1 = is_left ? parent->x : parent->x + parent->width;
    double x2 = is_left ? child->x + child->width : child->x;
    double y1 = parent->y + parent->height / 2, y2 = child->y + child->height / 2;
    Item *line = drawing_add(plan->drawing, ITEM_LINE, PART_EDGE, to);
    line->points = ARENA_MANY(plan->arena, 4, Spot);
    line->points[0] = (Spot){x1, y1};
    line->points[1] = (Spot){(x1 + x2) / 2, y1};
    line->points[2] = (Spot){(x1 + x2) / 2, y2};
    line->points[3] = (Spot){x2, y2};
    line->point_count = 4;
    line->is_curve = true;
    line->stroke = mind_tones(plan->mind, child->node).border;
    line->stroke_width = child->depth == 1 ? 3 : child->depth == 2 ? 2 : 1.2;
    line->is_quiet = child->node->is_quiet;
    line->cast = child->node->cast;
}

static SignKind node_sign(MindKind kind)
{
    switch (kind) {
    case MIND_WIN:
    case MIND_CRITERION: return SIGN_CHECK;
    case MIND_LOSS:
    case MIND_WAY_LOST: return SIGN_CROSS;
    case MIND_PEOPLE: return SIGN_PEOPLE;
    case MIND_SKILL: return SIGN_STAR;
    case MIND_TOOL: return SIGN_PROCESS;
    case MIND_TIME: return SIGN_CLOCK;
    case MIND_QUESTION: return SIGN_ANY;
    default: return SIGN_DOT;
    }
}

static void put_frame(MindPlan *plan, uint32_t index, Tones tones)
{
    const Placed *placed = &plan->placed[index];
    MindKind kind = placed->node->kind;
    if (is_leaf(kind)) {
        return;
    }
    bool is_full = kind == MIND_CENTRE || kind == MIND_BRANCH;
    Color fill = kind == MIND_CENTRE ? INK_MAIN : is_full ? tones.strong : tones.tint;
    put_box(plan->drawing, PART_NODE, index, placed->x, placed->y, placed->width, placed->height,
            kind == MIND_CENTRE ? 16 : 9, fill, is_full ? NO_COLOR : tones.border, 1.2);
}

static Color title_ink(MindKind kind, Tones tones)
{
    switch (kind) {
    case MIND_CENTRE:
    case MIND_BRANCH: return PAPER;
    case MIND_LOSS:
    case MIND_WAY_LOST: return tones.strong;
    default: return INK;
    }
}

// The sign of a node stands before its words, on the left side behind them.
static void put_title(MindPlan *plan, uint32_t index, Tones tones, double y)
{
    const Placed *placed = &plan->placed[index];
    const MindNode *node = placed->node;
    Font font = node_font(node->kind);
    Color ink = title_ink(node->kind, tones);
    double edge = node_edge(node->kind), sign = has_sign(node->kind) ? LEAF_SIGN : 0;
    bool is_mirrored = is_leaf(node->kind) && side_of(plan, index) == 1;
    double x = is_mirrored ? placed->x + placed->width - edge : placed->x + edge;
    if (sign > 0) {
        put_sign(plan->drawing, index, node_sign(node->kind), is_mirrored ? x - 11 : x, y - 9.5, 11,
                 tones.strong);
        x += is_mirrored ? -sign : sign;
    }
    if (node->number.length > 0) {
        put_text(plan->drawing, PART_NODE, index, node->number, font, ink, x, y, ANCHOR_START);
        x += number_width(node);
    }
    for (uint32_t i = 0; i < placed->title.count; i++) {
        put_text(plan->drawing, PART_NODE, index, placed->title.at[i], font, ink, x,
                 y + i * line_height(node->kind), is_mirrored ? ANCHOR_END : ANCHOR_START);
    }
}

static void put_words(MindPlan *plan, uint32_t index, Tones tones)
{
    const Placed *placed = &plan->placed[index];
    double line = line_height(placed->node->kind);
    double words = placed->title.count * line + placed->detail.count * LINE;
    double y = placed->y + (placed->height - words) / 2 + line * 0.76;
    double x = placed->x + node_edge(placed->node->kind);
    put_title(plan, index, tones, y);
    y += placed->title.count * line;
    if (placed->detail.count > 0) {
        put_sign(plan->drawing, index, SIGN_PERSON, x, y - 9.5, 11, INK_QUIET);
    }
    for (uint32_t i = 0; i < placed->detail.count; i++, y += LINE) {
        put_text(plan->drawing, PART_NODE, index, placed->detail.at[i], FONT_SMALL, INK_QUIET,
                 x + DETAIL_SIGN, y, ANCHOR_START);
    }
}

static void put_node(MindPlan *plan, uint32_t index)
{
    const MindNode *node = plan->placed[index].node;
    Tones tones = mind_tones(plan->mind, node);
    bool is_group = node->id.length > 0;
    uint32_t first = plan->drawing->count;
    if (is_group) {
        put_open(plan->drawing, PART_NODE, index, node->id, STR("node"), node->spoken, node->link);
    }
    put_frame(plan, index, tones);
    put_words(plan, index, tones);
    if (is_group) {
        put_close(plan->drawing, PART_NODE, index, node->link);
    }
    drawing_mark(plan->drawing, first, node->cast);
    if (node->is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
}

static void put_curves(MindPlan *plan)
{
    for (uint32_t i = 0; i < plan->count; i++) {
        for (uint32_t child = i + 1; child < plan->placed[i].next;
             child = plan->placed[child].next) {
            put_curve(plan, i, child);
        }
    }
}

// ---- legend -------------------------------------------------------------------------------------

static bool has_kind(const MindPlan *plan, MindKind kind)
{
    for (uint32_t i = 0; i < plan->count; i++) {
        if (plan->placed[i].node->kind == kind) {
            return true;
        }
    }
    return false;
}

// What those signs mean whose words do not say it.
static void put_legend(MindPlan *plan, double y)
{
    static const struct {
        MindKind kind;
        const char *meaning;
    } rows[] = {
        {MIND_CRITERION, "proves that a stage is done"},
        {MIND_TASK, "to do"},
        {MIND_WAY_LOST, "a way to a loss"},
        {MIND_REASON, "a reason"},
    };
    double x = MARGIN;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (has_kind(plan, rows[i].kind)) {
            Str meaning = str_from(rows[i].meaning);
            Color color = rows[i].kind == MIND_WAY_LOST ? LOSS_STRONG : INK_QUIET;
            put_sign(plan->drawing, 0, node_sign(rows[i].kind), x, y - 9.5, 11, color);
            put_text(plan->drawing, PART_PAGE, 0, meaning, FONT_SMALL, INK_QUIET, x + 16, y,
                     ANCHOR_START);
            x += 16 + text_width(meaning, FONT_SMALL) + 20;
        }
    }
}

static bool has_legend(const MindPlan *plan)
{
    return has_kind(plan, MIND_CRITERION) || has_kind(plan, MIND_TASK)
           || has_kind(plan, MIND_WAY_LOST) || has_kind(plan, MIND_REASON);
}

// ---- the whole ----------------------------------------------------------------------------------

// Measures everything for so much room and gives the width that comes of it.
static double measure_all(MindPlan *plan, double narrowing, bool is_one_sided)
{
    plan->count = 0;
    plan->narrowing = narrowing;
    plan->is_one_sided = is_one_sided;
    place_tree(plan, &plan->mind->centre, 0);
    choose_cut(plan);
    measure_columns(plan);
    plan->middle_x =
        MARGIN + (plan->cut < plan->count ? plan->starts[1][DEPTHS] : plan->placed[0].width / 2);
    return plan->middle_x + plan->starts[0][DEPTHS] + MARGIN;
}

// The widest layout that keeps the wanted width; where none does, the narrowest.
static double fit(MindPlan *plan)
{
    static const double narrowings[] = {1, 0.84, 0.7, 0.58, 0.48};
    enum { STEPS = sizeof narrowings / sizeof narrowings[0] };
    double width = 0;
    for (uint32_t i = 0; i < 2 * STEPS; i++) {
        width = measure_all(plan, narrowings[i % STEPS], i >= STEPS);
        if (plan->mind->width == 0 || width <= plan->mind->width) {
            break;
        }
    }
    return width;
}

Drawing *mind_compose(const Mind *mind, Arena *arena)
{
    enum { HEAD = 66 };
    if (mind->node_count > DRAW_REFUSED_ABOVE) {
        return NULL;
    }
    MindPlan plan = {.mind = mind, .arena = arena, .drawing = ARENA_NEW(arena, Drawing)};
    Drawing *drawing = plan.drawing;
    plan.placed = ARENA_MANY(arena, mind->node_count, Placed);
    double width = fit(&plan), least = head_width(mind->title, mind->subtitle);
    least = mind->width > 0 ? NARROWEST : least;
    drawing->width = width < least ? least : width;
    plan.middle_x += (drawing->width - width) / 2;
    drawing->arena = arena;
    drawing->title = mind->title;
    drawing->description = mind->description;
    set_sides(&plan, MARGIN + HEAD);
    put_head(drawing, mind->title, mind->subtitle, drawing->width, HEAD_OF_ONE_LINE);
    put_curves(&plan);
    for (uint32_t i = 0; i < plan.count; i++) {
        put_node(&plan, i);
    }
    double y = drawing->height + 20;
    if (has_legend(&plan)) {
        put_legend(&plan, y);
        y += FOOT_LINE;
    }
    y = put_foot(drawing, &mind->foot, drawing->width, y);
    drawing->height = y - FOOT_LINE + MARGIN;
    return drawing;
}
