// Laws of products: each is read the way its readers read it.
#include "laws.h"

#include "base/utf8.h"

#include <graphviz/cgraph.h>
#include <jansson.h>
#include <libxml/parser.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Two hashes, perhaps a word, and a bracket: a command to a build server, wherever it stands.
static bool is_hash_command(const char *at, const char *end)
{
    if (end - at < 3 || at[0] != '#' || at[1] != '#') {
        return false;
    }
    for (at += 2; at < end && isalpha((unsigned char)*at);) {
        at++;
    }
    return at < end && *at == '[';
}

void law_terminal(Str text)
{
    const char *end = text.length > 0 ? text.at + text.length : text.at;
    bool is_line_start = true;
    for (const char *at = text.at; at < end;) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        law(character >= 0, "messages are UTF-8");
        law(!utf8_is_forbidden(character) || character == '\n', "no control code in messages");
        bool is_command = end - at >= 2 && (memcmp(at, "::", 2) == 0 || memcmp(at, "##", 2) == 0);
        law(!is_line_start || !is_command, "no command at the start of a line");
        law(!is_hash_command(at, end), "no command inside a line");
        is_line_start = character == '\n';
        at += size;
    }
}

void law_commands(Str text)
{
    static const char *const names[] = {"::error ", "::warning ", "::notice "};
    const char *at = text.at, *end = text.length > 0 ? text.at + text.length : text.at;
    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        law(line_end != NULL, "a workflow command ends its line");
        Str line = {at, (size_t)(line_end - at)};
        bool is_known = false;
        for (int i = 0; i < 3; i++) {
            is_known |= str_starts(line, names[i]);
        }
        law(is_known, "each line is a workflow command of ours");
        law_terminal((Str){at + 2, line.length - 2});
        at = line_end + 1;
    }
}

void law_json(Str text)
{
    json_t *value = json_loadb(text.at, text.length, JSON_REJECT_DUPLICATES, NULL);
    law(value != NULL, "JSON can be read");
    json_decref(value);
    for (size_t i = 0; i < text.length; i++) {
        law(strchr("<>&", text.at[i]) == NULL || text.at[i] == '\0', "JSON is inert in a page");
    }
}

// ---- pictures -----------------------------------------------------------------------------------

static void law_element(const xmlNode *node)
{
    static const char *const wanted[] = {"svg",   "title",  "desc",    "g",        "a",      "path",
                                         "rect",  "text",   "circle",  "style",    "line",   "defs",
                                         "tspan", "marker", "polygon", "polyline", "ellipse"};
    bool is_known = false;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        is_known |= strcmp((const char *)node->name, wanted[i]) == 0;
    }
    law(is_known, "only elements of ours stand in a picture");
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        law(strncmp((const char *)attribute->name, "on", 2) != 0, "no script in a picture");
    }
}

static void law_elements(const xmlNode *first)
{
    for (const xmlNode *node = first; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            law_element(node);
            law_elements(node->children);
        } else {
            law(node->type == XML_TEXT_NODE, "nothing but elements and text in a picture");
        }
    }
}

void law_svg(Str text)
{
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
    xmlDoc *document = xmlReadMemory(text.at, (int)text.length, "map.svg", NULL, options);
    law(document != NULL, "a picture is XML");
    law_elements(xmlDocGetRootElement(document));
    xmlFreeDoc(document);
    xmlResetLastError();
}

static bool has_value(void *object, const char *attribute, const char *value)
{
    const char *found = agget(object, (char *)(uintptr_t)attribute);
    return found != NULL && strcmp(found, value) == 0;
}

// Nodes of the graph, not the points that lines run through.
static uint32_t count_nodes(Agraph_t *graph)
{
    uint32_t count = 0;
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        count += !has_value(node, "shape", "point");
    }
    return count;
}

// Lines of the graph, which say what they are; those that only help the layout say nothing.
static uint32_t count_edges(Agraph_t *graph)
{
    uint32_t count = 0;
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        for (Agedge_t *edge = agfstout(graph, node); edge != NULL; edge = agnxtout(graph, edge)) {
            count += agget(edge, (char *)"tooltip") != NULL && !has_value(edge, "tooltip", "");
        }
    }
    return count;
}

void law_dot(Str text, const Graph *shape)
{
    char *copy = strndup(text.at, text.length);
    law(copy != NULL && strlen(copy) == text.length, "DOT has no NUL");
    Agraph_t *graph = agmemread(copy);
    law(graph != NULL, "DOT can be read");
    law(count_nodes(graph) == shape->node_count, "DOT has the nodes of the graph");
    law(count_edges(graph) == shape->edge_count, "DOT has the edges of the graph");
    agclose(graph);
    free(copy);
}
