// What all writers of DOT share: the ways for a user's text into it, and the head of a graph.
//
// User text stands only in labels, tooltips and addresses, each through its escaper here.
#pragma once

#include "base/out.h"
#include "draw/metrics.h"
#include "views/graph.h"

enum { DOT_LABEL_WIDTH = 210 };

typedef struct DotHead {
    const char *name; // of the graph
    Str title, subtitle;
    const StrList *foot;
    const char *attributes; // of the graph: "rankdir=TB"
} DotHead;

// The opening of the graph with its title and foot, and the looks that all nodes and edges share.
void dot_put_head(Out *out, const DotHead *head);

// Text within the quotes of a label.
void dot_put_escaped(Out *out, Str text);

// The same, in lines no wider than `width`, at most `most`; centred lines have a break between
// them, others one behind each. The first line of facts stands at the left, the others deeper.
typedef enum DotAlign { DOT_CENTRED, DOT_LEFT } DotAlign;
void dot_put_lines(Out *out, Str text, DotAlign align, double width, uint32_t most, Arena *arena);
void dot_put_fact(Out *out, const Fact *fact, Arena *arena);

// ", tooltip=..." and ", URL=...": the latter only where there is an address.
void dot_put_tooltip(Out *out, Str text);
void dot_put_address(Out *out, Str address);

// Text within the tags of an HTML-like label, in lines at most so wide.
void dot_put_tagged(Out *out, Str text, double width, uint32_t most, Arena *arena);

// ", color=..." and the like; of what steps back, where a role is brought out.
void dot_put_color(Out *out, const char *attribute, uint32_t color);
void dot_put_quiet(Out *out, bool is_quiet);
