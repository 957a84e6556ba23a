// `stagecraft build FILE... -o DIR`: everything that can be made of the files, and a page over it.
//
// One round of it stands in build_round; --watch (build_watch.c) does round after round.
#include "cli/build.h"

#include "cli/build_crew.h"
#include "cli/build_watch.h"
#include "cli/findings.h"
#include "cli/handout_job.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define USUAL_FORMATS "svg,html,md,csv"
enum { JOBS_MOST = 256 };

// ---- options ------------------------------------------------------------------------------------

static void report_unknown_format(Str word)
{
    message("`--formats` knows no format `%.*s`", STR_ARGS(word));
    message_help("name one or more of these, with commas; `usual` is `" USUAL_FORMATS "`:");
    for (int i = 0; i < FORMAT_COUNT; i++) {
        message_item("%-5s %s", format_row((FormatId)i)->ending, format_row((FormatId)i)->text);
    }
}

static const Format *find_format(Str word)
{
    const Format *found = NULL;
    for (int shape = SHAPE_PICTURE; shape <= SHAPE_POCKET && !found; shape++) {
        found = format_find(word, (Shape)shape);
    }
    return found;
}

static bool read_formats(Build *build, const char *list)
{
    for (const char *at = list;; at++) {
        Str word = {at, strcspn(at, ",")};
        const Format *format = find_format(word);
        if (str_is(word, "usual")) {
            read_formats(build, USUAL_FORMATS);
        } else if (!format) {
            report_unknown_format(word);
            return false;
        } else if (!handout_format_fits(build->session->options, format)) {
            return false;
        } else {
            build->wants[format->id] = true;
        }
        at += word.length;
        if (*at == '\0') {
            return true;
        }
    }
}

static uint32_t count_processors(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : count > JOBS_MOST ? JOBS_MOST : (uint32_t)count;
}

static bool read_jobs(Build *build, const char *word)
{
    unsigned long jobs = word ? strtoul(word, NULL, 10) : count_processors();
    if (jobs > JOBS_MOST || (word && word[strspn(word, "0123456789")] != '\0')) {
        message("`-j` takes 1 to %d children at once, not `%s`", JOBS_MOST, word);
        return false;
    }
    build->jobs = (uint32_t)jobs;
    return true;
}

// What is wrong with how the command was called.
static bool usage_is_right(const Session *session)
{
    const Options *options = session->options;
    if (options->file_count == 0) {
        message("`build` needs at least one FILE");
        message_help("for example: %s", options->command->example);
        return false;
    }
    const char *folder = product_path((Session *)session, "-o site");
    if (folder && strcmp(folder, "-") == 0) {
        message("`build` writes many files: name a folder with `-o DIR`");
        return false;
    }
    if (options->value[OPTION_WORKING_DAYS] && !options->value[OPTION_START]) {
        message("`--working-days` counts from a first day: name it with `--start DATE`");
        return false;
    }
    for (int i = 0; options->value[OPTION_WATCH] && i < options->file_count; i++) {
        if (strcmp(options->files[i], "-") == 0) {
            message("`--watch` waits for files to change: standard input does not");
            return false;
        }
    }
    return folder != NULL;
}

// ---- a round ------------------------------------------------------------------------------------

static void tell_result(const Build *build)
{
    uint32_t all = build->written + build->unchanged;
    if (build->is_again && build->written + build->removed == 0 && build->is_whole) {
        return; // nothing happened
    }
    if (build->removed > 0) {
        message_note("%u file%s in `%s`: %u written, %u unchanged, %u removed", all,
                     all == 1 ? "" : "s", build->folder.path, build->written, build->unchanged,
                     build->removed);
    } else {
        message_note("%u file%s in `%s`: %u written, %u unchanged", all, all == 1 ? "" : "s",
                     build->folder.path, build->written, build->unchanged);
    }
    if (!build->is_whole) {
        message_note("`" BUILD_PAGE
                     "`, and all that is made of files with errors, are as they were");
    }
}

void build_round(Build *build)
{
    bool has_work = build_compile(build) && build_plan(build);
    findings_close(build->session);
    build->session->counts = (TextCounts){0};
    build->session->is_search_cut = false;
    if (!has_work || !build_folder_open(build)) {
        return;
    }
    build_make(build);
    if (build->is_interrupted) {
        return;
    }
    build_report_outputs(build);
    if (build_save(build)) {
        tell_result(build);
        build_write_depfile(build);
    }
}

// ---- beginning and end --------------------------------------------------------------------------

// A folder's path without the slashes at its end.
static const char *plain_path(Session *session, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    return arena_copy(&session->build->arena, path, length);
}

bool build_start(Session *session, Build *build)
{
    const Options *options = session->options;
    const char *formats = options->value[OPTION_FORMATS], *terminal = getenv("TERM");
    *build = (Build){.session = session, .interrupt = -1};
    build->folder = (BuildFolder){.descriptor = -1, .record = -1, .reading = -1};
    arena_start(&build->arena, session->out_of_memory);
    session->build = build;
    build->folder.path = plain_path(session, options->value[OPTION_OUTPUT]);
    build->shows_progress = isatty(STDERR_FILENO) == 1 && terminal && strcmp(terminal, "dumb") != 0;
    return read_formats(build, formats ? formats : USUAL_FORMATS)
           && read_jobs(build, options->value[OPTION_JOBS]);
}

static void free_part(BuildPart *part)
{
    Session *session = &part->session;
    pipeline_free(session);
    out_free(&session->notes);
    out_free(&session->out);
    arena_free(&session->page);
    arena_free(&session->arena);
}

void build_end(Session *session)
{
    Build *build = session->build;
    if (build == NULL) {
        return;
    }
    crew_free(build->tasks, build->task_count);
    crew_free(&build->page, 1);
    for (uint32_t i = 0; i < build->part_count; i++) {
        free_part(&build->parts[i]);
    }
    json_decref(build->json);
    json_decref(build->old_json);
    build_folder_close(&build->folder);
    arena_free(&build->arena);
    session->build = NULL;
}

Status command_build(Session *session)
{
    if (!usage_is_right(session)) {
        return STATUS_USAGE;
    }
    Build *build = ARENA_NEW(&session->arena, Build);
    if (!build_start(session, build)) {
        return STATUS_USAGE;
    }
    if (session->options->value[OPTION_WATCH]) {
        return build_watch(session);
    }
    build_round(build);
    return build->status;
}
