// Bytes to tree: the scanner, the grammar and the forms of statements.
#include "laws.h"
#include "run.h"

#include "model/forms.h"
#include "syntax/parse.h"

#include <stdlib.h>
#include <string.h>

static void parse(Source *source, Arena *arena)
{
    Findings findings;
    Limits limits = limits_default();
    findings_start(&findings, arena, NULL);
    const Tree *tree = parse_source(source, &limits, arena, &findings);
    law_tree(tree);
    forms_check((Tree *)(uintptr_t)tree, arena, &findings);
    law_tree(tree);
    findings_sort(&findings);
    law_findings(&findings);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    enum { NUL_BYTES = 2 };
    char *text = calloc(1, length + NUL_BYTES); // of its own: a sanitizer watches its end
    Source source = {.path = STR("main.sales"), .text = {text, length}};
    Arena arena;
    jmp_buf out_of_memory;
    if (text == NULL) {
        return 0;
    }
    if (length > 0) {
        memcpy(text, bytes, length);
    }
    arena_start(&arena, &out_of_memory);
    if (setjmp(out_of_memory) == 0) {
        parse(&source, &arena);
        law(length == 0 || memcmp(text, bytes, length) == 0, "the text is left as it was");
    }
    arena_free(&arena);
    free(text);
    return 0;
}
