// The outlines of lines, arrowheads and signs.
//
// All lines but curves run straight across or down, so the length of a piece is the sum of its two
// sides.
#include "draw/outline.h"

// ---- lines --------------------------------------------------------------------------------------

static double distance(Spot from, Spot to)
{
    double x = to.x - from.x, y = to.y - from.y;
    return (x < 0 ? -x : x) + (y < 0 ? -y : y);
}

static Spot shifted(Spot from, Spot to, double by)
{
    double length = distance(from, to);
    if (length <= 0)
        return from;
    return (Spot){from.x + (to.x - from.x) * by / length, from.y + (to.y - from.y) * by / length};
}

static double smaller(double left, double right)
{
    return left < right ? left : right;
}

static double arrow_size(const Item *line)
{
    return 5.5 + line->stroke_width * 1.3;
}

uint32_t outline_line_room(const Item *line)
{
    return line->point_count * 2 + 2;
}

static Outline outline_curve(const Spot *points, OutlineStep *steps)
{
    steps[0] = (OutlineStep){OUTLINE_MOVE, {points[0]}};
    steps[1] = (OutlineStep){OUTLINE_CURVE, {points[1], points[2], points[3]}};
    return (Outline){steps, 2};
}

Outline outline_line(const Item *line, OutlineStep *steps)
{
    const Spot *points = line->points;
    uint32_t count = line->point_count, used = 0;
    if (line->is_curve)
        return outline_curve(points, steps);
    Spot last = points[count - 1];
    if (line->has_arrow)
        last = shifted(last, points[count - 2], arrow_size(line) - 1);
    steps[used++] = (OutlineStep){OUTLINE_MOVE, {points[0]}};
    for (uint32_t i = 1; i + 1 < count; i++) {
        double radius = smaller(line->radius, smaller(distance(points[i - 1], points[i]) / 2,
                                                      distance(points[i], points[i + 1]) / 2));
        Spot before = shifted(points[i], points[i - 1], radius);
        Spot after = shifted(points[i], points[i + 1], radius);
        steps[used++] = (OutlineStep){OUTLINE_LINE, {before}};
        steps[used++] = (OutlineStep){OUTLINE_BEND, {points[i], after}};
    }
    steps[used++] = (OutlineStep){OUTLINE_LINE, {last}};
    return (Outline){steps, used};
}

Outline outline_arrow(const Item *line, OutlineStep *steps)
{
    if (!line->has_arrow)
        return (Outline){steps, 0};
    Spot tip = line->points[line->point_count - 1];
    Spot base = shifted(tip, line->points[line->point_count - 2], arrow_size(line));
    double half = arrow_size(line) * 0.42;
    double x = base.y < tip.y || base.y > tip.y ? half : 0, y = x > 0 ? 0 : half;
    steps[0] = (OutlineStep){OUTLINE_MOVE, {tip}};
    steps[1] = (OutlineStep){OUTLINE_LINE, {{base.x + x, base.y + y}}};
    steps[2] = (OutlineStep){OUTLINE_LINE, {{base.x - x, base.y - y}}};
    steps[3] = (OutlineStep){OUTLINE_CLOSE, {{0, 0}}};
    return (Outline){steps, OUTLINE_ARROW_ROOM};
}

bool outline_dashes(LineStyle style, double dashes[2])
{
    switch (style) {
    case LINE_SOLID: return false;
    case LINE_DASHED: dashes[0] = 6, dashes[1] = 4; return true;
    case LINE_DOTTED: dashes[0] = 1.5, dashes[1] = 4; return true;
    }
    return false;
}

// ---- signs --------------------------------------------------------------------------------------

static const OutlineStep CHECK[] = {
    {OUTLINE_MOVE, {{1.5, 6.5}}}, {OUTLINE_LINE, {{4.8, 9.8}}}, {OUTLINE_LINE, {{10.5, 2.8}}}};
static const OutlineStep CROSS[] = {{OUTLINE_MOVE, {{2.5, 2.5}}},
                                    {OUTLINE_LINE, {{9.5, 9.5}}},
                                    {OUTLINE_MOVE, {{9.5, 2.5}}},
                                    {OUTLINE_LINE, {{2.5, 9.5}}}};
