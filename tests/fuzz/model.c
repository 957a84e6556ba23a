// Files to model: imports, names, units, variants, chances, and all checks with every rule on.
#include "laws.h"
#include "run.h"

#include "model/odds.h"

static void use_model(Compilation *compilation, const Limits *limits)
{
    (void)limits;
    const ProcessList *processes = &compilation->model->processes;
    run_checks(compilation);
    findings_sort(&compilation->findings);
    law_findings(&compilation->findings);
    for (uint32_t i = 0; i < processes->count; i++) {
        odds_of(processes->at[i], &compilation->arena);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    Input input = input_split((const char *)bytes, length);
    run_compilation(&input, use_model);
    return 0;
}
