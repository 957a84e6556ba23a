// Finds the things of one kind and one name: sorted, they stand beside each other.
#include "model/twins.h"

#include <stdlib.h>

typedef struct Twin {
    Entity *entity;
    uint32_t order; // in the model
} Twin;

static int same_name(const Twin *left, const Twin *right)
{
    const Entity *one = left->entity, *other = right->entity;
    if (one->node->kind != other->node->kind) {
        return one->node->kind < other->node->kind ? -1 : 1;
    }
    return str_compare(name_str(one->name), name_str(other->name));
}

static int twin_compare(const void *left, const void *right)
{
    const Twin *one = left, *other = right;
    int order = same_name(one, other);
    return order != 0 ? order : (one->order > other->order) - (one->order < other->order);
}

// Adds the entities of a list of the model: each thing begins with its Entity.
#define COLLECT(list)                                                                              \
    for (uint32_t i = 0; i < model->list.count; i++) {                                             \
        all[count] = (Twin){(Entity *)&model->list.at[i]->entity, count};                          \
        count++;                                                                                   \
    }

static uint32_t collect(const Model *model, Twin *all)
{
    uint32_t count = 0;
    COLLECT(processes)
    COLLECT(roles)
    COLLECT(skills)
    COLLECT(tools)
    COLLECT(methods)
    COLLECT(metrics)
    COLLECT(onboardings)
    return count;
}

void twins_number(Model *model, Arena *arena)
{
    size_t size = (size_t)model->processes.count + model->roles.count + model->skills.count
                  + model->tools.count + model->methods.count + model->metrics.count
                  + model->onboardings.count;
    Twin *all = ARENA_MANY(arena, size, Twin);
    uint32_t count = collect(model, all);
    qsort(all, count, sizeof *all, twin_compare);
    for (uint32_t i = 1; i < count; i++) {
        if (same_name(&all[i - 1], &all[i]) == 0) {
            Entity *before = all[i - 1].entity;
            before->twin = before->twin > 0 ? before->twin : 1;
            all[i].entity->twin = before->twin + 1;
        }
    }
}
