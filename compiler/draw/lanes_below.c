// What stands below swimlanes: what each hand-off passes on, and what the signs mean.
#include "draw/lanes_plan.h"
#include "draw/palette.h"

enum { LINE = 15, ENTRY_GAP = 7, BADGE_INDENT = 2 * BADGE + 10, COLUMN_GAP = 32, COLUMNS_FROM = 5 };

static const Font FONT_BETWEEN = {FONT_BOLD, 11};

typedef struct Entry {
    StrList between, given, soon;
    double height;
} Entry;

// ---- hand-offs ----------------------------------------------------------------------------------

static Entry measure_entry(const LanesPlan *plan, const LaneHandoff *handoff, double width)
{
    double room = width - BADGE_INDENT;
    Entry entry = {.between = text_wrap(handoff->between, FONT_BETWEEN, room, 4, plan->arena),
                   .given = text_wrap(handoff->given, FONT_SMALL, room, 12, plan->arena),
                   .soon = text_wrap(handoff->soon, FONT_SMALL, room - LANE_TEXT, 4, plan->arena)};
    uint32_t lines = entry.between.count + entry.given.count + entry.soon.count;
    entry.height = (lines > 1 ? lines : 1.4) * LINE + ENTRY_GAP;
    return entry;
}

static double put_lines(LanesPlan *plan, uint32_t index, const StrList *lines, Font font,
                        Color color, Spot at)
{
    for (uint32_t i = 0; i < lines->count; i++, at.y += LINE) {
        put_text(plan->drawing, PART_PAGE, index, lines->at[i], font, color, at.x, at.y,
                 ANCHOR_START);
    }
    return at.y;
}

static void put_entry(LanesPlan *plan, uint32_t index, const Entry *entry, Spot at)
{
    const LaneHandoff *handoff = &plan->lanes->handoffs[index];
    uint32_t first = plan->drawing->count;
    double x = at.x + BADGE_INDENT;
    put_badge(plan->drawing, index, handoff->number, at.x + BADGE + 2, at.y - 4);
    double y = put_lines(plan, index, &entry->between, FONT_BETWEEN, INK, (Spot){x, at.y});
    y = put_lines(plan, index, &entry->given, FONT_SMALL, INK, (Spot){x, y});
    if (entry->soon.count > 0) {
        put_sign(plan->drawing, index, SIGN_CLOCK, x, y - 9, 10, INK_QUIET);
        put_lines(plan, index, &entry->soon, FONT_SMALL, INK_QUIET, (Spot){x + LANE_TEXT, y});
    }
    drawing_mark(plan->drawing, first, handoff->cast);
    if (handoff->is_quiet) {
        drawing_quiet(plan->drawing, first);
    }
}

// In how many columns they stand: as many as read well, none of fewer than three.
static uint32_t column_count(uint32_t count, double room)
{
    enum { DOUBLE_LEAST = 700, COLUMN_LEAST = 480, ENTRIES_LEAST = 3 };
    if (count < COLUMNS_FROM || room < DOUBLE_LEAST) {
        return 1;
    }
    uint32_t most = room / COLUMN_LEAST > 2 ? (uint32_t)(room / COLUMN_LEAST) : 2;
    uint32_t full = count / ENTRIES_LEAST > 2 ? count / ENTRIES_LEAST : 2;
    return most < full ? most : full;
}

double lanes_paint_handoffs(LanesPlan *plan, double y)
{
    uint32_t count = plan->lanes->handoff_count;
    if (count == 0) {
        return y;
    }
    double room = plan->width - 2 * MARGIN;
    uint32_t columns = column_count(count, room), column = 0;
    double width = (room + COLUMN_GAP) / columns - COLUMN_GAP;
    Entry *entries = ARENA_MANY(plan->arena, count, Entry);
    double all = 0, before = 0;
    for (uint32_t i = 0; i < count; i++) {
        entries[i] = measure_entry(plan, &plan->lanes->handoffs[i], width);
        all += entries[i].height;
    }
    put_text(plan->drawing, PART_PAGE, 0, STR("Hand-offs"), FONT_BAND, INK, MARGIN, y,
             ANCHOR_START);
    Spot at = {MARGIN, y + 23};
    double bottom = at.y;
    for (uint32_t i = 0; i < count; i++) {
        // Each column takes its part of the whole height, and what begins in it.
        if (before >= all / columns * (column + 1)) {
            column++;
            at = (Spot){MARGIN + column * (width + COLUMN_GAP), y + 23};
        }
        put_entry(plan, i, &entries[i], at);
        before += entries[i].height;
        at.y += entries[i].height;
        bottom = at.y > bottom ? at.y : bottom;
    }
    return bottom + 8;
}

