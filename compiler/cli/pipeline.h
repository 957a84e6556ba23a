// From the command line to a checked model, and from a written product to its file.
#pragma once

#include "cli/session.h"
#include "model/odds.h"
#include "views/views.h"

// Reads, resolves and checks the file given with this number (from 0); its findings go to standard
// error. With STATUS_CLEAN the model of session->compilation is sound. What an earlier call made is
// freed.
Status pipeline_compile(Session *session, int file);

// The same, but shows and says nothing. False where the file could not be read.
bool pipeline_read(Session *session, int file);

// Reads and parses one file alone; `first_path` is where the root is looked for from. NULL where it
// could not be read; says nothing. What an earlier call made is freed.
const Tree *pipeline_parse(Session *session, const char *path, const char *first_path);

// Says why the last call, for this path, could not read it.
void pipeline_report_unread(Session *session, const char *path);

// Why a file could not be read, as the end of "cannot read `x`: ..."; `error` is errno of one that
// the system refused, or 0.
const char *pipeline_unread_text(FileResult result, int error);

// Frees what the last call made.
void pipeline_free(Session *session);

// Whether the command is given one file; if not, a message says so.
bool pipeline_has_one_file(const Session *session);

// Compiles the one file that the command takes; wrong usage where there is none, or more.
Status pipeline_compile_only(Session *session);

// The process that --process names, which may be one of an import; where none is named, the only one
// that the file declares or changes. Sets *process; else says what is wrong.
Status pipeline_process(Session *session, const Process **process);

// The process that a view shows: NULL for the landscape, which shows all; where none is named and the
// file has one family of variants, the base of it for the view of variants; else as above.
Status pipeline_view_process(Session *session, ViewId view, const Process **process);

// The role of this name. NULL, and a message with suggestions, external ones only if asked for,
// where there is none or no name.
const Role *pipeline_role(Session *session, const char *name, bool offers_external);
