// The outlines of what is drawn: lines with their round corners, arrowheads, signs.
//
// They are the same in every format; a painter only says them in its own way.
#pragma once

#include "draw/drawing.h"

typedef enum OutlineVerb {
    OUTLINE_MOVE,  // one spot
    OUTLINE_LINE,  // one spot
    OUTLINE_BEND,  // a quadratic Bezier curve: its control, its end
    OUTLINE_CURVE, // a cubic Bezier curve: its two controls, its end
    OUTLINE_CLOSE, // none
} OutlineVerb;

typedef struct OutlineStep {
    OutlineVerb verb;
    Spot spots[3];
} OutlineStep;

typedef struct Outline {
    const OutlineStep *steps;
    uint32_t count;
} Outline;

// The steps that outline_line needs room for.
uint32_t outline_line_room(const Item *line);

// A line with its corners rounded; with an arrow it ends inside the arrowhead. `steps` has the room.
Outline outline_line(const Item *line, OutlineStep *steps);

enum { OUTLINE_ARROW_ROOM = 4 };

// The arrowhead at the end of a line; none (no steps) where it has none.
Outline outline_arrow(const Item *line, OutlineStep *steps);

// A sign, on a square of 12 by 12, and the width of its stroke there. It is stroked, not filled, with
// round ends and corners.
enum { OUTLINE_SIGN_SIZE = 12 };
Outline outline_sign(SignKind sign);
double outline_sign_stroke(SignKind sign);

// The dashes of a line: its on and off lengths; false for a solid one. Dotted lines have round ends.
bool outline_dashes(LineStyle style, double dashes[2]);
