// The page over all that a build made: its head, the bar on top, and its parts in order.
//
// The style sheet and the script are files of stdlib/page/, which the build carries in. A policy in
// the head allows these two by their digests and, to be read in place, the handouts beside the page;
// no text of the user stands in either. Without the script the page is one long document.
#include "emit/site.h"

#include "base/carried.h"
#include "base/digest.h"
#include "emit/site_parts.h"

#include <string.h>

static Str asset(const char *path)
{
    for (size_t i = 0; i < asset_file_count; i++) {
        if (strcmp(asset_files[i].path, path) == 0) {
            return (Str){asset_files[i].bytes, asset_files[i].length};
        }
    }
    return (Str){"", 0};
}

// ---- the head -----------------------------------------------------------------------------------

static Str style_sheet(const SiteWriter *writer)
{
    Out style;
    out_start_in(&style, writer->arena);
    out_str(&style, asset("site.css"));
    site_map_colours(writer, &style);
    return out_finish(&style);
}

static void write_head(SiteWriter *writer)
{
    Out *out = writer->out;
    Str style = style_sheet(writer), script = asset("site.js");
    out_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "script-src ");
    digest_write_policy(out, script);
    out_text(out, "; style-src ");
    digest_write_policy(out, style);
    out_text(out, "; frame-src 'self'; base-uri 'none'; form-action 'none'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"referrer\" content=\"no-referrer\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n");
    site_element(writer, "<title>", writer->title, "</title>\n<style>");
    out_str(out, style);
    out_text(out, "</style>\n<script>");
    out_str(out, script);
    out_text(out, "</script>\n</head>\n");
}

// ---- the bar on top -----------------------------------------------------------------------------

static void write_bar(SiteWriter *writer)
{
    Out *out = writer->out;
    out_text(out, "<header class=\"top\">\n<a class=\"brand\" href=\"#home\">");
    site_text(writer, writer->title);
    out_text(out, "</a>\n<div class=\"tools\" hidden>\n"
                  "<button type=\"button\" id=\"find-open\" aria-haspopup=\"dialog\">");
    site_element(writer, "<span>", word(WORD_FIND), "</span><kbd>");
    site_element(writer, "", word(WORD_FIND_KEY), "</kbd></button>\n");
    site_element(writer, "<label><span>", word(WORD_ROLE_PICK), "</span> <select id=\"role\">\n");
    site_element(writer, "<option value=\"\">", word(WORD_ROLE_ALL), "</option>\n");
    site_role_options(writer);
    site_element(writer, "</select></label>\n<label><span>", word(WORD_THEME),
                 "</span> <select id=\"theme\"></select></label>\n</div>\n</header>\n");
}

static void write_close(SiteWriter *writer, const char *id)
{
    out_format(writer->out, "<button type=\"button\" id=\"%s\"", id);
    site_attribute(writer, "aria-label", word(WORD_CLOSE));
    site_attribute(writer, "title", word(WORD_CLOSE));
    out_text(writer->out, ">×</button>\n");
}

// ---- what opens over the page -------------------------------------------------------------------

static void write_panel(SiteWriter *writer)
{
    out_text(writer->out, "<aside id=\"panel\" role=\"dialog\" aria-labelledby=\"panel-title\" "
                          "tabindex=\"-1\" hidden>\n<div class=\"panel-bar\">\n");
    site_element(writer, "<button type=\"button\" id=\"panel-back\">← ", word(WORD_PREVIOUS),
                 "</button>\n");
    site_element(writer, "<button type=\"button\" id=\"panel-on\">", word(WORD_NEXT),
                 " →</button>\n");
    write_close(writer, "panel-close");
    out_text(writer->out, "</div>\n<div id=\"panel-body\"></div>\n</aside>\n");
}

