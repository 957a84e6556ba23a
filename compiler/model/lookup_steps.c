// Uses of names of stages and ends: looked up in the process they stand in, or in the one before
// the point.
#include "model/candidates.h"
#include "model/lookup.h"
#include "model/lookup_parts.h"

#include <string.h>

static const Declaration *step_find(const Resolver *resolver, const Process *process, Str name)
{
    const Scope *steps = &resolver->scopes[process->index].steps;
    return scope_find(steps, STATEMENT_STAGE, name_intern(resolver->program->names, name));
}

// A part that was dropped is the usual unknown name, with the drop as second place.
static bool add_drop(Resolver *resolver, Finding *finding, const Process *process, Str name)
{
    const Scope *dropped = &resolver->scopes[process->index].dropped;
    const Declaration *drop =
        scope_find(dropped, STATEMENT_STAGE, name_intern(resolver->program->names, name));
    if (drop == NULL) {
        return false;
    }
    finding_also(resolver->findings, finding, statement_header_place(drop->written),
                 "dropped here");
    finding_help(resolver->findings, finding, "change what still leads there, or do not drop it");
    return true;
}

static bool step_has_near(Resolver *resolver, const Process *process, Str wrong, bool with_ends)
{
    Candidates list = candidates_start(resolver);
    candidates_of_process(resolver, &list, process, with_ends);
    uint64_t *budget = resolver->program->suggest_budget;
    return suggest(wrong, list.at, list.count, budget).candidate != NULL;
}

// Whether one of the words that a name is made of is in a list.
static bool has_word(Str name, const char *const *words)
{
    size_t start = 0;
    for (size_t i = 0; i <= name.length; i++) {
        if (i < name.length && name.at[i] != '-' && name.at[i] != '_') {
            continue;
        }
        for (const char *const *word = words; *word != NULL; word++) {
            if (str_is((Str){name.at + start, i - start}, *word)) {
                return true;
            }
        }
        start = i + 1;
    }
    return false;
}

// What may be declared by a name that nothing has: an end, where it sounds like one.
static const char *step_advice(Str name)
{
    static const char *const wins[] = {"won", "win", "gewonnen", "ganado", "ganho", "gagne", NULL};
    static const char *const losses[] = {"lost", "loss", "verloren", "perdido", "perdu", NULL};
    if (has_word(name, wins)) {
        return "declare it: end NAME \"Label\" is win";
    }
    if (has_word(name, losses)) {
        return "declare it: end NAME \"Label\" is loss";
    }
    return "declare it: stage NAME \"Label\" {";
}

static void report_step(Resolver *resolver, RuleId rule, const char *what,
                        const Statement *statement, Place place, const Process *process, Str wrong,
                        bool with_ends)
{
    const Module *module = statement_module(resolver, statement);
    uint64_t lost = module->tree->lost;
    bool is_hidden = ((lost >> STATEMENT_STAGE | lost >> STATEMENT_END) & 1) != 0;
    if (name_is_heard(resolver, module, wrong)
        || (is_hidden && !step_has_near(resolver, process, wrong, with_ends))) {
        return;
    }
    Finding *finding = resolve_report(resolver, rule, statement, place, "no %s is called `%.*s`",
                                      what, STR_ARGS(wrong));
    if (finding == NULL) {
        return;
    }
    finding_label(resolver->findings, finding, "not in process %s", process->entity.name->text);
    if (add_drop(resolver, finding, process, wrong)) {
        return;
    }
    Candidates list = candidates_start(resolver);
    candidates_of_process(resolver, &list, process, with_ends);
    candidates_suggest(resolver, finding, wrong, place, &list,
                       !with_ends ? "name a stage of it" : step_advice(wrong));
}

static Place name_part_place(const Statement *statement, const Part *part, Str name)
{
    Place whole = part_place(statement, part);
    return (Place){whole.source, (uint32_t)(name.at - whole.source->text.at),
                   (uint32_t)name.length};
}

