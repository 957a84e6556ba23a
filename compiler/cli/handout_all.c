// `stagecraft handout FILE --all -o DIR`: a handout for each role of the team (views/staff.h).
//
// A file is named by its role (and its file, where roles of several share a name), and by its format.
// Either all of them are written or none.
#include "cli/handout_job.h"

#include "base/path.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "cli/slug.h"
#include "views/staff.h"

#include <stdlib.h>
#include <string.h>

typedef struct Page {
    const Role *role;
    Str slug;
} Page;

typedef struct Folder {
    const char *path;
    Page *pages;
    uint32_t page_count;
    const Format *formats[FORMAT_COUNT];
    uint32_t format_count;
    Str *names; // of the files, as session->outs
} Folder;

// ---- formats ------------------------------------------------------------------------------------

static bool add_format(Folder *folder, const Options *options, Str ending)
{
    Shape shape = handout_shape(options);
    const Format *format = format_find(ending, shape);
    if (!format) {
        message("`--as` knows no format `%.*s`", STR_ARGS(ending));
        message_help("name one or more of these, with commas:");
        for (int i = 0; i < FORMAT_COUNT; i++) {
            const Format *row = format_row((FormatId)i);
            if (format_holds(row, shape)) {
                message_item("%-5s %s", row->ending, row->text);
            }
        }
        return false;
    }
    if (!handout_format_fits(options, format)) {
        return false;
    }
    for (uint32_t i = 0; i < folder->format_count; i++) {
        if (folder->formats[i] == format) {
            return true;
        }
    }
    folder->formats[folder->format_count++] = format;
    return true;
}

static bool read_formats(Folder *folder, const Options *options)
{
    const char *list = options->value[OPTION_AS];
    if (!list) {
        folder->formats[folder->format_count++] = format_first(handout_shape(options));
        return true;
    }
    for (const char *at = list;;) {
        size_t length = strcspn(at, ",");
        if (!add_format(folder, options, (Str){at, length})) {
            return false;
        }
        if (at[length] == 0) {
            return true;
        }
        at += length + 1;
    }
}

// ---- names --------------------------------------------------------------------------------------

static int compare_pages(const void *left, const void *right)
{
    const Page *a = left, *b = right;
    int order = str_compare(a->slug, b->slug);
    return order != 0 ? order : strcmp(a->role->entity.name->text, b->role->entity.name->text);
}

static bool is_namesake(const Page *left, const Page *right)
{
    return strcmp(left->role->entity.name->text, right->role->entity.name->text) == 0;
}

// "hiring-manager" for the role `manager` of hiring.sales.
static Str name_with_file(Arena *arena, const Page *page)
{
    const Entity *entity = &page->role->entity;
    Str file;
    path_folder(statement_name_place(entity->node).source->path, &file);
    file.length -= str_ends(file, ".sales") ? strlen(".sales") : 0;
    Str whole = str_format(arena, "%.*s-%s", STR_ARGS(file), entity->name->text);
    return slug_make(arena, whole, page->slug);
}

// Roles of several files may share a name: then each has its file's before its own. The pages are
// sorted.
static void part_namesakes(Arena *arena, Page *pages, uint32_t count)
{
    for (uint32_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && is_namesake(&pages[i], &pages[end]);) {
            end++;
        }
        for (uint32_t page = i; end - i > 1 && page < end; page++) {
            pages[page].slug = name_with_file(arena, &pages[page]);
        }
    }
}

// Names the files. False, and a message, where two would have one name, or one a bad name.
static bool name_pages(Session *session, Page *pages, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        Str fallback = str_format(&session->arena, "role-%u", pages[i].role->index + 1);
        pages[i].slug = slug_make(&session->arena, name_str(pages[i].role->entity.name), fallback);
    }
    qsort(pages, count, sizeof *pages, compare_pages);
    part_namesakes(&session->arena, pages, count);
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

static void list_pages(Session *session, const ProcessList *processes, Folder *folder)
{
    const Model *model = session->compilation.model;
    const RoleList *roles = &model->roles;
    folder->pages = ARENA_MANY(&session->arena, roles->count + 1, Page);
    for (uint32_t i = 0; i < roles->count; i++) {
        if (staff_has(model, processes, roles->at[i], &session->arena)) {
            folder->pages[folder->page_count++].role = roles->at[i];
        }
    }
}

// ---- the files ----------------------------------------------------------------------------------

static Status save(Session *session, const Folder *folder)
{
    save_start(&session->save);
    session->is_saving = true;
    for (uint32_t i = 0; i < session->out_count; i++) {
        save_add_below(&session->save, folder->path, folder->names[i].at, &session->outs[i]);
    }
    SaveResult result = save_finish(&session->save);
    session->is_saving = false;
    return result == SAVE_DONE ? STATUS_CLEAN : product_fail(session);
}

static Status write_page(Session *session, Folder *folder, const Page *page,
                         HandoutRequest *request)
{
    request->role = page->role;
    for (uint32_t i = 0; i < folder->format_count; i++) {
        const Format *format = folder->formats[i];
        uint32_t file = session->out_count++; // whatever happens, this one is freed
        folder->names[file] =
            str_format(&session->arena, "%.*s.%s", STR_ARGS(page->slug), format->ending);
        Status status = handout_write(session, request, format->id, &session->outs[file]);
        if (status != STATUS_CLEAN) {
            return status;
        }
    }
    return STATUS_CLEAN;
}

static Status write_pages(Session *session, Folder *folder)
{
    ProcessList processes = {0};
    Status status = handout_processes(session, &processes);
    if (status != STATUS_CLEAN) {
        return status;
    }
    list_pages(session, &processes, folder);
    if (folder->page_count == 0) {
        message("no role to write a handout for");
        return STATUS_FINDINGS;
    }
    if (!name_pages(session, folder->pages, folder->page_count)) {
        return STATUS_FINDINGS;
    }
    size_t most = (size_t)folder->page_count * folder->format_count;
    session->outs = ARENA_MANY(&session->arena, most, Out);
    folder->names = ARENA_MANY(&session->arena, most, Str);
    HandoutRequest request = handout_request(session, &processes);
    for (uint32_t i = 0; status == STATUS_CLEAN && i < folder->page_count; i++) {
        status = write_page(session, folder, &folder->pages[i], &request);
    }
    if (status == STATUS_CLEAN) {
        status = handout_finish_printing(session);
    }
    return status == STATUS_CLEAN ? save(session, folder) : status;
}

Status handout_write_all(Session *session, const char *path)
{
    Folder folder = {.path = path};
    if (!read_formats(&folder, session->options)) {
        return STATUS_USAGE;
    }
    Status status = pipeline_compile_only(session);
    return status == STATUS_CLEAN ? write_pages(session, &folder) : status;
}
