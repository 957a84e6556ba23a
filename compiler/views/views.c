// The table of views, as views/views.def lists it.
#include "views/views.h"

#include "views/methods.h"
#include "views/raci.h"
#include "views/skills.h"
#include "views/variants.h"

static const View views[VIEW_COUNT] = {
#define VIEW(id, shape, text) {#id, SHAPE_##shape, text},
#include "views/views.def"
#undef VIEW
};

const View *view_row(ViewId id)
{
    return &views[id];
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
