// Scopes: which declaration a name means.
#pragma once

#include "syntax/ast.h"

// What is declared: its statement as the changes of the compilation leave it, the file it stands
// in, and, once resolved, the thing in the model.
typedef struct Declaration {
    StatementKind kind;
    const Name *name;
    const Statement *written; // as the file says it
    Statement *statement;     // as changes leave it; the same where there are none
    struct Module *module;
    struct Declaration *base;              // of a variant: what it is like
    uint32_t depth;                        // of a variant: how many stand before it in a row
    void *thing;                           // Role *, Stage *, ...; NULL until it is made
    struct Change *changes, *changes_last; // at the top of files, in order; NULL for most
    struct Drop *drops; // the parts that were taken out, newest first; a variant's, then its base's
    struct Scope *steps; // stages and ends of a changed process: name to Declaration of the copy
    bool is_made;        // its changes are applied; of a variant: its copy is made
    bool is_being_made;  // for circles
    bool is_changed_by_given; // by a file named on the command line
} Declaration;

// A change at the top of a file.
typedef struct Change {
    const Statement *statement;
    struct Change *next;
} Change;

// A part that a drop took out.
typedef struct Drop {
    const Name *name;
    const Statement *statement;
    struct Drop *next;
} Drop;

typedef struct ScopeSlot {
    const void *key;
    uint32_t kind;
    Declaration *declaration;
} ScopeSlot;

// A table from (kind, name) to a declaration. Empty until something is added.
typedef struct Scope {
    Arena *arena;
    ScopeSlot *slots;
    uint32_t capacity; // a power of two
    uint32_t count;
} Scope;

// An empty scope with room for so many declarations; more may be added.
void scope_start(Scope *scope, Arena *arena, uint32_t count);

// The declaration of this kind and name, or NULL. `key` is a Name, or any other pointer that stands
// for what is looked up.
Declaration *scope_find(const Scope *scope, uint32_t kind, const void *key);

// Adds it unless the name is taken; gives the one that stands there.
Declaration *scope_add(Scope *scope, uint32_t kind, const void *key, Declaration *declaration);
