// Writes the tasks of a handout, or the rows of a team's table, as CSV (RFC 4180).
//
// There is no byte-order mark: many importers take it for a part of the first header, and then know
// no column called Name. Headers stand without quotes for the same reason. Names are one line, as
// trackers want them; a link that only means something beside the file goes into the description.
#include "emit/handout_csv.h"

#include "emit/table_csv.h"
#include "model/address.h"
#include "views/duty_text.h"

// ---- cells --------------------------------------------------------------------------------------

static void write_cells(const Str *cells, size_t count, Out *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            out_char(out, ',');
        }
        csv_write_cell(cells[i], out);
    }
    out_text(out, "\r\n");
}

static Str day_text(const DueDay *due, Arena *arena)
{
    return due->day == DAY_NONE ? (Str){0} : str_format(arena, "%d", due->day);
}

// ---- tasks --------------------------------------------------------------------------------------

static void write_task(const Document *document, const Block *task, Out *out)
{
    const Duty *duty = task->task;
    Arena *arena = document->arena;
    const Str cells[] = {
        line_words(&task->line, arena),
        duty_description(duty, arena),
        duty->section,
        duty->assignee,
        day_text(&duty->due, arena),
        duty->due.date,
        duty->skill,
        duty->stage,
        address_is_absolute(duty->link) ? duty->link : (Str){0},
    };
    write_cells(cells, sizeof cells / sizeof *cells, out);
}

static void write_tasks(const Document *document, Out *out)
{
    out_text(out, "Name,Description,Section,Assignee role,Day,Due date,Skill,Stage,Link\r\n");
    BlockList tasks = blocks_planned(document, BLOCK_TASK);
    for (uint32_t i = 0; i < tasks.count; i++) {
        write_task(document, tasks.at[i], out);
    }
}

// ---- the team -----------------------------------------------------------------------------------

static void write_team(const Document *document, Out *out)
{
    out_text(out, "Role,Milestone,Day,Due date,Skill,Level,Name,Proved on,Initials\r\n");
    for (uint32_t i = 0; i < document->team_count; i++) {
        const TeamRow *row = &document->team[i];
        const Str cells[] = {
            row->role,     row->milestone, day_text(&row->due, document->arena),
            row->due.date, row->skill,     row->level,
            STR(""),       STR(""),        STR(""),
        };
        write_cells(cells, sizeof cells / sizeof *cells, out);
    }
}

void handout_write_csv(const Document *document, Out *out)
{
    switch (document->kind) {
    case DOCUMENT_HANDOUT:
    case DOCUMENT_POCKET: write_tasks(document, out); break;
    case DOCUMENT_TEAM: write_team(document, out); break;
    }
}
