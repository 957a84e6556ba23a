// From a drawing list to a scene.
#include "scene.h"

// ROUNDS: how many lines may run into one another before one reaches a card.
enum { CURVE_LEGS = 16, ROUNDS = 4 };

// The least height of a box that can hold words; thinner ones are bars.
static const double HOLDS_WORDS = 14;

// ---- areas --------------------------------------------------------------------------------------

bool areas_meet(Area left, Area right, double slack)
{
    return left.left < right.right - slack && right.left < left.right - slack
           && left.top < right.bottom - slack && right.top < left.bottom - slack;
}

bool area_holds(Area outer, Area inner, double slack)
{
    return outer.left <= inner.left + slack && outer.top <= inner.top + slack
           && inner.right <= outer.right + slack && inner.bottom <= outer.bottom + slack;
}

// Cuts [*low, *high], a part of a line from 0 to 1, to where `from + t * by` lies between two values.
static bool cut(double from, double by, double least, double most, double *low, double *high)
{
    if (by > -1e-9 && by < 1e-9) {
        return from > least && from < most;
    }
    double one = (least - from) / by, other = (most - from) / by;
    double first = one < other ? one : other, last = one < other ? other : one;
    *low = first > *low ? first : *low;
    *high = last < *high ? last : *high;
    return *low < *high;
}

bool leg_crosses(Leg leg, Area area, double slack)
{
    double low = 0, high = 1;
    return cut(leg.from.x, leg.to.x - leg.from.x, area.left + slack, area.right - slack, &low,
               &high)
           && cut(leg.from.y, leg.to.y - leg.from.y, area.top + slack, area.bottom - slack, &low,
                  &high);
}

Area scene_page(const Scene *scene)
{
    return (Area){0, 0, scene->drawing->width, scene->drawing->height};
}

// ---- patches -------------------------------------------------------------------------------------

bool patch_is_card(const Patch *patch)
{
    return patch->part == PART_NODE;
}

bool patch_is_chip(const Patch *patch)
{
    return patch->part == PART_LABEL;
}

bool patch_is_solid(const Patch *patch)
{
    return patch_is_card(patch) || patch_is_chip(patch);
}

static bool is_patch(const Item *item)
{
    if (item->kind != ITEM_BOX || item->part == PART_PAGE) {
        return false;
    }
    return item->part == PART_NODE || item->part == PART_LABEL || item->height >= HOLDS_WORDS;
}

static void read_patches(Scene *scene, Arena *arena)
{
    const Drawing *drawing = scene->drawing;
    uint32_t group = 0;
    scene->patches = ARENA_MANY(arena, drawing->count + 1, Patch);
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        group = item->kind == ITEM_OPEN ? i : item->kind == ITEM_CLOSE ? 0 : group;
        if (is_patch(item)) {
            Area area = {item->x, item->y, item->x + item->width, item->y + item->height};
            scene->patches[scene->patch_count++] = (Patch){area, item->part, item->owner, i, group};
        }
    }
}

// ---- words --------------------------------------------------------------------------------------

// From the height of capitals to the depth of a g.
static Area word_area(const Item *item)
{
    double left = item->anchor == ANCHOR_START    ? item->x
                  : item->anchor == ANCHOR_MIDDLE ? item->x - item->width / 2
                                                  : item->x - item->width;
    return (Area){left, item->y - item->font.size * 0.72, left + item->width,
                  item->y + item->font.size * 0.2};
}

// A point that lies in the word whatever its width turns out to be.
static Spot word_spot(const Item *item)
{
    double inward = item->anchor == ANCHOR_START ? 1 : item->anchor == ANCHOR_END ? -1 : 0;
    return (Spot){item->x + inward, item->y - item->font.size * 0.3};
}

static bool has_spot(Area area, Spot spot)
{
    return area.left <= spot.x && spot.x <= area.right && area.top <= spot.y
           && spot.y <= area.bottom;
}

// `known` patches were painted before the word; `group` is the item that opens its group.
static Word make_word(const Scene *scene, uint32_t index, uint32_t known, uint32_t group)
{
    const Item *item = &scene->drawing->items[index];
    Word word = {word_area(item), index, NOTHING, NOTHING, NOTHING};
    Spot spot = word_spot(item);
    for (uint32_t i = known; i-- > 0;) {
        const Patch *patch = &scene->patches[i];
        if (group > 0 && patch->group == group && patch->part == item->part
            && patch->owner == item->owner && scene->drawing->items[group].part == item->part) {
            word.own = (int32_t)i;
        }
        if (has_spot(patch->area, spot)) {
            word.under = word.under == NOTHING ? (int32_t)i : word.under;
            word.holder =
                word.holder == NOTHING && patch_is_solid(patch) ? (int32_t)i : word.holder;
        }
    }
    word.holder = word.own == NOTHING ? word.holder : word.own;
    return word;
}

