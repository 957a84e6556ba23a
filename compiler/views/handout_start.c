// What a role's handout and its pocket version begin with: the role's stages in each process, the
// skills it needs, and which edition of which processes the document is made from.
#include "views/assumed.h"
#include "views/handout_parts.h"
#include "views/words.h"

static void find_reopenings(const Handout *handout, RoleProcess *own)
{
    const EndList *ends = &own->process->ends;
    own->comes_back = ARENA_MANY(handout->arena, own->process->stages.count + 1, Series);
    for (uint32_t i = 0; i < ends->count; i++) {
        for (uint32_t r = 0; r < ends->at[i]->reopen.count; r++) {
            const Reopening *reopening = &ends->at[i]->reopen.at[r];
            series_add(handout, &own->comes_back[reopening->stage->index], PHRASE_LIST_COMMA,
                       handout_reopening(handout, ends->at[i]->entity.label, reopening));
        }
    }
}

static void find_stages(Handout *handout, RoleProcess *own, const Process *process)
{
    uint32_t count = process->stages.count;
    own->process = process;
    own->stages = ARENA_MANY(handout->arena, count + 1, RoleStage);
    own->cards = ARENA_MANY(handout->arena, count + 1, Block *);
    own->handoffs = handoffs_of(process, handout->arena);
    own->odds = odds_of(process, handout->arena);
    own->is_assumed =
        own->odds.is_known ? assumed_chances(process, &own->odds, handout->arena) : NULL;
    own->route = route_find(process, &own->odds, handout->arena);
    own->order = route_order(process, &own->route, handout->arena);
    find_reopenings(handout, own);
    for (uint32_t i = 0; i < count; i++) {
        RolePart part = role_part(own->order[i], handout->role, handout->arena);
        if (part != PART_NONE) {
            own->stages[own->stage_count++] = (RoleStage){own->order[i], part, NULL};
        }
    }
}

static Str edition_of(const Process *process, Arena *arena)
{
    if (process->version.length == 0) {
        return process->entity.label;
    }
    return phrase_with_two(arena, PHRASE_EDITION, process->entity.label, process->version);
}

void handout_name_edition(Document *document)
{
    const Handout handout = {.document = document, .arena = document->arena};
    Series about = {0};
    for (uint32_t i = 0; i < document->process_count; i++) {
        const Process *process = document->processes[i];
        series_add(&handout, &about, PHRASE_LIST_SEMICOLON, edition_of(process, document->arena));
        Str effective = date_text(&handout, &process->effective);
        if (str_compare(effective, document->stamp) > 0) {
            document->stamp = effective;
        }
    }
    document->about = about.text;
}

// Those that concern the role.
static void find_processes(Handout *handout, const ProcessList *processes)
{
    handout->processes = ARENA_MANY(handout->arena, processes->count + 1, RoleProcess);
    for (uint32_t i = 0; i < processes->count; i++) {
        RoleProcess *own = &handout->processes[handout->process_count];
        *own = (RoleProcess){0};
        find_stages(handout, own, processes->at[i]);
        if (own->stage_count > 0 || own->process->owner == handout->role
            || handout_is_told(handout, own->process)) {
            handout->process_count++;
        }
    }
}

// In the order in which its stages come to need them.
static NeededSkillList needed_skills(const Handout *handout)
{
    uint32_t count = 0, most = 0;
    for (uint32_t p = 0; p < handout->process_count; p++) {
        most += handout->processes[p].stage_count;
    }
    const Stage **stages = ARENA_MANY(handout->arena, most + 1, const Stage *);
    for (uint32_t p = 0; p < handout->process_count; p++) {
        const RoleProcess *own = &handout->processes[p];
        for (uint32_t i = 0; i < own->stage_count; i++) {
            stages[count++] = own->stages[i].stage;
        }
    }
    return skills_needed(handout->model, handout->role, stages, count, handout->arena);
}

static bool is_own(const Handout *handout, const Process *process)
{
    for (uint32_t i = 0; i < handout->process_count; i++) {
        if (handout->processes[i].process == process) {
            return true;
        }
    }
    return false;
}

static bool is_received(const HandoffList *handoffs, const Role *role)
{
    for (uint32_t i = 0; i < handoffs->count; i++) {
        if (handoffs->at[i].receiver == role) {
            return true;
        }
    }
    return false;
}

static void find_givers(Handout *handout)
{
    const ProcessList *all = &handout->model->processes;
    handout->givers = ARENA_MANY(handout->arena, all->count + 1, RoleProcess);
    for (uint32_t i = 0; i < all->count; i++) {
        const Process *process = all->at[i];
        HandoffList handoffs = {0};
        if (!is_own(handout, process)) {
            handoffs = handoffs_of(process, handout->arena);
        }
        if (is_received(&handoffs, handout->role)) {
            handout->givers[handout->giver_count++] = (RoleProcess){
                .process = process,
                .cards = ARENA_MANY(handout->arena, process->stages.count + 1, Block *),
                .handoffs = handoffs,
            };
        }
    }
}

static void name_document(const Handout *handout)
{
    const HandoutRequest *request = handout->request;
    const Schedule *schedule = &request->schedule;
    Document *document = handout->document;
    document->role = handout->role;
    document->person = request->person;
    document->start =
        schedule->has_start ? schedule_date(schedule->start, handout->arena) : (Str){0};
    document->key = lasting_name(&handout->role->entity, handout->arena);
    if (request->onboarding) {
        document->key =
            str_format(handout->arena, "%.*s/%.*s", STR_ARGS(document->key),
                       STR_ARGS(lasting_name(&request->onboarding->entity, handout->arena)));
    }
    bool is_asked = !request->others && request->processes->count == 1;
    document->asked = is_asked ? request->processes->at[0] : NULL;
    document->processes = ARENA_MANY(handout->arena, handout->process_count + 1, const Process *);
    for (uint32_t i = 0; i < handout->process_count; i++) {
        document->processes[document->process_count++] = handout->processes[i].process;
    }
}

Handout handout_start(const HandoutRequest *request, PhraseId title, Arena *arena)
{
    const Model *model = request->model;
    Handout handout = {
        .document = document_new(arena, phrase_with(arena, title, role_label(request->role))),
        .arena = arena,
        .request = request,
        .model = model,
        .role = request->role,
        .skill_cards = ARENA_MANY(arena, model->skills.count + 1, Block *),
        .skill_days = ARENA_MANY(arena, model->skills.count + 1, SkillDays),
        .method_card = ARENA_MANY(arena, model->methods.count + 1, uint32_t),
    };
    const ProcessList *processes = request->processes;
    find_processes(&handout, processes);
    if (handout.process_count == 0 && request->others) {
        processes = request->others;
        find_processes(&handout, processes);
    }
    find_givers(&handout);
    handout.skills = needed_skills(&handout);
    handout.only_helps = handout_only_helps(&handout);
    name_document(&handout);
    handout_name_edition(handout.document);
    return handout;
}
