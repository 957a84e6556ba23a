// Says which rules of the grammar no file makes use of: reductions FILE...
//
// The parser is compiled a second time here, with bison's own trace switched on. The trace is not
// printed: of each of its lines only the number of the rule that is reduced is kept. A rule that is
// missing at the end is printed with its line in grammar/sales.y.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define YYDEBUG    1
#define YYFPRINTF  trace
#define MOST_RULES 1000

static void trace(FILE *stream, const char *format, ...) __attribute__((format(printf, 2, 3)));

#include "sales.tab.c"

#include "syntax/parse.h"

#include "base/files.h"

// bison's trace has no argument of its own to count in.
static bool is_reduced[MOST_RULES];

static void trace(FILE *stream, const char *format, ...)
{
    (void)stream;
    if (strncmp(format, "Reducing stack by rule", 22) == 0) {
        va_list arguments;
        va_start(arguments, format);
        int rule = va_arg(arguments, int); // counted from 0
        va_end(arguments);
        is_reduced[rule < MOST_RULES ? rule : 0] = true;
    }
}

static bool parse_file(const char *path)
{
    jmp_buf out_of_memory;
    Arena arena;
    Source *source = NULL;
    Findings findings;
    Limits limits = limits_default();
    if (setjmp(out_of_memory) != 0) {
        return false;
    }
    arena_start(&arena, &out_of_memory);
    findings_start(&findings, &arena, NULL);
    Files *files = files_open(&arena, "/", path, NULL, &limits);
    bool is_read = files != NULL && files_read_given(files, path, &source) == FILE_READ;
    if (is_read) {
        parse_source(source, &limits, &arena, &findings);
    }
    if (files != NULL) {
        files_close(files);
    }
    arena_free(&arena);
    return is_read;
}

static int count_missing(void)
{
    int missing = 0;
    for (int rule = 2; rule <= YYNRULES; rule++) { // the first is bison's own start
        if (!is_reduced[rule - 1]) {
            printf("grammar/sales.y:%d (%s)\n", yyrline[rule],
                   yysymbol_name((yysymbol_kind_t)yyr1[rule]));
            missing++;
        }
    }
    return missing;
}

int main(int count, char **paths)
{
    yydebug = 1;
    for (int i = 1; i < count; i++) {
        if (!parse_file(paths[i])) {
            fprintf(stderr, "reductions: cannot read %s\n", paths[i]);
            return 3;
        }
    }
    return count_missing() > 0;
}
