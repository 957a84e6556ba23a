// What the writers of findings as JSON and SARIF share.
#include "emit/report_parts.h"

#include "base/utf8.h"
#include "emit/json_out.h"
#include "emit/terminal.h"

enum { SHOWN_TEXT = 500 };

// ---- values -------------------------------------------------------------------------------------

json_t *report_root(Report *report)
{
    report->root = json_object();
    report->out.failed |= !report->root;
    return report->root;
}

void report_finish(Report *report, uint32_t depth)
{
    json_write(report->root, JSON_INDENT(2), depth, &report->out);
    json_decref(report->root);
    report->root = NULL;
}

// Hangs a value into an object; it is taken over. NULL is a failure.
static json_t *put(Report *report, json_t *object, const char *key, json_t *value)
{
    report->out.failed |= json_object_set_new(object, key, value) != 0;
    return report->out.failed ? NULL : value;
}

json_t *report_object(Report *report, json_t *object, const char *key)
{
    return put(report, object, key, json_object());
}

json_t *report_array(Report *report, json_t *object, const char *key)
{
    return put(report, object, key, json_array());
}

json_t *report_element(Report *report, json_t *array)
{
    json_t *element = json_object();
    report->out.failed |= json_array_append_new(array, element) != 0;
    return report->out.failed ? NULL : element;
}

void report_put_own(Report *report, json_t *object, const char *key, const char *text)
{
    put(report, object, key, json_string(text));
}

static json_t *shown_text(Report *report, Str text)
{
    Str shown = report_text(report, text);
    return shown.length > 0 ? json_stringn(shown.at, shown.length) : json_null();
}

void report_put_text(Report *report, json_t *object, const char *key, Str text)
{
    put(report, object, key, shown_text(report, text));
}

void report_add_own(Report *report, json_t *array, const char *text)
{
    report->out.failed |= json_array_append_new(array, json_string(text)) != 0;
}

void report_add_text(Report *report, json_t *array, Str text)
{
    report->out.failed |= json_array_append_new(array, shown_text(report, text)) != 0;
}

void report_put_number(Report *report, json_t *object, const char *key, uint32_t number)
{
    put(report, object, key, json_integer(number));
}

void report_put_boolean(Report *report, json_t *object, const char *key, bool is_true)
{
    put(report, object, key, json_boolean(is_true));
}

void report_put_exact(Report *report, json_t *object, const char *key, Str text)
{
    put(report, object, key, json_stringn(text.length > 0 ? text.at : "", text.length));
}

// ---- texts and places ---------------------------------------------------------------------------

// report->out serves as the buffer; a finding is written there only when its value is whole.
Str report_text(Report *report, Str text)
{
    size_t before = report->out.length;
    terminal_str(&report->out, text, SHOWN_TEXT);
    Str shown = {report->out.bytes + before, report->out.length - before};
    shown = str_copy(report->scratch, report->out.failed ? STR("") : shown);
    report->out.length = before;
    return shown;
}

static bool is_utf8(Str text)
{
    uint32_t size;
    for (const char *at = text.at, *end = str_end(text); at < end; at += size) {
        if (utf8_next(at, end, &size) < 0) {
            return false;
        }
    }
    return true;
}

bool report_fix_is_text(const Fix *fix)
{
    for (uint32_t i = 0; i < fix->edit_count; i++) {
        if (!is_utf8(fix->edits[i].text)) {
            return false;
        }
    }
    return true;
}

Region report_region(const Report *report, Place place)
{
    Position start = source_position(place.source, report->scratch, place.offset);
    Position end = source_position(place.source, report->scratch, place.offset + place.length);
    return (Region){start, end};
}
