// The cards of a process: one a stage, one an end.
#include "emit/site_parts.h"
#include "views/words.h"

// ---- facts --------------------------------------------------------------------------------------

static void write_roles(SiteWriter *writer, WordId name, const RoleUseList *roles)
{
    if (roles->count == 0) {
        return;
    }
    site_element(writer, "<div><dt>", word(name), "</dt><dd>");
    for (uint32_t i = 0; i < roles->count; i++) {
        const Entity *entity = &roles->at[i].role->entity;
        site_more_link(writer, i, site_thing_id(writer, "role", entity), entity->label);
    }
    out_text(writer->out, "</dd></div>\n");
}

// Those that are on this page are links.
static void write_process_name(SiteWriter *writer, const Process *process)
{
    if (process->is_given) {
        site_link(writer, site_process_id(writer, process), process->entity.label);
    } else {
        site_text(writer, process->entity.label);
    }
}

static void write_processes(SiteWriter *writer, WordId name, const ProcessUseList *uses)
{
    if (uses->count == 0) {
        return;
    }
    site_element(writer, "<div><dt>", word(name), "</dt><dd>");
    for (uint32_t i = 0; i < uses->count; i++) {
        out_text(writer->out, i > 0 ? ", " : "");
        write_process_name(writer, uses->at[i].process);
    }
    out_text(writer->out, "</dd></div>\n");
}

static void write_stored(SiteWriter *writer, const ToolUseList *uses)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        const ToolUse *use = &uses->at[i];
        site_fact(writer, WORD_STORED_AS,
                  word_with_two(writer, WORD_STORED_IN, use->id, use->tool->entity.label));
    }
}

static Str limit_text(const SiteWriter *writer, const Stage *stage)
{
    return stage->sla.text.length > 0 && stage->sla_tell ? word_with_two(
               writer, WORD_LIMIT_TELL, stage->sla.text, stage->sla_tell->entity.label)
                                                         : stage->sla.text;
}

static void write_odds(SiteWriter *writer, const SiteProcess *shown, const Stage *stage)
{
    const StageOdds *odds = shown->odds.is_known ? &shown->odds.stages[stage->index] : NULL;
    if (odds && odds->has_reach) {
        site_fact(writer, WORD_REACH, percent_text(odds->reach, writer->arena));
    }
    if (odds && odds->has_win && process_has_win(stage->process)) {
        site_fact(writer, WORD_WIN_FROM, percent_text(odds->win, writer->arena));
    }
    if (stage->has_probability) {
        double given = (double)stage->probability / FIXED_ONE;
        site_fact(writer, WORD_PROBABILITY, percent_text(given, writer->arena));
    }
}

static void write_facts(SiteWriter *writer, const SiteProcess *shown, const Stage *stage)
{
    out_text(writer->out, "<dl class=\"facts\">\n");
    site_fact_role(writer, WORD_OWNER, stage->owner);
    write_roles(writer, WORD_WITH, &stage->with);
    write_roles(writer, WORD_CONSULT, &stage->consult);
    write_roles(writer, WORD_INFORM, &stage->inform);
    site_fact(writer, WORD_TAKES, stage->takes.text);
    site_fact(writer, WORD_LIMIT, limit_text(writer, stage));
    write_odds(writer, shown, stage);
    if (stage->forecast != FORECAST_NONE) {
        site_fact(writer, WORD_FORECAST, str_from(forecast_text(stage->forecast)));
    }
    write_stored(writer, &stage->in);
    if (stage->runs) {
        site_element(writer, "<div><dt>", word(WORD_RUNS), "</dt><dd>");
        write_process_name(writer, stage->runs);
        out_text(writer->out, "</dd></div>\n");
    }
    write_processes(writer, WORD_ALONGSIDE, &stage->alongside);
    out_text(writer->out, "</dl>\n");
}

// ---- what is done -------------------------------------------------------------------------------

// A further word on what stands before it.
static void write_aside(SiteWriter *writer, WordId name, Str text)
{
    if (text.length > 0) {
        site_element(writer, "<small>", word_with(writer, name, text), "</small>");
    }
}

static void write_criteria(SiteWriter *writer, WordId heading, const CriterionList *criteria)
{
    if (criteria->count == 0) {
        return;
    }
    site_open_list(writer, heading);
    for (uint32_t i = 0; i < criteria->count; i++) {
        const Criterion *criterion = &criteria->at[i];
        site_element(writer, "<li><span>", criterion->text, "</span>");
        write_aside(writer, WORD_PROOF, criterion->proof);
        write_aside(writer, WORD_WHEN, criterion->when);
        out_text(writer->out, "</li>\n");
    }
    site_close_list(writer);
}

