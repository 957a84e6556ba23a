// The products of a sound compilation, each held to its laws.
#pragma once

#include "draw/drawing.h"
#include "model/compile.h"

// `choice` stands for what the command line says: which view, how much of it.
void products_write(Compilation *compilation, uint32_t choice, const Limits *limits);

// The page of a build over all of it.
void site_try(Compilation *compilation, uint32_t choice, const Limits *limits);

// Paints the drawings of some choices: which format, theme, size.
void products_paint(const Drawing *drawing, uint32_t choice, const Limits *limits, Arena *arena);
