// Findings on standard error.
//
// Colour follows --color; without it, NO_COLOR, TERM and whether standard error is a terminal.
#include "cli/findings.h"

#include "cli/message.h"

#include <stdio.h>

void findings_show(Session *session)
{
    Compilation *compilation = &session->compilation;
    findings_sort(&compilation->findings);
    for (const Finding *finding = compilation->findings.first; finding; finding = finding->next) {
        Position position = source_position(finding->main.place.source, &compilation->arena,
                                            finding->main.place.offset);
        message("%.*s:%u:%u: error[%s]: %.*s", STR_ARGS(finding->main.place.source->path),
                position.line, position.column, rule_row(finding->rule)->name,
                STR_ARGS(finding->headline));
    }
}
