// What people spread over several lines: a list with a `-` before each of its items, and a text that
// goes on below.
//
// Both are read past flex: what is found in them is kept as the tokens that were meant.

#include "syntax/scan_words.h"
#include "syntax/tokens.h"

#include <string.h>

enum {
    MOST_ITEMS = 50, // of a list
    MOST_LINES = 4,  // that a text goes on for
    LONGEST_ITEM = 200,
};

// Text without the blanks around it.
static Str trimmed(Str text)
{
    while (text.length > 0 && strchr(" \t\r", text.at[0]) != NULL) {
        text = (Str){text.at + 1, text.length - 1};
    }
    while (text.length > 0 && strchr(" \t\r", str_end(text)[-1]) != NULL) {
        text.length--;
    }
    return text;
}

// The line that starts at an offset, without its end.
static Str line_at(const Scan *scan, uint32_t offset)
{
    Str text = scan->source->text;
    const char *at = text.at + offset;
    const char *end = memchr(at, '\n', text.length - offset);
    return (Str){at, end != NULL ? (size_t)(end - at) : text.length - offset};
}

static uint32_t offset_of(const Scan *scan, const char *at)
{
    return (uint32_t)(at - scan->source->text.at);
}

// ---- lists --------------------------------------------------------------------------------------

typedef struct Items {
    Str at[MOST_ITEMS];
    uint32_t count;
} Items;

// The items of the lines from an offset on; none where one of them cannot be read.
static Items items_below(const Scan *scan, uint32_t offset)
{
    Items items = {.count = 0};
    while (offset < scan->source->text.length && items.count < MOST_ITEMS) {
        Str line = line_at(scan, offset), item = trimmed(line);
        bool is_item = str_starts(item, "- ") || str_starts(item, "* ");
        if (!is_item || item.length > LONGEST_ITEM) {
            break;
        }
        items.at[items.count++] = trimmed((Str){item.at + 2, item.length - 2});
        offset += (uint32_t)line.length + 1;
    }
    return items;
}

static bool is_name(Str item)
{
    bool is_part = item.length > 0 && (item.at[0] | 0x20) >= 'a' && (item.at[0] | 0x20) <= 'z';
    for (size_t i = 0; i < item.length && is_part; i++) {
        char c = item.at[i];
        is_part = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9')
                  || (strchr("-_.", c) != NULL && i + 1 < item.length);
    }
    return is_part;
}

// An item in quotes; nothing where it cannot stand in them as it is.
static Str item_text(Arena *arena, Str item)
{
    bool is_quoted = item.length > 2 && item.at[0] == '"' && str_end(item)[-1] == '"';
    Str inner = is_quoted ? (Str){item.at + 1, item.length - 2} : item;
    bool is_plain = inner.length > 0 && memchr(inner.at, '"', inner.length) == NULL
                    && memchr(inner.at, '\\', inner.length) == NULL;
    return is_plain ? str_format(arena, "\"%.*s\"", STR_ARGS(inner)) : (Str){0};
}

// `with:` and a name a line: kept as the names and commas of a list.
static void read_names(Scan *scan, const Items *items, Place list, Str keyword)
{
    Arena *arena = scan->findings->arena;
    Str names = items->at[0];
    for (uint32_t i = 1; i < items->count; i++) {
        names = str_format(arena, "%.*s, %.*s", STR_ARGS(names), STR_ARGS(items->at[i]));
    }
    Finding *finding = finding_add(scan->findings, RULE_syntax, scan_place(scan, list.offset, 1),
                                   "a list is names with commas between them");
    finding_help(scan->findings, finding, "write `%.*s %.*s`", STR_ARGS(keyword), STR_ARGS(names));
    finding_fix(scan->findings, finding, true, list, str_format(arena, " %.*s", STR_ARGS(names)));
    for (uint32_t i = 0; i < items->count; i++) {
        Str item = items->at[i];
        uint32_t offset = offset_of(scan, item.at);
        if (i > 0) {
            token_keep(scan, TOK_COMMA, offset, 0);
        }
        uint32_t kind = memchr(item.at, '.', item.length) != NULL ? TOK_DOTTED : token_word(item);
        token_keep(scan, kind, offset, (uint32_t)item.length);
    }
}

