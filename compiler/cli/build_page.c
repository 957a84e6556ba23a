// What the page of a build is written from: all that lies in the folder now.
#include "cli/build_job.h"

#include <string.h>

static const char *const names[] = {
#define THING(kind, name, shape, place, text) [SITE_##kind] = name,
#include "cli/build_things.def"
#undef THING
};

static const char *const texts[] = {
#define THING(kind, name, shape, place, text) [SITE_##kind] = text,
#include "cli/build_things.def"
#undef THING
};

// Whether a file is there to be led to: one that could not be made may be, from an earlier build.
static bool is_there(const Build *build, const BuildOutput *output)
{
    return output->state != OUTPUT_FAILED || build_entry_find(&build->folder, output->path) != NULL;
}

static Str bytes_of(Build *build, const BuildOutput *output)
{
    Str bytes = {"", 0};
    if (output->format == NULL || output->format->id != FORMAT_SVG) {
        return bytes;
    }
    if (output->state == OUTPUT_MADE) {
        return output->bytes;
    }
    build_path_read(build, output->path, &bytes);
    return bytes;
}

static SiteFile file_of(Build *build, const BuildOutput *output)
{
    return (SiteFile){
        .path = output->path,
        .ending = output->format ? output->format->ending : "json",
        .text = output->format ? output->format->text : "for programs",
        .bytes = bytes_of(build, output),
    };
}

static void add_item(Build *build, SitePart *part, const BuildThing *thing)
{
    SiteItem *item = &part->items[part->item_count];
    bool is_view = thing->kind == SITE_VIEW;
    *item = (SiteItem){
        .kind = thing->kind,
        .view = thing->view,
        .name = is_view ? view_row(thing->view)->name : names[thing->kind],
        .text = is_view ? view_row(thing->view)->text : texts[thing->kind],
        .process = thing->process,
        .role = thing->role,
        .files = ARENA_MANY(&build->arena, thing->output_count + 1, SiteFile),
    };
    for (uint32_t i = 0; i < thing->output_count; i++) {
        if (is_there(build, &thing->outputs[i])) {
            item->files[item->file_count++] = file_of(build, &thing->outputs[i]);
        }
    }
    part->item_count += item->file_count > 0;
}

static SitePart part_of(Build *build, const BuildPart *part)
{
    SitePart made = {
        .source = part->source,
        .model = part->session.compilation.model,
        .findings = &part->session.compilation.findings,
        .processes = &part->processes,
        .items = ARENA_MANY(&build->arena, build->thing_count + 1, SiteItem),
    };
    for (uint32_t i = 0; i < build->thing_count; i++) {
        if (build->things[i].part == part) {
            add_item(build, &made, &build->things[i]);
        }
    }
    return made;
}

const Site *build_site(Build *build)
{
    Site *site = ARENA_NEW(&build->arena, Site);
    SitePart *parts = ARENA_MANY(&build->arena, build->part_count, SitePart);
    for (uint32_t i = 0; i < build->part_count; i++) {
        if (build->parts[i].processes.count > 0) {
            parts[site->part_count++] = part_of(build, &build->parts[i]);
        }
    }
    site->parts = parts;
    site->limits = &build->session->options->limits;
    return site;
}
