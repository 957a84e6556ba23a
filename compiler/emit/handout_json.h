// A handout as JSON, for programs.
#pragma once

#include "base/out.h"
#include "views/document.h"

// The version of what is written, as docs/handout.schema.json describes it.
enum { HANDOUT_JSON_VERSION = 1 };

void handout_write_json(Document *document, Out *out);
