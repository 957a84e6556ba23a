// Names and labels that people take for one another: the same label twice, and names or labels that
// look alike. Compared are the things of a kind that stand beside one another: all roles, the
// stages and ends of a process, the points of a method. And labels that a CRM does not take.
#include "check/labels.h"

#include "base/utf8.h"
#include "check/looks.h"
#include "check/sieve.h"

enum { LABEL_LENGTH = 40 }; // what the common CRMs keep of a stage's name

Place label_place(const Entity *entity, const Statement **owner)
{
    const Part *label = head_find(entity->node, CLAUSE_LABEL, owner);
    return label != NULL ? part_place(*owner, label) : statement_name_place(entity->node);
}

// ---- two that are taken for one another ---------------------------------------------------------

// Things of a kind beside one another.
typedef struct Neighbours {
    Checker *checker;
    const Process *process; // NULL: of no process
    const char *kind;       // "roles"
    Sieve names, labels;
} Neighbours;

static void neighbours_start(Neighbours *neighbours, Checker *checker)
{
    *neighbours = (Neighbours){.checker = checker};
    sieve_start(&neighbours->names, checker->arena);
    sieve_start(&neighbours->labels, checker->arena);
}

static void neighbours_next(Neighbours *neighbours, const Process *process, const char *kind,
                            uint32_t most)
{
    neighbours->process = process;
    neighbours->kind = kind;
    sieve_round(&neighbours->names, most);
    sieve_round(&neighbours->labels, most);
}

// Whether a mistake in the header is reported: what people would see there is not known.
static bool has_doubt(const Neighbours *neighbours, const Entity *entity)
{
    Statement header = *entity->node;
    header.last = header.header_last;
    return places_within(&neighbours->checker->doubts.unread, &header) > 0;
}

// Ends are compared with the stages before them.
static const char *kind_of(const Neighbours *neighbours, const Entity *second, const Entity *first)
{
    if (second->node->kind != STATEMENT_END) {
        return neighbours->kind;
    }
    return first->node->kind == STATEMENT_END ? "ends" : "stage and end";
}

static void report_names(Neighbours *neighbours, const Entity *second, const Entity *first)
{
    Findings *findings = neighbours->checker->findings;
    if (has_doubt(neighbours, second) || has_doubt(neighbours, first)) {
        return;
    }
    Finding *finding =
        check_report(neighbours->checker, RULE_look_alike, neighbours->process, second->node,
                     statement_name_place(second->node), "%s `%s` and `%s` look alike",
                     kind_of(neighbours, second, first), first->name->text, second->name->text);
    if (finding == NULL) {
        return;
    }
    finding_label(findings, finding, "easily taken for the other");
    finding_also(findings, finding, statement_name_place(first->node), "the other one");
    finding_note(findings, finding,
                 "they differ only in capitals, or in letters that look the same");
    finding_help(findings, finding, "give one of them a name of its own");
}

static void report_labels(Neighbours *neighbours, RuleId rule, const Entity *second,
                          const Entity *first)
{
    Findings *findings = neighbours->checker->findings;
    const Statement *owner, *other;
    if (has_doubt(neighbours, second) || has_doubt(neighbours, first)) {
        return;
    }
    Place place = label_place(second, &owner);
    bool is_same = rule == RULE_same_label;
    Finding *finding = check_report(
        neighbours->checker, rule, neighbours->process, owner, place,
        is_same ? "%s `%s` and `%s` have one label" : "the labels of %s `%s` and `%s` look alike",
        kind_of(neighbours, second, first), first->name->text, second->name->text);
    if (finding == NULL) {
        return;
    }
    finding_label(findings, finding,
                  is_same ? "people see both under this label" : "easily taken for the other");
    finding_also(findings, finding, label_place(first, &other), "the other one");
    finding_help(findings, finding, "say in one of the labels what makes it different");
}

static bool is_declared_twice(const Neighbours *neighbours, const Entity *entity)
{
    return doubts_is_double(&neighbours->checker->doubts, entity->node)
           || entity->name->length == 0;
}

// Labels of two files need not differ: a file may be imported under a name of its own.
static bool is_in_one_file(const Entity *left, const Entity *right)
{
    return left->node->tree == right->node->tree;
}

static void compare_labels(Neighbours *neighbours, const Entity *entity)
{
    Arena *arena = neighbours->checker->arena;
    const Entity *first = sieve_add(&neighbours->labels, look_hash(entity->label), entity);
    if (first == NULL || first->name == entity->name || !is_in_one_file(first, entity)) {
        return;
    }
    if (str_equal(first->label, entity->label)) {
        report_labels(neighbours, RULE_same_label, entity, first);
    } else if (texts_look_alike(arena, first->label, entity->label)) {
        report_labels(neighbours, RULE_look_alike, entity, first);
    }
}

