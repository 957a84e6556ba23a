// Reads CommonMark with libcmark and writes its tree again.
//
// Containers (quotes, lists) add to the prefix of each line; those nested deeper than anybody
// writes add nothing more, which keeps what is written in proportion to what was read.
#include "emit/commonmark.h"

#include "base/memory.h"

#include <cmark.h>
#include <stdio.h>
#include <string.h>

enum { PREFIX_MOST = 96, SMALL_HEADING = 6 };

typedef struct Rewriter {
    Out *out;
    MarkdownText text;
    char prefix[PREFIX_MOST]; // of each line
    size_t prefix_length;
    bool is_fresh; // at the beginning, or behind a marker: the next block needs no line of its own
} Rewriter;

static Str literal_of(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    return str_from(literal ? literal : "");
}

// ---- lines and prefixes -------------------------------------------------------------------------

// Whether a block stands on the line below what is before it, without a blank line. The first item
// stands as its list does.
static bool is_tight(cmark_node *node)
{
    bool is_item = cmark_node_get_type(node) == CMARK_NODE_ITEM;
    cmark_node *item = is_item ? node : cmark_node_parent(node);
    if (is_item && !cmark_node_previous(node)) {
        item = cmark_node_parent(cmark_node_parent(node));
    }
    return item && cmark_node_get_type(item) == CMARK_NODE_ITEM
           && cmark_node_get_list_tight(cmark_node_parent(item));
}

static void new_line(Rewriter *rewriter)
{
    out_char(rewriter->out, '\n');
    out_bytes(rewriter->out, rewriter->prefix, rewriter->prefix_length);
}

// A line that is empty but for the marks of quotes.
static void blank_line(Rewriter *rewriter)
{
    size_t length = rewriter->prefix_length;
    while (length > 0 && rewriter->prefix[length - 1] == ' ')
        length--;
    out_char(rewriter->out, '\n');
    out_bytes(rewriter->out, rewriter->prefix, length);
}

static void begin_block(Rewriter *rewriter, cmark_node *node)
{
    if (!rewriter->is_fresh) {
        if (!is_tight(node)) {
            blank_line(rewriter);
        }
        new_line(rewriter);
    }
    rewriter->is_fresh = false;
    rewriter->text = markdown_text_start(rewriter->out, true);
}

// Whether a container's piece of prefix still fits; if not, it is left out on entry and on exit.
static bool push(Rewriter *rewriter, const char *piece, size_t length)
{
    if (rewriter->prefix_length + length > PREFIX_MOST) {
        return false;
    }
    memcpy(rewriter->prefix + rewriter->prefix_length, piece, length);
    rewriter->prefix_length += length;
    return true;
}

// cmark keeps a mark for us on each node: the length of the prefix before a container.
static void open_container(Rewriter *rewriter, cmark_node *node, const char *marker,
                           const char *piece)
{
    begin_block(rewriter, node);
    cmark_node_set_user_data(node, (void *)(rewriter->prefix_length + 1));
    if (push(rewriter, piece, strlen(piece))) {
        out_text(rewriter->out, marker);
    }
    rewriter->is_fresh = true;
}

static void close_container(Rewriter *rewriter, cmark_node *node)
{
    rewriter->prefix_length = (size_t)cmark_node_get_user_data(node) - 1;
    rewriter->is_fresh = false;
}

// ---- blocks -------------------------------------------------------------------------------------

static bool is_first_choice(cmark_node *list)
{
    return (size_t)cmark_node_get_user_data(list) % 2 == 1;
}

// Lists that follow one another change their markers, or they would become one. The choice, 1 or 2,
// is kept on the list, with the items written twice over.
static void choose_marker(cmark_node *list)
{
    cmark_node *previous = cmark_node_previous(list);
    size_t choice = 1;
    if (previous && cmark_node_get_type(previous) == CMARK_NODE_LIST
        && cmark_node_get_list_type(previous) == cmark_node_get_list_type(list)) {
        choice = is_first_choice(previous) ? 2 : 1;
    }
    cmark_node_set_user_data(list, (void *)choice);
}

// The items before this one.
static size_t count_item(cmark_node *list)
{
    size_t kept = (size_t)cmark_node_get_user_data(list);
    cmark_node_set_user_data(list, (void *)(kept + 2));
    return (kept - 1) / 2;
}

static void open_numbered(Rewriter *rewriter, cmark_node *item, cmark_node *list)
{
    enum { MARKER_MOST = 24 };          // a number, a sign and a space
    const long NUMBER_MOST = 999999999; // more digits make no marker
    char marker[MARKER_MOST], piece[MARKER_MOST];
    bool is_first = is_first_choice(list);
    long number = (long)cmark_node_get_list_start(list) + (long)count_item(list);
    number = number < NUMBER_MOST ? number : NUMBER_MOST;
    int length = snprintf(marker, sizeof marker, "%ld%s", number, is_first ? ". " : ") ");
    memset(piece, ' ', (size_t)length);
    piece[length] = 0;
    open_container(rewriter, item, marker, piece);
}

static void open_item(Rewriter *rewriter, cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST) {
        open_numbered(rewriter, item, list);
    } else {
        open_container(rewriter, item, is_first_choice(list) ? "- " : "* ", "  ");
    }
}

static void write_container(Rewriter *rewriter, cmark_node *node, bool is_enter)
{
    if (!is_enter) {
        close_container(rewriter, node);
    } else if (cmark_node_get_type(node) == CMARK_NODE_ITEM) {
        open_item(rewriter, node);
    } else {
        open_container(rewriter, node, "> ", "> ");
    }
}

