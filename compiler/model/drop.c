// Drops: what a variant or a change takes out of a copy.
//
// A dropped statement stays in its list with FORM_DROP and is passed over from then on. Items are
// compared by the thing they name, so that an alias or another spelling makes no difference.

#include "model/drop.h"

#include "base/suggest.h"
#include "model/entity.h"

#include <string.h>

static void remember_drop(Resolver *resolver, Declaration *owner, const Statement *part,
                          const Statement *drop)
{
    const Part *name = part_find(part, CLAUSE_NAME);
    if (name == NULL) { // its header was broken; nothing can name it
        return;
    }
    Drop *entry = ARENA_NEW(resolver->arena, Drop);
    entry->name = name_intern(resolver->program->names, part_text(part, name));
    entry->statement = drop;
    entry->next = owner->drops;
    owner->drops = entry;
}

void drop_part(Resolver *resolver, Declaration *owner, Statement *part, const Statement *drop)
{
    part->form = FORM_DROP;
    bool is_step = part->kind == STATEMENT_STAGE || part->kind == STATEMENT_END;
    if (is_step) {
        remember_drop(resolver, owner, part, drop);
    }
    for (Statement *in = part->kind == STATEMENT_PHASE ? part->children : NULL; in != NULL;
         in = in->next) {
        if (in->kind == STATEMENT_STAGE && in->form == FORM_PLAIN) {
            in->form = FORM_DROP;
            remember_drop(resolver, owner, in, drop);
        }
    }
}

// ---- items --------------------------------------------------------------------------------------

// The kind of thing that the items of a statement name; STATEMENT_COUNT where it is no declaration.
static StatementKind item_kind(StatementKind statement)
{
    switch (statement) {
    case STATEMENT_WITH:
    case STATEMENT_CONSULT:
    case STATEMENT_INFORM:
    case STATEMENT_OWNER:
    case STATEMENT_REPORTS:
    case STATEMENT_MEET: return STATEMENT_ROLE;
    case STATEMENT_NEEDS:
    case STATEMENT_HAS:
    case STATEMENT_PROVE:
    case STATEMENT_LEARN:
    case STATEMENT_AFTER: return STATEMENT_SKILL;
    case STATEMENT_USES:
    case STATEMENT_IN: return STATEMENT_TOOL;
    case STATEMENT_COVER: return STATEMENT_METHOD;
    case STATEMENT_RUNS:
    case STATEMENT_ALONGSIDE:
    case STATEMENT_THEN: return STATEMENT_PROCESS;
    case STATEMENT_REACH: return STATEMENT_METRIC;
    default: return STATEMENT_COUNT;
    }
}

// Whether both items begin with the same declaration; says how many parts of each name it takes. What
// the dropping file does not see is known by its own name: who takes a skill of the library from a role
// of the library need not import its file.
static bool same_thing(Resolver *resolver, StatementKind kind, const Statement *left,
                       const DottedName *left_name, uint32_t *left_used, const Statement *right,
                       const DottedName *right_name, uint32_t *right_used)
{
    const Declaration *one = declared_find(resolver->program, statement_module(resolver, left),
                                           kind, left_name, left_used);
    const Declaration *other = declared_find(resolver->program, statement_module(resolver, right),
                                             kind, right_name, right_used);
    if (one != NULL && other == NULL) {
        *right_used = 1;
        return name_intern(resolver->program->names, right_name->part[0]) == one->name;
    }
    return one != NULL && one == other;
}

// Two items are the same where they name the same declaration and the same part of it.
static bool same_item(Resolver *resolver, const Statement *left, const Part *left_part,
                      const Statement *right, const Part *right_part)
{
    if (left_part->kind == PART_TEXT || right_part->kind == PART_TEXT) {
        return left_part->kind == right_part->kind
               && str_equal(text_of(resolver, left, left_part),
                            text_of(resolver, right, right_part));
    }
    DottedName left_name = dotted_split(part_text(left, left_part));
    DottedName right_name = dotted_split(part_text(right, right_part));
    StatementKind kind = item_kind((StatementKind)left->kind);
    uint32_t left_used = 0;
    uint32_t right_used = 0;
    if (kind != STATEMENT_COUNT
        && !same_thing(resolver, kind, left, &left_name, &left_used, right, &right_name,
                       &right_used)) {
        return false;
    }
    if (left->kind == STATEMENT_AT && left_name.count != right_name.count) {
        left_used = left_name.count - 1; // `b` and `base.b` are one stage
        right_used = right_name.count - 1;
    }
    if (left_name.count - left_used != right_name.count - right_used) {
        return false;
    }
    for (uint32_t i = 0; left_used + i < left_name.count; i++) {
        Names *names = resolver->program->names;
        if (name_intern(names, left_name.part[left_used + i])
            != name_intern(names, right_name.part[right_used + i])) {
            return false;
        }
    }
    return true;
}

