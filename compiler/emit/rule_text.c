// Rules as text for people.
//
// A page is shown as it is written, but for its examples: they are set in instead of fenced, and a
// further file is announced by its path. Everything here is our own text.
#include "emit/rule_text.h"

#include "emit/rule_page.h"

#include <string.h>

enum { LONGEST_NAME = 24 };

static const char *level_word(Level level)
{
    switch (level) {
    case LEVEL_OFF:
    case LEVEL_ALLOW: return "off";
    case LEVEL_WARNING: return "warning";
    case LEVEL_ERROR: return "error";
    }
    return "";
}

// The path of a further file in the line that opens its example; empty for the example itself.
static Str further_path(Str fence)
{
    static const char opening[] = "```sales in ";
    if (!str_starts(fence, opening)) {
        return STR("");
    }
    const char *start = fence.at + strlen(opening), *end = str_end(fence);
    const char *blank = memchr(start, ' ', (size_t)(end - start));
    return (Str){start, (size_t)((blank ? blank : end) - start)};
}

static void write_fence(Str line, bool is_opening, Out *out)
{
    Str path = is_opening ? further_path(line) : STR("");
    if (path.length > 0) {
        out_text(out, "    in ");
        out_str(out, path);
        out_text(out, ":\n\n");
    }
}

static void write_page_line(Str line, bool is_example, Out *out)
{
    if (is_example && line.length > 0) {
        out_text(out, "    ");
    } else if (str_starts(line, "## ")) {
        line = (Str){line.at + 3, line.length - 3};
    }
    out_str(out, line);
    out_char(out, '\n');
}

// The page without its title.
static void write_body(Str page, Out *out)
{
    bool is_example = false;
    const char *end = str_end(page);
    const char *next = memchr(page.at, '\n', page.length);
    while (next && next + 1 < end) {
        const char *start = next + 1;
        next = memchr(start, '\n', (size_t)(end - start));
        Str line = {start, (size_t)((next ? next : end) - start)};
        if (str_starts(line, "```")) {
            is_example = !is_example;
            write_fence(line, is_example, out);
        } else {
            write_page_line(line, is_example, out);
        }
    }
}

// One way to change the level of a rule, and what that does.
static void write_way(Out *out, const char *way, const Rule *rule, const char *does)
{
    out_format(out, "    %s %s  %s\n", way, rule->name, does);
}

// How to turn a rule on, off, up or down.
static void write_levels(const Rule *rule, Out *out)
{
    switch (rule->level) {
    case LEVEL_ERROR:
        out_text(out, "Level\n\nAn error: it ends with status 1, and it cannot be allowed.\n");
        return;
    case LEVEL_OFF:
        out_text(out, "Level\n\nOff, unless you ask for it:\n\n");
        write_way(out, "--warn ", rule, "makes it a warning");
        break;
    case LEVEL_ALLOW:
    case LEVEL_WARNING: out_text(out, "Level\n\nA warning, unless you say otherwise:\n\n"); break;
    }
    write_way(out, "--deny ", rule, "makes it an error: it ends with status 1");
    write_way(out, "--allow", rule, "silences it everywhere");
    write_way(out, "allow  ", rule, "in a file silences it in the block where this line stands");
}

void rule_write_page(RuleId id, Out *out)
{
    const Rule *rule = rule_row(id);
    RulePage page = rule_page(id);
    out_format(out, "%s (%s)\n", rule->name, level_word(rule->level));
    if (page.markdown.length > 0) {
        write_body(page.markdown, out);
        out_char(out, '\n');
    } else {
        out_format(out, "\nFinds %s.\n\n", rule->text);
    }
    write_levels(rule, out);
}

// A row of the list: the title of a topic, or a rule of it.
typedef struct ListRow {
    const char *title; // NULL for a rule
    RuleId rule;
} ListRow;

static const ListRow list_rows[] = {
#define RULE_GROUP(title)           {title, RULE_COUNT},
#define RULE(id, name, level, text) {NULL, RULE_##id},
#include "base/rules.def"
#undef RULE
};

void rules_write_list(Out *out)
{
    for (size_t i = 0; i < sizeof list_rows / sizeof *list_rows; i++) {
        const ListRow *row = &list_rows[i];
        if (row->title) {
            out_format(out, "%s%s:\n", i > 0 ? "\n" : "", row->title);
        } else {
            const Rule *rule = rule_row(row->rule);
            out_format(out, "  %-*s %-8s %s\n", LONGEST_NAME, rule->name, level_word(rule->level),
                       rule->text);
        }
    }
}