// A text where a stage or end is named: it may be the label of one of the process.
static void step_label(Resolver *resolver, const Statement *statement, const Part *part,
                       bool with_ends)
{
    if (part != NULL && part->kind == PART_TEXT) {
        Candidates list = candidates_start(resolver);
        candidates_of_process(resolver, &list, resolver->process, with_ends);
        candidates_name_label(resolver, statement, part, &list);
    }
}

const Stage *stage_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    if (!part_is_name(part)) {
        step_label(resolver, statement, part, false);
        return NULL;
    }
    Str name = part_text(statement, part);
    const Declaration *found = step_find(resolver, resolver->process, name);
    if (found != NULL && found->kind == STATEMENT_STAGE) {
        return found->thing;
    }
    report_step(resolver, RULE_unknown_stage, "stage", statement, part_place(statement, part),
                resolver->process, name, false);
    return NULL;
}

// `-> care.done`, where `done` is an end of that process. It is not called unreached as well.
static void report_end_elsewhere(Resolver *resolver, const Statement *statement, Place place,
                                 End *end)
{
    const char *process = end->process->entity.name->text;
    const char *name = end->entity.name->text;
    end->is_named_elsewhere = true;
    Finding *finding = resolve_report(resolver, RULE_unknown_stage, statement, place,
                                      "`%s` is an end of `%s`, not a stage", name, process);
    if (finding != NULL) {
        finding_also(resolver->findings, finding, statement_name_place(end->entity.node),
                     "`%s` is declared here", name);
        finding_help(resolver->findings, finding,
                     "lead to one of its stages, or to its start: `-> %s`", process);
    }
}

// The stage that the last part of `process.stage` names.
static const Stage *member_stage(Resolver *resolver, const Statement *statement, const Part *part,
                                 const Process *process, Str name)
{
    const Declaration *found = step_find(resolver, process, name);
    if (found != NULL && found->kind == STATEMENT_STAGE) {
        return found->thing;
    }
    if (found != NULL) {
        report_end_elsewhere(resolver, statement, name_part_place(statement, part, name),
                             found->thing);
        return NULL;
    }
    report_step(resolver, RULE_unknown_stage, "stage", statement,
                name_part_place(statement, part, name), process, name, false);
    return NULL;
}

ProcessUse process_use_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    ProcessUse use = {.node = statement, .part = part};
    if (!part_is_name(part)) {
        visible_label(resolver, statement, part, STATEMENT_PROCESS);
        return use;
    }
    DottedName name = dotted_split(part_text(statement, part));
    const Module *module = statement_module(resolver, statement);
    bool is_alias = name.count > 1 && alias_find(resolver->program, module, name.part[0]) != NULL;
    uint32_t rest = name.count - (is_alias ? 2 : 1);
    Declaration *found = process_declared(resolver, statement, part, &name, rest);
    if (found == NULL) {
        return use;
    }
    use.process = found->thing;
    if (rest == 1) {
        use.stage = member_stage(resolver, statement, part, use.process, name.part[name.count - 1]);
        use.process = use.stage != NULL ? use.process : NULL;
    }
    return use;
}

// All processes whose own text declares a stage of this name: what a variant took over is not its
// own.
static uint32_t count_declaring(Resolver *resolver, const Module *module, Str name,
                                const Stage **found)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < resolver->model->processes.count; i++) {
        const Process *process = resolver->model->processes.at[i];
        const Declaration *visible =
            scope_find(&module->visible, STATEMENT_PROCESS, process->entity.name);
        const Declaration *step = step_find(resolver, process, name);
        bool is_own = visible != NULL && visible->thing == process && step != NULL
                      && step->kind == STATEMENT_STAGE && step->statement->origin == NULL;
        if (is_own) {
            *found = step->thing;
            count++;
        }
    }
    return count;
}

