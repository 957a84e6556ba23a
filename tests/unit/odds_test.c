// Chances of processes: by hand, against a dense solution, on generated processes, and at size.
//
// Generated processes come from a seed that is printed when a test fails; ODDS_SEED sets another.
#include "model/odds.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIN, LOSS, PARKED, END_COUNT };

// A process built by hand: `ways` are added one by one, shares in millionths.
typedef struct Maker {
    Arena arena;
    jmp_buf out_of_memory;
    Process process;
    Process elsewhere;
} Maker;

static void maker_start(Maker *maker, uint32_t stages, uint32_t ways_each)
{
    memset(maker, 0, sizeof *maker);
    if (setjmp(maker->out_of_memory) != 0) {
        fail_msg("out of memory");
    }
    arena_start(&maker->arena, &maker->out_of_memory);
    Process *process = &maker->process;
    process->stages = (StageList){ARENA_MANY(&maker->arena, stages, Stage *), stages};
    for (uint32_t i = 0; i < stages; i++) {
        Stage *stage = ARENA_NEW(&maker->arena, Stage);
        stage->index = i;
        stage->process = process;
        stage->ways.at = ARENA_MANY(&maker->arena, ways_each, Way);
        process->stages.at[i] = stage;
    }
    process->ends = (EndList){ARENA_MANY(&maker->arena, END_COUNT, End *), END_COUNT};
    EndKind kinds[] = {[WIN] = END_WIN, [LOSS] = END_LOSS, [PARKED] = END_NEUTRAL};
    for (uint32_t i = 0; i < END_COUNT; i++) {
        End *end = ARENA_NEW(&maker->arena, End);
        *end = (End){.process = process, .kind = kinds[i], .index = i};
        process->ends.at[i] = end;
    }
    process->start = process->stages.at[0];
}

static void add_way(Maker *maker, uint32_t from, Target target, int64_t millionths)
{
    Outcome *outcome = ARENA_NEW(&maker->arena, Outcome);
    outcome->target = target;
    WayList *ways = &maker->process.stages.at[from]->ways;
    ways->at[ways->count++] = (Way){outcome, {millionths * 100, 1, SHARE_GIVEN}};
}

static void to_stage(Maker *maker, uint32_t from, uint32_t to, int64_t millionths)
{
    add_way(maker, from, (Target){.stage = maker->process.stages.at[to]}, millionths);
}

static void to_end(Maker *maker, uint32_t from, uint32_t end, int64_t millionths)
{
    add_way(maker, from, (Target){.end = maker->process.ends.at[end]}, millionths);
}

static void to_other(Maker *maker, uint32_t from, int64_t millionths)
{
    add_way(maker, from, (Target){.process = &maker->elsewhere}, millionths);
}

static void near(double value, double expected, double slack)
{
    if (!(fabs(value - expected) <= slack)) {
        fail_msg("%.17g, expected %.17g", value, expected);
    }
}

// ---- by hand ------------------------------------------------------------------------------------

static void straight_line(void **state)
{
    (void)state;
    Maker maker;
    maker_start(&maker, 2, 3);
    to_stage(&maker, 0, 1, 600000);
    to_end(&maker, 0, LOSS, 300000);
    to_other(&maker, 0, 100000);
    to_end(&maker, 1, WIN, 500000);
    to_end(&maker, 1, PARKED, 500000);
    Odds odds = odds_of(&maker.process, &maker.arena);
    assert_true(odds.is_known);
    near(odds.stages[0].win, 0.3, 1e-15);
    near(odds.stages[1].win, 0.5, 1e-15);
    near(odds.stages[1].reach, 0.6, 1e-15);
    near(odds.win, 0.3, 1e-15);
    near(odds.loss, 0.3, 1e-15);
    near(odds.neutral, 0.3, 1e-15);
    near(odds.handed_on, 0.1, 1e-15);
    arena_free(&maker.arena);
}

