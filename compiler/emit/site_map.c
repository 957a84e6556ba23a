// Maps inside the page: SVG as the build wrote it, fitted in.
//
// It is our own SVG, so its form is known: no `<`, `>` or quote stands in a text or an attribute.
// What is taken out is the XML declaration and the style sheet with its font: the letters keep their
// places by textLength in whatever font a reader has. What is put in are other ids, as there are
// many maps in a page, and links from stages to their cards. The colours for the dark, which stand in
// the style sheet, go into the page's.
#include "emit/site_parts.h"

#include "views/words.h"

#include <string.h>

enum { MAP_MOST = 6 * 1024 * 1024 }; // what browsers still open at ease

static const char DARK[] = "@media (prefers-color-scheme:dark){\n";

// ---- finding ------------------------------------------------------------------------------------

static const char *find(Str text, const char *wanted)
{
    return text.at && text.length > 0 ? memmem(text.at, text.length, wanted, strlen(wanted)) : NULL;
}

// The part of a text from a place in it on.
static Str rest_of(Str text, const char *from)
{
    return (Str){from, (size_t)(str_end(text) - from)};
}

// Up to the next quote.
static Str quoted(Str text)
{
    const char *end = find(text, "\"");
    return (Str){text.at, end ? (size_t)(end - text.at) : 0};
}

// ---- colours ------------------------------------------------------------------------------------

// The lines `[fill="#ffffff"]{fill:#111827}[stroke=...` of one map; empty where it has none.
static Str dark_lines(Str svg)
{
    const char *style = find(svg, DARK);
    const char *first = style ? style + sizeof DARK - 1 : NULL;
    const char *end = first ? find(rest_of(svg, first), "\n}\n") : NULL;
    return end ? (Str){first, (size_t)(end + 1 - first)} : (Str){"", 0};
}

// What is light in light pages is dark in dark ones: `light-dark(#ffffff,#111827)`.
static void write_colour(Str line, Out *out)
{
    enum { PLACE = sizeof "[fill=\"" - 1, LENGTH = sizeof "#ffffff" - 1 };
    const char *dark = find(line, "{fill:");
    if (!str_starts(line, "[fill=\"#") || !dark) {
        return;
    }
    Str light = {line.at + PLACE, LENGTH}, other = {dark + sizeof "{fill:" - 1, LENGTH};
    for (int i = 0; i < 2; i++) {
        const char *name = i == 0 ? "fill" : "stroke";
        out_format(out, ".map [%s=\"%.*s\"]{%s:light-dark(%.*s,%.*s)}", name, STR_ARGS(light), name,
                   STR_ARGS(light), STR_ARGS(other));
    }
    out_char(out, '\n');
}

// Colours that were seen, so that each is written once.
static bool is_new(Str line, Out *seen)
{
    enum { LENGTH = sizeof "[fill=\"#ffffff\"]" - 1 };
    if (line.length < LENGTH
        || (seen->length > 0 && memmem(seen->bytes, seen->length, line.at, LENGTH))) {
        return false;
    }
    out_bytes(seen, line.at, LENGTH);
    return true;
}

static void write_map_colours(Str svg, Out *seen, Out *out)
{
    for (Str left = dark_lines(svg); left.length > 0;) {
        const char *end = find(left, "\n");
        Str line = {left.at, (size_t)(end - left.at)};
        if (is_new(line, seen)) {
            write_colour(line, out);
        }
        left = rest_of(left, end + 1);
    }
}

static bool stands_in_page(const SiteItem *item, const SiteFile *file)
{
    return view_row(item->view)->shape == SHAPE_PICTURE && file && file->bytes.length > 0
           && file->bytes.length <= MAP_MOST;
}

