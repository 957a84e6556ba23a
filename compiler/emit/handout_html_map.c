// The maps of a page: pictures inside it, whose stages lead to their cards.
#include "emit/handout_html_parts.h"

#include "draw/svg.h"
#include "views/words.h"

#include <stdlib.h>

// A stage in the picture, and where it leads.
typedef struct StageLink {
    Str id, address;
} StageLink;

static int compare_links(const void *left, const void *right)
{
    return str_compare(((const StageLink *)left)->id, ((const StageLink *)right)->id);
}

// The stages that have a card, sorted by id.
static uint32_t list_stages(const PageWriter *writer, const DocumentPicture *picture,
                            StageLink *list)
{
    Arena *arena = writer->document->arena;
    const Process *process = picture->process;
    uint32_t count = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        if (picture->cards[i]) {
            Str anchor = anchor_find(&writer->anchors, picture->cards[i]);
            const Name *name = process->stages.at[i]->entity.name;
            list[count++] = (StageLink){id_text("stage", process->entity.name, NULL, name, arena),
                                        str_format(arena, "#%.*s", STR_ARGS(anchor))};
        }
    }
    qsort(list, count, sizeof *list, compare_links);
    return count;
}

// For every item that opens or closes a group, where the group leads. Groups do not nest.
static Str *links_of(const PageWriter *writer, const DocumentPicture *picture)
{
    Arena *arena = writer->document->arena;
    const Drawing *drawing = picture->drawing;
    StageLink *stages = ARENA_MANY(arena, picture->process->stages.count + 1, StageLink);
    uint32_t count = list_stages(writer, picture, stages);
    Str *links = ARENA_MANY(arena, drawing->count + 1, Str), open = {0};
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        if (item->kind == ITEM_OPEN) {
            StageLink wanted = {.id = item->id};
            const StageLink *found = bsearch(&wanted, stages, count, sizeof *stages, compare_links);
            open = found ? found->address : (Str){0};
        }
        if (item->kind == ITEM_OPEN || item->kind == ITEM_CLOSE) {
            links[i] = open;
        }
    }
    return links;
}

void page_picture(PageWriter *writer, const DocumentPicture *picture)
{
    Out *out = writer->out;
    if (!picture->drawing) {
        return;
    }
    const SvgPart part = {++writer->picture_count, links_of(writer, picture)};
    Str label = picture->process->entity.label;
    out_text(out, "<figure class=\"map\"><div class=\"scroll\" role=\"group\" tabindex=\"0\"");
    page_attribute(writer, "aria-label",
                   phrase_with(writer->document->arena, PHRASE_PAGE_MAP, label));
    out_text(out, ">\n");
    svg_write_part(picture->drawing, &part, out);
    out_text(out, "</div>\n<figcaption>");
    page_phrase(writer, PHRASE_PAGE_MAP_CAPTION);
    out_text(out, "</figcaption></figure>\n");
}
