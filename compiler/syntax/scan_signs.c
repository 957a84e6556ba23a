// Signs that the language does not have: what other tools, word processors and merges leave in a
// file.
//
// A line is judged once. Its first foreign sign is reported, with the others beside it, and the
// grammar does not judge what is left of the line (Tree.slips). Where a sign stands for one of
// ours (`=>`, `;` in a list) it is read as that one, so that nothing behind it suffers.

#include "syntax/scan.h"
#include "syntax/scan_fixes.h"
#include "syntax/scan_words.h"
#include "syntax/sign_lines.h"
#include "syntax/tokens.h"

#include <string.h>

// How the scan goes on behind a sign.
typedef enum Effect {
    LEAVE_OUT,
    PASS_LINE,        // the rest of the line is no statement
    PASS_PARENTHESIS, // what stands between ( and ) is a remark
    AS_ARROW,
    AS_COMMA,
    AS_LINE,
    AS_MISTAKE,
} Effect;

enum {
    MOST_SIGNS = 8,       // of a line that are shown beside the first
    LINE_SEARCHED = 4096, // bytes
};

typedef struct Sign {
    const char *start; // how the run of signs begins
    Effect effect;
    const char *headline; // NULL: "`...` means nothing here"
    const char *help;
} Sign;

#define COMMENT  "a comment starts with `#`"
#define LEFTOVER "this line is left over from a merge"

// At the start of a line.
static const Sign first_signs[] = {
    {"//", PASS_LINE, COMMENT, "write `# ...`"},
    {"/*", PASS_LINE, COMMENT, "write `# ...`, and that on each line"},
    {"<!--", PASS_LINE, COMMENT, "write `# ...`, and that on each line"},
    {"-- ", PASS_LINE, COMMENT, "write `# ...`"},
    {"<<<<<<<", PASS_LINE, LEFTOVER, "take it out"},
    {">>>>>>>", PASS_LINE, LEFTOVER, "take it out"},
    {"=======", PASS_LINE, LEFTOVER, "take it out"},
    {"|||||||", PASS_LINE, LEFTOVER, "take it out"},
    {"|", PASS_LINE, NULL, "make lines of the table: `stage qualify {`, and `owner sdr` inside"},
    {"```", PASS_LINE, NULL, "take the line out"},
    {"<", PASS_LINE, NULL, "a .sales file is plain text: take out what stands in < and >"},
    {"---", PASS_LINE, NULL, "take the line out; a remark starts with `#`"},
    {"***", PASS_LINE, NULL, "take the line out; a remark starts with `#`"},
    {"=", PASS_LINE, NULL, "take the line out; a remark starts with `#`"},
    {"@@", PASS_LINE, NULL, "take the line out; a remark starts with `#`"},
    {"(", PASS_LINE, NULL, "a remark starts with `#`"},
    {"[", PASS_LINE, NULL, "a remark starts with `#`"},
    {"", LEAVE_OUT, NULL, "leave it out: a line starts with a word such as `owner` or `exit`"},
};

// Elsewhere.
static const Sign later_signs[] = {
    {"//", PASS_LINE, COMMENT, "write `# ...`"},
    {"/*", LEAVE_OUT, COMMENT, "write `# ...`, at the end of the line"},
    {"<!--", LEAVE_OUT, COMMENT, "write `# ...`, at the end of the line"},
    {"-- ", PASS_LINE, COMMENT, "write `# ...`"},
    {"'", AS_MISTAKE, NULL, "text stands in straight double quotes: \"...\""},
    {"`", AS_MISTAKE, NULL, "text stands in straight double quotes: \"...\""},
    {"(", PASS_PARENTHESIS, NULL, "leave out the `(` and the `)`; a remark starts with `#`"},
    {"://", LEAVE_OUT, NULL, "an address stands in quotes: \"https://...\""},
    {"[", LEAVE_OUT, NULL, "leave it out: a list is names with commas between them"},
    {":", LEAVE_OUT, NULL, "leave it out: a word, a space, then what it says"},
    {"=", LEAVE_OUT, NULL, "leave it out: a word, a space, then what it says"},
    {"", LEAVE_OUT, NULL, "leave it out"},
};

static const Sign label_sign = {"(", PASS_PARENTHESIS, NULL,
                                "what people see stands in quotes: `stage demo \"First demo\"`"};
static const Sign end_label_sign = {"(", PASS_PARENTHESIS, NULL,
                                    "a win is said so: `end won is win`; quotes make a label"};
static const Sign list_sign = {"", LEAVE_OUT, "what is declared is not listed",
                               "give each a line of its own, such as `stage meet {` or `role ae`"};
static const Sign arrow_sign = {"", AS_ARROW, NULL, "write `->`"};
static const Sign comma_sign = {"", AS_COMMA, NULL, "write `,` between the names of a list"};
static const Sign line_sign = {";", AS_LINE, NULL, "one fact a line: write the next on a new one"};
static const Sign end_sign = {";", LEAVE_OUT, NULL,
                              "leave it out: a line needs no sign at its end"};