void site_map_colours(const SiteWriter *writer, Out *out)
{
    Out seen;
    out_start_in(&seen, writer->arena);
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const SitePart *part = &writer->site->parts[i];
        for (uint32_t j = 0; j < part->item_count; j++) {
            const SiteItem *item = &part->items[j];
            const SiteFile *file = item->kind == SITE_VIEW ? site_file_find(item, "svg") : NULL;
            if (item->kind == SITE_VIEW && stands_in_page(item, file)) {
                write_map_colours(file->bytes, &seen, out);
            }
        }
    }
}

// ---- links --------------------------------------------------------------------------------------

typedef struct MapWriter {
    SiteWriter *site;
    Str process; // "b2b-", as it stands in the ids; empty for a landscape
    bool is_linked;
} MapWriter;

// Whether the page shows a process, by the id of its page.
static bool is_shown(const SiteWriter *writer, Str id)
{
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const ProcessList *processes = writer->site->parts[i].processes;
        for (uint32_t j = 0; j < processes->count; j++) {
            if (str_equal(site_process_id(writer, processes->at[j]), id)) {
                return true;
            }
        }
    }
    return false;
}

// Where a group with this id leads: a stage or an end to its card, a process to its page.
static Str target_of(const MapWriter *map, Str id)
{
    static const char *const kinds[] = {"stage-", "end-"};
    Str process = map->process;
    if (process.length == 0) {
        return str_starts(id, "process-") && is_shown(map->site, id) ? id : (Str){"", 0};
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Str left = str_starts(id, kinds[i]) ? rest_of(id, id.at + strlen(kinds[i])) : (Str){"", 0};
        if (left.length > process.length && memcmp(left.at, process.at, process.length) == 0) {
            Str name = rest_of(left, left.at + process.length);
            return str_format(map->site->arena, "card-%.*s-%.*s", STR_ARGS(process),
                              STR_ARGS(name));
        }
    }
    return (Str){"", 0};
}

static void write_prefix(const MapWriter *map)
{
    out_format(map->site->out, "m%u-", (unsigned)map->site->map_count);
}

// A group with an id, at its tag; a link of the file's own before it steps back behind ours.
static void write_group(MapWriter *map, Str tag, Str id)
{
    Str target = target_of(map, id);
    map->is_linked = target.length > 0;
    if (map->is_linked) {
        site_element(map->site, "<a href=\"#", target, "\">");
    }
    out_text(map->site->out, "<g id=\"");
    write_prefix(map);
    out_str(map->site->out, rest_of(tag, id.at));
}

// The ids of the title and the description, which the picture is named by.
static void write_head(const MapWriter *map, Str tag)
{
    static const char TITLE[] = "\"picture-title picture-desc\"";
    const char *names = find(tag, TITLE);
    Str before = names ? (Str){tag.at, (size_t)(names - tag.at)} : tag;
    out_str(map->site->out, before);
    if (names) {
        unsigned number = (unsigned)map->site->map_count;
        out_format(map->site->out, "\"m%u-picture-title m%u-picture-desc\"", number, number);
        out_str(map->site->out, rest_of(tag, names + sizeof TITLE - 1));
    }
}

// ---- tags ---------------------------------------------------------------------------------------

static bool opens_group(Str text)
{
    return str_starts(text, "<g id=\"");
}

// Whether our own link takes the place of the file's, whose tag stands before `behind`.
static bool is_replaced(const MapWriter *map, Str tag, Str behind)
{
    enum { PLACE = sizeof "<g id=\"" - 1 };
    return str_starts(tag, "<a href=") && opens_group(behind)
           && target_of(map, quoted(rest_of(behind, behind.at + PLACE))).length > 0;
}

