// Showing the findings of a compilation to people.
#pragma once

#include "cli/session.h"

// Sorts the findings of session->compilation and writes those not shown before in this run to
// standard error.
void findings_show(Session *session);

// Writes the closing line over all compilations of the run; nothing where there was no finding.
void findings_close(Session *session);
