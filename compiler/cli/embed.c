// `stagecraft embed FILE.md...`: what stands between marks in Markdown files, brought up to date.
//
// Everything of a page is made first. Then its pictures are written where their bytes changed, and the
// page itself; outside of the marks no byte of it changes. With --check nothing is written, and what is
// stale is listed.
#include "cli/embed_product.h"

#include "base/edit.h"
#include "base/path.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "cli/replace.h"

#include <errno.h>
#include <string.h>

// A file that goes with a page.
typedef struct Beside {
    Str path; // below the root
    Str bytes;
} Beside;

typedef struct Page {
    Session *session;
    Files *files;
    const char *given; // its path on the command line
    Source *source;
    EmbedMarks marks;
    Edit *edits;
    Beside *beside;
    uint32_t beside_count, stale;
    Out text;
} Page;

static Status report_page(const Page *page, uint32_t line, const char *problem)
{
    message("the mark on line %u of `%s` %s", line, page->given, problem);
    return STATUS_FINDINGS;
}

static Status read_page(Page *page)
{
    FileResult result = files_read_given(page->files, page->given, &page->source);
    if (result != FILE_READ) {
        message("cannot read `%s`: %s", page->given,
                pipeline_unread_text(result, files_error(page->files)));
        return STATUS_FILE;
    }
    page->marks = marks_find(page->source->text, &page->session->arena);
    if (page->marks.problem) {
        return report_page(page, page->marks.problem_line, page->marks.problem);
    }
    if (page->marks.count == 0) {
        message_note("`%s` has no marks", page->given);
    }
    return STATUS_CLEAN;
}

// ---- what stands between marks ------------------------------------------------------------------

// The product with a blank line before and behind it, in the line ends and indentation of the page.
static Str dress(const Page *page, const EmbedMark *mark, Str text)
{
    Str line_end = source_line_end(page->source);
    Out out;
    out_start_in(&out, &page->session->arena);
    out_str(&out, line_end);
    for (const char *at = text.at, *end = str_end(text); at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        if (stop > at) {
            out_str(&out, mark->indent);
            out_bytes(&out, at, (size_t)(stop - at));
        }
        out_str(&out, line_end);
        at = newline ? newline + 1 : end;
    }
    out_str(&out, line_end);
    return str_copy(&page->session->arena, out_finish(&out));
}

// Whether the file below the root has these bytes already.
static bool is_there(const Page *page, const Beside *file)
{
    Source *source;
    Str path =
        str_format(&page->session->arena, "%s/%s", files_root(page->files).at, file->path.at);
    return files_read_given(page->files, path.at, &source) == FILE_READ
           && str_equal(source->text, file->bytes);
}

static Status add_beside(Page *page, const EmbedMark *mark, const Embedded *made)
{
    Str name, folder = path_folder(page->source->path, &name);
    Beside file = {.bytes = made->bytes};
    if (!path_join(&page->session->arena, folder, str_from(made->path), &file.path)) {
        return report_page(page, mark->line, "leads outside the project's folder");
    }
    for (uint32_t i = 0; i < page->beside_count; i++) {
        if (str_equal(page->beside[i].path, file.path)) {
            return str_equal(page->beside[i].bytes, file.bytes)
                       ? STATUS_CLEAN
                       : report_page(
                           page, mark->line,
                           "writes another file under the name of an earlier one: use -o");
        }
    }
    page->beside[page->beside_count++] = file;
    return STATUS_CLEAN;
}

static Status make_mark(Page *page, uint32_t index)
{
    const EmbedMark *mark = &page->marks.at[index];
    Embedded made;
    Status status = embed_make(page->session, page->given, files_root(page->files).at, mark, &made);
    if (status != STATUS_CLEAN) {
        message_help("that is the mark on line %u of `%s`", mark->line, page->given);
        return status;
    }
    Place place = {page->source, mark->start, mark->stop - mark->start};
    page->edits[index] = (Edit){place, dress(page, mark, made.text)};
    return made.path ? add_beside(page, mark, &made) : STATUS_CLEAN;
}