static void write_tasks(SiteWriter *writer, const TaskList *tasks)
{
    if (tasks->count == 0) {
        return;
    }
    site_open_list(writer, WORD_DO);
    for (uint32_t i = 0; i < tasks->count; i++) {
        const Task *task = &tasks->at[i];
        site_element(writer, "<li><span>", task->text, "</span>");
        if (task->by) {
            out_text(writer->out, "<small>");
            site_link(writer, site_thing_id(writer, "role", &task->by->entity),
                      task->by->entity.label);
            out_text(writer->out, "</small>");
        }
        write_aside(writer, WORD_WITHIN, task->within.text);
        write_aside(writer, WORD_WHEN, task->when);
        out_text(writer->out, "</li>\n");
    }
    site_close_list(writer);
}

static void write_questions(SiteWriter *writer, const PointUseList *cover)
{
    if (cover->count == 0) {
        return;
    }
    site_open_list(writer, WORD_COVER);
    for (uint32_t i = 0; i < cover->count; i++) {
        const Point *point = cover->at[i].point;
        out_text(writer->out, "<li><b>");
        site_link(writer, site_thing_id(writer, "method", &point->method->entity),
                  point->entity.label);
        out_text(writer->out, "</b>");
        for (uint32_t j = 0; j < point->ask.count; j++) {
            site_element(writer, "<span>", point->ask.at[j].text, "</span>");
        }
        out_text(writer->out, "</li>\n");
    }
    site_close_list(writer);
}

static void write_skills(SiteWriter *writer, const SkillUseList *needs)
{
    if (needs->count == 0) {
        return;
    }
    site_open_list(writer, WORD_NEEDS);
    for (uint32_t i = 0; i < needs->count; i++) {
        const SkillUse *use = &needs->at[i];
        out_text(writer->out, "<li>");
        site_link(writer, site_thing_id(writer, "skill", &use->skill->entity),
                  use->skill->entity.label);
        site_element(writer, " <small>", str_from(skill_level_text(use->level)), "</small></li>\n");
    }
    site_close_list(writer);
}

static void write_tools(SiteWriter *writer, const ToolUseList *uses)
{
    if (uses->count == 0) {
        return;
    }
    site_open_list(writer, WORD_USES);
    for (uint32_t i = 0; i < uses->count; i++) {
        const Entity *entity = &uses->at[i].tool->entity;
        out_text(writer->out, "<li>");
        site_link(writer, site_thing_id(writer, "tool", entity), entity->label);
        out_text(writer->out, "</li>\n");
    }
    site_close_list(writer);
}

// ---- where it leads -----------------------------------------------------------------------------

static void write_target(SiteWriter *writer, const Process *process, const Target *target)
{
    const Process *where = target->process ? target->process : process;
    const Entity *entity = target->stage ? &target->stage->entity
                           : target->end ? &target->end->entity
                                         : NULL;
    if (target->process) {
        write_process_name(writer, target->process);
        out_text(writer->out, entity ? ": " : "");
    }
    if (entity && where->is_given) {
        site_link(writer, site_card_id(writer, where, entity), entity->label);
    } else if (entity) {
        site_text(writer, entity->label);
    }
}

static Str way_share(const SiteWriter *writer, const Share *share)
{
    Str text = percent_text(share_value(*share), writer->arena);
    switch (share->kind) {
    case SHARE_GIVEN:
    case SHARE_REST: return text;
    case SHARE_ASSUMED: return str_format(writer->arena, "~%.*s", STR_ARGS(text));
    case SHARE_UNESTIMATED: break;
    }
    return (Str){"", 0};
}

static void write_asides(SiteWriter *writer, WordId name, const TextList *texts)
{
    for (uint32_t i = 0; i < texts->count; i++) {
        write_aside(writer, name, texts->at[i].text);
    }
}

static void write_detail(SiteWriter *writer, const OutcomeDetail *more)
{
    write_asides(writer, WORD_WHEN, &more->when);
    write_aside(writer, WORD_AFTER, more->after.text);
    write_asides(writer, WORD_GIVE, &more->give);
    if (more->tell && more->accept.text.length > 0) {
        Str text =
            word_with_two(writer, WORD_ACCEPT_TELL, more->accept.text, more->tell->entity.label);
        site_element(writer, "<small>", text, "</small>");
    } else {
        write_aside(writer, WORD_ACCEPT, more->accept.text);
    }
    write_asides(writer, WORD_REASON, &more->reasons);
}

// Losses are told by their sign, not by their colour alone.
static void write_way(SiteWriter *writer, const Stage *stage, const Way *way)
{
    const Outcome *outcome = way->outcome;
    bool is_loss = outcome->target.end && outcome->target.end->kind == END_LOSS;
    out_text(writer->out, is_loss ? "<li class=\"loss\">" : "<li>");
    site_element(writer, "<span class=\"way\"><b>", outcome->entity.label, "</b> ");
    site_element(writer, "<i>", way_share(writer, &way->share), "</i></span>");
    out_text(writer->out, "<span class=\"to\">");
    write_target(writer, stage->process, &outcome->target);
    out_text(writer->out, "</span>");
    write_detail(writer, outcome->more);
    out_text(writer->out, "</li>\n");
}

