// The page of a build over a compilation's processes, held to its law.
//
// As a build does (cli/build_plan.c, cli/build_page.c) it lists every view with something to show, the
// handouts and the model. Which files each has follows from a number that the input gives.
#include "laws.h"
#include "products.h"

#include "cli/handout_staff.h"
#include "draw/picture.h"
#include "draw/svg.h"
#include "emit/site.h"

enum {
    PROCESSES_MOST = 5,
    ROLES_MOST = 4,
    ITEMS_MOST = PROCESSES_MOST * VIEW_COUNT + 1 + 2 * ROLES_MOST + 2,
};

// A page in the making.
typedef struct Planned {
    SitePart part;
    const Limits *limits;
    uint32_t choice;
    Arena *arena;
} Planned;

static void add_item(Planned *planned, SiteItem item, const char *ending, Str bytes)
{
    SiteItem *added = &planned->part.items[planned->part.item_count];
    *added = item;
    added->text = "what is seen";
    added->files = ARENA_NEW(planned->arena, SiteFile);
    added->files[0] =
        (SiteFile){.path = str_format(planned->arena, "f%u.%s", planned->part.item_count, ending),
                   .ending = ending,
                   .text = "for reading",
                   .bytes = bytes};
    added->file_count = 1;
    planned->part.item_count++;
}

// A picture stands in the page as SVG; where that was not asked for, the page leads to another file.
static void add_view(Planned *planned, ViewId view, const Process *process)
{
    const PictureRequest request = {.view = view,
                                    .model = planned->part.model,
                                    .process = process,
                                    .limits = planned->limits,
                                    .options = {.detail = DETAIL_CARD}};
    SiteItem item = {
        .kind = SITE_VIEW, .view = view, .name = view_row(view)->name, .process = process};
    DrawReport report;
    Out out = {0};
    bool is_drawn = (planned->choice + (uint32_t)view) % 3 == 0;
    const Drawing *drawing = is_drawn ? picture_make(&request, planned->arena, &report) : NULL;
    if (drawing == NULL) {
        add_item(planned, item, "html", STR(""));
        return;
    }
    svg_write(drawing, &(SvgOptions){.follows_reader = true}, &out);
    add_item(planned, item, "svg", str_format(planned->arena, "%.*s", STR_ARGS(out_view(&out))));
    out_free(&out);
}

static void add_views(Planned *planned, const Process *process)
{
    for (int i = 0; i < VIEW_COUNT; i++) {
        if ((i == VIEW_landscape) == (process == NULL)
            && view_has_content((ViewId)i, planned->part.model, process, planned->arena)) {
            add_view(planned, (ViewId)i, process);
        }
    }
}

static void add_handouts(Planned *planned)
{
    uint32_t count;
    const StaffRole *staff =
        staff_list(planned->part.model, planned->part.processes, &count, planned->arena);
    for (uint32_t i = 0; i < count && i < ROLES_MOST; i++) {
        SiteItem item = {.kind = SITE_HANDOUT, .name = "handout", .role = staff[i].role};
        add_item(planned, item, "html", STR(""));
        item.kind = SITE_POCKET;
        add_item(planned, item, "pdf", STR(""));
    }
    if (count > 0) {
        add_item(planned, (SiteItem){.kind = SITE_TEAM, .name = "team"}, "csv", STR(""));
    }
    add_item(planned, (SiteItem){.kind = SITE_MODEL, .name = "model"}, "json", STR(""));
}

// Every process that is given, as cards lead to all of them; none where that would take too long.
static ProcessList processes_shown(const Model *model, Arena *arena)
{
    ProcessList shown = {ARENA_MANY(arena, PROCESSES_MOST, Process *), 0};
    for (uint32_t i = 0; i < model->processes.count; i++) {
        if (!model->processes.at[i]->is_given) {
            continue;
        }
        if (shown.count == PROCESSES_MOST) {
            return (ProcessList){NULL, 0};
        }
        shown.at[shown.count++] = model->processes.at[i];
    }
    return shown;
}

void site_try(Compilation *compilation, uint32_t choice, const Limits *limits)
{
    Arena *arena = &compilation->arena;
    ProcessList processes = processes_shown(compilation->model, arena);
    Planned planned = {
        .part = {.source = STR("main.sales"),
                 .model = compilation->model,
                 .findings = &compilation->findings,
                 .processes = &processes,
                 .items = ARENA_MANY(arena, ITEMS_MOST, SiteItem)},
        .limits = limits,
        .choice = choice,
        .arena = arena,
    };
    Out out = {0};
    if (processes.count == 0) {
        return; // a build has no page then
    }
    for (uint32_t i = 0; i < processes.count; i++) {
        add_views(&planned, processes.at[i]);
    }
    add_views(&planned, NULL);
    add_handouts(&planned);
    site_write(&(Site){.parts = &planned.part, .part_count = 1, .limits = limits}, arena, &out);
    law(!out.failed, "the page of a build can be written");
    law_site(out_view(&out));
    out_free(&out);
}
