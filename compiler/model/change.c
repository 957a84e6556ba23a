// Changes: copies of statements, altered by what a variant's block or a `change` says.
//
// Statements are copied, never altered where they were parsed. A copy knows where it comes from
// (origin), what touched it last (change), and which changes replaced parts of its head (heads). In
// a block drops apply before additions; what is new goes last.

#include "model/change.h"

#include "model/block_edit.h"
#include "model/drop.h"
#include "model/entity.h"

#include <string.h>

// ---- copies -------------------------------------------------------------------------------------

Statement *statement_copy(Resolver *resolver, const Statement *source, bool is_variant)
{
    Statement *copy = ARENA_NEW(resolver->arena, Statement);
    *copy = *source;
    copy->next = NULL;
    copy->origin = is_variant ? source : source->origin;
    copy->children = block_copy(resolver, source->children, is_variant);
    return copy;
}

// LIMIT_NESTING says how deep blocks nest, so copying may go down by calling itself.
Statement *block_copy(Resolver *resolver, const Statement *block, bool is_variant)
{
    Statement *first = NULL;
    Statement **end = &first;
    for (; block != NULL; block = block->next) {
        if (block->form == FORM_PLAIN) {
            *end = statement_copy(resolver, block, is_variant);
            end = &(*end)->next;
        }
    }
    return first;
}

// ---- finding the part that a change means -------------------------------------------------------

static const Name *declared_name(Resolver *resolver, const Statement *statement)
{
    const Part *part = part_find(statement, CLAUSE_NAME);
    return part != NULL ? name_intern(resolver->program->names, part_text(statement, part)) : NULL;
}

static void steps_add(Resolver *resolver, Declaration *process, Statement *step)
{
    const Name *name = declared_name(resolver, step);
    if (name == NULL) {
        return;
    }
    Declaration *entry = scope_find(process->steps, STATEMENT_STAGE, name);
    if (entry == NULL) {
        entry = ARENA_NEW(resolver->arena, Declaration);
        scope_add(process->steps, STATEMENT_STAGE, name, entry);
        entry->statement = step;
    } else if (entry->statement->form == FORM_DROP) {
        entry->statement = step; // dropped, and declared anew
    }
}

static bool is_step(const Statement *statement)
{
    return statement->kind == STATEMENT_STAGE || statement->kind == STATEMENT_END;
}

// The table of stages and ends of a process that is changed, made on the first question.
static void steps_make(Resolver *resolver, Declaration *process)
{
    if (process->steps != NULL) {
        return;
    }
    process->steps = ARENA_NEW(resolver->arena, Scope);
    process->steps->arena = resolver->arena;
    for (Statement *at = process->statement->children; at != NULL; at = at->next) {
        if (is_step(at)) {
            steps_add(resolver, process, at);
        }
        for (Statement *in = at->kind == STATEMENT_PHASE ? at->children : NULL; in != NULL;
             in = in->next) {
            if (is_step(in)) {
                steps_add(resolver, process, in);
            }
        }
    }
}

// The part of this kind and name: stages and ends anywhere in the process, others in the block.
static Statement *changed_part(Resolver *resolver, Declaration *owner, Touches *touches,
                               Statement *block, StatementKind kind, const Name *name)
{
    if (kind == STATEMENT_STAGE || kind == STATEMENT_END) {
        if (owner->kind != STATEMENT_PROCESS) {
            return NULL;
        }
        steps_make(resolver, owner);
        const Declaration *entry = scope_find(owner->steps, STATEMENT_STAGE, name);
        bool fits =
            entry != NULL && entry->statement->kind == kind && entry->statement->form == FORM_PLAIN;
        return fits ? entry->statement : NULL;
    }
    const BlockEdit *edit = block_edit_find(resolver, &touches->blocks, block);
    if (edit != NULL) {
        return block_edit_part(edit, kind, name);
    }
    for (Statement *at = block->children; at != NULL; at = at->next) {
        if (at->kind == kind && at->form == FORM_PLAIN && declared_name(resolver, at) == name) {
            return at;
        }
    }
    return NULL;
}

static void report_unknown_part(Resolver *resolver, RuleId rule, const Declaration *owner,
                                const Statement *change, const Part *part)
{
    Str name = part_text(change, part);
    if (name_is_excused(resolver, owner->written, name)) {
        return;
    }
    const char *word = statement_row((StatementKind)change->kind)->keyword;
    Finding *finding = finding_add(resolver->findings, rule, part_place(change, part),
                                   "there is no %s `%.*s` to %s here", word, STR_ARGS(name),
                                   change->form == FORM_DROP ? "drop" : "change");
    drop_suggest(resolver, finding, owner, change, part);
}

// ---- two files that change one value
// -------------------------------------------------------------

// A change at the top of a file leaves its mark on what it replaced; another file's mark there is a
// conflict. The marks of a declaration live in its table of touched values.
static bool touch(Resolver *resolver, Touches *touches, uint32_t key, const void *what,
                  const Statement *by, Place place)
{
    if (!touches->is_top) {
        return true;
    }
    Declaration *mark = ARENA_NEW(resolver->arena, Declaration);
    mark->written = by;
    const Declaration *first = scope_add(&touches->marks, key, what, mark);
    if (first == mark || first->written->tree == by->tree) {
        return true;
    }
    Finding *finding =
        finding_add(resolver->findings, RULE_change_twice, place, "two files change this value");
    finding_label(resolver->findings, finding, "second one");
    finding_also(resolver->findings, finding, statement_header_place(first->written),
                 "%.*s changes it here", STR_ARGS(first->written->tree->source->path));
    finding_help(resolver->findings, finding, "change it in one of them");
    return false;
}

