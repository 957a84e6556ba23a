// Comments: what they say, and where they stand.
#include "syntax/comments.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

// A very long comment is longer than its token can tell, so its line end is looked for.
Str comment_text(const Tree *tree, uint32_t index)
{
    Str text = tree->source->text;
    const char *at = text.at + tree->tokens[index].offset;
    const char *stop = memchr(at, '\n', (size_t)(str_end(text) - at));
    stop = stop ? stop : str_end(text);
    while (is_blank(stop[-1])) {
        stop--;
    }
    return (Str){at, (size_t)(stop - at)};
}

bool comment_is_alone(const Tree *tree, uint32_t index)
{
    const char *text = tree->source->text.at;
    uint32_t at = tree->tokens[index].offset;
    while (at > 0 && is_blank(text[at - 1])) {
        at--;
    }
    return index == 0 || text[at - 1] == '\n';
}
