// How colours look in each theme.
//
// Tones are made from one colour by mixing in whole numbers. A colour of the user's that is too
// light for text is darkened until its contrast holds, and lightened on dark paper; those of our own
// have a look of their own there, for mixed with white they would come to look alike.
#include "draw/palette.h"

enum { BASE = 0xFFFFFF };

static unsigned channel(Color color, int shift)
{
    return color >> shift & 0xFF;
}

// Mixes two colours: `part` of 256 parts are the first.
static Color mixed(Color color, Color other, unsigned part)
{
    Color result = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        result |= (channel(color, shift) * part + channel(other, shift) * (256 - part)) / 256
                  << shift;
    return result;
}

// Relative luminance after WCAG 2.1, with the square in place of the power of 2.4: a little lighter
// than the norm says, and exact everywhere.
static double luminance(Color color)
{
    double red = channel(color, 16) / 255.0, green = channel(color, 8) / 255.0;
    double blue = channel(color, 0) / 255.0;
    return 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue;
}

// ---- how a tone looks ---------------------------------------------------------------------------

enum { DARK_PAPER = 0x111827, BLACK = 0, WHITE = 0xFFFFFF };

// Darker until text in it can be read on white and on its own tint.
static Color legible_on_white(Color color)
{
    while (1.05 / (luminance(color) + 0.05) < 5.2)
        color = mixed(color, BLACK, 230);
    return color;
}

// Lighter until text in it can be read on dark paper and on its own tint. The squares flatter light
// colours, so more is asked for.
static Color legible_on_dark(Color color)
{
    while ((luminance(color) + 0.05) / (luminance(DARK_PAPER) + 0.05) < 8)
        color = mixed(color, WHITE, 230);
    return color;
}

// Of the colours of draw/swatches.def: how text in them looks on light paper and on dark.
#define SWATCH(name, light, dark)         {light, dark},
#define SWATCH_IN_TURN(name, light, dark) {light, dark},
static const Color ON_DARK[][2] = {
#include "draw/swatches.def"
};
#undef SWATCH
#undef SWATCH_IN_TURN

static Color strong_on_dark(Color base)
{
    for (uint32_t i = 0; i < sizeof ON_DARK / sizeof ON_DARK[0]; i++)
        if (ON_DARK[i][0] == base)
            return ON_DARK[i][1];
    return legible_on_dark(base);
}

static Color toned_light(unsigned tone, Color base)
{
    switch (tone) {
    case TONE_STRONG: return legible_on_white(base);
    case TONE_BORDER: return mixed(base, WHITE, 90);
    default: return mixed(strong_on_dark(base), WHITE, 30); // a thin wash of its light look
    }
}

static Color toned_dark(unsigned tone, Color base)
{
    Color strong = strong_on_dark(base);
    switch (tone) {
    case TONE_STRONG: return strong;
    case TONE_BORDER: return mixed(strong, DARK_PAPER, 110);
    default: return mixed(strong, DARK_PAPER, 24);
    }
}

static Color toned_print(unsigned tone, Color base)
{
    switch (tone) {
    case TONE_STRONG: return legible_on_white(base);
    case TONE_BORDER: return mixed(base, WHITE, 150);
    default: return WHITE;
    }
}

// ---- how an ink looks ---------------------------------------------------------------------------

typedef struct InkLook {
    Color ink, dark, print, quiet; // `quiet` is another ink
} InkLook;

static const InkLook INK_LOOKS[] = {
    {INK, 0xE5E7EB, BLACK, INK_QUIET},
    {INK_QUIET, 0xA8B3C4, 0x333333, INK_QUIET},
    {INK_LINE, 0x94A3B8, 0x444444, INK_FRAME},
    {INK_FRAME, 0x3B475A, 0x999999, INK_FRAME},
    {INK_CHIP, 0xCBD5E1, 0x222222, INK_QUIET},
    {INK_MARK, 0x2B3749, 0xEEEEEE, NEUTRAL_TINT},
    {PAPER, DARK_PAPER, WHITE, PAPER},
    {WIN_STRONG, 0x4ADE80, 0x0B5A2A, INK_QUIET},
    {WIN_TINT, 0x10291C, WHITE, NEUTRAL_TINT},
    {LOSS_STRONG, 0xFCA5A5, 0x8F1212, INK_QUIET},
    {LOSS_LINE, 0xB45A5F, 0xB05050, INK_FRAME},
    {LOSS_TINT, 0x33191D, WHITE, NEUTRAL_TINT},
    {NEUTRAL_STRONG, 0xB4BFCE, 0x333333, INK_QUIET},
    {NEUTRAL_TINT, 0x182131, WHITE, NEUTRAL_TINT},
};
enum { INK_COUNT = sizeof INK_LOOKS / sizeof INK_LOOKS[0] };

static Color quiet_of(Color color)
{
    switch (color >> TONE_SHIFT) {
    case TONE_STRONG: return INK_QUIET;
    case TONE_BORDER: return INK_FRAME;
    case TONE_TINT: return NEUTRAL_TINT;
    }
    for (uint32_t i = 0; i < INK_COUNT; i++)
        if (INK_LOOKS[i].ink == color)
            return INK_LOOKS[i].quiet;
    return color;
}

static Color ink_in(Theme theme, Color ink)
{
    for (uint32_t i = 0; i < INK_COUNT; i++) {
        if (INK_LOOKS[i].ink == ink) {
            switch (theme) {
            case THEME_LIGHT: return ink;
            case THEME_DARK: return INK_LOOKS[i].dark;
            case THEME_PRINT: return INK_LOOKS[i].print;
            }
        }
    }
    return ink;
}

Color theme_color(Theme theme, Color color, bool is_quiet)
{
    if (color == NO_COLOR)
        return NO_COLOR;
    if (is_quiet)
        color = quiet_of(color);
    unsigned tone = color >> TONE_SHIFT;
    if (tone == TONE_PLAIN)
        return ink_in(theme, color);
    switch (theme) {
    case THEME_LIGHT: return toned_light(tone, color & BASE);
    case THEME_DARK: return toned_dark(tone, color & BASE);
    case THEME_PRINT: return toned_print(tone, color & BASE);
    }
    return color;
}
