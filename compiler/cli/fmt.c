// `stagecraft fmt FILE...`: lays files out in the one style.
//
// Each file is read, laid out, verified and replaced by itself, so that one with mistakes keeps no
// other from being laid out, and many take no more memory than the largest. Of a folder all .sales
// files below it are taken. With --check and --diff nothing is written.
#include "base/walk.h"
#include "cli/findings.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "cli/replace.h"
#include "emit/patch.h"
#include "emit/terminal.h"
#include "syntax/format.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Given {
    const char *path; // for reading
    Str real;         // without links, to know a file that is named twice
    uint32_t number;
} Given;

typedef struct Work {
    Session *session;
    const char *root_path; // where the root is looked for from
    Given *files;
    uint32_t count, capacity;
    Out *text; // what a file becomes
    uint32_t changed, right, broken;
    Status worst;
} Work;

static bool is_given(const Session *session, OptionId id)
{
    return session->options->value[id] != NULL;
}

static bool only_reports(const Session *session)
{
    return is_given(session, OPTION_CHECK) || is_given(session, OPTION_DIFF);
}

static bool is_input(const char *path)
{
    return strcmp(path, "-") == 0;
}

static void worsen(Work *work, Status status)
{
    work->worst = status > work->worst ? status : work->worst;
}

// ---- which files --------------------------------------------------------------------------------

static void add_file(Work *work, const char *path)
{
    Arena *arena = &work->session->arena;
    char real[PATH_MAX];
    if (work->count == work->capacity) {
        uint32_t capacity = work->capacity * 2 + 16;
        Given *larger = ARENA_MANY(arena, capacity, Given);
        if (work->count > 0) {
            memcpy(larger, work->files, work->count * sizeof *larger);
        }
        work->files = larger;
        work->capacity = capacity;
    }
    bool is_known = !is_input(path) && realpath(path, real);
    Str name = is_known ? str_copy(arena, str_from(real)) : str_from(path);
    work->files[work->count] = (Given){path, name, work->count};
    work->count++;
}

static void add_folder(Work *work, const char *folder)
{
    Walk walk = walk_folder(&work->session->arena, folder, ".sales", work->text);
    for (uint32_t i = 0; i < walk.files.count; i++) {
        add_file(work, walk.files.at[i].at);
    }
    if (walk.unread.length > 0) {
        message("cannot read the folder `%.*s`: %s", STR_ARGS(walk.unread), strerror(walk.error));
        worsen(work, STATUS_FILE);
    } else if (walk.files.count == 0) {
        message("there is no .sales file in `%s`", folder);
        worsen(work, STATUS_FILE);
    }
}

static int compare_names(const void *left, const void *right)
{
    const Given *one = left, *other = right;
    int order = str_compare(one->real, other->real);
    return order != 0 ? order : (one->number > other->number) - (one->number < other->number);
}

static int compare_numbers(const void *left, const void *right)
{
    uint32_t first = ((const Given *)left)->number, second = ((const Given *)right)->number;
    return (first > second) - (first < second);
}

// Takes out what is named again.
static void drop_twins(Work *work)
{
    if (work->count < 2) {
        return;
    }
    uint32_t kept = 1;
    qsort(work->files, work->count, sizeof(Given), compare_names);
    for (uint32_t i = 1; i < work->count; i++) {
        if (!str_equal(work->files[i].real, work->files[kept - 1].real)) {
            work->files[kept++] = work->files[i];
        }
    }
    work->count = kept;
    qsort(work->files, work->count, sizeof(Given), compare_numbers);
}

static void list_files(Work *work)
{
    const Options *options = work->session->options;
    for (int i = 0; i < options->file_count; i++) {
        const char *path = options->files[i];
        if (!is_input(path) && path_is_folder(path)) {
            add_folder(work, path);
        } else {
            add_file(work, path);
        }
    }
    drop_twins(work);
}

// The root is looked for from the first FILE; from within it where that is a folder.
static const char *root_path(Session *session)
{
    const char *first = session->options->files[0];
    bool is_folder = !is_input(first) && path_is_folder(first);
    return is_folder ? str_format(&session->arena, "%s/.", first).at : first;
}

// ---- one file -----------------------------------------------------------------------------------

// A name at the start of a line: a build server must not take it for a command.
static void list_name(Session *session, Str path)
{
    bool is_odd = str_starts(path, "::") || str_starts(path, "##");
    out_text(&session->out, is_odd ? "./" : "");
    terminal_str(&session->out, path, SIZE_MAX);
    out_char(&session->out, '\n');
}

