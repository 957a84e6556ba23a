// The FILEs of a build: read, checked, and given the keys that tell whether anything changed.
//
// A key is a digest of all that the outputs of a FILE depend on: the texts of the files it reads,
// the options, and which stagecraft makes them with which libraries.
#include "cli/build_job.h"

#include "cli/findings.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "draw/modules.h"

#include <string.h>

void build_note(Build *build, Status status)
{
    build->status = status > build->status ? status : build->status;
}

// ---- reading ------------------------------------------------------------------------------------

static void start_part(Build *build, BuildPart *part, int file)
{
    const Session *session = build->session;
    part->file = file;
    part->session = (Session){.options = session->options, .out_of_memory = session->out_of_memory};
    arena_start(&part->session.arena, session->out_of_memory);
    arena_start(&part->session.page, session->out_of_memory);
    build->part_count++; // from here on it is freed
}

// What is shown and counted once a run goes from FILE to FILE.
static void hand_on_counts(const Session *from, Session *to)
{
    to->counts = from->counts;
    to->is_search_cut = from->is_search_cut;
    to->shown = from->shown;
    to->files = from->files;
}

static const Source *given_source(const BuildPart *part)
{
    const Program *program = &part->session.compilation.program;
    for (uint32_t i = 0; i < program->module_count; i++) {
        if (program->modules[i]->source->is_given) {
            return program->modules[i]->source;
        }
    }
    return NULL;
}

static bool is_read_before(const Build *build, const BuildPart *part)
{
    for (const BuildPart *at = build->parts; at < part; at++) {
        if (at->source.length > 0 && str_equal(at->source, part->source)) {
            return true;
        }
    }
    return false;
}

static void list_processes(Build *build, BuildPart *part)
{
    const ProcessList *all = &part->session.compilation.model->processes;
    part->processes.at = ARENA_MANY(&build->arena, all->count + 1, Process *);
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i]->is_given) {
            part->processes.at[part->processes.count++] = all->at[i];
        }
    }
}

// Reads a FILE; one that was given before, by whatever path, is not read again.
static void compile_part(Build *build, BuildPart *part)
{
    Session *session = &part->session;
    part->status = pipeline_compile(session, part->file);
    const Source *source = session->compilation.files ? given_source(part) : NULL;
    if (source == NULL) {
        return;
    }
    part->source = source->path;
    if (is_read_before(build, part)) {
        part->status = STATUS_CLEAN; // its findings were shown then, and it has no process left
    } else if (part->status == STATUS_CLEAN) {
        list_processes(build, part);
    }
}

// ---- keys ---------------------------------------------------------------------------------------

// Options that change no output.
static bool is_about_the_run(int id)
{
    return id == OPTION_OUTPUT || id == OPTION_JOBS || id == OPTION_DEPFILE || id == OPTION_WATCH
           || id == OPTION_COLOR;
}

static void write_options(const Options *options, Out *out)
{
    Level levels[RULE_COUNT];
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (options->value[i] && !is_about_the_run(i)) {
            out_format(out, "%s=%zu:", option_row((OptionId)i)->name, strlen(options->value[i]));
            out_text(out, options->value[i]);
        }
    }
    levels_resolve(&options->levels, levels);
    for (int i = 0; i < RULE_COUNT; i++) {
        out_char(out, (char)('0' + (int)levels[i]));
    }
}

static void write_sources(const BuildPart *part, Out *out)
{
    const Program *program = &part->session.compilation.program;
    char digest[DIGEST_SIZE];
    for (uint32_t i = 0; i < program->module_count; i++) {
        const Source *source = program->modules[i]->source;
        digest_hex(source->text, digest);
        out_format(out, "\n%s %zu:", digest, source->path.length);
        out_str(out, source->path);
    }
}

// The folder of a part is in it too: it says where the outputs lie.
static void find_key(Build *build, BuildPart *part, Str common)
{
    Out out;
    out_start_in(&out, &build->arena);
    out_str(&out, common);
    write_sources(part, &out);
    digest_hex(out_view(&out), part->key);
}

// ---- the whole ----------------------------------------------------------------------------------

static void find_keys(Build *build)
{
    Out common;
    out_start_in(&common, &build->arena);
    out_text(&common, build->session->options->file_count > 1 ? "several\n" : "one\n");
    write_options(build->session->options, &common);
    out_char(&common, '\n');
    modules_write_stamp(&common);
    Out all;
    out_start_in(&all, &build->arena);
    for (uint32_t i = 0; i < build->part_count; i++) {
        BuildPart *part = &build->parts[i];
        if (part->processes.count > 0) {
            find_key(build, part, out_view(&common));
            out_text(&all, part->key);
        }
    }
    digest_hex(out_view(&all), build->page_key);
}

// False where there is nothing to make, which findings or a message say.
static bool has_processes(const Build *build)
{
    for (uint32_t i = 0; i < build->part_count; i++) {
        if (build->parts[i].processes.count > 0) {
            return true;
        }
    }
    if (build->is_whole) {
        message("no process to build");
        message_help("the files given declare and change none");
    }
    return false;
}

bool build_compile(Build *build)
{
    Session *session = build->session, *before = session;
    int count = session->options->file_count;
    build->parts = ARENA_MANY(&build->arena, (size_t)count, BuildPart);
    build->is_whole = true;
    for (int i = 0; i < count; i++) {
        BuildPart *part = &build->parts[i];
        start_part(build, part, i);
        hand_on_counts(before, &part->session);
        compile_part(build, part);
        before = &part->session;
        build_note(build, part->status);
        build->is_whole &= part->status == STATUS_CLEAN;
    }
    session->counts = before->counts;
    session->is_search_cut = before->is_search_cut;
    if (!has_processes(build)) {
        build_note(build, STATUS_FINDINGS);
        return false;
    }
    find_keys(build);
    return true;
}
