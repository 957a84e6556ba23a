// Reads CommonMark with libcmark and builds blocks from its tree.
//
// Whoever writes HTML or PDF calls this, so that all formats agree on what is markup and what is
// text. The tree is libcmark's own, and is given back before a text's reader returns: what is kept of
// it is copied.
#include "views/rich.h"

#include "base/memory.h"
#include "base/out.h"
#include "base/utf8.h"
#include "model/address.h"
#include "views/phrases.h"

#include <cmark.h>
#include <setjmp.h>
#include <string.h>

// ---- the tree -----------------------------------------------------------------------------------

// Takes a step on the way through the tree.
typedef void TakeNode(void *reader, cmark_node *node, bool is_enter);

static cmark_node *parse(Str commonmark, cmark_mem *memory)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, memory);
    cmark_parser_feed(parser, commonmark.at, commonmark.length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

// Where the arena has no memory left, nobody could give the tree back: the process ends, as it does
// where libcmark itself has none.
static void walk(Str commonmark, Arena *arena, TakeNode *take, void *reader)
{
    cmark_mem memory = {memory_take, memory_resize, memory_give};
    jmp_buf *outer = arena->out_of_memory, out_of_memory;
    if (setjmp(out_of_memory) != 0) {
        memory_end();
    }
    arena->out_of_memory = &out_of_memory;
    cmark_node *root = parse(commonmark, &memory);
    cmark_iter *steps = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(steps)) != CMARK_EVENT_DONE;) {
        take(reader, cmark_iter_get_node(steps), event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(steps);
    cmark_node_free(root);
    arena->out_of_memory = outer;
}

// Containers deeper than this add their blocks to the last one: writers go down the tree by calls.
enum { DEEPEST = 8 };

typedef struct Reader {
    Document *document;
    Block *open[DEEPEST + 1]; // the containers that stand open, outermost first
    uint32_t depth;
    uint32_t skipped; // containers entered below the deepest
    Block *line;      // where words go; NULL: outside of any
    uint32_t strong, emphasis;
    Str address; // of the link around; empty if none
} Reader;

// A reference, &#x202E;, may have made what may not stand in a file.
static Str replaced(const Reader *reader, Str text)
{
    Out out;
    uint32_t size;
    out_start_in(&out, reader->document->arena);
    for (const char *at = text.at, *end = str_end(text); at < end; at += size) {
        if (utf8_is_forbidden(utf8_next(at, end, &size))) {
            out_text(&out, "\xEF\xBF\xBD");
        } else {
            out_bytes(&out, at, size);
        }
    }
    return out_finish(&out);
}

static Str kept(const Reader *reader, const char *text)
{
    Str whole = str_from(text ? text : "");
    return utf8_is_clean(whole.at, str_end(whole)) ? str_copy(reader->document->arena, whole)
                                                   : replaced(reader, whole);
}

static Str literal_of(const Reader *reader, cmark_node *node)
{
    return kept(reader, cmark_node_get_literal(node));
}

static Str address_of(const Reader *reader, cmark_node *node)
{
    return kept(reader, cmark_node_get_url(node));
}

static bool is_allowed(Str address)
{
    return address.length > 0 && address_fault(address) == NULL;
}

// ---- lines --------------------------------------------------------------------------------------

static Run *add_words(Reader *reader, Str words, unsigned style)
{
    if (!reader->line) {
        return NULL;
    }
    Run *run = line_add(reader->document, reader->line, words);
    run->style =
        style | (reader->strong ? RUN_STRONG : 0u) | (reader->emphasis ? RUN_EMPHASIS : 0u);
    run->address = reader->address;
    return run;
}

// A run without text would not be kept.
static void add_break(Reader *reader)
{
    add_words(reader, STR("\n"), RUN_BREAK);
}

// An image as its author wrote it: nothing is fetched.
static void add_image(Reader *reader, cmark_node *node, bool is_enter)
{
    if (is_enter) {
        add_words(reader, STR("!["), RUN_PLAIN);
        return;
    }
    add_words(reader, STR("]("), RUN_PLAIN);
    add_words(reader, address_of(reader, node), RUN_PLAIN);
    add_words(reader, STR(")"), RUN_PLAIN);
}

static void add_link(Reader *reader, cmark_node *node, bool is_enter)
{
    Str address = address_of(reader, node);
    if (is_enter) {
        reader->address = is_allowed(address) ? address : (Str){0};
        return;
    }
    reader->address = (Str){0};
    if (address.length > 0 && !is_allowed(address)) {
        add_words(reader, STR(" ("), RUN_PLAIN);
        add_words(reader, address, RUN_PLAIN);
        add_words(reader, STR(")"), RUN_PLAIN);
    }
}

static void add_inline(Reader *reader, cmark_node *node, bool is_enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE: add_words(reader, literal_of(reader, node), RUN_PLAIN); break;
    case CMARK_NODE_CODE: add_words(reader, literal_of(reader, node), RUN_CODE); break;
    case CMARK_NODE_SOFTBREAK: add_words(reader, STR(" "), RUN_PLAIN); break;
    case CMARK_NODE_LINEBREAK: add_break(reader); break;
    case CMARK_NODE_EMPH: is_enter ? reader->emphasis++ : reader->emphasis--; break;
    case CMARK_NODE_STRONG: is_enter ? reader->strong++ : reader->strong--; break;
    case CMARK_NODE_LINK: add_link(reader, node, is_enter); break;
    case CMARK_NODE_IMAGE: add_image(reader, node, is_enter); break;
    default: break;
    }
}

