// A manager's page: the milestones of all roles, and the skills to show by each.
//
// They are those of the roles' own handouts, so that both say the same: each role's first days are
// made as for its handout, and read.
#include "views/team.h"

#include "views/handout_parts.h"
#include "views/staff.h"

typedef struct Team {
    const HandoutRequest *request;
    Document *document;
    Arena *arena;
    uint32_t capacity;
} Team;

// ---- rows ---------------------------------------------------------------------------------------

static void keep_row(Team *team, const TeamRow *row)
{
    enum { FIRST = 64 };
    Document *document = team->document;
    if (document->team_count == team->capacity) {
        uint32_t capacity = team->capacity ? 2 * team->capacity : FIRST;
        TeamRow *rows = ARENA_MANY(team->arena, capacity, TeamRow);
        for (uint32_t i = 0; i < document->team_count; i++) {
            rows[i] = document->team[i];
        }
        document->team = rows;
        team->capacity = capacity;
    }
    document->team[document->team_count++] = *row;
}

static Str level_of(const Handout *handout, const Skill *skill)
{
    for (uint32_t i = 0; i < handout->skills.count; i++) {
        if (handout->skills.at[i].skill == skill) {
            return str_from(skill_level_text(handout->skills.at[i].level));
        }
    }
    return (Str){0};
}

static void add_milestone(Team *team, const Handout *handout, const Block *block)
{
    BlockList tasks = blocks_below(block, BLOCK_TASK, team->arena);
    TeamRow row = {.role = role_label(handout->role),
                   .milestone = block->milestone->label,
                   .due = block->milestone->due};
    uint32_t before = team->document->team_count;
    for (uint32_t i = 0; i < tasks.count; i++) {
        const Skill *skill = tasks.at[i]->task->proves;
        if (skill) {
            row.skill = skill->entity.label;
            row.level = level_of(handout, skill);
            keep_row(team, &row);
        }
    }
    if (team->document->team_count == before) {
        keep_row(team, &row);
    }
}

static void add_role(Team *team, const Role *role)
{
    HandoutRequest request = *team->request;
    Block days = {.kind = BLOCK_SECTION};
    request.role = role;
    Handout handout = handout_start(&request, PHRASE_TITLE, team->arena);
    handout_add_days(&handout, &days);
    if (!team->document->undated) {
        team->document->undated = handout.document->undated;
    }
    BlockList milestones = blocks_below(&days, BLOCK_MILESTONE, team->arena);
    for (uint32_t i = 0; i < milestones.count; i++) {
        add_milestone(team, &handout, milestones.at[i]);
    }
}

// ---- the page -----------------------------------------------------------------------------------

// The role is strong in its first row only, and stands in all: they may be on different pages.
static void add_role_cell(Document *document, Block *line, const TeamRow *row)
{
    bool is_first = row == document->team || !str_equal(row[-1].role, row->role);
    if (is_first) {
        line_add_strong(document, block_add(document, line, BLOCK_CELL), row->role);
    } else {
        block_add_text(document, line, BLOCK_CELL, row->role);
    }
}

// The head of the column has the "by" already.
static Str by_text(const DueDay *due, Arena *arena)
{
    if (due->date.length > 0 || due->day <= 0) {
        return due->date.length > 0 ? due->date : due->text;
    }
    return phrase_with(arena, PHRASE_TEAM_DAY, str_format(arena, "%d", (int)due->day));
}

static Str name_of(const TeamRow *row, Str shown, Arena *arena)
{
    return str_format(arena, "%.*s, %.*s, %.*s", STR_ARGS(row->role), STR_ARGS(row->milestone),
                      STR_ARGS(shown));
}

static void add_table_row(Document *document, Block *table, const TeamRow *row)
{
    Block *line = block_add(document, table, BLOCK_ROW);
    Str none = phrase(PHRASE_NONE);
    add_role_cell(document, line, row);
    block_add_text(document, line, BLOCK_CELL, row->milestone);
    block_add_text(document, line, BLOCK_CELL, by_text(&row->due, document->arena));
    block_add_text(document, line, BLOCK_CELL,
                   row->skill.length > 0 ? row->skill : phrase(PHRASE_REACHED));
    block_add_text(document, line, BLOCK_CELL, row->skill.length > 0 ? row->level : none);
    line->key = name_of(row, row->skill, document->arena);
    line->label =
        row->skill.length > 0 ? line->key : name_of(row, phrase(PHRASE_REACHED), document->arena);
    block_add(document, line, BLOCK_CELL)->room = ROOM_WORDS; // a name
    block_add(document, line, BLOCK_CELL)->room = ROOM_DAY;
    block_add(document, line, BLOCK_CELL)->room = ROOM_WORDS; // initials
}

static void add_table(Document *document)
{
    static const PhraseId heads[] = {PHRASE_SIGN_ROLE, PHRASE_MILESTONE, PHRASE_BY,
                                     PHRASE_SKILL,     PHRASE_LEVEL,     PHRASE_SIGN_NAME,
                                     PHRASE_PROVED_ON, PHRASE_INITIALS};
    Block *table = block_add(document, &document->body, BLOCK_TABLE);
    Block *head = block_add(document, table, BLOCK_ROW);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        block_add_text(document, head, BLOCK_CELL, phrase(heads[i]));
    }
    for (uint32_t i = 0; i < document->team_count; i++) {
        add_table_row(document, table, &document->team[i]);
    }
}

static void name_team(Team *team)
{
    const ProcessList *processes = team->request->processes;
    const Schedule *schedule = &team->request->schedule;
    Document *document = team->document;
    document->kind = DOCUMENT_TEAM;
    document->key = STR("team");
    document->start = schedule->has_start ? schedule_date(schedule->start, team->arena) : (Str){0};
    document->processes = ARENA_MANY(team->arena, processes->count + 1, const Process *);
    for (uint32_t i = 0; i < processes->count; i++) {
        document->processes[document->process_count++] = processes->at[i];
    }
    handout_name_edition(document);
}

Document *team_document(const HandoutRequest *request, Arena *arena)
{
    Team team = {request, document_new(arena, phrase(PHRASE_TEAM_TITLE)), arena, 0};
    Document *document = team.document;
    name_team(&team);
    for (uint32_t i = 0; i < request->model->roles.count; i++) {
        const Role *role = request->model->roles.at[i];
        if (staff_has(request->model, request->processes, role, arena)) {
            add_role(&team, role);
        }
    }
    if (document->about.length > 0) {
        line_set_apart(block_add_fact(document, &document->cover, phrase(PHRASE_COVER_ABOUT),
                                      document->about));
    }
    if (document->start.length > 0) {
        block_add_fact(document, &document->cover, phrase(PHRASE_COVER_START),
                       schedule_first_day(&request->schedule, arena));
    }
    block_add_text(document, &document->body, BLOCK_PARAGRAPH, phrase(PHRASE_TEAM_TEXT));
    add_table(document);
    return document;
}
