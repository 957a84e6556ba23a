// The rules of a SARIF document, with the texts that code scanning shows beside their findings.
//
// A rule's page (docs/rules/) is its help; the page's head is the longer description.
#include "emit/report_parts.h"
#include "emit/rule_page.h"
#include "emit/rule_text.h"
#include "emit/sarif.h"

#include <ctype.h>
#include <string.h>

enum { NAME_MOST = 64, DESCRIPTION_MOST = 900 };

// "unknown-role" as "UnknownRole".
static void put_name(Report *report, json_t *rule, const char *name)
{
    char joined[NAME_MOST] = "";
    size_t length = 0;
    bool is_start = true;
    for (; *name && length + 1 < sizeof joined; name++) {
        if (*name != '-') {
            joined[length++] = is_start && *name >= 'a' && *name <= 'z' ? *name - 'a' + 'A' : *name;
        }
        is_start = *name == '-';
    }
    report_put_own(report, rule, "name", joined);
}

// Puts what was written into report->out as a message, and empties it.
static void put_message(Report *report, json_t *rule, const char *key)
{
    json_t *message = report_object(report, rule, key);
    report_put_exact(report, message, "text", out_view(&report->out));
    report->out.length = 0;
}

static void put_short_description(Report *report, json_t *object, const Rule *rule)
{
    char first = (char)toupper((unsigned char)rule->text[0]);
    out_char(&report->out, first);
    out_text(&report->out, rule->text + 1);
    out_char(&report->out, '.');
    put_message(report, object, "shortDescription");
}

// As many of the page's lines as may stand there.
static Str cut_paragraphs(Str text)
{
    while (text.length > DESCRIPTION_MOST) {
        const char *end = memrchr(text.at, '\n', text.length);
        text.length = end ? (size_t)(end - text.at) : 0;
    }
    return text;
}

// Writes paragraphs, each as one line.
static void write_paragraphs(Out *out, Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        bool is_end = text.at[i] == '\n';
        bool is_gap = is_end && (text.at[i - 1] == '\n' || text.at[i + 1] == '\n');
        out_char(out, is_end && !is_gap ? ' ' : text.at[i]);
    }
}

static void put_full_description(Report *report, json_t *object, const Rule *rule, RulePage page)
{
    if (page.lead.length > 0) {
        write_paragraphs(&report->out, page.lead);
        out_text(&report->out, page.meaning.length > 0 ? "\n\n" : "");
        write_paragraphs(&report->out, cut_paragraphs(page.meaning));
    } else {
        out_format(&report->out, "Finds %s.", rule->text);
    }
    put_message(report, object, "fullDescription");
}

static void put_help(Report *report, json_t *object, RuleId id, RulePage page)
{
    rule_write_page(id, &report->out);
    put_message(report, object, "help");
    if (page.markdown.length > 0) {
        report_put_exact(report, json_object_get(object, "help"), "markdown", page.markdown);
    }
}

const char *sarif_level(Level level)
{
    return level == LEVEL_ERROR ? "error" : "warning";
}

// What is off unless it is asked for is often wrong, or a matter of taste.
static void put_properties(Report *report, json_t *object, Level level)
{
    static const char *const precisions[] = {"medium", "medium", "high", "very-high"};
    static const char *const severities[] = {"recommendation", "recommendation", "warning",
                                             "error"};
    json_t *properties = report_object(report, object, "properties");
    json_t *tags = report_array(report, properties, "tags");
    report_add_own(report, tags, "sales-process");
    report_add_own(report, tags, level == LEVEL_ERROR ? "correctness" : "practice");
    report_put_own(report, properties, "precision", precisions[level]);
    report_put_own(report, properties, "problem.severity", severities[level]);
}

static void put_rule(Report *report, RuleId id)
{
    const Rule *rule = rule_row(id);
    RulePage page = rule_page(id);
    json_t *object = report_root(report);
    report_put_own(report, object, "id", rule->name);
    put_name(report, object, rule->name);
    put_short_description(report, object, rule);
    put_full_description(report, object, rule, page);
    put_help(report, object, id, page);
    json_t *configuration = report_object(report, object, "defaultConfiguration");
    report_put_boolean(report, configuration, "enabled", rule->level != LEVEL_OFF);
    report_put_own(report, configuration, "level", sarif_level(rule->level));
    put_properties(report, object, rule->level);
}

void sarif_write_rules(Report *report, Out *out)
{
    report->out.length = 0;
    for (uint32_t i = 0; i < report->rule_count; i++) {
        out_text(out, i > 0 ? ",\n            " : "\n            ");
        put_rule(report, report->rules[i]);
        report_finish(report, 12);
        out_str(out, out_view(&report->out));
        report->out.length = 0;
    }
}
