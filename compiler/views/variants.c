// The view `variants`: a process and those that are `like` it, side by side.
//
// Stages and ends are known by their names in all members of the family. The facts of each are
// written out as texts; a row is made of those that differ. What a member does not have, or has
// alone, is one row.
#include "views/variants.h"

#include "model/scope.h"
#include "views/page.h"
#include "views/variant_facts.h"

typedef enum Subject { SUBJECT_PROCESS, SUBJECT_STAGE, SUBJECT_END } Subject;

typedef struct Family {
    const Process **members; // the base first
    uint32_t count;
    Scope *things; // by member: Subject and name to Declaration, whose thing is the stage or end
    Table *table;
    const Role *role; // whose part is brought out; NULL: nobody's
    uint32_t room;    // rows that the table can still hold
    Arena *arena;
} Family;

// ---- the family ---------------------------------------------------------------------------------

static const Process *family_base(const Process *process)
{
    while (process->like != NULL) {
        process = process->like;
    }
    return process;
}

const Process *variants_only_base(const Model *model)
{
    const Process *only = NULL;
    for (uint32_t i = 0; i < model->processes.count; i++) {
        const Process *process = model->processes.at[i];
        if (!process->is_given || !process->like) {
            continue;
        }
        if (only && only != family_base(process)) {
            return NULL;
        }
        only = family_base(process);
    }
    return only;
}

static void know(Family *family, uint32_t member, Subject subject, const Name *name, void *thing)
{
    Declaration *entry = ARENA_NEW(family->arena, Declaration);
    entry->thing = thing;
    scope_add(&family->things[member], subject, name, entry);
}

static void add_member(Family *family, const Process *process)
{
    uint32_t member = family->count++;
    family->members[member] = process;
    family->things[member].arena = family->arena;
    for (uint32_t i = 0; i < process->stages.count; i++) {
        Stage *stage = process->stages.at[i];
        know(family, member, SUBJECT_STAGE, stage->entity.name, stage);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        End *end = process->ends.at[i];
        know(family, member, SUBJECT_END, end->entity.name, end);
    }
}

static Family family_of(const Model *model, const Process *process, Arena *arena)
{
    const Process *base = family_base(process);
    Family family = {.arena = arena};
    family.members = ARENA_MANY(arena, model->processes.count, const Process *);
    family.things = ARENA_MANY(arena, model->processes.count, Scope);
    add_member(&family, base);
    for (uint32_t i = 0; i < model->processes.count; i++) {
        const Process *member = model->processes.at[i];
        if (member != base && family_base(member) == base) {
            add_member(&family, member);
        }
    }
    return family;
}

// The facts of a thing in a member; empty where it has none of that name.
static TextFactList facts_in(const Family *family, uint32_t member, Subject subject,
                             const Name *name)
{
    if (subject == SUBJECT_PROCESS) {
        return process_facts(family->members[member], family->arena);
    }
    const Declaration *entry = scope_find(&family->things[member], subject, name);
    if (entry == NULL) {
        return (TextFactList){NULL, 0};
    }
    return subject == SUBJECT_STAGE ? stage_facts(entry->thing, family->arena)
                                    : end_facts(entry->thing, family->arena);
}

// ---- rows ---------------------------------------------------------------------------------------

static TableRow *add_row(Family *family, Str label)
{
    if (family->room == 0) {
        return NULL;
    }
    family->room -= 1;
    return table_add_row(family->table, label);
}

// The text of the fact that means the same as `fact`: at the same place, or the way of that name.
static Str same_fact(const TextFactList *facts, uint32_t place, const TextFact *fact)
{
    if (fact->way == NULL) {
        return facts->at[place].text;
    }
    for (uint32_t i = facts->count; i-- > 0 && facts->at[i].way != NULL;) {
        if (facts->at[i].way == fact->way) {
            return facts->at[i].text;
        }
    }
    return STR("");
}

static Str shown(Str text)
{
    return text.length > 0 ? text : STR("nothing");
}

// One fact of the base in all members that have the thing.
static void compare_fact(Family *family, const TextFactList *facts, uint32_t place)
{
    const TextFact *base = &facts[0].at[place];
    TableRow *row = NULL;
    for (uint32_t i = 1; i < family->count; i++) {
        Str own = facts[i].count > 0 ? same_fact(&facts[i], place, base) : base->text;
        if (str_equal(own, base->text)) {
            continue;
        }
        row = row != NULL ? row : add_row(family, base->label);
        if (row == NULL) {
            return;
        }
        cell_set(&row->cells[0], CELL_TEXT, shown(base->text));
        cell_set(&row->cells[i], CELL_TEXT, shown(own));
    }
}

// Ways out that a variant has and the base has not.
static void add_new_ways(Family *family, const TextFactList *facts, uint32_t member)
{
    for (uint32_t i = 0; i < facts[member].count; i++) {
        const TextFact *way = &facts[member].at[i];
        bool is_new = way->way != NULL;
        for (uint32_t j = 0; j < member && is_new; j++) {
            is_new = same_fact(&facts[j], 0, way).length == 0;
        }
        TableRow *row = is_new ? add_row(family, way->label) : NULL;
        for (uint32_t j = member; row != NULL && j < family->count; j++) {
            Str own = same_fact(&facts[j], 0, way);
            if (own.length > 0) {
                cell_set(&row->cells[j], CELL_TEXT, own);
            }
        }
    }
}

