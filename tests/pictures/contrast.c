// Contrast of words: the last filled box under the beginning, the middle and the end of a word.
#include "contrast.h"

#include <math.h>

// Of a channel from 0 to 1, as sRGB has it.
static double linear(unsigned channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(Color color)
{
    return 0.2126 * linear(color >> 16 & 0xFF) + 0.7152 * linear(color >> 8 & 0xFF)
           + 0.0722 * linear(color & 0xFF);
}

double contrast_of(Color left, Color right)
{
    double one = luminance(left) + 0.05, other = luminance(right) + 0.05;
    return one > other ? one / other : other / one;
}

static Color ground_at(const Scene *scene, uint32_t before, Spot spot, Theme theme)
{
    for (uint32_t i = before; i-- > 0;) {
        const Item *item = &scene->drawing->items[i];
        if (item->kind == ITEM_BOX && item->fill != NO_COLOR && item->x <= spot.x
            && spot.x <= item->x + item->width && item->y <= spot.y
            && spot.y <= item->y + item->height) {
            Color fill = theme_color(theme, item->fill, item->is_quiet);
            if (fill != NO_COLOR) { // a theme may leave boxes out
                return fill;
            }
        }
    }
    return theme_color(theme, PAPER, false);
}

double word_contrast(const Scene *scene, const Word *word, Theme theme)
{
    const Item *item = &scene->drawing->items[word->item];
    Color ink = theme_color(theme, item->fill, item->is_quiet);
    double least = 21, y = (word->area.top + word->area.bottom) / 2;
    const double at[] = {0.02, 0.5, 0.98};
    for (int i = 0; i < 3; i++) {
        Spot spot = {word->area.left + (word->area.right - word->area.left) * at[i], y};
        double contrast = contrast_of(ink, ground_at(scene, word->item, spot, theme));
        least = contrast < least ? contrast : least;
    }
    return least;
}