static void open_heading(Rewriter *rewriter, cmark_node *node)
{
    begin_block(rewriter, node);
    out_repeat(rewriter->out, '#', SMALL_HEADING);
    out_char(rewriter->out, ' ');
}

static size_t longest_fence(Str code)
{
    size_t longest = 2, run = 0;
    for (size_t i = 0; i < code.length; i++) {
        run = code.at[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest + 1;
}

static void write_code_block(Rewriter *rewriter, cmark_node *node)
{
    Str code = literal_of(node);
    size_t fence = longest_fence(code);
    begin_block(rewriter, node);
    out_repeat(rewriter->out, '`', fence);
    new_line(rewriter);
    for (size_t i = 0; i < code.length; i++) {
        if (code.at[i] != '\n') {
            out_char(rewriter->out, code.at[i]);
        } else {
            new_line(rewriter);
        }
    }
    if (code.length > 0 && code.at[code.length - 1] != '\n') {
        new_line(rewriter);
    }
    out_repeat(rewriter->out, '`', fence);
}

static void write_literal_block(Rewriter *rewriter, cmark_node *node)
{
    begin_block(rewriter, node);
    markdown_text_add(&rewriter->text, literal_of(node));
}

// ---- inside a block -----------------------------------------------------------------------------

static void close_link(Rewriter *rewriter, Str address)
{
    if (markdown_address_is_allowed(address)) {
        markdown_text_close(&rewriter->text, "](");
        markdown_write_address(rewriter->out, address);
        out_text(rewriter->out, ")");
    } else if (address.length > 0) {
        markdown_text_add(&rewriter->text, STR(" ("));
        markdown_text_add(&rewriter->text, address);
        markdown_text_add(&rewriter->text, STR(")"));
    }
}

static void write_link(Rewriter *rewriter, cmark_node *node, bool is_enter)
{
    const char *url = cmark_node_get_url(node);
    Str address = str_from(url ? url : "");
    if (!is_enter) {
        close_link(rewriter, address);
    } else if (markdown_address_is_allowed(address)) {
        markdown_text_mark(&rewriter->text, "[");
    }
}

// An image as its author wrote it, as text: nothing is fetched.
static void write_image(Rewriter *rewriter, cmark_node *node, bool is_enter)
{
    const char *url = cmark_node_get_url(node);
    if (is_enter) {
        markdown_text_add(&rewriter->text, STR("!["));
        return;
    }
    markdown_text_add(&rewriter->text, STR("]("));
    markdown_text_add(&rewriter->text, str_from(url ? url : ""));
    markdown_text_add(&rewriter->text, STR(")"));
}

static void write_marks(Rewriter *rewriter, const char *mark, bool is_enter)
{
    if (is_enter) {
        markdown_text_mark(&rewriter->text, mark);
    } else {
        markdown_text_close(&rewriter->text, mark);
    }
}

static void write_hard_break(Rewriter *rewriter)
{
    out_char(rewriter->out, '\\');
    new_line(rewriter);
    rewriter->text = markdown_text_start(rewriter->out, true);
}

// ---- the tree -----------------------------------------------------------------------------------

static void write_node(Rewriter *rewriter, cmark_node *node, bool is_enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_ITEM: write_container(rewriter, node, is_enter); break;
    case CMARK_NODE_LIST:
        if (is_enter)
            choose_marker(node);
        break;
    case CMARK_NODE_PARAGRAPH:
        if (is_enter)
            begin_block(rewriter, node);
        break;
    case CMARK_NODE_HEADING:
        if (is_enter)
            open_heading(rewriter, node);
        break;
    case CMARK_NODE_CODE_BLOCK: write_code_block(rewriter, node); break;
    case CMARK_NODE_HTML_BLOCK: write_literal_block(rewriter, node); break;
    case CMARK_NODE_CUSTOM_BLOCK: break;
    case CMARK_NODE_THEMATIC_BREAK:
        begin_block(rewriter, node);
        out_text(rewriter->out, "* * *");
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE: markdown_text_add(&rewriter->text, literal_of(node)); break;
    case CMARK_NODE_CODE: markdown_text_add_code(&rewriter->text, literal_of(node)); break;
    case CMARK_NODE_SOFTBREAK: markdown_text_add(&rewriter->text, STR(" ")); break;
    case CMARK_NODE_LINEBREAK: write_hard_break(rewriter); break;
    case CMARK_NODE_EMPH: write_marks(rewriter, "*", is_enter); break;
    case CMARK_NODE_STRONG: write_marks(rewriter, "**", is_enter); break;
    case CMARK_NODE_LINK: write_link(rewriter, node, is_enter); break;
    case CMARK_NODE_IMAGE: write_image(rewriter, node, is_enter); break;
    case CMARK_NODE_NONE:
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_CUSTOM_INLINE: break;
    }
}

static cmark_node *parse(Str commonmark, cmark_mem *memory)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, memory);
    cmark_parser_feed(parser, commonmark.at, commonmark.length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

void commonmark_write(Out *out, Str commonmark, size_t indent)
{
    cmark_mem memory = {memory_take, memory_resize, memory_give};
    cmark_node *root = parse(commonmark, &memory);
    cmark_iter *iter = cmark_iter_new(root);
    Rewriter rewriter = {.out = out, .is_fresh = true};
    for (; rewriter.prefix_length < indent && rewriter.prefix_length < PREFIX_MOST / 2;) {
        push(&rewriter, " ", 1);
    }
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        write_node(&rewriter, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
}
