// What every file declares, and what it sees: its own declarations, those that its plain imports
// declare themselves, and its aliases.
//
// Two different declarations under one visible name are an error at the later place; the same one
// arriving by two ways is not.

#include "model/declare.h"

#include <string.h>

static bool is_declaration(const Statement *statement)
{
    return statement->form == FORM_PLAIN
           && (statement_row((StatementKind)statement->kind)->blocks & IN_FILE) != 0
           && statement_row((StatementKind)statement->kind)->is_declaration
           && part_find(statement, CLAUSE_NAME) != NULL;
}

static const char *kind_word(const Declaration *declaration)
{
    return statement_row(declaration->kind)->keyword;
}

static void report_twice(Program *program, const Declaration *first, Place second)
{
    Finding *finding =
        finding_add(program->findings, RULE_duplicate_name, second, "%s `%s` is declared twice",
                    kind_word(first), first->name->text);
    finding_label(program->findings, finding, "second one");
    finding_also(program->findings, finding, statement_name_place(first->written),
                 "first declared here");
    bool is_here = first->written->tree->source == second.source;
    finding_help(program->findings, finding,
                 is_here ? "rename one, or merge them"
                         : "rename it, or import the other file `as` something");
}

static void declare_one(Program *program, Module *module, Statement *statement)
{
    Declaration *declaration = ARENA_NEW(program->arena, Declaration);
    Str text = part_text(statement, part_find(statement, CLAUSE_NAME));
    declaration->kind = (StatementKind)statement->kind;
    declaration->name = name_intern(program->names, text);
    declaration->written = statement;
    declaration->statement = statement;
    declaration->module = module;
    Declaration *first = scope_add(&module->own, declaration->kind, declaration->name, declaration);
    if (first != declaration) {
        report_twice(program, first, statement_name_place(statement));
        return;
    }
    module->declared[module->declared_count++] = declaration;
}

static void declare_own(Program *program, Module *module)
{
    uint32_t count = 0;
    for (const Statement *at = module->tree->statements; at != NULL; at = at->next) {
        count += is_declaration(at);
    }
    module->declared = ARENA_MANY(program->arena, count, Declaration *);
    scope_start(&module->own, program->arena, count);
    for (Statement *at = module->tree->statements; at != NULL; at = at->next) {
        if (is_declaration(at)) {
            declare_one(program, module, at);
        }
    }
}

static void see_import(Program *program, Module *module, const Import *import)
{
    const Module *from = import->module;
    for (uint32_t i = 0; i < from->declared_count; i++) {
        Declaration *declaration = from->declared[i];
        Declaration *first =
            scope_add(&module->visible, declaration->kind, declaration->name, declaration);
        if (first == declaration) {
            continue;
        }
        Finding *finding = finding_add(
            program->findings, RULE_duplicate_name, part_place(import->node, import->node->parts),
            "%s `%s` comes from two files", kind_word(first), first->name->text);
        finding_label(program->findings, finding, "this file declares it too");
        finding_also(program->findings, finding, statement_name_place(first->written),
                     "first declared here");
        finding_help(program->findings, finding, "import one of them `as` something");
    }
}

static bool has_plain_import(const Module *module)
{
    for (uint32_t i = 0; i < module->import_count; i++) {
        if (module->imports[i].module != NULL && module->imports[i].alias == NULL) {
            return true;
        }
    }
    return false;
}

static void see_all(Program *program, Module *module)
{
    if (!has_plain_import(module)) {
        module->visible = module->own; // neither is added to from here on
        return;
    }
    for (uint32_t i = 0; i < module->import_count; i++) {
        const Import *import = &module->imports[i];
        if (import->module != NULL && import->alias == NULL) {
            see_import(program, module, import);
        }
    }
    for (uint32_t i = 0; i < module->declared_count; i++) {
        Declaration *declaration = module->declared[i];
        Declaration *first =
            scope_add(&module->visible, declaration->kind, declaration->name, declaration);
        if (first != declaration) {
            report_twice(program, first, statement_name_place(declaration->written));
        }
    }
}

static void check_alias(Program *program, const Module *module, uint32_t index)
{
    const Import *import = &module->imports[index];
    if (import->alias == NULL) {
        return;
    }
    Place place = part_place(import->node, part_find(import->node, CLAUSE_AS));
    for (uint32_t i = 0; i < index; i++) {
        if (module->imports[i].alias == import->alias) {
            Finding *finding = finding_add(program->findings, RULE_duplicate_name, place,
                                           "two imports are called `%s`", import->alias->text);
            finding_help(program->findings, finding, "call one of them something else");
            return;
        }
    }
    const Declaration *taken = scope_find(&module->visible, STATEMENT_PROCESS, import->alias);
    if (taken == NULL) {
        taken = scope_find(&module->visible, STATEMENT_METHOD, import->alias);
    }
    if (taken != NULL) {
        Finding *finding =
            finding_add(program->findings, RULE_duplicate_name, place,
                        "`%s` is already the name of a %s", import->alias->text, kind_word(taken));
        finding_also(program->findings, finding, statement_name_place(taken->written),
                     "declared here");
        finding_help(program->findings, finding, "import it `as` something else");
    }
}

void declare_all(Program *program)
{
    for (uint32_t i = 0; i < program->order_count; i++) {
        declare_own(program, program->order[i]);
    }
    for (uint32_t i = 0; i < program->order_count; i++) {
        see_all(program, program->order[i]);
        for (uint32_t k = 0; k < program->order[i]->import_count; k++) {
            check_alias(program, program->order[i], k);
        }
    }
}

DottedName dotted_split(Str text)
{
    DottedName name = {.count = 0};
    while (name.count < 3) {
        const char *dot = memchr(text.at, '.', text.length);
        size_t length = dot != NULL && name.count < 2 ? (size_t)(dot - text.at) : text.length;
        name.part[name.count++] = (Str){text.at, length};
        if (length == text.length) {
            break;
        }
        text = (Str){text.at + length + 1, text.length - length - 1};
    }
    return name;
}

const Import *alias_find(const Program *program, const Module *module, Str name)
{
    for (uint32_t i = 0; i < module->import_count; i++) {
        const Import *import = &module->imports[i];
        if (import->alias != NULL && import->alias == name_intern(program->names, name)) {
            return import;
        }
    }
    return NULL;
}

Declaration *declared_find(const Program *program, const Module *module, StatementKind kind,
                           const DottedName *name, uint32_t *used)
{
    const Import *alias = name->count > 1 ? alias_find(program, module, name->part[0]) : NULL;
    if (alias != NULL) {
        *used = 2;
        return alias->module == NULL ? NULL
                                     : scope_find(&alias->module->own, kind,
                                                  name_intern(program->names, name->part[1]));
    }
    *used = 1;
    return scope_find(&module->visible, kind, name_intern(program->names, name->part[0]));
}
