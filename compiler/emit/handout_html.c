// The page of a handout: its head, the cover, the contents beside it, and what stands below.
//
// The style sheet and the script are files of stdlib/page/, which the build carries in. A policy in
// the head allows these two by their digests, and nothing else; no text of the user stands in either.
// Words that the script shows stand in attributes of the body.
#include "emit/handout_html_parts.h"

#include "base/carried.h"
#include "base/digest.h"
#include "draw/svg.h"
#include "views/words.h"

#include <string.h>

static Str asset(const char *path)
{
    const CarriedFile *file = carried_find(asset_files, asset_file_count, str_from(path));
    return file ? (Str){file->bytes, file->length} : (Str){0};
}

// ---- head ---------------------------------------------------------------------------------------

static Str style_sheet(const Document *document)
{
    Out style;
    out_start_in(&style, document->arena);
    out_str(&style, asset("handout.css"));
    out_text(&style, "@media screen and (prefers-color-scheme:dark){\n");
    for (const DocumentPicture *picture = document->pictures; picture; picture = picture->next) {
        if (picture->drawing) {
            svg_write_dark(picture->drawing, ".map ", &style);
        }
    }
    out_text(&style, "}\n");
    return out_finish(&style);
}

static void write_title(PageWriter *writer)
{
    const Document *document = writer->document;
    out_text(writer->out, "<title>");
    page_text(writer, document->title);
    if (document->about.length > 0) {
        out_text(writer->out, " · ");
        page_text(writer, document->about);
    }
    out_text(writer->out, "</title>\n");
}

static void write_head(PageWriter *writer, Str style, Str script)
{
    Out *out = writer->out;
    out_text(out, "<!DOCTYPE html>\n<html");
    page_attribute(writer, "lang", writer->document->language);
    out_text(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "script-src ");
    digest_write_policy(out, script);
    out_text(out, "; style-src ");
    digest_write_policy(out, style);
    out_text(out, "; base-uri 'none'; form-action 'none'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"referrer\" content=\"no-referrer\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n");
    write_title(writer);
    out_text(out, "<style>");
    out_str(out, style);
    out_text(out, "</style>\n</head>\n");
}

// ---- body ---------------------------------------------------------------------------------------

// All pages opened from a folder share one store: handouts of two people, and those of one role in
// two processes, are kept apart. A person's name stands behind the key.
static Str key_with(const Document *document, uint32_t process)
{
    if (process >= document->process_count) {
        return document->key;
    }
    return str_format(
        document->arena, "%.*s of %.*s", STR_ARGS(document->key),
        STR_ARGS(lasting_name(&document->processes[process]->entity, document->arena)));
}

static Str storage_key(const Document *document)
{
    Str key = key_with(document, 0);
    if (document->person.length > 0) {
        key =
            str_format(document->arena, "%.*s for %.*s", STR_ARGS(key), STR_ARGS(document->person));
    }
    return key;
}

// In another edition another process may have been the first, and what was entered is under its key:
// the keys with the others, one a line, which no name in the file breaks, without the person.
static Str other_keys(const Document *document)
{
    Out list;
    out_start_in(&list, document->arena);
    for (uint32_t i = 1; i < document->process_count; i++) {
        out_text(&list, i > 1 ? "\n" : "");
        out_str(&list, key_with(document, i));
    }
    return out_finish(&list);
}

// From Sunday on, as a browser counts.
static Str weekdays(Arena *arena)
{
    static const PhraseId days[] = {PHRASE_SUNDAY,    PHRASE_MONDAY,   PHRASE_TUESDAY,
                                    PHRASE_WEDNESDAY, PHRASE_THURSDAY, PHRASE_FRIDAY,
                                    PHRASE_SATURDAY};
    Out list;
    out_start_in(&list, arena);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        out_text(&list, i > 0 ? "|" : "");
        out_str(&list, phrase(days[i]));
    }
    return out_finish(&list);
}

static void open_body(PageWriter *writer)
{
    out_text(writer->out, "<body");
    page_attribute(writer, "data-key", storage_key(writer->document));
    if (writer->document->process_count > 1) {
        page_attribute(writer, "data-other-keys", other_keys(writer->document));
        page_attribute(writer, "data-person", writer->document->person);
    }
    page_attribute(writer, "data-count", phrase(PHRASE_PAGE_COUNT));
    page_attribute(writer, "data-ask", phrase(PHRASE_PAGE_CLEAR_ASK));
    page_attribute(writer, "data-by", phrase(PHRASE_DUE_DATE));
    page_attribute(writer, "data-weekdays", weekdays(writer->document->arena));
    page_attribute(writer, "data-no-copy", phrase(PHRASE_PAGE_NO_COPY));
    page_attribute(writer, "data-not-kept", phrase(PHRASE_PAGE_NOT_KEPT));
    out_text(writer->out, ">\n<a class=\"skip\" href=\"#" ID_MAIN "\">");
    page_phrase(writer, PHRASE_PAGE_SKIP);
    out_text(writer->out, "</a>\n");
}

