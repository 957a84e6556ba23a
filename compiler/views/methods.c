// The view `methods`: stages by the points of selling methods.
//
// Columns are the points of every method that is used at all, in the order of the method; the last
// row counts the stages of each, so that a point that nobody covers stands out, and the line under
// the title names those. The foot has the first note of each method: whose mark its name is.
#include "views/methods.h"

#include "views/page.h"
#include "views/rich.h"
#include "views/words.h"

static const TableMark MARKS[] = {
    {CELL_STRONG, "✓", "covered here"},
    {CELL_GAP, "nowhere", "no stage covers it"},
};

static bool covers(const Stage *stage, const Point *point)
{
    for (uint32_t i = 0; i < stage->cover.count; i++) {
        if (stage->cover.at[i].point == point) {
            return true;
        }
    }
    return false;
}

static bool is_used(const Method *method, const Process *process)
{
    for (uint32_t i = 0; i < process->stages.count; i++) {
        const PointUseList *cover = &process->stages.at[i]->cover;
        for (uint32_t j = 0; j < cover->count; j++) {
            if (cover->at[j].point->method == method) {
                return true;
            }
        }
    }
    return false;
}

// The points of all methods that are used.
static PointList used_points(const Model *model, const Process *process, Arena *arena)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->methods.count; i++) {
        count += model->methods.at[i]->points.count;
    }
    PointList points = {ARENA_MANY(arena, count, Point *), 0};
    for (uint32_t i = 0; i < model->methods.count; i++) {
        const Method *method = model->methods.at[i];
        for (uint32_t j = 0; is_used(method, process) && j < method->points.count; j++) {
            points.at[points.count++] = method->points.at[j];
        }
    }
    return points;
}

static void add_stage(Table *table, const Stage *stage, const PointList *points, uint32_t *counts)
{
    TableRow *row = page_stage_row(table, stage);
    for (uint32_t i = 0; i < points->count; i++) {
        if (covers(stage, points->at[i])) {
            cell_set(&row->cells[i], CELL_STRONG, STR("✓"));
            counts[i] += 1;
        }
    }
}

// "; nowhere: Paper process, Champion".
static Str nowhere_text(const Table *table, const PointList *points, const uint32_t *counts)
{
    Str list = {"", 0};
    for (uint32_t i = 0; i < points->count; i++) {
        if (counts[i] == 0) {
            list = text_join(list, ", ", points->at[i]->entity.label, table->arena);
        }
    }
    return list.length == 0 ? STR("; none is left out")
                            : str_format(table->arena, "; nowhere: %.*s", STR_ARGS(list));
}

static void add_counts(Table *table, const PointList *points, const uint32_t *counts)
{
    TableRow *row = table_add_row(table, STR("Covered in"));
    for (uint32_t i = 0; i < points->count; i++) {
        if (counts[i] == 0) {
            cell_set(&row->cells[i], CELL_GAP, STR("nowhere"));
        } else {
            Str text = str_format(table->arena, "%u stage%s", counts[i], counts[i] == 1 ? "" : "s");
            cell_set(&row->cells[i], CELL_TEXT, text);
        }
    }
}

static void add_notes(Table *table, const PointList *points)
{
    for (uint32_t i = 0; i < points->count; i++) {
        const Method *method = points->at[i]->method;
        bool is_first = i == 0 || points->at[i - 1]->method != method;
        if (is_first && method->entity.more->notes.count > 0) {
            page_add_foot(table, rich_words(table->arena, method->entity.more->notes.at[0].text));
        }
    }
}

Table *methods_table(const Model *model, const Process *process, const ViewOptions *options,
                     Arena *arena)
{
    PointList points = used_points(model, process, arena);
    uint32_t *counts = ARENA_MANY(arena, points.count, uint32_t);
    Table *table = table_new(arena, process->stages.count + 1, points.count);
    if (table == NULL) {
        return NULL;
    }
    page_table(table, process, options, "Stage", "");
    table->description = str_format(arena, "Method points in %.*s: %u stages by %u points.",
                                    STR_ARGS(table->title), process->stages.count, points.count);
    table->marks = MARKS;
    table->mark_count = sizeof MARKS / sizeof MARKS[0];
    for (uint32_t i = 0; i < points.count; i++) {
        TableColumn *column = table_add_column(table, points.at[i]->entity.label);
        column->group = points.at[i]->method->entity.label;
    }
    for (uint32_t i = 0; i < process->stages.count; i++) {
        add_stage(table, process->stages.at[i], &points, counts);
        table->rows[i].is_quiet = !page_takes_part(options->role, process->stages.at[i], arena);
        table->rows[i].cast = cast_of_stage(options->role_count, process->stages.at[i], arena);
    }
    Str nowhere = nowhere_text(table, &points, counts);
    table->subtitle =
        str_format(arena, "Where each point of a selling method is covered%.*s", STR_ARGS(nowhere));
    add_counts(table, &points, counts);
    add_notes(table, &points);
    return table;
}
