// Swimlanes as DOT: a cluster a lane, and cards of one column in one rank.
//
// A point that is not seen stands in the first and the last rank of each lane, so that all lanes are
// equally long, and edges that are not seen keep them in their order.
//
// Links back are written forward with dir=back, so that they do not turn the drawing over; links
// between the same two cards are one, as `dot` stumbles over parallel ones.
#include "draw/dot.h"
#include "draw/dot_text.h"
#include "draw/palette.h"

enum { TITLE_LINES = 3, FACTS_SHOWN = 6, CORNERS_UP_TO = 120, LINK_WIDTH = 84 };

static bool is_big(const Lanes *lanes)
{
    return lanes->card_count > CORNERS_UP_TO;
}

// ---- cards --------------------------------------------------------------------------------------

// A way out that leads to no card: "× Does not fit 35%".
static void put_way(Out *out, const LaneWay *way, Arena *arena)
{
    const char *lead = way->kind == LANE_WAY_LOSS ? "× " : "→ ";
    Str text = str_format(arena, "%s%.*s%s%.*s", lead, STR_ARGS(way->label),
                          way->share.length > 0 ? " " : "", STR_ARGS(way->share));
    dot_put_lines(out, text, DOT_LEFT, DOT_LABEL_WIDTH, 2, arena);
}

static bool has_lines(const LaneCard *card)
{
    bool has = card->fact_count > 0;
    for (uint32_t i = 0; i < card->way_count; i++) {
        has |= card->ways[i].kind != LANE_WAY_ON;
    }
    return has;
}

static void put_card_label(Out *out, const LaneCard *card, Arena *arena)
{
    Str title = card->number.length > 0
                    ? str_format(arena, "%.*s  %.*s", STR_ARGS(card->number), STR_ARGS(card->title))
                    : card->title;
    out_text(out, "label=\"");
    dot_put_lines(out, title, has_lines(card) ? DOT_LEFT : DOT_CENTRED, DOT_LABEL_WIDTH,
                  TITLE_LINES, arena);
    for (uint32_t i = 0; i < card->fact_count && i < FACTS_SHOWN; i++) {
        dot_put_fact(out, &card->facts[i], arena);
    }
    for (uint32_t i = 0; i < card->way_count; i++) {
        if (card->ways[i].kind != LANE_WAY_ON) {
            put_way(out, &card->ways[i], arena);
        }
    }
    out_char(out, '"');
}

static void put_card(Out *out, const Lanes *lanes, uint32_t index, Arena *arena)
{
    const LaneCard *card = &lanes->cards[index];
    out_format(out, "    s%u [", (unsigned)index + 1);
    put_card_label(out, card, arena);
    if (card->kind == NODE_WIN) {
        out_text(out, ", peripheries=2, color=\"#15803d\", fontcolor=\"#15803d\", "
                      "fillcolor=\"#f0fdf4\"");
    } else if (card->group >= 0) {
        Tones tones =
            palette_tones(lanes->groups[card->group].color, lanes->groups[card->group].tone);
        dot_put_color(out, "color", tones.strong);
    }
    dot_put_tooltip(out, card->spoken);
    dot_put_address(out, card->link);
    out_text(out, "];\n");
}

static bool has_points(const Lanes *lanes)
{
    return lanes->lane_count > 1 && lanes->column_count > 1;
}

static void put_lane(Out *out, const Lanes *lanes, uint32_t lane, Arena *arena)
{
    out_format(out, "  subgraph cluster_%u {\n    label=\"", (unsigned)lane + 1);
    dot_put_lines(out, lanes->lanes[lane].label, DOT_CENTRED, DOT_LABEL_WIDTH, 2, arena);
    out_format(out, "%s\"; color=\"#cbd5e1\"; bgcolor=\"#f8fafc\"; style=\"%s\";\n",
               lanes->lanes[lane].is_external ? " (external)" : "",
               lanes->lanes[lane].is_external ? "dashed" : "solid");
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        if (lanes->cards[i].lane == lane) {
            put_card(out, lanes, i, arena);
        }
    }
    if (has_points(lanes)) {
        out_format(out,
                   "    a%u [shape=point, style=invis];\n    z%u [shape=point, style=invis];\n",
                   (unsigned)lane + 1, (unsigned)lane + 1);
    }
    out_text(out, "  }\n");
}

// The points at one end of the lanes, in their order.
static void put_points(Out *out, const Lanes *lanes, char end)
{
    for (uint32_t i = 0; i < lanes->lane_count && has_points(lanes); i++) {
        out_format(out, i == 0 ? " %c%u" : " -> %c%u", end, (unsigned)i + 1);
    }
    out_text(out, has_points(lanes) ? " [style=invis];" : "");
}

