// What all declarations have, and small readers that every kind uses.
#pragma once

#include "model/lookup.h"

// Fills name, label and node of an entity from its declaration's head.
void entity_start(Resolver *resolver, Entity *entity, const Statement *statement);

// Fills summary, notes, links and earlier names from the block.
void entity_fill(Resolver *resolver, Entity *entity);

// The text of a part; empty where part is NULL.
Str text_of(Resolver *resolver, const Statement *statement, const Part *part);

// The value of a part, read silently: the forms reported its mistakes.
Value value_of(Resolver *resolver, const Statement *statement, const Part *part);

// The duration of a clause; empty where it is not there.
Duration duration_of(Resolver *resolver, const Statement *statement, Clause clause);

// How many statements of a kind stand in a block, and how many main parts they have together.
uint32_t count_statements(const Statement *block, StatementKind kind);
uint32_t count_items(const Statement *block, StatementKind kind);

// The stages in a process's block, those in its phases included.
uint32_t count_stages(const Statement *block);

// Lists gathered from the statements of one kind in a block.
TextList texts_of(Resolver *resolver, const Statement *block, StatementKind kind);
RoleUseList roles_of(Resolver *resolver, const Statement *block, StatementKind kind);
SkillUseList skills_of(Resolver *resolver, const Statement *block, StatementKind kind);
ToolUseList ids_of(Resolver *resolver, const Statement *block);

// Whether a declaration only came along with an import of the library: no file of the project wrote it
// or changes it.
bool entity_came_along(const Entity *entity);

// The first plain statement of a kind in a block, or NULL.
const Statement *statement_find(const Statement *block, StatementKind kind);

// Whether a statement counts: it is no change or drop, and not broken. Of a broken declaration its
// block counts still.
bool statement_counts(const Statement *statement);

// Runs body for each statement of a kind in a block that counts.
#define EACH_STATEMENT(at, block, wanted)                                                          \
    for (const Statement *at = (block); at != NULL; at = at->next)                                 \
        if (at->kind == (wanted) && statement_counts(at))

// Runs body for each main part of a statement.
#define EACH_ITEM(part, statement)                                                                 \
    for (const Part *part = (statement)->parts; part != NULL; part = part->next)                   \
        if (part->clause == CLAUSE_MAIN)