static void write_finder(SiteWriter *writer)
{
    out_text(writer->out, "<dialog id=\"find\"");
    site_attribute(writer, "aria-label", word(WORD_FIND));
    out_text(
        writer->out,
        ">\n<div class=\"find-bar\"><input id=\"find-words\" type=\"text\" inputmode=\"search\" "
        "role=\"combobox\" aria-expanded=\"true\" aria-autocomplete=\"list\" "
        "aria-controls=\"find-list\" autocomplete=\"off\" spellcheck=\"false\"");
    site_attribute(writer, "aria-label", word(WORD_FIND_LABEL));
    site_attribute(writer, "placeholder", word(WORD_FIND_LABEL));
    out_text(writer->out, ">\n");
    write_close(writer, "find-close");
    out_text(writer->out, "</div>\n<div id=\"find-list\" role=\"listbox\"");
    site_attribute(writer, "aria-label", word(WORD_FIND_RESULTS));
    out_text(writer->out, "></div>\n<p id=\"find-said\" role=\"status\"></p>\n</dialog>\n");
}

static void write_reader(SiteWriter *writer)
{
    out_text(writer->out, "<dialog id=\"reader\"");
    site_attribute(writer, "aria-label", word(WORD_READER));
    out_text(writer->out, ">\n<div class=\"panel-bar\"><b id=\"reader-title\"></b>\n");
    site_element(writer, "<a id=\"reader-tab\" href=\"#home\" target=\"_blank\" rel=\"noopener\">",
                 word(WORD_OPEN_TAB), "</a>\n");
    write_close(writer, "reader-close");
    out_text(writer->out, "</div>\n</dialog>\n");
}

static void write_foot(SiteWriter *writer)
{
    Str sources = {"", 0};
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        sources = str_format(writer->arena, "%.*s%s%.*s", STR_ARGS(sources), i > 0 ? ", " : "",
                             STR_ARGS(writer->site->parts[i].source));
    }
    site_element(writer, "<footer><p>", word_with(writer, WORD_MADE_WITH, sources), "</p>\n");
    site_element(writer, "<noscript><p>", word(WORD_NO_SCRIPT), "</p></noscript></footer>\n");
}

// ---- the whole ----------------------------------------------------------------------------------

static uint32_t count_processes(const Site *site)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < site->part_count; i++) {
        count += site->parts[i].processes->count;
    }
    return count;
}

static SiteProcess *list_processes(const SiteWriter *writer, uint32_t count)
{
    SiteProcess *list = ARENA_MANY(writer->arena, count, SiteProcess);
    uint32_t next = 0;
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const SitePart *part = &writer->site->parts[i];
        for (uint32_t j = 0; j < part->processes->count; j++) {
            const Process *process = part->processes->at[j];
            list[next++] = (SiteProcess){part, process, odds_of(process, writer->arena)};
        }
    }
    return list;
}

static void write_body(SiteWriter *writer, const SiteProcess *shown, uint32_t count)
{
    Out *out = writer->out;
    out_text(out, "<body");
    site_script_words(writer);
    site_element(writer, ">\n<a class=\"skip\" href=\"#main\">", word(WORD_SKIP), "</a>\n");
    write_bar(writer);
    out_text(out, "<main id=\"main\" tabindex=\"-1\">\n");
    site_home(writer, shown, count);
    for (uint32_t i = 0; i < count; i++) {
        site_process(writer, &shown[i]);
    }
    out_text(out, "<section class=\"store\">\n<div class=\"cards\">\n");
    site_people_cards(writer);
    site_reference_cards(writer);
    site_rule_cards(writer);
    out_text(out, "</div>\n</section>\n</main>\n");
    write_panel(writer);
    write_finder(writer);
    write_reader(writer);
    write_foot(writer);
    out_text(out, "</body>\n</html>\n");
}

void site_write(const Site *site, Arena *arena, Out *out)
{
    uint32_t count = count_processes(site);
    Document *document = document_new(arena, STR(""));
    SiteWriter writer = {.site = site, .arena = arena, .out = out};
    writer.rich = (PageWriter){
        .out = out, .document = document, .anchors = anchors_of(document, ANCHORS_BY_NAME)};
    SiteProcess *shown = list_processes(&writer, count);
    writer.title = count == 1 ? shown[0].process->entity.label : word(WORD_TITLE);
    write_head(&writer);
    write_body(&writer, shown, count);
}