static Status make_marks(Page *page)
{
    Arena *arena = &page->session->arena;
    page->edits = ARENA_MANY(arena, page->marks.count + 1, Edit);
    page->beside = ARENA_MANY(arena, page->marks.count + 1, Beside);
    Status worst = STATUS_CLEAN;
    for (uint32_t i = 0; i < page->marks.count; i++) {
        Status status = make_mark(page, i);
        worst = status > worst ? status : worst;
    }
    edits_apply(page->source->text, page->edits, page->marks.count, &page->text);
    return worst;
}

// ---- checked, or written ------------------------------------------------------------------------

static Str between(const Page *page, uint32_t index)
{
    const EmbedMark *mark = &page->marks.at[index];
    return (Str){page->source->text.at + mark->start, mark->stop - mark->start};
}

static Status check_page(Page *page)
{
    for (uint32_t i = 0; i < page->marks.count; i++) {
        if (!str_equal(between(page, i), page->edits[i].text)) {
            page->stale++;
            report_page(page, page->marks.at[i].line, "is stale");
        }
    }
    for (uint32_t i = 0; i < page->beside_count; i++) {
        if (!is_there(page, &page->beside[i])) {
            page->stale++;
            message("`%.*s` is stale", STR_ARGS(page->beside[i].path));
        }
    }
    if (page->stale > 0) {
        message_help("`stagecraft embed %s` brings it up to date", page->given);
    }
    return page->stale > 0 ? STATUS_FINDINGS : STATUS_CLEAN;
}

// Puts the files that go with the page before `next`, as far as their bytes changed.
static Replacement *list_beside(const Page *page, Replacement *next)
{
    Arena *arena = &page->session->arena;
    for (uint32_t i = 0; i < page->beside_count; i++) {
        if (!is_there(page, &page->beside[i])) {
            Out *bytes = ARENA_NEW(arena, Out);
            out_start_in(bytes, arena);
            out_str(bytes, page->beside[i].bytes);
            Replacement *file = ARENA_NEW(arena, Replacement);
            *file = (Replacement){
                .next = next, .path = page->beside[i].path, .is_product = true, .text = bytes};
            next = file;
        }
    }
    return next;
}

// The page and its files, all or none.
static Status write_page(Page *page)
{
    Source *source = page->source;
    bool is_input = strcmp(page->given, "-") == 0;
    bool differs = !str_equal(source->text, out_view(&page->text));
    Replacement text = {
        .path = source->path, .id = source->id, .original = source->text, .text = &page->text};
    Replacement *first = list_beside(page, differs || is_input ? &text : NULL);
    return first ? replacements_write(page->session, page->files, first) : STATUS_CLEAN;
}

static Status embed_page(Session *session, Files *files, const char *given)
{
    Page page = {.session = session, .files = files, .given = given};
    out_start_in(&page.text, &session->arena);
    Status status = read_page(&page);
    status = status == STATUS_CLEAN ? make_marks(&page) : status;
    if (status != STATUS_CLEAN) {
        return status;
    }
    return session->options->value[OPTION_CHECK] ? check_page(&page) : write_page(&page);
}

Status command_embed(Session *session)
{
    const Options *options = session->options;
    if (options->file_count == 0) {
        message("`embed` needs at least one Markdown file");
        message_help("for example: %s", options->command->example);
        return STATUS_USAGE;
    }
    Files *files = files_open(&session->arena, options->value[OPTION_ROOT], options->files[0], NULL,
                              &options->limits);
    if (!files) {
        message("cannot open the project's folder: %s", strerror(errno));
        return STATUS_FILE;
    }
    Status worst = STATUS_CLEAN;
    for (int i = 0; i < options->file_count; i++) {
        Status status = embed_page(session, files, options->files[i]);
        worst = status > worst ? status : worst;
    }
    files_close(files);
    return worst;
}