// `exit:` and a sentence a line: each has a line of its own. The statement is kept as a broken one.
static void read_texts(Scan *scan, const Items *items, Place list, Str keyword)
{
    Arena *arena = scan->findings->arena;
    Str indent = source_indent(scan->source, list.offset), end = source_line_end(scan->source);
    Str lines = {0};
    bool is_whole = true;
    for (uint32_t i = 0; i < items->count; i++) {
        Str text = item_text(arena, items->at[i]);
        is_whole = is_whole && text.length > 0;
        lines = i == 0 ? str_format(arena, " %.*s", STR_ARGS(text))
                       : str_format(arena, "%.*s%.*s%.*s%.*s %.*s", STR_ARGS(lines), STR_ARGS(end),
                                    STR_ARGS(indent), STR_ARGS(keyword), STR_ARGS(text));
    }
    Finding *finding = finding_add(scan->findings, RULE_syntax, scan_place(scan, list.offset, 1),
                                   "each `%.*s` has a line of its own", STR_ARGS(keyword));
    finding_help(scan->findings, finding, "write `%.*s %.*s`, and so with the others",
                 STR_ARGS(keyword), STR_ARGS(item_text(arena, items->at[0])));
    if (is_whole) {
        finding_fix(scan->findings, finding, false, list, lines);
    }
    token_keep(scan, TOK_MISTAKE, list.offset, 1);
}

bool scan_item_list(Scan *scan, uint32_t offset, uint32_t end)
{
    const Token *word = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
    StatementKind kind = word != NULL ? token_statement(word->kind) : STATEMENT_COUNT;
    if (kind == STATEMENT_COUNT || statement_row(kind)->is_declaration || scan->has_slip
        || !scan_at_line_start(scan, word->offset)) {
        return false;
    }
    Items items = items_below(scan, end + 1);
    bool has_names = statement_takes_list(kind), are_names = items.count > 0;
    for (uint32_t i = 0; i < items.count; i++) {
        are_names = are_names && is_name(items.at[i]);
    }
    const StatementRow *row = statement_row(kind);
    bool has_texts = row->is_many && row->example[strlen(row->keyword) + 1] == '"';
    if (items.count == 0 || items.count == MOST_ITEMS || !((has_names && are_names) || has_texts)) {
        return false;
    }
    uint32_t stop = offset_of(scan, str_end(items.at[items.count - 1]));
    Place list = scan_place(scan, offset, stop - offset);
    Str keyword = str_from(row->keyword);
    if (has_texts) {
        read_texts(scan, &items, list, keyword);
    } else {
        read_names(scan, &items, list, keyword);
    }
    scan->resume = stop;
    return true;
}

// ---- texts --------------------------------------------------------------------------------------

// Whether a line starts with a word of the language: then a text does not go on there.
static bool starts_statement(Str line)
{
    size_t length = 0;
    while (length < line.length && line.at[length] >= 'a' && line.at[length] <= 'z') {
        length++;
    }
    uint32_t kind = token_word((Str){line.at, length});
    return token_statement(kind) != STATEMENT_COUNT || kind == TOK_CHANGE || kind == TOK_DROP;
}

// The end of a text that goes on below, from the start of a line; 0 where none does.
static uint32_t text_end(const Scan *scan, uint32_t offset)
{
    for (int i = 0; i < MOST_LINES && offset < scan->source->text.length; i++) {
        Str line = line_at(scan, offset), words = trimmed(line);
        const char *quote = memchr(words.at, '"', words.length);
        if (words.length == 0 || quote == words.at || starts_statement(words)
            || strchr("#{}", words.at[0]) != NULL) {
            return 0;
        }
        if (quote != NULL) {
            return quote + 1 == str_end(words) ? offset_of(scan, quote) + 1 : 0;
        }
        offset += (uint32_t)line.length + 1;
    }
    return 0;
}

// Offers to put the lines of a text on one.
static void fix_join(Scan *scan, Finding *finding, uint32_t offset, uint32_t end)
{
    const char *text = scan->source->text.at;
    for (uint32_t at = offset; at < end; at++) {
        if (text[at] != '\n') {
            continue;
        }
        uint32_t start = at, stop = at + 1;
        while (strchr(" \t\r", text[start - 1]) != NULL) {
            start--;
        }
        while (char_is_blank(text[stop])) {
            stop++;
        }
        Place gap = scan_place(scan, start, stop - start);
        if (finding->fixes == NULL) {
            finding_fix(scan->findings, finding, false, gap, STR(" "));
        } else {
            finding_fix_more(scan->findings, finding, gap, STR(" "));
        }
    }
}

bool scan_broken_text(Scan *scan, uint32_t offset, uint32_t length)
{
    Str line = line_at(scan, offset);
    uint32_t end = text_end(scan, offset + (uint32_t)line.length + 1);
    if (end == 0) {
        return false;
    }
    Finding *finding =
        finding_add(scan->findings, RULE_text_not_closed, scan_place(scan, offset, 1),
                    "this text has no closing quote on its line");
    finding_label(scan->findings, finding, "it starts here");
    finding_also(scan->findings, finding, scan_place(scan, end - 1, 1), "and seems to end here");
    finding_help(scan->findings, finding,
                 "write it on one line; longer text stands between `\"\"\"` on lines of their own");
    fix_join(scan, finding, offset, end);
    token_keep(scan, TOK_TEXT, offset, length);
    scan->resume = end;
    return true;
}
