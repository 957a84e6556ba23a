// What must hold whatever the input is; whoever breaks a law ends the process with a line that
// names it.
#pragma once

#include "base/finding.h"
#include "base/out.h"
#include "draw/drawing.h"
#include "syntax/ast.h"
#include "views/graph.h"

// Ends the process unless `holds`.
void law(bool holds, const char *name);

// Tokens and statements lie in order within the text, and within one another.
void law_tree(const Tree *tree);

// Findings point into their texts, say something, and have fixes that can be applied.
void law_findings(const Findings *findings);

// Nothing that steers a terminal or a build server.
void law_terminal(Str text);

// Workflow commands of ours, a line each, and nothing else.
void law_commands(Str text);

// Products are accepted by those who read them.
void law_json(Str text);
void law_svg(Str text);
void law_dot(Str text, const Graph *graph);
void law_markdown(Str text);
void law_html(Str text);
void law_page(Str text); // the page of a handout, which has a script of ours
void law_site(Str text); // the page of a build: another, and each link within it leads somewhere
void law_csv(Str text);
void law_png(Str bytes, const Drawing *drawing, double scale);
void law_pdf(Str bytes);
void law_tasks(Str text); // CSV whose head stands without quotes
void law_calendar(Str text);

// An address of the web or of mail, a place in the page, or a path below its folder.
bool is_safe_address(const char *address);
