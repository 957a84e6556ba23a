// Processes as JSON, with their chances.
#pragma once

#include "emit/json_reference.h"

// One process: its phases, stages, outcomes and ends, and the chances that come of their shares.
json_t *json_process(JsonWriter *writer, const Process *process);
