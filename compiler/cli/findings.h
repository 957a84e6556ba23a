// The findings of a compilation, to people or to a program.
#pragma once

#include "cli/session.h"

// Takes the format that --format names: from now on findings are collected for it.
void findings_start_report(Session *session);

// Sorts the findings of session->compilation and shows those not shown before in this run: on
// standard error, or in the report.
void findings_show(Session *session);

// Writes the report, where there is one, to where -o says, or to standard output.
Status findings_write_report(Session *session);

// Writes the closing line over all compilations of the run; nothing where there was no finding.
void findings_close(Session *session);