static void stage_that_leads_to_itself(void **state)
{
    (void)state;
    Maker maker;
    maker_start(&maker, 1, 3);
    to_stage(&maker, 0, 0, 999999);
    to_end(&maker, 0, WIN, 1);
    Odds odds = odds_of(&maker.process, &maker.arena);
    assert_true(odds.is_known && odds.stages[0].has_reach && odds.stages[0].has_win);
    near(odds.stages[0].win, 1, 0);
    near(odds.stages[0].reach, 1, 0);
    near(odds.stages[0].visits, 1e6, 1e-3);
    arena_free(&maker.arena);
}

// Two stages that hand a deal to and fro, left once in a million rounds.
static void loop_of_almost_all(void **state)
{
    (void)state;
    Maker maker;
    maker_start(&maker, 3, 3);
    to_stage(&maker, 0, 1, 500000);
    to_end(&maker, 0, PARKED, 500000);
    to_stage(&maker, 1, 2, 1000000);
    to_stage(&maker, 2, 1, 999999);
    to_end(&maker, 2, WIN, 1);
    Odds odds = odds_of(&maker.process, &maker.arena);
    near(odds.stages[1].win, 1, 1e-15);
    near(odds.stages[1].reach, 0.5, 1e-12);
    near(odds.stages[2].reach, 0.5, 1e-12);
    near(odds.stages[2].visits, 500000, 1e-6);
    near(odds.win, 0.5, 1e-12);
    arena_free(&maker.arena);
}

static void chances_too_small_for_a_number(void **state)
{
    (void)state;
    enum { COUNT = 80 };
    Maker maker;
    maker_start(&maker, COUNT, 3);
    for (uint32_t i = 0; i + 1 < COUNT; i++) {
        to_stage(&maker, i, i + 1, 1);
        to_stage(&maker, i, 0, 999999);
    }
    to_stage(&maker, COUNT - 1, 0, 999999);
    to_end(&maker, COUNT - 1, WIN, 1);
    Odds odds = odds_of(&maker.process, &maker.arena);
    for (uint32_t i = 0; i < COUNT; i++) {
        assert_true(odds.stages[i].win >= 0 && odds.stages[i].reach >= 0);
        assert_true(odds.stages[i].visits >= 0);
    }
    assert_true(odds.win >= -1);
    arena_free(&maker.arena);
}

static void circle_without_exit(void **state)
{
    (void)state;
    Maker maker;
    maker_start(&maker, 3, 3);
    to_stage(&maker, 0, 1, 500000);
    to_end(&maker, 0, WIN, 500000);
    to_stage(&maker, 1, 2, 1000000);
    to_stage(&maker, 2, 1, 1000000);
    to_end(&maker, 2, WIN, 0);
    Odds odds = odds_of(&maker.process, &maker.arena);
    assert_false(odds.is_known);
    assert_false(odds.stages[0].has_win);
    near(odds.win, -1, 0);
    arena_free(&maker.arena);
}

static void process_with_faults(void **state)
{
    (void)state;
    Maker maker;
    maker_start(&maker, 1, 3);
    assert_false(odds_of(&maker.process, &maker.arena).is_known); // no way out
    add_way(&maker, 0, (Target){.stage = NULL}, 1000000);
    assert_false(odds_of(&maker.process, &maker.arena).is_known); // leads nowhere
    maker.process.stages.count = 0;
    maker.process.start = NULL;
    assert_false(odds_of(&maker.process, &maker.arena).is_known); // no stage
    arena_free(&maker.arena);
}

// ---- generated ----------------------------------------------------------------------------------

