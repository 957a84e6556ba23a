// Laws of trees and findings.
#include "laws.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void law(bool holds, const char *name)
{
    if (!holds) {
        fprintf(stderr, "a law is broken: %s\n", name);
        abort();
    }
}

// ---- trees --------------------------------------------------------------------------------------

static void law_tokens(const Tree *tree)
{
    size_t end = 0, length = tree->source->text.length;
    law(tree->token_count > 0, "a tree has tokens");
    for (uint32_t i = 0; i < tree->token_count; i++) {
        const Token *token = &tree->tokens[i];
        law(token->offset >= end, "tokens stand in order");
        end = (size_t)token->offset + token->length;
        law(end <= length, "tokens lie in the text");
    }
    law(tree->tokens[tree->token_count - 1].offset == length, "the last token is the end");
}

static void law_parts(const Statement *node)
{
    for (const Part *part = node->parts; part != NULL; part = part->next) {
        law(part->token >= node->first, "parts lie in their statement");
        law(part->token + part->count <= node->last + 1, "parts end in their statement");
        law(part_text(node, part).at != NULL, "parts have a text");
    }
}

// Statements of one block, from the token `from` to the token `to`.
static void law_block(const Statement *first, uint32_t from, uint32_t to)
{
    for (const Statement *node = first; node != NULL; node = node->next) {
        law(node->kind < STATEMENT_COUNT, "statements have a kind");
        law(node->is_broken || node->first >= from, "statements stand in order");
        law(node->first <= node->last, "statements end behind their start");
        law(node->last <= to, "statements lie in their block");
        law(node->header_last >= node->first && node->header_last <= node->last,
            "a header lies in its statement");
        law_parts(node);
        // The block of a header with a mistake stands behind what is kept of it.
        law_block(node->children, node->header_last, node->is_broken ? to : node->last);
        from = node->last;
    }
}

void law_tree(const Tree *tree)
{
    law_tokens(tree);
    law_block(tree->statements, 0, tree->token_count - 1);
}

// ---- findings -----------------------------------------------------------------------------------

static void law_place(Place place)
{
    law(place.source != NULL, "a place has a source");
    law((size_t)place.offset + place.length <= place.source->text.length,
        "a place lies in its text");
}

static void law_text(Str text, const char *name)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t size;
        utf8_next(text.at + at, text.at + text.length, &size);
        law(size > 0 && size <= text.length - at, name);
        at += size;
    }
}

static void law_fix(const Fix *fix)
{
    law(fix->edit_count > 0, "a fix changes something");
    for (uint32_t i = 0; i < fix->edit_count; i++) {
        law_place(fix->edits[i].place);
        Str text = fix->edits[i].text;
        law(utf8_is_clean(text.at, str_end(text)), "a fix writes what may stand in a file");
        law(i == 0 || !edit_touches(&fix->edits[i - 1], &fix->edits[i]),
            "edits of a fix stand in order and apart");
    }
}

static void law_finding(const Finding *finding)
{
    law(finding->rule < RULE_COUNT, "a finding has a rule");
    law(finding->headline.length > 0, "a finding has a headline");
    law_place(finding->main.place);
    for (uint32_t i = 0; i < finding->also_count; i++) {
        law_place(finding->also[i].place);
        law_text(finding->also[i].label, "a label is a text");
    }
    law_text(finding->headline, "a headline is a text");
    law_text(finding->main.label, "a label is a text");
    law_text(finding->help, "a help is a text");
    law_text(finding->note, "a note is a text");
    for (const Fix *fix = finding->fixes; fix != NULL; fix = fix->next) {
        law_fix(fix);
    }
}

void law_findings(const Findings *findings)
{
    uint32_t kept = 0;
    for (const Finding *finding = findings->first; finding != NULL; finding = finding->next) {
        law_finding(finding);
        law(finding->next != NULL || finding == findings->last, "the last finding is the last");
        kept++;
    }
    law(kept <= findings->error_count + findings->warning_count + findings->allowed_count,
        "findings are counted");
}