static const OutlineStep LOOP[] = {{OUTLINE_MOVE, {{10, 4.6}}},
                                   {OUTLINE_CURVE, {{9.11, 2.7}, {6.97, 1.73}, {4.95, 2.29}}},
                                   {OUTLINE_CURVE, {{2.93, 2.86}, {1.61, 4.8}, {1.83, 6.89}}},
                                   {OUTLINE_CURVE, {{2.06, 8.98}, {3.76, 10.6}, {5.85, 10.73}}},
                                   {OUTLINE_CURVE, {{7.95, 10.85}, {9.83, 9.45}, {10.3, 7.4}}},
                                   {OUTLINE_MOVE, {{10.6, 1.6}}},
                                   {OUTLINE_LINE, {{10.2, 5}}},
                                   {OUTLINE_LINE, {{6.9, 4.4}}}};
static const OutlineStep PERSON[] = {{OUTLINE_MOVE, {{6, 1.2}}},
                                     {OUTLINE_CURVE, {{7.27, 1.2}, {8.3, 2.23}, {8.3, 3.5}}},
                                     {OUTLINE_CURVE, {{8.3, 4.77}, {7.27, 5.8}, {6, 5.8}}},
                                     {OUTLINE_CURVE, {{4.73, 5.8}, {3.7, 4.77}, {3.7, 3.5}}},
                                     {OUTLINE_CURVE, {{3.7, 2.23}, {4.73, 1.2}, {6, 1.2}}},
                                     {OUTLINE_CLOSE, {{0, 0}}},
                                     {OUTLINE_MOVE, {{1.8, 11}}},
                                     {OUTLINE_CURVE, {{1.8, 5.6}, {10.2, 5.6}, {10.2, 11}}},
                                     {OUTLINE_CLOSE, {{0, 0}}}};
static const OutlineStep PEOPLE[] = {{OUTLINE_MOVE, {{4.4, 2}}},
                                     {OUTLINE_CURVE, {{5.5, 2}, {6.4, 2.9}, {6.4, 4}}},
                                     {OUTLINE_CURVE, {{6.4, 5.1}, {5.5, 6}, {4.4, 6}}},
                                     {OUTLINE_CURVE, {{3.3, 6}, {2.4, 5.1}, {2.4, 4}}},
                                     {OUTLINE_CURVE, {{2.4, 2.9}, {3.3, 2}, {4.4, 2}}},
                                     {OUTLINE_CLOSE, {{0, 0}}},
                                     {OUTLINE_MOVE, {{0.8, 10.6}}},
                                     {OUTLINE_CURVE, {{0.8, 6}, {8, 6}, {8, 10.6}}},
                                     {OUTLINE_CLOSE, {{0, 0}}},
                                     {OUTLINE_MOVE, {{8.2, 1.6}}},
                                     {OUTLINE_CURVE, {{9.12, 1.76}, {9.82, 2.53}, {9.86, 3.47}}},
                                     {OUTLINE_CURVE, {{9.91, 4.41}, {9.3, 5.25}, {8.4, 5.5}}},
                                     {OUTLINE_MOVE, {{9.2, 7}}},
                                     {OUTLINE_CURVE, {{10.6, 7.4}, {11.4, 8.6}, {11.4, 10.6}}}};
static const OutlineStep STAR[] = {
    {OUTLINE_MOVE, {{6, 1}}},      {OUTLINE_LINE, {{7.5, 4.4}}},  {OUTLINE_LINE, {{11.2, 4.8}}},
    {OUTLINE_LINE, {{8.4, 7.2}}},  {OUTLINE_LINE, {{9.2, 10.9}}}, {OUTLINE_LINE, {{6, 9}}},
    {OUTLINE_LINE, {{2.8, 10.9}}}, {OUTLINE_LINE, {{3.6, 7.2}}},  {OUTLINE_LINE, {{0.8, 4.8}}},
    {OUTLINE_LINE, {{4.5, 4.4}}},  {OUTLINE_CLOSE, {{0, 0}}}};
