// Uses of names that files declare: roles, skills, tools, methods, measures and processes.
//
// A name that means nothing is an error with a suggestion, taken only from names of the kind that
// fits there. The candidates of a kind are gathered once a failing use; the work of comparing them
// is bounded for the whole compilation (base/suggest).

#include "model/lookup.h"

#include "model/candidates.h"
#include "model/lookup_parts.h"

#include <stdarg.h>
#include <string.h>

const Module *statement_module(const Resolver *resolver, const Statement *statement)
{
    return resolver->program->modules[statement->tree->index];
}

Finding *resolve_report(Resolver *resolver, RuleId rule, const Statement *statement, Place place,
                        const char *format, ...)
{
    if (statement->origin != NULL && resolver->process != NULL) {
        Finding *known = finding_find(resolver->findings, rule, place);
        if (known != NULL) {
            finding_also_in(resolver->findings, known, name_str(resolver->process->entity.name));
            return NULL;
        }
    }
    va_list arguments;
    va_start(arguments, format);
    Finding *finding = finding_add_list(resolver->findings, rule, place, format, arguments);
    va_end(arguments);
    return finding_is_read(resolver->findings, finding) ? finding : NULL;
}

void resolve_report_twice(Resolver *resolver, const Statement *second, const Statement *first,
                          const char *word)
{
    Str name = part_text(second, part_find(second, CLAUSE_NAME));
    Finding *finding =
        resolve_report(resolver, RULE_duplicate_name, second, statement_name_place(second),
                       "%s `%.*s` is declared twice", word, STR_ARGS(name));
    if (finding != NULL) {
        finding_label(resolver->findings, finding, "second one");
        finding_also(resolver->findings, finding, statement_name_place(first),
                     "first declared here");
        if (first->origin != NULL && second->origin == NULL) {
            finding_help(resolver->findings, finding,
                         "to change what is taken over: `change %s %.*s`", word, STR_ARGS(name));
        } else {
            finding_help(resolver->findings, finding, "rename one, or merge them");
        }
    }
}

// ---- names of files -----------------------------------------------------------------------------

typedef struct NamedKind {
    StatementKind kind;
    RuleId rule;
    const char *word;
    const char *advice;
} NamedKind;

static const NamedKind named_role = {STATEMENT_ROLE, RULE_unknown_role, "role",
                                     "declare it: role NAME \"Label\""};
static const NamedKind named_skill = {STATEMENT_SKILL, RULE_unknown_skill, "skill",
                                      "declare it: skill NAME, or import std/skills/core"};
static const NamedKind named_tool = {STATEMENT_TOOL, RULE_unknown_tool, "tool",
                                     "declare it: tool NAME \"Label\""};
static const NamedKind named_method = {STATEMENT_METHOD, RULE_unknown_method, "method",
                                       "declare it, or import it: import std/method/bant"};
static const NamedKind named_metric = {STATEMENT_METRIC, RULE_unknown_metric, "metric",
                                       "declare it: metric NAME \"Label\""};
static const NamedKind named_process = {STATEMENT_PROCESS, RULE_unknown_process, "process",
                                        "declare it, or import the file that does"};

bool part_is_name(const Part *part)
{
    return part != NULL && part->kind == PART_NAME; // a text here was reported by the forms
}

// `bant.budget.more`, or `ae.x` where `ae` is a role.
static void report_too_many_parts(Resolver *resolver, const NamedKind *named,
                                  const Statement *statement, const Part *part)
{
    bool is_point = named->kind == STATEMENT_METHOD;
    Str text = part_text(statement, part);
    Finding *finding =
        resolve_report(resolver, is_point ? RULE_unknown_point : named->rule, statement,
                       part_place(statement, part), "no %s is called `%.*s`",
                       is_point ? "point" : named->word, STR_ARGS(text));
    if (finding != NULL) {
        finding_help(resolver->findings, finding,
                     is_point ? "a point is METHOD.POINT: `bant.budget`"
                              : "leave out what stands behind the dot");
    }
}

