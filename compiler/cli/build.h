// What main gives back of a build.
#pragma once

#include "cli/session.h"

// Frees what a build took, and ends its children. To be called in every case.
void build_end(Session *session);