// Whether items of this statement stand side by side, so that one can go and the others stay.
static bool is_list(const Statement *statement)
{
    return statement->kind != STATEMENT_IN && statement->kind != STATEMENT_REACH
           && statement->kind != STATEMENT_LINK;
}

static bool has_other_items(const Statement *statement, const Part *item)
{
    EACH_ITEM(part, statement)
    {
        if (part != item) {
            return true;
        }
    }
    return false;
}

// A copy of the parts without one of them: the old ones are shared with the base.
static Part *parts_without(Resolver *resolver, const Part *parts, const Part *item)
{
    Part *first = NULL;
    Part **end = &first;
    for (; parts != NULL; parts = parts->next) {
        if (parts != item) {
            *end = ARENA_NEW(resolver->arena, Part);
            **end = *parts;
            (*end)->next = NULL;
            end = &(*end)->next;
        }
    }
    return first;
}

// Whether a link is meant by its label.
static bool has_label(Resolver *resolver, const Statement *link, const Statement *drop,
                      const Part *wanted)
{
    const Part *label = link->kind == STATEMENT_LINK ? part_find(link, CLAUSE_LABEL) : NULL;
    return label != NULL && same_item(resolver, link, label, drop, wanted);
}

static bool drop_item(Resolver *resolver, Statement *block, const Statement *drop,
                      const Part *wanted)
{
    for (Statement *at = block->children; at != NULL; at = at->next) {
        if (at->kind != drop->kind || at->form != FORM_PLAIN) {
            continue;
        }
        if (has_label(resolver, at, drop, wanted)) {
            at->form = FORM_DROP;
            return true;
        }
        EACH_ITEM(part, at)
        {
            if (!same_item(resolver, at, part, drop, wanted)) {
                continue;
            }
            if (is_list(at) && has_other_items(at, part)) {
                at->parts = parts_without(resolver, at->parts, part);
            } else {
                at->form = FORM_DROP;
            }
            return true;
        }
    }
    return false;
}

static bool drop_whole(Statement *block, const Statement *drop)
{
    bool found = false;
    for (Statement *at = block->children; at != NULL; at = at->next) {
        if (at->kind == drop->kind && at->form == FORM_PLAIN) {
            at->form = FORM_DROP;
            found = true;
        }
    }
    return found;
}

// ---- what is not there --------------------------------------------------------------------------

enum { NAMES_SHOWN = 5 };

// Says what there is to drop or to change.
static void help_there(Resolver *resolver, Finding *finding, const Candidate *candidates,
                       uint32_t count, const Statement *change)
{
    const char *verb = change->form == FORM_DROP ? "drop" : "change";
    Str list = {0};
    uint32_t shown = 0;
    for (uint32_t i = 0; i < count && shown < NAMES_SHOWN; i++) {
        Str name = candidates[i].name;
        bool is_shown = false;
        for (uint32_t j = 0; j < i; j++) {
            is_shown |= str_equal(candidates[j].name, name);
        }
        if (!is_shown) {
            list = shown++ == 0 ? str_format(resolver->arena, "`%.*s`", STR_ARGS(name))
                                : str_format(resolver->arena, "%.*s, `%.*s`", STR_ARGS(list),
                                             STR_ARGS(name));
        }
    }
    if (count == 0) {
        finding_help(resolver->findings, finding, "take the line out: there is no `%s` to %s",
                     statement_row((StatementKind)change->kind)->keyword, verb);
    } else {
        finding_help(resolver->findings, finding, "there is %.*s%s", STR_ARGS(list),
                     shown == NAMES_SHOWN && count > NAMES_SHOWN ? " and more" : "");
    }
}

static void suggest_item(Resolver *resolver, Finding *finding, const Statement *block,
                         const Statement *drop, const Part *wanted)
{
    uint32_t count = count_items(block->children, (StatementKind)drop->kind);
    Candidate *candidates = ARENA_MANY(resolver->arena, count + 1, Candidate);
    uint32_t used = 0;
    EACH_STATEMENT(at, block->children, drop->kind)
    {
        EACH_ITEM(part, at)
        {
            const Part *label = at->kind == STATEMENT_LINK ? part_find(at, CLAUSE_LABEL) : NULL;
            const Part *shown = label != NULL ? label : part;
            candidates[used++].name =
                shown->kind == PART_TEXT ? text_of(resolver, at, shown) : part_text(at, shown);
        }
    }
    Str text =
        wanted->kind == PART_TEXT ? text_of(resolver, drop, wanted) : part_text(drop, wanted);
    Suggestion near = suggest(text, candidates, used, resolver->program->suggest_budget);
    if (near.candidate != NULL) {
        finding_help(resolver->findings, finding, "did you mean `%.*s`?",
                     STR_ARGS(near.candidate->name));
    } else {
        help_there(resolver, finding, candidates, used, drop);
    }
}

