// The table of views, as views/views.def lists it.
#include "views/views.h"

#include "views/funnel.h"
#include "views/handoffs.h"
#include "views/methods.h"
#include "views/raci.h"
#include "views/skills.h"
#include "views/variants.h"

#include <string.h>

static const View views[VIEW_COUNT] = {
#define VIEW(id, shape, text) {#id, SHAPE_##shape, text},
#include "views/views.def"
#undef VIEW
};

const View *view_row(ViewId id)
{
    return &views[id];
}

ViewId view_named(const char *name)
{
    int id = 0;
    while (name && id < VIEW_COUNT && strcmp(name, views[id].name) != 0)
        id++;
    return (ViewId)id;
}

const Table *view_table(ViewId id, const Model *model, const Process *process,
                        const ViewOptions *options, Arena *arena)
{
    Table *(*const makers[VIEW_COUNT])(const Model *, const Process *, const ViewOptions *,
                                       Arena *) = {
        [VIEW_raci] = raci_table,
        [VIEW_skills] = skills_table,
        [VIEW_methods] = methods_table,
        [VIEW_variants] = variants_table,
    };
    return makers[id](model, process, options, arena);
}

static bool has_funnel(const Model *model, const Process *process, const ViewOptions *options,
                       Arena *arena)
{
    if (!process_has_win(process)) {
        return false;
    }
    return funnel_make(model, process, options, arena) != NULL;
}

bool view_has_content(ViewId id, const Model *model, const Process *process, Arena *arena)
{
    const ViewOptions options = {0};
    if (views[id].shape == SHAPE_TABLE) {
        const Table *table = view_table(id, model, process, &options, arena);
        return table == NULL || (table->row_count > 0 && table->column_count > 0);
    }
    switch (id) {
    case VIEW_landscape: return model->processes.count > 1;
    case VIEW_funnel: return has_funnel(model, process, &options, arena);
    case VIEW_handoffs: return handoffs_of(process, arena).count > 0;
    case VIEW_flow:
    case VIEW_lanes:
    case VIEW_mind:
    case VIEW_raci:
    case VIEW_skills:
    case VIEW_methods:
    case VIEW_variants:
    case VIEW_COUNT: break;
    }
    return true;
}
