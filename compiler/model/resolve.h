// Trees to the model: every name looked up, every number in its unit.
#pragma once

#include "model/load.h"
#include "model/model.h"

// Makes the model of a program whose declarations are collected and whose changes and variants are
// made. Always gives a model; what does not resolve is reported and left empty in it.
Model *resolve_program(Program *program);
