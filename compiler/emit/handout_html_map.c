// The maps of a page: pictures inside it, whose stages lead to their cards.
#include "emit/handout_html_parts.h"

#include "draw/svg.h"
#include "views/words.h"

// For every group of the drawing, where it leads in this page.
typedef struct Links {
    Str *at; // by item
    const Drawing *drawing;
    Arena *arena;
} Links;

// Groups do not nest: what is opened is closed by the next one that closes.
static void link_group(Links *links, Str id, Str anchor)
{
    const Drawing *drawing = links->drawing;
    for (uint32_t i = 0; i < drawing->count; i++) {
        if (drawing->items[i].kind != ITEM_OPEN || !str_equal(drawing->items[i].id, id)) {
            continue;
        }
        links->at[i] = str_format(links->arena, "#%.*s", STR_ARGS(anchor));
        uint32_t close = i;
        while (close + 1 < drawing->count && drawing->items[close].kind != ITEM_CLOSE) {
            close++;
        }
        links->at[close] = links->at[i];
    }
}

static Str *links_of(const PageWriter *writer, const DocumentPicture *picture)
{
    Arena *arena = writer->document->arena;
    const Process *process = picture->process;
    Links links = {ARENA_MANY(arena, picture->drawing->count + 1, Str), picture->drawing, arena};
    for (uint32_t i = 0; i < process->stages.count; i++) {
        if (picture->cards[i]) {
            Str id = id_text("stage", process->entity.name, NULL,
                             process->stages.at[i]->entity.name, arena);
            link_group(&links, id, anchor_find(&writer->anchors, picture->cards[i]));
        }
    }
    return links.at;
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
