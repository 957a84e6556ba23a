// Things of one kind and one name: two files that do not see each other, or of which one is imported
// under an alias, may both declare a role `manager`. What writes ids tells them apart by `twin`.
#pragma once

#include "model/model.h"

// Numbers the twins among the roles, skills, tools, methods, metrics, processes and onboardings. To be
// called once all of them have their names.
void twins_number(Model *model, Arena *arena);