void scan_slip(Scan *scan, uint32_t offset)
{
    scan->has_slip = true;
    if (scan->slip_count == scan->slip_capacity) {
        scan->slip_capacity = scan->slip_capacity * 2 + 16;
        uint32_t *slips = ARENA_MANY(scan->arena, scan->slip_capacity, uint32_t);
        if (scan->slip_count > 0) {
            memcpy(slips, scan->slips, scan->slip_count * sizeof *slips);
        }
        scan->slips = slips;
    }
    scan->slips[scan->slip_count++] = offset;
}

// ---- which sign it is ----------------------------------------------------------------------------

static const Sign *sign_find(const Scan *scan, uint32_t offset, Str text)
{
    uint32_t end = offset + (uint32_t)text.length;
    bool is_first = scan_at_line_start(scan, offset);
    bool is_comment = str_starts(text, "<!--") || str_starts(text, "-- ");
    if (!is_first && !is_comment && str_ends(text, ">")) {
        return &arrow_sign;
    }
    if (!is_first && text.length == 1 && strchr(":=-", text.at[0]) != NULL
        && sign_is_before_target(scan)) {
        return &arrow_sign;
    }
    if (text.length == 1 && strchr(":=", text.at[0]) != NULL && sign_is_behind_plural(scan)) {
        return &list_sign;
    }
    if (!is_first && str_is(text, ";") && sign_is_before_statement(scan, end)) {
        return &line_sign;
    }
    if (!is_first && text.length == 1 && strchr(";&+/", text.at[0]) != NULL) {
        bool is_in_name = text.at[0] != ';' && sign_is_behind_name(scan, offset); // `q&a`
        return sign_is_between_names(scan, end) && !is_in_name ? &comma_sign : &end_sign;
    }
    if (str_is(text, "(") && sign_is_behind_header_name(scan)) {
        bool is_end = scan->tokens[scan->count - 2].kind == TOK_END;
        return is_end ? &end_label_sign : &label_sign;
    }
    const Sign *sign = is_first ? first_signs : later_signs;
    while (!str_starts(text, sign->start)) {
        sign++;
    }
    return sign;
}

// ---- signs --------------------------------------------------------------------------------------

// A line end, and the blanks that what follows is set in with.
static Str new_line(Scan *scan, Str sign)
{
    const Source *source = scan->source;
    uint32_t offset = (uint32_t)(sign.at - source->text.at);
    uint32_t start = source_line_start(source, offset);
    const char *brace = memrchr(source->text.at + start, '{', offset - start);
    Str line_end = source_line_end(source), indent = source_indent(source, offset);
    return str_format(scan->findings->arena, "%.*s%.*s%s", STR_ARGS(line_end), STR_ARGS(indent),
                      brace != NULL ? "  " : "");
}

// What is to be written for a sign; no bytes at all where that cannot be told from the sign alone.
// A comma is certain only where it is read so, and no sign within a line is left out unasked.
static Str sign_written(Scan *scan, const Sign *sign, Str text, bool *is_certain)
{
    bool has_partner = str_starts(text, "/*") || text.at[0] == '<' || str_starts(text, "**")
                       || str_starts(text, "://"); // which would be left
    *is_certain = false;
    switch (sign->effect) {
    case AS_ARROW: *is_certain = true; return STR("->");
    case AS_COMMA: return STR(",");
    case AS_LINE: *is_certain = true; return new_line(scan, text);
    case PASS_LINE: *is_certain = str_starts(text, "//"); return *is_certain ? STR("#") : (Str){0};
    case LEAVE_OUT:
        *is_certain = sign == &end_sign && text.at[0] == ';';
        if (has_partner || sign == &list_sign) {
            return (Str){0};
        }
        if (strchr(":=", text.at[0]) == NULL) {
            return STR("");
        }
        return scan->last_kind == TOK_TEXT ? (Str){0} : STR(" ");
    case PASS_PARENTHESIS:
    case AS_MISTAKE: break;
    }
    return (Str){0};
}

void scan_more_signs(Scan *scan, Finding *finding, Place place, Str written, bool is_certain,
                     const char *help)
{
    if (!finding_is_read(scan->findings, finding) || finding->also_count >= MOST_SIGNS) {
        return;
    }
    finding_also(scan->findings, finding, place, "%s", help);
    if (written.at == NULL) {
        finding->fixes = NULL;
    }
    if (finding->fixes != NULL) {
        finding_fix_more(scan->findings, finding, place, written);
        finding->fixes->certain = finding->fixes->certain && is_certain;
    }
}

