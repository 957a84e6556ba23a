// Documents as a page of HTML that people work through in a browser.
#pragma once

#include "base/out.h"
#include "views/document.h"

// One self-contained page: what is ticked and written in it is kept in the browser's local storage,
// under the document's key and the keys of its tasks. Its maps are those that were drawn into the
// document. Nothing is fetched; only its own script may run, and only its own style sheet counts.
void handout_html_write(Document *document, Out *out);
