// Long texts are CommonMark, read by libcmark: here only their addresses are looked at.

#include "model/markup.h"

#include "model/address.h"

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

static const char *node_fault(cmark_node *node, Arena *arena, Str *address)
{
    const char *url = cmark_node_get_url(node);
    if (url == NULL) {
        return NULL;
    }
    const char *fault = address_fault(str_from(url));
    if (fault != NULL) {
        *address = str_copy(arena, str_from(url));
    }
    return fault;
}

const char *markup_address_fault(Str text, Arena *arena, Str *address)
{
    if (!may_have_address(text)) {
        return NULL;
    }
    cmark_node *root = cmark_parse_document(text.at, text.length, CMARK_OPT_DEFAULT);
    cmark_iter *steps = cmark_iter_new(root);
    const char *fault = NULL;
    for (cmark_event_type event = cmark_iter_next(steps);
         event != CMARK_EVENT_DONE && fault == NULL; event = cmark_iter_next(steps)) {
        cmark_node *node = cmark_iter_get_node(steps);
        bool is_link = cmark_node_get_type(node) == CMARK_NODE_LINK;
        if (event == CMARK_EVENT_ENTER && is_link) {
            fault = node_fault(node, arena, address);
        }
    }
    cmark_iter_free(steps);
    cmark_node_free(root);
    return fault;
}
