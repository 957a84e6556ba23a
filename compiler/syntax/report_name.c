// A name of several words: `process our sales "Our sales" {`, `outcome yes -> Closed won`.
//
// A declaration's words are read as one name, so that its block is the one it opens and everything
// in it is looked at. A target is looked up among the labels of its own file.

#include "base/utf8.h"
#include "syntax/losses.h"
#include "syntax/report.h"
#include "syntax/tokens.h"

#include <string.h>

enum {
    MOST_WORDS = 8,            // of a name
    LONGEST_LABEL = 42,        // that a name is made of
    TOKENS_SEARCHED = 2000000, // for labels, over a whole file
};

// ---- declarations -------------------------------------------------------------------------------

static bool is_line_over(uint32_t kind)
{
    return kind == TOK_LINE || kind == TOK_CLOSE || kind == TOK_END_OF_FILE || kind == TOK_COMMENT;
}

static bool is_header_word(uint32_t kind)
{
    return kind == TOK_LIKE || kind == TOK_IS || kind == TOK_FOR || kind == TOK_BY
           || kind == TOK_AS;
}

// Whether a word behind a name opens a statement of its own: `tool a tool b`, `role ae has closing`.
static bool opens_statement(const Tree *tree, uint32_t index)
{
    uint32_t kind = tree->tokens[index].kind, behind = tree->tokens[index + 1].kind;
    StatementKind statement = token_statement(kind);
    if (kind == TOK_CHANGE || kind == TOK_DROP) {
        return true;
    }
    if (statement == STATEMENT_COUNT || is_line_over(behind) || behind == TOK_OPEN) {
        return false;
    }
    if (statement_row(statement)->is_declaration) {
        return behind != TOK_TEXT && behind != TOK_ARROW;
    }
    return behind != TOK_TEXT || tree->tokens[index + 2].kind != TOK_OPEN;
}

// How many words stand where one name is declared; one more than the most at most.
static uint32_t name_words(const Tree *tree, uint32_t name)
{
    uint32_t count = 0;
    for (uint32_t i = name; i + 2 < tree->token_count && count <= MOST_WORDS; i++) {
        uint32_t kind = tree->tokens[i].kind;
        bool is_part = token_is_name(kind) && kind != TOK_DOTTED
                       && (i == name || (!is_header_word(kind) && !opens_statement(tree, i)));
        if (!is_part) {
            break;
        }
        count++;
    }
    return count;
}

// Whether the words are a name by what follows: a label, a block, the end of the line, an arrow.
static bool ends_name(StatementKind kind, uint32_t behind)
{
    bool is_way = kind == STATEMENT_OUTCOME || kind == STATEMENT_ANYTIME;
    return behind == TOK_TEXT || behind == TOK_ARROW
           || (!is_way && (behind == TOK_OPEN || is_line_over(behind) || is_header_word(behind)));
}

static Str joined(Parser *parser, uint32_t first, uint32_t count)
{
    Str text = token_shown(parser->tree, first);
    for (uint32_t i = 1; i < count; i++) {
        Str word = token_shown(parser->tree, first + i);
        text = str_format(parser->arena, "%.*s-%.*s", STR_ARGS(text), STR_ARGS(word));
    }
    return text;
}

static bool is_capital(const Tree *tree, uint32_t index)
{
    char first = tree->source->text.at[tree->tokens[index].offset];
    return first >= 'A' && first <= 'Z';
}

// Whether the words behind the first are a label without its quotes: `role ae Account executive`.
static bool is_bare_label(const Tree *tree, uint32_t name, uint32_t count)
{
    return !is_capital(tree, name) && is_capital(tree, name + 1)
           && tree->tokens[name + count].kind != TOK_TEXT;
}

// Reads what follows a word as part of it: the grammar steps over it.
static void pass_words(Tree *tree, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        tree->tokens[first + i].kind = TOK_SPACE & 0xffU;
    }
}

// `role ae Account executive`
static void report_bare_label(Parser *parser, uint32_t first, uint32_t count)
{
    Place place = tokens_place(parser->tree, first, first + count - 1);
    Str words = {place.source->text.at + place.offset, place.length};
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, place, "what people see stands in quotes");
    Str text = str_format(parser->arena, "\"%.*s\"", STR_ARGS(words));
    finding_help(parser->findings, finding, "write `%.*s`", STR_ARGS(text));
    finding_fix(parser->findings, finding, false, place, text);
    pass_words(parser->tree, first, count);
}

// Makes one token of words; those behind the first lie, empty, at its end.
static void join_words(Tree *tree, uint32_t first, uint32_t count)
{
    Place place = tokens_place(tree, first, first + count - 1);
    tree->tokens[first].kind = TOK_WORD & 0xffU;
    tree->tokens[first].length = place.length & 0xffffffU;
    pass_words(tree, first + 1, count - 1);
    for (uint32_t i = first + 1; i < first + count; i++) {
        tree->tokens[i].offset = place.offset + place.length;
        tree->tokens[i].length = 0;
    }
}

