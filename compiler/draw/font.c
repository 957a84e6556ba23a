// Which letters a picture uses, and their fonts, cut in a child process.
#include "draw/font.h"

#include "base/utf8.h"
#include "draw/child.h"
#include "draw/modules.h"
#include "draw/script.h"

#include <string.h>
#include <unistd.h>

static void add_text(unsigned char *characters, Str text)
{
    const char *at = text.at, *end = str_end(text);
    while (at < end) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        if (c >= ' ' && c < CHARACTER_SET_SIZE * 8)
            characters[c / 8] |= (unsigned char)(1 << c % 8);
        at += size;
    }
}

static SubsetJob job_of(const Drawing *drawing, Arena *arena)
{
    SubsetJob job = {.send = child_send};
    unsigned char *sets[2] = {NULL, NULL};
    for (uint32_t i = 0; i < drawing->count; i++) {
        const Item *item = &drawing->items[i];
        if (item->kind != ITEM_TEXT || item->text.length == 0)
            continue;
        unsigned char **set = &sets[item->font.weight];
        if (*set == NULL)
            *set = ARENA_MANY(arena, CHARACTER_SET_SIZE, unsigned char);
        add_text(*set, item->text);
        job.is_shaped = job.is_shaped || text_is_shaped(item->text);
    }
    job.characters[FONT_REGULAR] = sets[FONT_REGULAR];
    job.characters[FONT_BOLD] = sets[FONT_BOLD];
    return job;
}

static void cut(const void *given, Channel *output)
{
    if (!module_fonts_subset()(given, output))
        _exit(STATUS_MODULE_FAILED);
}

// Takes one subset from the front of what the child sent; false where there is none.
static bool take(Str *sent, Arena *arena, Str *font)
{
    const unsigned char *at = (const unsigned char *)sent->at;
    if (sent->length < 4)
        return false;
    size_t length = at[0] | (size_t)at[1] << 8 | (size_t)at[2] << 16 | (size_t)at[3] << 24;
    if (sent->length - 4 < length)
        return false;
    *font = str_copy(arena, (Str){sent->at + 4, length});
    *sent = (Str){sent->at + 4 + length, sent->length - 4 - length};
    return true;
}

bool font_subsets(const Drawing *drawing, const Limits *limits, Arena *arena, Str fonts[2])
{
    const SubsetJob job = job_of(drawing, arena);
    Out out;
    out_start_in(&out, arena);
    bool is_whole = child_run(limits, cut, &job, &out).result == CHILD_DONE;
    Str sent = out_view(&out);
    for (int weight = 0; weight < 2; weight++)
        is_whole = is_whole && take(&sent, arena, &fonts[weight]);
    if (!is_whole)
        fonts[0] = fonts[1] = (Str){"", 0};
    return is_whole;
}
