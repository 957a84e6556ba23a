// `stagecraft handout FILE --all -o DIR`: a handout for each role of the team (views/staff.h).
//
// A file is named by its role (and its file, where roles of several share a name), and by its format.
// Either all of them are written or none.
#include "cli/handout_job.h"

#include "base/memory.h"
#include "cli/handout_staff.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "cli/slug.h"

#include <stdlib.h>
#include <string.h>

typedef struct Folder {
    const char *path;
    StaffRole *pages; // by their slugs
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

// Which of the formats is printed; their number where none is.
static uint32_t printed_format(const Folder *folder)
{
    uint32_t i = 0;
    while (i < folder->format_count && folder->formats[i]->id != FORMAT_PDF) {
        i++;
    }
    return i;
}

// ---- names --------------------------------------------------------------------------------------

static int compare_pages(const void *left, const void *right)
{
    const StaffRole *a = left, *b = right;
    int order = str_compare(a->slug, b->slug);
    return order != 0 ? order : strcmp(a->role->entity.name->text, b->role->entity.name->text);
}

// Sorts the pages. False, and a message, where two would have one name.
static bool names_are_fit(StaffRole *pages, uint32_t count)
{
    qsort(pages, count, sizeof *pages, compare_pages);
    for (uint32_t i = 0; i < count; i++) {
        const char *name = pages[i].role->entity.name->text;
        if (i > 0 && str_equal(pages[i].slug, pages[i - 1].slug)) {
            message("the handouts of roles `%s` and `%s` would both be called `%.*s.md`",
                    pages[i - 1].role->entity.name->text, name, STR_ARGS(pages[i].slug));
            return false;
        }
    }
    return true;
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

static Status write_page(Session *session, const Folder *folder, const StaffRole *page,
                         HandoutRequest *request)
{
    uint32_t first = session->out_count, printed = printed_format(folder);
    session->out_count += folder->format_count; // whatever happens, these are freed
    for (uint32_t i = 0; i < folder->format_count; i++) {
        const Format *format = folder->formats[i];
        folder->names[first + i] =
            str_format(&session->arena, "%.*s.%s", STR_ARGS(page->slug), format->ending);
    }
    request->role = page->role;
    bool is_printed = printed < folder->format_count;
    Document *document = handout_make(session, request, is_printed);
    bool is_dated = handout_is_dated(document);
    for (uint32_t i = 0; is_dated && i < folder->format_count; i++) {
        if (i != printed) {
            handout_write(session, document, folder->formats[i]->id, &session->outs[first + i]);
        }
    }
    if (is_dated && is_printed) {
        handout_write(session, document, FORMAT_PDF, &session->outs[first + printed]);
    }
    arena_free(&session->page);
    return is_dated ? STATUS_CLEAN : STATUS_USAGE;
}

static Status write_pages(Session *session, Folder *folder)
{
    ProcessList processes = {0};
    Status status = handout_processes(session, &processes);
    if (status != STATUS_CLEAN) {
        return status;
    }
    if (!handout_has_staff(session, &processes)) {
        return STATUS_FINDINGS;
    }
    folder->pages =
        staff_list(session->compilation.model, &processes, &folder->page_count, &session->arena);
    if (!names_are_fit(folder->pages, folder->page_count)) {
        return STATUS_FINDINGS;
    }
    size_t most = (size_t)folder->page_count * folder->format_count;
    session->outs = ARENA_MANY(&session->arena, most, Out);
    folder->names = ARENA_MANY(&session->arena, most, Str);
    HandoutRequest request = handout_request(session, &processes);
    for (uint32_t i = 0; i < folder->page_count && status == STATUS_CLEAN; i++) {
        status = write_page(session, folder, &folder->pages[i], &request);
    }
    status = status == STATUS_CLEAN ? handout_finish_printing(session) : status;
    return status == STATUS_CLEAN ? save(session, folder) : status;
}

Status handout_write_all(Session *session, const char *path)
{
    const size_t MEMORY = 16 << 20; // of eight handouts, their maps and all their formats
    Folder folder = {.path = path};
    if (!read_formats(&folder, session->options)) {
        return STATUS_USAGE;
    }
    if (!handout_paper_fits(session->options, printed_format(&folder) < folder.format_count,
                            "name `pdf` in `--as`")) {
        return STATUS_USAGE;
    }
    memory_expect(MEMORY);
    Status status = pipeline_compile_only(session);
    return status == STATUS_CLEAN ? write_pages(session, &folder) : status;
}