// A thing is compared with those before it. Two whose names look alike are one finding, whatever
// their labels.
static void neighbours_add(Neighbours *neighbours, const Entity *entity)
{
    if (is_declared_twice(neighbours, entity)) {
        return;
    }
    Arena *arena = neighbours->checker->arena;
    Str name = name_str(entity->name);
    const Entity *first = sieve_add(&neighbours->names, look_hash(name), entity);
    if (first != NULL && first->name != entity->name
        && texts_look_alike(arena, name_str(first->name), name)) {
        report_names(neighbours, entity, first);
    } else {
        compare_labels(neighbours, entity);
    }
}

#define ADD_ALL(neighbours, process, kind, list)                                                   \
    do {                                                                                           \
        neighbours_next((neighbours), (process), (kind), (list).count);                            \
        for (uint32_t at = 0; at < (list).count; at++) {                                           \
            neighbours_add((neighbours), &(list).at[at]->entity);                                  \
        }                                                                                          \
    } while (0)

static void compare_process(Neighbours *neighbours, const Process *process)
{
    ADD_ALL(neighbours, process, "phases", process->phases);
    neighbours_next(neighbours, process, "stages", process->stages.count + process->ends.count);
    for (uint32_t i = 0; i < process->stages.count; i++) {
        neighbours_add(neighbours, &process->stages.at[i]->entity);
    }
    for (uint32_t i = 0; i < process->ends.count; i++) {
        neighbours_add(neighbours, &process->ends.at[i]->entity);
    }
}

void check_labels(Checker *checker)
{
    const Model *model = checker->model;
    Neighbours neighbours;
    neighbours_start(&neighbours, checker);
    ADD_ALL(&neighbours, NULL, "roles", model->roles);
    ADD_ALL(&neighbours, NULL, "skills", model->skills);
    ADD_ALL(&neighbours, NULL, "tools", model->tools);
    ADD_ALL(&neighbours, NULL, "methods", model->methods);
    ADD_ALL(&neighbours, NULL, "metrics", model->metrics);
    ADD_ALL(&neighbours, NULL, "processes", model->processes);
    ADD_ALL(&neighbours, NULL, "onboardings", model->onboardings);
    for (uint32_t i = 0; i < model->methods.count; i++) {
        ADD_ALL(&neighbours, NULL, "points", model->methods.at[i]->points);
    }
    for (uint32_t i = 0; i < model->onboardings.count; i++) {
        ADD_ALL(&neighbours, NULL, "milestones", model->onboardings.at[i]->milestones);
    }
    for (uint32_t i = 0; i < model->processes.count; i++) {
        compare_process(&neighbours, checker->order[i]);
    }
}

// ---- what a CRM takes ---------------------------------------------------------------------------

static void check_length(Checker *checker, const Process *process, const Entity *entity,
                         const char *kind)
{
    size_t length = utf8_count(entity->label);
    const Statement *owner;
    if (length <= LABEL_LENGTH) {
        return;
    }
    Place place = label_place(entity, &owner);
    Finding *finding = check_report(checker, RULE_long_label, process, owner, place,
                                    "the label of %s `%s` has %zu characters, more than %d", kind,
                                    entity->name->text, length, (int)LABEL_LENGTH);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "a CRM cuts this off");
        finding_help(
            checker->findings, finding,
            "say it in a few words, such as \"Agree the terms\", and the rest in `summary`");
    }
}

static bool is_refused(char c)
{
    return c == '<' || c == '>' || c == '{' || c == '}' || c == '\\' || c == '|' || c == '^'
           || c == '~' || c == '`';
}

static void check_refused(Checker *checker, const Process *process, const Entity *entity,
                          const char *kind)
{
    size_t at = 0;
    while (at < entity->label.length && !is_refused(entity->label.at[at])) {
        at++;
    }
    const Statement *owner;
    if (at == entity->label.length) {
        return;
    }
    Place place = label_place(entity, &owner);
    char c = entity->label.at[at];
    Finding *finding = check_report(checker, RULE_label_characters, process, owner, place,
                                    "the label of %s `%s` has a character that CRMs refuse: %c",
                                    kind, entity->name->text, c);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "%c cannot stand in a CRM's list of stages", c);
        finding_help(checker->findings, finding, "write a word, a comma or `/` for it");
    }
}

typedef void CheckLabel(Checker *checker, const Process *process, const Entity *entity,
                        const char *kind);

// What stands in the lists of a CRM: pipelines, their stages and their ends.
static void check_pipelines(Checker *checker, CheckLabel *check)
{
    for (uint32_t i = 0; i < checker->model->processes.count; i++) {
        const Process *process = checker->order[i];
        check(checker, NULL, &process->entity, "process");
        for (uint32_t j = 0; j < process->stages.count; j++) {
            check(checker, process, &process->stages.at[j]->entity, "stage");
        }
        for (uint32_t j = 0; j < process->ends.count; j++) {
            check(checker, process, &process->ends.at[j]->entity, "end");
        }
    }
}

void check_label_lengths(Checker *checker)
{
    check_pipelines(checker, check_length);
}

void check_label_characters(Checker *checker)
{
    check_pipelines(checker, check_refused);
}
