// Variants and changes: `process A like B { ... }` is a copy of B's statements, altered by what its
// block says; a `change` at the top of a file alters a declaration for the whole compilation.
//
// Order: what a base is like comes first, then its own block, then changes at the top of files,
// imports before the file that imports.

#include "model/variant.h"

#include "model/change.h"
#include "model/entity.h"

#include <string.h>

// ---- changes at the top of files ----------------------------------------------------------------

static void gather_change(Resolver *resolver, const Module *module, const Statement *change)
{
    const Part *part = part_find(change, CLAUSE_NAME);
    if (part == NULL || change->is_broken) {
        return;
    }
    DottedName name = dotted_split(part_text(change, part));
    uint32_t used;
    Declaration *found =
        declared_find(resolver->program, module, (StatementKind)change->kind, &name, &used);
    if (found == NULL || used != name.count) {
        if (name_is_excused(resolver, change, part_text(change, part))) {
            return;
        }
        const char *word = statement_row((StatementKind)change->kind)->keyword;
        Str text = part_text(change, part);
        Place place = part_place(change, part);
        Finding *finding = finding_add(resolver->findings, RULE_change_unknown, place,
                                       "there is no %s `%.*s` to change", word, STR_ARGS(text));
        suggest_declared(resolver, finding, module, (StatementKind)change->kind, text, place,
                         "import the file that declares it");
        return;
    }
    Change *entry = ARENA_NEW(resolver->arena, Change);
    entry->statement = change;
    if (found->changes_last != NULL) {
        found->changes_last->next = entry;
    } else {
        found->changes = entry;
    }
    found->changes_last = entry;
    found->is_changed_by_given |= module->source->is_given;
}

static void gather_changes(Resolver *resolver)
{
    const Program *program = resolver->program;
    for (uint32_t i = 0; i < program->order_count; i++) {
        const Module *module = program->order[i];
        for (const Statement *at = module->tree->statements; at != NULL; at = at->next) {
            if (at->form == FORM_CHANGE) {
                gather_change(resolver, module, at);
            }
        }
    }
}

static void apply_top_changes(Resolver *resolver, Declaration *declaration)
{
    if (declaration->changes == NULL) {
        return;
    }
    if (declaration->base == NULL) {
        declaration->statement = statement_copy(resolver, declaration->statement, false);
    }
    Touches touches = {.marks = {.arena = resolver->arena}, .is_top = true};
    for (const Change *change = declaration->changes; change != NULL; change = change->next) {
        change_apply(resolver, declaration, &touches, declaration->statement, change->statement);
    }
}

// ---- variants -----------------------------------------------------------------------------------

static void find_base(Resolver *resolver, Declaration *declaration)
{
    const Part *like = part_find(declaration->written, CLAUSE_LIKE);
    if (declaration->kind != STATEMENT_PROCESS || like == NULL) {
        return;
    }
    const Process *base = process_named(resolver, declaration->written, like);
    declaration->base = base != NULL ? resolver->scopes[base->index].declaration : NULL;
}

static void report_like_circle(Resolver *resolver, Declaration *declaration)
{
    const Part *like = part_find(declaration->written, CLAUSE_LIKE);
    Finding *finding =
        finding_add(resolver->findings, RULE_like_circle, part_place(declaration->written, like),
                    "process `%s` is like itself", declaration->name->text);
    const Declaration *at = declaration->base;
    for (uint32_t hops = 0; at != NULL && at != declaration && hops < 12; hops++) {
        finding_also(resolver->findings, finding,
                     part_place(at->written, part_find(at->written, CLAUSE_LIKE)),
                     "and `%s` is like this", at->name->text);
        at = at->base;
    }
    finding_help(resolver->findings, finding, "one of them must stand by itself");
    declaration->base = NULL;
}

static bool stages_fit(Resolver *resolver, uint32_t *stages_left, const Declaration *declaration,
                       uint32_t count)
{
    if (count <= *stages_left) {
        *stages_left -= count;
        return true;
    }
    char most[LIMIT_WORDS_SIZE];
    limit_words(LIMIT_STAGES, resolver->program->limits->of[LIMIT_STAGES], most);
    Finding *finding =
        finding_add(resolver->findings, RULE_size_limit, statement_name_place(declaration->written),
                    "all processes together have more than %s stages", most);
    finding_help(resolver->findings, finding, "compile fewer of them at once");
    return false;
}

