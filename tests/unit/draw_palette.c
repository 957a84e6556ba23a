// The colours of phases: legible, and told apart by readers of every kind of colour vision.
//
// Protanopia and deuteranopia are simulated after Viénot, Brettel and Mollon, "Digital video
// colourmaps for checking the legibility of displays by dichromats" (1999), in linear light;
// colours are compared by CIE 1976 delta E in L*a*b* of the D65 white.
#include "draw/palette.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { IN_TURN = 8 };

typedef struct Triple {
    double of[3];
} Triple;

typedef enum Vision { VISION_USUAL, VISION_PROTAN, VISION_DEUTAN, VISION_COUNT } Vision;

static Triple linear(Color color)
{
    Triple light;
    for (int i = 0; i < 3; i++) {
        double value = (color >> (16 - 8 * i) & 0xFF) / 255.0;
        light.of[i] = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
    }
    return light;
}

static Triple product(const double matrix[3][3], Triple triple)
{
    Triple result = {{0}};
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            result.of[i] += matrix[i][j] * triple.of[j];
        }
    }
    return result;
}

// Viénot's two steps, to cones and back, as one matrix of linear light.
static Triple seen(Color color, Vision vision)
{
    static const double MATRIX[VISION_COUNT][3][3] = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
        {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
    };
    return product(MATRIX[vision], linear(color));
}

static Triple lab(Triple light)
{
    static const double XYZ[3][3] = {
        {0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
        {0.2126729, 0.7151522, 0.0721750},
        {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}};
    Triple xyz = product(XYZ, light);
    for (int i = 0; i < 3; i++) {
        double value = xyz.of[i];
        xyz.of[i] = value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116;
    }
    return (Triple){
        {116 * xyz.of[1] - 16, 500 * (xyz.of[0] - xyz.of[1]), 200 * (xyz.of[1] - xyz.of[2])}};
}

static double distance(Color left, Color right, Vision vision)
{
    Triple one = lab(seen(left, vision)), other = lab(seen(right, vision));
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        sum += (one.of[i] - other.of[i]) * (one.of[i] - other.of[i]);
    }
    return sqrt(sum);
}

static double luminance(Color color)
{
    Triple light = linear(color);
    return 0.2126 * light.of[0] + 0.7152 * light.of[1] + 0.0722 * light.of[2];
}

static double contrast(Color one, Color other)
{
    double first = luminance(one) + 0.05, second = luminance(other) + 0.05;
    return first > second ? first / second : second / first;
}

// Words in a group's colour can be read on the paper and on its tint, in every theme.
static void assert_readable(Tones tones)
{
    for (int theme = THEME_LIGHT; theme <= THEME_PRINT; theme++) {
        Color strong = theme_color((Theme)theme, tones.strong, false);
        assert_true(contrast(strong, theme_color((Theme)theme, PAPER, false)) >= 4.5);
        assert_true(contrast(strong, theme_color((Theme)theme, tones.tint, false)) >= 4.5);
    }
}

// The inks of words and what they stand on, in every theme, quiet ones too.
static void test_inks(void **state)
{
    (void)state;
    static const Color pairs[][2] = {
        {INK, PAPER},
        {INK, INK_MARK},
        {INK, NEUTRAL_TINT},
        {INK_QUIET, PAPER},
        {INK_QUIET, INK_MARK},
        {INK_QUIET, NEUTRAL_TINT},
        {PAPER, INK_CHIP},
        {PAPER, INK_MAIN},
        {WIN_STRONG, WIN_TINT},
        {WIN_STRONG, PAPER},
        {LOSS_STRONG, LOSS_TINT},
        {LOSS_STRONG, PAPER},
        {NEUTRAL_STRONG, NEUTRAL_TINT},
    };
    for (int theme = THEME_LIGHT; theme <= THEME_PRINT; theme++) {
        for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
            for (int quiet = 0; quiet < 2; quiet++) {
                assert_true(contrast(theme_color((Theme)theme, pairs[i][0], quiet),
                                     theme_color((Theme)theme, pairs[i][1], quiet))
                            >= 4.5);
            }
        }
    }
}

static void test_legible(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < IN_TURN; i++) {
        assert_readable(palette_tones(STR(""), i));
    }
}

static void test_darkened(void **state)
{
    (void)state;
    static const char *const colors[] = {"#ffff00", "#ffffff", "#000000", "#0000ff", "#00ff00"};
    for (size_t i = 0; i < sizeof colors / sizeof colors[0]; i++) {
        assert_readable(palette_tones(str_from(colors[i]), 0));
    }
}

// A colour and the next one in turn stand side by side; any two may meet in one picture.
static void test_told_apart(void **state)
{
    (void)state;
    static const char *const VISIONS[] = {"usual", "protan", "deutan"};
    for (int vision = 0; vision < VISION_COUNT; vision++) {
        double least = 1000, beside = 1000;
        for (uint32_t i = 0; i < IN_TURN; i++) {
            Color one = theme_color(THEME_LIGHT, palette_tones(STR(""), i).strong, false);
            for (uint32_t j = i + 1; j < IN_TURN; j++) {
                Color other = theme_color(THEME_LIGHT, palette_tones(STR(""), j).strong, false);
                double apart = distance(one, other, (Vision)vision);
                least = fmin(least, apart);
                beside = j == i + 1 ? fmin(beside, apart) : beside;
                if (apart < 10) {
                    printf("# %s: colours %u and %u are only %.1f apart\n", VISIONS[vision], i, j,
                           apart);
                }
            }
        }
        printf("# %s: any two %.1f apart, neighbours %.1f\n", VISIONS[vision], least, beside);
        assert_true(beside >= 30 && least >= 3.5);
    }
}

// The measure itself sees what it should.
static void test_measure(void **state)
{
    (void)state;
    assert_true(distance(0x000000, 0xFFFFFF, VISION_USUAL) > 99);
    assert_true(distance(0xB91C1C, 0x15803D, VISION_USUAL) > 80);
    assert_true(distance(0xB91C1C, 0x15803D, VISION_DEUTAN) < 30);
    assert_true(contrast(0x000000, 0xFFFFFF) > 20.9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_legible), cmocka_unit_test(test_darkened),
        cmocka_unit_test(test_inks),    cmocka_unit_test(test_told_apart),
        cmocka_unit_test(test_measure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
