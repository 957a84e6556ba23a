// Findings: added, counted, sorted.
//
// Of one rule and file only the first thousand are kept, so that a file full of mistakes costs
// little; the others are counted. A tally a file holds both numbers; the tally that was used last
// stands first, as findings come file by file.
#include "base/finding.h"

#include "base/allow.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <string.h>

struct FindingTally {
    FindingTally *next;
    const Source *source;
    uint32_t kept[RULE_COUNT];
    uint32_t counts[LEVEL_ERROR + 1]; // findings a level, kept or not
};

static const Rule rules[RULE_COUNT] = {
#define RULE(id, name, level, text) [RULE_##id] = {name, level, text},
#include "base/rules.def"
#undef RULE
};

const Rule *rule_row(RuleId id)
{
    return &rules[id];
}

bool rule_find(Str name, RuleId *rule)
{
    for (int id = 0; id < RULE_COUNT; id++) {
        if (str_is(name, rule_row((RuleId)id)->name)) {
            *rule = (RuleId)id;
            return true;
        }
    }
    return false;
}

void findings_start(Findings *findings, Arena *arena, const Level *levels)
{
    *findings = (Findings){.arena = arena};
    for (int id = 0; id < RULE_COUNT; id++) {
        findings->levels[id] = levels ? levels[id] : rule_row((RuleId)id)->level;
    }
}

bool rule_is_on(const Findings *findings, RuleId rule)
{
    return findings->levels[rule] != LEVEL_OFF;
}

// The tally of a source, moved to the front; NULL if there is none.
static FindingTally *find_tally(Findings *findings, const Source *source)
{
    for (FindingTally **link = &findings->tallies; *link; link = &(*link)->next) {
        FindingTally *tally = *link;
        if (tally->source == source) {
            *link = tally->next;
            tally->next = findings->tallies;
            findings->tallies = tally;
            return tally;
        }
    }
    return NULL;
}

static FindingTally *find_or_add_tally(Findings *findings, const Source *source)
{
    FindingTally *tally = find_tally(findings, source);
    if (!tally) {
        tally = ARENA_NEW(findings->arena, FindingTally);
        tally->source = source;
        tally->next = findings->tallies;
        findings->tallies = tally;
    }
    return tally;
}

static uint32_t *total_count(Findings *findings, Level level)
{
    switch (level) {
    case LEVEL_OFF:
    case LEVEL_ALLOW: return &findings->allowed_count;
    case LEVEL_WARNING: return &findings->warning_count;
    case LEVEL_ERROR: return &findings->error_count;
    }
    return &findings->error_count;
}

enum { SLOTS = 4096 };

static Finding **slot_of(const Findings *findings, RuleId rule, Place place)
{
    return &findings->slots[((size_t)place.offset * 31 + (size_t)rule) % SLOTS];
}

static Finding *append_finding(Findings *findings, RuleId rule, Place place)
{
    Finding *finding = ARENA_NEW(findings->arena, Finding);
    if (findings->last) {
        findings->last->next = finding;
    } else {
        findings->first = finding;
        findings->slots = ARENA_MANY(findings->arena, SLOTS, Finding *);
    }
    findings->last = finding;
    Finding **slot = slot_of(findings, rule, place);
    finding->next_in_slot = *slot;
    *slot = finding;
    return finding;
}

enum { HEADLINE_CHARACTERS = 90 };

// A headline that user text made too long is cut at a character, with an ellipsis.
static Str cut_headline(Arena *arena, Str headline)
{
    if (headline.length <= HEADLINE_CHARACTERS) {
        return headline;
    }
    const char *end = str_end(headline);
    const char *at = headline.at;
    for (int left = HEADLINE_CHARACTERS - 1; left > 0 && at < end; left--) {
        uint32_t size;
        utf8_next(at, end, &size);
        at += size;
    }
    return at == end ? headline
                     : str_format(arena, "%.*s\u2026", (int)(at - headline.at), headline.at);
}

// The level of a finding of this rule at this place. An `allow` around it makes it allowed; an
// error stays one.
static Level level_at(Findings *findings, RuleId rule, Place place)
{
    bool is_fault = rules[rule].level == LEVEL_ERROR;
    bool is_allowed = !is_fault && findings->allows && allows_use(findings->allows, rule, place);
    return is_allowed ? LEVEL_ALLOW : findings->levels[rule];
}

static void set_level(Findings *findings, Finding *finding, Level level)
{
    finding->level = level;
    finding->is_denied = level == LEVEL_ERROR && rules[finding->rule].level != LEVEL_ERROR;
    finding->is_allowed_in_file =
        level == LEVEL_ALLOW && findings->levels[finding->rule] != LEVEL_ALLOW;
}

