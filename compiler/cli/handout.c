// `stagecraft handout FILE --role ROLE -o OUT`: one role's onboarding handout.
//
// With --all, one file for each role that is not external, into the folder that -o names: either
// all of them are written or none. Each handout is made whole in memory first.
#include "views/handout.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "cli/slug.h"
#include "emit/markdown.h"

#include <stdlib.h>
#include <string.h>

// ---- which roles --------------------------------------------------------------------------------

// The role that --role names; NULL, and a message, where it can have no handout.
static const Role *pick_role(Session *session)
{
    const char *name = session->options->value[OPTION_ROLE];
    const Role *role = pipeline_role(session, name, false);
    if (role && role->is_external) {
        message("`%s` is external: a role of the buyer or a partner gets no handout", name);
        return NULL;
    }
    return role;
}

// ---- which processes ----------------------------------------------------------------------------

// The one that --process names, or all that the file declares or changes.
static Status pick_processes(Session *session, ProcessList *picked)
{
    const ProcessList *all = &session->compilation.model->processes;
    picked->at = ARENA_MANY(&session->compilation.arena, all->count + 1, Process *);
    if (session->options->value[OPTION_PROCESS]) {
        const Process *process;
        Status status = pipeline_process(session, &process);
        if (status == STATUS_CLEAN) {
            picked->at[picked->count++] = all->at[process->index];
        }
        return status;
    }
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i]->is_given) {
            picked->at[picked->count++] = all->at[i];
        }
    }
    return STATUS_CLEAN;
}

// ---- one role -----------------------------------------------------------------------------------

static void write_handout(Session *session, const Role *role, const ProcessList *processes,
                          Out *out)
{
    const Model *model = session->compilation.model;
    markdown_write(handout_document(model, role, processes, &session->page), out);
    arena_free(&session->page);
}

static Status run_one(Session *session)
{
    ProcessList processes = {0};
    const char *path = product_path(session, "-o handout.md");
    if (!path || !product_format(path, SHAPE_DOCUMENT)) {
        return STATUS_USAGE;
    }
    Status status = pipeline_compile_only(session);
    if (status == STATUS_CLEAN) {
        status = pick_processes(session, &processes);
    }
    if (status != STATUS_CLEAN) {
        return status;
    }
    const Role *role = pick_role(session);
    if (!role) {
        return STATUS_USAGE;
    }
    write_handout(session, role, &processes, &session->out);
    return product_write(session, path);
}

// ---- all roles ----------------------------------------------------------------------------------

typedef struct Page {
    const Role *role;
    Str slug;
} Page;

static int compare_pages(const void *left, const void *right)
{
    const Page *a = left, *b = right;
    return str_compare(a->slug, b->slug);
}

// Names the files. False, and a message, where two would have one name, or one a bad name.
static bool name_pages(Session *session, Page *pages, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        Str fallback = str_format(&session->arena, "role-%u", pages[i].role->index + 1);
        pages[i].slug = slug_make(&session->arena, name_str(pages[i].role->entity.name), fallback);
    }
    qsort(pages, count, sizeof *pages, compare_pages);
    for (uint32_t i = 0; i < count; i++) {
        const char *name = pages[i].role->entity.name->text;
        if (slug_is_reserved(pages[i].slug)) {
            message("the handout of role `%s` cannot be called `%.*s.md`", name,
                    STR_ARGS(pages[i].slug));
            return false;
        }
        if (i > 0 && str_equal(pages[i].slug, pages[i - 1].slug)) {
            message("the handouts of roles `%s` and `%s` would both be called `%.*s.md`",
                    pages[i - 1].role->entity.name->text, name, STR_ARGS(pages[i].slug));
            return false;
        }
    }
    return true;
}

static Status save_pages(Session *session, const char *folder, const Page *pages)
{
    save_start(&session->save);
    session->is_saving = true;
    for (uint32_t i = 0; i < session->out_count; i++) {
        Str path = str_format(&session->arena, "%.*s.md", STR_ARGS(pages[i].slug));
        save_add_below(&session->save, folder, path.at, &session->outs[i]);
    }
    SaveResult result = save_finish(&session->save);
    session->is_saving = false;
    return result == SAVE_DONE ? STATUS_CLEAN : product_fail(session);
}

static Status write_pages(Session *session, const char *folder)
{
    const RoleList *roles = &session->compilation.model->roles;
    Page *pages = ARENA_MANY(&session->arena, roles->count + 1, Page);
    ProcessList processes = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < roles->count; i++) {
        if (!roles->at[i]->is_external) {
            pages[count++].role = roles->at[i];
        }
    }
    if (count == 0) {
        message("no role to write a handout for");
        return STATUS_FINDINGS;
    }
    Status status = pick_processes(session, &processes);
    if (status != STATUS_CLEAN) {
        return status;
    }
    if (!name_pages(session, pages, count)) {
        return STATUS_FINDINGS;
    }
    session->outs = ARENA_MANY(&session->arena, count, Out);
    for (uint32_t page = 0; page < count; page++) {
        session->out_count = page + 1; // whatever happens, this one is freed
        write_handout(session, pages[page].role, &processes, &session->outs[page]);
    }
    return save_pages(session, folder, pages);
}

static Status run_all(Session *session)
{
    const char *folder = product_path(session, "-o handouts");
    if (!folder) {
        return STATUS_USAGE;
    }
    if (session->options->value[OPTION_ROLE] || strcmp(folder, "-") == 0) {
        message("`--all` writes several files: give it a folder with `-o DIR`, and no `--role`");
        return STATUS_USAGE;
    }
    Status status = pipeline_compile_only(session);
    return status == STATUS_CLEAN ? write_pages(session, folder) : status;
}

Status command_handout(Session *session)
{
    return session->options->value[OPTION_ALL] ? run_all(session) : run_one(session);
}
