// Files and what they import: depth first, each file read and parsed once.
//
// A path is checked here before anybody opens it; that nothing outside the project's root is opened
// is the duty of base/files. A circle shows its chain.

#include "model/load.h"

#include "base/utf8.h"
#include "model/forms.h"
#include "model/import_near.h"
#include "model/value.h"
#include "syntax/parse.h"

#include <string.h>

static Place import_place(const Statement *node)
{
    return part_place(node, node->parts);
}

// Why a path cannot be imported, in words for a help line; NULL where it can.
static const char *path_fault(Str path)
{
    for (size_t i = 0; i < path.length; i++) {
        if (strchr("\\:%$~*?<>|", path.at[i]) != NULL) {
            return "a path has plain names with `/` between them: \"shared/roles.sales\"";
        }
    }
    if (path.at[0] == '/') {
        return "a path starts at this file's folder: \"shared/roles.sales\"";
    }
    return NULL;
}

// Whether a path has what no text may have; that is reported where the bytes are checked.
static bool path_is_reported(Str path)
{
    const char *at = path.at;
    const char *end = at + path.length;
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        if (character < 0 || character == 0xfeff || utf8_is_forbidden(character)) {
            return true;
        }
        at += size;
    }
    return false;
}

static void report_outside(Program *program, const Statement *node, const char *help)
{
    Finding *finding = finding_add(program->findings, RULE_import_outside, import_place(node),
                                   "this path cannot be imported");
    finding_help(program->findings, finding, "%s", help);
}

// A path that is written neither as one of your own nor as one of the library.
static void report_kind(Program *program, const Statement *node, Str path, RuleId rule,
                        const char *headline, const char *help)
{
    Finding *finding = finding_add(program->findings, rule, import_place(node), "%s", headline);
    if (!import_near_library(program, node, path, finding)) {
        finding_help(program->findings, finding, "%s", help);
    }
}

static void report_missing(Program *program, const Module *importer, const Statement *node,
                           Str path, bool is_library)
{
    Finding *finding =
        finding_add(program->findings, RULE_import_not_found, import_place(node),
                    "cannot find `%.*s`", (int)(path.length < 60 ? path.length : 60), path.at);
    import_near(program, importer, node, path, is_library, finding);
}

static void report_unread(Program *program, const Module *importer, const Statement *node, Str path,
                          FileResult result, bool is_library)
{
    const char *headline = NULL;
    switch (result) {
    case FILE_READ: return;
    case FILE_MISSING: report_missing(program, importer, node, path, is_library); return;
    case FILE_OUTSIDE: report_outside(program, node, "it would leave the project's folder"); return;
    case FILE_NOT_REGULAR: headline = "this is no file that can be read"; break;
    case FILE_TOO_LARGE: headline = "this file is over the size limit"; break;
    case FILE_TOO_MANY: headline = "the imports of this project are over their limit"; break;
    case FILE_UNREADABLE: headline = "this file cannot be read"; break;
    }
    bool is_limit = result == FILE_TOO_LARGE || result == FILE_TOO_MANY;
    finding_add(program->findings, is_limit ? RULE_import_limit : RULE_import_not_found,
                import_place(node), "%s", headline);
}

static Module *module_find(const Program *program, const Source *source)
{
    for (uint32_t i = 0; i < program->module_count; i++) {
        if (program->modules[i]->source == source) {
            return program->modules[i];
        }
    }
    return NULL;
}

static Module *module_new(Program *program, const Source *source)
{
    if (program->module_count == program->module_capacity) {
        uint32_t capacity = program->module_capacity * 2 + 8;
        Module **modules = ARENA_MANY(program->arena, capacity, Module *);
        Module **order = ARENA_MANY(program->arena, capacity, Module *);
        for (uint32_t i = 0; i < program->module_count; i++) {
            modules[i] = program->modules[i];
            order[i] = program->order[i];
        }
        program->modules = modules;
        program->order = order;
        program->module_capacity = capacity;
    }
    Module *module = ARENA_NEW(program->arena, Module);
    module->source = source;
    module->visible.arena = program->arena;
    module->own.arena = program->arena;
    program->modules[program->module_count] = module;
    Tree *tree =
        (Tree *)(uintptr_t)parse_source(source, program->limits, program->arena, program->findings);
    tree->index = program->module_count++;
    module->tree = tree;
    forms_check(tree, program->arena, program->findings);
    return module;
}

