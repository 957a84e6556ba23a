// Sorts the links of swimlanes that are cut into rows, and measures their cards.
#include "draw/lanes_plan.h"

#include <stdlib.h>

enum { WAY_LINES = 5, TITLE_LINES = 4, FACTS_SHOWN = 9, ARRIVALS_MOST = 12 };

// ---- links --------------------------------------------------------------------------------------

static void add_arrival(LanesPlan *plan, const LaneLink *link)
{
    LaneBox *box = &plan->boxes[link->to];
    Str mark = plan->lanes->cards[link->from].mark;
    box->has_onward = box->has_onward || !link->is_loop;
    if (link->is_main) {
        box->main_arrival = mark;
    } else if (box->arrivals.length == 0) {
        box->arrivals = mark;
        box->arrival_count = 1;
    } else if (box->last_from != link->from && box->arrival_count < ARRIVALS_MOST) {
        box->arrivals =
            str_format(plan->arena, "%.*s, %.*s", STR_ARGS(box->arrivals), STR_ARGS(mark));
        box->arrival_count += 1;
    } else if (box->last_from != link->from && box->arrival_count == ARRIVALS_MOST) {
        box->arrivals = str_format(plan->arena, "%.*s …", STR_ARGS(box->arrivals));
        box->arrival_count += 1;
    }
    box->last_from = link->from;
}

// A link that takes a gutter, or a gap beside its column, for telling which are too many.
typedef struct LongLink {
    uint32_t room, length, link;
} LongLink;

static int compare_long(const void *left, const void *right)
{
    const LongLink *a = left, *b = right;
    if (a->room != b->room) {
        return a->room < b->room ? -1 : 1;
    }
    if (a->length != b->length) {
        return a->length < b->length ? -1 : 1;
    }
    return a->link < b->link ? -1 : 1;
}

static uint32_t distance(uint32_t left, uint32_t right)
{
    return left > right ? left - right : right - left;
}

// Those of a row's lane, or beside a column, where they run down it.
static LongLink long_link(const LanesPlan *plan, uint32_t index)
{
    const LaneLink *link = &plan->lanes->links[index];
    const LaneCard *from = &plan->lanes->cards[link->from], *to = &plan->lanes->cards[link->to];
    uint32_t lanes = plan->row_count * plan->lanes->lane_count;
    bool is_beside =
        plan->runs[index].kind == LANE_RUN_SIDE && plan->lanes->direction != DIRECTION_DOWN;
    return is_beside
               ? (LongLink){lanes + from->column,
                            distance(from->lane, to->lane) * 8 + distance(from->slot, to->slot),
                            index}
               : (LongLink){plan->boxes[link->from].row * plan->lanes->lane_count + from->lane,
                            distance(from->column, to->column), index};
}

// A lane's gutter holds the shortest links; what is too much for it would be a thicket, and ends in
// stubs.
static void shed_links(LanesPlan *plan)
{
    uint32_t most = plan->gutter_most, held = 0;
    LongLink *links = ARENA_MANY(plan->arena, plan->lanes->link_count, LongLink);
    uint32_t count = 0;
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        LaneRunKind kind = plan->runs[i].kind;
        if ((kind == LANE_RUN_LONG || kind == LANE_RUN_SIDE) && !plan->lanes->links[i].is_main) {
            links[count++] = long_link(plan, i);
        }
    }
    if (count > 1) {
        qsort(links, count, sizeof *links, compare_long);
    }
    for (uint32_t i = 0; i < count; i++) {
        held = i > 0 && links[i].room == links[i - 1].room ? held + 1 : 1;
        if (held > most) {
            plan->runs[links[i].link].kind = LANE_RUN_AWAY;
        }
    }
}

static void mark_links(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        const LaneLink *link = &plan->lanes->links[i];
        const LaneCard *from = &plan->lanes->cards[link->from], *to = &plan->lanes->cards[link->to];
        LaneRun *run = &plan->runs[i];
        run->kind = plan->boxes[link->from].row != plan->boxes[link->to].row ? LANE_RUN_AWAY
                    : to->column == from->column + 1                         ? LANE_RUN_NEXT
                    : to->column == from->column                             ? LANE_RUN_SIDE
                                                                             : LANE_RUN_LONG;
        run->out_gap = lane_step_of(plan, link->from) + 1;
        run->in_gap = lane_step_of(plan, link->to);
    }
    shed_links(plan);
    for (uint32_t i = 0; i < plan->lanes->link_count; i++) {
        if (plan->runs[i].kind == LANE_RUN_AWAY) {
            add_arrival(plan, &plan->lanes->links[i]);
            plan->has_stubs = true;
        }
    }
}

void lanes_cut(LanesPlan *plan, uint32_t most)
{
    plan->boxes = ARENA_MANY(plan->arena, plan->lanes->card_count, LaneBox);
    plan->runs = ARENA_MANY(plan->arena, plan->lanes->link_count, LaneRun);
    lanes_rows(plan, most);
    mark_links(plan);
}

// ---- what leaves and comes ----------------------------------------------------------------------