// One tag, and the text behind it. `</g></a>` ends a link that the file has; ours ends there too.
static void write_tag(MapWriter *map, Str tag, Str behind)
{
    enum { PLACE = sizeof "<g id=\"" - 1 };
    Out *out = map->site->out;
    if (str_starts(tag, "<svg ")) {
        write_head(map, tag);
    } else if (str_starts(tag, "<title id=\"") || str_starts(tag, "<desc id=\"")) {
        const char *id = find(tag, "picture-");
        out_bytes(out, tag.at, (size_t)(id - tag.at));
        write_prefix(map);
        out_str(out, rest_of(tag, id));
    } else if (opens_group(tag)) {
        write_group(map, tag, quoted(rest_of(tag, tag.at + PLACE)));
    } else if (str_starts(tag, "</g>") && map->is_linked) {
        map->is_linked = false;
        out_text(out, str_starts(behind, "</a>") ? "</g>" : "</g></a>");
    } else if (!is_replaced(map, tag, behind)) {
        out_str(out, tag);
    }
}

static void write_svg(MapWriter *map, Str svg)
{
    const char *style = find(svg, "<style>");
    const char *style_end = style ? find(svg, "</style>\n") : NULL;
    const char *first = find(svg, "<svg ");
    Str left = first ? rest_of(svg, first) : (Str){"", 0};
    while (left.length > 0) {
        if (left.at == style && style_end) {
            left = rest_of(svg, style_end + sizeof "</style>\n" - 1);
        }
        const char *end = find(left, ">");
        const char *tag_end = end ? end + 1 : str_end(left);
        Str behind = rest_of(left, tag_end);
        const char *next = find(behind, "<");
        const char *text_end = next ? next : str_end(left);
        write_tag(map, (Str){left.at, (size_t)(tag_end - left.at)}, behind);
        out_bytes(map->site->out, tag_end, (size_t)(text_end - tag_end));
        left = rest_of(left, text_end);
    }
}

// ---- around it ----------------------------------------------------------------------------------

static void write_button(SiteWriter *writer, const char *act, const char *sign, WordId name)
{
    out_format(writer->out, "<button type=\"button\" data-act=\"%s\"", act);
    site_attribute(writer, "aria-label", word(name));
    site_attribute(writer, "title", word(name));
    site_element(writer, ">", *sign ? str_from(sign) : word(name), "</button>\n");
}

static void write_tools(SiteWriter *writer, const SiteItem *item)
{
    out_text(writer->out, "<div class=\"bar\"><div class=\"zoom\" hidden>\n");
    write_button(writer, "out", "−", WORD_ZOOM_OUT);
    out_text(writer->out, "<output>100 %</output>\n");
    write_button(writer, "in", "+", WORD_ZOOM_IN);
    write_button(writer, "fit", "", WORD_ZOOM_FIT);
    write_button(writer, "whole", "", WORD_ZOOM_WHOLE);
    out_text(writer->out, "</div><p class=\"files\">");
    site_files(writer, item, NULL);
    out_text(writer->out, "</p></div>\n");
}

static Str process_part(const SiteWriter *writer, const Process *process)
{
    return process ? str_format(writer->arena, "%s-",
                                id_text("", &process->entity, NULL, NULL, writer->arena).at + 1)
                   : (Str){"", 0};
}

static void write_figure(SiteWriter *writer, const SiteItem *item, Str svg)
{
    MapWriter map = {writer, process_part(writer, item->process), false};
    Str about = item->process ? item->process->entity.label : writer->title;
    writer->map_count++;
    out_text(writer->out, "<div class=\"map\"><div class=\"frame\" role=\"group\" tabindex=\"0\"");
    site_attribute(writer, "aria-label",
                   word_with_two(writer, WORD_MAP_OF, about, str_from(item->text)));
    out_text(writer->out, ">\n");
    write_svg(&map, svg);
    out_text(writer->out, "</div></div>\n");
}

void site_map(SiteWriter *writer, const SiteItem *item)
{
    const SiteFile *file = site_file_find(item, "svg");
    write_tools(writer, item);
    if (stands_in_page(item, file)) {
        write_figure(writer, item, file->bytes);
    } else {
        bool is_large = file && file->bytes.length > 0;
        site_element(writer, "<p class=\"empty\">",
                     word(is_large ? WORD_MAP_TOO_LARGE : WORD_MAP_ELSEWHERE), "</p>\n");
    }
}
