// The words around swimlanes.
#include "views/lanes_words.h"

#include "views/page.h"
#include "views/words.h"

// ---- ways out of all stages ---------------------------------------------------------------------

static Str target_label(const Target *target)
{
    return target->end != NULL     ? target->end->entity.label
           : target->stage != NULL ? target->stage->entity.label
                                   : target->process->entity.label;
}

static uint32_t handoff_of(const HandoffList *handoffs, const Outcome *outcome)
{
    for (uint32_t i = 0; i < handoffs->count; i++) {
        if (handoffs->at[i].outcome == outcome) {
            return handoffs->at[i].number;
        }
    }
    return 0;
}

static Str anytime_text(const Outcome *anytime, const HandoffList *handoffs, Arena *arena)
{
    Str share =
        anytime->has_percent ? percent_text((double)anytime->percent / FIXED_ONE, arena) : STR("");
    uint32_t number = handoff_of(handoffs, anytime);
    Str text = str_format(arena, "%.*s%s%.*s to %.*s", STR_ARGS(anytime->entity.label),
                          share.length > 0 ? " " : "", STR_ARGS(share),
                          STR_ARGS(target_label(&anytime->target)));
    return number == 0 ? text : str_format(arena, "%.*s (hand-off %u)", STR_ARGS(text), number);
}

Str lanes_anytimes(const OutcomeList *anytimes, const HandoffList *handoffs, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < anytimes->count; i++) {
        text = text_join(text, "; ", anytime_text(anytimes->at[i], handoffs, arena), arena);
    }
    return text.length == 0 ? text : str_format(arena, "From any stage: %.*s", STR_ARGS(text));
}

// ---- hand-offs ----------------------------------------------------------------------------------

static Str soon_text(const OutcomeDetail *more, Arena *arena)
{
    if (more->accept.text.length == 0) {
        return STR("");
    }
    Str text = str_format(arena, "taken within %.*s", STR_ARGS(more->accept.text));
    return more->tell == NULL ? text
                              : str_format(arena, "%.*s, else %.*s is told", STR_ARGS(text),
                                           STR_ARGS(more->tell->entity.label));
}

static void add_handoff(Lanes *lanes, const Handoff *handoff, const ViewOptions *options,
                        Arena *arena)
{
    const Role *role = options->role;
    const OutcomeDetail *more = handoff->outcome->more;
    LaneHandoff *shown = &lanes->handoffs[lanes->handoff_count++];
    shown->number = str_format(arena, "%u", handoff->number);
    shown->between = str_format(arena, "%.*s → %.*s", STR_ARGS(handoff->giver->entity.label),
                                STR_ARGS(handoff->receiver->entity.label));
    for (uint32_t i = 0; i < more->give.count; i++) {
        shown->given = text_join(shown->given, "; ", more->give.at[i].text, arena);
    }
    shown->soon = soon_text(more, arena);
    shown->is_quiet = role != NULL && handoff->giver != role && handoff->receiver != role;
    shown->cast = cast_new(options->role_count, arena);
    cast_add(shown->cast, handoff->giver);
    cast_add(shown->cast, handoff->receiver);
}

// ---- the foot -----------------------------------------------------------------------------------

// "Lost: back to First meeting within 90 days · Parked: then Recycling".
static Str ends_text(const Process *process, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < process->ends.count; i++) {
        const End *end = process->ends.at[i];
        for (uint32_t j = 0; j < end->reopen.count; j++) {
            const Reopening *reopening = &end->reopen.at[j];
            Str within = reopening->within.text;
            Str words =
                str_format(arena, "%.*s may reopen at %.*s%s%.*s", STR_ARGS(end->entity.label),
                           STR_ARGS(reopening->stage->entity.label),
                           within.length > 0 ? " within " : "", STR_ARGS(within));
            text = text_join(text, " · ", words, arena);
        }
        for (uint32_t j = 0; j < end->then.count; j++) {
            Str words = str_format(arena, "%.*s, then %.*s", STR_ARGS(end->entity.label),
                                   STR_ARGS(end->then.at[j].process->entity.label));
            text = text_join(text, " · ", words, arena);
        }
    }
    return text;
}

static void add_foot(Lanes *lanes, Str text)
{
    if (text.length > 0) {
        lanes->foot.at[lanes->foot.count++] = text;
    }
}

static void make_foot(Lanes *lanes, const Process *process, const HandoffList *handoffs,
                      const LanesNotes *notes, Arena *arena)
{
    enum { LINES_MOST = 5 };
    lanes->foot.at = ARENA_MANY(arena, LINES_MOST, Str);
    add_foot(lanes, lanes_anytimes(&process->anytimes, handoffs, arena));
    add_foot(lanes, ends_text(process, arena));
    add_foot(lanes, page_edition(process, arena));
    if (notes->has_assumed) {
        add_foot(lanes, STR("Shares marked ~ are assumed: the file gives none."));
    }
    if (notes->is_reduced) {
        add_foot(lanes, STR("So many stages are shown by title and ways on only: --detail card "
                            "shows more of each."));
    }
}

static Str subtitle(const Role *role, uint32_t handoffs, Arena *arena)
{
    Str text = handoffs == 0 ? STR("Who does what")
                             : str_format(arena, "Who does what, and %u hand-off%s between them",
                                          handoffs, handoffs == 1 ? "" : "s");
    return role == NULL ? text
                        : str_format(arena, "%.*s · the part of %.*s brought out", STR_ARGS(text),
                                     STR_ARGS(role->entity.label));
}

void lanes_words(Lanes *lanes, const Process *process, const HandoffList *handoffs,
                 const LanesNotes *notes, const ViewOptions *options, Arena *arena)
{
    uint32_t last = handoffs->count > 0 ? handoffs->at[handoffs->count - 1].number : 0;
    lanes->title = process->entity.label;
    lanes->subtitle = subtitle(options->role, last, arena);
    lanes->description =
        str_format(arena, "Swimlanes of %.*s: %u stage%s in %u lane%s.", STR_ARGS(lanes->title),
                   process->stages.count, process->stages.count == 1 ? "" : "s", lanes->lane_count,
                   lanes->lane_count == 1 ? "" : "s");
    lanes->handoffs = ARENA_MANY(arena, handoffs->count, LaneHandoff);
    for (uint32_t i = 0; i < handoffs->count; i++) {
        add_handoff(lanes, &handoffs->at[i], options, arena);
    }
    make_foot(lanes, process, handoffs, notes, arena);
}
