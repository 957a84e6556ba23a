// What the parts of the command `handout` share.
#pragma once

#include "cli/session.h"
#include "draw/booklet.h"
#include "draw/pages.h"
#include "emit/formats.h"
#include "views/handout.h"

// The role of a run, or NULL with the message that says why it can have no handout.
const Role *handout_role(Session *session, const Onboarding **onboarding);

// The processes of a run: the one that --process names, or all that the file declares or changes.
Status handout_processes(Session *session, ProcessList *picked);

// Whether the team has a role at all. If not, a message says so.
bool handout_has_staff(Session *session, const ProcessList *processes);

// What is asked for, and the shape of formats that can hold it.
DocumentKind handout_kind(const Options *options);
Shape handout_shape(const Options *options);

// Whether a format has all that it needs. If not, a message says what is missing.
bool handout_format_fits(const Options *options, const Format *format);

// Whether every day of a document that names dates has one. If not, a message says which has none.
bool handout_is_dated(const Document *document);

// Whether the paper that is asked for is of use; if not, a message says so, and which way it were.
bool handout_paper_fits(const Options *options, bool is_printed, const char *way);

// Makes a handout. One that is printed too lives as long as the session, any other as its page.
Document *handout_make(Session *session, const HandoutRequest *request, bool is_printed);

// Writes it in a format; what is needed on the way lives as long as the session's page. On paper
// comes last: it is painted at the end, with the maps that were drawn then.
void handout_write(Session *session, Document *document, FormatId format, Out *out);

// How wide a map is in a page of HTML, in pixels: what fits beside the contents.
enum { HANDOUT_PAGE_WIDTH = 880 };

// Draws the maps of a document, at most `width` pixels across where the cards allow it (0: as they
// come out). One that cannot be drawn is left out, and a message says so.
void handout_draw(Session *session, Document *document, uint32_t width);

// The paper that handouts are printed on, A4 unless said.
Paper handout_paper(const Options *options);

// Draws a document's maps for paper, and notes it: it is printed with all others at once, by
// handout_finish_printing. The document and `out` live until then. Messages say what failed, or is
// not as it should be.
void handout_print(Session *session, Document *document, Out *out);
Status handout_finish_printing(Session *session);

// The two parts of it: paints what was noted; says how one of them went.
void handout_paint(Session *session);
Status handout_report(const BookletPrint *print);

// What is asked for, but for the role.
HandoutRequest handout_request(Session *session, const ProcessList *processes);

// Handouts of all roles, into a folder: all of them are written, or none.
Status handout_write_all(Session *session, const char *path);
