// Shares: what each way out of a stage takes of the visits to it.
//
// An anytime with a percentage counts first, the stage's own outcomes share what remains. One that
// has none takes the rest where every own outcome has a percentage (or there is none), else 0%.
// Sums are exact: percentages are integers of 10^-8, and what several share stays a fraction.

#include "model/shares.h"

#include "syntax/losses.h"

#include <string.h>

// A stage's ways while they are gathered and shared out.
typedef struct Sharing {
    Stage *stage;
    uint32_t own_count;    // the first so many ways are the stage's own outcomes
    uint32_t own_given;    // of these, with a percentage
    Fixed own_sum;         // what they come to
    Fixed anytime_sum;     // what the anytimes with a percentage come to
    uint32_t anytime_open; // anytimes without one
    bool has_broken;       // an outcome whose share is not known for a mistake in its line
} Sharing;

// ---- gathering ----------------------------------------------------------------------------------

static bool is_replaced(const Stage *stage, const Outcome *anytime, const OutcomeList *nearer)
{
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        if (stage->outcomes.at[i]->entity.name == anytime->entity.name) {
            return true;
        }
    }
    for (uint32_t i = 0; nearer != NULL && i < nearer->count; i++) {
        if (nearer->at[i]->entity.name == anytime->entity.name) {
            return true;
        }
    }
    return false;
}

static void ways_add_anytimes(Sharing *sharing, const OutcomeList *anytimes,
                              const OutcomeList *nearer)
{
    Stage *stage = sharing->stage;
    for (uint32_t i = 0; i < anytimes->count; i++) {
        const Outcome *anytime = anytimes->at[i];
        bool leads_here = anytime->target.stage == stage && anytime->target.process == NULL;
        if (leads_here || is_replaced(stage, anytime, nearer)) {
            continue;
        }
        stage->ways.at[stage->ways.count++] = (Way){anytime, {0, 1, SHARE_GIVEN}};
        if (anytime->has_percent) {
            sharing->anytime_sum += anytime->percent;
        } else {
            sharing->anytime_open++;
        }
    }
}

static uint32_t ways_most(const Process *process, const Stage *stage)
{
    return stage->outcomes.count + process->anytimes.count
           + (stage->phase != NULL ? stage->phase->anytimes.count : 0);
}

static Sharing ways_gather(Resolver *resolver, const Process *process, Stage *stage)
{
    Sharing sharing = {.stage = stage, .own_count = stage->outcomes.count};
    const OutcomeList *nearer = stage->phase != NULL ? &stage->phase->anytimes : NULL;
    uint32_t most = ways_most(process, stage);
    if (most == 0) {
        return sharing;
    }
    stage->ways.at = ARENA_MANY(resolver->arena, most, Way);
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        const Outcome *outcome = stage->outcomes.at[i];
        stage->ways.at[stage->ways.count++] = (Way){outcome, {0, 1, SHARE_GIVEN}};
        sharing.own_given += outcome->has_percent;
        sharing.has_broken |= outcome->entity.node->is_broken;
        sharing.own_sum += outcome->has_percent ? outcome->percent : 0;
    }
    if (nearer != NULL) {
        ways_add_anytimes(&sharing, nearer, NULL);
    }
    ways_add_anytimes(&sharing, &process->anytimes, nearer);
    return sharing;
}

// ---- mistakes -----------------------------------------------------------------------------------

static Str percent_text(Arena *arena, Fixed share)
{
    return fixed_text(arena, share * 100);
}

static void add_share_marks(Resolver *resolver, Finding *finding, const Stage *stage)
{
    for (uint32_t i = 0; i < stage->ways.count && i < 12; i++) {
        const Outcome *outcome = stage->ways.at[i].outcome;
        const Statement *owner;
        const Part *part = head_find(outcome->entity.node, CLAUSE_SHARE, &owner);
        if (outcome->has_percent && part != NULL) {
            Str text = percent_text(resolver->arena, outcome->percent);
            Place place = part_place(owner, part);
            bool is_main = place.source == finding->main.place.source
                           && place.offset == finding->main.place.offset;
            if (is_main) {
                finding_label(resolver->findings, finding, "%.*s%%", STR_ARGS(text));
            } else {
                finding_also(resolver->findings, finding, place, "%.*s%%", STR_ARGS(text));
            }
        }
    }
}

// Where a variant changed the shares of a stage that it took over; false if it did not.
static bool changed_place(const Stage *stage, Place *place)
{
    const Statement *node = stage->entity.node;
    bool is_changed = node->change != NULL;
    if (is_changed) {
        *place = statement_header_place(node->change);
    }
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        const Statement *owner;
        const Statement *outcome = stage->outcomes.at[i]->entity.node;
        const Part *part = head_find(outcome, CLAUSE_SHARE, &owner);
        if (part != NULL && owner != outcome) {
            *place = part_place(owner, part);
            is_changed = true;
        }
    }
    return is_changed;
}

