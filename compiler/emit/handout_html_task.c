// What is ticked and written in a page: tasks with a box, a date and a note, and blanks.
//
// The script keeps every input by its id. An id is the kind of thing and the digest of its key, so
// it stays from edition to edition while names stay, and is short whatever the key is.
#include "emit/handout_html_parts.h"

#include "base/digest.h"

#include <inttypes.h>

Str page_input_id(const PageWriter *writer, char kind, Str key)
{
    return str_format(writer->document->arena, "%c-%016" PRIx64, kind, digest_short(key));
}

void page_input(PageWriter *writer, Room room, char kind, Str key, Str label)
{
    Out *out = writer->out;
    out_format(out, "<input type=\"%s\" id=\"", room == ROOM_DAY ? "date" : "text");
    out_str(out, page_input_id(writer, kind, key));
    out_text(out, "\" autocomplete=\"off\"");
    if (label.length > 0) {
        page_attribute(writer, "aria-label", label);
    }
    out_char(out, '>');
}

// ---- progress -----------------------------------------------------------------------------------

uint32_t page_task_count(const Block *block)
{
    uint32_t count = 0;
    for (const Block *child = block->first; child; child = child->next) {
        count += child->kind == BLOCK_TASK;
        if (block_is_headed(child) || child->kind == BLOCK_TASKS) {
            count += page_task_count(child);
        }
    }
    return count;
}

void page_progress(PageWriter *writer, Str of, Str label, uint32_t count)
{
    Arena *arena = writer->document->arena;
    out_text(writer->out, "<div class=\"progress\" hidden");
    page_attribute(writer, "data-of", of);
    out_format(writer->out, "><progress max=\"%u\" value=\"0\"", (unsigned)count);
    page_attribute(writer, "aria-label", label);
    out_text(writer->out, "></progress><span>");
    Str all = str_format(arena, "%u", (unsigned)count);
    page_text(writer, phrase_with_two(arena, PHRASE_PAGE_COUNT, STR("0"), all));
    out_text(writer->out, "</span></div>\n");
}

// ---- tasks --------------------------------------------------------------------------------------

// Opens an element with an id of the task: `before` ends where the id stands.
static void open_with_id(PageWriter *writer, const char *before, Str id, const char *behind)
{
    out_text(writer->out, before);
    out_str(writer->out, id);
    out_text(writer->out, behind);
}

static void write_box(PageWriter *writer, const Block *task, Str id)
{
    open_with_id(writer, "<input type=\"checkbox\" id=\"", id, "\"");
    open_with_id(writer, " aria-describedby=\"", id, "-m\">");
    open_with_id(writer, "<label for=\"", id, "\"");
    open_with_id(writer, " id=\"", id, "-l\">");
    page_line(writer, &task->line);
    out_text(writer->out, "</label>\n");
}

static void write_who(PageWriter *writer, const Duty *duty, Str id)
{
    open_with_id(writer, "<p class=\"meta\" id=\"", id, "-m\">");
    if (duty->owner.length > 0) {
        out_text(writer->out,
                 duty->party == PARTY_HIRE ? "<span class=\"who\">" : "<span class=\"who else\">");
        page_text(writer, duty->owner);
        out_text(writer->out, "</span> ");
    }
    if (duty->due.text.length > 0) {
        out_text(writer->out, "<span class=\"due\"");
        if (duty->due.date.length == 0 && duty->due.day != DAY_NONE) {
            out_format(writer->out, " data-day=\"%d\"", (int)duty->due.day);
        }
        out_char(writer->out, '>');
        page_text(writer, duty->due.text);
        out_text(writer->out, "</span>");
    }
    out_text(writer->out, "</p>\n");
}

// One input under its label; `suffix` is its part of the id, `element` ends before the id.
static void write_field(PageWriter *writer, Str id, PhraseId label, const char *element,
                        char suffix, const char *end)
{
    out_text(writer->out, "<label>");
    page_phrase(writer, label);
    out_char(writer->out, ' ');
    open_with_id(writer, element, id, "");
    out_format(writer->out, "-%c\"", suffix);
    open_with_id(writer, " aria-describedby=\"", id, "-l\"");
    out_text(writer->out, end);
    out_text(writer->out, "</label>");
}

static void write_fields(PageWriter *writer, const Duty *duty, Str id)
{
    open_with_id(writer, "<details><summary aria-describedby=\"", id, "-l\"><span>");
    page_phrase(writer, duty->is_sign_off ? PHRASE_PAGE_SIGN_FIELDS : PHRASE_PAGE_FIELDS);
    out_text(writer->out, "</span></summary><div class=\"fields\">");
    write_field(writer, id, PHRASE_PAGE_DONE_ON, "<input type=\"date\" id=\"", 'd',
                " autocomplete=\"off\">");
    if (duty->is_sign_off) {
        write_field(writer, id, PHRASE_PAGE_INITIALS, "<input type=\"text\" id=\"", 's',
                    " autocomplete=\"off\">");
    }
    write_field(writer, id, PHRASE_PAGE_NOTE, "<textarea rows=\"2\" id=\"", 'n', "></textarea>");
    out_text(writer->out, "</div></details>\n");
}

// Room to write in on paper.
static void write_lines(PageWriter *writer, const Duty *duty)
{
    out_text(writer->out, "<p class=\"pen\" aria-hidden=\"true\"><span>");
    page_phrase(writer, PHRASE_PAGE_DONE_ON);
    out_text(writer->out, "</span><span>");
    page_phrase(writer, duty->is_sign_off ? PHRASE_PAGE_INITIALS : PHRASE_PAGE_NOTE);
    out_text(writer->out, "</span></p></li>\n");
}

void page_tasks(PageWriter *writer, const Block *tasks)
{
    out_text(writer->out, "<ul class=\"tasks\">\n");
    for (const Block *task = tasks->first; task; task = task->next) {
        const Duty *duty = task->task;
        out_text(writer->out, duty->is_sign_off ? "<li class=\"sign\">" : "<li>");
        Str id = page_input_id(writer, 't', duty->key);
        write_box(writer, task, id);
        write_who(writer, duty, id);
        write_fields(writer, duty, id);
        write_lines(writer, duty);
    }
    out_text(writer->out, "</ul>\n");
}
