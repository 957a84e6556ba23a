// Writes a handout as a calendar.
//
// Each milestone is an event, which also lists its tasks, as many calendars show no to-dos. Lines
// end in CRLF and are folded at 75 bytes, never inside a character (emit/calendar_line).
#include "emit/calendar.h"

#include "emit/calendar_line.h"
#include "model/address.h"
#include "views/duty_text.h"
#include "views/phrases.h"
#include "views/words.h"

typedef struct Calendar {
    const Document *document;
    Arena *arena;
    CalendarLine line;
    Str stamp; // "20260401T000000Z"
} Calendar;

// ---- values -------------------------------------------------------------------------------------

// "2026-04-01" as "20260401".
static Str compact_date(Str date, Arena *arena)
{
    return str_format(arena, "%.4s%.2s%.2s", date.at, date.at + 5, date.at + 8);
}

// FNV-1a, in 128 bits as two halves that begin differently.
static uint64_t hash_add(uint64_t hash, Str text)
{
    static const uint64_t prime = 0x100000001b3;
    for (size_t i = 0; i < text.length; i++) {
        hash = (hash ^ (unsigned char)text.at[i]) * prime;
    }
    return (hash ^ 0xff) * prime; // parts a text from the next: no UTF-8 holds such a byte
}

// The process counts only where it was asked for: else a file that grows one would change them all.
static Str uid_of(const Calendar *calendar, const char *kind, Str key)
{
    const Document *document = calendar->document;
    uint64_t halves[] = {0xcbf29ce484222325, 0x6c62272e07bb0142};
    for (int i = 0; i < 2; i++) {
        uint64_t hash = hash_add(halves[i], str_from(kind));
        if (document->asked) {
            hash = hash_add(hash, lasting_name(&document->asked->entity, calendar->arena));
        }
        hash = hash_add(hash, document->key);
        hash = hash_add(hash, document->person);
        halves[i] = hash_add(hash, key);
    }
    return str_format(calendar->arena, "%016llx%016llx@stagecraft", (unsigned long long)halves[0],
                      (unsigned long long)halves[1]);
}

// ---- properties ---------------------------------------------------------------------------------

static void write_property(Calendar *calendar, const char *name, Str value)
{
    calendar_line_start(&calendar->line, name);
    calendar_line_add(&calendar->line, value);
    calendar_line_end(&calendar->line);
}

static void write_text(Calendar *calendar, const char *name, Str text)
{
    if (text.length > 0) {
        calendar_line_start(&calendar->line, name);
        calendar_line_add_text(&calendar->line, text);
        calendar_line_end(&calendar->line);
    }
}

static void write_date(Calendar *calendar, const char *name, Str date)
{
    if (date.length > 0) {
        write_property(calendar, name, compact_date(date, calendar->arena));
    }
}

static void write_head(Calendar *calendar, const char *component, Str uid)
{
    write_property(calendar, "BEGIN", str_from(component));
    write_property(calendar, "UID", uid);
    write_property(calendar, "DTSTAMP", calendar->stamp);
}

// ---- tasks --------------------------------------------------------------------------------------

static void write_categories(Calendar *calendar, const Duty *duty)
{
    const Str all[] = {duty->assignee, duty->skill, duty->stage};
    bool is_begun = false;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].length == 0) {
            continue;
        }
        if (is_begun) {
            calendar_line_add(&calendar->line, STR(","));
        } else {
            calendar_line_start(&calendar->line, "CATEGORIES");
        }
        calendar_line_add_text(&calendar->line, all[i]);
        is_begun = true;
    }
    if (is_begun) {
        calendar_line_end(&calendar->line);
    }
}

static void write_link(Calendar *calendar, Str link)
{
    if (!address_is_absolute(link)) {
        return;
    }
    Out address;
    out_start_in(&address, calendar->arena);
    out_address(&address, link, "-._~:/?#[]@!$&*+,;=%");
    write_property(calendar, "URL", out_finish(&address));
}

// Who sees to it, as everybody calls them, and what there is to know; the milestone where it has no
// event.
static Str task_description(const Calendar *calendar, const Duty *duty, bool has_event)
{
    Arena *arena = calendar->arena;
    Str detail = duty_description(duty, arena);
    Out text;
    out_start_in(&text, arena);
    if (!has_event) {
        out_str(&text, phrase_with_two(arena, PHRASE_DUE, duty->section, duty->due.text));
        out_char(&text, '\n');
    }
    out_str(&text, phrase_with(arena, PHRASE_SEEN_TO_BY, duty->assignee));
    if (detail.length > 0) {
        out_char(&text, '\n');
        out_str(&text, detail);
    }
    return out_finish(&text);
}

