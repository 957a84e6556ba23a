// "Did you mean" among names of several languages: slips, capitals, plurals, initials, accents.
#include "base/str.h"
#include "base/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 8 };

// Looks for a word among names, or pairs of a name and its label behind a `|`; the end is NULL.
static Suggestion look(const char *wrong, const char *const *names)
{
    static Candidate candidates[MOST];
    uint32_t count = 0;
    for (; names[count] != NULL; count++) {
        const char *bar = strchr(names[count], '|');
        Str name = str_from(names[count]);
        candidates[count] = (Candidate){.name = name};
        if (bar != NULL) {
            candidates[count].name.length = (size_t)(bar - names[count]);
            candidates[count].label = str_from(bar + 1);
        }
    }
    uint64_t budget = 1000000;
    return suggest(str_from(wrong), candidates, count, &budget);
}

static void assert_finds(const char *wrong, const char *right, bool is_certain,
                         const char *const *names)
{
    Suggestion found = look(wrong, names);
    assert_non_null(found.candidate);
    assert_int_equal(found.candidate->name.length, strlen(right));
    assert_memory_equal(found.candidate->name.at, right, strlen(right));
    assert_int_equal(found.is_certain, is_certain);
}

static void assert_finds_none(const char *wrong, const char *const *names)
{
    assert_null(look(wrong, names).candidate);
}

static void test_slips(void **state)
{
    (void)state;
    const char *const names[] = {"qualify", "nurture", "propose", "closed-won", NULL};
    assert_finds("qaulify", "qualify", true, names);  // two swapped
    assert_finds("qualfy", "qualify", true, names);   // one left out
    assert_finds("qualiffy", "qualify", true, names); // one too many
    assert_finds("qualitx", "qualify", false, names); // two of seven: the limit is a third
    assert_finds_none("quxlitx", names);              // three of seven
    assert_finds("closd_won", "closed-won", true, names);
}

static void test_short_names(void **state)
{
    (void)state;
    const char *const names[] = {"sdr", "ae", NULL};
    assert_finds("sdrs", "sdr", true, names);
    assert_finds("SDR", "sdr", true, names);
    assert_finds("SDRs", "sdr", true, names);
    assert_finds("bdr", "sdr", false, names); // near, and often another thing
    assert_finds_none("x", names);
    assert_finds_none("csm", names);
}

static void test_plurals_and_initials(void **state)
{
    (void)state;
    const char *const names[] = {"account-executive", "company", "deal-desk", NULL};
    assert_finds("AE", "account-executive", false, names);
    assert_finds("AEs", "account-executive", false, names);
    assert_finds("dd", "deal-desk", false, names);
    assert_finds("companies", "company", true, names);
    assert_finds("account-executives", "account-executive", true, names);
    const char *const two[] = {"account-executive", "area-executive", NULL};
    assert_int_equal(look("ae", two).is_certain, false);
}

static void test_labels(void **state)
{
    (void)state;
    const char *const names[] = {"ae|Account executive", "csm|Customer success manager", NULL};
    assert_finds("account-executive", "ae", true, names);
    assert_finds("Account-Exective", "ae", true, names);
    assert_finds("customer_success_manager", "csm", true, names);
}

static void test_polish(void **state)
{
    (void)state;
    const char *const names[] = {"właściciel", "zamknięte-wygrane|Zamknięte – wygrane", "łódź",
                                 NULL};
    assert_finds("wlasciciel", "właściciel", true, names); // without accents
    assert_finds("właścicel", "właściciel", true, names);  // a letter left out
    assert_finds("Zamkniete-wygrane", "zamknięte-wygrane", true, names);
    assert_finds("lodz", "łódź", true, names);
    assert_finds("wla\xcc\x81"
                 "sciciel",
                 "właściciel", true, names); // a mark by itself
}

static void test_japanese(void **state)
{
    (void)state;
    const char *const names[] = {"営業部長", "見積もり", "がいこう", NULL};
    assert_finds("営業部", "営業部長", false, names); // letters count, not bytes
    assert_finds("見積り", "見積もり", false, names);
    assert_finds("見績もり", "見積もり", true, names);
    assert_finds("かいこう", "がいこう", true, names); // one letter, not an accent
    assert_finds_none("商談", names);
}

static void test_german(void **state)
{
    (void)state;
    const char *const names[] = {"größe", "angebot", NULL};
    assert_finds("grosse", "größe", true, names);
    assert_finds("Angebote", "angebot", true, names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips),
        cmocka_unit_test(test_short_names),
        cmocka_unit_test(test_plurals_and_initials),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_polish),
        cmocka_unit_test(test_japanese),
        cmocka_unit_test(test_german),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
