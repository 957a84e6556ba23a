// The overview: the processes and what the checks say of them, how they fit together, the people.
#include "emit/site_parts.h"

#include "views/words.h"

// ---- processes ----------------------------------------------------------------------------------

static uint32_t count_roles(const SiteWriter *writer, const SiteProcess *shown)
{
    const Process *process = shown->process;
    Cast *cast = cast_new(shown->part->model->roles.count, writer->arena);
    uint32_t count = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        cast_join(cast, cast_of_stage(shown->part->model->roles.count, process->stages.at[i],
                                      writer->arena));
    }
    for (uint32_t i = 0; cast && i < shown->part->model->roles.count; i++) {
        count += cast_has(cast, shown->part->model->roles.at[i]);
    }
    return count;
}

static void write_figure(SiteWriter *writer, Str text)
{
    site_element(writer, "<li>", text, "</li>\n");
}

static void write_figures(SiteWriter *writer, const SiteProcess *shown)
{
    const Process *process = shown->process;
    out_text(writer->out, "<ul class=\"figures\">\n");
    write_figure(writer,
                 word_count(writer, WORD_STAGES_ONE, WORD_STAGES_MANY, process->stages.count));
    write_figure(writer,
                 word_count(writer, WORD_ROLES_ONE, WORD_ROLES_MANY, count_roles(writer, shown)));
    if (shown->odds.is_known && shown->odds.win >= 0 && process_has_win(process)) {
        Str win = percent_text(shown->odds.win, writer->arena);
        write_figure(writer, word_with(writer, WORD_WIN_CHANCE, win));
    }
    if (process->version.length > 0) {
        write_figure(writer, str_format(writer->arena, "%.*s %.*s", STR_ARGS(word(WORD_VERSION)),
                                        STR_ARGS(process->version)));
    }
    out_text(writer->out, "</ul>\n");
}

// The phases, as a line of steps.
static void write_phases(SiteWriter *writer, const Process *process)
{
    if (process->phases.count > 1) {
        out_text(writer->out, "<ol class=\"phases\">\n");
        for (uint32_t i = 0; i < process->phases.count; i++) {
            site_element(writer, "<li>", process->phases.at[i]->entity.label, "</li>\n");
        }
        out_text(writer->out, "</ol>\n");
    }
}

static void write_state(SiteWriter *writer, const SiteProcess *shown)
{
    uint32_t count = site_finding_count(writer, shown->part, shown->process);
    if (count == 0) {
        site_element(writer, "<p class=\"state clean\">", word(WORD_FINDINGS_SHORT), "</p>\n");
        return;
    }
    Str id = site_view_id(writer, shown->process, "findings");
    out_text(writer->out, "<p class=\"state\">");
    site_link(writer, id, word_count(writer, WORD_FINDINGS_ONE, WORD_FINDINGS_MANY, count));
    out_text(writer->out, "</p>\n");
}

static void write_tile(SiteWriter *writer, const SiteProcess *shown)
{
    const Entity *entity = &shown->process->entity;
    out_text(writer->out, "<li class=\"tile\"><h3>");
    site_link(writer, site_process_id(writer, shown->process), entity->label);
    out_text(writer->out, "</h3>\n");
    site_rich(writer, entity->more->summary, 4);
    write_phases(writer, shown->process);
    write_figures(writer, shown);
    write_state(writer, shown);
    out_text(writer->out, "</li>\n");
}

static void write_processes(SiteWriter *writer, const SiteProcess *shown, uint32_t count)
{
    site_element(writer, "<section><h2>", word(WORD_PROCESSES), "</h2>\n");
    out_format(writer->out, "<ul class=\"tiles processes%s\">\n", count == 1 ? " one" : "");
    for (uint32_t i = 0; i < count; i++) {
        write_tile(writer, &shown[i]);
    }
    out_text(writer->out, "</ul></section>\n");
}

// ---- together -----------------------------------------------------------------------------------

static void write_landscapes(SiteWriter *writer)
{
    const Site *site = writer->site;
    for (uint32_t i = 0; i < site->part_count; i++) {
        for (uint32_t j = 0; j < site->parts[i].item_count; j++) {
            const SiteItem *item = &site->parts[i].items[j];
            if (item->kind == SITE_VIEW && item->process == NULL) {
                site_element(writer, "<section><h2>",
                             site->part_count == 1
                                 ? word(WORD_TOGETHER)
                                 : word_with(writer, WORD_TOGETHER_OF, site->parts[i].source),
                             "</h2>\n");
                site_map(writer, item);
                out_text(writer->out, "</section>\n");
            }
        }
    }
}

// Findings that are of no process in particular: of people, skills, metrics.
static void write_other_findings(SiteWriter *writer)
{
    const Site *site = writer->site;
    for (uint32_t i = 0; i < site->part_count; i++) {
        if (site_finding_count(writer, &site->parts[i], NULL) > 0) {
            site_element(writer, "<section><h2>", word(WORD_FINDINGS), "</h2>\n");
            site_element(writer, "<p class=\"lead\">",
                         word_with(writer, WORD_FINDINGS_ELSE, site->parts[i].source), "</p>\n");
            site_findings(writer, &site->parts[i], NULL, 3);
            out_text(writer->out, "</section>\n");
        }
    }
}

static void write_models(SiteWriter *writer)
{
    const Site *site = writer->site;
    site_element(writer, "<section><h2>", word(WORD_FILES), "</h2>\n<ul class=\"sources\">\n");
    for (uint32_t i = 0; i < site->part_count; i++) {
        site_element(writer, "<li><code>", site->parts[i].source, "</code> ");
        for (uint32_t j = 0; j < site->parts[i].item_count; j++) {
            const SiteItem *item = &site->parts[i].items[j];
            if (item->kind == SITE_MODEL) {
                site_file_link(writer, &item->files[0], item->files[0].path);
                site_element(writer, " <small>", str_from(item->text), "</small>");
            }
        }
        out_text(writer->out, "</li>\n");
    }
    out_text(writer->out, "</ul></section>\n");
}

void site_home(SiteWriter *writer, const SiteProcess *shown, uint32_t count)
{
    out_text(writer->out, "<section class=\"page home\" id=\"home\" data-name=\"\">\n");
    site_element(writer, "<header><h1 tabindex=\"-1\">", writer->title, "</h1>\n");
    site_element(writer, "<p class=\"lead\">", word(WORD_LEAD), "</p></header>\n");
    write_processes(writer, shown, count);
    write_landscapes(writer);
    site_people(writer);
    write_other_findings(writer);
    site_reference(writer);
    write_models(writer);
    out_text(writer->out, "</section>\n");
}