// A declaration is not what is meant in its own head: `process p like p2`.
static void leave_out_itself(Candidates *list, const NamedKind *named, const Statement *statement)
{
    const Part *name = part_find(statement, CLAUSE_NAME);
    if (statement->kind != named->kind || name == NULL) {
        return;
    }
    Str own = part_text(statement, name);
    for (uint32_t i = 0; i < list->count; i++) {
        if (str_equal(list->at[i].name, own)) {
            list->at[i] = list->at[--list->count];
            return;
        }
    }
}

// Nor is the process that a stage stands in what it runs.
static void leave_out_own_process(Candidates *list, const Statement *statement)
{
    bool is_running = statement->kind == STATEMENT_RUNS || statement->kind == STATEMENT_ALONGSIDE;
    for (uint32_t i = 0; is_running && i < list->count; i++) {
        const Entity *entity = list->at[i].thing;
        const Statement *node = entity->node;
        if (node != NULL && node->tree == statement->tree && node->first <= statement->first
            && node->last >= statement->last) {
            list->at[i] = list->at[--list->count];
            return;
        }
    }
}

// The declaration of this name in a file that others import, and the asking file does not; or NULL.
static const Declaration *declared_elsewhere(const Program *program, StatementKind kind, Str name)
{
    const Name *key = name_intern(program->names, name);
    const Declaration *found = NULL;
    for (uint32_t i = 0; found == NULL && i < program->module_count; i++) {
        found = scope_find(&program->modules[i]->own, kind, key);
    }
    return found;
}

// A file sees what its imports declare, and not what those import: that is the usual reason.
static void help_import(Resolver *resolver, Finding *finding, const Declaration *elsewhere)
{
    const Source *source = elsewhere->module->source;
    finding_also(resolver->findings, finding, statement_name_place(elsewhere->written),
                 "declared here");
    if (source->is_library) {
        finding_help(resolver->findings, finding, "add `import %.*s` at the top",
                     STR_ARGS(source->path));
    } else {
        finding_help(resolver->findings, finding,
                     "import that file too: what an import imports is not seen here");
    }
}

// `used` of the name's parts were looked up, and mean nothing.
static void report_unknown(Resolver *resolver, const NamedKind *named, const Statement *statement,
                           const Part *part, const DottedName *name, uint32_t used)
{
    const Module *module = statement_module(resolver, statement);
    const Import *alias = used > 1 ? alias_find(resolver->program, module, name->part[0]) : NULL;
    Str wrong = name->part[used - 1 < name->count ? used - 1 : 0];
    Place place = part_place(statement, part);
    if (name_is_heard(resolver, module, wrong)
        || (module_hides(module, named->kind)
            && !name_has_near(resolver, module, named->kind, wrong))) {
        return;
    }
    Finding *finding = resolve_report(
        resolver, named->rule, statement, place, "no %s is called `%.*s`", named->word,
        STR_ARGS(name->count == used ? part_text(statement, part) : wrong));
    if (finding != NULL) {
        Candidates list = candidates_start(resolver);
        if (alias != NULL) {
            candidates_of_module(resolver, &list, alias->module, named->kind);
        } else {
            list = candidates_visible(resolver, module, named->kind);
        }
        leave_out_itself(&list, named, statement);
        leave_out_own_process(&list, statement);
        uint32_t offset = (uint32_t)(wrong.at - place.source->text.at);
        const Declaration *elsewhere =
            alias == NULL ? declared_elsewhere(resolver->program, named->kind, wrong) : NULL;
        if (elsewhere != NULL) {
            finding_label(resolver->findings, finding, "this file does not import it");
            help_import(resolver, finding, elsewhere);
            return;
        }
        finding_label(resolver->findings, finding, "not declared as a %s", named->word);
        candidates_suggest(resolver, finding, wrong,
                           (Place){place.source, offset, (uint32_t)wrong.length}, &list,
                           named->advice);
    }
}

