// Earlier names.
#pragma once

#include "model/lookup.h"

// Reports every `was` that names something which is still there under that name.
void was_check(Resolver *resolver);
