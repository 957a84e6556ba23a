// Links whose words are an address, and another one than they lead to.
//
// Compared is where they lead, not how it is written: `http` or `https`, `www.`, capitals of the
// host and a `/` at the end make no difference, and words may leave out the end of the path.
#include "check/checker.h"
#include "model/markup.h"
#include "model/value.h"

#include <string.h>

static char small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool starts_with(Str text, const char *start)
{
    size_t length = strlen(start);
    for (size_t i = 0; i < length; i++) {
        if (i >= text.length || small_letter(text.at[i]) != start[i]) {
            return false;
        }
    }
    return true;
}

static Str without(Str text, const char *start)
{
    if (starts_with(text, start)) {
        size_t length = strlen(start);
        return (Str){text.at + length, text.length - length};
    }
    return text;
}

// An address without what makes no difference, cut into host and path.
typedef struct Address {
    Str host, path;
} Address;

static bool ends_host(char c)
{
    return c == '/' || c == '?' || c == '#';
}

static Address address_read(Str text)
{
    text = without(without(text, "https://"), "http://");
    text = without(text, "www.");
    while (text.length > 0 && text.at[text.length - 1] == '/') {
        text.length--;
    }
    size_t host = 0;
    while (host < text.length && !ends_host(text.at[host])) {
        host++;
    }
    return (Address){{text.at, host}, {text.at + host, text.length - host}};
}

static bool is_web(Str text)
{
    return starts_with(text, "http://") || starts_with(text, "https://");
}

// Endings of hosts that nobody takes for anything else; `Node.js` is no host.
static bool ends_as_host(Str host)
{
    static const char *const endings[] = {".com", ".org", ".net", ".edu", ".gov",
                                          ".io",  ".dev", ".app", ".biz", ".info"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t length = strlen(endings[i]);
        if (host.length > length
            && starts_with((Str){host.at + host.length - length, length}, endings[i])) {
            return true;
        }
    }
    return false;
}

// Whether words are an address, and nothing else.
static bool is_address(Str words)
{
    for (size_t i = 0; i < words.length; i++) {
        if (words.at[i] == ' ' || words.at[i] == '\n' || words.at[i] == '@') {
            return false;
        }
    }
    return is_web(words) || starts_with(words, "www.") || ends_as_host(address_read(words).host);
}

static bool equal_hosts(Str left, Str right)
{
    if (left.length != right.length) {
        return false;
    }
    for (size_t i = 0; i < left.length; i++) {
        if (small_letter(left.at[i]) != small_letter(right.at[i])) {
            return false;
        }
    }
    return true;
}

static bool is_same_place(Str words, Str address)
{
    Address said = address_read(words);
    Address real = address_read(address);
    bool is_start = said.path.length <= real.path.length
                    && memcmp(said.path.at, real.path.at, said.path.length) == 0;
    return is_web(address) && equal_hosts(said.host, real.host) && is_start;
}

static Finding *report(Checker *checker, Place place)
{
    Finding *finding = finding_add(checker->findings, RULE_misleading_link, place,
                                   "this link shows one address and leads to another");
    finding_help(checker->findings, finding,
                 "say what is found there, such as \"Price list\", or show the address itself");
    return finding;
}

static void check_link(Checker *checker, const Statement *statement, Clause words, Clause to)
{
    const Part *label = part_find(statement, words);
    const Part *target = part_find(statement, to);
    if (label == NULL || target == NULL || label == target || label->kind != PART_TEXT
        || target->kind != PART_TEXT) {
        return;
    }
    Str text = text_read(statement, label, checker->arena, NULL);
    Str address = text_read(statement, target, checker->arena, NULL);
    if (is_address(text) && !is_same_place(text, address)) {
        Finding *finding = report(checker, part_place(statement, label));
        finding_label(checker->findings, finding, "what people read");
        finding_also(checker->findings, finding, part_place(statement, target), "where it leads");
    }
}

static bool misleads(const MarkupLink *link)
{
    return is_address(link->text) && !is_same_place(link->text, link->address);
}

// The links inside of a long text; one finding a text.
static void check_long_text(Checker *checker, const Statement *statement)
{
    const Part *part = part_find(statement, CLAUSE_MAIN);
    if (part == NULL || part->kind != PART_TEXT) {
        return;
    }
    Str text = text_read(statement, part, checker->arena, NULL);
    const MarkupLink *link = markup_links_find(text, misleads, checker->arena);
    if (link != NULL) {
        Finding *finding = report(checker, part_place(statement, part));
        finding_label(checker->findings, finding, "`%.*s` leads to `%.*s`", STR_ARGS(link->text),
                      STR_ARGS(link->address));
    }
}

static void check_links(Checker *checker, const Statement *statements, const Statement *block)
{
    for (const Statement *at = statements; at != NULL; at = at->next) {
        if (block != NULL
            && (at->tree != block->tree || at->first < block->first || at->last > block->last)) {
            continue; // a change put it here, and is looked at itself
        }
        if (at->kind == STATEMENT_LINK) {
            check_link(checker, at, CLAUSE_LABEL, CLAUSE_MAIN);
        } else if (at->kind == STATEMENT_READ || at->kind == STATEMENT_LEARN) {
            check_link(checker, at, CLAUSE_MAIN, CLAUSE_LINK);
        } else if (at->kind == STATEMENT_SUMMARY || at->kind == STATEMENT_NOTE) {
            check_long_text(checker, at);
        }
        check_links(checker, at->children, at);
    }
}

void check_misleading_links(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->trees.count; i++) {
        check_links(checker, checker->model->trees.at[i]->statements, NULL);
    }
}
