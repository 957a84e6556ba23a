// The drawing list grows by doubling; old copies stay in the arena.
#include "draw/drawing.h"

#include "draw/palette.h"

#include <string.h>

Item *drawing_add(Drawing *drawing, ItemKind kind, ItemPart part, uint32_t owner)
{
    if (drawing->count == drawing->room) {
        uint32_t room = drawing->room == 0 ? 256 : drawing->room * 2;
        Item *items = ARENA_MANY(drawing->arena, room, Item);
        if (drawing->count > 0)
            memcpy(items, drawing->items, drawing->count * sizeof *items);
        drawing->items = items;
        drawing->room = room;
    }
    Item *item = &drawing->items[drawing->count++];
    *item =
        (Item){.kind = kind, .part = part, .owner = owner, .fill = NO_COLOR, .stroke = NO_COLOR};
    return item;
}

void drawing_quiet(Drawing *drawing, uint32_t first)
{
    for (uint32_t i = first; i < drawing->count; i++) {
        Item *item = &drawing->items[i];
        item->is_quiet = true;
        if (item->kind == ITEM_BOX && item->stroke != NO_COLOR)
            item->stroke = INK_FRAME;
    }
}

void drawing_mark(Drawing *drawing, uint32_t first, const Cast *cast)
{
    for (uint32_t i = first; i < drawing->count; i++) {
        drawing->items[i].cast = cast;
    }
}
