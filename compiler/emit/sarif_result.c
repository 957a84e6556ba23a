// A finding as a result of SARIF 2.1.0.
//
// The message holds all that a person needs, in one text, with links to the further places by their
// numbers. Addresses are relative to the project's folder. Columns count characters.
#include "emit/report_parts.h"
#include "emit/report_writers.h"
#include "emit/sarif.h"

#include <string.h>

enum { LINKED_PLACES = 8 };

// ---- places -------------------------------------------------------------------------------------

// A path as a relative address: all but the plainest characters as %XX.
static Str path_address(Arena *arena, Str path)
{
    static const char plain[] =
        "-._~/0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char digits[] = "0123456789ABCDEF";
    char *address = ARENA_MANY(arena, path.length * 3 + 1, char);
    size_t length = 0;
    for (size_t i = 0; i < path.length; i++) {
        unsigned char byte = (unsigned char)path.at[i];
        if (byte != 0 && strchr(plain, byte)) {
            address[length++] = path.at[i];
        } else {
            address[length++] = '%';
            address[length++] = digits[byte >> 4];
            address[length++] = digits[byte & 15];
        }
    }
    return (Str){address, length};
}

static void put_file(Report *report, json_t *object, const char *key, const Source *source)
{
    Str address = path_address(report->scratch, source->path);
    json_t *file = report_object(report, object, key);
    report_put_exact(report, file, "uri", address);
    report_put_own(report, file, "uriBaseId", source->is_library ? SARIF_LIBRARY : SARIF_PROJECT);
}

static void put_region(Report *report, json_t *object, const char *key, Region region)
{
    json_t *value = report_object(report, object, key);
    report_put_number(report, value, "startLine", region.start.line);
    report_put_number(report, value, "startColumn", region.start.column);
    report_put_number(report, value, "endLine", region.end.line);
    report_put_number(report, value, "endColumn", region.end.column);
}

static void put_location(Report *report, json_t *location, Place place)
{
    json_t *physical = report_object(report, location, "physicalLocation");
    put_file(report, physical, "artifactLocation", place.source);
    put_region(report, physical, "region", report_region(report, place));
}

static void put_locations(Report *report, json_t *result, const Finding *finding)
{
    json_t *locations = report_array(report, result, "locations");
    if (finding->main.place.source) {
        put_location(report, report_element(report, locations), finding->main.place);
    }
}

static void put_related(Report *report, json_t *result, const Finding *finding)
{
    if (finding->also_count == 0) {
        return;
    }
    json_t *related = report_array(report, result, "relatedLocations");
    for (uint32_t i = 0; i < finding->also_count && i < REPORT_PLACES; i++) {
        const Mark *mark = &finding->also[i];
        if (mark->place.source) {
            json_t *location = report_element(report, related);
            report_put_number(report, location, "id", i + 1);
            put_location(report, location, mark->place);
            json_t *message = report_object(report, location, "message");
            Str label = mark->label.length > 0 ? mark->label : STR("here");
            report_put_text(report, message, "text", label);
        }
    }
}

// ---- the message --------------------------------------------------------------------------------

// Adds text to the message in report->out. A `](` in it is no link.
static void say(Report *report, const char *before, Str text)
{
    if (text.length == 0) {
        return;
    }
    Out *out = &report->out;
    Str shown = report_text(report, text);
    out_text(out, before);
    for (size_t i = 0; i < shown.length; i++) {
        bool is_link = i > 0 && shown.at[i] == '(' && shown.at[i - 1] == ']';
        out_text(out, is_link ? " " : "");
        out_char(out, shown.at[i]);
    }
}

static bool is_sentence(Str text)
{
    return str_ends(text, "?") || str_ends(text, ".") || str_ends(text, "!");
}

static void say_places(Report *report, const Finding *finding)
{
    for (uint32_t i = 0; i < finding->also_count && i < LINKED_PLACES; i++) {
        const Mark *mark = &finding->also[i];
        if (mark->place.source && mark->label.length > 0) {
            Position start = report_region(report, mark->place).start;
            bool is_elsewhere = mark->place.source != finding->main.place.source;
            say(report, "\nSee also: ", mark->label);
            say(report, ", in ", is_elsewhere ? mark->place.source->path : STR(""));
            out_format(&report->out, " ([line %u](%u))", start.line, i + 1);
        }
    }
}

static void say_also_in(Report *report, StrList names)
{
    for (uint32_t i = 0; i < names.count && i < LINKED_PLACES; i++) {
        say(report, i == 0 ? "\nAlso in: " : ", ", names.at[i]);
    }
    if (names.count > LINKED_PLACES) {
        out_format(&report->out, " and %u more", names.count - LINKED_PLACES);
    }
}