// ---- signs --------------------------------------------------------------------------------------

typedef enum LegendId {
    LEGEND_LOST,
    LEGEND_BACK,
    LEGEND_ENDS,
    LEGEND_WITH,
    LEGEND_TAKES,
    LEGEND_SKILL,
    LEGEND_PROOF,
    LEGEND_PROCESS,
    LEGEND_BESIDE,
    LEGEND_COUNT,
} LegendId;

static LegendId way_legend(const LaneWay *way)
{
    switch (way->kind) {
    case LANE_WAY_LOSS: return LEGEND_LOST;
    case LANE_WAY_END: return LEGEND_ENDS;
    case LANE_WAY_AWAY:
    case LANE_WAY_RUNS: return LEGEND_PROCESS;
    case LANE_WAY_BESIDE: return LEGEND_BESIDE;
    case LANE_WAY_ON:
    case LANE_WAY_NONE: break;
    }
    return way->is_loop ? LEGEND_BACK : LEGEND_COUNT;
}

static LegendId fact_legend(FactKind kind)
{
    switch (kind) {
    case FACT_OWNER: break;
    case FACT_WITH: return LEGEND_WITH;
    case FACT_SKILL: return LEGEND_SKILL;
    case FACT_CRITERION: return LEGEND_PROOF;
    case FACT_TIME: return LEGEND_TAKES;
    case FACT_RUNS:
    case FACT_ALONGSIDE:
    case FACT_THEN: return LEGEND_PROCESS;
    }
    return LEGEND_COUNT;
}

// Which signs stand on the cards; the last place is for those that say what they are.
static void mark_signs(const Lanes *lanes, bool *is_used)
{
    for (uint32_t i = 0; i < lanes->card_count; i++) {
        const LaneCard *card = &lanes->cards[i];
        is_used[LEGEND_LOST] |= card->has_loss;
        for (uint32_t j = 0; j < card->way_count; j++) {
            is_used[way_legend(&card->ways[j])] = true;
        }
        for (uint32_t j = 0; j < card->fact_count && !card->is_plain; j++) {
            is_used[fact_legend(card->facts[j].kind)] = true;
        }
    }
}

static double put_words(LanesPlan *plan, const char *words, double x, double y)
{
    Str text = str_from(words);
    put_text(plan->drawing, PART_PAGE, 0, text, FONT_SMALL, INK_QUIET, x, y, ANCHOR_START);
    return x + text_width(text, FONT_SMALL) + 22;
}

// Starts a new line where the words would leave the page.
static void make_room(const LanesPlan *plan, const char *words, Spot *at)
{
    double width = text_width(str_from(words), FONT_SMALL) + 2 * BADGE + 6;
    if (at->x > MARGIN && at->x + width > plan->width - MARGIN) {
        *at = (Spot){MARGIN, at->y + FOOT_LINE + 2};
    }
}

static void put_signs(LanesPlan *plan, Spot *at)
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
        [LEGEND_SKILL] = {"skills", SIGN_STAR, INK_QUIET},
        [LEGEND_PROOF] = {"proves it is done", SIGN_CHECK, INK_QUIET},
        [LEGEND_PROCESS] = {"another process", SIGN_PROCESS, INK_QUIET},
        [LEGEND_BESIDE] = {"in parallel", SIGN_ANY, INK_QUIET},
    };
    bool is_used[LEGEND_COUNT + 1] = {false};
    mark_signs(plan->lanes, is_used);
    for (int i = 0; i < LEGEND_COUNT; i++) {
        if (is_used[i]) {
            make_room(plan, entries[i].text, at);
            put_sign(plan->drawing, 0, entries[i].sign, at->x, at->y - 9.5, 11, entries[i].color);
            at->x = put_words(plan, entries[i].text, at->x + 16, at->y);
        }
    }
}

double lanes_paint_legend(LanesPlan *plan, double y)
{
    static const char HANDOFF[] = "hand-off, as listed above";
    static const char STUB[] = "→ 5  goes on at card 5";
    Spot at = {MARGIN, y};
    put_signs(plan, &at);
    if (plan->lanes->handoff_count > 0) {
        make_room(plan, HANDOFF, &at);
        put_badge(plan->drawing, 0, STR("1"), at.x + BADGE, at.y - 4);
        at.x = put_words(plan, HANDOFF, at.x + 2 * BADGE + 6, at.y);
    }
    if (plan->has_stubs) {
        make_room(plan, STUB, &at);
        at.x = put_words(plan, STUB, at.x, at.y);
    }
    return at.x > MARGIN ? at.y + FOOT_LINE + 3 : at.y;
}
