// Names for the handouts of a team: "manager", or "hiring-manager" for the role of hiring.sales where
// another file has a `manager` too; "con-role" for a role `con`, which Windows takes for a device.
#include "cli/handout_staff.h"

#include "base/path.h"
#include "cli/slug.h"
#include "views/staff.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *left, const void *right)
{
    const StaffRole *const *a = left, *const *b = right;
    return strcmp((*a)->role->entity.name->text, (*b)->role->entity.name->text);
}

static bool is_namesake(const StaffRole *left, const StaffRole *right)
{
    return left->role->entity.name == right->role->entity.name;
}

static Str name_with_file(const StaffRole *one, Arena *arena)
{
    const Entity *entity = &one->role->entity;
    Str file;
    path_folder(statement_name_place(entity->node).source->path, &file);
    file.length -= str_ends(file, ".sales") ? strlen(".sales") : 0;
    Str whole = str_format(arena, "%.*s-%s", STR_ARGS(file), entity->name->text);
    return slug_make(arena, whole, one->slug);
}

static void part_namesakes(StaffRole *roles, uint32_t count, Arena *arena)
{
    StaffRole **sorted = ARENA_MANY(arena, count + 1, StaffRole *);
    for (uint32_t i = 0; i < count; i++) {
        sorted[i] = &roles[i];
    }
    qsort(sorted, count, sizeof *sorted, compare_names);
    for (uint32_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && is_namesake(sorted[i], sorted[end]);) {
            end++;
        }
        for (uint32_t one = i; end - i > 1 && one < end; one++) {
            sorted[one]->slug = name_with_file(sorted[one], arena);
        }
    }
}

StaffRole *staff_list(const Model *model, const ProcessList *processes, uint32_t *count,
                      Arena *arena)
{
    const RoleList *all = &model->roles;
    StaffRole *staff = ARENA_MANY(arena, all->count + 1, StaffRole);
    *count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const Role *role = all->at[i];
        if (staff_has(model, processes, role, arena)) {
            Str fallback = str_format(arena, "role-%u", role->index + 1);
            Str slug = slug_make(arena, name_str(role->entity.name), fallback);
            bool is_taken = slug_is_reserved(slug);
            slug = is_taken ? str_format(arena, "%.*s-role", STR_ARGS(slug)) : slug;
            staff[(*count)++] = (StaffRole){role, slug};
        }
    }
    part_namesakes(staff, *count, arena);
    return staff;
}