// The headline as a sentence, then the rest, a line each.
static void put_message(Report *report, json_t *result, const Finding *finding)
{
    say(report, "", finding->headline);
    out_text(&report->out, is_sentence(finding->headline) ? "" : ".");
    say(report, "\nHere: ", finding->main.label);
    say_places(report, finding);
    say_also_in(report, finding->also_in);
    say(report, "\nNote: ", finding->note);
    say(report, "\nNote: ", text_denied(finding));
    say(report, "\nHelp: ", finding->help);
    json_t *message = report_object(report, result, "message");
    report_put_exact(report, message, "text", out_view(&report->out));
    report->out.length = 0;
}

// ---- what makes it known again ------------------------------------------------------------------

static uint32_t count_blanks(Str line)
{
    uint32_t count = 0;
    while (count < line.length && char_is_blank(line.at[count])) {
        count++;
    }
    return count;
}

static void put_fingerprints(Report *report, json_t *result, const Finding *finding)
{
    Place place = finding->main.place;
    if (!place.source) {
        return;
    }
    if (report->fingerprints.source != place.source) {
        report->fingerprints = fingerprints_make(finding, report->scratch);
    }
    uint32_t offset;
    Position start = source_position(place.source, report->scratch, place.offset);
    const Fingerprint *fingerprint = fingerprint_find(&report->fingerprints, start.line);
    Str line = source_line(place.source, report->scratch, start.line, &offset);
    Str hash = str_format(report->scratch, "%llx:%u", (unsigned long long)fingerprint->hash,
                          fingerprint->nth);
    Str column = str_format(report->scratch, "%u", start.column - count_blanks(line));
    const Finding *before = report->before;
    bool is_twin = before && before->rule == finding->rule
                   && before->main.place.source == place.source
                   && before->main.place.offset == place.offset;
    report->twins = is_twin ? report->twins + 1 : 0;
    report->before = finding;
    Str own = str_format(report->scratch, "%.*s:%.*s:%s:%u", STR_ARGS(hash), STR_ARGS(column),
                         rule_row(finding->rule)->name, report->twins);
    json_t *object = report_object(report, result, "partialFingerprints");
    report_put_exact(report, object, "stagecraftFinding/v1", own);
    report_put_exact(report, object, "primaryLocationLineHash", hash);
    report_put_exact(report, object, "primaryLocationStartColumnFingerprint", column);
}

// ---- fixes --------------------------------------------------------------------------------------

// Whether an edit of the same file stands before this one.
static bool is_further(const Fix *fix, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++) {
        if (fix->edits[i].place.source == fix->edits[index].place.source) {
            return true;
        }
    }
    return false;
}

// All edits of the file that the edit `first` is in.
static void put_change(Report *report, json_t *change, const Fix *fix, uint32_t first)
{
    const Source *source = fix->edits[first].place.source;
    put_file(report, change, "artifactLocation", source);
    json_t *replacements = report_array(report, change, "replacements");
    for (uint32_t i = first; i < fix->edit_count; i++) {
        const Edit *edit = &fix->edits[i];
        if (edit->place.source == source) {
            json_t *replacement = report_element(report, replacements);
            put_region(report, replacement, "deletedRegion", report_region(report, edit->place));
            json_t *inserted = report_object(report, replacement, "insertedContent");
            report_put_exact(report, inserted, "text", edit->text);
        }
    }
}

static void put_fix(Report *report, json_t *fixes, const Fix *fix)
{
    json_t *object = report_element(report, fixes);
    json_t *description = report_object(report, object, "description");
    report_put_text(report, description, "text", fix->text);
    json_t *changes = report_array(report, object, "artifactChanges");
    for (uint32_t i = 0; i < fix->edit_count; i++) {
        if (!is_further(fix, i)) {
            put_change(report, report_element(report, changes), fix, i);
        }
    }
    json_t *properties = report_object(report, object, "properties");
    report_put_boolean(report, properties, "certain", fix->certain);
}

static void put_fixes(Report *report, json_t *result, const Finding *finding)
{
    json_t *fixes = finding->fixes ? report_array(report, result, "fixes") : NULL;
    for (const Fix *fix = finding->fixes; fix; fix = fix->next) {
        if (report_fix_is_text(fix) && fix->edit_count > 0) {
            put_fix(report, fixes, fix);
        }
    }
}

// ---- the whole ----------------------------------------------------------------------------------

static void put_suppressions(Report *report, json_t *result, const Finding *finding)
{
    if (finding->level == LEVEL_ALLOW) {
        json_t *suppressions = report_array(report, result, "suppressions");
        report_put_own(report, report_element(report, suppressions), "kind",
                       finding->is_allowed_in_file ? "inSource" : "external");
    }
}

void write_sarif_finding(Report *report, const Finding *finding)
{
    json_t *result = report_root(report);
    report_put_own(report, result, "ruleId", rule_row(finding->rule)->name);
    report_put_number(report, result, "ruleIndex", report_rule(report, finding->rule));
    report_put_own(report, result, "level", sarif_level(finding->level));
    put_message(report, result, finding);
    put_locations(report, result, finding);
    put_related(report, result, finding);
    put_fingerprints(report, result, finding);
    put_fixes(report, result, finding);
    put_suppressions(report, result, finding);
    report_finish(report, 8);
}
