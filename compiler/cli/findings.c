// Findings on standard error.
//
// Colour follows --color; without it, NO_COLOR, TERM and whether standard error is a terminal.
#include "cli/findings.h"

#include "emit/text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_colored(const Options *options)
{
    const char *wanted = options->value[OPTION_COLOR];
    if (wanted && strcmp(wanted, "auto") != 0) {
        return strcmp(wanted, "always") == 0;
    }
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool is_refused = no_color && *no_color != '\0';
    bool is_able = terminal && *terminal != '\0' && strcmp(terminal, "dumb") != 0;
    return !is_refused && is_able && isatty(STDERR_FILENO);
}

void findings_show(Session *session)
{
    Findings *findings = &session->compilation.findings;
    bool colored = is_colored(session->options);
    Out *out = &session->out; // freed even if memory runs out on the way
    TextCounts counts = {0};
    findings_sort(findings);
    text_count(&counts, findings);
    findings_write_text(findings, colored, (uint32_t)session->options->limits.of[LIMIT_FINDINGS],
                        out);
    text_write_closing(&counts, colored, out);
    save_to_descriptor(STDERR_FILENO, out_view(out));
    out_free(out);
}
