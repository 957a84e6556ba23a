// What `fmt` makes of a file: where it has no mistakes it can be laid out, and what comes out says
// the same, is laid out, and is read by the whole compiler as the file itself is.
#include "laws.h"
#include "run.h"

#include "model/forms.h"
#include "syntax/format.h"
#include "syntax/parse.h"
#include "syntax/tokens.h"

#include <stdlib.h>
#include <string.h>

typedef struct Parsed {
    const Tree *tree;
    Findings findings;
} Parsed;

static Parsed parse(Source *source, const Limits *limits, Arena *arena)
{
    Parsed parsed;
    findings_start(&parsed.findings, arena, NULL);
    parsed.tree = parse_source(source, limits, arena, &parsed.findings);
    return parsed;
}

// No line ends with a blank, no two are empty one after the other, and the last one is ended.
static void law_lines(Str text)
{
    law(text.length == 0 || text.at[text.length - 1] == '\n', "the last line is ended");
    law(!str_starts(text, "\n"), "no empty line at the start");
    law(!str_starts(text, "\xef\xbb\xbf"), "no byte-order mark");
    law(text.length < 2 || memcmp(str_end(text) - 2, "\n\n", 2) != 0, "none at the end");
}

static uint32_t count_comments(const Tree *tree)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < tree->token_count; i++) {
        count += tree->tokens[i].kind == TOK_COMMENT;
    }
    return count;
}

// What the forms of statements say of a file, in number, is what they say of it when laid out.
static void law_findings_stay(Parsed *before, Parsed *after, Arena *arena)
{
    forms_check((Tree *)(uintptr_t)before->tree, arena, &before->findings);
    forms_check((Tree *)(uintptr_t)after->tree, arena, &after->findings);
    law(before->findings.error_count == after->findings.error_count, "mistakes stay the same");
}

static void format(Source *source, Arena *arena, Out *text)
{
    Limits limits = limits_default();
    Parsed before = parse(source, &limits, arena);
    if (before.findings.error_count > 0) {
        return;
    }
    FormatResult result = format_verified(before.tree, &limits, arena, text);
    law(result != FORMAT_FAULTY, "laying out keeps what is said");
    if (result == FORMAT_RIGHT) {
        law_lines(source->text);
        return;
    }
    law_lines(out_view(text));
    Source laid_out = {.path = source->path, .text = out_view(text)};
    Parsed after = parse(&laid_out, &limits, arena);
    law(count_comments(before.tree) == count_comments(after.tree), "every comment is kept");
    law_findings_stay(&before, &after, arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    enum { NUL_BYTES = 2 };
    char *text = calloc(1, length + NUL_BYTES); // of its own: a sanitizer watches its end
    Source source = {.path = STR("main.sales"), .text = {text, length}};
    Arena arena;
    Out out;
    jmp_buf out_of_memory;
    if (text == NULL) {
        return 0;
    }
    if (length > 0) {
        memcpy(text, bytes, length);
    }
    arena_start(&arena, &out_of_memory);
    out_start(&out);
    if (setjmp(out_of_memory) == 0) {
        format(&source, &arena, &out);
    }
    out_free(&out);
    arena_free(&arena);
    free(text);
    return 0;
}