enum { STUB = 14 };

// Numbers of three digits need more than a circle.
double lane_badge_place(const LaneLink *link)
{
    return link->handoff > 99 ? 2 * BADGE : BADGE + 4.5;
}

static double badge_room(const LaneLink *link)
{
    return link->handoff > 0 ? 2 * lane_badge_place(link) - 3 : 0;
}

Str lane_stub_text(const LanesPlan *plan, uint32_t link)
{
    enum { ROOM = 60 };
    Str mark = plan->lanes->cards[plan->lanes->links[link].to].mark;
    StrList lines = text_wrap(mark, FONT_LANE_MARK, ROOM, 1, plan->arena);
    return lines.count > 0 ? lines.at[0] : mark;
}

double lane_stub_length(const LaneLink *link)
{
    return (link->handoff > 0 ? badge_room(link) : 2) + STUB;
}

double lane_exit_room(const LanesPlan *plan, uint32_t link)
{
    enum { LEAST = 12 };
    const LaneLink *own = &plan->lanes->links[link];
    if (plan->runs[link].kind == LANE_RUN_AWAY) {
        double words = text_width(lane_stub_text(plan, link), FONT_LANE_MARK);
        return lane_stub_length(own) + 3 + words + 6;
    }
    return own->handoff > 0 ? badge_room(own) + 4 : LEAST;
}

double lane_arrival_room(const LaneBox *box)
{
    return STUB + 5 + text_width(box->main_arrival, FONT_LANE_MARK) + 6;
}

// ---- cards --------------------------------------------------------------------------------------

static double way_room(const LanesPlan *plan, const LaneWay *way)
{
    double share = way->share.length > 0 ? text_width(way->share, FONT_LANE_WAY) + 8 : 0;
    double sign = way->kind != LANE_WAY_ON || way->is_loop ? LANE_TEXT : 0;
    return plan->card - 2 * LANE_PADDING - share - sign;
}

// Where each way begins below the first; the one that leaves the card below comes last.
static void stack_ways(LanesPlan *plan, const LaneCard *card, LaneBox *box)
{
    double height = 0;
    box->way_tops = ARENA_MANY(plan->arena, card->way_count, double);
    for (int is_through = 0; is_through < 2; is_through++) {
        for (uint32_t i = 0; i < card->way_count; i++) {
            if ((i == box->through) == (is_through == 1)) {
                uint32_t lines = box->ways[i].count;
                box->way_tops[i] = height;
                height += LANE_WAY + (lines > 1 ? lines - 1 : 0) * WAY_LINE;
            }
        }
    }
    box->ways_height = height > LANE_WAY ? height : LANE_WAY; // room for what comes in, too
}

static void measure_ways(LanesPlan *plan, const LaneCard *card, LaneBox *box)
{
    box->ways = ARENA_MANY(plan->arena, card->way_count, StrList);
    for (uint32_t i = 0; i < card->way_count; i++) {
        const LaneWay *way = &card->ways[i];
        box->ways[i] =
            text_wrap(way->label, FONT_LANE_WAY, way_room(plan, way), WAY_LINES, plan->arena);
    }
    stack_ways(plan, card, box);
}

static uint32_t fact_lines(FactKind kind)
{
    return kind == FACT_CRITERION ? 4 : 3;
}

// The number stands before the title; a sign of losses that are not shown, behind it.
static double title_room(const LanesPlan *plan, const LaneCard *card)
{
    double room = plan->card - 2 * LANE_PADDING - (card->has_loss ? LANE_TEXT : 0);
    if (card->kind != NODE_STAGE) {
        return plan->card - 38 - 2 * LANE_PADDING;
    }
    bool has_mark = card->number.length > 0 || plan->has_stubs;
    return has_mark ? room - text_width(card->mark, FONT_LANE_TITLE) - 7 : room;
}

static void measure_card(LanesPlan *plan, uint32_t index)
{
    const LaneCard *card = &plan->lanes->cards[index];
    LaneBox *box = &plan->boxes[index];
    double room = plan->card - 2 * LANE_PADDING - (card->kind == NODE_STAGE ? 0 : 29) - LANE_TEXT;
    box->title =
        text_wrap(card->title, FONT_LANE_TITLE, title_room(plan, card), TITLE_LINES, plan->arena);
    box->facts = ARENA_MANY(plan->arena, card->fact_count, StrList);
    uint32_t lines = box->title.count;
    for (uint32_t i = 0; i < card->fact_count && i < FACTS_SHOWN; i++) {
        const Fact *fact = &card->facts[i];
        box->facts[i] =
            text_wrap(fact->text, FONT_SMALL, room, fact_lines(fact->kind), plan->arena);
        lines += box->facts[i].count;
    }
    measure_ways(plan, card, box);
    box->head = lines * LANE_LINE + 12.0;
}

double lane_end_height(const LaneBox *box)
{
    return box->head + 5;
}

void lanes_measure(LanesPlan *plan)
{
    for (uint32_t i = 0; i < plan->lanes->card_count; i++) {
        measure_card(plan, i);
    }
}
