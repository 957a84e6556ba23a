// The roles: the choice of one, what each is for, where it takes part, and its handouts.
//
// Files that are built together may each declare a role of one name: the page shows it once, as the
// first file has it, with its part in the processes of all.
#include "emit/site_parts.h"

#include "views/words.h"

#include <string.h>

// Whether a role of an earlier file has the same name.
static bool is_repeated(const Site *site, uint32_t part, const Role *role)
{
    for (uint32_t i = 0; i < part; i++) {
        const RoleList *roles = &site->parts[i].model->roles;
        for (uint32_t j = 0; j < roles->count; j++) {
            if (str_equal(name_str(roles->at[j]->entity.name), name_str(role->entity.name))) {
                return true;
            }
        }
    }
    return false;
}

static bool is_same(const Role *left, const Role *right)
{
    return left && right && str_equal(name_str(left->entity.name), name_str(right->entity.name));
}

// What is done for each role, once a name.
static void each_role(SiteWriter *writer, void (*act)(SiteWriter *writer, const Role *role))
{
    const Site *site = writer->site;
    for (uint32_t i = 0; i < site->part_count; i++) {
        const RoleList *roles = &site->parts[i].model->roles;
        for (uint32_t j = 0; j < roles->count; j++) {
            if (!is_repeated(site, i, roles->at[j])) {
                act(writer, roles->at[j]);
            }
        }
    }
}

static void write_option(SiteWriter *writer, const Role *role)
{
    site_element(writer, "<option value=\"", name_str(role->entity.name), "\">");
    site_element(writer, "", role->entity.label, "</option>\n");
}

void site_role_options(SiteWriter *writer)
{
    each_role(writer, write_option);
}

// ---- handouts -----------------------------------------------------------------------------------

// A handout that opens in place, and its other formats; `source` is said where there are several.
static void write_handout(SiteWriter *writer, const SiteItem *item, WordId name, Str source)
{
    const SiteFile *page = site_file_find(item, "html");
    out_text(writer->out, "<p class=\"files\">");
    if (page) {
        site_element(writer, "<a class=\"file read\" data-read href=\"", page->path, "\">");
        site_element(writer, "", word(name), "</a>");
    } else {
        site_element(writer, "<span>", word(name), "</span>");
    }
    site_files(writer, item, "html");
    site_element(writer, source.length > 0 ? "<small>" : "", source,
                 source.length > 0 ? "</small></p>\n" : "</p>\n");
}

static uint32_t count_named(const Site *site, const Role *role)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < site->part_count; i++) {
        const RoleList *roles = &site->parts[i].model->roles;
        for (uint32_t j = 0; j < roles->count; j++) {
            count += is_same(roles->at[j], role);
        }
    }
    return count;
}

static void write_handouts(SiteWriter *writer, const Role *role)
{
    bool is_alone = count_named(writer->site, role) == 1;
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const SitePart *part = &writer->site->parts[i];
        for (uint32_t j = 0; j < part->item_count; j++) {
            const SiteItem *item = &part->items[j];
            if (is_same(item->role, role)) {
                write_handout(writer, item,
                              item->kind == SITE_POCKET ? WORD_READ_POCKET : WORD_READ_HANDOUT,
                              is_alone ? (Str){"", 0} : part->source);
            }
        }
    }
}

static bool has_handout(const Site *site, const Role *role)
{
    for (uint32_t i = 0; i < site->part_count; i++) {
        for (uint32_t j = 0; j < site->parts[i].item_count; j++) {
            if (is_same(site->parts[i].items[j].role, role)) {
                return true;
            }
        }
    }
    return false;
}

// ---- the overview -------------------------------------------------------------------------------

static void write_tile(SiteWriter *writer, const Role *role)
{
    out_text(writer->out, "<li class=\"tile\"");
    site_attribute(writer, "data-role", name_str(role->entity.name));
    out_text(writer->out, "><h3>");
    site_link(writer, site_thing_id(writer, "role", &role->entity), role->entity.label);
    out_text(writer->out, "</h3>\n");
    if (role->is_external) {
        site_element(writer, "<p class=\"meta\">", word(WORD_EXTERNAL), "</p>\n");
    }
    if (role->does.count > 0) {
        site_element(writer, "<p>", role->does.at[0].text, "</p>\n");
    }
    if (has_handout(writer->site, role)) {
        out_text(writer->out, "<div class=\"handouts\">\n");
        write_handouts(writer, role);
        out_text(writer->out, "</div>\n");
    }
    out_text(writer->out, "</li>\n");
}

static void write_teams(SiteWriter *writer)
{
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const SitePart *part = &writer->site->parts[i];
        for (uint32_t j = 0; j < part->item_count; j++) {
            if (part->items[j].kind == SITE_TEAM) {
                write_handout(writer, &part->items[j], WORD_READ_TEAM,
                              writer->site->part_count == 1 ? (Str){"", 0} : part->source);
            }
        }
    }
}