// Counts a finding; false where it is one too many of its rule and file to be kept.
static bool count_finding(Findings *findings, RuleId rule, Place place, Level level)
{
    FindingTally *tally = find_or_add_tally(findings, place.source);
    ++*total_count(findings, level);
    tally->counts[level]++;
    findings->counts[rule]++;
    findings->denied_count += level == LEVEL_ERROR && rules[rule].level != LEVEL_ERROR;
    if (tally->kept[rule] == FINDINGS_KEPT) {
        return false;
    }
    tally->kept[rule]++;
    return true;
}

Finding *finding_add(Findings *findings, RuleId rule, Place place, const char *headline, ...)
{
    va_list arguments;
    va_start(arguments, headline);
    Finding *finding = finding_add_list(findings, rule, place, headline, arguments);
    va_end(arguments);
    return finding;
}

Finding *finding_add_list(Findings *findings, RuleId rule, Place place, const char *headline,
                          va_list arguments)
{
    Finding *finding = &findings->spill;
    Level level = rule_is_on(findings, rule) ? level_at(findings, rule, place) : LEVEL_OFF;
    if (level != LEVEL_OFF && count_finding(findings, rule, place, level)) {
        finding = append_finding(findings, rule, place);
        finding->headline =
            cut_headline(findings->arena, str_format_list(findings->arena, headline, arguments));
    } else {
        *finding = (Finding){0};
    }
    finding->rule = rule;
    finding->main.place = place;
    set_level(findings, finding, level);
    return finding;
}

bool finding_is_read(const Findings *findings, const Finding *finding)
{
    return finding != &findings->spill;
}

void finding_uncount(Findings *findings, const Finding *finding)
{
    find_or_add_tally(findings, finding->main.place.source)->counts[finding->level]--;
    --*total_count(findings, finding->level);
    findings->denied_count -= finding->is_denied;
    findings->counts[finding->rule]--;
}

// Formats into *text, unless nobody will read it.
__attribute__((format(printf, 4, 0))) static void set_text(Findings *findings,
                                                           const Finding *finding, Str *text,
                                                           const char *format, va_list arguments)
{
    if (finding_is_read(findings, finding)) {
        *text = str_format_list(findings->arena, format, arguments);
    }
}

void finding_label(Findings *findings, Finding *finding, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set_text(findings, finding, &finding->main.label, format, arguments);
    va_end(arguments);
}

void finding_note(Findings *findings, Finding *finding, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set_text(findings, finding, &finding->note, format, arguments);
    va_end(arguments);
}

void finding_help(Findings *findings, Finding *finding, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set_text(findings, finding, &finding->help, format, arguments);
    va_end(arguments);
}

// Room for one more mark: the array is copied whenever its length is a power of two.
static Mark *append_mark(Findings *findings, Finding *finding)
{
    uint32_t count = finding->also_count;
    if ((count & (count - 1)) == 0) {
        Mark *marks = ARENA_MANY(findings->arena, count == 0 ? 1 : (size_t)count * 2, Mark);
        if (count > 0) {
            memcpy(marks, finding->also, count * sizeof(Mark));
        }
        finding->also = marks;
    }
    return &finding->also[finding->also_count++];
}

void finding_also(Findings *findings, Finding *finding, Place place, const char *format, ...)
{
    if (!finding_is_read(findings, finding)) {
        return;
    }
    Mark *mark = append_mark(findings, finding);
    mark->place = place;
    va_list arguments;
    va_start(arguments, format);
    mark->label = str_format_list(findings->arena, format, arguments);
    va_end(arguments);
}

// What an edit does, in words.
static Str edit_text(Arena *arena, const Edit *edit)
{
    Str text = edit->text;
    bool is_line = memchr(text.at, '\n', text.length) != NULL;
    while (text.length > 0 && strchr(" \r\n", text.at[0])) {
        text = (Str){text.at + 1, text.length - 1};
    }
    while (text.length > 0 && strchr(" \r\n", text.at[text.length - 1])) {
        text.length--;
    }
    if (text.length == 0 && edit->text.length > 0 && !is_line && edit->place.length > 0) {
        return STR("replace with a blank");
    }
    if (text.length == 0 && is_line) {
        return STR("start a new line here");
    }
    if (edit->place.length == 0) {
        return str_format(arena, "add `%.*s`", STR_ARGS(text));
    }
    return text.length == 0 ? STR("remove it")
                            : str_format(arena, "replace with `%.*s`", STR_ARGS(text));
}

static Fix *last_fix(const Finding *finding)
{
    Fix *fix = finding->fixes;
    while (fix && fix->next) {
        fix = fix->next;
    }
    return fix;
}

// Adds an edit; the array is copied whenever its length is a power of two.
static void append_edit(Findings *findings, Fix *fix, Edit edit)
{
    uint32_t count = fix->edit_count;
    if ((count & (count - 1)) == 0) {
        Edit *edits = ARENA_MANY(findings->arena, count == 0 ? 1 : (size_t)count * 2, Edit);
        if (count > 0) {
            memcpy(edits, fix->edits, count * sizeof(Edit));
        }
        fix->edits = edits;
    }
    fix->edits[fix->edit_count++] = edit;
}

