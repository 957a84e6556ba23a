// What a name that means nothing may have meant: the names of the kind that fits there, gathered for
// one question, and the nearest of them as a suggestion.
//
// A name is not called unknown where a mistake that is already reported may hide what declares it.

#include "model/candidates.h"

#include "base/utf8.h"
#include "model/value.h"

#include <string.h>

// An empty list in the resolver's room; the one before it is over. Thousands of unknown names each
// look through thousands of known ones, and would take memory without end.
Candidates candidates_start(const Resolver *resolver)
{
    return (Candidates){resolver->candidates, 0, resolver->candidate_capacity};
}

void candidate_add(Resolver *resolver, Candidates *list, const Name *name, Str label,
                   const void *thing)
{
    if (list->count == list->capacity) {
        uint32_t capacity = list->capacity * 2 + 32;
        Candidate *larger = ARENA_MANY(resolver->arena, capacity, Candidate);
        if (list->count > 0) {
            memcpy(larger, list->at, list->count * sizeof(Candidate));
        }
        list->at = larger;
        list->capacity = capacity;
        resolver->candidates = larger;
        resolver->candidate_capacity = capacity;
    }
    list->at[list->count++] = (Candidate){name_str(name), label, thing};
}

void candidates_of_module(Resolver *resolver, Candidates *list, const Module *module,
                          StatementKind kind)
{
    bool is_spent = *resolver->program->suggest_budget == 0;
    for (uint32_t i = 0; !is_spent && i < module->declared_count; i++) {
        const Declaration *declaration = module->declared[i];
        if (declaration->kind == kind && declaration->thing != NULL) {
            const Entity *entity = declaration->thing;
            candidate_add(resolver, list, declaration->name, entity->label, entity);
        }
    }
}

Candidates candidates_visible(Resolver *resolver, const Module *module, StatementKind kind)
{
    Candidates list = candidates_start(resolver);
    candidates_of_module(resolver, &list, module, kind);
    for (uint32_t i = 0; i < module->import_count; i++) {
        const Import *import = &module->imports[i];
        if (import->module != NULL && import->alias == NULL) {
            candidates_of_module(resolver, &list, import->module, kind);
        }
    }
    return list;
}

void candidates_of_process(Resolver *resolver, Candidates *list, const Process *process,
                           bool with_ends)
{
    bool is_spent = *resolver->program->suggest_budget == 0;
    for (uint32_t i = 0; !is_spent && i < process->stages.count; i++) {
        const Entity *entity = &process->stages.at[i]->entity;
        candidate_add(resolver, list, entity->name, entity->label, entity);
    }
    for (uint32_t i = 0; with_ends && !is_spent && i < process->ends.count; i++) {
        const Entity *entity = &process->ends.at[i]->entity;
        candidate_add(resolver, list, entity->name, entity->label, entity);
    }
}

static bool differs_in_capitals(Str left, Str right)
{
    if (left.length != right.length || str_equal(left, right)) {
        return false;
    }
    for (size_t i = 0; i < left.length; i++) {
        char a = left.at[i];
        char b = right.at[i];
        a = a >= 'A' && a <= 'Z' ? (char)(a - 'A' + 'a') : a;
        b = b >= 'A' && b <= 'Z' ? (char)(b - 'A' + 'a') : b;
        if (a != b) {
            return false;
        }
    }
    return true;
}

// The label that a name has without one: its first letter raised, `-` and `_` as blanks.
static Str label_of(Arena *arena, Str name)
{
    Str label = str_format(arena, "%.*s", STR_ARGS(name));
    char *at = (char *)(uintptr_t)label.at;
    for (size_t i = 0; i < label.length; i++) {
        at[i] = at[i] == '-' || at[i] == '_' ? ' ' : at[i];
    }
    return utf8_raise_first(arena, label);
}

// The name that words become when they are joined.
static Str joined_words(Arena *arena, Str words)
{
    Str name = str_format(arena, "%.*s", STR_ARGS(words));
    char *at = (char *)(uintptr_t)name.at;
    for (size_t i = 0; i < name.length; i++) {
        at[i] = at[i] == ' ' ? '-' : at[i];
    }
    return name;
}

// The advice where nothing is near: in "declare it: role NAME" stands the name that was written.
static void advise(Resolver *resolver, Finding *finding, Str name, const char *advice)
{
    const char *at = strstr(advice, "NAME");
    if (at == NULL || name.length == 0 || !utf8_is_clean(name.at, str_end(name))) {
        finding_help(resolver->findings, finding, "%s", advice);
        return;
    }
    const char *rest = at + strlen("NAME"), *label = strstr(rest, "Label");
    Str words = label != NULL ? label_of(resolver->arena, name) : (Str){0};
    finding_help(resolver->findings, finding, "%.*s%.*s%.*s%.*s%s", (int)(at - advice), advice,
                 STR_ARGS(name), label != NULL ? (int)(label - rest) : 0, rest, STR_ARGS(words),
                 label != NULL ? label + strlen("Label") : rest);
}

