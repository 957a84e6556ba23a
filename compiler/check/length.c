// How long a process is: no phase, and no process without phases, has more stages than people keep
// in mind.
#include "check/visit.h"

enum { STAGES_MOST = 8 };

static void explain_many(Checker *checker, Finding *finding, const StageList *stages,
                         const char *help)
{
    finding_label(checker->findings, finding, "%u stages", stages->count);
    finding_also(checker->findings, finding, entity_place(&stages->at[STAGES_MOST]->entity),
                 "the ninth");
    finding_note(checker->findings, finding,
                 "people keep five to eight in mind; of more, some are filled in at random");
    finding_help(checker->findings, finding, "%s", help);
}

static void check_phase(Checker *checker, const Phase *phase)
{
    if (phase->stages.count <= STAGES_MOST) {
        return;
    }
    const Entity *entity = &phase->entity;
    Finding *finding =
        check_report(checker, RULE_many_stages, phase->process, entity->node, entity_place(entity),
                     "phase `%s` has more than eight stages", entity->name->text);
    if (finding != NULL) {
        explain_many(checker, finding, &phase->stages,
                     "split the phase, or make one stage of those that one person does in a row");
    }
}

static void check_length(Checker *checker, const Process *process)
{
    for (uint32_t i = 0; i < process->phases.count; i++) {
        check_phase(checker, process->phases.at[i]);
    }
    if (process->phases.count > 0 || process->stages.count <= STAGES_MOST) {
        return;
    }
    Finding *finding =
        process_report(checker, RULE_many_stages, process, "has more than eight stages");
    if (finding != NULL) {
        explain_many(checker, finding, &process->stages,
                     "group them, such as `phase qualify \"Qualify\" { ... }`");
    }
}

void check_lengths(Checker *checker)
{
    processes_visit(checker, check_length);
}
