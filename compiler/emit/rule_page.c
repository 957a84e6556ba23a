// The page of a rule, cut into its parts.
//
// A page is our own text, so this knows only the few forms that pages have: it reads line by line,
// and tests/rules/ fails for a page that is not written so.
#include "emit/rule_page.h"

#include "base/carried.h"

#include <string.h>

#define FENCE "```"

// Takes the next line off *text, without its line end. False at the end of the text.
static bool take_line(Str *text, Str *line)
{
    if (text->length == 0) {
        return false;
    }
    const char *end = memchr(text->at, '\n', text->length);
    line->at = text->at;
    line->length = end ? (size_t)(end - text->at) : text->length;
    size_t step = line->length + (end ? 1 : 0);
    *text = (Str){text->at + step, text->length - step};
    return true;
}

// The text between two pointers into a page, without empty lines around it.
static Str between(const char *start, const char *end)
{
    while (start < end && *start == '\n') {
        start++;
    }
    while (start < end && end[-1] == '\n') {
        end--;
    }
    return (Str){start, (size_t)(end - start)};
}

// What stands under a heading, up to the next one.
static Str section_find(Str page, const char *heading)
{
    Str line;
    const char *start = NULL;
    while (take_line(&page, &line)) {
        if (start && str_starts(line, "## ")) {
            return between(start, line.at);
        }
        if (str_is(line, heading)) {
            start = page.at;
        }
    }
    return start ? between(start, page.at) : (Str){0};
}

// Whether a fence opens a further file: ```sales in parts/roles.sales
static bool is_further(Str fence)
{
    return str_starts(fence, FENCE "sales in ");
}

// The lines of the first example of a section that is no further file.
static Str example_find(Str section)
{
    Str line;
    const char *start = NULL;
    bool is_inside = false;
    while (take_line(&section, &line)) {
        if (!str_starts(line, FENCE)) {
            continue;
        }
        if (start) {
            return (Str){start, (size_t)(line.at - start)};
        }
        start = is_inside || is_further(line) ? NULL : section.at;
        is_inside = !is_inside;
    }
    return (Str){0};
}

static Str page_find(const char *name)
{
    const CarriedFile *file = carried_find(page_files, page_file_count, str_from(name));
    return file ? (Str){file->bytes, file->length} : (Str){0};
}

// Everything between the title and the first section.
static Str head_find(Str page)
{
    Str title, line, rest = page;
    take_line(&rest, &title);
    const char *start = rest.at;
    while (take_line(&rest, &line)) {
        if (str_starts(line, "## ")) {
            return between(start, line.at);
        }
    }
    return between(start, rest.at);
}

RulePage rule_page(RuleId rule)
{
    RulePage page = {.markdown = page_find(rule_row(rule)->name)};
    if (page.markdown.length == 0) {
        return page;
    }
    Str head = head_find(page.markdown);
    const char *gap = memmem(head.at, head.length, "\n\n", 2);
    const char *end = str_end(head);
    page.lead = between(head.at, gap ? gap : end);
    page.meaning = between(gap ? gap : end, end);
    page.wrong = example_find(section_find(page.markdown, "## Wrong"));
    page.right = example_find(section_find(page.markdown, "## Right"));
    return page;
}
