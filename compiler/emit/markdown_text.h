// The one way for text into Markdown: the escaper.
//
// Whatever the text holds, GitHub shows it as written: no markup, no HTML, no link, no mention, no
// issue number, no emoji, no formula comes of it. White space of any length becomes one space.
#pragma once

#include "base/out.h"

typedef struct MarkdownText {
    Out *out;
    bool at_start;    // nothing stands on this line yet that could keep markup of blocks away
    bool has_space;   // a space is due before the next character
    int32_t previous; // the last character written; 0 at the start
} MarkdownText;

// Starts a line of text. `is_block` is true where markup of blocks (lists, quotes) could begin.
MarkdownText markdown_text_start(Out *out, bool is_block);

// Adds text, escaped.
void markdown_text_add(MarkdownText *text, Str str);

// Adds markup of ours, after the space that is due.
void markdown_text_mark(MarkdownText *text, const char *markup);

// Adds text between two marks ("**"); white space at its edges moves outside of them.
void markdown_text_add_marked(MarkdownText *text, const char *mark, Str str);

// Adds the marks that close what was opened, before the space that is due.
void markdown_text_close(MarkdownText *text, const char *markup);

// Adds code, as code.
void markdown_text_add_code(MarkdownText *text, Str code);

// Whether a link may lead to this address.
bool markdown_address_is_allowed(Str address);

// Writes a link's address: between the parentheses.
void markdown_write_address(Out *out, Str address);
