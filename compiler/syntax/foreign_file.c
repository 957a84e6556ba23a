// Files that are no .sales files at all: data, tables, pages and drawings of other programs.
//
// A file is judged by the shape of its lines, without remarks and empty ones. Every second line of
// such a file would be a mistake of its own, and none of them what is wrong. A line that starts as
// ours do, `stage meet`, settles it: then somebody writes for us, with the habits of elsewhere.

#include "syntax/foreign_file.h"

#include "syntax/tokens.h"

#include <string.h>

enum {
    MOST_LINES = 400, // that are looked at
    FEWEST_LINES = 3, // of data; fewer may be a slip
    LONGEST_WORD = 16,
    LONGEST_KEY = 40,
};

// What was seen of a file.
typedef struct Shapes {
    Str first;         // its first line
    const char *end;   // of the text
    uint32_t lines;    // that are not empty
    uint32_t ours;     // start like a statement
    uint32_t keys;     // `key: value`, `- item`
    uint32_t pairs;    // `key = value`, `[section]`
    uint32_t sections; // `[section]`
    uint32_t rows;     // `| cell | cell |`
    uint32_t braces;   // end with a brace
    uint32_t even;     // have as many separators as the first
    char separator;    // of a table; 0 for none
    uint32_t separators;
    char last; // the last character of all
} Shapes;

// ---- lines --------------------------------------------------------------------------------------

