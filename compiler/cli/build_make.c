// What is made: tasks for children, and what a child does.
//
// A thing is drawn once for all of its formats. Handouts go to children four at a time: they share
// the ranks of their maps, and the fonts of their booklets. How many children there are changes
// neither that nor a byte.
#include "cli/build_job.h"

#include "cli/build_crew.h"
#include "cli/handout_job.h"
#include "cli/message.h"
#include "cli/view_product.h"
#include "draw/booklet.h"
#include "draw/modules.h"
#include "emit/json.h"
#include "emit/site.h"

#include <string.h>
#include <unistd.h>

enum { HANDOUTS_A_TASK = 4 };

// ---- in a child ---------------------------------------------------------------------------------

typedef struct Making {
    Build *build;
    Out *outs;
    BuildOutput *const *outputs;
    ViewProduct view, paper; // of the thing at work; for paper pictures may be laid out otherwise
    const BuildThing *thing;
    Document *handout; // of the thing at work, for all of its formats but PDF; NULL: not made yet
} Making;

// The page shows pictures as its reader likes it, and brings out a role's part in them.
static void suit_page(Session *session, ViewProduct *view)
{
    const RoleList *roles = &session->compilation.model->roles;
    view->request.options.role_count = roles->count;
    view->paint.roles = roles;
    view->paint.follows_reader |= session->options->value[OPTION_THEME] == NULL;
}

static Status make_view(Making *making, const BuildOutput *output, Out *out)
{
    const BuildThing *thing = output->thing;
    Session *session = &thing->part->session;
    if (making->thing != thing) {
        making->thing = thing;
        making->view = (ViewProduct){
            .session = session,
            .request = {.view = thing->view,
                        .model = session->compilation.model,
                        .process = thing->process,
                        .limits = &session->options->limits},
            .paint = view_paint_options(session->options),
        };
        suit_page(session, &making->view);
        making->paper = making->view;
        view_fit_paper(&making->paper);
    }
    bool is_cut = output->format->id == FORMAT_PDF && making->paper.paint.paper != PAPER_FITTED;
    return view_write(is_cut ? &making->paper : &making->view, output->format->id, out);
}

// A booklet is printed with others at the end, so it has a document of its own.
static Status make_handout(Making *making, const BuildOutput *output, Out *out)
{
    const BuildThing *thing = output->thing;
    Session *session = &thing->part->session;
    bool is_printed = output->format->id == FORMAT_PDF;
    HandoutRequest request = handout_request(session, &thing->part->processes);
    request.role = thing->role;
    request.kind = thing->kind == SITE_HANDOUT  ? DOCUMENT_HANDOUT
                   : thing->kind == SITE_POCKET ? DOCUMENT_POCKET
                                                : DOCUMENT_TEAM;
    if (making->thing != thing) {
        making->thing = thing;
        making->handout = NULL;
    }
    if (is_printed || !making->handout) {
        making->handout = handout_make(session, &request, is_printed);
    }
    if (!handout_is_dated(making->handout)) {
        making->handout = NULL;
        return STATUS_USAGE;
    }
    handout_write(session, making->handout, output->format->id, out);
    making->handout = is_printed ? NULL : making->handout;
    return STATUS_CLEAN;
}

static Status make_page(Build *build, Out *out)
{
    site_write(build->site, &build->arena, out);
    return STATUS_CLEAN;
}

static Status make_output(Making *making, const BuildOutput *output, Out *out)
{
    if (output->thing == NULL) {
        return make_page(making->build, out);
    }
    Session *session = &output->thing->part->session;
    switch (output->thing->kind) {
    case SITE_VIEW: return make_view(making, output, out);
    case SITE_HANDOUT:
    case SITE_POCKET:
    case SITE_TEAM: return make_handout(making, output, out);
    case SITE_MODEL:
        json_write_model(session->compilation.model, &session->compilation.arena, out);
        return STATUS_CLEAN;
    }
    return STATUS_FAULT;
}

static bool is_booklet(const BuildOutput *output)
{
    return output->thing && output->thing->kind != SITE_VIEW && output->format
           && output->format->id == FORMAT_PDF;
}

// The booklet of this output, which was painted with others; NULL where it was not even begun.
static const BookletPrint *booklet_find(const BuildOutput *output, const Out *out)
{
    const Session *session = &output->thing->part->session;
    for (uint32_t i = 0; i < session->booklet_count; i++) {
        if (session->booklets[i].out == out) {
            return &session->booklets[i];
        }
    }
    return NULL;
}

static void send_booklets(Making *making, const BuildTask *task, CrewLine *line)
{
    BuildPart *part = NULL;
    for (uint32_t i = 0; i < task->output_count; i++) {
        if (is_booklet(task->outputs[i])) {
            part = task->outputs[i]->thing->part;
        }
    }
    if (part == NULL) {
        return;
    }
    handout_paint(&part->session);
    for (uint32_t i = 0; i < task->output_count; i++) {
        const BookletPrint *print =
            is_booklet(task->outputs[i]) ? booklet_find(task->outputs[i], &making->outs[i]) : NULL;
        if (print) {
            crew_send(line, i, handout_report(print), &making->outs[i]);
        }
    }
}