static uint64_t random_next(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

// Ways to anywhere, that come to 100%; every stage can be left.
static void maker_random(Maker *maker, uint32_t stages, uint32_t ways, uint64_t *seed)
{
    maker_start(maker, stages, ways + 1);
    for (uint32_t i = 0; i < stages; i++) {
        int64_t left = 1000000;
        for (uint32_t j = 0; j < ways; j++) {
            int64_t share = (int64_t)random_next(seed) % (left / 2);
            uint32_t target = (uint32_t)random_next(seed) % (stages + END_COUNT + 1);
            if (target < stages) {
                to_stage(maker, i, target, share);
            } else if (target < stages + END_COUNT) {
                to_end(maker, i, target - stages, share);
            } else {
                to_other(maker, i, share);
            }
            left -= share;
        }
        to_end(maker, i, (uint32_t)random_next(seed) % END_COUNT, left);
    }
}

// The inverse of I - P, with pivots, in long double; what model/odds must never need.
static long double *dense_inverse(const Process *process)
{
    uint32_t n = process->stages.count;
    uint32_t width = 2 * n;
    long double *a = test_calloc((size_t)n * width, sizeof *a);
    for (uint32_t i = 0; i < n; i++) {
        a[i * width + i] += 1;
        a[i * width + n + i] = 1;
        const WayList *ways = &process->stages.at[i]->ways;
        for (uint32_t j = 0; j < ways->count; j++) {
            if (ways->at[j].outcome->target.stage != NULL) {
                a[i * width + ways->at[j].outcome->target.stage->index] -=
                    (long double)share_value(ways->at[j].share);
            }
        }
    }
    for (uint32_t k = 0; k < n; k++) { // strictly dominant: the diagonal is a good pivot
        for (uint32_t j = width; j-- > k;) {
            a[k * width + j] /= a[k * width + k];
        }
        for (uint32_t i = 0; i < n; i++) {
            long double factor = i == k ? 0 : a[i * width + k];
            for (uint32_t j = k; j < width && factor != 0; j++) {
                a[i * width + j] -= factor * a[k * width + j];
            }
        }
    }
    return a;
}

static void compare_with_dense(const Process *process, const Odds *odds)
{
    uint32_t n = process->stages.count;
    long double *inverse = dense_inverse(process);
    for (uint32_t i = 0; i < n; i++) {
        long double win = 0;
        for (uint32_t j = 0; j < n; j++) {
            const WayList *ways = &process->stages.at[j]->ways;
            for (uint32_t k = 0; k < ways->count; k++) {
                const End *end = ways->at[k].outcome->target.end;
                if (end != NULL && end->kind == END_WIN) {
                    win += inverse[i * 2 * n + n + j] * (long double)share_value(ways->at[k].share);
                }
            }
        }
        long double visits = inverse[n + i];
        near(odds->stages[i].win, (double)win, 1e-10);
        near(odds->stages[i].visits, (double)visits, 1e-9 * (1 + (double)visits));
        near(odds->stages[i].reach, (double)(visits / inverse[i * 2 * n + n + i]), 1e-10);
    }
    test_free(inverse);
}

static void random_processes(void **state)
{
    (void)state;
    const char *given = getenv("ODDS_SEED");
    uint64_t seed = given != NULL ? strtoull(given, NULL, 10) : 20260331;
    for (uint32_t round = 0; round < 400; round++) {
        uint64_t start = seed;
        Maker maker;
        maker_random(&maker, 1 + (uint32_t)random_next(&seed) % 40,
                     (uint32_t)random_next(&seed) % 4, &seed);
        Odds odds = odds_of(&maker.process, &maker.arena);
        double sum = odds.win + odds.loss + odds.neutral + odds.handed_on;
        if (!odds.is_known || !(fabs(sum - 1) < 1e-12)) {
            fail_msg("ODDS_SEED=%llu: sums to %.17g", (unsigned long long)start, sum);
        }
        compare_with_dense(&maker.process, &odds);
        near(odds.stages[0].win, odds.win, 1e-12);
        arena_free(&maker.arena);
    }
}

// ---- size ---------------------------------------------------------------------------------------

// Each stage leads to the next, the last back to the first; 1% are lost at every stage.
static void ring_of_3000(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    Maker maker;
    maker_start(&maker, COUNT, 3);
    for (uint32_t i = 0; i < COUNT; i++) {
        to_stage(&maker, i, (i + 1) % COUNT, 999000);
        to_end(&maker, i, i == COUNT - 1 ? WIN : LOSS, 1000);
    }
    Odds odds = odds_of(&maker.process, &maker.arena);
    assert_true(odds.is_known);
    double round = pow(0.999, COUNT);
    near(odds.stages[0].reach, 1, 1e-12);
    near(odds.stages[1500].reach, pow(0.999, 1500), 1e-10);
    near(odds.stages[0].visits, 1 / (1 - round), 1e-9);
    near(odds.win, pow(0.999, COUNT - 1) * 0.001 / (1 - round), 1e-10);
    near(odds.win + odds.loss, 1, 1e-12);
    arena_free(&maker.arena);
}

static void chain_of_100000(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    Maker maker;
    maker_start(&maker, COUNT, 3);
    for (uint32_t i = 0; i < COUNT; i++) {
        if (i + 1 < COUNT) {
            to_stage(&maker, i, i + 1, 999990);
        } else {
            to_end(&maker, i, WIN, 999990);
        }
        to_end(&maker, i, LOSS, 10);
    }
    Odds odds = odds_of(&maker.process, &maker.arena);
    near(odds.win, pow(0.99999, COUNT), 1e-9);
    near(odds.stages[COUNT / 2].reach, pow(0.99999, COUNT / 2), 1e-9);
    arena_free(&maker.arena);
}

// One loop of 100,000 stages, each of which may go back to the one before it or to the first.
static void loops_of_100000(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    Maker maker;
    maker_start(&maker, COUNT, 4);
    for (uint32_t i = 0; i < COUNT; i++) {
        if (i + 1 < COUNT) {
            to_stage(&maker, i, i + 1, 600000);
        } else {
            to_end(&maker, i, WIN, 600000);
        }
        to_stage(&maker, i, i == 0 ? 0 : i - 1, 300000);
        to_stage(&maker, i, 0, 99999);
        to_end(&maker, i, LOSS, 1);
    }
    Odds odds = odds_of(&maker.process, &maker.arena);
    assert_true(odds.is_known && odds.stages[0].has_reach && odds.stages[0].has_win);
    near(odds.win + odds.loss, 1, 1e-9);
    near(odds.stages[0].reach, 1, 1e-12);
    arena_free(&maker.arena);
}

// A loop over the limit has no chances, and neither has what it leads to; the rest has them.
static void loop_over_the_limit(void **state)
{
    (void)state;
    enum { COUNT = 600 };
    Maker maker;
    maker_start(&maker, COUNT + 2, COUNT + 1);
    to_stage(&maker, 0, 1, 500000);
    to_end(&maker, 0, LOSS, 500000);
    for (uint32_t i = 1; i <= COUNT; i++) {
        for (uint32_t j = 1; j <= COUNT; j++) {
            to_stage(&maker, i, j, 1000);
        }
        to_stage(&maker, i, COUNT + 1, 400000);
    }
    to_end(&maker, COUNT + 1, WIN, 1000000);
    Odds odds = odds_of(&maker.process, &maker.arena);
    assert_true(odds.is_known);
    assert_true(odds.stages[0].has_reach && !odds.stages[0].has_win);
    assert_false(odds.stages[1].has_reach || odds.stages[1].has_win);
    assert_true(odds.stages[COUNT + 1].has_win && !odds.stages[COUNT + 1].has_reach);
    near(odds.loss, 0.5, 1e-15);
    near(odds.win, -1, 0);
    near(odds.ends[WIN], -1, 0);
    arena_free(&maker.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(straight_line),       cmocka_unit_test(stage_that_leads_to_itself),
        cmocka_unit_test(loop_of_almost_all),  cmocka_unit_test(chances_too_small_for_a_number),
        cmocka_unit_test(circle_without_exit), cmocka_unit_test(process_with_faults),
        cmocka_unit_test(random_processes),    cmocka_unit_test(ring_of_3000),
        cmocka_unit_test(chain_of_100000),     cmocka_unit_test(loops_of_100000),
        cmocka_unit_test(loop_over_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