// ---- blocks -------------------------------------------------------------------------------------

static Block *parent_of(Reader *reader)
{
    return reader->open[reader->depth];
}

static void open_container(Reader *reader, BlockKind kind)
{
    reader->line = NULL;
    if (reader->depth == DEEPEST || reader->skipped > 0) {
        reader->skipped++;
        return;
    }
    Block *block = block_add(reader->document, parent_of(reader), kind);
    reader->open[++reader->depth] = block;
}

static void close_container(Reader *reader)
{
    reader->line = NULL;
    if (reader->skipped > 0) {
        reader->skipped--;
    } else {
        reader->depth--;
    }
}

static BlockKind kind_of_list(cmark_node *list)
{
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? BLOCK_STEPS : BLOCK_LIST;
}

// The first paragraph of an item is its line.
static void open_paragraph(Reader *reader)
{
    Block *parent = parent_of(reader);
    if (parent->kind == BLOCK_ITEM && !parent->line.first && !parent->first) {
        reader->line = parent;
    } else if (parent->kind != BLOCK_LIST && parent->kind != BLOCK_STEPS) {
        reader->line = block_add(reader->document, parent, BLOCK_PARAGRAPH);
    } else { // below the deepest container, where a list has lost its items
        reader->line = block_add(reader->document, parent, BLOCK_ITEM);
    }
}

static void add_literal(Reader *reader, cmark_node *node, BlockKind kind)
{
    open_paragraph(reader);
    Block *block = reader->line;
    if (kind == BLOCK_CODE && block->kind == BLOCK_PARAGRAPH) {
        block->kind = kind;
        block->rich = literal_of(reader, node);
    } else {
        add_words(reader, literal_of(reader, node), kind == BLOCK_CODE ? RUN_CODE : RUN_PLAIN);
    }
    reader->line = NULL;
}

static void add_heading(Reader *reader, bool is_enter)
{
    open_paragraph(reader);
    if (reader->line->kind == BLOCK_PARAGRAPH) {
        reader->line->kind = BLOCK_LABEL;
    }
    reader->line = is_enter ? reader->line : NULL;
}

static void open_list(Reader *reader, cmark_node *list)
{
    open_container(reader, kind_of_list(list));
    Block *opened = parent_of(reader);
    if (reader->skipped == 0 && opened->kind == BLOCK_STEPS) {
        opened->shift = cmark_node_get_list_start(list) - 1;
    }
}

static void add_rule(Reader *reader)
{
    Block *parent = parent_of(reader);
    if (parent->kind != BLOCK_LIST && parent->kind != BLOCK_STEPS) {
        block_add(reader->document, parent, BLOCK_RULE);
    }
    reader->line = NULL;
}

static void add_node(void *of, cmark_node *node, bool is_enter)
{
    Reader *reader = of;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        is_enter ? open_container(reader, BLOCK_QUOTE) : close_container(reader);
        break;
    case CMARK_NODE_LIST: is_enter ? open_list(reader, node) : close_container(reader); break;
    case CMARK_NODE_ITEM:
        is_enter ? open_container(reader, BLOCK_ITEM) : close_container(reader);
        break;
    case CMARK_NODE_PARAGRAPH:
        is_enter ? open_paragraph(reader) : (void)(reader->line = NULL);
        break;
    case CMARK_NODE_HEADING:
        is_enter ? add_heading(reader, true) : (void)(reader->line = NULL);
        break;
    case CMARK_NODE_THEMATIC_BREAK: add_rule(reader); break;
    case CMARK_NODE_CODE_BLOCK: add_literal(reader, node, BLOCK_CODE); break;
    case CMARK_NODE_HTML_BLOCK: add_literal(reader, node, BLOCK_PARAGRAPH); break;
    default: add_inline(reader, node, is_enter); break;
    }
}

Block *rich_read(Document *document, Str commonmark)
{
    Block *whole = ARENA_NEW(document->arena, Block);
    *whole = (Block){.kind = BLOCK_SECTION};
    Reader reader = {.document = document, .open = {whole}};
    walk(commonmark, document->arena, add_node, &reader);
    return whole;
}

// ---- words --------------------------------------------------------------------------------------

// Lists deeper than this count with the last.
enum { COUNTED = 8, BULLETS = -1 };

