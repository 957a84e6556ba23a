// The table of formats, as emit/formats.def lists it.
//
// Endings are compared without regard to capitals; the first row of a shape is its default.
#include "emit/formats.h"

#include <strings.h>

enum {
    PICTURES = 1 << SHAPE_PICTURE,
    TABLES = 1 << SHAPE_TABLE,
    HANDOUTS = 1 << SHAPE_DOCUMENT,
    TEAMS = 1 << SHAPE_TEAM,
    DOCUMENTS = HANDOUTS | TEAMS | 1 << SHAPE_POCKET, // for people to read
};

static const Format formats[FORMAT_COUNT] = {
#define FORMAT(id, ending, shapes, text) {FORMAT_##id, ending, shapes, text},
#include "emit/formats.def"
#undef FORMAT
};

const Format *format_row(FormatId id)
{
    return &formats[id];
}

bool format_holds(const Format *format, Shape shape)
{
    return (format->shapes >> shape & 1) != 0;
}

const Format *format_named(Str ending)
{
    for (int i = 0; i < FORMAT_COUNT; i++) {
        Str own = str_from(formats[i].ending);
        if (own.length == ending.length && strncasecmp(own.at, ending.at, own.length) == 0) {
            return &formats[i];
        }
    }
    return NULL;
}

const Format *format_find(Str ending, Shape shape)
{
    const Format *format = format_named(ending);
    return format && format_holds(format, shape) ? format : NULL;
}

const Format *format_first(Shape shape)
{
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (format_holds(&formats[i], shape)) {
            return &formats[i];
        }
    }
    return NULL;
}