static void read_words(Scene *scene, Arena *arena)
{
    const Drawing *drawing = scene->drawing;
    uint32_t group = 0, known = 0;
    scene->words = ARENA_MANY(arena, drawing->count + 1, Word);
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        group = item->kind == ITEM_OPEN ? i : item->kind == ITEM_CLOSE ? 0 : group;
        known += known < scene->patch_count && scene->patches[known].item == i;
        if (item->kind == ITEM_TEXT && item->text.length > 0) {
            scene->words[scene->word_count++] = make_word(scene, i, known, group);
        }
    }
}

// ---- lines --------------------------------------------------------------------------------------

static double bend(double a, double b, double c, double d, double t)
{
    double u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

static Spot curve_spot(const Spot *points, double t)
{
    return (Spot){bend(points[0].x, points[1].x, points[2].x, points[3].x, t),
                  bend(points[0].y, points[1].y, points[2].y, points[3].y, t)};
}

static DrawnLine make_line(const Item *item, Arena *arena)
{
    DrawnLine line = {item, NULL, CURVE_LEGS, NOTHING};
    if (!item->is_curve) {
        line.leg_count = item->point_count > 0 ? item->point_count - 1 : 0;
    }
    line.legs = ARENA_MANY(arena, line.leg_count + 1, Leg);
    for (uint32_t i = 0; i < line.leg_count; i++) {
        line.legs[i] = item->is_curve
                           ? (Leg){curve_spot(item->points, (double)i / CURVE_LEGS),
                                   curve_spot(item->points, (double)(i + 1) / CURVE_LEGS)}
                           : (Leg){item->points[i], item->points[i + 1]};
    }
    return line;
}

static Area around(Spot spot, double by)
{
    return (Area){spot.x - by, spot.y - by, spot.x + by, spot.y + by};
}

static int32_t card_at(const Scene *scene, Spot spot)
{
    for (uint32_t i = 0; i < scene->patch_count; i++) {
        if (patch_is_card(&scene->patches[i])
            && areas_meet(scene->patches[i].area, around(spot, 4), 0)) {
            return (int32_t)i;
        }
    }
    return NOTHING;
}

// The card at a line's end, or, where it runs into another line, what is known of that one.
static int32_t find_target(const Scene *scene, const DrawnLine *line)
{
    Spot end = line->item->points[line->item->point_count - 1];
    int32_t card = card_at(scene, end);
    for (uint32_t i = 0; card == NOTHING && i < scene->line_count; i++) {
        const DrawnLine *other = &scene->lines[i];
        for (uint32_t j = 0; other != line && card == NOTHING && j < other->leg_count; j++) {
            if (leg_crosses(other->legs[j], around(end, 1.5), 0)) {
                card = other->target;
            }
        }
    }
    return card;
}

// An edge may be painted in pieces, with gaps where others cross it; one of them leads to the card.
static void adopt_target(const Scene *scene, DrawnLine *line)
{
    for (uint32_t i = 0; line->target == NOTHING && i < scene->line_count; i++) {
        const DrawnLine *other = &scene->lines[i];
        if (other->item->owner == line->item->owner) {
            line->target = other->target;
        }
    }
}

static void read_lines(Scene *scene, Arena *arena)
{
    const Drawing *drawing = scene->drawing;
    scene->lines = ARENA_MANY(arena, drawing->count + 1, DrawnLine);
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        if (item->kind == ITEM_LINE && item->part == PART_EDGE && item->point_count > 1) {
            scene->lines[scene->line_count++] = make_line(item, arena);
        }
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t i = 0; i < scene->line_count; i++) {
            DrawnLine *line = &scene->lines[i];
            line->target = line->target == NOTHING ? find_target(scene, line) : line->target;
        }
        for (uint32_t i = 0; i < scene->line_count; i++) {
            adopt_target(scene, &scene->lines[i]);
        }
    }
}

Scene scene_read(const Drawing *drawing, Arena *arena)
{
    Scene scene = {.drawing = drawing};
    read_patches(&scene, arena);
    read_words(&scene, arena);
    read_lines(&scene, arena);
    return scene;
}
