// Writes blocks and their lines. Which members a block has goes by its kind, as
// docs/handout.schema.json says.
#include "emit/json_blocks.h"

#include "model/address.h"
#include "views/rich.h"

#include <stdlib.h>

// ---- headings -----------------------------------------------------------------------------------

typedef struct Heading {
    const Block *block;
    uint32_t id;
} Heading;

static void collect(const Block *parent, Heading *headings, uint32_t *count)
{
    for (const Block *block = parent->first; block; block = block->next) {
        if (block_is_headed(block)) {
            if (headings) {
                headings[*count] = (Heading){block, *count + 1};
            }
            ++*count;
        }
        collect(block, headings, count);
    }
}

static int compare_headings(const void *left, const void *right)
{
    const Heading *a = left, *b = right;
    return (a->block > b->block) - (a->block < b->block);
}

Headings headings_of(const Document *document)
{
    uint32_t count = 0, filled = 0;
    collect(&document->body, NULL, &count);
    Heading *found = ARENA_MANY(document->arena, count + 1, Heading);
    collect(&document->body, found, &filled);
    qsort(found, count, sizeof *found, compare_headings);
    Headings headings = {ARENA_MANY(document->arena, count + 1, const Block *),
                         ARENA_MANY(document->arena, count + 1, uint32_t), count};
    for (uint32_t i = 0; i < count; i++) {
        headings.at[i] = found[i].block;
        headings.ids[i] = found[i].id;
    }
    return headings;
}

static int compare_blocks(const void *left, const void *right)
{
    const Block *const *a = left, *const *b = right;
    return (*a > *b) - (*a < *b);
}

static json_t *json_id_of(JsonWriter *writer, const Headings *headings, const Block *block)
{
    const Block **found = NULL;
    if (block) {
        found =
            bsearch(&block, headings->at, headings->count, sizeof *headings->at, compare_blocks);
    }
    return found ? json_str(str_format(writer->arena, "h%u", headings->ids[found - headings->at]))
                 : json_null();
}

// ---- lines --------------------------------------------------------------------------------------

static json_t *json_styles(JsonWriter *writer, unsigned style)
{
    static const char *const names[] = {"strong", "emphasis", "code", "break"}; // bits of RunStyle
    json_t *array = json_array();
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (style >> i & 1) {
            json_add(writer, array, json_string(names[i]));
        }
    }
    return array;
}

// A run without style or link is a bare text.
static json_t *json_run(JsonWriter *writer, const Headings *headings, const Run *run)
{
    if (run->style == RUN_PLAIN && run->address.length == 0 && !run->aim) {
        return json_str(run->text);
    }
    bool is_allowed = run->address.length > 0 && address_fault(run->address) == NULL;
    json_t *object = json_object();
    json_put(writer, object, "text", json_str(run->text));
    json_put(writer, object, "styles", json_styles(writer, run->style));
    json_put(writer, object, "address", is_allowed ? json_str(run->address) : json_null());
    json_put(writer, object, "to", json_id_of(writer, headings, run->aim));
    return object;
}

static void add_runs(JsonWriter *writer, json_t *array, const Headings *headings, const Line *line)
{
    for (const Run *run = line->first; run; run = run->next) {
        json_add(writer, array, json_run(writer, headings, run));
    }
}

static json_t *json_line(JsonWriter *writer, const Headings *headings, const Line *line)
{
    json_t *array = json_array();
    add_runs(writer, array, headings, line);
    return array;
}

// A fact's line, and the words of its CommonMark behind it.
static json_t *json_fact_line(JsonWriter *writer, const Headings *headings, const Block *fact)
{
    json_t *line = json_line(writer, headings, &fact->line);
    Str words = fact->rich.length > 0 ? rich_words(writer->arena, fact->rich) : (Str){0};
    if (words.length > 0) {
        json_add(writer, line, json_run(writer, headings, &(Run){.text = words}));
    }
    add_runs(writer, line, headings, &fact->behind);
    return line;
}

// ---- blocks -------------------------------------------------------------------------------------

static const char *const kinds[] = {
    [BLOCK_SECTION] = "section",
    [BLOCK_CARD] = "card",
    [BLOCK_MILESTONE] = "milestone",
    [BLOCK_PICTURE] = "picture",
    [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_LABEL] = "label",
    [BLOCK_RICH] = "rich",
    [BLOCK_LIST] = "list",
    [BLOCK_STEPS] = "steps",
    [BLOCK_ITEM] = "item",
    [BLOCK_TASKS] = "tasks",
    [BLOCK_TASK] = "task",
    [BLOCK_FACTS] = "facts",
    [BLOCK_FACT] = "fact",
    [BLOCK_BLANK] = "blank",
    [BLOCK_TABLE] = "table",
    [BLOCK_ROW] = "row",
    [BLOCK_CELL] = "cell",
    [BLOCK_QUOTE] = "quote",
    [BLOCK_CODE] = "code",
    [BLOCK_RULE] = "rule",
};

static json_t *json_block(JsonWriter *writer, const Headings *headings, Document *document,
                          const Block *block)
{
    json_t *object = json_object();
    json_put(writer, object, "kind", json_string(kinds[block->kind]));
#define PUT(key, value) json_put(writer, object, key, value)
    if (block_is_headed(block)) {
        PUT("id", json_id_of(writer, headings, block));
    }
    if (block->kind == BLOCK_MILESTONE) {
        PUT("milestone", json_str(block->milestone->key));
    }
    switch (block->kind) {
    case BLOCK_SECTION:
    case BLOCK_CARD:
    case BLOCK_MILESTONE:
    case BLOCK_ITEM:
        PUT("line", json_line(writer, headings, &block->line));
        PUT("blocks", json_blocks(writer, headings, document, block));
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_LABEL:
    case BLOCK_CELL: PUT("line", json_line(writer, headings, &block->line)); break;
    case BLOCK_TASK:
        PUT("task", json_str(block->task->key));
        PUT("line", json_line(writer, headings, &block->line));
        break;
    case BLOCK_FACT:
        PUT("key", json_str(block->key));
        PUT("line", json_fact_line(writer, headings, block));
        break;
    case BLOCK_BLANK: PUT("key", json_str(block->key)); break;
    case BLOCK_PICTURE: PUT("process", json_name(&block->picture->process->entity)); break;
    case BLOCK_CODE: PUT("text", json_str(block->rich)); break;
    case BLOCK_RICH:
        PUT("blocks", json_blocks(writer, headings, document, rich_read(document, block->rich)));
        break;
    case BLOCK_RULE: break;
    case BLOCK_STEPS:
        PUT("start", json_integer(block->shift + 1));
        PUT("blocks", json_blocks(writer, headings, document, block));
        break;
    case BLOCK_LIST:
    case BLOCK_TASKS:
    case BLOCK_FACTS:
    case BLOCK_TABLE:
    case BLOCK_ROW:
    case BLOCK_QUOTE: PUT("blocks", json_blocks(writer, headings, document, block)); break;
    }
#undef PUT
    return object;
}

json_t *json_blocks(JsonWriter *writer, const Headings *headings, Document *document,
                    const Block *parent)
{
    json_t *array = json_array();
    for (const Block *block = parent->first; block; block = block->next) {
        json_add(writer, array, json_block(writer, headings, document, block));
    }
    return array;
}