typedef struct Words {
    Arena *arena;
    Out out;
    bool has_lines;        // blocks and items stand on lines of their own
    uint32_t depth;        // of the lists that are open
    int64_t next[COUNTED]; // by their depth: the number of the next item, or BULLETS
    bool is_marked;        // the mark of an item was written, and nothing behind it
    bool is_begun;         // an item of the innermost list was written
    bool is_behind_list;
    bool is_table; // lines that begin with bars, as people draw tables
} Words;

static Str literal(cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    return str_from(text ? text : "");
}

// White space of any length is one space.
static void put_text(Words *words, Str text)
{
    Out *out = &words->out;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.at[i], last = out->length > 0 ? out->bytes[out->length - 1] : ' ';
        if (byte != ' ' && byte != '\n' && byte != '\t' && byte != '\r') {
            out_char(out, byte);
        } else if (last != ' ' && last != '\n') {
            out_char(out, ' ');
        }
    }
}

// Whether a sign stands at the end already.
static bool is_ended(const Out *out)
{
    static const char *const signs[] = {".", "!", "?", ":", ";", ",", "。", "！", "？"};
    Str text = {out->bytes, out->length};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (str_ends(text, signs[i])) {
            return true;
        }
    }
    return false;
}

// Parts a block or an item from what stands before it.
static void part(Words *words, PhraseId sign, uint32_t indent)
{
    if (words->out.length == 0) {
        return;
    }
    if (words->has_lines) {
        out_char(&words->out, '\n');
        out_repeat(&words->out, ' ', 2 * (size_t)(indent < COUNTED ? indent : COUNTED));
    } else {
        put_text(words, phrase(is_ended(&words->out) ? PHRASE_SPACE : sign));
    }
}

static int64_t *next_of(Words *words)
{
    return &words->next[words->depth < COUNTED ? words->depth : COUNTED - 1];
}

static void put_list(Words *words, cmark_node *list, bool is_enter)
{
    words->is_begun = !is_enter;
    words->is_behind_list = !is_enter;
    if (!is_enter) {
        words->depth--;
        return;
    }
    words->depth++;
    bool is_numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    *next_of(words) = is_numbered ? cmark_node_get_list_start(list) : BULLETS;
}

static void put_item(Words *words)
{
    int64_t *next = next_of(words);
    part(words, words->is_begun ? PHRASE_LIST_SEMICOLON : PHRASE_SPACE, words->depth - 1);
    if (*next == BULLETS) {
        out_str(&words->out, phrase(words->has_lines ? PHRASE_BULLET_LINE : PHRASE_BULLET));
    } else {
        Str number = str_format(words->arena, "%lld", (long long)(*next)++);
        out_str(&words->out, phrase_with(words->arena, PHRASE_ITEM_NUMBER, number));
    }
    words->is_marked = words->is_begun = true;
    words->is_behind_list = false;
}

// A block that holds words.
static void open_words(Words *words, cmark_node *node)
{
    cmark_node *first = cmark_node_first_child(node);
    words->is_table = first && str_starts(literal(first), "|");
    if (words->is_marked) {
        out_char(&words->out, ' ');
    } else {
        part(words, words->is_behind_list ? PHRASE_SENTENCE : PHRASE_SPACE, words->depth);
    }
    words->is_marked = words->is_behind_list = false;
}

static void put_break(Words *words, bool is_kept)
{
    if (is_kept && words->has_lines) {
        out_char(&words->out, '\n');
    } else {
        put_text(words, STR(" "));
    }
}

// What has lines of its own.
static void put_block(Words *words, cmark_node *node)
{
    Str text = literal(node);
    open_words(words, node);
    if (words->has_lines) {
        text.length -= str_ends(text, "\n");
        out_str(&words->out, text);
    } else {
        put_text(words, text);
    }
}

static void put_node(void *of, cmark_node *node, bool is_enter)
{
    Words *words = of;
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) {
        put_list(words, node, is_enter);
    }
    if (!is_enter) {
        return;
    }
    switch (type) {
    case CMARK_NODE_ITEM: put_item(words); break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING: open_words(words, node); break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK: put_block(words, node); break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE: put_text(words, literal(node)); break;
    case CMARK_NODE_SOFTBREAK: put_break(words, words->is_table); break;
    case CMARK_NODE_LINEBREAK: put_break(words, true); break;
    default: break;
    }
}

static Str words_of(Arena *arena, Str commonmark, bool has_lines)
{
    Words words = {.arena = arena, .has_lines = has_lines};
    out_start_in(&words.out, arena);
    walk(commonmark, arena, put_node, &words);
    Str all = out_finish(&words.out);
    while (all.length > 0 && (str_end(all)[-1] == ' ' || str_end(all)[-1] == '\n')) {
        all.length--;
    }
    return all;
}

Str rich_words(Arena *arena, Str commonmark)
{
    return words_of(arena, commonmark, false);
}

Str rich_lines(Arena *arena, Str commonmark)
{
    return words_of(arena, commonmark, true);
}
