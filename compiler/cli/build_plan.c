// What is to be made of the FILEs: worked out once, from the models and the tables of views and
// formats; making, saving, the page, the manifest and the dependencies all walk this list.
//
// Views that have nothing to show are left out. Names are made here too (slug.h), and whatever would
// meet another name, or mean something else to some system, is refused before anything is written.
#include "cli/build_job.h"

#include "cli/handout_staff.h"
#include "cli/message.h"
#include "cli/slug.h"

#include <stdlib.h>
#include <string.h>

typedef struct ThingRow {
    Shape shape;
    const char *place;
} ThingRow;

static const ThingRow rows[] = {
#define THING(kind, name, shape, place, text) [SITE_##kind] = {SHAPE_##shape, place},
#include "cli/build_things.def"
#undef THING
};

// ---- names --------------------------------------------------------------------------------------

static Str process_slug(Build *build, const Process *process)
{
    Str fallback = str_format(&build->arena, "process-%u", process->index + 1);
    return slug_make(&build->arena, name_str(process->entity.name), fallback);
}

// What a {word} of a place stands for.
static Str word_of(Build *build, const BuildThing *thing, Str word)
{
    if (str_is(word, "process")) {
        return thing->process ? process_slug(build, thing->process) : (Str){"", 0};
    }
    if (str_is(word, "view")) {
        return str_from(view_row(thing->view)->name);
    }
    return str_is(word, "role") ? thing->role_slug : thing->part->folder;
}

// The path of a thing, without its ending.
static Str stem_of(Build *build, const BuildThing *thing)
{
    Out out;
    out_start_in(&out, &build->arena);
    bool is_of_file = thing->kind == SITE_VIEW && thing->process == NULL;
    for (const char *at = is_of_file ? "{file}{view}" : rows[thing->kind].place; *at; at++) {
        if (*at == '{') {
            const char *end = strchr(at, '}');
            out_str(&out, word_of(build, thing, (Str){at + 1, (size_t)(end - at) - 1}));
            at = end;
        } else {
            out_char(&out, *at);
        }
    }
    return out_finish(&out);
}

// ---- the list -----------------------------------------------------------------------------------

static Shape thing_shape(const BuildThing *thing)
{
    return thing->kind == SITE_VIEW ? view_row(thing->view)->shape : rows[thing->kind].shape;
}

static void add_output(Build *build, BuildThing *thing, Str stem, const Format *format)
{
    BuildOutput *output = &build->outputs[build->output_count++];
    const char *ending = format ? format->ending : "json";
    *output = (BuildOutput){.thing = thing, .format = format};
    output->path = str_format(&build->arena, "%.*s.%s", STR_ARGS(stem), ending);
    thing->output_count++;
}

// Lists a thing in every format that is wanted; there may be none.
static void add_thing(Build *build, BuildThing thing)
{
    BuildThing *added = &build->things[build->thing_count];
    *added = thing;
    added->outputs = &build->outputs[build->output_count];
    Str stem = stem_of(build, added);
    if (thing.kind == SITE_MODEL) {
        add_output(build, added, stem, NULL);
    }
    for (int i = 0; thing.kind != SITE_MODEL && i < FORMAT_COUNT; i++) {
        const Format *format = format_row((FormatId)i);
        if (build->wants[i] && format_holds(format, thing_shape(added))) {
            add_output(build, added, stem, format);
        }
    }
    build->thing_count += added->output_count > 0;
}

static void add_views(Build *build, BuildPart *part, const Process *process)
{
    const Model *model = part->session.compilation.model;
    for (int i = 0; i < VIEW_COUNT; i++) {
        bool is_of_file = i == VIEW_landscape;
        if (is_of_file == (process == NULL)
            && view_has_content((ViewId)i, model, process, &build->arena)) {
            add_thing(build,
                      (BuildThing){
                          .kind = SITE_VIEW, .part = part, .view = (ViewId)i, .process = process});
        }
    }
}

// By Role.index: whether the role takes part in a stage of this file's processes.
static const bool *find_actors(Build *build, const BuildPart *part)
{
    const RoleList *roles = &part->session.compilation.model->roles;
    bool *acts = ARENA_MANY(&build->arena, roles->count + 1, bool);
    for (uint32_t i = 0; i < part->processes.count; i++) {
        const StageList *stages = &part->processes.at[i]->stages;
        for (uint32_t j = 0; j < stages->count; j++) {
            RoleList some = stage_participants(stages->at[j], &build->arena);
            for (uint32_t k = 0; k < some.count; k++) {
                acts[some.at[k]->index] = true;
            }
        }
    }
    return acts;
}

// Every role has a handout, which may say that it does nothing; a page of no stage says nothing.
static void add_handouts(Build *build, BuildPart *part)
{
    const bool *acts = find_actors(build, part);
    uint32_t count;
    const StaffRole *staff =
        staff_list(part->session.compilation.model, &part->processes, &count, &build->arena);
    for (int kind = SITE_HANDOUT; kind <= SITE_POCKET; kind++) {
        for (uint32_t i = 0; i < count; i++) {
            if (kind == SITE_HANDOUT || acts[staff[i].role->index]) {
                add_thing(build, (BuildThing){.kind = (SiteKind)kind,
                                              .part = part,
                                              .view = VIEW_COUNT,
                                              .role = staff[i].role,
                                              .role_slug = staff[i].slug});
            }
        }
    }
    if (count > 0) {
        add_thing(build, (BuildThing){.kind = SITE_TEAM, .part = part, .view = VIEW_COUNT});
    }
}

