// The table of formats, as emit/formats.def lists it.
//
// Endings are compared without regard to capitals; the first row of a shape is its default.
#include "emit/formats.h"

#include <strings.h>

static const Format formats[FORMAT_COUNT] = {
#define FORMAT(id, ending, shape, text) {FORMAT_##id, ending, shape, text},
#include "emit/formats.def"
#undef FORMAT
};

const Format *format_row(FormatId id)
{
    return &formats[id];
}

const Format *format_find(Str ending, Shape shape)
{
    for (int i = 0; i < FORMAT_COUNT; i++) {
        Str own = str_from(formats[i].ending);
        if (formats[i].shape == shape && own.length == ending.length
            && strncasecmp(own.at, ending.at, own.length) == 0) {
            return &formats[i];
        }
    }
    return NULL;
}

const Format *format_first(Shape shape)
{
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (formats[i].shape == shape) {
            return &formats[i];
        }
    }
    return NULL;
}