// A thing that not all members have.
static bool add_presence(Family *family, const TextFactList *facts)
{
    uint32_t present = 0;
    for (uint32_t i = 0; i < family->count; i++) {
        present += facts[i].count > 0;
    }
    TableRow *row = present < family->count ? add_row(family, STR("Part of it")) : NULL;
    for (uint32_t i = 0; row != NULL && i < family->count; i++) {
        cell_set(&row->cells[i], CELL_TEXT, facts[i].count > 0 ? STR("yes") : STR("no"));
    }
    return facts[0].count > 0;
}

// ---- subjects -----------------------------------------------------------------------------------

static void group_rows(Family *family, uint32_t first, Str label, const Phase *phase)
{
    Table *table = family->table;
    if (table->row_count == first) {
        return;
    }
    Group *group = &table->groups[table->group_count];
    group->id = str_format(family->arena, "part-%u", table->group_count + 1);
    group->label = label;
    group->color = phase != NULL ? phase->color : STR("slate");
    group->tone = phase != NULL ? phase->index : 0;
    for (uint32_t i = first; i < table->row_count; i++) {
        table->rows[i].group = (int32_t)table->group_count;
    }
    table->group_count += 1;
}

// Whether it is a stage in which the role takes part in one of the variants.
static bool takes_part(const Family *family, Subject subject, const Name *name)
{
    for (uint32_t i = 0; i < family->count && subject == SUBJECT_STAGE; i++) {
        const Declaration *entry = scope_find(&family->things[i], subject, name);
        if (entry != NULL && page_takes_part(family->role, entry->thing, family->arena)) {
            return true;
        }
    }
    return family->role == NULL;
}

static void add_subject(Family *family, Subject subject, const Name *name, Str label,
                        const Phase *phase)
{
    uint32_t first = family->table->row_count;
    TextFactList *facts = ARENA_MANY(family->arena, family->count, TextFactList);
    for (uint32_t i = 0; i < family->count; i++) {
        facts[i] = facts_in(family, i, subject, name);
    }
    if (add_presence(family, facts)) {
        for (uint32_t i = 0; i < facts[0].count; i++) {
            compare_fact(family, facts, i);
        }
        for (uint32_t i = 1; i < family->count; i++) {
            add_new_ways(family, facts, i);
        }
    }
    group_rows(family, first, label, phase);
    for (uint32_t i = first; i < family->table->row_count; i++) {
        family->table->rows[i].is_quiet = !takes_part(family, subject, name);
    }
}

// Whether an earlier member has a thing of this name.
static bool is_known(const Family *family, uint32_t member, Subject subject, const Name *name)
{
    for (uint32_t i = 0; i < member; i++) {
        if (scope_find(&family->things[i], subject, name) != NULL) {
            return true;
        }
    }
    return false;
}

static void add_stages(Family *family, uint32_t member)
{
    const StageList *stages = &family->members[member]->stages;
    for (uint32_t i = 0; i < stages->count; i++) {
        const Entity *entity = &stages->at[i]->entity;
        if (!is_known(family, member, SUBJECT_STAGE, entity->name)) {
            add_subject(family, SUBJECT_STAGE, entity->name, entity->label, stages->at[i]->phase);
        }
    }
}

static void add_ends(Family *family, uint32_t member)
{
    const EndList *ends = &family->members[member]->ends;
    for (uint32_t i = 0; i < ends->count; i++) {
        const Entity *entity = &ends->at[i]->entity;
        if (!is_known(family, member, SUBJECT_END, entity->name)) {
            add_subject(family, SUBJECT_END, entity->name, entity->label, NULL);
        }
    }
}

// ---- the table ----------------------------------------------------------------------------------

static void add_columns(Family *family)
{
    for (uint32_t i = 0; i < family->count; i++) {
        TableColumn *column = table_add_column(family->table, family->members[i]->entity.label);
        const Process *like = family->members[i]->like;
        column->group = like == NULL
                            ? STR("base")
                            : str_format(family->arena, "like %.*s", STR_ARGS(like->entity.label));
    }
}

static uint32_t count_things(const Family *family)
{
    uint32_t count = 1;
    for (uint32_t i = 0; i < family->count; i++) {
        count += family->members[i]->stages.count + family->members[i]->ends.count;
    }
    return count;
}

Table *variants_table(const Model *model, const Process *process, const ViewOptions *options,
                      Arena *arena)
{
    enum { ROWS_MOST = 2000 };
    Family family = family_of(model, process, arena);
    uint32_t columns = family.count > 1 ? family.count : 0;
    Table *table = family.table = table_new(arena, ROWS_MOST, columns);
    if (table == NULL) {
        return NULL;
    }
    family.room = ROWS_MOST;
    family.role = options->role;
    page_table(table, family.members[0], options, "Fact", "What differs between the variants");
    table->group_label = STR("Part");
    table->groups = ARENA_MANY(arena, count_things(&family), Group);
    table->group_count = 0;
    if (columns > 0) {
        add_columns(&family);
        add_subject(&family, SUBJECT_PROCESS, NULL, STR("The process"), NULL);
        for (uint32_t i = 0; i < family.count; i++) {
            add_stages(&family, i);
        }
        for (uint32_t i = 0; i < family.count; i++) {
            add_ends(&family, i);
        }
    }
    table->description = str_format(arena, "Variants of %.*s: %u processes, %u differences.",
                                    STR_ARGS(table->title), family.count, table->row_count);
    return table;
}
