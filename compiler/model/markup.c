// Long texts are CommonMark, read by libcmark: here only their addresses are looked at.

#include "model/markup.h"

#include <cmark.h>
#include <string.h>

// Only these begin an address in CommonMark; most texts have none and are not parsed.
static bool may_have_address(Str text)
{
    for (size_t i = 0; i + 1 < text.length; i++) {
        bool is_link = text.at[i] == ']' && strchr("([:", text.at[i + 1]) != NULL;
        if (is_link || text.at[i] == '<') {
            return true;
        }
    }
    return false;
}

// The words of a link, as they are gathered; no longer than the text they stand in.
typedef struct Words {
    char *at;
    size_t length, room;
} Words;

static void add_words(Words *words, const char *more)
{
    for (; more != NULL && *more && words->length < words->room; more++) {
        words->at[words->length++] = *more;
    }
}

static Str link_address(cmark_node *node)
{
    const char *address = cmark_node_get_url(node);
    return str_from(address != NULL ? address : "");
}

static MarkupLink *link_copy(Arena *arena, const MarkupLink *link)
{
    MarkupLink *copy = ARENA_NEW(arena, MarkupLink);
    *copy = (MarkupLink){NULL, str_copy(arena, link->text), str_copy(arena, link->address)};
    return copy;
}

// Walks over a text, and keeps the links that pass the test. The words of a link, whatever markup they
// have, are gathered on the way through it; links do not nest.
static MarkupLink *walk(cmark_iter *steps, Words *words, MarkupTest test, Arena *arena)
{
    MarkupLink *first = NULL, **end = &first;
    cmark_event_type event;
    while ((event = cmark_iter_next(steps)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(steps);
        if (cmark_node_get_type(node) != CMARK_NODE_LINK) {
            add_words(words, cmark_node_get_literal(node));
        } else if (event == CMARK_EVENT_ENTER) {
            words->length = 0;
        } else {
            MarkupLink link = {NULL, {words->at, words->length}, link_address(node)};
            if (test(&link)) {
                *end = link_copy(arena, &link);
                end = &(*end)->next;
            }
        }
    }
    return first;
}

MarkupLink *markup_links_find(Str text, MarkupTest test, Arena *arena)
{
    if (!may_have_address(text)) {
        return NULL;
    }
    Words words = {arena_take(arena, text.length), 0, text.length};
    cmark_node *root = cmark_parse_document(text.at, text.length, CMARK_OPT_DEFAULT);
    cmark_iter *steps = cmark_iter_new(root);
    MarkupLink *found = walk(steps, &words, test, arena);
    cmark_iter_free(steps);
    cmark_node_free(root);
    return found;
}

// ---- in the source ------------------------------------------------------------------------------

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Whether an address begins here: `](`, `]: ` or `<` stand before it.
static bool is_begun(Str source, size_t at)
{
    if (at > 0 && source.at[at - 1] == '<') {
        return true;
    }
    while (at > 0 && is_blank(source.at[at - 1])) {
        at--;
    }
    return at >= 2 && source.at[at - 2] == ']'
           && (source.at[at - 1] == '(' || source.at[at - 1] == ':');
}

static bool is_ended(Str source, size_t at)
{
    return at == source.length || is_blank(source.at[at])
           || strchr(")>\"\\", source.at[at]) != NULL;
}

bool markup_address_find(Str source, Str address, uint32_t number, size_t *offset)
{
    for (size_t at = 0; address.length > 0 && at + address.length <= source.length; at++) {
        bool is_here = memcmp(source.at + at, address.at, address.length) == 0
                       && is_begun(source, at) && is_ended(source, at + address.length);
        if (is_here && number-- == 0) {
            *offset = at;
            return true;
        }
    }
    return false;
}
