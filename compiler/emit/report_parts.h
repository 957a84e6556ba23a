// What the writers of findings as JSON and SARIF share.
//
// Values are hung into report->root before they are filled, so that a jump for want of memory
// leaves nothing behind. After a failure all of this does nothing; it is asked for at the end.
#pragma once

#include "emit/report.h"

// Starts the value of a finding: an empty object, which report_finish writes and frees.
json_t *report_root(Report *report);

// Writes the value into report->out, set in by `depth` blanks, and frees it.
void report_finish(Report *report, uint32_t depth);

// Add an empty object or array as a member, or as an element. NULL after a failure.
json_t *report_object(Report *report, json_t *object, const char *key);
json_t *report_array(Report *report, json_t *object, const char *key);
json_t *report_element(Report *report, json_t *array);

// Add values. Our own text as it is; text that may quote the user's without what cannot be seen,
// as on a terminal (<U+001B>), and cut where it is very long; null where it is empty.
void report_put_own(Report *report, json_t *object, const char *key, const char *text);
void report_put_text(Report *report, json_t *object, const char *key, Str text);
void report_add_own(Report *report, json_t *array, const char *text);
void report_add_text(Report *report, json_t *array, Str text);
void report_put_number(Report *report, json_t *object, const char *key, uint32_t number);
void report_put_boolean(Report *report, json_t *object, const char *key, bool is_true);

// Text exactly as it is, for programs to put into a file; an empty one is "". It must be UTF-8.
void report_put_exact(Report *report, json_t *object, const char *key, Str text);

// The text of report_put_text.
Str report_text(Report *report, Str text);

// Whether JSON can hold what the fix writes.
bool report_fix_is_text(const Fix *fix);

// Where a place begins and ends; the end is the place behind its last character.
typedef struct Region {
    Position start, end;
} Region;

Region report_region(const Report *report, Place place);

// Marks and names over this number are not written.
enum { REPORT_PLACES = 100 };
