// The maps of a page: pictures inside it, whose stages lead to their cards. One that no sheet of paper
// holds in letters that can be read is printed in parts, each a window onto the picture.
#include "emit/handout_html_parts.h"

#include "draw/pages.h"
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
            list[count++] = (StageLink){id_text("stage", &process->entity, NULL, name, arena),
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

// On a sheet of A4 or Letter, less the margins of the style sheet, in points. Rather somewhat smaller
// letters than parts that stand beside one another.
static Pages sheets_of(const Drawing *drawing, Arena *arena)
{
    const double ACROSS = 504, DOWN = 680;
    const double MOST_SMALLER = 1.5;
    double smaller = drawing->width * pages_least_scale(drawing) / ACROSS;
    smaller = smaller < 1 || smaller > MOST_SMALLER ? 1 : smaller;
    Pages sheets = pages_cut_to(drawing, ACROSS * smaller, DOWN * smaller, arena);
    sheets.scale /= smaller;
    return sheets;
}

static void write_window(PageWriter *writer, const PaintPage *part, double scale)
{
    Out *out = writer->out;
    out_text(out, "<svg aria-hidden=\"true\" width=\"");
    out_decimal(out, part->width * scale, 2);
    out_text(out, "pt\" height=\"");
    out_decimal(out, part->height * scale, 2);
    out_text(out, "pt\" viewBox=\"");
    const double box[] = {part->x, part->y, part->width, part->height};
    for (int i = 0; i < 4; i++) {
        out_text(out, i > 0 ? " " : "");
        out_decimal(out, box[i], 2);
    }
    out_format(out, "\"><use href=\"#map%u-picture-all\"/></svg>\n", writer->picture_count);
}

void page_picture(PageWriter *writer, const DocumentPicture *picture)
{
    Out *out = writer->out;
    if (!picture->drawing) {
        return;
    }
    const SvgPart part = {++writer->picture_count, links_of(writer, picture)};
    Str label = picture->process->entity.label;
    Pages sheets = sheets_of(picture->drawing, writer->document->arena);
    out_text(out, sheets.count > 1 ? "<figure class=\"map long\">" : "<figure class=\"map\">");
    out_text(out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
    page_attribute(writer, "aria-label",
                   phrase_with(writer->document->arena, PHRASE_PAGE_MAP, label));
    out_text(out, ">\n");
    svg_write_part(picture->drawing, &part, out);
    out_text(out, "</div>\n");
    if (sheets.count > 1) {
        out_text(out, "<div class=\"sheets\">\n");
        for (uint32_t i = 0; i < sheets.count; i++) {
            write_window(writer, &sheets.at[i], sheets.scale);
        }
        out_text(out, "</div>\n");
    }
    out_text(out, "<figcaption>");
    page_phrase(writer, PHRASE_PAGE_MAP_CAPTION);
    out_text(out, "</figcaption></figure>\n");
}
