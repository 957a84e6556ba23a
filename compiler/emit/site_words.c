// The words of the page of a build, from emit/site_words.def.
#include "emit/site_parts.h"

#include <ctype.h>
#include <string.h>

static const char *const texts[] = {
#define WORD(id, text) [WORD_##id] = text,
#include "emit/site_words.def"
#undef WORD
};

static const char *const names[] = {
#define WORD(id, text) [WORD_##id] = #id,
#include "emit/site_words.def"
#undef WORD
};

Str word(WordId id)
{
    return str_from(texts[id]);
}

Str word_with_two(const SiteWriter *writer, WordId id, Str first, Str second)
{
    Out out;
    out_start_in(&out, writer->arena);
    for (const char *at = texts[id]; *at;) {
        bool is_gap = at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}';
        if (is_gap) {
            out_str(&out, at[1] == '1' ? first : second);
        } else {
            out_char(&out, *at);
        }
        at += is_gap ? 3 : 1;
    }
    return out_finish(&out);
}

Str word_with(const SiteWriter *writer, WordId id, Str first)
{
    return word_with_two(writer, id, first, (Str){"", 0});
}

Str word_count(const SiteWriter *writer, WordId one, WordId many, uint32_t count)
{
    return count == 1 ? word(one)
                      : word_with(writer, many, str_format(writer->arena, "%u", (unsigned)count));
}

// SAY_NONE is data-say-none.
static const char *attribute_name(const SiteWriter *writer, const char *name)
{
    char *lower = arena_copy(writer->arena, name, strlen(name));
    for (char *at = lower; *at; at++) {
        *at = *at == '_' ? '-' : (char)tolower((unsigned char)*at);
    }
    return str_format(writer->arena, "data-%s", lower).at;
}

void site_script_words(SiteWriter *writer)
{
    for (int i = 0; i < WORD_COUNT; i++) {
        if (strncmp(names[i], "SAY_", 4) == 0) {
            site_attribute(writer, attribute_name(writer, names[i]), word((WordId)i));
        }
    }
}