// A fix never writes what is a mistake itself, as in a name that it copies.
static bool is_fit(Str replacement)
{
    return utf8_is_clean(replacement.at, str_end(replacement));
}

void finding_fix(Findings *findings, Finding *finding, bool certain, Place place, Str replacement)
{
    if (!finding_is_read(findings, finding) || !is_fit(replacement)) {
        return;
    }
    Fix *fix = ARENA_NEW(findings->arena, Fix);
    append_edit(findings, fix, (Edit){place, replacement});
    fix->text = edit_text(findings->arena, fix->edits);
    fix->certain = certain;
    Fix *last = last_fix(finding);
    *(last ? &last->next : &finding->fixes) = fix;
}

void finding_fix_more(Findings *findings, Finding *finding, Place place, Str replacement)
{
    Fix *fix = last_fix(finding);
    if (!is_fit(replacement)) {
        finding->fixes = NULL;
    } else if (fix) {
        append_edit(findings, fix, (Edit){place, replacement});
    }
}

const Fix *finding_certain_fix(const Finding *finding)
{
    const Source *source = finding->main.place.source;
    bool is_shown = finding->level == LEVEL_ERROR || finding->level == LEVEL_WARNING;
    const Fix *fix = finding->fixes;
    while (fix && !fix->certain) {
        fix = fix->next;
    }
    if (!fix || !is_shown || !source || source->is_library) {
        return NULL;
    }
    for (uint32_t i = 0; i < fix->edit_count; i++) {
        if (fix->edits[i].place.source != source) {
            return NULL;
        }
    }
    return fix;
}

static uint32_t source_order(const Finding *finding)
{
    const Source *source = finding->main.place.source;
    return source ? source->index + 1 : 0; // what has no place comes first
}

// Whether `left` stays before `right`.
static bool is_sorted(const Finding *left, const Finding *right)
{
    if (source_order(left) != source_order(right)) {
        return source_order(left) < source_order(right);
    }
    if (left->main.place.offset != right->main.place.offset) {
        return left->main.place.offset < right->main.place.offset;
    }
    return left->rule <= right->rule;
}

static Finding *merge_sorted(Finding *left, Finding *right)
{
    Finding *first = NULL, **link = &first;
    while (left && right) {
        Finding **from = is_sorted(left, right) ? &left : &right;
        *link = *from;
        link = &(*from)->next;
        *from = *link;
    }
    *link = left ? left : right;
    return first;
}

// Merge sort from below: runs[i] is empty or a sorted list of 2^i findings, the older the higher.
void findings_sort(Findings *findings)
{
    Finding *runs[32] = {0};
    for (Finding *finding = findings->first, *next; finding; finding = next) {
        next = finding->next;
        finding->next = NULL;
        int i = 0;
        for (; runs[i]; runs[i++] = NULL) {
            finding = merge_sorted(runs[i], finding);
        }
        runs[i] = finding;
    }
    Finding *all = NULL;
    for (int i = 0; i < 32; i++) {
        all = merge_sorted(runs[i], all);
    }
    findings->first = findings->last = all;
    while (findings->last && findings->last->next) {
        findings->last = findings->last->next;
    }
}

uint32_t findings_count(const Findings *findings, const Source *source, Level level)
{
    for (const FindingTally *tally = findings->tallies; tally; tally = tally->next) {
        if (tally->source == source) {
            return tally->counts[level];
        }
    }
    return 0;
}

Finding *finding_find(const Findings *findings, RuleId rule, Place place)
{
    if (!findings->first) {
        return NULL;
    }
    Finding *finding = *slot_of(findings, rule, place);
    for (; finding; finding = finding->next_in_slot) {
        const Place *main = &finding->main.place;
        if (finding->rule == rule && main->source == place.source && main->offset == place.offset
            && main->length == place.length) {
            return finding;
        }
    }
    return NULL;
}

void finding_also_in(Findings *findings, Finding *finding, Str name)
{
    StrList *list = &finding->also_in;
    if (list->count > 0 && str_equal(list->at[list->count - 1], name)) {
        return; // variants come one after the other
    }
    if ((list->count & (list->count - 1)) == 0) { // room doubles at powers of two
        Str *names = ARENA_MANY(findings->arena, list->count == 0 ? 1 : list->count * 2, Str);
        for (uint32_t i = 0; i < list->count; i++) {
            names[i] = list->at[i];
        }
        list->at = names;
    }
    list->at[list->count++] = name;
}

uint32_t findings_source_count(const Findings *findings)
{
    uint32_t count = 0;
    for (const FindingTally *tally = findings->tallies; tally; tally = tally->next) {
        count += tally->source && tally->counts[LEVEL_ERROR] + tally->counts[LEVEL_WARNING] > 0;
    }
    return count;
}