static void write_cover(PageWriter *writer)
{
    const Document *document = writer->document;
    out_text(writer->out, "<header>\n");
    // What is for the pocket says it in its first line.
    if (document->about.length > 0 && document->kind != DOCUMENT_POCKET) {
        out_text(writer->out, "<p class=\"about\">");
        page_text(writer, document->about);
        out_text(writer->out, "</p>\n");
    }
    out_text(writer->out, "<h1>");
    page_text(writer, document->title);
    out_text(writer->out, "</h1>\n");
    if (document->cover.first) {
        page_facts(writer, &document->cover);
    }
    out_text(writer->out, "</header>\n");
}

// ---- contents -----------------------------------------------------------------------------------

static void write_entry(PageWriter *writer, const Block *block)
{
    Str anchor = anchor_find(&writer->anchors, block);
    out_text(writer->out, "<li><a href=\"#");
    out_address(writer->out, anchor, "-._~");
    out_text(writer->out, "\">");
    if (block->milestone) {
        page_text(writer, block->milestone->label);
    } else {
        page_line_plain(writer, &block->line);
    }
    out_text(writer->out, "</a>");
    if (block->kind == BLOCK_MILESTONE && page_task_count(block) > 0) {
        out_text(writer->out, "<span class=\"count\" aria-hidden=\"true\" hidden");
        page_attribute(writer, "data-of", anchor);
        out_text(writer->out, "></span>");
    }
}

static void write_entries(PageWriter *writer, const Block *parent)
{
    bool has_any = false;
    for (const Block *block = parent->first; block; block = block->next) {
        if (block_is_headed(block)) {
            out_text(writer->out, has_any ? "" : "<ol>\n");
            has_any = true;
            write_entry(writer, block);
            write_entries(writer, block);
            out_text(writer->out, "</li>\n");
        }
    }
    out_text(writer->out, has_any ? "</ol>\n" : "");
}

static bool has_headings(const Block *parent)
{
    const Block *block = parent->first;
    while (block && !block_is_headed(block)) {
        block = block->next;
    }
    return block != NULL;
}

static void write_contents(PageWriter *writer)
{
    const Block *body = &writer->document->body;
    out_text(writer->out, "<aside class=\"side\"");
    page_attribute(writer, "aria-label", phrase(PHRASE_PAGE_PROGRESS));
    out_text(writer->out, ">\n");
    if (page_task_count(body) > 0) {
        page_progress(writer, (Str){0}, phrase(PHRASE_PAGE_PROGRESS), page_task_count(body));
    }
    if (has_headings(body)) {
        out_text(writer->out,
                 "<nav aria-labelledby=\"" ID_CONTENTS "\">\n<h2 id=\"" ID_CONTENTS "\">");
        page_phrase(writer, PHRASE_PAGE_CONTENTS);
        out_text(writer->out, "</h2>\n");
        write_entries(writer, body);
        out_text(writer->out, "</nav>\n");
    }
    out_text(writer->out, "</aside>\n");
}

// ---- below --------------------------------------------------------------------------------------

static void write_button(PageWriter *writer, const char *id, PhraseId text)
{
    out_format(writer->out, "<button type=\"button\" id=\"%s\">", id);
    page_phrase(writer, text);
    out_text(writer->out, "</button>\n");
}

// Whether there is something to tick or to fill in; a name on the cover is not enough.
static bool is_kept(const Document *document)
{
    BlockList cells = blocks_below(&document->body, BLOCK_CELL, document->arena);
    for (uint32_t i = 0; i < cells.count; i++) {
        if (cells.at[i]->room != ROOM_NONE) {
            return true;
        }
    }
    return page_task_count(&document->body) > 0;
}

static void write_paragraph(PageWriter *writer, const char *open, PhraseId text, const char *close)
{
    out_text(writer->out, open);
    page_phrase(writer, text);
    out_text(writer->out, close);
}

static void write_foot(PageWriter *writer)
{
    Out *out = writer->out;
    bool has_kept = is_kept(writer->document);
    out_text(out, "<footer>\n");
    if (has_kept) {
        write_paragraph(writer, "<noscript><p>", PHRASE_PAGE_NO_SCRIPT, "</p></noscript>\n");
    }
    out_text(out, "<div id=\"page-tools\" hidden>\n");
    if (has_kept) {
        write_paragraph(writer, "<p id=\"page-kept\">", PHRASE_PAGE_KEPT, "</p>\n");
    }
    out_text(out, "<p class=\"tools\">\n");
    write_button(writer, "page-print", PHRASE_PAGE_PRINT);
    if (has_kept) {
        write_button(writer, "page-save", PHRASE_PAGE_SAVE);
        write_button(writer, "page-load", PHRASE_PAGE_LOAD);
        write_button(writer, "page-clear", PHRASE_PAGE_CLEAR);
    }
    out_text(out, "</p>\n</div>\n<p id=\"page-said\" role=\"status\"></p>\n</footer>\n<script>");
    out_str(out, asset("handout.js"));
    out_text(out, "</script>\n</body>\n</html>\n");
}

void handout_html_write(Document *document, Out *out)
{
    PageWriter writer = {
        .out = out, .document = document, .anchors = anchors_of(document, ANCHORS_BY_NAME)};
    write_head(&writer, style_sheet(document), asset("handout.js"));
    open_body(&writer);
    write_cover(&writer);
    write_contents(&writer);
    out_text(out, "<main id=\"" ID_MAIN "\" tabindex=\"-1\">\n");
    page_blocks(&writer, &document->body, 2);
    out_text(out, "</main>\n");
    write_foot(&writer);
}