// `process our sales`
static void report_words(Parser *parser, uint32_t first, uint32_t count)
{
    Tree *tree = parser->tree;
    Str text = joined(parser, first, count);
    Place place = tokens_place(tree, first, first + count - 1);
    Finding *finding = finding_add(parser->findings, RULE_syntax, place, "a name is one word");
    finding_help(parser->findings, finding,
                 "join its words: `%.*s`; what people see stands in quotes", STR_ARGS(text));
    finding_fix(parser->findings, finding, false, place, text);
    tree_hear_tokens(tree, parser->arena, first, first + count - 1);
    tree_hear(tree, parser->arena, text);
    join_words(tree, first, count);
}

// `end is win won "Closed won"`: what it is stands behind its name and label.
static bool report_end_turned(Parser *parser, StatementKind kind, uint32_t is)
{
    Tree *tree = parser->tree;
    bool has_is = (kind == STATEMENT_END || kind == STATEMENT_ROLE) && is + 3 < tree->token_count
                  && tree->tokens[is].kind == TOK_IS && token_is_name(tree->tokens[is + 1].kind)
                  && token_is_name(tree->tokens[is + 2].kind);
    if (!has_is) {
        return false;
    }
    uint32_t name = is + 2;
    uint32_t last = name + (tree->tokens[name + 1].kind == TOK_TEXT);
    Place place = tokens_place(tree, is, last), named = tokens_place(tree, name, last);
    Str words = {named.source->text.at + named.offset, named.length};
    Str right = str_format(parser->arena, "%.*s is %.*s", STR_ARGS(words),
                           STR_ARGS(token_shown(tree, is + 1)));
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, place, "the name of this `%s` stands first",
                    statement_row(kind)->keyword);
    finding_help(parser->findings, finding, "write `%s %.*s`", statement_row(kind)->keyword,
                 STR_ARGS(right));
    finding_fix(parser->findings, finding, false, place, right);
    tree_hear_tokens(tree, parser->arena, is, name);
    join_words(tree, is, 3);
    return true;
}

// `end is win`: there is no name.
static bool report_no_name(Parser *parser, StatementKind kind, uint32_t is)
{
    Tree *tree = parser->tree;
    uint32_t behind = is + 2 < tree->token_count ? tree->tokens[is + 2].kind : (uint32_t)TOK_LINE;
    Str word = is + 1 < tree->token_count ? token_text(tree, is + 1) : (Str){0};
    bool is_what = str_is(word, "win") || str_is(word, "loss") || str_is(word, "external");
    if ((kind != STATEMENT_END && kind != STATEMENT_ROLE) || tree->tokens[is].kind != TOK_IS
        || !is_what || (behind != TOK_OPEN && !is_line_over(behind))) {
        return false;
    }
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, tokens_place(tree, is - 1, is - 1),
                    "this `%s` has no name", statement_row(kind)->keyword);
    finding_label(parser->findings, finding, "a name belongs behind this");
    finding_help(parser->findings, finding, "for example: %s", statement_row(kind)->example);
    join_words(tree, is, 2);
    return true;
}

void report_split_name(Parser *parser, uint32_t keyword)
{
    Tree *tree = parser->tree;
    bool is_change = tree->tokens[keyword].kind == TOK_CHANGE;
    uint32_t name = keyword + 1 + is_change;
    StatementKind kind =
        name < tree->token_count ? token_statement(tree->tokens[name - 1].kind) : STATEMENT_COUNT;
    if (kind == STATEMENT_COUNT || !statement_row(kind)->is_declaration
        || kind == STATEMENT_IMPORT) {
        return;
    }
    if (report_end_turned(parser, kind, name) || report_no_name(parser, kind, name)) {
        return;
    }
    uint32_t count = name_words(tree, name);
    if (count < 2 || count > MOST_WORDS || !ends_name(kind, tree->tokens[name + count].kind)) {
        return;
    }
    if (slip_on_line(tree, name + count - 1)) {
        tree_hear_tokens(tree, parser->arena, name, name + count - 1);
        join_words(tree, name, count); // a quotation mark, say, is reported already
        return;
    }
    if (is_bare_label(tree, name, count)) {
        report_bare_label(parser, name + 1, count - 1);
    } else {
        report_words(parser, name, count);
    }
}

// ---- targets ------------------------------------------------------------------------------------

