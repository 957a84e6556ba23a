// Contrast of words against what lies behind them.
#pragma once

#include "scene.h"

// A theme: the colour that is painted for one of the drawing list.
typedef Color ColorOf(Color color, bool is_quiet);

// The light theme: colours as the drawing list has them.
Color color_light(Color color, bool is_quiet);

// The contrast of two colours after WCAG 2.1, from 1 to 21.
double contrast_of(Color left, Color right);

// The least contrast of a word's colour against the boxes, or the paper, that it is painted on.
double word_contrast(const Scene *scene, const Word *word, ColorOf *color_of);