static void add_part(Build *build, BuildPart *part)
{
    for (uint32_t i = 0; i < part->processes.count; i++) {
        add_views(build, part, part->processes.at[i]);
    }
    add_views(build, part, NULL);
    add_handouts(build, part);
    add_thing(build, (BuildThing){.kind = SITE_MODEL, .part = part, .view = VIEW_COUNT});
}

// The most things that there can be.
static size_t count_most(const Build *build)
{
    size_t most = 1;
    for (uint32_t i = 0; i < build->part_count; i++) {
        const BuildPart *part = &build->parts[i];
        if (part->processes.count > 0) {
            most += (size_t)part->processes.count * VIEW_COUNT + 3
                    + (size_t)part->session.compilation.model->roles.count * 2;
        }
    }
    return most;
}

// ---- folders of files ---------------------------------------------------------------------------

// How much of two paths is one folder, with its '/'.
static size_t common_folder(Str left, Str right)
{
    size_t length = 0;
    for (size_t i = 0; i < left.length && i < right.length && left.at[i] == right.at[i]; i++) {
        length = left.at[i] == '/' ? i + 1 : length;
    }
    return length;
}

// Where several FILEs are given, each has a folder, named by its path below the folder of all.
static bool name_folders(Build *build)
{
    Str common = {"", 0};
    const BuildPart *first = NULL;
    for (uint32_t i = 0; i < build->part_count; i++) {
        const BuildPart *part = &build->parts[i];
        if (part->source.length > 0) {
            common = first ? (Str){common.at, common_folder(common, part->source)} : part->source;
            first = first ? first : part;
        }
    }
    for (uint32_t i = 0; build->session->options->file_count > 1 && i < build->part_count; i++) {
        BuildPart *part = &build->parts[i];
        size_t start = common_folder(common, part->source);
        Str own = {part->source.at + start, part->source.length - start};
        own.length -= str_ends(own, ".sales") ? 6 : 0;
        Str slug = slug_make(&build->arena, own, str_format(&build->arena, "file-%u", i + 1));
        part->folder = str_format(&build->arena, "files/%.*s/", STR_ARGS(slug));
        if (part->processes.count > 0 && slug_is_reserved(slug)) {
            message("what is made of `%.*s` cannot lie in a folder called `%.*s`",
                    STR_ARGS(part->source), STR_ARGS(slug));
            message_help("some systems take that name for something else: rename the file");
            return false;
        }
    }
    return true;
}

// ---- names that cannot be -----------------------------------------------------------------------

typedef struct NamedThing {
    const BuildThing *thing;
    Str stem;
} NamedThing;

static int compare_names(const void *left_item, const void *right_item)
{
    const NamedThing *left = left_item, *right = right_item;
    int order = str_compare(left->stem, right->stem);
    return order != 0 ? order : (left->thing > right->thing) - (left->thing < right->thing);
}

// "process `b2b` in b2b.sales"
static Str words_for(Build *build, const BuildThing *thing)
{
    const Entity *entity = thing->process ? &thing->process->entity
                           : thing->role  ? &thing->role->entity
                                          : NULL;
    Str source = thing->part->source;
    if (entity == NULL) {
        return str_format(&build->arena, "`%.*s`", STR_ARGS(source));
    }
    return str_format(&build->arena, "%s `%s` of `%.*s`", thing->process ? "process" : "role",
                      entity->name->text, STR_ARGS(source));
}

static bool names_differ(Build *build)
{
    NamedThing *named = ARENA_MANY(&build->arena, build->thing_count, NamedThing);
    for (uint32_t i = 0; i < build->thing_count; i++) {
        named[i] = (NamedThing){&build->things[i], stem_of(build, &build->things[i])};
    }
    qsort(named, build->thing_count, sizeof *named, compare_names);
    for (uint32_t i = 1; i < build->thing_count; i++) {
        if (str_equal(named[i - 1].stem, named[i].stem)) {
            Str first = words_for(build, named[i - 1].thing);
            Str second = words_for(build, named[i].thing);
            message("%.*s and %.*s would both be written to `%.*s`", STR_ARGS(first),
                    STR_ARGS(second), STR_ARGS(named[i].stem));
            message_help("rename one of them: capitals and signs do not count in file names");
            return false;
        }
    }
    return true;
}

static bool is_refused(Build *build, const BuildThing *thing)
{
    Str slug = thing->process ? process_slug(build, thing->process) : (Str){"", 0};
    bool is_ours = str_is(slug, "handouts") || str_is(slug, "files");
    if (!is_ours && !slug_is_reserved(slug)) {
        return false;
    }
    Str words = words_for(build, thing);
    message("what is made of %.*s cannot be called `%.*s`", STR_ARGS(words), STR_ARGS(slug));
    message_help(is_ours ? "the folder holds something else: rename the process"
                         : "some systems and web servers take that name for something else: "
                           "rename it");
    return true;
}

static bool names_are_good(Build *build)
{
    for (uint32_t i = 0; i < build->thing_count; i++) {
        if (is_refused(build, &build->things[i])) {
            return false;
        }
    }
    return names_differ(build);
}

bool build_plan(Build *build)
{
    size_t most = count_most(build);
    build->things = ARENA_MANY(&build->arena, most, BuildThing);
    build->outputs = ARENA_MANY(&build->arena, most * FORMAT_COUNT, BuildOutput);
    if (!name_folders(build)) {
        build_note(build, STATUS_FINDINGS);
        return false;
    }
    for (uint32_t i = 0; i < build->part_count; i++) {
        if (build->parts[i].processes.count > 0) {
            add_part(build, &build->parts[i]);
        }
    }
    if (!names_are_good(build)) {
        build_note(build, STATUS_FINDINGS);
        return false;
    }
    build->outputs[build->output_count++].path = STR(BUILD_PAGE);
    return true;
}