// Where a variant changed or dropped an anytime of a stage that it took over; false if it did not.
static bool anytime_place(const Process *process, const Stage *stage, Place *place)
{
    const Statement *drops[] = {stage->phase != NULL ? stage->phase->entity.node->change : NULL,
                                process->entity.node->change};
    for (uint32_t i = stage->outcomes.count; i < stage->ways.count; i++) {
        const Statement *change = stage->ways.at[i].outcome->entity.node->change;
        if (change != NULL) {
            *place = statement_header_place(change);
            return true;
        }
    }
    for (int i = 0; i < 2; i++) {
        if (drops[i] != NULL && drops[i]->kind == STATEMENT_ANYTIME) {
            *place = statement_header_place(drops[i]);
            return true;
        }
    }
    return false;
}

// Where the shares of a stage that come to too little are reported: in a variant at what it changed,
// but what its base has wrong too stays there.
static Place under_place(const Resolver *resolver, const Stage *stage)
{
    const Process *process = resolver->process;
    Place place = statement_name_place(stage->entity.node);
    bool is_own = stage->entity.node->origin == NULL
                  || finding_find(resolver->findings, RULE_share_sum, place) != NULL;
    if (!changed_place(stage, &place) && !is_own && !anytime_place(process, stage, &place)) {
        place = statement_name_place(process->entity.node);
    }
    return place;
}

static Place last_share_place(const Stage *stage)
{
    Place place = statement_name_place(stage->entity.node);
    if (changed_place(stage, &place)) {
        return place;
    }
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        const Statement *owner;
        const Part *part = head_find(stage->outcomes.at[i]->entity.node, CLAUSE_SHARE, &owner);
        if (part != NULL) {
            place = part_place(owner, part);
        }
    }
    return place;
}

// Offers to leave out the last share, which then gets the rest.
static void offer_rest(Resolver *resolver, Finding *finding, const Stage *stage)
{
    const Statement *node = NULL, *owner;
    for (uint32_t i = 0; i < stage->outcomes.count; i++) {
        node = stage->outcomes.at[i]->entity.node;
    }
    const Part *part = node != NULL ? head_find(node, CLAUSE_SHARE, &owner) : NULL;
    if (part == NULL || owner != node || node->origin != NULL) {
        return;
    }
    Place place = part_place(node, part);
    uint32_t blank = place.source->text.at[place.offset - 1] == ' ';
    place = (Place){place.source, place.offset - blank, place.length + blank};
    finding_fix(resolver->findings, finding, false, place, STR(""));
}

static void report_over(Resolver *resolver, const Sharing *sharing)
{
    const Stage *stage = sharing->stage;
    Str sum = percent_text(resolver->arena, sharing->own_sum + sharing->anytime_sum);
    Finding *finding = resolve_report(
        resolver, RULE_share_sum, stage->entity.node, last_share_place(stage),
        "the outcomes of `%s` add up to %.*s%%", stage->entity.name->text, STR_ARGS(sum));
    if (finding != NULL) {
        add_share_marks(resolver, finding, stage);
        finding_help(resolver->findings, finding,
                     "they must come to 100%%; leave one out and it gets the rest");
    }
}

// One change of a variant may break the shares of several stages: it is reported once.
static bool is_told(Resolver *resolver, const Stage *stage, Place place, Str sum)
{
    const Statement *node = resolver->process->entity.node;
    Place own = tokens_place(node->tree, node->first, node->last);
    Finding *known = finding_find(resolver->findings, RULE_share_sum, place);
    bool is_here = stage->entity.node->origin != NULL && place.source == own.source
                   && place.offset >= own.offset && place.offset < own.offset + own.length;
    if (known != NULL && is_here && known->also_count < 12) {
        finding_also(resolver->findings, known, statement_name_place(stage->entity.node),
                     "those of `%s` come to %.*s%%", stage->entity.name->text, STR_ARGS(sum));
    }
    return known != NULL && is_here;
}

static void report_under(Resolver *resolver, const Sharing *sharing)
{
    const Stage *stage = sharing->stage;
    Str sum = percent_text(resolver->arena, sharing->own_sum + sharing->anytime_sum);
    Place place = under_place(resolver, stage);
    if (is_told(resolver, stage, place, sum)) {
        return;
    }
    Finding *finding = resolve_report(resolver, RULE_share_sum, stage->entity.node, place,
                                      "the outcomes of `%s` come to %.*s%%, not 100%%",
                                      stage->entity.name->text, STR_ARGS(sum));
    if (finding != NULL) {
        if (stage->entity.node->origin != NULL) {
            finding_label(resolver->findings, finding, "so it is in `%s`",
                          resolver->process->entity.name->text);
        }
        add_share_marks(resolver, finding, stage);
        finding_help(resolver->findings, finding, "leave one out and it gets the rest");
        offer_rest(resolver, finding, stage);
    }
}