void build_make_task(Build *build, const BuildTask *task, CrewLine *line)
{
    Making making = {.build = build, .outputs = task->outputs};
    making.outs = ARENA_MANY(&build->arena, task->output_count, Out);
    for (uint32_t i = 0; i < task->output_count; i++) {
        Out *out = &making.outs[i];
        Status status = make_output(&making, task->outputs[i], out);
        if (status != STATUS_CLEAN || !is_booklet(task->outputs[i])) {
            crew_send(line, i, status, out);
            out_free(out);
        }
    }
    send_booklets(&making, task, line);
}

// ---- tasks --------------------------------------------------------------------------------------

static bool is_handout(const BuildThing *thing)
{
    return thing->kind == SITE_HANDOUT || thing->kind == SITE_POCKET;
}

// Adds what is wanted of a thing to a task; those of one thing stand together.
static void add_thing(Build *build, BuildTask *task, const BuildThing *thing)
{
    if (task->outputs == NULL) {
        size_t most = (size_t)HANDOUTS_A_TASK * FORMAT_COUNT;
        task->outputs = ARENA_MANY(&build->arena, most, BuildOutput *);
    }
    for (uint32_t i = 0; i < thing->output_count; i++) {
        if (thing->outputs[i].state == OUTPUT_WANTED) {
            task->outputs[task->output_count++] = &thing->outputs[i];
        }
    }
}

// Parts what is wanted into tasks; what takes longest comes first, so that nobody waits for it at
// the end.
static void make_tasks(Build *build)
{
    build->tasks = ARENA_MANY(&build->arena, build->thing_count + 1, BuildTask);
    for (int handouts = 1; handouts >= 0; handouts--) {
        const BuildThing *before = NULL;
        uint32_t count = 0;
        for (uint32_t i = 0; i < build->thing_count; i++) {
            const BuildThing *thing = &build->things[i];
            if (is_handout(thing) != (handouts == 1)) {
                continue;
            }
            bool goes_on = handouts && before && before->part == thing->part
                           && before->kind == thing->kind && count < HANDOUTS_A_TASK;
            count = goes_on ? count + 1 : 1;
            build->task_count += !goes_on;
            add_thing(build, &build->tasks[build->task_count - 1], thing);
            before = thing;
        }
    }
}

// Leaves out tasks of which nothing is wanted.
static void drop_empty_tasks(Build *build)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < build->task_count; i++) {
        if (build->tasks[i].output_count > 0) {
            build->tasks[kept++] = build->tasks[i];
        }
    }
    build->task_count = kept;
}

// What the last build made of the same sources, in the same way, need not be made again.
static void find_wanted(Build *build)
{
    for (uint32_t i = 0; i < build->output_count; i++) {
        BuildOutput *output = &build->outputs[i];
        bool is_known = output->thing ? output->thing->part->is_known : build->is_page_known;
        BuildEntry *entry = is_known ? build_entry_find(&build->folder, output->path) : NULL;
        if (entry && build_entry_look(build, entry) == ENTRY_INTACT) {
            output->state = OUTPUT_INTACT;
        }
    }
}

static uint32_t count_wanted(const Build *build)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < build->output_count; i++) {
        count += build->outputs[i].state == OUTPUT_WANTED;
    }
    return count;
}

static bool paints(const Build *build)
{
    return build->wants[FORMAT_PNG] || build->wants[FORMAT_PDF];
}

// The page comes when all that it shows is there, and only where every FILE is sound: until then the
// last one stays.
static void make_last(Build *build)
{
    BuildOutput *page = &build->outputs[build->output_count - 1];
    if (page->state != OUTPUT_WANTED || !build->is_whole || build->is_interrupted) {
        return;
    }
    build->site = build_site(build);
    build->page.outputs = ARENA_NEW(&build->arena, BuildOutput *);
    build->page.outputs[0] = page;
    build->page.output_count = 1;
    crew_run(build, &build->page, 1);
}

// The page shows what all parts hold: where one of them is made again, it is too.
static void want_page(Build *build)
{
    BuildOutput *page = &build->outputs[build->output_count - 1];
    for (uint32_t i = 0; i + 1 < build->output_count; i++) {
        if (build->outputs[i].state == OUTPUT_WANTED) {
            page->state = OUTPUT_WANTED;
        }
    }
}

void build_make(Build *build)
{
    find_wanted(build);
    want_page(build);
    build->to_make = count_wanted(build);
    make_tasks(build);
    drop_empty_tasks(build);
    if (build->task_count > 0) {
        modules_open_early(paints(build));
        crew_run(build, build->tasks, build->task_count);
    }
    make_last(build);
}
