// Laws of pages and tables: Markdown, HTML, CSV.
#include "laws.h"

#include "base/utf8.h"

#include <cmark.h>
#include <libxml/HTMLparser.h>
#include <libxml/hash.h>

#include <string.h>

// ---- Markdown --------------------------------------------------------------------------------------

bool is_safe_address(const char *address)
{
    if (address == NULL || address[0] == '#' || strncasecmp(address, "https://", 8) == 0
        || strncasecmp(address, "http://", 7) == 0 || strncasecmp(address, "mailto:", 7) == 0) {
        return true;
    }
    return address[0] != '/' && strchr(address, ':') == NULL;
}

void law_markdown(Str text)
{
    cmark_node *document = cmark_parse_document(text.at, text.length, CMARK_OPT_DEFAULT);
    cmark_iter *iterator = cmark_iter_new(document);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        law(type != CMARK_NODE_HTML_BLOCK && type != CMARK_NODE_HTML_INLINE, "no HTML in a page");
        law(type != CMARK_NODE_IMAGE, "no image in a page");
        law(type != CMARK_NODE_LINK || is_safe_address(cmark_node_get_url(node)),
            "links of a page lead to the web");
    }
    cmark_iter_free(iterator);
    cmark_node_free(document);
}

// ---- HTML ---------------------------------------------------------------------------------------

static void law_node(const xmlNode *node)
{
    const char *name = (const char *)node->name;
    static const char *const harmful[] = {"iframe", "object", "embed", "img", "form"};
    for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++) {
        law(strcmp(name, harmful[i]) != 0, "no element that loads or runs anything in a page");
    }
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        const char *value = attribute->children ? (const char *)attribute->children->content : "";
        bool is_address = strcmp((const char *)attribute->name, "href") == 0;
        law(strncmp((const char *)attribute->name, "on", 2) != 0, "no script in a page");
        law(!is_address || is_safe_address(value), "links of a page lead to the web");
    }
}

// Says how many scripts there are.
static int law_nodes(const xmlNode *first)
{
    int scripts = 0;
    for (const xmlNode *node = first; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            law_node(node);
            scripts += strcasecmp((const char *)node->name, "script") == 0;
            scripts += law_nodes(node->children);
        }
        law(node->type != XML_COMMENT_NODE, "no comment in a page");
    }
    return scripts;
}

static htmlDocPtr parse_page(Str text)
{
    const int options = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    htmlDocPtr document = htmlReadMemory(text.at, (int)text.length, "map.html", "UTF-8", options);
    law(document != NULL, "a page is HTML");
    return document;
}

static int read_page(Str text)
{
    htmlDocPtr document = parse_page(text);
    int scripts = law_nodes(xmlDocGetRootElement(document));
    xmlFreeDoc(document);
    xmlResetLastError();
    return scripts;
}

void law_html(Str text)
{
    law(read_page(text) == 0, "no script in a page");
}

void law_page(Str text)
{
    law(read_page(text) == 1, "one script in a page to work through");
}

// What an attribute says; NULL where the element has none of that name.
static const xmlChar *said_by(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) == 0) {
            return attribute->children ? attribute->children->content : (const xmlChar *)"";
        }
    }
    return NULL;
}

static void note_ids(const xmlNode *first, xmlHashTablePtr ids)
{
    for (const xmlNode *node = first; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            const xmlChar *id = said_by(node, "id");
            law(id == NULL || xmlHashAddEntry(ids, id, (void *)(uintptr_t)node) == 0,
                "no id stands twice in a page");
            note_ids(node->children, ids);
        }
    }
}

static void follow_links(const xmlNode *first, xmlHashTablePtr ids)
{
    for (const xmlNode *node = first; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            const xmlChar *address = said_by(node, "href");
            law(address == NULL || address[0] != '#' || xmlHashLookup(ids, address + 1) != NULL,
                "a link within a page leads somewhere");
            follow_links(node->children, ids);
        }
    }
}

void law_site(Str text)
{
    enum { IDS_AT_FIRST = 256 };
    law(read_page(text) == 1, "one script in the page of a build");
    htmlDocPtr document = parse_page(text);
    xmlHashTablePtr ids = xmlHashCreate(IDS_AT_FIRST);
    note_ids(xmlDocGetRootElement(document), ids);
    follow_links(xmlDocGetRootElement(document), ids);
    xmlHashFree(ids, NULL);
    xmlFreeDoc(document);
    xmlResetLastError();
}

// ---- CSV ----------------------------------------------------------------------------------------

// Steps over a quoted cell; `at` is at its quote.
static size_t law_cell(Str text, size_t at)
{
    size_t start = ++at;
    while (start < text.length && text.at[start] == ' ') {
        start++;
    }
    law(start < text.length && strchr("=+-@\t\r", text.at[start]) == NULL, "no formula in a cell");
    while (at < text.length && (text.at[at] != '"' || text.at[at + 1] == '"')) {
        at += text.at[at] == '"' ? 2 : 1;
    }
    law(at < text.length, "a cell is closed");
    return at + 1;
}

void law_csv(Str text)
{
    for (size_t at = 0; at < text.length;) {
        law(text.at[at] == '"', "a cell is quoted");
        at = law_cell(text, at);
        bool is_line_end = at + 1 < text.length && memcmp(text.at + at, "\r\n", 2) == 0;
        law(is_line_end || text.at[at] == ',', "cells stand in lines");
        at += is_line_end ? 2 : 1;
    }
}

void law_tasks(Str text)
{
    const char *end = memmem(text.at, text.length, "\r\n", 2);
    law(end != NULL, "a table has a head");
    size_t head = (size_t)(end - text.at);
    law(memchr(text.at, '"', head) == NULL, "the head of tasks is plain");
    law_csv((Str){end + 2, text.length - head - 2});
}

// ---- calendars ----------------------------------------------------------------------------------

void law_calendar(Str text)
{
    enum { LINE_MOST = 75 };
    const char *at = text.at, *end = text.at + text.length;
    while (at < end) {
        const char *line_end = memmem(at, (size_t)(end - at), "\r\n", 2);
        law(line_end != NULL, "a calendar's lines end in CRLF");
        law(line_end - at <= LINE_MOST, "a calendar's lines are folded");
        law(utf8_is_clean(at, line_end), "a calendar's lines hold whole characters");
        law(memchr(at, '\n', (size_t)(line_end - at)) == NULL, "a calendar's texts are escaped");
        law(*at == ' ' || (*at >= 'A' && *at <= 'Z'), "a calendar's lines begin with a name");
        at = line_end + 2;
    }
}
