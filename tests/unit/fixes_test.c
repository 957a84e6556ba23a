// The fixes that findings carry: each is made in a small file, and the line it changes compared.
#include "check/check.h"
#include "model/compile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// A file around the lines under test; `%s` is where a stage's lines stand.
static const char around[] = "process sales {\n"
                             "  stage meet \"First meeting\" {\n"
                             "%s"
                             "  }\n"
                             "  end won is win\n"
                             "  end lost is loss\n"
                             "}\n";

typedef struct Case {
    const char *written; // lines of a stage, or, where it starts with '!', the whole file
    RuleId rule;
    bool is_certain;
    const char *fixes[4]; // texts that the file holds after the first, second ... fix
} Case;

static const Case cases[] = {
    {"    outcome yes -> wom\n", RULE_unknown_target, false, {"-> won\n"}},
    {"    outcome yes -> Won\n", RULE_unknown_target, true, {"-> won\n"}},
    {"    takes 3\n    outcome yes -> won\n",
     RULE_missing_unit,
     false,
     {"takes 3 days\n", "takes 3 workdays\n", "takes 3 weeks\n"}},
    {"    takes 2-5 days\n    outcome yes -> won\n",
     RULE_bad_duration,
     true,
     {"takes 2 to 5 days\n"}},
    {"    takes 2..5 days\n    outcome yes -> won\n",
     RULE_bad_duration,
     true,
     {"takes 2 to 5 days\n"}},
    {"    takes 2.5\xe2\x80\x93"
     "5 days\n    outcome yes -> won\n",
     RULE_bad_duration,
     true,
     {"takes 2.5 to 5 days\n"}},
    {"    takes 2,5 days\n    outcome yes -> won\n", RULE_bad_number, false, {"takes 2.5 days\n"}},
    {"    takes 007 days\n    outcome yes -> won\n", RULE_bad_number, false, {"takes 7 days\n"}},
    {"!process sales {\n  deal 48.000 EUR\n}\n", RULE_bad_number, false, {"48_000 EUR", "48 EUR"}},
    {"!process sales {\n  deal 48,500 EUR\n}\n",
     RULE_bad_number,
     false,
     {"48_500 EUR", "48.5 EUR"}},
    {"!process sales {\n  deal 1,25M EUR\n}\n", RULE_bad_number, false, {"1.25M EUR"}},
    {"!process sales {\n  deal $24k\n}\n", RULE_bad_number, false, {"deal 24k USD\n"}},
    {"    probability 45\n    outcome yes -> won\n", RULE_bad_percent, false, {"45%\n"}},
    {"    outcome yes -> won 40%\n    outcome no -> lost 53%\n",
     RULE_share_sum,
     false,
     {"-> lost\n"}},
    {"    takes 3 days uses crm\n    outcome yes -> won\n",
     RULE_missing_line_end,
     true,
     {"    takes 3 days\n    uses crm\n"}},
    {"    takes 3 days\n", RULE_dead_end, false, {"3 days\n    outcome won -> won\n  }\n"}},
    {"!process p {\n  stage a\n  end b\n}\n",
     RULE_dead_end,
     false,
     {"  stage a {\n    outcome over -> b\n  }\n"}},
    {"!process p {\n  stage a { takes 1 day }\n  end b\n}\n",
     RULE_dead_end,
     false,
     {"{ takes 1 day \n    outcome over -> b\n  }\n"}},
    {"!process p {\r\n  stage a\r\n  end b\r\n}\r\n",
     RULE_dead_end,
     false,
     {"  stage a {\r\n    outcome over -> b\r\n  }\r\n"}},
    {"!process p {\n  stage a {\n    outcome b -> c\n  end c\n}\n",
     RULE_missing_brace,
     false,
     {"    outcome b -> c\n  }\n  end c\n"}},
    {"!process p {\n  stage a # first\n    outcome b -> c\n  }\n  end c\n}\n",
     RULE_missing_brace,
     false,
     {"  stage a { # first\n"}},
    {"!process p {\n  stage a {\n    outcome b -> c\n    }\n  }\n  end c\n}\n",
     RULE_extra_brace,
     false,
     {"    outcome b -> c\n  }\n"}},
    {"    do \"Call\" in 1 workday\n", RULE_syntax, false, {"do \"Call\" within 1 workday\n"}},
    {"    outcome no -> lost reason \"No budget\"\n",
     RULE_missing_brace,
     false,
     {"    outcome no -> lost {\n      reason \"No budget\"\n    }\n"}},
    {"    outcome yes 60% -> won\n", RULE_syntax, true, {"    outcome yes -> won 60%\n"}},
    {"    owner: ae;\n", RULE_syntax, false, {"    owner  ae\n"}},
    {"    with: [ae, sdr],\n    takes 1 day\n", RULE_syntax, false, {"    with  ae, sdr\n"}},
    {"    takes 1 day; sla 2 days\n", RULE_syntax, true, {"    takes 1 day\n    sla 2 days\n"}},
    {"!process p {{\n  stage a {\n    outcome b -> c\n  }\n  end c\n}}\n",
     RULE_extra_brace,
     false,
     {"process p {\n  stage a {\n    outcome b -> c\n  }\n  end c\n}\n"}},
    {"!process p {\n  stage a }\n    outcome b -> c\n  }\n  end c\n}\n",
     RULE_missing_brace,
     false,
     {"  stage a {\n"}},
    {"!process p {\n  stage a {}\n    outcome b -> c\n  }\n  end c\n}\n",
     RULE_extra_brace,
     false,
     {"  stage a {\n    outcome"}},
    {"!role a\n# b\xe2\x80\xaeright\n", RULE_forbidden_character, true, {"# bright\n"}},
    {"!role a\n# b\x1b[2J\n", RULE_forbidden_character, false, {"# b[2J\n"}},
};