static void report_not_there(Resolver *resolver, const Statement *block, const Statement *drop,
                             const Part *wanted)
{
    const char *word = statement_row((StatementKind)drop->kind)->keyword;
    Place place = wanted != NULL ? part_place(drop, wanted) : statement_header_place(drop);
    Finding *finding = finding_add(resolver->findings, RULE_drop_unknown, place,
                                   "there is no such `%s` to drop here", word);
    if (wanted != NULL) {
        suggest_item(resolver, finding, block, drop, wanted);
    } else {
        finding_help(resolver->findings, finding, "take the line out: no `%s` stands in the base",
                     word);
    }
}

void drop_statement(Resolver *resolver, Statement *block, const Statement *drop)
{
    if (drop->parts == NULL) {
        if (!drop_whole(block, drop)) {
            report_not_there(resolver, block, drop, NULL);
        }
        return;
    }
    for (const Part *wanted = drop->parts; wanted != NULL; wanted = wanted->next) {
        if (!drop_item(resolver, block, drop, wanted)) {
            report_not_there(resolver, block, drop, wanted);
        }
    }
}

// ---- suggestions for parts ----------------------------------------------------------------------

static uint32_t gather_parts(Candidate *candidates, const Statement *block, StatementKind kind)
{
    uint32_t count = 0;
    for (const Statement *at = block; at != NULL; at = at->next) {
        const Part *name = part_find(at, CLAUSE_NAME);
        if (at->kind == kind && name != NULL && at->form == FORM_PLAIN) {
            if (candidates != NULL) {
                candidates[count].name = part_text(at, name);
            }
            count++;
        }
        if (at->children != NULL) {
            count +=
                gather_parts(candidates != NULL ? candidates + count : NULL, at->children, kind);
        }
    }
    return count;
}

// The declaration whose block holds the part of this kind and very name, at any depth; or NULL.
static const Statement *part_home(const Statement *block, StatementKind kind, Str name)
{
    for (const Statement *at = block; at != NULL; at = at->next) {
        for (const Statement *in = at->children; in != NULL; in = in->next) {
            const Part *part = part_find(in, CLAUSE_NAME);
            if (in->kind == kind && in->form == FORM_PLAIN && part != NULL
                && str_equal(part_text(in, part), name)) {
                return at;
            }
        }
        const Statement *deeper = part_home(at->children, kind, name);
        if (deeper != NULL) {
            return deeper;
        }
    }
    return NULL;
}

void drop_suggest(Resolver *resolver, Finding *finding, const Declaration *owner,
                  const Statement *change, const Part *part)
{
    StatementKind kind = (StatementKind)change->kind;
    const Statement *block = owner->statement->children;
    uint32_t count = gather_parts(NULL, block, kind);
    Candidate *candidates = ARENA_MANY(resolver->arena, count + 1, Candidate);
    gather_parts(candidates, block, kind);
    uint64_t *budget = resolver->program->suggest_budget;
    bool may_look = *budget > 10 * (uint64_t)count;
    *budget -= may_look ? 10 * (uint64_t)count : 0;
    const Statement *home = may_look ? part_home(block, kind, part_text(change, part)) : NULL;
    if (home != NULL && part_find(home, CLAUSE_NAME) != NULL) {
        Str name = part_text(home, part_find(home, CLAUSE_NAME));
        const char *word = statement_row((StatementKind)home->kind)->keyword;
        finding_help(resolver->findings, finding,
                     "it stands in %s `%.*s`: write it inside `change %s %.*s { ... }`", word,
                     STR_ARGS(name), word, STR_ARGS(name));
        return;
    }
    Suggestion near =
        suggest(part_text(change, part), candidates, count, resolver->program->suggest_budget);
    if (near.candidate != NULL) {
        finding_help(resolver->findings, finding, "did you mean `%.*s`?",
                     STR_ARGS(near.candidate->name));
        finding_fix(resolver->findings, finding, near.is_certain, part_place(change, part),
                    near.candidate->name);
    } else {
        help_there(resolver, finding, candidates, count, change);
    }
}
