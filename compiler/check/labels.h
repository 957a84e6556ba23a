// The labels that people see.
#pragma once

#include "check/checker.h"

// Where the label of a thing stands, and the statement that gives it; its name where the file gives
// no label.
Place label_place(const Entity *entity, const Statement **owner);
