// Where a product goes: a file that is whole or absent, or standard output.
#pragma once

#include "cli/session.h"
#include "emit/formats.h"

// The path that -o names, "-" for standard output. NULL, and a message, where it is missing.
const char *product_path(Session *session, const char *example);

// The format that the ending of `path` names, of those that a shape has; the shape's first one for
// "-". NULL, and a message that lists the formats, where it is none of them.
const Format *product_format(const char *path, Shape shape);

// Whether a path ends as files do that some product is written to.
bool product_ends_as_file(const char *path);

// Writes session->out to the path and empties it.
Status product_write(Session *session, const char *path);

// Says why session->save failed, and gives the status for it.
Status product_fail(Session *session);
