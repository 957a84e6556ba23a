// What a mark asks for: the command line in it is read as any other, and run with its product caught.
//
// A mark may only say what is drawn or written: not which folder counts as the project, nor how much
// a file may take, for the page may come from a stranger. Paths are relative to the page.
#include "cli/embed_product.h"

#include "base/path.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "emit/markdown_text.h"

#include <string.h>

typedef struct Job {
    Session *session;
    const char *page;
    Options options; // of the command in the mark
} Job;

static ViewId view_of(const Options *options)
{
    ViewId view = view_named(options->value[OPTION_VIEW]);
    return view == VIEW_COUNT ? (ViewId)0 : view;
}

static bool draws_picture(const Options *options)
{
    return options->command->run == command_map
           && view_row(view_of(options))->shape == SHAPE_PICTURE;
}

// "process-lanes.svg" for `map ../process.sales --view lanes`, with the process or role if one is
// named.
static const char *usual_path(Job *job)
{
    const char *const *value = job->options.value;
    Str name;
    path_folder(str_from(job->options.files[0]), &name);
    name.length -= str_ends(name, ".sales") ? strlen(".sales") : 0;
    Out path;
    out_start_in(&path, &job->session->arena);
    out_str(&path, name);
    const OptionId parts[] = {OPTION_PROCESS, OPTION_ROLE};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (value[parts[i]]) {
            out_char(&path, '-');
            out_text(&path, value[parts[i]]);
        }
    }
    out_char(&path, '-');
    out_text(&path, view_row(view_of(&job->options))->name);
    out_text(&path, ".svg");
    return str_copy(&job->session->arena, out_finish(&path)).at;
}

static bool has_ending(const char *path, const char *ending)
{
    return str_ends(str_from(path), ending);
}

// Whether the mark says nothing that a mark may not say.
static bool options_are_fit(const Options *options)
{
    const CommandRow *command = options->command;
    if (!command || (command->run != command_map && command->run != command_handout)) {
        message("a mark takes `map` or `handout`");
        message_help("for example: <!-- stagecraft: map process.sales --view raci -->");
        return false;
    }
    for (int i = 0; i < OPTION_COUNT; i++) {
        bool is_refused = option_is_taken(NULL, (OptionId)i) || i == OPTION_ALL;
        if (options->value[i] && is_refused) {
            message("a mark does not take `%s`", option_row((OptionId)i)->name);
            return false;
        }
    }
    const char *path = options->value[OPTION_OUTPUT];
    if (path && (strcmp(path, "-") == 0 || path[0] == '/' || has_ending(path, ".md"))) {
        message("a mark cannot write to `%s`", path);
        message_help("-o names a picture, PDF or page beside this one; what is text stands in place"
                     " without it");
        return false;
    }
    if (options->file_count != 1 || options->files[0][0] == '/'
        || strcmp(options->files[0], "-") == 0) {
        message("a mark takes one FILE, by its path from the page");
        return false;
    }
    return true;
}

// Reads the mark into the job's options, and fills in where the product goes.
static bool read_options(Job *job, const EmbedMark *mark, const char *root)
{
    const Options *outer = job->session->options;
    Arena *arena = &job->session->arena;
    int count;
    char **words = mark_words(mark, arena, &count);
    if (!words) {
        message("a mark is too long, or a quote in it is not closed");
        return false;
    }
    char **line =
        ARENA_MANY(arena, (size_t)count + 1, char *); // options_read begins behind the program
    memcpy(line + 1, words, (size_t)count * sizeof *words);
    if (!options_read(&job->options, count + 1, line) || !options_are_fit(&job->options)) {
        return false;
    }
    const char **value = job->options.value;
    const OptionId common[] = {OPTION_STD, OPTION_COLOR, OPTION_ON, OPTION_NO_ALLOW};
    for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
        value[common[i]] = outer->value[common[i]];
    }
    memcpy(job->options.today, outer->today, sizeof outer->today);
    job->options.limits = outer->limits;
    job->options.levels = outer->levels;
    value[OPTION_ROOT] = root;
    bool has_path = value[OPTION_OUTPUT] != NULL;
    value[OPTION_OUTPUT] = has_path                       ? value[OPTION_OUTPUT]
                           : draws_picture(&job->options) ? usual_path(job)
                                                          : "-";
    return true;
}

// The FILE as seen from the working folder.
static void set_file(Job *job)
{
    Str name;
    path_folder(str_from(job->page), &name);
    Str path = str_format(&job->session->arena, "%.*s%s", (int)(name.at - job->page), job->page,
                          job->options.files[0]);
    char **files = ARENA_NEW(&job->session->arena, char *);
    files[0] = (char *)(uintptr_t)path.at;
    job->options.files = files;
}

// "![B2B sales: swimlanes](process-lanes.svg)", or a plain link to what is no picture.
static Str link_to(const Job *job, const char *path)
{
    Session *session = job->session;
    const Options *options = &job->options;
    bool is_map = options->command->run == command_map;
    ViewId view = view_of(options);
    const Process *process = NULL;
    bool is_picture = has_ending(path, ".svg") || has_ending(path, ".png");
    if (is_map) {
        pipeline_view_process(session, view, &process);
    }
    Out out;
    out_start_in(&out, &session->arena);
    out_text(&out, is_picture ? "![" : "[");
    MarkdownText text = markdown_text_start(&out, false);
    if (process) {
        markdown_text_add(&text, process->entity.label);
        markdown_text_add(&text, STR(": "));
    }
    markdown_text_add(&text, str_from(is_map ? view_row(view)->text : path));
    out_text(&out, "](");
    markdown_write_address(&out, str_from(path));
    out_text(&out, ")\n");
    return str_copy(&session->arena, out_finish(&out));
}

// A document without its title, which the page around it has.
static Str without_title(Str text)
{
    const char *newline = str_starts(text, "# ") ? memchr(text.at, '\n', text.length) : NULL;
    if (newline) {
        size_t length = (size_t)(newline + 1 - text.at);
        text = (Str){text.at + length, text.length - length};
    }
    while (text.length > 0 && text.at[0] == '\n') {
        text = (Str){text.at + 1, text.length - 1};
    }
    return text;
}

static Status run(Job *job, Embedded *made)
{
    Session *session = job->session;
    const Options *outer = session->options;
    const char *path = job->options.value[OPTION_OUTPUT];
    Out caught;
    out_start_in(&caught, &session->arena);
    session->options = &job->options;
    session->caught = &caught; // cppcheck-suppress autoVariables ; put back below
    Status status = job->options.command->run(session);
    session->caught = NULL;
    if (status == STATUS_CLEAN) {
        Str bytes = str_copy(&session->arena, out_finish(&caught));
        bool is_file = strcmp(path, "-") != 0;
        *made = is_file ? (Embedded){link_to(job, path), path, bytes}
                        : (Embedded){without_title(bytes), NULL, STR("")};
    }
    session->options = outer;
    pipeline_free(session);
    return status;
}

Status embed_make(Session *session, const char *page, const char *root, const EmbedMark *mark,
                  Embedded *made)
{
    Job job = {.session = session, .page = page};
    if (!read_options(&job, mark, root)) {
        return STATUS_USAGE;
    }
    set_file(&job);
    return run(&job, made);
}