// ---- applying -----------------------------------------------------------------------------------

static bool is_once(const Statement *target, const Statement *statement)
{
    bool is_list = statement->kind == STATEMENT_AFTER && target->kind == STATEMENT_SKILL;
    return !is_list && !statement_row((StatementKind)statement->kind)->is_many;
}

// What stood once and is replaced goes out.
static void drop_once(Statement *target, const BlockEdit *edit, StatementKind kind)
{
    if (edit != NULL) {
        Statement *old = block_edit_once(edit, kind);
        if (old != NULL) {
            old->form = FORM_DROP;
        }
        return;
    }
    for (Statement *at = target->children; at != NULL; at = at->next) {
        if (at->kind == kind && at->form == FORM_PLAIN) {
            at->form = FORM_DROP;
        }
    }
}

// A statement that stands once replaces the old one; all else goes last. *end is where that is.
static void apply_plain(Resolver *resolver, Declaration *owner, Touches *touches, Statement *target,
                        const Statement *statement, BlockEdit *edit, Statement ***end)
{
    Statement *copy = statement_copy(resolver, statement, false);
    if (is_once(target, statement)) {
        if (!touch(resolver, touches, statement->kind, target, statement,
                   statement_header_place(statement))) {
            return;
        }
        drop_once(target, edit, (StatementKind)statement->kind);
    }
    **end = copy;
    *end = &copy->next;
    if (edit != NULL) {
        block_edit_add(resolver, edit, copy);
    }
    if (owner->kind == STATEMENT_PROCESS && owner->steps != NULL) {
        if (is_step(copy)) {
            steps_add(resolver, owner, copy);
        }
        for (Statement *in = copy->kind == STATEMENT_PHASE ? copy->children : NULL; in != NULL;
             in = in->next) {
            if (is_step(in)) {
                steps_add(resolver, owner, in);
            }
        }
    }
}

static void apply_head(Resolver *resolver, Touches *touches, Statement *target,
                       const Statement *change)
{
    static const Clause clauses[] = {CLAUSE_LABEL, CLAUSE_TO, CLAUSE_SHARE, CLAUSE_DAY};
    bool changes_head = false;
    for (int i = 0; i < 4; i++) {
        const Part *part = part_find(change, clauses[i]);
        if (part != NULL) {
            changes_head |= touch(resolver, touches, STATEMENT_COUNT + clauses[i], target, change,
                                  part_place(change, part));
        }
    }
    if (changes_head) {
        HeadChange *head = ARENA_NEW(resolver->arena, HeadChange);
        head->statement = change;
        head->older = target->heads;
        target->heads = head;
    }
}

void change_apply(Resolver *resolver, Declaration *owner, Touches *touches, Statement *target,
                  const Statement *change)
{
    target->change = change;
    apply_head(resolver, touches, target, change);
    change_apply_block(resolver, owner, touches, target, change->children);
}

static void apply_inner_change(Resolver *resolver, Declaration *owner, Touches *touches,
                               Statement *target, const Statement *change)
{
    const Part *name = part_find(change, CLAUSE_NAME);
    if (name == NULL || change->is_broken) {
        return;
    }
    Statement *part = changed_part(resolver, owner, touches, target, (StatementKind)change->kind,
                                   declared_name(resolver, change));
    if (part == NULL) {
        report_unknown_part(resolver, RULE_change_unknown, owner, change, name);
        return;
    }
    change_apply(resolver, owner, touches, part, change);
}

static void apply_part_drop(Resolver *resolver, Declaration *owner, Touches *touches,
                            Statement *target, const Statement *drop)
{
    for (const Part *item = drop->parts; item != NULL; item = item->next) {
        const Name *name = name_intern(resolver->program->names, part_text(drop, item));
        Statement *part =
            changed_part(resolver, owner, touches, target, (StatementKind)drop->kind, name);
        bool fits = touch(resolver, touches, 2 * STATEMENT_COUNT + drop->kind, name, drop,
                          part_place(drop, item));
        if (part == NULL && fits) {
            report_unknown_part(resolver, RULE_drop_unknown, owner, drop, item);
        } else if (part != NULL) {
            drop_part(resolver, owner, part, drop);
            target->change = drop;
        }
    }
}

static void apply_drop(Resolver *resolver, Declaration *owner, Touches *touches, Statement *target,
                       const Statement *drop)
{
    if (statement_row((StatementKind)drop->kind)->is_declaration) {
        apply_part_drop(resolver, owner, touches, target, drop);
        return;
    }
    if (is_once(target, drop)
        && !touch(resolver, touches, drop->kind, target, drop, statement_header_place(drop))) {
        return;
    }
    target->change = drop;
    drop_statement(resolver, target, drop);
}

void change_apply_block(Resolver *resolver, Declaration *owner, Touches *touches, Statement *target,
                        const Statement *block)
{
    for (const Statement *at = block; at != NULL; at = at->next) {
        if (at->form == FORM_DROP) {
            apply_drop(resolver, owner, touches, target, at);
        }
    }
    BlockEdit *edit = block_edit_find(resolver, &touches->blocks, target);
    Statement **end = edit != NULL ? edit->end : &target->children;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    for (const Statement *at = block; at != NULL; at = at->next) {
        if (at->form == FORM_CHANGE) {
            apply_inner_change(resolver, owner, touches, target, at);
        } else if (at->form == FORM_PLAIN) {
            apply_plain(resolver, owner, touches, target, at, edit, &end);
        }
    }
}
