// The products of a sound compilation, each held to its laws.
#pragma once

#include "model/compile.h"

// `choice` stands for what the command line says: which view, how much of it.
void products_write(Compilation *compilation, uint32_t choice, const Limits *limits);
