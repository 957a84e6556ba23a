// The words of a page: the one way for text into it is html_write_text, for addresses out_address.
#include "emit/handout_html_parts.h"

#include "base/utf8.h"
#include "emit/html.h"
#include "model/address.h"

#include <string.h>

void page_text(PageWriter *writer, Str text)
{
    html_write_text(text, writer->out);
}

void page_phrase(PageWriter *writer, PhraseId id)
{
    page_text(writer, phrase(id));
}

void page_attribute(PageWriter *writer, const char *name, Str value)
{
    out_char(writer->out, ' ');
    out_text(writer->out, name);
    out_text(writer->out, "=\"");
    page_text(writer, value);
    out_char(writer->out, '"');
}

// ---- long words ---------------------------------------------------------------------------------

// Where the first word of a text ends, or the gap that it begins with.
static Str first_piece(Str text)
{
    static const char gaps[] = " \t\n";
    uint32_t length = 1;
    bool is_gap = strchr(gaps, text.at[0]) != NULL;
    while (length < text.length && (strchr(gaps, text.at[length]) != NULL) == is_gap) {
        length++;
    }
    return (Str){text.at, length};
}

static Str text_behind(Str text, Str piece)
{
    return (Str){text.at + piece.length, text.length - piece.length};
}

uint32_t page_longest_word(const Line *line)
{
    uint32_t longest = 0;
    for (const Run *run = line->first; run; run = run->next) {
        for (Str rest = run->text; rest.length > 0; rest = text_behind(rest, first_piece(rest))) {
            uint32_t letters = (uint32_t)utf8_count(first_piece(rest));
            longest = letters > longest ? letters : longest;
        }
    }
    return longest;
}

static void write_words(PageWriter *writer, Str text)
{
    if (writer->longest_word == 0) {
        page_text(writer, text);
        return;
    }
    for (Str rest = text; rest.length > 0; rest = text_behind(rest, first_piece(rest))) {
        Str piece = first_piece(rest);
        bool is_long = utf8_count(piece) > writer->longest_word;
        out_text(writer->out, is_long ? "<span class=\"long-word\">" : "");
        page_text(writer, piece);
        out_text(writer->out, is_long ? "</span>" : "");
    }
}

// ---- runs ---------------------------------------------------------------------------------------

// Around words that run from left to right whatever is around; the space before them stands outside.
#define LEFT_TO_RIGHT_ISOLATE "&#8294;"
#define POP_ISOLATE           "&#8297;"

static void write_styled(PageWriter *writer, const Run *run)
{
    static const struct {
        unsigned style;
        const char *open, *close;
    } marks[] = {
        {RUN_STRONG, "<strong>", "</strong>"},
        {RUN_EMPHASIS, "<em>", "</em>"},
        {RUN_CODE, "<code>", "</code>"},
    };
    enum { MARKS = sizeof marks / sizeof *marks };
    Str words = run_words(run);
    out_text(writer->out, words.length < run->text.length ? " " : "");
    for (int i = 0; i < MARKS; i++) {
        out_text(writer->out, (run->style & marks[i].style) != 0 ? marks[i].open : "");
    }
    out_text(writer->out, run->is_apart ? LEFT_TO_RIGHT_ISOLATE : "");
    write_words(writer, words);
    out_text(writer->out, run->is_apart ? POP_ISOLATE : "");
    for (int i = MARKS; i-- > 0;) {
        out_text(writer->out, (run->style & marks[i].style) != 0 ? marks[i].close : "");
    }
}

static void write_run(PageWriter *writer, const Run *run)
{
    Out *out = writer->out;
    Str anchor = run->aim ? anchor_find(&writer->anchors, run->aim) : (Str){0};
    if (run->style & RUN_BREAK) {
        out_text(out, "<br>");
    } else if (anchor.length > 0) {
        out_text(out, "<a href=\"#");
        out_address(out, anchor, "-._~");
        out_text(out, "\">");
        write_styled(writer, run);
        out_text(out, "</a>");
    } else if (run->address.length > 0 && address_fault(run->address) == NULL) {
        out_text(out, "<a href=\"");
        out_address(out, run->address, "-._~:/?#[]@!$*+,;=%");
        out_text(out, "\" rel=\"noreferrer\">");
        write_styled(writer, run);
        out_text(out, "</a>");
    } else {
        write_styled(writer, run);
    }
}

void page_line(PageWriter *writer, const Line *line)
{
    for (const Run *run = line->first; run; run = run->next) {
        write_run(writer, run);
    }
}

void page_line_plain(PageWriter *writer, const Line *line)
{
    for (const Run *run = line->first; run; run = run->next) {
        page_text(writer, run->style & RUN_BREAK ? STR(" ") : run->text);
    }
}