// The import statements from `module` on that lead back to it.
static void report_circle(Program *program, const Module *module, const Statement *node)
{
    Finding *finding = finding_add(program->findings, RULE_import_circle, import_place(node),
                                   "files import one another in a circle");
    finding_label(program->findings, finding, "this leads back to %.*s",
                  STR_ARGS(module->source->path));
    for (uint32_t i = module->tree->index; i < program->module_count; i++) {
        const Module *hop = program->modules[i];
        if (!hop->is_loading || hop->import_count == 0) {
            continue;
        }
        const Statement *step = hop->imports[hop->import_count - 1].node;
        if (step != node) {
            finding_also(program->findings, finding, import_place(step), "%.*s imports this",
                         STR_ARGS(hop->source->path));
        }
    }
    finding_help(program->findings, finding,
                 "move what both need into a third file, and import that");
}

static void load_imports(Program *program, Module *module, uint32_t depth);

static Module *load_source(Program *program, const Source *source, const Statement *node,
                           uint32_t depth)
{
    Module *module = module_find(program, source);
    if (module != NULL && module->is_loading && node != NULL) {
        report_circle(program, module, node);
        return NULL;
    }
    if (module == NULL) {
        module = module_new(program, source);
        load_imports(program, module, depth);
        program->order[program->order_count++] = module;
    }
    return module;
}

static Module *load_import(Program *program, Module *importer, const Statement *node,
                           uint32_t depth)
{
    bool is_text = node->parts->kind == PART_TEXT;
    Str path =
        is_text ? text_read(node, node->parts, program->arena, NULL) : part_text(node, node->parts);
    bool is_library = !is_text && str_starts(path, "std/");
    if (path.length == 0 || path_is_reported(path)) {
        return NULL; // the forms say that a text is empty
    }
    const char *fault = is_text ? path_fault(path) : NULL;
    if (fault != NULL) {
        report_outside(program, node, fault);
        return NULL;
    }
    if (is_text && !str_ends(path, ".sales")) {
        report_kind(program, node, path, RULE_import_not_found, "this is no .sales file",
                    "a path ends in .sales: \"shared/roles.sales\"");
        return NULL;
    }
    if (!is_text && !is_library) {
        report_kind(program, node, path, RULE_syntax, "a path of your own stands in quotes",
                    "write \"shared/roles.sales\"; only std/... goes without quotes");
        return NULL;
    }
    if (depth == program->limits->of[LIMIT_IMPORT_DEPTH]) {
        finding_add(program->findings, RULE_import_limit, import_place(node),
                    "files import one another too deeply (limit %u)", depth);
        return NULL;
    }
    Source *source = NULL;
    Str inner = is_library ? (Str){path.at + 4, path.length - 4} : path;
    FileResult result = is_library
                            ? files_read_library(program->files, inner, &source)
                            : files_read_import(program->files, importer->source, inner, &source);
    if (result != FILE_READ) {
        report_unread(program, importer, node, path, result, is_library);
        return NULL;
    }
    return load_source(program, source, node, depth + 1);
}

static void load_imports(Program *program, Module *module, uint32_t depth)
{
    uint32_t count = 0;
    for (const Statement *node = module->tree->statements; node != NULL; node = node->next) {
        bool is_import = node->kind == STATEMENT_IMPORT && node->form == FORM_PLAIN;
        count += is_import && !node->is_broken;
        module->has_broken_import |= is_import && node->is_broken;
    }
    module->imports = ARENA_MANY(program->arena, count, Import);
    module->is_loading = true;
    for (const Statement *node = module->tree->statements; node != NULL; node = node->next) {
        if (node->kind != STATEMENT_IMPORT || node->form != FORM_PLAIN || node->is_broken) {
            continue;
        }
        Import *import = &module->imports[module->import_count++];
        import->node = node;
        const Part *alias = part_find(node, CLAUSE_AS);
        import->alias = alias != NULL ? name_intern(program->names, part_text(node, alias)) : NULL;
        import->module = load_import(program, module, node, depth);
    }
    module->is_loading = false;
}

FileResult load_given(Program *program, const char *path)
{
    Source *source = NULL;
    FileResult result = files_read_given(program->files, path, &source);
    if (result == FILE_READ) {
        source->is_given = true;
        load_source(program, source, NULL, 0);
    }
    return result;
}
