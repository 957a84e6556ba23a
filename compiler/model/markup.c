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

// Walks over a text until a link passes the test. The words of a link, whatever markup they have,
// are gathered on the way through it; links do not nest.
static bool walk(cmark_iter *steps, Words *words, MarkupTest test, MarkupLink *found)
{
    cmark_event_type event;
    while ((event = cmark_iter_next(steps)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(steps);
        if (cmark_node_get_type(node) != CMARK_NODE_LINK) {
            add_words(words, cmark_node_get_literal(node));
        } else if (event == CMARK_EVENT_ENTER) {
            words->length = 0;
        } else {
            const char *address = cmark_node_get_url(node);
            *found =
                (MarkupLink){{words->at, words->length}, str_from(address != NULL ? address : "")};
            if (test(found)) {
                return true;
            }
        }
    }
    return false;
}

bool markup_link_find(Str text, MarkupTest test, Arena *arena, MarkupLink *found)
{
    if (!may_have_address(text)) {
        return false;
    }
    Words words = {arena_take(arena, text.length), 0, text.length};
    cmark_node *root = cmark_parse_document(text.at, text.length, CMARK_OPT_DEFAULT);
    cmark_iter *steps = cmark_iter_new(root);
    bool is_found = walk(steps, &words, test, found);
    if (is_found) {
        found->address = str_copy(arena, found->address);
    }
    cmark_iter_free(steps);
    cmark_node_free(root);
    return is_found;
}