static void show_diff(Session *session, const Source *source, const Out *text)
{
    Diff diff = diff_lines(&session->page, source->text, out_view(text));
    patch_write(&session->out, source->path, &diff, isatty(STDOUT_FILENO) == 1);
}

static Status replace(Work *work, const Source *source)
{
    Session *session = work->session;
    Replacement file = {
        .path = source->path, .id = source->id, .original = source->text, .text = work->text};
    return replacements_write(session, session->compilation.files, &file);
}

// Does with a file that is to change what was asked for.
static void use_changed(Work *work, const Source *source, bool is_stream)
{
    Session *session = work->session;
    Status status = STATUS_CLEAN;
    if (is_given(session, OPTION_DIFF)) {
        show_diff(session, source, work->text);
        status = STATUS_FINDINGS;
    } else if (is_given(session, OPTION_CHECK)) {
        list_name(session, source->path);
        status = STATUS_FINDINGS;
    } else if (!is_stream) {
        status = replace(work, source);
    }
    work->changed += status <= STATUS_FINDINGS;
    worsen(work, status);
}

static void report_fault(Work *work, Str path)
{
    message("cannot lay out `%.*s` without changing what it says", STR_ARGS(path));
    message_help("this is a fault of stagecraft, please report it; the file is as it was");
    worsen(work, STATUS_FAULT);
}

static void report_too_large(Work *work, Str path)
{
    message("cannot lay out `%.*s`: with its blanks it would be over the size limit",
            STR_ARGS(path));
    message_help("raise the limit with `--limit-file 128M`, if you trust the file");
    worsen(work, STATUS_FILE);
}

static void lay_out(Work *work, const Tree *tree, bool is_stream)
{
    Session *session = work->session;
    work->text->length = 0;
    FormatResult result =
        format_verified(tree, &session->options->limits, &session->page, work->text);
    arena_free(&session->page);
    switch (result) {
    case FORMAT_RIGHT: work->right++; break;
    case FORMAT_CHANGED: use_changed(work, tree->source, is_stream); break;
    case FORMAT_TOO_LARGE: report_too_large(work, tree->source->path); return;
    case FORMAT_FAULTY: report_fault(work, tree->source->path); return;
    }
    if (is_stream && !only_reports(session)) {
        out_str(&session->out, result == FORMAT_RIGHT ? tree->source->text : out_view(work->text));
    }
    arena_free(&session->page);
}

static void format_file(Work *work, const Given *given)
{
    Session *session = work->session;
    const Tree *tree = pipeline_parse(session, given->path, work->root_path);
    if (!tree) {
        pipeline_report_unread(session, given->path);
        worsen(work, STATUS_FILE);
    } else if (session->compilation.findings.error_count > 0) {
        findings_show(session);
        work->broken++;
        worsen(work, STATUS_FINDINGS);
    } else {
        lay_out(work, tree, is_input(given->path));
    }
    pipeline_free(session);
}

// ---- all files ----------------------------------------------------------------------------------

static void count_in_words(Out *line, uint32_t count, const char *what)
{
    if (count > 0 && line->length == 0) {
        out_format(line, "%u file%s %s", count, count == 1 ? "" : "s", what);
    } else if (count > 0) {
        out_format(line, ", %u %s", count, what);
    }
}

// "2 files laid out, 14 already right, 1 with mistakes left alone"
static void report_counts(const Work *work)
{
    Session *session = work->session;
    Out line;
    out_start_in(&line, &session->arena);
    count_in_words(&line, work->changed, only_reports(session) ? "would be laid out" : "laid out");
    count_in_words(&line, work->right, "already right");
    count_in_words(&line, work->broken, "with mistakes left alone");
    if (line.length > 0) {
        message_note("%.*s", STR_ARGS(out_view(&line)));
    }
}

static Work work_start(Session *session)
{
    Work work = {.session = session};
    session->outs = work.text = ARENA_NEW(&session->arena, Out);
    session->out_count = 1;
    out_start(work.text);
    work.root_path = root_path(session);
    return work;
}

Status command_fmt(Session *session)
{
    if (session->options->file_count == 0) {
        message("`fmt` needs at least one FILE, or a folder");
        message_help("for example: `stagecraft fmt .`");
        return STATUS_USAGE;
    }
    Work work = work_start(session);
    list_files(&work);
    for (uint32_t i = 0; i < work.count; i++) {
        format_file(&work, &work.files[i]);
    }
    bool is_filter = work.count == 1 && is_input(work.files[0].path);
    if (session->out.length > 0 || session->out.failed) {
        worsen(&work, product_write(session, "-"));
    }
    if (!is_filter || only_reports(session)) {
        report_counts(&work);
    }
    return work.worst;
}