// The whole name must be used up: `a.b` is no role unless `a` is an alias.
static Declaration *declaration_named(Resolver *resolver, const NamedKind *named,
                                      const Statement *statement, const Part *part,
                                      const DottedName *name, uint32_t parts_after)
{
    const Module *module = statement_module(resolver, statement);
    uint32_t used;
    Declaration *found = declared_find(resolver->program, module, named->kind, name, &used);
    if (found != NULL && found->thing != NULL && name->count - used == parts_after) {
        return found;
    }
    const Import *alias =
        name->count > 1 ? alias_find(resolver->program, module, name->part[0]) : NULL;
    if (alias != NULL && alias->module == NULL) {
        return NULL; // the import failed, and was reported
    }
    if (found != NULL && found->thing != NULL) {
        report_too_many_parts(resolver, named, statement, part);
        return NULL;
    }
    report_unknown(resolver, named, statement, part, name, used);
    return NULL;
}

// A text where a name belongs: it may be the label of something that the file sees.
void visible_label(Resolver *resolver, const Statement *statement, const Part *part,
                   StatementKind kind)
{
    if (part != NULL && part->kind == PART_TEXT) {
        Candidates list = candidates_visible(resolver, statement_module(resolver, statement), kind);
        candidates_name_label(resolver, statement, part, &list);
    }
}

static void *thing_named(Resolver *resolver, const NamedKind *named, const Statement *statement,
                         const Part *part)
{
    if (!part_is_name(part)) {
        visible_label(resolver, statement, part, named->kind);
        return NULL;
    }
    DottedName name = dotted_split(part_text(statement, part));
    Declaration *found = declaration_named(resolver, named, statement, part, &name, 0);
    return found != NULL ? found->thing : NULL;
}

const Role *role_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    return thing_named(resolver, &named_role, statement, part);
}

const Skill *skill_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    return thing_named(resolver, &named_skill, statement, part);
}

const Tool *tool_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    return thing_named(resolver, &named_tool, statement, part);
}

const Metric *metric_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    return thing_named(resolver, &named_metric, statement, part);
}

Declaration *process_declared(Resolver *resolver, const Statement *statement, const Part *part,
                              const DottedName *name, uint32_t parts_after)
{
    return declaration_named(resolver, &named_process, statement, part, name, parts_after);
}

const Process *process_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    return thing_named(resolver, &named_process, statement, part);
}

// ---- points -------------------------------------------------------------------------------------

static void report_point(Resolver *resolver, const Statement *statement, const Part *part,
                         const Method *method, Str wrong)
{
    Place whole = part_place(statement, part);
    Finding *finding = resolve_report(resolver, RULE_unknown_point, statement, whole,
                                      "method `%s` has no point `%.*s`", method->entity.name->text,
                                      STR_ARGS(wrong));
    if (finding == NULL) {
        return;
    }
    Candidates list = candidates_start(resolver);
    for (uint32_t i = 0; i < method->points.count; i++) {
        const Entity *entity = &method->points.at[i]->entity;
        candidate_add(resolver, &list, entity->name, entity->label, entity);
    }
    Place place = {whole.source, (uint32_t)(wrong.at - whole.source->text.at),
                   (uint32_t)wrong.length};
    candidates_suggest(resolver, finding, wrong, place, &list, "add the point to the method");
}

const Point *point_named(Resolver *resolver, const Statement *statement, const Part *part)
{
    if (!part_is_name(part)) {
        return NULL;
    }
    DottedName name = dotted_split(part_text(statement, part));
    if (name.count == 1) {
        Finding *finding =
            resolve_report(resolver, RULE_unknown_point, statement, part_place(statement, part),
                           "`%.*s` does not say of which method", STR_ARGS(name.part[0]));
        if (finding != NULL) {
            finding_help(resolver->findings, finding, "write method and point: `bant.budget`");
        }
        return NULL;
    }
    Declaration *found = declaration_named(resolver, &named_method, statement, part, &name, 1);
    if (found == NULL) {
        return NULL;
    }
    const Method *method = found->thing;
    Str wanted = name.part[name.count - 1];
    const Name *key = name_intern(resolver->program->names, wanted);
    for (uint32_t i = 0; i < method->points.count; i++) {
        if (method->points.at[i]->entity.name == key) {
            return method->points.at[i];
        }
    }
    report_point(resolver, statement, part, method, wanted);
    return NULL;
}