static const OutlineStep CLOCK[] = {{OUTLINE_MOVE, {{6, 1}}},
                                    {OUTLINE_CURVE, {{8.76, 1}, {11, 3.24}, {11, 6}}},
                                    {OUTLINE_CURVE, {{11, 8.76}, {8.76, 11}, {6, 11}}},
                                    {OUTLINE_CURVE, {{3.24, 11}, {1, 8.76}, {1, 6}}},
                                    {OUTLINE_CURVE, {{1, 3.24}, {3.24, 1}, {6, 1}}},
                                    {OUTLINE_CLOSE, {{0, 0}}},
                                    {OUTLINE_MOVE, {{6, 3.2}}},
                                    {OUTLINE_LINE, {{6, 6}}},
                                    {OUTLINE_LINE, {{8.2, 7.4}}}};
static const OutlineStep PROCESS[] = {{OUTLINE_MOVE, {{1, 3.6}}},  {OUTLINE_LINE, {{8.4, 3.6}}},
                                      {OUTLINE_LINE, {{8.4, 11}}}, {OUTLINE_LINE, {{1, 11}}},
                                      {OUTLINE_CLOSE, {{0, 0}}},   {OUTLINE_MOVE, {{3.6, 3.4}}},
                                      {OUTLINE_LINE, {{3.6, 1}}},  {OUTLINE_LINE, {{11, 1}}},
                                      {OUTLINE_LINE, {{11, 8.4}}}, {OUTLINE_LINE, {{8.6, 8.4}}}};
static const OutlineStep ANY[] = {
    {OUTLINE_MOVE, {{1, 3}}},   {OUTLINE_LINE, {{5, 3}}},    {OUTLINE_MOVE, {{1, 6}}},
    {OUTLINE_LINE, {{5, 6}}},   {OUTLINE_MOVE, {{1, 9}}},    {OUTLINE_LINE, {{5, 9}}},
    {OUTLINE_MOVE, {{6.5, 6}}}, {OUTLINE_LINE, {{11, 6}}},   {OUTLINE_MOVE, {{8.6, 3.4}}},
    {OUTLINE_LINE, {{11, 6}}},  {OUTLINE_LINE, {{8.6, 8.6}}}};
static const OutlineStep DOT[] = {{OUTLINE_MOVE, {{6, 3.4}}},
                                  {OUTLINE_CURVE, {{7.44, 3.4}, {8.6, 4.56}, {8.6, 6}}},
                                  {OUTLINE_CURVE, {{8.6, 7.44}, {7.44, 8.6}, {6, 8.6}}},
                                  {OUTLINE_CURVE, {{4.56, 8.6}, {3.4, 7.44}, {3.4, 6}}},
                                  {OUTLINE_CURVE, {{3.4, 4.56}, {4.56, 3.4}, {6, 3.4}}},
                                  {OUTLINE_CLOSE, {{0, 0}}}};

#define OUTLINE(steps) ((Outline){steps, sizeof(steps) / sizeof(steps)[0]})

Outline outline_sign(SignKind sign)
{
    switch (sign) {
    case SIGN_CHECK: return OUTLINE(CHECK);
    case SIGN_CROSS: return OUTLINE(CROSS);
    case SIGN_LOOP: return OUTLINE(LOOP);
    case SIGN_PERSON: return OUTLINE(PERSON);
    case SIGN_PEOPLE: return OUTLINE(PEOPLE);
    case SIGN_STAR: return OUTLINE(STAR);
    case SIGN_CLOCK: return OUTLINE(CLOCK);
    case SIGN_PROCESS: return OUTLINE(PROCESS);
    case SIGN_ANY: return OUTLINE(ANY);
    case SIGN_DOT: return OUTLINE(DOT);
    }
    return (Outline){NULL, 0};
}

double outline_sign_stroke(SignKind sign)
{
    return sign == SIGN_CHECK || sign == SIGN_CROSS ? 2 : 1.4;
}