static char small(char c)
{
    if (c == '-' || c == '_') {
        return ' ';
    }
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

// Whether two names or labels are one, capitals and the sign between words aside.
static bool is_same(Str left, Str right)
{
    bool is_equal = left.length == right.length;
    for (size_t i = 0; is_equal && i < left.length; i++) {
        is_equal = small(left.at[i]) == small(right.at[i]);
    }
    return is_equal;
}

// The words of the name that a declaration gives: `role account manager`.
static Str declared_words(const Tree *tree, uint32_t keyword)
{
    StatementKind kind = token_statement(tree->tokens[keyword].kind);
    uint32_t name = keyword + 1, count = name_words(tree, name);
    bool is_split = count > 1 && count <= MOST_WORDS
                    && ends_name(kind, tree->tokens[name + count].kind)
                    && !is_bare_label(tree, name, count);
    Place place = tokens_place(tree, name, is_split ? name + count - 1 : name);
    return (Str){place.source->text.at + place.offset, place.length};
}

// Words as one name.
static Str words_joined(Parser *parser, Str words)
{
    if (memchr(words.at, ' ', words.length) == NULL) {
        return words;
    }
    char *at = arena_copy(parser->arena, words.at, words.length);
    for (size_t i = 0; i < words.length; i++) {
        at[i] = at[i] == ' ' ? '-' : at[i];
    }
    return (Str){at, words.length};
}

// The name of what is declared by either of two words and has a name or a label; an empty text
// where nothing has.
static Str declared_find(Parser *parser, uint32_t word, uint32_t other, Str wanted)
{
    const Tree *tree = parser->tree;
    for (uint32_t i = 0; i + 2 < tree->token_count && parser->searched < TOKENS_SEARCHED; i++) {
        parser->searched++;
        uint32_t kind = tree->tokens[i].kind;
        if ((kind != word && kind != other) || !token_is_name(tree->tokens[i + 1].kind)) {
            continue;
        }
        Str name = declared_words(tree, i), label = {0};
        if (tree->tokens[i + 2].kind == TOK_TEXT && tree->tokens[i + 2].length > 2) {
            label = token_text(tree, i + 2);
            label = (Str){label.at + 1, label.length - 2};
        }
        if (is_same(name, wanted) || is_same(label, wanted)) {
            return words_joined(parser, name);
        }
    }
    return (Str){0};
}

static Str target_find(Parser *parser, Str wanted)
{
    return declared_find(parser, TOK_STAGE, TOK_END, wanted);
}

Str report_role_find(Parser *parser, uint32_t first, uint32_t last, bool is_whole)
{
    Place place = tokens_place(parser->tree, first, last);
    Str written = {place.source->text.at + place.offset, place.length};
    Str name = declared_find(parser, TOK_ROLE, TOK_ROLE, written);
    return name.length > 0 || is_whole
               ? name
               : declared_find(parser, TOK_ROLE, TOK_ROLE, token_text(parser->tree, first));
}

static void report_target_words(Parser *parser, uint32_t first, uint32_t last)
{
    Place place = tokens_place(parser->tree, first, last);
    Str written = {place.source->text.at + place.offset, place.length};
    Finding *finding = finding_add(parser->findings, RULE_syntax, place, "a target is one name");
    Str name = target_find(parser, written);
    for (uint32_t i = last; name.length == 0 && i > first; i--) {
        name = target_find(parser, token_text(parser->tree, i));
    }
    if (name.length > 0) {
        finding_help(parser->findings, finding, "did you mean `%.*s`?", STR_ARGS(name));
        finding_fix(parser->findings, finding, false, place, name);
    } else {
        finding_help(parser->findings, finding,
                     "write the name of one stage or end, not its label: `-> won`");
    }
}

bool report_target(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    uint32_t target = index - 1, last = index;
    uint32_t first = tree->tokens[parser->statement_first].kind;
    if ((first != TOK_OUTCOME && first != TOK_ANYTIME) || index < parser->statement_first + 4
        || !token_is_name(tree->tokens[index].kind) || !token_is_name(tree->tokens[target].kind)
        || tree->tokens[target - 1].kind != TOK_ARROW) {
        return false;
    }
    while (last < index + MOST_WORDS && token_is_name(tree->tokens[last + 1].kind)) {
        last++;
    }
    Str name = token_text(tree, target);
    Place both = tokens_place(tree, target, last);
    Str words = {both.source->text.at + both.offset, both.length};
    bool is_share = last == index && is_line_over(tree->tokens[last + 1].kind)
                    && str_equal(target_find(parser, name), name)
                    && target_find(parser, words).length == 0;
    if (!is_share) {
        report_target_words(parser, target, last);
        return true;
    }
    Place place = tokens_place(tree, index, index);
    Finding *finding = finding_add(parser->findings, RULE_syntax, place,
                                   "what stands behind a target is its share");
    finding_help(parser->findings, finding, "a share is written `50%%`: `-> %.*s 50%%`",
                 STR_ARGS(name));
    return true;
}

// ---- shares -------------------------------------------------------------------------------------

// `outcome agreed 60% -> propose`, `outcome agreed -> 60% propose`: the share of a line, which
// stands before its target, or 0.
static uint32_t early_share(const Tree *tree, uint32_t first, uint32_t index)
{
    uint32_t share = tree->tokens[index].kind == TOK_PERCENT ? index : index - 1;
    uint32_t arrows = 0;
    for (uint32_t i = first; i < share; i++) {
        arrows += tree->tokens[i].kind == TOK_ARROW;
    }
    bool is_early = arrows == 0 || tree->tokens[share - 1].kind == TOK_ARROW;
    return share > first && is_early && tree->tokens[share].kind == TOK_PERCENT ? share : 0;
}

bool report_early_share(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    const Token *tokens = tree->tokens;
    uint32_t first = parser->statement_first, last = token_line_last(tree, first);
    bool is_way = tokens[first].kind == TOK_OUTCOME || tokens[first].kind == TOK_ANYTIME;
    uint32_t share = is_way ? early_share(tree, first, index) : 0;
    bool is_early = share > 0 && share < last && token_is_name(tokens[last].kind)
                    && (tokens[last - 1].kind == TOK_ARROW
                        || (last - 1 == share && tokens[share - 1].kind == TOK_ARROW));
    if (!is_early || parser->mistake_first == first) {
        return false;
    }
    Place place = tokens_place(tree, share, share), end = tokens_place(tree, last, last);
    Place gap = {tree->source, place.offset, tokens[share + 1].offset - place.offset};
    Str text = token_text(tree, share), name = token_shown(tree, last);
    Finding *finding =
        finding_add(parser->findings, RULE_syntax, place, "a share stands behind its target");
    finding_help(parser->findings, finding,
                 "the order is: NAME -> TARGET SHARE; write `-> %.*s %.*s`", STR_ARGS(name),
                 STR_ARGS(text));
    finding_fix(parser->findings, finding, true, gap, STR(""));
    finding_fix_more(parser->findings, finding, (Place){tree->source, end.offset + end.length, 0},
                     str_format(parser->arena, " %.*s", STR_ARGS(text)));
    parser->mistake_first = first;
    return true;
}

// ---- labels -------------------------------------------------------------------------------------

// A name made of a label: `qualify-lead` of "Qualify lead"; an empty text where none can be.
static Str name_of_label(Arena *arena, Str label)
{
    char *at = ARENA_MANY(arena, label.length + 1, char);
    size_t count = 0;
    uint32_t size;
    for (const char *from = label.at; from < str_end(label); from += size) {
        int32_t c = utf8_next(from, str_end(label), &size);
        bool fits = c >= 0x80 ? (count == 0 ? utf8_is_name_start(c) : utf8_is_name_part(c))
                              : (small((char)c) >= 'a' && small((char)c) <= 'z')
                                    || (c >= '0' && c <= '9' && count > 0);
        if (fits && c >= 0x80) {
            memcpy(at + count, from, size);
            count += size;
        } else if (fits) {
            at[count++] = small((char)c);
        } else if (count > 0 && at[count - 1] != '-') {
            at[count++] = '-';
        }
    }
    count -= count > 0 && at[count - 1] == '-';
    return (Str){at, count};
}

bool report_label_alone(Parser *parser, uint32_t index)
{
    const Tree *tree = parser->tree;
    StatementKind kind = token_statement(tree->tokens[index - 1].kind);
    Str text = token_text(tree, index);
    if (kind == STATEMENT_COUNT || !statement_row(kind)->is_declaration
        || tree->tokens[index].kind != TOK_TEXT || text.length < 3 || text.length > LONGEST_LABEL
        || memchr(text.at, '\\', text.length) != NULL) {
        return false;
    }
    Str name = name_of_label(parser->arena, (Str){text.at + 1, text.length - 2});
    const char *keyword = statement_row(kind)->keyword;
    Place place = tokens_place(tree, index, index);
    Finding *finding = finding_add(parser->findings, RULE_syntax, place,
                                   "this `%s` has a label and no name", keyword);
    finding_label(parser->findings, finding, "a name of one word belongs before this");
    if (name.length == 0) {
        finding_help(parser->findings, finding, "for example: %s", statement_row(kind)->example);
        return true;
    }
    if (str_equal(name, (Str){text.at + 1, text.length - 2})) {
        finding_help(parser->findings, finding, "write `%s %.*s`", keyword, STR_ARGS(name));
        finding_fix(parser->findings, finding, false, place, name);
        return true;
    }
    finding_help(parser->findings, finding, "write `%s %.*s %.*s`", keyword, STR_ARGS(name),
                 STR_ARGS(text));
    finding_fix(parser->findings, finding, false, (Place){place.source, place.offset, 0},
                str_format(parser->arena, "%.*s ", STR_ARGS(name)));
    return true;
}
