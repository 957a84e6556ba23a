// Large blocks while they are changed: a table of what stands in them, made on the first change and
// kept up to date, so that thousands of changes of one block take their own time only.

#include "model/block_edit.h"

enum { SMALL_BLOCK = 32 }; // statements

static bool is_small(const Statement *block)
{
    uint32_t count = 0;
    for (const Statement *at = block->children; at != NULL && count <= SMALL_BLOCK; at = at->next) {
        count++;
    }
    return count <= SMALL_BLOCK;
}

// Notes a statement under a key; the last one of a key counts.
static void note(Resolver *resolver, Scope *scope, StatementKind kind, const void *key,
                 Statement *statement)
{
    Declaration *entry = scope_find(scope, kind, key);
    if (entry == NULL) {
        entry = ARENA_NEW(resolver->arena, Declaration);
        scope_add(scope, kind, key, entry);
    }
    entry->statement = statement;
}

static void note_statement(Resolver *resolver, BlockEdit *edit, Statement *statement)
{
    StatementKind kind = (StatementKind)statement->kind;
    const Part *name = part_find(statement, CLAUSE_NAME);
    if (statement->form != FORM_PLAIN) {
        return;
    }
    if (name != NULL) {
        const Name *key = name_intern(resolver->program->names, part_text(statement, name));
        note(resolver, &edit->parts, kind, key, statement);
    } else if (!statement_row(kind)->is_many) {
        note(resolver, &edit->once, kind, edit, statement);
    }
}

static BlockEdit *block_edit_new(Resolver *resolver, Statement *block)
{
    BlockEdit *edit = ARENA_NEW(resolver->arena, BlockEdit);
    edit->parts.arena = resolver->arena;
    edit->once.arena = resolver->arena;
    edit->end = &block->children;
    while (*edit->end != NULL) {
        note_statement(resolver, edit, *edit->end);
        edit->end = &(*edit->end)->next;
    }
    return edit;
}

BlockEdit *block_edit_find(Resolver *resolver, Scope *blocks, Statement *block)
{
    if (is_small(block)) {
        return NULL;
    }
    Declaration *entry = scope_find(blocks, 0, block);
    if (entry == NULL) {
        entry = ARENA_NEW(resolver->arena, Declaration);
        entry->thing = block_edit_new(resolver, block);
        blocks->arena = resolver->arena;
        scope_add(blocks, 0, block, entry);
    }
    return entry->thing;
}

void block_edit_add(Resolver *resolver, BlockEdit *edit, Statement *added)
{
    note_statement(resolver, edit, added);
    edit->end = &added->next;
}

static Statement *standing(const Declaration *entry)
{
    bool stands = entry != NULL && entry->statement->form == FORM_PLAIN;
    return stands ? entry->statement : NULL;
}

Statement *block_edit_part(const BlockEdit *edit, StatementKind kind, const Name *name)
{
    return standing(scope_find(&edit->parts, kind, name));
}

Statement *block_edit_once(const BlockEdit *edit, StatementKind kind)
{
    return standing(scope_find(&edit->once, kind, edit));
}
