// The colours of phases: their own, or one of a palette in turn.
#include "draw/palette.h"

typedef struct Swatch {
    const char *name;
    Color color;
} Swatch;

#define SWATCH(name, light, dark)         {name, light},
#define SWATCH_IN_TURN(name, light, dark) {name, light},
static const Swatch SWATCHES[] = {
#include "draw/swatches.def"
};
#undef SWATCH
#undef SWATCH_IN_TURN

#define SWATCH(name, light, dark)
#define SWATCH_IN_TURN(name, light, dark) +1
enum {
    SWATCH_COUNT = sizeof SWATCHES / sizeof SWATCHES[0],
    SWATCHES_IN_TURN = 0
#include "draw/swatches.def"
};
#undef SWATCH
#undef SWATCH_IN_TURN

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_hex(Str text, Color *color)
{
    if (text.length != 7 || text.at[0] != '#')
        return false;
    *color = 0;
    for (int i = 1; i < 7; i++) {
        int digit = hex_digit(text.at[i]);
        if (digit < 0)
            return false;
        *color = *color << 4 | (Color)digit;
    }
    return true;
}

Tones palette_tones(Str text, uint32_t index)
{
    Color color = SWATCHES[index % SWATCHES_IN_TURN].color;
    for (uint32_t i = 0; i < SWATCH_COUNT; i++)
        if (str_is(text, SWATCHES[i].name))
            color = SWATCHES[i].color;
    read_hex(text, &color);
    return (Tones){(Color)TONE_STRONG << TONE_SHIFT | color,
                   (Color)TONE_BORDER << TONE_SHIFT | color,
                   (Color)TONE_TINT << TONE_SHIFT | color};
}
