// Writes a sound sales process of any size: generate STAGES [SEED]
//
// One process, phases of eight stages, about 16 lines a stage and 33 bytes a line. Most deals go on to
// the next stage, some go back a few stages, some are lost; each phase has a loss end of its own, for
// dot takes minutes over one that three hundred stages lead to. The same arguments give the same
// bytes.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { STAGES_A_PHASE = 8 };

static const char *const roles[] = {"sdr", "ae", "engineer", "legal", "success", "manager"};
static const char *const skills[] = {"prospecting",  "qualification", "discovery",
                                     "presentation", "negotiation",   "account-management",
                                     "closing",      "forecasting"};
static const char *const verbs[] = {"Confirm", "Present", "Agree",  "Review",
                                    "Measure", "Prepare", "Secure", "Discuss"};
static const char *const things[] = {"the budget",      "the business case", "the contract",
                                     "the rollout",     "the pilot",         "security",
                                     "the buying team", "the timeline"};
static const char *const levels[] = {"", "", " at basic", " at expert"};

#define COUNT_OF(array)   ((uint32_t)(sizeof(array) / sizeof((array)[0])))
#define PICK(seed, array) ((array)[random_below((seed), COUNT_OF(array))])

// A linear congruential generator (Knuth's MMIX constants): the same everywhere.
static uint32_t random_below(uint64_t *seed, uint32_t limit)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % limit;
}

static void write_people(uint64_t *seed)
{
    printf("tool crm \"CRM\"\n");
    for (uint32_t i = 0; i < COUNT_OF(skills); i++) {
        printf("skill %s {\n  learn   \"The playbook, chapter %u\"\n", skills[i], i + 1);
        printf("  proof   \"Two recorded calls, scored\"\n}\n");
    }
    for (uint32_t i = 0; i < COUNT_OF(roles); i++) {
        printf("role %s {\n  does    \"%s %s\"\n", roles[i], PICK(seed, verbs), PICK(seed, things));
        for (uint32_t j = i % 2; j < COUNT_OF(skills); j += 2) {
            printf("  has     %s at expert\n", skills[j]);
        }
        printf("%s}\n", i + 1 < COUNT_OF(roles) ? "  reports manager\n" : "");
    }
}

// The ways out: on, sometimes back, and lost. They come to 100%.
static void write_outcomes(uint64_t *seed, uint32_t stage, uint32_t count)
{
    uint32_t on = 70 + random_below(seed, 20);
    uint32_t back = stage > 0 && random_below(seed, 3) == 0 ? 1 + random_below(seed, 9) : 0;
    if (stage + 1 < count) {
        printf("      outcome agreed -> s%" PRIu32 " %" PRIu32 "%% {\n", stage + 2, on);
        printf("        give    \"Notes of what was agreed\"\n");
        printf("        accept  within 1 day else tell manager\n      }\n");
    } else {
        printf("      outcome signed -> won %" PRIu32 "%%\n", on);
    }
    if (back > 0) {
        uint32_t reach = stage < 5 ? stage : 5;
        uint32_t to = stage - random_below(seed, reach);
        printf("      outcome rework -> s%" PRIu32 " %" PRIu32 "%% {\n", to, back);
        printf("        when    \"Something new has come up\"\n      }\n");
    }
    printf("      outcome dropped -> lost-%" PRIu32 " %" PRIu32 "%%\n", stage / STAGES_A_PHASE + 1,
           100 - on - back);
}

static void write_stage(uint64_t *seed, uint32_t stage, uint32_t count)
{
    uint32_t owner = random_below(seed, COUNT_OF(roles));
    uint32_t days = 1 + random_below(seed, 9);
    printf("    stage s%" PRIu32 " \"%s %s of lot %" PRIu32 "\" {\n", stage + 1, PICK(seed, verbs),
           PICK(seed, things), stage + 1);
    printf("      owner   %s\n", roles[owner]);
    printf("      needs   %s%s\n", skills[(owner % 2 + 2 * random_below(seed, 4)) % 8],
           PICK(seed, levels));
    printf("      uses    crm\n");
    printf("      enter   \"The buyer has asked to go on\"\n");
    printf("      do      \"%s %s with the buyer\"\n", PICK(seed, verbs), PICK(seed, things));
    printf("      exit    \"The buyer has agreed to %s of lot %" PRIu32 "\" proof \"Mail\"\n",
           PICK(seed, things), stage + 1);
    printf("      takes   %" PRIu32 " to %" PRIu32 " days\n", days, days + 3);
    printf("      sla     %" PRIu32 " days else tell manager\n", days + 7);
    write_outcomes(seed, stage, count);
    printf("    }\n");
}

int main(int argc, char **argv)
{
    uint32_t count = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    if (count == 0) {
        fprintf(stderr, "usage: generate STAGES [SEED]\n");
        return 2;
    }
    write_people(&seed);
    printf("process generated \"Generated process\" {\n  owner   manager\n  version \"1\"\n");
    printf("  volume  1200 per month\n  deal    24k USD\n");
    for (uint32_t stage = 0; stage < count; stage++) {
        if (stage % STAGES_A_PHASE == 0) {
            printf("  phase p%" PRIu32 " {\n", stage / STAGES_A_PHASE + 1);
        }
        write_stage(&seed, stage, count);
        if (stage % STAGES_A_PHASE == STAGES_A_PHASE - 1 || stage + 1 == count) {
            printf("  }\n");
        }
    }
    printf("  end won \"Closed won\" is win\n");
    for (uint32_t phase = 1; phase <= (count - 1) / STAGES_A_PHASE + 1; phase++) {
        printf("  end lost-%" PRIu32 " \"Lost in phase %" PRIu32 "\" is loss {\n", phase, phase);
        printf("    reason  \"No budget\"\n    reason  \"No decision\"\n");
        printf("    reason  \"Chose a competitor\"\n  }\n");
    }
    printf("}\n");
    return fflush(stdout) == 0 ? 0 : 3;
}
