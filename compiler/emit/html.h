// What all pages of HTML share: the escaper, and the frame of a page.
#pragma once

#include "base/out.h"

// Text in content and in double-quoted attributes: the one way for text into HTML.
void html_write_text(Str text, Out *out);

// The page up to and with <body>: title, language of our own words, and the style sheet of `style`,
// ours. No script may run and nothing is fetched (Content-Security-Policy).
void html_start(Str title, const char *style, Out *out);
void html_end(Out *out);