// Whether the finding of a line takes in no more: the line was not written by hand, or nobody reads
// the finding.
static bool is_full(const Scan *scan)
{
    Finding *finding = scan->line_sign;
    bool is_read = finding_is_read(scan->findings, finding);
    if (is_read && finding->also_count >= MOST_SIGNS) {
        finding->fixes = NULL;
    }
    return !is_read || finding->also_count >= MOST_SIGNS;
}

static void report_sign(Scan *scan, const Sign *sign, uint32_t offset, Str text)
{
    bool is_more = scan->line_sign != NULL && (scan->has_slip || sign->effect == AS_LINE);
    if ((scan->has_slip && scan->line_sign == NULL) || (is_more && is_full(scan))) {
        return; // this line is judged already
    }
    uint32_t shown = text.length < 20 ? (uint32_t)text.length : 20;
    bool is_certain;
    Str written = sign_written(scan, sign, text, &is_certain);
    if (is_more && sign->effect == AS_ARROW && !sign_is_before_target(scan)) {
        written = (Str){0}; // `<b>`
    }
    uint32_t length = sign->effect == PASS_LINE ? 2 : (uint32_t)text.length;
    while (sign->effect == AS_LINE && strchr(" \t", text.at[length]) != NULL) {
        length++; // a word follows
    }
    Place place = scan_place(scan, offset, length);
    if (is_more) {
        scan_more_signs(scan, scan->line_sign, place, written, is_certain, sign->help);
        return;
    }
    Finding *finding;
    if (sign->headline != NULL) {
        finding = finding_add(scan->findings, RULE_syntax, scan_place(scan, offset, shown), "%s",
                              sign->headline);
    } else {
        finding = finding_add(scan->findings, RULE_syntax, scan_place(scan, offset, shown),
                              "`%.*s` means nothing here", (int)shown, text.at);
    }
    finding_help(scan->findings, finding, "%s", sign->help);
    if (written.at != NULL) {
        finding_fix(scan->findings, finding, is_certain, place, written);
    }
    scan->line_sign = finding;
}

static void apply_sign(Scan *scan, const Sign *sign, uint32_t offset, uint32_t length)
{
    switch (sign->effect) {
    case AS_ARROW: token_keep(scan, TOK_ARROW, offset, length); return;
    case AS_COMMA: token_keep(scan, TOK_COMMA, offset, length); return;
    case AS_LINE: token_keep(scan, TOK_LINE, offset, length); return;
    case AS_MISTAKE: token_keep(scan, TOK_MISTAKE, offset, length); break;
    case PASS_LINE: scan->skip = SKIP_LINE; break;
    case PASS_PARENTHESIS: scan->skip = SKIP_PARENTHESIS; break;
    case LEAVE_OUT: break;
    }
    if (!scan->is_picture) {
        scan_slip(scan, offset);
    }
}

// Counts the `[` and `(` whose partner is yet to come, on a line below.
static void count_list(Scan *scan, uint32_t offset, char sign)
{
    const char *at = scan->source->text.at + offset;
    size_t rest = scan->source->text.length - offset;
    size_t left = rest < LINE_SEARCHED ? rest : LINE_SEARCHED;
    bool is_list = sign == '[' || sign == '(';
    const char *end = is_list ? memchr(at, '\n', left) : NULL;
    char partner = sign == '[' ? ']' : ')';
    if (is_list) {
        scan->open_lists += memchr(at, partner, end != NULL ? (size_t)(end - at) : left) == NULL;
    } else if ((sign == ']' || sign == ')') && scan_at_line_start(scan, offset)) {
        scan->open_lists -= scan->open_lists > 0;
    }
}

void scan_stray(Scan *scan, uint32_t offset, uint32_t length)
{
    Str text = {scan->source->text.at + offset, length};
    if (scan_split_arrow(scan, offset)) {
        return;
    }
    if (length == 1 && scan_sign_of_value(scan, offset, text.at[0])) {
        return;
    }
    if ((unsigned char)text.at[0] < 0x20 || text.at[0] == 0x7f) {
        return; // a control character: reported already
    }
    if (scan_dash_arrow_end(scan, offset, text)) {
        return;
    }
    if (scan_conflict(scan, offset, text)) {
        return;
    }
    if (scan_numbered_header(scan, offset, text) || scan_block_sign(scan, offset, text)) {
        return;
    }
    count_list(scan, offset, text.at[0]);
    const Sign *sign = sign_find(scan, offset, text);
    if (sign_is_in_name(scan, offset, length) && sign != &comma_sign) {
        scan_bad_name(scan, offset, length);
        return;
    }
    bool is_drawn = sign == &arrow_sign || strchr("[(-/", text.at[0]) != NULL;
    if (sign_is_in_picture(scan, is_drawn)) {
        scan->is_picture = true; // the parser says what is wrong with the line
    }
    if (!scan->is_picture) {
        report_sign(scan, sign, offset, text);
    }
    apply_sign(scan, sign, offset, length);
}
