// The formats of outputs: their endings and the shapes they can hold.
#pragma once

#include "views/views.h"

typedef enum FormatId {
#define FORMAT(id, ending, shapes, text) FORMAT_##id,
#include "emit/formats.def"
#undef FORMAT
    FORMAT_COUNT
} FormatId;

typedef struct Format {
    FormatId id;
    const char *ending; // without the point
    unsigned shapes;    // bit set of 1 << Shape
    const char *text;
} Format;

const Format *format_row(FormatId id);

bool format_holds(const Format *format, Shape shape);

// The format of this shape with this ending (any capitals), or NULL.
const Format *format_find(Str ending, Shape shape);

// The format with this ending (any capitals), whatever it holds, or NULL.
const Format *format_named(Str ending);

// The shape's first format.
const Format *format_first(Shape shape);