void site_people(SiteWriter *writer)
{
    site_element(writer, "<section><h2>", word(WORD_PEOPLE), "</h2>\n");
    site_element(writer, "<p class=\"lead\">", word(WORD_PEOPLE_LEAD), "</p>\n");
    out_text(writer->out, "<ul class=\"tiles people\">\n");
    each_role(writer, write_tile);
    out_text(writer->out, "</ul>\n");
    write_teams(writer);
    out_text(writer->out, "</section>\n");
}

// ---- cards --------------------------------------------------------------------------------------

static bool uses_role(const RoleUseList *uses, const Role *role)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        if (is_same(uses->at[i].role, role)) {
            return true;
        }
    }
    return false;
}

static bool works_at(const Role *role, const Stage *stage)
{
    bool works = uses_role(&stage->with, role);
    for (uint32_t i = 0; i < stage->tasks.count; i++) {
        works = works || is_same(stage->tasks.at[i].by, role);
    }
    return works;
}

// What a role is at a stage; WORD_COUNT: nothing.
static WordId part_at(const Role *role, const Stage *stage)
{
    return is_same(stage->owner, role)        ? WORD_PART_OWNER
           : works_at(role, stage)            ? WORD_PART_WITH
           : uses_role(&stage->consult, role) ? WORD_PART_CONSULT
                                              : WORD_COUNT;
}

static void write_part(SiteWriter *writer, const Role *role, const Process *process)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const Stage *stage = process->stages.at[i];
        WordId part = part_at(role, stage);
        if (part == WORD_COUNT) {
            continue;
        }
        if (count++ == 0) {
            site_element(writer, "<h4>", word_with(writer, WORD_PART_IN, process->entity.label),
                         "</h4>\n<ul>\n");
        }
        out_text(writer->out, "<li>");
        site_link(writer, site_card_id(writer, process, &stage->entity), stage->entity.label);
        site_element(writer, " <small>", word(part), "</small></li>\n");
    }
    out_text(writer->out, count > 0 ? "</ul>\n" : "");
}

static void write_parts(SiteWriter *writer, const Role *role)
{
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const ProcessList *processes = writer->site->parts[i].processes;
        for (uint32_t j = 0; j < processes->count; j++) {
            write_part(writer, role, processes->at[j]);
        }
    }
}

static void write_facts(SiteWriter *writer, const Role *role)
{
    out_text(writer->out, "<dl class=\"facts\">\n");
    site_fact_role(writer, WORD_REPORTS, role->reports);
    site_fact(writer, WORD_TEAM, role->team);
    if (role->headcount > 0) {
        site_fact(writer, WORD_HEADCOUNT, fixed_text(writer->arena, role->headcount));
    }
    site_fact(writer, WORD_QUOTA, role->quota.text);
    out_text(writer->out, "</dl>\n");
}

static void write_skills(SiteWriter *writer, const SkillUseList *has)
{
    if (has->count == 0) {
        return;
    }
    site_open_list(writer, WORD_HAS);
    for (uint32_t i = 0; i < has->count; i++) {
        const Entity *entity = &has->at[i].skill->entity;
        out_text(writer->out, "<li>");
        site_link(writer, site_thing_id(writer, "skill", entity), entity->label);
        site_element(writer, " <small>", str_from(skill_level_text(has->at[i].level)),
                     "</small></li>\n");
    }
    site_close_list(writer);
}

static void write_metrics(SiteWriter *writer, const Role *role)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < writer->site->part_count; i++) {
        const MetricList *metrics = &writer->site->parts[i].model->metrics;
        for (uint32_t j = 0; j < metrics->count; j++) {
            if (metrics->at[j]->owner == role) {
                const Entity *entity = &metrics->at[j]->entity;
                if (count++ == 0) {
                    site_open_list(writer, WORD_ANSWERS_FOR);
                }
                out_text(writer->out, "<li>");
                site_link(writer, site_thing_id(writer, "metric", entity), entity->label);
                out_text(writer->out, "</li>\n");
            }
        }
    }
    out_text(writer->out, count > 0 ? "</ul>\n" : "");
}

static void write_card(SiteWriter *writer, const Role *role)
{
    site_open_card(writer, "role", site_thing_id(writer, "role", &role->entity), word(WORD_ROLE),
                   &role->entity);
    write_facts(writer, role);
    site_list(writer, WORD_DOES, &role->does);
    if (has_handout(writer->site, role)) {
        site_element(writer, "<h4>", word(WORD_HANDOUTS), "</h4>\n");
        write_handouts(writer, role);
    }
    write_parts(writer, role);
    write_skills(writer, &role->has);
    write_metrics(writer, role);
    site_common(writer, &role->entity);
    site_close_card(writer);
}

void site_people_cards(SiteWriter *writer)
{
    each_role(writer, write_card);
}