static void write_ways(SiteWriter *writer, const Stage *stage)
{
    if (stage->ways.count == 0) {
        return;
    }
    site_element(writer, "<h4>", word(WORD_WAYS), "</h4>\n<ul class=\"ways\">\n");
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        write_way(writer, stage, &stage->ways.at[i]);
    }
    site_close_list(writer);
}

// ---- cards --------------------------------------------------------------------------------------

// Whose part the stage is, by the names of roles.
static void write_cast(SiteWriter *writer, const Stage *stage)
{
    RoleList roles = stage_participants(stage, writer->arena);
    out_text(writer->out, "<div class=\"cast\" data-roles=\"");
    for (uint32_t i = 0; i < roles.count; i++) {
        out_text(writer->out, i > 0 ? " " : "");
        site_text(writer, name_str(roles.at[i]->entity.name));
    }
    out_text(writer->out, "\"></div>\n");
}

static void write_stage(SiteWriter *writer, const SiteProcess *shown, const Stage *stage)
{
    const Entity *entity = &stage->entity;
    Str kind = stage->phase ? str_format(writer->arena, "%.*s · %.*s", STR_ARGS(word(WORD_STAGE)),
                                         STR_ARGS(stage->phase->entity.label))
                            : word(WORD_STAGE);
    site_open_card(writer, "stage", site_card_id(writer, shown->process, entity), kind, entity);
    write_cast(writer, stage);
    write_facts(writer, shown, stage);
    write_criteria(writer, WORD_ENTER, &stage->enter);
    write_tasks(writer, &stage->tasks);
    write_criteria(writer, WORD_EXIT, &stage->exit);
    write_ways(writer, stage);
    write_questions(writer, &stage->cover);
    write_skills(writer, &stage->needs);
    write_tools(writer, &stage->uses);
    site_common(writer, entity);
    site_close_card(writer);
}

static Str end_kind(const SiteWriter *writer, const End *end)
{
    static const WordId kinds[] = {
        [END_NEUTRAL] = WORD_END, [END_WIN] = WORD_END_WIN, [END_LOSS] = WORD_END_LOSS};
    return end->kind == END_NEUTRAL
               ? word(WORD_END)
               : str_format(writer->arena, "%.*s · %.*s", STR_ARGS(word(WORD_END)),
                            STR_ARGS(word(kinds[end->kind])));
}

static void write_reopenings(SiteWriter *writer, const End *end)
{
    if (end->reopen.count == 0) {
        return;
    }
    site_open_list(writer, WORD_REOPEN);
    for (uint32_t i = 0; i < end->reopen.count; i++) {
        const Entity *entity = &end->reopen.at[i].stage->entity;
        out_text(writer->out, "<li>");
        site_link(writer, site_card_id(writer, end->process, entity), entity->label);
        write_aside(writer, WORD_WITHIN, end->reopen.at[i].within.text);
        out_text(writer->out, "</li>\n");
    }
    site_close_list(writer);
}

static void write_end(SiteWriter *writer, const SiteProcess *shown, const End *end)
{
    const Entity *entity = &end->entity;
    double share = shown->odds.is_known ? shown->odds.ends[end->index] : -1;
    site_open_card(writer, "end", site_card_id(writer, shown->process, entity),
                   end_kind(writer, end), entity);
    out_text(writer->out, "<dl class=\"facts\">\n");
    if (share >= 0) {
        site_fact(writer, WORD_ALL_TAKE, percent_text(share, writer->arena));
    }
    write_roles(writer, WORD_INFORM, &end->inform);
    write_processes(writer, WORD_THEN, &end->then);
    if (end->forecast != FORECAST_NONE) {
        site_fact(writer, WORD_FORECAST, str_from(forecast_text(end->forecast)));
    }
    write_stored(writer, &end->in);
    out_text(writer->out, "</dl>\n");
    site_list(writer, WORD_REASONS, &end->reasons);
    write_reopenings(writer, end);
    site_common(writer, entity);
    site_close_card(writer);
}

void site_cards(SiteWriter *writer, const SiteProcess *shown)
{
    const Process *process = shown->process;
    out_text(writer->out, "<div class=\"cards\">\n");
    for (uint32_t i = 0; i < process->stages.count; i++) {
        write_stage(writer, shown, process->stages.at[i]);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        write_end(writer, shown, process->ends.at[i]);
    }
    out_text(writer->out, "</div>\n");
}