static void write_task(Calendar *calendar, const Block *task, Str milestone)
{
    const Duty *duty = task->task;
    write_head(calendar, "VTODO", uid_of(calendar, "task", duty->key));
    write_date(calendar, "DUE;VALUE=DATE", duty->due.date);
    write_text(calendar, "SUMMARY", line_words(&task->line, calendar->arena));
    write_text(calendar, "DESCRIPTION", task_description(calendar, duty, milestone.length > 0));
    write_categories(calendar, duty);
    if (milestone.length > 0) {
        write_property(calendar, "RELATED-TO", milestone);
    }
    write_link(calendar, duty->link);
    write_property(calendar, "STATUS", STR("NEEDS-ACTION"));
    write_property(calendar, "END", STR("VTODO"));
}

// ---- milestones ---------------------------------------------------------------------------------

// The title of the document, what is said of the milestone, and a line a task.
static Str event_description(const Calendar *calendar, const MilestonePart *milestone,
                             const BlockList *tasks)
{
    Out text;
    out_start_in(&text, calendar->arena);
    out_str(&text, calendar->document->title);
    if (milestone->words.length > 0) {
        out_char(&text, '\n');
        out_str(&text, milestone->words);
    }
    for (uint32_t i = 0; i < tasks->count; i++) {
        out_text(&text, "\n- ");
        out_str(&text, line_words(&tasks->at[i]->line, calendar->arena));
        Str who = tasks->at[i]->task->assignee;
        out_str(&text, phrase_with(calendar->arena, PHRASE_TASK_DETAIL, who));
    }
    return out_finish(&text);
}

static Str event_title(const Calendar *calendar, const MilestonePart *milestone)
{
    const Document *document = calendar->document;
    Str whose = document->person.length > 0 ? document->person : document->role->entity.label;
    return phrase_with_two(calendar->arena, PHRASE_IN_PROCESS, whose, milestone->label);
}

static void write_event(Calendar *calendar, const MilestonePart *milestone, const BlockList *tasks,
                        Str uid)
{
    write_head(calendar, "VEVENT", uid);
    write_date(calendar, "DTSTART;VALUE=DATE", milestone->due.date);
    write_text(calendar, "SUMMARY", event_title(calendar, milestone));
    write_text(calendar, "DESCRIPTION", event_description(calendar, milestone, tasks));
    write_property(calendar, "TRANSP", STR("TRANSPARENT")); // nobody is busy all day for it
    write_property(calendar, "END", STR("VEVENT"));
}

// Before the year 1 there are no dates: then a milestone is no event.
static void write_milestone(Calendar *calendar, const Block *block)
{
    BlockList tasks = blocks_below(block, BLOCK_TASK, calendar->arena);
    Str uid = {0};
    if (block->milestone->due.date.length > 0) {
        uid = uid_of(calendar, "milestone", block->milestone->key);
        write_event(calendar, block->milestone, &tasks, uid);
    }
    for (uint32_t i = 0; i < tasks.count; i++) {
        write_task(calendar, tasks.at[i], uid);
    }
}

void calendar_write(const Document *document, Out *out)
{
    Str stamp = document->stamp.length > 0 ? document->stamp : document->start;
    Calendar calendar = {
        .document = document,
        .arena = document->arena,
        .line = {.out = out},
        .stamp = str_format(document->arena, "%.*sT000000Z",
                            STR_ARGS(compact_date(stamp, document->arena))),
    };
    write_property(&calendar, "BEGIN", STR("VCALENDAR"));
    write_property(&calendar, "VERSION", STR("2.0"));
    write_property(&calendar, "PRODID", STR("-//stagecraft//handout//EN"));
    write_property(&calendar, "CALSCALE", STR("GREGORIAN"));
    write_text(&calendar, "X-WR-CALNAME", document->title);
    BlockList milestones = blocks_planned(document, BLOCK_MILESTONE);
    for (uint32_t i = 0; i < milestones.count; i++) {
        write_milestone(&calendar, milestones.at[i]);
    }
    write_property(&calendar, "END", STR("VCALENDAR"));
}