// Adds the nearest candidate as help, fix and second place; else the general advice.
void candidates_suggest(Resolver *resolver, Finding *finding, Str wrong, Place place,
                        const Candidates *list, const char *advice)
{
    Suggestion near = suggest(wrong, list->at, list->count, resolver->program->suggest_budget);
    Str name = near.candidate != NULL ? near.candidate->name : (Str){0};
    if (name.length == 0 || !utf8_is_clean(name.at, str_end(name))) {
        advise(resolver, finding, wrong, advice);
        return;
    }
    if (memchr(name.at, ' ', name.length) != NULL) { // declared so, by mistake: it will be one word
        finding_help(resolver->findings, finding, "join its words: `%.*s`",
                     STR_ARGS(joined_words(resolver->arena, name)));
        return;
    }
    const Entity *entity = near.candidate->thing;
    if (entity != NULL) {
        finding_also(resolver->findings, finding, statement_name_place(entity->node),
                     "`%.*s` is declared here", STR_ARGS(name));
    }
    if (differs_in_capitals(wrong, name)) {
        finding_help(resolver->findings, finding, "names mind capitals: `%.*s`", STR_ARGS(name));
    } else {
        finding_help(resolver->findings, finding, "did you mean `%.*s`?", STR_ARGS(name));
    }
    finding_fix(resolver->findings, finding, near.is_certain, place, name);
}

// Whether a text in quotes is what a thing is called, capitals aside: its label, or its name.
static bool is_called(const Candidate *candidate, Str text)
{
    return str_equal(candidate->label, text) || str_equal(candidate->name, text)
           || differs_in_capitals(candidate->label, text)
           || differs_in_capitals(candidate->name, text);
}

void candidates_name_label(Resolver *resolver, const Statement *statement, const Part *part,
                           const Candidates *list)
{
    Place place = part_place(statement, part);
    Finding *finding = finding_find(resolver->findings, RULE_syntax, place);
    Str text = text_read(statement, part, resolver->arena, NULL);
    for (uint32_t i = 0; finding != NULL && finding->fixes == NULL && i < list->count; i++) {
        Str name = list->at[i].name;
        const Entity *entity = list->at[i].thing;
        if (!is_called(&list->at[i], text) || entity == NULL) {
            continue;
        }
        finding_also(resolver->findings, finding, statement_name_place(entity->node),
                     "`%.*s` is declared here", STR_ARGS(name));
        finding_help(resolver->findings, finding, "use its name: `%.*s`", STR_ARGS(name));
        finding_fix(resolver->findings, finding, false, place, name);
    }
}

// Whether a name stands in a line with a mistake, or may come from an import that failed: then it is
// not called unknown, for what the line would have declared is not known.
bool name_is_heard(Resolver *resolver, const Module *module, Str name)
{
    Names *names = resolver->program->names;
    const char *end = name.at + name.length;
    bool is_plain = utf8_skip_plain(name.at, end) == end; // then it has one form only
    for (const Heard *heard = module->tree->heard; heard != NULL; heard = heard->next) {
        if (str_equal(heard->name, name)
            || (!is_plain && name_intern(names, heard->name) == name_intern(names, name))) {
            return true;
        }
    }
    return false;
}

bool name_has_near(Resolver *resolver, const Module *module, StatementKind kind, Str name)
{
    Candidates list = candidates_visible(resolver, module, kind);
    return suggest(name, list.at, list.count, resolver->program->suggest_budget).candidate != NULL;
}

// Whether a mistake hides the name of a declaration of this kind. Only declarations have a bit.
static bool has_lost(const Module *module, StatementKind kind)
{
    return statement_row(kind)->is_declaration && (module->tree->lost >> kind & 1) != 0;
}

// Whether things of a kind may be declared that cannot be seen: by an import that failed, or a
// declaration whose name a mistake hides.
bool module_hides(const Module *module, StatementKind kind)
{
    if (has_lost(module, kind)) {
        return true;
    }
    for (uint32_t i = 0; i < module->import_count; i++) {
        if (module->imports[i].module == NULL) {
            return true;
        }
    }
    return module->has_broken_import;
}

bool name_is_excused(Resolver *resolver, const Statement *statement, Str name)
{
    const Module *module = statement_module(resolver, statement);
    return name_is_heard(resolver, module, name) || has_lost(module, statement->kind);
}

void suggest_declared(Resolver *resolver, Finding *finding, const Module *module,
                      StatementKind kind, Str wrong, Place place, const char *advice)
{
    Candidates list = candidates_visible(resolver, module, kind);
    candidates_suggest(resolver, finding, wrong, place, &list, advice);
}
