// Roles that a stage or an end names twice, where the second time says no more than the first.
//
// Who works on a stage is asked and hears of it anyway: an owner or a role in `with` that is also
// consulted or informed says nothing new. An owner in `with` does the work too, which is new; so is
// `inform` of a role that is consulted, which hears of the result, and of one that only stands
// behind a `by` or a `tell`.
#include "check/checker.h"
#include "check/mend.h"
#include "model/entity.h"

typedef enum Duty { DUTY_OWN, DUTY_WORK, DUTY_CONSULT, DUTY_INFORM, DUTY_COUNT } Duty;

// A place where a role is named with a duty, in the stage or end that is looked at.
typedef struct Named {
    Place place;
    uint32_t round;
} Named;

typedef struct Repeats {
    Checker *checker;
    Named *of_duty[DUTY_COUNT]; // by Role.index
    uint32_t round;             // of the stage or end
    const Process *process;
    const char *block; // "stage" or "end"
    const Entity *entity;
} Repeats;

static const Named *named_find(const Repeats *repeats, Duty duty, const Role *role)
{
    const Named *named = &repeats->of_duty[duty][role->index];
    return named->round == repeats->round ? named : NULL;
}

static void name_role(Repeats *repeats, Duty duty, const Role *role, Place place)
{
    repeats->of_duty[duty][role->index] = (Named){place, repeats->round};
}

// ---- the fix ------------------------------------------------------------------------------------

static bool is_plain(Place place)
{
    for (uint32_t i = 0; i < place.length; i++) {
        char c = place.source->text.at[place.offset + i];
        if (c == '#' || c == '\n' || c == '\r') {
            return false;
        }
    }
    return true;
}

enum { ITEMS_PASSED = 1000 }; // of a list that is longer, no name is offered to be taken out

// Takes one name out of its list, or the whole line where it stands alone.
static void take_out(Checker *checker, Finding *finding, bool certain, const RoleUse *use)
{
    const Part *before = NULL;
    uint32_t passed = 0;
    for (const Part *at = use->node->parts; at != use->part && at != NULL; at = at->next) {
        before = at;
        passed += 1;
        if (passed == ITEMS_PASSED) {
            return;
        }
    }
    const Part *next = use->part->next;
    Place place = part_place(use->node, use->part);
    if (before == NULL && next == NULL) {
        mend_remove(checker, finding, certain, use->node);
        return;
    }
    Place other = part_place(use->node, before != NULL ? before : next);
    uint32_t start = before != NULL ? other.offset + other.length : place.offset;
    uint32_t end = before != NULL ? place.offset + place.length : other.offset;
    Place cut = {place.source, start, end - start};
    if (is_plain(cut)) {
        finding_fix(checker->findings, finding, certain, cut, STR(""));
    }
}

// ---- the finding --------------------------------------------------------------------------------

static const char *duty_verb(Duty duty)
{
    return duty == DUTY_CONSULT ? "consults" : "informs";
}

static Str headline(const Repeats *repeats, Duty duty, Duty earlier, const char *role)
{
    Arena *arena = repeats->checker->arena;
    const char *name = repeats->entity->name->text;
    if (duty == earlier) {
        return str_format(arena, "%s `%s` names `%s` twice", repeats->block, name, role);
    }
    return str_format(arena, "%s `%s` %s `%s`, who %s", repeats->block, name, duty_verb(duty), role,
                      earlier == DUTY_OWN ? "owns it" : "works on it");
}

static void report_repeat(Repeats *repeats, Duty duty, Duty earlier, const RoleUse *use)
{
    Checker *checker = repeats->checker;
    const Named *named = named_find(repeats, earlier, use->role);
    Place place = part_place(use->node, use->part);
    Str text = headline(repeats, duty, earlier, use->role->entity.name->text);
    const Statement *cause = use->node->origin != NULL ? repeats->entity->node : use->node;
    Finding *finding = check_report(checker, RULE_repeated_role, repeats->process, cause, place,
                                    "%.*s", STR_ARGS(text));
    if (finding == NULL || named == NULL) {
        return;
    }
    bool is_one_list = duty == earlier;
    finding_label(checker->findings, finding, "says no more than the other place");
    finding_also(checker->findings, finding, named->place, "%s",
                 is_one_list           ? "already named here"
                 : earlier == DUTY_OWN ? "the owner already"
                                       : "works on it already");
    if (!is_one_list) {
        finding_note(checker->findings, finding,
                     "who works on a stage is asked, and hears of it, "
                     "anyway");
    }
    finding_help(checker->findings, finding, "take this one out");
    bool is_here =
        finding->main.place.source == place.source && finding->main.place.offset == place.offset;
    if (is_here) {
        take_out(checker, finding, is_one_list, use);
    }
}

static void check_list(Repeats *repeats, Duty duty, const RoleUseList *uses)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        const RoleUse *use = &uses->at[i];
        bool is_weaker = duty == DUTY_CONSULT || duty == DUTY_INFORM;
        if (places_within(&repeats->checker->doubts.unread, use->node) > 0) {
            continue;
        }
        if (named_find(repeats, duty, use->role) != NULL) {
            report_repeat(repeats, duty, duty, use);
        } else if (is_weaker && named_find(repeats, DUTY_OWN, use->role) != NULL) {
            report_repeat(repeats, duty, DUTY_OWN, use);
        } else if (is_weaker && named_find(repeats, DUTY_WORK, use->role) != NULL) {
            report_repeat(repeats, duty, DUTY_WORK, use);
        }
        if (named_find(repeats, duty, use->role) == NULL) {
            name_role(repeats, duty, use->role, part_place(use->node, use->part));
        }
    }
}

static void check_stage(Repeats *repeats, const Stage *stage)
{
    repeats->round += 1;
    repeats->block = "stage";
    repeats->entity = &stage->entity;
    const Statement *owner = statement_find(stage->entity.node->children, STATEMENT_OWNER);
    if (stage->owner != NULL && owner != NULL && owner->parts != NULL) {
        name_role(repeats, DUTY_OWN, stage->owner, part_place(owner, owner->parts));
    }
    check_list(repeats, DUTY_WORK, &stage->with);
    check_list(repeats, DUTY_CONSULT, &stage->consult);
    check_list(repeats, DUTY_INFORM, &stage->inform);
}

static void check_process(Repeats *repeats)
{
    const Process *process = repeats->process;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        check_stage(repeats, process->stages.at[i]);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        repeats->round += 1;
        repeats->block = "end";
        repeats->entity = &process->ends.at[i]->entity;
        check_list(repeats, DUTY_INFORM, &process->ends.at[i]->inform);
    }
}

void check_repeated_roles(Checker *checker)
{
    Repeats repeats = {.checker = checker};
    for (int duty = 0; duty < DUTY_COUNT; duty++) {
        repeats.of_duty[duty] = ARENA_MANY(checker->arena, checker->model->roles.count, Named);
    }
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        repeats.process = checker->order[i];
        check_process(&repeats);
    }
}
