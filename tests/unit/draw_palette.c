// The colours of phases: legible, and told apart by readers of every kind of colour vision.
//
// Protanopia and deuteranopia are simulated after Viénot, Brettel and Mollon, "Digital video
// colourmaps for checking the legibility of displays by dichromats" (1999), tritanopia after Machado,
// Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency"
// (2009), all in linear light. Colours are compared by CIEDE2000 (Sharma, Wu and Dalal, 2005), of
// which about 2 are seen side by side, and 5 at a glance.
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

typedef enum Vision {
    VISION_USUAL,
    VISION_PROTAN,
    VISION_DEUTAN,
    VISION_TRITAN,
    VISION_COUNT
} Vision;

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

// To cones and back, as one matrix of linear light.
static Triple seen(Color color, Vision vision)
{
    static const double MATRIX[VISION_COUNT][3][3] = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
        {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
        {{1.255528, -0.076749, -0.178779},
         {-0.078411, 0.930809, 0.147602},
         {0.004733, 0.691367, 0.303900}},
    };
    Triple light = product(MATRIX[vision], linear(color));
    for (int i = 0; i < 3; i++) {
        light.of[i] = fmin(1, fmax(0, light.of[i]));
    }
    return light;
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

// ---- CIEDE2000 ----------------------------------------------------------------------------------

static const double DEGREE = 3.14159265358979323846 / 180;

// A point of L*a*b* by lightness, chroma and hue in degrees.
typedef struct Polar {
    double lightness, chroma, hue;
} Polar;

// How far chroma above 25 counts as such: the part of a seventh power.
static double chroma_part(double chroma)
{
    return sqrt(pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7)));
}

static Polar polar(Triple point, double stretch)
{
    double a = point.of[1] * stretch, hue = atan2(point.of[2], a) / DEGREE;
    return (Polar){point.of[0], hypot(a, point.of[2]), hue < 0 ? hue + 360 : hue};
}

// How much hue counts around a hue.
static double hue_weight(double hue)
{
    return 1 - 0.17 * cos((hue - 30) * DEGREE) + 0.24 * cos(2 * hue * DEGREE)
           + 0.32 * cos((3 * hue + 6) * DEGREE) - 0.20 * cos((4 * hue - 63) * DEGREE);
}

static double apart(Polar one, Polar other)
{
    double light = (one.lightness + other.lightness) / 2 - 50;
    double chroma = (one.chroma + other.chroma) / 2, turn = other.hue - one.hue;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    double hue = fmod(one.hue + turn / 2 + 360, 360);
    double by_light =
        (other.lightness - one.lightness) / (1 + 0.015 * light * light / sqrt(20 + light * light));
    double by_chroma = (other.chroma - one.chroma) / (1 + 0.045 * chroma);
    double by_hue = 2 * sqrt(one.chroma * other.chroma) * sin(turn / 2 * DEGREE)
                    / (1 + 0.015 * chroma * hue_weight(hue));
    double tilt = 30 * exp(-pow((hue - 275) / 25, 2));
    double rotation = -2 * chroma_part(chroma) * sin(2 * tilt * DEGREE);
    return sqrt(by_light * by_light + by_chroma * by_chroma + by_hue * by_hue
                + rotation * by_chroma * by_hue);
}

static double lab_distance(Triple one, Triple other)
{
    double chroma = (hypot(one.of[1], one.of[2]) + hypot(other.of[1], other.of[2])) / 2;
    double stretch = 1 + 0.5 * (1 - chroma_part(chroma));
    return apart(polar(one, stretch), polar(other, stretch));
}

static double distance(Color left, Color right, Vision vision)
{
    return lab_distance(lab(seen(left, vision)), lab(seen(right, vision)));
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

static Color in_turn(Theme theme, uint32_t index)
{
    return theme_color(theme, palette_tones(STR(""), index).strong, false);
}

// What a vision is owed, on light paper and on dark: between any two, between a colour and the next
// one in turn (they stand side by side), and to the red of losses, which has its cross besides.
typedef struct Floor {
    const char *vision;
    double any[2], beside[2], loss[2];
} Floor;

static const Floor FLOORS[VISION_COUNT] = {
    {"usual", {18, 15}, {19.5, 28}, {21, 18}},
    {"protan", {8, 8.5}, {24, 21}, {7.5, 7.5}},
    {"deutan", {7, 7.5}, {13, 13}, {5.5, 7.5}},
    {"tritan", {7.5, 8.5}, {9.5, 13}, {16, 9}},
};

static void assert_apart(Theme theme, Vision vision)
{
    static const char *const THEMES[] = {"light", "dark"};
    const Floor *least = &FLOORS[vision];
    double any = 1000, beside = 1000, loss = 1000;
    Color red = theme_color(theme, LOSS_STRONG, false);
    for (uint32_t i = 0; i < IN_TURN; i++) {
        loss = fmin(loss, distance(in_turn(theme, i), red, vision));
        for (uint32_t j = i + 1; j < IN_TURN; j++) {
            double far = distance(in_turn(theme, i), in_turn(theme, j), vision);
            any = fmin(any, far);
            beside = j == i + 1 ? fmin(beside, far) : beside;
        }
    }
    printf("# %s, %s: any two %.1f apart, neighbours %.1f, from loss %.1f\n", THEMES[theme],
           least->vision, any, beside, loss);
    assert_true(any >= least->any[theme] && beside >= least->beside[theme]
                && loss >= least->loss[theme]);
}

static void test_told_apart(void **state)
{
    (void)state;
    for (int vision = 0; vision < VISION_COUNT; vision++) {
        assert_apart(THEME_LIGHT, (Vision)vision);
        assert_apart(THEME_DARK, (Vision)vision);
    }
}

// A picture for light and dark readers says of each light colour what it is in the dark: two that
// look alike in the light would be one in the dark.
static void test_washes(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < IN_TURN; i++) {
        Color one = theme_color(THEME_LIGHT, palette_tones(STR(""), i).tint, false);
        assert_true(one != LOSS_TINT && one != WIN_TINT && one != NEUTRAL_TINT);
        for (uint32_t j = i + 1; j < IN_TURN; j++) {
            assert_true(one != theme_color(THEME_LIGHT, palette_tones(STR(""), j).tint, false));
        }
    }
}

// The measure itself sees what it should. The pair of points is the first of those that Sharma, Wu
// and Dalal give to test with.
static void test_measure(void **state)
{
    (void)state;
    const Triple one = {{50, 2.6772, -79.7751}}, other = {{50, 0, -82.7485}};
    assert_true(fabs(lab_distance(one, other) - 2.0425) < 0.0001);
    assert_true(distance(0x000000, 0xFFFFFF, VISION_USUAL) > 99);
    assert_true(distance(0xB91C1C, 0x15803D, VISION_USUAL) > 60);
    assert_true(distance(0xB91C1C, 0x15803D, VISION_DEUTAN) < 30);
    assert_true(contrast(0x000000, 0xFFFFFF) > 20.9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_legible), cmocka_unit_test(test_darkened),
        cmocka_unit_test(test_inks),    cmocka_unit_test(test_told_apart),
        cmocka_unit_test(test_measure), cmocka_unit_test(test_washes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
