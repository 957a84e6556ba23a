// One compilation of an input in memory.
#include "run.h"

#include "check/check.h"

// Every rule that can be off is on.
static void ask_for_everything(Level *levels)
{
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        Level level = rule_row((RuleId)rule)->level;
        levels[rule] = level == LEVEL_OFF ? LEVEL_WARNING : level;
    }
}

static Limits small_limits(void)
{
    Limits limits = limits_default();
    limits.of[LIMIT_FILE_BYTES] = 1 << 20;
    limits.of[LIMIT_IMPORT_BYTES] = 4 << 20;
    limits.of[LIMIT_STAGES] = 2000;
    return limits;
}

void run_compilation(const Input *input, CompiledUse *use)
{
    Level levels[RULE_COUNT];
    Limits limits = small_limits();
    const CompileOptions options = {.path = "main.sales", .limits = &limits, .levels = levels};
    Compilation compilation = {0};
    jmp_buf out_of_memory;
    ask_for_everything(levels);
    input_use(input);
    if (setjmp(out_of_memory) == 0 && compile_run(&compilation, &options, &out_of_memory)) {
        use(&compilation, &limits);
    }
    compile_free(&compilation);
}

void run_checks(Compilation *compilation)
{
    const CheckOptions options = {
        .today = {.kind = VALUE_DATE, .year = 2026, .month = 6, .day = 1},
    };
    check_model(compilation->model, &compilation->findings, &options, &compilation->arena);
    compilation->model->is_sound = compilation->findings.error_count == 0;
}
