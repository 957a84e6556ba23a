// The formats of outputs: their endings and the shapes they can hold.
#pragma once

#include "base/str.h"

// What a view makes.
typedef enum Shape {
    SHAPE_GRAPH,
    SHAPE_LANES,
    SHAPE_FUNNEL,
    SHAPE_MIND,
    SHAPE_EXCHANGE,
    SHAPE_TABLE,
    SHAPE_DOCUMENT
} Shape;

typedef enum FormatId {
#define FORMAT(id, ending, shape, text) FORMAT_##id,
#include "emit/formats.def"
#undef FORMAT
    FORMAT_COUNT
} FormatId;

typedef struct Format {
    FormatId id;
    const char *ending; // without the point
    Shape shape;
    const char *text;
} Format;

const Format *format_row(FormatId id);

// The format of this shape with this ending (any capitals), or NULL.
const Format *format_find(Str ending, Shape shape);

// The shape's first format.
const Format *format_first(Shape shape);
