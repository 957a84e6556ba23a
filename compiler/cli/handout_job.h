// What the parts of the command `handout` share.
#pragma once

#include "cli/session.h"
#include "draw/pages.h"
#include "emit/formats.h"
#include "views/handout.h"

// The role of a run, or NULL with the message that says why it can have no handout.
const Role *handout_role(Session *session, const Onboarding **onboarding);

// The processes of a run: the one that --process names, or all that the file declares or changes.
Status handout_processes(Session *session, ProcessList *picked);

// Writes one handout. With a status other than STATUS_CLEAN a message says why there is none.
Status handout_write(Session *session, const HandoutRequest *request, FormatId format, Out *out);

// Draws the maps of a document, at most `width` pixels across where the cards allow it (0: as they
// come out). One that cannot be drawn is left out, and a message says so.
void handout_draw(Session *session, Document *document, uint32_t width);

// Draws them for paper: with the names of the stages only, in whichever width takes fewer pages.
void handout_draw_for_paper(Session *session, Document *document, Paper paper);

// What is asked for, but for the role.
HandoutRequest handout_request(Session *session, const ProcessList *processes);

// Handouts of all roles, into a folder: all of them are written, or none.
Status handout_write_all(Session *session, const char *folder);