// A process that is too large is left out: that is all there is to say of it.
static void leave_out(Resolver *resolver, Declaration *declaration)
{
    Statement *copy = ARENA_NEW(resolver->arena, Statement);
    *copy = *declaration->written;
    copy->children = NULL;
    copy->is_broken = true;
    declaration->statement = copy;
    Tree *tree = (Tree *)(uintptr_t)declaration->written->tree;
    tree->lost |= (uint64_t)1 << STATEMENT_STAGE; // its stages are not called unknown
}

// The base is made. The variant's own head, a copy of the base's block, its own block over that.
static void variant_make(Resolver *resolver, Declaration *declaration, uint32_t *stages_left)
{
    const Declaration *base = declaration->base;
    if (base != NULL) {
        uint32_t count = count_stages(base->statement->children);
        Statement *copy = ARENA_NEW(resolver->arena, Statement);
        *copy = *declaration->written;
        copy->children = NULL;
        declaration->statement = copy;
        declaration->drops = base->drops;
        if (stages_fit(resolver, stages_left, declaration, count)) {
            Touches touches = {.is_top = false};
            copy->children = block_copy(resolver, base->statement->children, true);
            change_apply_block(resolver, declaration, &touches, copy,
                               declaration->written->children);
        } else {
            copy->is_broken = true; // that it is too large is all there is to say of it
        }
    } else if (declaration->kind == STATEMENT_PROCESS
               && !stages_fit(resolver, stages_left, declaration,
                              count_stages(declaration->statement->children))) {
        leave_out(resolver, declaration);
    }
    apply_top_changes(resolver, declaration);
    declaration->is_made = true;
}

// Each of a long row of variants would ask all before it what they say. The first that is too many
// is reported; it and those like it are left out.
static void report_too_deep(Resolver *resolver, Declaration *declaration, uint64_t most)
{
    leave_out(resolver, declaration);
    declaration->base = NULL;
    declaration->is_made = true;
    if (declaration->depth > most + 1) {
        return;
    }
    char words[LIMIT_WORDS_SIZE];
    limit_words(LIMIT_VARIANT_DEPTH, most, words);
    Finding *finding =
        finding_add(resolver->findings, RULE_size_limit, statement_name_place(declaration->written),
                    "more than %s processes are like one another in a row", words);
    finding_help(resolver->findings, finding, "make some of them `like` the first one");
}

// Bases first, along a chain.
static void chain_make(Resolver *resolver, Declaration *declaration, Declaration **chain,
                       uint32_t *stages_left)
{
    uint32_t depth = 0;
    uint64_t most = resolver->program->limits->of[LIMIT_VARIANT_DEPTH];
    Declaration *at = declaration;
    while (at != NULL && !at->is_made && !at->is_being_made) {
        at->is_being_made = true;
        chain[depth++] = at;
        at = at->base;
    }
    if (at != NULL && !at->is_made) {
        report_like_circle(resolver, at);
    }
    while (depth > 0) {
        Declaration *next = chain[--depth];
        next->depth = next->base != NULL ? next->base->depth + 1 : 0;
        if (next->depth > most) {
            report_too_deep(resolver, next, most);
        } else {
            variant_make(resolver, next, stages_left);
        }
        next->is_being_made = false;
    }
}

void variants_make(Resolver *resolver)
{
    const Program *program = resolver->program;
    uint32_t count = 0;
    gather_changes(resolver);
    for (uint32_t i = 0; i < program->order_count; i++) {
        count += program->order[i]->declared_count;
        for (uint32_t k = 0; k < program->order[i]->declared_count; k++) {
            find_base(resolver, program->order[i]->declared[k]);
        }
    }
    Declaration **chain = ARENA_MANY(resolver->arena, count + 1, Declaration *);
    uint32_t stages_left = (uint32_t)program->limits->of[LIMIT_STAGES];
    for (uint32_t i = 0; i < program->order_count; i++) {
        for (uint32_t k = 0; k < program->order[i]->declared_count; k++) {
            chain_make(resolver, program->order[i]->declared[k], chain, &stages_left);
        }
    }
}

void variant_dropped(Resolver *resolver, const Declaration *declaration, Scope *dropped)
{
    for (const Drop *drop = declaration->drops; drop != NULL; drop = drop->next) {
        Declaration *entry = ARENA_NEW(resolver->arena, Declaration);
        entry->written = drop->statement;
        scope_add(dropped, STATEMENT_STAGE, drop->name, entry);
    }
}
