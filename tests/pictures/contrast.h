// Contrast of words against what lies behind them.
#pragma once

#include "scene.h"

#include "draw/palette.h"

// The contrast of two colours after WCAG 2.1, from 1 to 21.
double contrast_of(Color left, Color right);

// The least contrast of a word's colour against the boxes, or the paper, that it is painted on.
double word_contrast(const Scene *scene, const Word *word, Theme theme);
