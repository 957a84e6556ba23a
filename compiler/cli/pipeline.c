// The pipeline, in order: read and resolve (model/compile), check, sort, show.
//
// A file is compiled by itself; findings in files that several share are shown once.
#include "cli/pipeline.h"

#include "check/check.h"
#include "cli/findings.h"
#include "cli/message.h"
#include "cli/naming.h"
#include "views/variants.h"

#include <string.h>

static const char *option(const Session *session, OptionId id)
{
    return session->options->value[id];
}

const char *pipeline_unread_text(FileResult result, int error)
{
    switch (result) {
    case FILE_READ: return "";
    case FILE_MISSING: return "there is no such file";
    case FILE_OUTSIDE: return "it lies outside the project's folder";
    case FILE_NOT_REGULAR: return "it is not an ordinary file";
    case FILE_TOO_LARGE: return "it is over the size limit";
    case FILE_TOO_MANY: return "it is over the limit of all files together";
    case FILE_UNREADABLE: break;
    }
    return error ? strerror(error) : "the system refuses";
}

void pipeline_report_unread(Session *session, const char *path)
{
    const Compilation *compilation = &session->compilation;
    if (session->report.format) {
        report_add_gap(&session->report, str_from(path),
                       str_from(pipeline_unread_text(compilation->result, compilation->error)));
    }
    if (compilation->files == NULL) {
        const char *root = option(session, OPTION_ROOT);
        message("cannot open the project's folder `%s`: %s", root ? root : ".",
                pipeline_unread_text(compilation->result, compilation->error));
        return;
    }
    message("cannot read `%s`: %s", path,
            pipeline_unread_text(compilation->result, compilation->error));
    if (compilation->result == FILE_OUTSIDE) {
        message_help("name the folder that holds all of the project with `--root DIR`");
    } else if (compilation->result == FILE_TOO_LARGE) {
        message_help("raise the limit with `--limit-file 128M`, if you trust the file");
    }
}

static CheckOptions check_options(const Options *options)
{
    CheckOptions asked = {.ignores_allow = options->value[OPTION_NO_ALLOW] != NULL};
    if (options->value[OPTION_ON]) {
        asked.today = (Value){.kind = VALUE_DATE,
                              .year = options->today[0],
                              .month = options->today[1],
                              .day = options->today[2]};
    }
    return asked;
}

// What the command line asks of a compilation. `levels` has room for a level a rule.
static CompileOptions compile_options(const Session *session, const char *path,
                                      const char *first_path, Level *levels)
{
    levels_resolve(&session->options->levels, levels);
    return (CompileOptions){
        .path = path,
        .root = option(session, OPTION_ROOT),
        .first_path = first_path,
        .library_folder = option(session, OPTION_STD),
        .limits = &session->options->limits,
        .overlays = session->overlays,
        .levels = levels,
    };
}

const Tree *pipeline_parse(Session *session, const char *path, const char *first_path)
{
    Level levels[RULE_COUNT];
    CompileOptions wanted = compile_options(session, path, first_path, levels);
    pipeline_free(session);
    session->is_compiled = true;
    return compile_parse(&session->compilation, &wanted, session->out_of_memory);
}

bool pipeline_read(Session *session, int file)
{
    const Options *options = session->options;
    Level levels[RULE_COUNT];
    CompileOptions wanted =
        compile_options(session, options->files[file], options->files[0], levels);
    pipeline_free(session);
    session->is_compiled = true;
    Compilation *compilation = &session->compilation;
    if (!compile_run(compilation, &wanted, session->out_of_memory)) {
        return false;
    }
    memcpy(session->written, compilation->findings.counts, sizeof session->written);
    CheckOptions asked = check_options(options);
    check_model(compilation->model, &compilation->findings, &asked, &compilation->arena);
    compilation->model->is_sound = compilation->findings.error_count == 0;
    return true;
}

Status pipeline_compile(Session *session, int file)
{
    if (!pipeline_read(session, file)) {
        pipeline_report_unread(session, session->options->files[file]);
        return STATUS_FILE;
    }
    bool is_sound = session->compilation.model->is_sound;
    findings_show(session);
    return is_sound ? STATUS_CLEAN : STATUS_FINDINGS;
}

void pipeline_free(Session *session)
{
    if (session->is_compiled) {
        compile_free(&session->compilation);
        session->compilation = (Compilation){0};
        session->is_compiled = false;
    }
}

bool pipeline_has_one_file(const Session *session)
{
    const Options *options = session->options;
    if (options->file_count != 1) {
        message("`%s` takes one FILE, not %d", options->command->name, options->file_count);
        message_help("for example: %s", options->command->example);
        return false;
    }
    return true;
}

Status pipeline_compile_only(Session *session)
{
    return pipeline_has_one_file(session) ? pipeline_compile(session, 0) : STATUS_USAGE;
}

// ---- which process ------------------------------------------------------------------------------

Status pipeline_process(Session *session, const Process **process)
{
    const char *name = option(session, OPTION_PROCESS);
    Naming naming = naming_of_processes(session, name != NULL);
    if (naming.offered == 0) {
        message("no process to draw");
        message_help("%s", naming.none);
        return STATUS_FINDINGS;
    }
    if (name) {
        *process = naming_find(session, &naming, name);
        return *process ? STATUS_CLEAN : STATUS_USAGE;
    }
    if (naming.offered > 1) {
        message("this file has %u processes", naming.offered);
        naming_list(&naming);
        return STATUS_USAGE;
    }
    *process = naming.at[0].thing;
    return STATUS_CLEAN;
}

Status pipeline_view_process(Session *session, ViewId view, const Process **process)
{
    *process = NULL;
    if (view == VIEW_landscape) {
        return STATUS_CLEAN;
    }
    if (view == VIEW_variants && !option(session, OPTION_PROCESS)) {
        *process = variants_only_base(session->compilation.model);
    }
    return *process ? STATUS_CLEAN : pipeline_process(session, process);
}

// ---- which role ---------------------------------------------------------------------------------

const Role *pipeline_role(Session *session, const char *name, bool offers_external)
{
    Naming naming = naming_of_roles(session, offers_external);
    if (!name) {
        message("whose handout is it to be?");
        naming_list(&naming);
        return NULL;
    }
    return naming_find(session, &naming, name);
}
