// Findings in the page: what the checks would do better, where it stands, and what it means.
#include "emit/rule_page.h"
#include "emit/site_parts.h"

enum { FINDINGS_SHOWN = 200 };

static bool is_shown(const Finding *finding)
{
    return finding->level == LEVEL_WARNING;
}

static bool stands_in(const Finding *finding, const Process *process)
{
    const Statement *node = process->entity.node;
    const Place *main = &finding->main.place;
    if (!node || !node->tree || main->source != node->tree->source) {
        return false;
    }
    Place place = tokens_place(node->tree, node->first, node->last);
    return main->offset >= place.offset && main->offset < place.offset + place.length;
}

// Whether a finding is one of a process, or, without one, of none that is shown.
static bool belongs_to(const Finding *finding, const SitePart *part, const Process *process)
{
    if (process) {
        return stands_in(finding, process);
    }
    for (uint32_t i = 0; i < part->processes->count; i++) {
        if (stands_in(finding, part->processes->at[i])) {
            return false;
        }
    }
    return true;
}

uint32_t site_finding_count(const SiteWriter *writer, const SitePart *part, const Process *process)
{
    uint32_t count = 0;
    (void)writer;
    for (const Finding *at = part->findings->first; at; at = at->next) {
        count += is_shown(at) && belongs_to(at, part, process);
    }
    return count;
}

static Str place_text(const SiteWriter *writer, const Place *place)
{
    if (!place->source) {
        return (Str){"", 0};
    }
    Position at = source_position(place->source, writer->arena, place->offset);
    return str_format(writer->arena, "%.*s:%u:%u", STR_ARGS(place->source->path), (unsigned)at.line,
                      (unsigned)at.column);
}

static Str rule_id(const SiteWriter *writer, RuleId rule)
{
    return str_format(writer->arena, "rule-%s", rule_row(rule)->name);
}

// A sentence of a finding, whose names stand between backticks; it begins with a capital here.
static void write_sentence(SiteWriter *writer, Str sentence)
{
    bool is_name = false;
    for (size_t from = 0, at = 0; at <= sentence.length; at++) {
        if (at < sentence.length && sentence.at[at] != '`') {
            continue;
        }
        Str part = {sentence.at + from, at - from};
        if (from == 0 && part.length > 0 && part.at[0] >= 'a' && part.at[0] <= 'z') {
            out_char(writer->out, (char)(part.at[0] - 'a' + 'A'));
            part = (Str){part.at + 1, part.length - 1};
        }
        site_element(writer, is_name ? "<code>" : "", part, is_name ? "</code>" : "");
        is_name = !is_name;
        from = at + 1;
    }
}

static void write_advice(SiteWriter *writer, Str sentence)
{
    if (sentence.length > 0) {
        out_text(writer->out, "<p>");
        write_sentence(writer, sentence);
        out_text(writer->out, "</p>\n");
    }
}

static void write_finding(SiteWriter *writer, const Finding *finding, unsigned level)
{
    Out *out = writer->out;
    out_format(out, "<li class=\"finding\"><h%u>", level);
    write_sentence(writer, finding->headline);
    out_format(out, "</h%u>\n<p class=\"meta\">", level);
    site_link(writer, rule_id(writer, finding->rule), str_from(rule_row(finding->rule)->name));
    site_element(writer, " <code>", place_text(writer, &finding->main.place), "</code></p>\n");
    write_advice(writer, finding->note);
    write_advice(writer, finding->help);
    out_text(out, "</li>\n");
}

void site_findings(SiteWriter *writer, const SitePart *part, const Process *process, unsigned level)
{
    uint32_t count = 0;
    for (const Finding *at = part->findings->first; at; at = at->next) {
        if (!is_shown(at) || !belongs_to(at, part, process)) {
            continue;
        }
        out_text(writer->out, count == 0 ? "<ul class=\"findings\">\n" : "");
        if (count++ < FINDINGS_SHOWN) {
            write_finding(writer, at, level);
        }
    }
    if (count == 0) {
        site_element(writer, "<p class=\"clean\">", word(WORD_FINDINGS_CLEAN), "</p>\n");
        return;
    }
    out_text(writer->out, "</ul>\n");
    if (count > FINDINGS_SHOWN) {
        Str more = str_format(writer->arena, "%u", (unsigned)(count - FINDINGS_SHOWN));
        site_element(writer, "<p>", word_with(writer, WORD_FINDINGS_MORE, more), "</p>\n");
    }
}

// ---- what rules mean ----------------------------------------------------------------------------

static bool is_raised(const Site *site, int rule)
{
    for (uint32_t i = 0; i < site->part_count; i++) {
        for (const Finding *at = site->parts[i].findings->first; at; at = at->next) {
            if ((int)at->rule == rule && is_shown(at)) {
                return true;
            }
        }
    }
    return false;
}

static void write_example(SiteWriter *writer, WordId heading, Str example)
{
    if (example.length > 0) {
        site_element(writer, "<h4>", word(heading), "</h4>\n<pre tabindex=\"0\"><code>");
        site_element(writer, "", example, "</code></pre>\n");
    }
}

static void write_rule(SiteWriter *writer, RuleId rule)
{
    Str name = str_from(rule_row(rule)->name);
    RulePage page = rule_page(rule);
    out_text(writer->out, "<article class=\"card\" data-kind=\"rule\"");
    site_attribute(writer, "id", rule_id(writer, rule));
    site_attribute(writer, "data-name", name);
    site_element(writer, ">\n<p class=\"kind\">", word(WORD_RULE), "</p>\n");
    site_element(writer, "<h3>", name, "</h3>\n");
    site_rich(writer, page.lead, 4);
    site_rich(writer, page.meaning, 4);
    write_example(writer, WORD_RULE_WRONG, page.wrong);
    write_example(writer, WORD_RULE_RIGHT, page.right);
    site_close_card(writer);
}

void site_rule_cards(SiteWriter *writer)
{
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        if (is_raised(writer->site, rule)) {
            write_rule(writer, (RuleId)rule);
        }
    }
}