static void report_ambiguous(Resolver *resolver, const Statement *statement, const Part *part,
                             uint32_t count, const Stage *stage)
{
    Str name = part_text(statement, part);
    Finding *finding =
        finding_add(resolver->findings, RULE_ambiguous_stage, part_place(statement, part),
                    "%u processes have a stage `%.*s`", count, STR_ARGS(name));
    finding_help(resolver->findings, finding, "write which: `%s.%.*s`",
                 stage->process->entity.name->text, STR_ARGS(name));
}

// Whether a process of this file that cannot be named, for another has its name, has the stage.
static bool is_in_double(const Candidates *list, const Statement *statement, Str name)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const Entity *entity = list->at[i].thing;
        if (entity->node->tree == statement->tree && str_equal(list->at[i].name, name)) {
            return true;
        }
    }
    return false;
}

// No process declares the stage that a bare name means.
static void report_stage_nowhere(Resolver *resolver, const Statement *statement, const Part *part)
{
    Str name = part_text(statement, part);
    if (module_hides(statement_module(resolver, statement), STATEMENT_STAGE)) {
        return;
    }
    Candidates list = candidates_start(resolver);
    for (uint32_t i = 0; i < resolver->model->processes.count; i++) {
        candidates_of_process(resolver, &list, resolver->model->processes.at[i], false);
    }
    if (is_in_double(&list, statement, name)) {
        return;
    }
    Place place = part_place(statement, part);
    Finding *finding = finding_add(resolver->findings, RULE_unknown_stage, place,
                                   "no stage is called `%.*s`", STR_ARGS(name));
    candidates_suggest(resolver, finding, name, place, &list,
                       "write process and stage: `b2b.meet`");
}

ProcessUse stage_anywhere_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    ProcessUse use = {.node = statement, .part = part};
    if (!part_is_name(part)) {
        return use;
    }
    Str name = part_text(statement, part);
    if (memchr(name.at, '.', name.length) != NULL) {
        use = process_use_named(resolver, statement, part);
        if (use.process != NULL && use.stage == NULL) {
            report_step(resolver, RULE_unknown_stage, "stage", statement,
                        part_place(statement, part), use.process, name, false);
            use.process = NULL;
        }
        return use;
    }
    const Stage *stage = NULL;
    const Module *module = statement_module(resolver, statement);
    uint32_t count = count_declaring(resolver, module, name, &stage);
    if (count == 1) {
        use.stage = stage;
        use.process = stage->process;
        return use;
    }
    if (count > 1) {
        report_ambiguous(resolver, statement, part, count, stage);
    } else {
        report_stage_nowhere(resolver, statement, part);
    }
    return use;
}

static Target target_step(const Declaration *step)
{
    Target target = {0};
    if (step->kind == STATEMENT_STAGE) {
        target.stage = step->thing;
    } else {
        target.end = step->thing;
    }
    return target;
}

Target target_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    Target target = {0};
    if (!part_is_name(part)) {
        step_label(resolver, statement, part, true);
        return target;
    }
    Str text = part_text(statement, part);
    DottedName name = dotted_split(text);
    const Declaration *step = name.count == 1 ? step_find(resolver, resolver->process, text) : NULL;
    if (step != NULL) {
        return target_step(step);
    }
    const Module *module = statement_module(resolver, statement);
    uint32_t used;
    const Declaration *other =
        declared_find(resolver->program, module, STATEMENT_PROCESS, &name, &used);
    if (name.count > 1 || (other != NULL && other->thing != NULL)) {
        ProcessUse use = process_use_named(resolver, statement, part);
        if (use.process == resolver->process && use.process != NULL) {
            // A name of this very process: its own stage, or its start.
            target.stage = use.stage;
            target.process = use.stage == NULL ? use.process : NULL;
            return target;
        }
        target.process = use.process;
        target.stage = use.stage;
        return target;
    }
    report_step(resolver, RULE_unknown_target, "stage or end", statement,
                part_place(statement, part), resolver->process, text, true);
    return target;
}
