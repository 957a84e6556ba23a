// Handouts as calendars (iCalendar, RFC 5545).
#pragma once

#include "base/out.h"
#include "views/document.h"

// Writes the milestones as events of a day and the tasks as to-dos that are due. The document knows
// its first day. A thing keeps its UID from edition to edition, while role, process, milestone and
// task keep their names; calendars of different people have different ones.
void calendar_write(const Document *document, Out *out);
