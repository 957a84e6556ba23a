// The model as JSON.
#pragma once

#include "base/out.h"
#include "model/model.h"

// The version of the schema (docs/model.schema.json). Additions keep it.
enum { MODEL_JSON_VERSION = 1 };

// Writes a sound model with its chances. Shares, reach and win are fractions from 0 to 1 with at
// most four decimals; arrays stand in source order; what is absent is null. `arena` holds what is
// needed while writing. A failure is remembered in `out`.
void json_write_model(const Model *model, Arena *arena, Out *out);
