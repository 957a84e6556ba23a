// The page of a process: what it is, its views in tabs, the cards of its stages, its findings.
#include "emit/site_parts.h"

#include "views/words.h"

static const WordId view_words[] = {
    [VIEW_flow] = WORD_VIEW_FLOW,           [VIEW_lanes] = WORD_VIEW_LANES,
    [VIEW_landscape] = WORD_VIEW_LANDSCAPE, [VIEW_funnel] = WORD_VIEW_FUNNEL,
    [VIEW_mind] = WORD_VIEW_MIND,           [VIEW_handoffs] = WORD_VIEW_HANDOFFS,
    [VIEW_raci] = WORD_VIEW_RACI,           [VIEW_skills] = WORD_VIEW_SKILLS,
    [VIEW_methods] = WORD_VIEW_METHODS,     [VIEW_variants] = WORD_VIEW_VARIANTS,
};

// ---- the head -----------------------------------------------------------------------------------

static void write_facts(SiteWriter *writer, const SiteProcess *shown)
{
    const Process *process = shown->process;
    out_text(writer->out, "<dl class=\"facts\">\n");
    site_fact_role(writer, WORD_OWNER, process->owner);
    site_fact(writer, WORD_VERSION, process->version);
    site_fact(writer, WORD_EFFECTIVE, process->effective.text);
    site_fact(writer, WORD_REVIEW, process->review.text);
    site_fact(writer, WORD_VOLUME, process->volume.text);
    site_fact(writer, WORD_DEAL, money_text(process->deal, writer->arena));
    if (shown->odds.is_known && shown->odds.win >= 0 && process_has_win(process)) {
        site_fact(writer, WORD_WON, percent_text(shown->odds.win, writer->arena));
    }
    if (process->like) {
        site_element(writer, "<div><dt>", word(WORD_LIKE), "</dt><dd>");
        if (process->like->is_given) {
            site_link(writer, site_process_id(writer, process->like), process->like->entity.label);
        } else {
            site_text(writer, process->like->entity.label);
        }
        out_text(writer->out, "</dd></div>\n");
    }
    out_text(writer->out, "</dl>\n");
}

static void write_head(SiteWriter *writer, const SiteProcess *shown)
{
    const Entity *entity = &shown->process->entity;
    site_element(writer, "<header><h1 tabindex=\"-1\">", entity->label, "</h1>\n");
    site_rich(writer, entity->more->summary, 2);
    write_facts(writer, shown);
    site_common(writer, entity);
    out_text(writer->out, "</header>\n");
}

// ---- tabs ---------------------------------------------------------------------------------------

static void write_tab(SiteWriter *writer, const Process *process, const char *view, Str name)
{
    out_format(writer->out, "<a role=\"tab\" data-view=\"%s\"", view);
    site_attribute(writer, "id",
                   str_format(writer->arena, "tab-%s", site_view_id(writer, process, view).at));
    site_attribute(writer, "aria-controls", site_view_id(writer, process, view));
    site_element(writer, " href=\"#", site_view_id(writer, process, view), "\">");
    site_element(writer, "", name, "</a>\n");
}

static void write_tabs(SiteWriter *writer, const SiteProcess *shown)
{
    const Process *process = shown->process;
    uint32_t findings = site_finding_count(writer, shown->part, process);
    out_text(writer->out, "<div class=\"tabs\" role=\"tablist\"");
    site_attribute(writer, "aria-label", word_with(writer, WORD_VIEWS, process->entity.label));
    out_text(writer->out, ">\n");
    for (uint32_t i = 0; i < shown->part->item_count; i++) {
        const SiteItem *item = &shown->part->items[i];
        if (item->kind == SITE_VIEW && item->process == process) {
            write_tab(writer, process, item->name, word(view_words[item->view]));
        }
    }
    write_tab(writer, process, "cards", word(WORD_VIEW_CARDS));
    write_tab(writer, process, "findings",
              findings == 0 ? word(WORD_VIEW_FINDINGS)
                            : str_format(writer->arena, "%.*s (%u)",
                                         STR_ARGS(word(WORD_VIEW_FINDINGS)), (unsigned)findings));
    out_text(writer->out, "</div>\n");
}

static void open_view(SiteWriter *writer, const Process *process, const char *view, Str name)
{
    Str id = site_view_id(writer, process, view);
    out_format(writer->out, "<section class=\"view\" role=\"tabpanel\" data-view=\"%s\"", view);
    site_attribute(writer, "id", id);
    site_attribute(writer, "aria-labelledby", str_format(writer->arena, "tab-%.*s", STR_ARGS(id)));
    site_element(writer, ">\n<h2 class=\"alone\">", name, "</h2>\n");
}

static void write_views(SiteWriter *writer, const SiteProcess *shown)
{
    for (uint32_t i = 0; i < shown->part->item_count; i++) {
        const SiteItem *item = &shown->part->items[i];
        if (item->kind != SITE_VIEW || item->process != shown->process) {
            continue;
        }
        open_view(writer, shown->process, item->name, word(view_words[item->view]));
        if (view_row(item->view)->shape == SHAPE_TABLE) {
            site_table(writer, shown->part, item);
        } else {
            site_map(writer, item);
        }
        out_text(writer->out, "</section>\n");
    }
}

void site_process(SiteWriter *writer, const SiteProcess *shown)
{
    const Process *process = shown->process;
    out_text(writer->out, "<section class=\"page process\"");
    site_attribute(writer, "id", site_process_id(writer, process));
    site_attribute(writer, "data-name", name_str(process->entity.name));
    out_text(writer->out, ">\n");
    write_head(writer, shown);
    write_tabs(writer, shown);
    write_views(writer, shown);
    open_view(writer, process, "cards", word(WORD_VIEW_CARDS));
    site_cards(writer, shown);
    out_text(writer->out, "</section>\n");
    open_view(writer, process, "findings", word(WORD_VIEW_FINDINGS));
    site_findings(writer, shown->part, process, 3);
    out_text(writer->out, "</section>\n</section>\n");
}