static Finding *find_rule(const Findings *findings, RuleId rule)
{
    Finding *finding = findings->first;
    while (finding && finding->rule != rule) {
        finding = finding->next;
    }
    return finding;
}

static void check_fix(const Finding *finding, const Fix *fix, const char *wanted)
{
    Out out;
    out_start(&out);
    edits_apply(finding->main.place.source->text, fix->edits, fix->edit_count, &out);
    out_char(&out, '\0');
    assert_false(out.failed);
    if (!strstr(out.bytes, wanted)) {
        fail_msg("wanted \"%s\" in:\n%s", wanted, out.bytes);
    }
    assert_true(fix->text.length > 0);
    out_free(&out);
}

static void check_fixes(const Findings *findings, const Case *row)
{
    const Finding *finding = find_rule(findings, row->rule);
    if (!finding) {
        fail_msg("no %s in:\n%s", rule_row(row->rule)->name, row->written);
        return;
    }
    const Fix *fix = finding->fixes;
    for (int i = 0; i < 4 && row->fixes[i]; i++, fix = fix->next) {
        if (!fix) {
            fail_msg("no fix %d in:\n%s", i, row->written);
            return;
        }
        assert_int_equal(fix->certain, row->is_certain);
        check_fix(finding, fix, row->fixes[i]);
    }
    assert_null(fix);
}

static void write_input(const char *path, const Case *row)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    if (row->written[0] == '!') {
        fputs(row->written + 1, file);
    } else {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        fprintf(file, around, row->written);
#pragma GCC diagnostic pop
    }
    assert_int_equal(fclose(file), 0);
}

static void test_fixes(void **state)
{
    (void)state;
    char path[] = "/tmp/stagecraft-fixes-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Compilation compilation;
        CompileOptions options = {.path = path, .root = "/tmp"};
        CheckOptions asked = {0};
        write_input(path, &cases[i]);
        assert_true(compile_run(&compilation, &options, NULL));
        check_model(compilation.model, &compilation.findings, &asked, &compilation.arena);
        check_fixes(&compilation.findings, &cases[i]);
        compile_free(&compilation);
    }
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fixes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