static Str trimmed(Str line)
{
    while (line.length > 0 && strchr(" \t\r", line.at[0]) != NULL) {
        line = (Str){line.at + 1, line.length - 1};
    }
    while (line.length > 0 && strchr(" \t\r", str_end(line)[-1]) != NULL) {
        line.length--;
    }
    return line;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Whether a line starts with a word of the language and what may follow one: `stage meet`.
static bool is_ours(Str line)
{
    size_t end = 0;
    while (end < line.length && end < LONGEST_WORD && line.at[end] >= 'a' && line.at[end] <= 'z') {
        end++;
    }
    uint32_t kind = token_word((Str){line.at, end});
    bool is_keyword =
        token_statement(kind) != STATEMENT_COUNT || kind == TOK_CHANGE || kind == TOK_DROP;
    size_t next = end;
    while (next < line.length && char_is_blank(line.at[next])) {
        next++;
    }
    bool is_followed = next > end && next < line.length
                       && (is_letter(line.at[next]) || line.at[next] == '"'
                           || (line.at[next] >= '0' && line.at[next] <= '9'));
    return is_keyword && is_followed;
}

// The length of the words before a sign such as `:`; 0 where there is none, or what stands there is
// no key.
static size_t key_length(Str line, char sign)
{
    size_t end = 0;
    while (end < line.length && end < LONGEST_KEY && line.at[end] != sign
           && (is_letter(line.at[end]) || strchr(" _-.\"'0123456789", line.at[end]) != NULL)) {
        end++;
    }
    return end > 0 && end < line.length && line.at[end] == sign ? end : 0;
}

static bool is_key(Str line)
{
    size_t end = key_length(line, ':');
    bool is_item = str_starts(line, "- ") || str_is(line, "-");
    bool is_apart = end > 0 && (end + 1 == line.length || line.at[end + 1] == ' ');
    return is_item || is_apart || str_is(line, "---");
}

static bool is_section(Str line)
{
    return line.at[0] == '[' && str_ends(line, "]");
}

static uint32_t count_separators(Str line, char separator)
{
    uint32_t count = 0;
    bool is_quoted = false;
    for (size_t i = 0; i < line.length; i++) {
        is_quoted ^= line.at[i] == '"';
        count += line.at[i] == separator && !is_quoted;
    }
    return count;
}

// What parts the columns of a table, by its first line. Commas stand in sentences too.
static void find_separator(Shapes *shapes)
{
    static const char separators[] = {'\t', ';', ','};
    for (size_t i = 0; i < sizeof separators && shapes->separator == '\0'; i++) {
        uint32_t count = count_separators(shapes->first, separators[i]);
        if (count > (separators[i] == ',')) {
            shapes->separator = separators[i];
            shapes->separators = count;
        }
    }
}

static void see_line(Shapes *shapes, Str line)
{
    if (shapes->lines++ == 0) {
        shapes->first = line;
        find_separator(shapes);
    }
    char last = str_end(line)[-1];
    shapes->ours += is_ours(line);
    shapes->keys += is_key(line);
    shapes->sections += is_section(line);
    shapes->pairs += is_section(line) || key_length(line, '=') > 0;
    shapes->rows += line.at[0] == '|' && last == '|';
    shapes->braces += last == '{' || last == '}';
    shapes->even += shapes->separator != '\0'
                    && count_separators(line, shapes->separator) == shapes->separators;
    shapes->last = last;
}

static Shapes see_lines(Str text)
{
    Shapes shapes = {.end = str_end(text)};
    while (text.length > 0 && shapes.lines < MOST_LINES && shapes.ours == 0) {
        const char *end = memchr(text.at, '\n', text.length);
        size_t length = end != NULL ? (size_t)(end - text.at) : text.length;
        Str line = trimmed((Str){text.at, length});
        if (line.length > 0 && line.at[0] != '#') {
            see_line(&shapes, line);
        }
        length += end != NULL;
        text = (Str){text.at + length, text.length - length};
    }
    return shapes;
}

// ---- kinds --------------------------------------------------------------------------------------

static bool is_most(uint32_t some, uint32_t all)
{
    return some * 5 >= all * 4;
}

// `digraph sales {`, `flowchart LR`: what drawing programs read.
static const char *drawing_kind(Str first)
{
    static const char *const starts[][2] = {
        {"digraph ", "a Graphviz drawing"},       {"digraph{", "a Graphviz drawing"},
        {"strict digraph", "a Graphviz drawing"}, {"graph {", "a Graphviz drawing"},
        {"graph ", "a Mermaid drawing"},          {"flowchart ", "a Mermaid drawing"},
        {"stateDiagram", "a Mermaid drawing"},    {"sequenceDiagram", "a Mermaid drawing"},
        {"journey", "a Mermaid drawing"},         {"@startuml", "a PlantUML drawing"},
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (str_starts(first, starts[i][0])) {
            return starts[i][1];
        }
    }
    return NULL;
}

static bool is_json(Str text)
{
    static const char blanks[] = " \t\r\n";
    size_t at = 1;
    while (at < text.length && strchr(blanks, text.at[at]) != NULL) {
        at++;
    }
    bool is_object = text.at[0] == '{', is_list = text.at[0] == '[';
    return at < text.length
           && ((is_object && text.at[at] == '"')
               || (is_list && strchr("{[\"", text.at[at]) != NULL));
}

// What a file is for, in words; NULL where it may well be ours.
static const char *foreign_kind(const Shapes *shapes)
{
    Str first = shapes->first;
    if (shapes->ours > 0 || shapes->lines == 0) {
        return NULL;
    }
    bool is_data = shapes->lines >= FEWEST_LINES && shapes->braces == 0;
    const char *drawing = shapes->lines > 1 ? drawing_kind(first) : NULL;
    if (drawing != NULL) {
        return drawing;
    }
    if (is_json((Str){first.at, (size_t)(shapes->end - first.at)})
        && strchr("]}", shapes->last) != NULL) {
        return "JSON";
    }
    if (first.at[0] == '<' && first.length > 1 && shapes->last == '>'
        && (is_letter(first.at[1]) || first.at[1] == '?' || first.at[1] == '!')) {
        return "XML or HTML";
    }
    if (shapes->rows >= FEWEST_LINES && is_most(shapes->rows, shapes->lines)) {
        return "a table in Markdown";
    }
    if (is_data && is_most(shapes->even, shapes->lines)) {
        return "a table (CSV)";
    }
    if (is_data && shapes->sections > 0 && is_most(shapes->pairs, shapes->lines)) {
        return "a settings file";
    }
    return is_data && is_most(shapes->keys, shapes->lines) ? "YAML" : NULL;
}

bool foreign_file_report(const Source *source, uint32_t start, Findings *findings)
{
    Shapes shapes = see_lines((Str){source->text.at + start, source->text.length - start});
    const char *kind = foreign_kind(&shapes);
    if (kind == NULL) {
        return false;
    }
    Place place = {source, (uint32_t)(shapes.first.at - source->text.at),
                   (uint32_t)shapes.first.length};
    Finding *finding = finding_add(findings, RULE_foreign_file, place,
                                   "this looks like %s, not like a .sales file", kind);
    finding_label(findings, finding, "nothing in this file was read");
    finding_help(findings, finding,
                 "write lines such as `stage meet \"Meet the buyer\" {`, then `owner ae`; "
                 "`stagecraft explain foreign-file` shows more");
    return true;
}
