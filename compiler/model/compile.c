// From files to a model, on one screen: load, declare, resolve.

#include "model/compile.h"

#include "model/declare.h"
#include "model/resolve.h"
#include "syntax/parse.h"

#include <errno.h>

// Enough for 20,000 unknown names against 20,000 declared ones to end in a second or so.
enum { SUGGEST_BUDGET = 400000000 };

static void program_start(Compilation *compilation)
{
    Program *program = &compilation->program;
    program->arena = &compilation->arena;
    program->names = &compilation->names;
    program->files = compilation->files;
    program->findings = &compilation->findings;
    program->suggest_budget = &compilation->suggest_budget;
    program->limits = &compilation->limits;
}

// Opens the project. False where its folder cannot be opened.
static bool compile_start(Compilation *compilation, const CompileOptions *options,
                          jmp_buf *out_of_memory)
{
    *compilation = (Compilation){.suggest_budget = SUGGEST_BUDGET};
    compilation->limits = options->limits ? *options->limits : limits_default();
    arena_start(&compilation->arena, out_of_memory);
    names_start(&compilation->names, &compilation->arena);
    findings_start(&compilation->findings, &compilation->arena, options->levels);
    const char *first_path = options->first_path ? options->first_path : options->path;
    compilation->files = files_open(&compilation->arena, options->root, first_path,
                                    options->library_folder, &compilation->limits);
    if (compilation->files == NULL) {
        compilation->result = FILE_UNREADABLE;
        compilation->error = errno;
        return false;
    }
    files_lay_over(compilation->files, options->overlays);
    return true;
}

const Tree *compile_parse(Compilation *compilation, const CompileOptions *options,
                          jmp_buf *out_of_memory)
{
    Source *source;
    if (!compile_start(compilation, options, out_of_memory)) {
        return NULL;
    }
    compilation->result = files_read_given(compilation->files, options->path, &source);
    if (compilation->result != FILE_READ) {
        compilation->error = files_error(compilation->files);
        return NULL;
    }
    return parse_source(source, &compilation->limits, &compilation->arena, &compilation->findings);
}

bool compile_run(Compilation *compilation, const CompileOptions *options, jmp_buf *out_of_memory)
{
    if (!compile_start(compilation, options, out_of_memory)) {
        return false;
    }
    program_start(compilation);
    compilation->result = load_given(&compilation->program, options->path);
    if (compilation->result != FILE_READ) {
        compilation->error = files_error(compilation->files);
        return false;
    }
    declare_all(&compilation->program);
    compilation->model = resolve_program(&compilation->program);
    compilation->model->is_sound = compilation->findings.error_count == 0;
    return true;
}

void compile_free(Compilation *compilation)
{
    if (compilation->files != NULL) {
        files_close(compilation->files);
        compilation->files = NULL;
    }
    arena_free(&compilation->arena);
}
