// The colours of pictures.
//
// Tones are made from one strong colour by mixing with white in whole numbers. A colour of the
// user's that is too light for text is darkened until its contrast holds.
#include "draw/palette.h"

typedef struct Swatch {
    const char *name;
    Color color;
} Swatch;

static const Swatch SWATCHES[] = {
    {"indigo", 0x4338CA}, {"teal", 0x0F766E},  {"amber", 0xA34A07},  {"blue", 0x0369A1},
    {"purple", 0x7E22CE}, {"olive", 0x55680B}, {"pink", 0xA8267A},   {"green", 0x17743A},
    {"brown", 0x7A4A21},  {"slate", 0x475569}, {"orange", 0xB0450A},
};
enum { SWATCH_COUNT = sizeof SWATCHES / sizeof SWATCHES[0], SWATCHES_IN_TURN = 8 };

static unsigned channel(Color color, int shift)
{
    return color >> shift & 0xFF;
}

// Mixes with white: `part` of 256 parts are the colour.
static Color mixed(Color color, unsigned part)
{
    Color result = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        result |= (channel(color, shift) * part + 255 * (256 - part)) / 256 << shift;
    return result;
}

static Color darkened(Color color)
{
    Color result = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        result |= channel(color, shift) * 9 / 10 << shift;
    return result;
}

// Relative luminance after WCAG 2.1, with the square in place of the power of 2.4: a little darker
// than the norm asks, and exact everywhere.
static double luminance(Color color)
{
    double red = channel(color, 16) / 255.0, green = channel(color, 8) / 255.0;
    double blue = channel(color, 0) / 255.0;
    return 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue;
}

static bool is_legible(Color color)
{
    return 1.05 / (luminance(color) + 0.05) >= 5.2;
}

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
    Color strong = color;
    while (!is_legible(strong))
        strong = darkened(strong);
    return (Tones){strong, mixed(color, 90), mixed(color, 16)};
}
