// The views: their names, their shapes, and the makers of those that are tables.
#pragma once

#include "views/options.h"
#include "views/table.h"

// What a view makes.
typedef enum Shape {
    SHAPE_PICTURE,  // something that can only be drawn
    SHAPE_TABLE,    // rows and columns, which can be written and drawn
    SHAPE_DOCUMENT, // text in order: a handout
    SHAPE_TEAM,     // the same, of a whole team
    SHAPE_POCKET,   // the same, on one page
} Shape;

typedef enum ViewId {
#define VIEW(id, shape, text) VIEW_##id,
#include "views/views.def"
#undef VIEW
    VIEW_COUNT
} ViewId;

typedef struct View {
    const char *name;
    Shape shape;
    const char *text;
} View;

const View *view_row(ViewId id);

// The view of this name, or the first where the name is NULL; VIEW_COUNT where there is none.
ViewId view_named(const char *name);

// The table of a view whose shape is a table. NULL where it would be too large; without rows or
// columns where the process has nothing for it. Everything lives in the arena.
const Table *view_table(ViewId id, const Model *model, const Process *process,
                        const ViewOptions *options, Arena *arena);

// Whether a view has something to show of a process (of the model, for `landscape`, which wants two
// processes at least). What is too large to be made counts as something.
bool view_has_content(ViewId id, const Model *model, const Process *process, Arena *arena);