// The cards by their columns, each column a rank.
static void put_ranks(Out *out, const Lanes *lanes, Arena *arena)
{
    uint32_t *next = ARENA_MANY(arena, lanes->card_count, uint32_t); // one more than its index
    uint32_t *first = ARENA_MANY(arena, lanes->column_count + 1, uint32_t);
    for (uint32_t i = lanes->card_count; i-- > 0;) {
        next[i] = first[lanes->cards[i].column];
        first[lanes->cards[i].column] = i + 1;
    }
    for (uint32_t column = 0; column < lanes->column_count; column++) {
        out_text(out, first[column] > 0 ? "  { rank=same;" : "");
        for (uint32_t card = first[column]; card > 0; card = next[card - 1]) {
            out_format(out, " s%u;", (unsigned)card);
        }
        if (column == 0 || column + 1 == lanes->column_count) {
            put_points(out, lanes, column == 0 ? 'a' : 'z');
        }
        out_text(out, first[column] > 0 ? " }\n" : "");
    }
}

// ---- links --------------------------------------------------------------------------------------

static bool is_same_pair(const LaneLink *left, const LaneLink *right)
{
    return left->from == right->from && left->to == right->to;
}

// Links of one card stand together, so that only those behind and before it are looked at.
static bool is_first(const Lanes *lanes, uint32_t index)
{
    const LaneLink *link = &lanes->links[index];
    for (uint32_t i = index; i-- > 0 && lanes->links[i].from == link->from;) {
        if (is_same_pair(&lanes->links[i], link)) {
            return false;
        }
    }
    return true;
}

// "#3 Qualified 45%", a line for each of the links between two cards.
static void put_link_labels(Out *out, const Lanes *lanes, uint32_t index, Arena *arena)
{
    const LaneLink *first = &lanes->links[index];
    for (uint32_t i = index; i < lanes->link_count && lanes->links[i].from == first->from; i++) {
        const LaneLink *link = &lanes->links[i];
        const LaneWay *way = &lanes->cards[link->from].ways[link->way];
        if (!is_same_pair(first, link)) {
            continue;
        }
        Str number = link->handoff > 0 ? str_format(arena, "#%u ", link->handoff) : STR("");
        Str text = str_format(arena, "%.*s%.*s%s%.*s", STR_ARGS(number), STR_ARGS(way->label),
                              way->share.length > 0 ? " " : "", STR_ARGS(way->share));
        out_text(out, i > index ? "\\n" : "");
        dot_put_lines(out, text, DOT_CENTRED, LINK_WIDTH, 4, arena);
    }
}

static void put_link(Out *out, const Lanes *lanes, uint32_t index, Arena *arena)
{
    const LaneLink *link = &lanes->links[index];
    bool is_back = lanes->cards[link->to].column < lanes->cards[link->from].column;
    uint32_t first = is_back ? link->to : link->from, second = is_back ? link->from : link->to;
    out_format(out, "  s%u -> s%u [xlabel=\"", (unsigned)first + 1, (unsigned)second + 1);
    put_link_labels(out, lanes, index, arena);
    out_text(out, link->is_main ? "\", penwidth=2.2" : "\", color=\"#64748b\"");
    out_text(out, link->is_loop ? ", style=dashed" : "");
    out_text(out, is_back ? ", dir=back];\n" : "];\n");
}

// ---- the whole ----------------------------------------------------------------------------------

static Str handoff_line(const LaneHandoff *handoff, Arena *arena)
{
    return str_format(arena, "#%.*s  %.*s%s%.*s%s%.*s", STR_ARGS(handoff->number),
                      STR_ARGS(handoff->between), handoff->given.length > 0 ? ": " : "",
                      STR_ARGS(handoff->given), handoff->soon.length > 0 ? ", " : "",
                      STR_ARGS(handoff->soon));
}

static StrList foot_with_handoffs(const Lanes *lanes, Arena *arena)
{
    StrList foot = {ARENA_MANY(arena, lanes->foot.count + lanes->handoff_count, Str), 0};
    for (uint32_t i = 0; i < lanes->foot.count; i++) {
        foot.at[foot.count++] = lanes->foot.at[i];
    }
    for (uint32_t i = 0; i < lanes->handoff_count; i++) {
        foot.at[foot.count++] = handoff_line(&lanes->handoffs[i], arena);
    }
    return foot;
}

void dot_write_lanes(const Lanes *lanes, Arena *arena, Out *out)
{
    StrList foot = foot_with_handoffs(lanes, arena);
    // Lines with corners keep clear of the cards; with curves `dot` fails on many of these graphs.
    const DotHead head = {
        "lanes", lanes->title, lanes->subtitle, &foot,
        is_big(lanes) ? "rankdir=LR, newrank=true, ranksep=1.2, nodesep=0.4, splines=line"
                      : "rankdir=LR, newrank=true, ranksep=1.9, nodesep=0.4, splines=ortho"};
    dot_put_head(out, &head);
    for (uint32_t i = 0; i < lanes->lane_count; i++) {
        put_lane(out, lanes, i, arena);
    }
    put_ranks(out, lanes, arena);
    for (uint32_t i = 0; i < lanes->link_count; i++) {
        if (is_first(lanes, i)) {
            put_link(out, lanes, i, arena);
        }
    }
    out_text(out, "}\n");
}
