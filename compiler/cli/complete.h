// What may follow on a command line, for the shells.
#pragma once

#include "cli/session.h"

// Writes to session->out what may follow the words of the line, the last of which is the one at
// work (perhaps empty): a line each, "word<TAB>what it means". A line ":files", ":sales" or
// ":folders" stands for names of files. Names of roles, processes and onboardings come from the
// .sales file on the line; where it cannot be read, none are given.
void complete_write(Session *session, char **words, int count);