// The anytimes alone, or with the stage's own, are over 100%: once, at the anytime, with the
// stages.
static void report_anytime_over(Resolver *resolver, const Sharing *sharing)
{
    const Stage *stage = sharing->stage;
    const Outcome *anytime = NULL;
    for (uint32_t i = sharing->own_count; i < stage->ways.count; i++) {
        if (stage->ways.at[i].outcome->has_percent) {
            anytime = stage->ways.at[i].outcome;
        }
    }
    if (anytime == NULL) {
        return; // only one with a percentage leads here
    }
    const Statement *owner = anytime->entity.node;
    const Part *part = head_find(anytime->entity.node, CLAUSE_SHARE, &owner);
    Place place = part_place(owner, part);
    Str sum = percent_text(resolver->arena, sharing->own_sum + sharing->anytime_sum);
    Finding *known = finding_find(resolver->findings, RULE_share_sum, place);
    Finding *finding = known;
    if (known == NULL) {
        finding =
            resolve_report(resolver, RULE_share_sum, anytime->entity.node, place,
                           "with `%s`, outcomes add up to over 100%%", anytime->entity.name->text);
        finding_help(resolver->findings, finding,
                     "an anytime's share counts first; the outcomes of a stage share the rest");
    }
    if (finding->also_count < 12) {
        finding_also(resolver->findings, finding, statement_name_place(stage->entity.node),
                     "here they come to %.*s%%", STR_ARGS(sum));
    }
}

static void check_sum(Resolver *resolver, const Sharing *sharing)
{
    if (sharing->has_broken) {
        return;
    }
    Fixed sum = sharing->own_sum + sharing->anytime_sum;
    bool all_given = sharing->own_given == sharing->own_count
                     && (sharing->own_count > 0 || sharing->anytime_sum > 0);
    if (sum > FIXED_ONE && sharing->own_sum > FIXED_ONE) {
        report_over(resolver, sharing);
    } else if (sum > FIXED_ONE && sharing->anytime_sum > 0) {
        report_anytime_over(resolver, sharing);
    } else if (sum < FIXED_ONE && all_given && sharing->anytime_open == 0
               && !statement_has_hole(sharing->stage->entity.node)) {
        report_under(resolver, sharing);
    }
}

// ---- sharing out --------------------------------------------------------------------------------

static void share_ways(const Sharing *sharing)
{
    const Stage *stage = sharing->stage;
    Fixed rest = FIXED_ONE - sharing->own_sum - sharing->anytime_sum;
    rest = rest < 0 ? 0 : rest;
    uint32_t own_open = sharing->own_count - sharing->own_given;
    bool none_given = sharing->own_given == 0 && sharing->own_count > 1;
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        Way *way = &stage->ways.at[i];
        bool is_own = i < sharing->own_count;
        if (way->outcome->has_percent) {
            way->share = (Share){way->outcome->percent, 1, SHARE_GIVEN};
        } else if (is_own) {
            way->share = (Share){rest, own_open, none_given ? SHARE_ASSUMED : SHARE_REST};
        } else if (own_open == 0 && rest > 0) {
            way->share = (Share){
                rest, sharing->anytime_open,
                sharing->anytime_open > 1 && sharing->own_count == 0 ? SHARE_ASSUMED : SHARE_REST};
        } else {
            way->share = (Share){0, 1, own_open == 0 ? SHARE_REST : SHARE_UNESTIMATED};
        }
    }
}

static void report_limit(Resolver *resolver, const Process *process)
{
    Finding *finding =
        finding_add(resolver->findings, RULE_size_limit, statement_name_place(process->entity.node),
                    "the stages have more than four million ways out");
    finding_help(resolver->findings, finding, "use fewer anytimes, or split the process");
}

void shares_of_process(Resolver *resolver, Process *process, uint32_t *ways_left)
{
    resolver->process = process;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        Stage *stage = process->stages.at[i];
        uint32_t most = ways_most(process, stage);
        if (most > *ways_left) {
            if (*ways_left > 0) {
                report_limit(resolver, process);
            }
            *ways_left = 0;
            break;
        }
        *ways_left -= most;
        Sharing sharing = ways_gather(resolver, process, stage);
        check_sum(resolver, &sharing);
        share_ways(&sharing);
    }
    resolver->process = NULL;
}
