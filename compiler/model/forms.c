// The form of statements: right words in right places, each once, with the right kind of values.
//
// Everything here is seen in one file alone, before any name is looked up; each statement is
// visited once, so nothing is reported twice however often it is copied by variants.

#include "model/forms.h"

#include "model/form_parts.h"
#include "model/value.h"
#include "syntax/losses.h"
#include "syntax/places.h"

#include <string.h>

// A block being checked: its declaration (NULL: the top of the file), and what stood in it.
typedef struct Block {
    const Statement *head;
    const Statement *once[STATEMENT_COUNT]; // the first statement of a kind
    bool is_variant;                        // changes and drops may stand here
} Block;

static const char *keyword_of(StatementKind kind)
{
    return statement_row(kind)->keyword;
}

static uint32_t block_mask(const Statement *head)
{
    return head == NULL ? IN_FILE : statement_block_mask((StatementKind)head->kind);
}

// ---- places -------------------------------------------------------------------------------------

static void report_misplaced(Forms *forms, const Block *block, const Statement *statement)
{
    const StatementRow *row = statement_row((StatementKind)statement->kind);
    const char *inside = block->head == NULL ? "at the top of a file" : "inside";
    const char *what = block->head == NULL ? "" : keyword_of((StatementKind)block->head->kind);
    const char *article =
        block->head == NULL ? "" : (strchr("aeiou", what[0]) != NULL ? " an " : " a ");
    Finding *finding =
        finding_add(forms->findings, RULE_misplaced_statement, statement_keyword_place(statement),
                    "`%s` cannot stand %s%s%s", row->keyword, inside, article, what);
    if (block->head != NULL) {
        finding_also(forms->findings, finding, statement_header_place(block->head),
                     "the %s starts here", what);
    }
    bool is_way = statement->kind == STATEMENT_THEN && block->head != NULL
                  && block->head->kind == STATEMENT_STAGE;
    if (is_way) {
        finding_help(forms->findings, finding, "use `outcome`, for example: %s",
                     statement_row(STATEMENT_OUTCOME)->example);
        return;
    }
    Str places = statement_places(forms->arena, row->blocks);
    finding_help(forms->findings, finding, "it belongs %.*s", STR_ARGS(places));
}

static bool check_place(Forms *forms, const Block *block, const Statement *statement)
{
    const StatementRow *row = statement_row((StatementKind)statement->kind);
    if (statement->form != FORM_PLAIN) {
        bool at_top = block->head == NULL && statement->form == FORM_CHANGE;
        bool is_unsure = block->head != NULL && block->head->is_broken;
        if (is_unsure || at_top || block->is_variant) {
            return true;
        }
        const char *word = statement->form == FORM_DROP ? "drop" : "change";
        Finding *finding =
            finding_add(forms->findings, RULE_misplaced_statement,
                        statement_keyword_place(statement), "`%s` cannot stand here", word);
        finding_help(forms->findings, finding,
                     "it belongs in a process that is `like` another, or inside a `change`");
        return false;
    }
    if ((row->blocks & block_mask(block->head)) == 0) {
        if (!statement->is_guessed) {
            report_misplaced(forms, block, statement);
        }
        tree_hear_tokens(forms->tree, forms->arena, statement->first, statement->header_last);
        tree_lose_line(forms->tree, forms->arena, statement->first);
        return false;
    }
    return true;
}

static void check_once(Forms *forms, Block *block, const Statement *statement)
{
    StatementKind kind = (StatementKind)statement->kind;
    bool is_list =
        kind == STATEMENT_AFTER && block->head != NULL && block->head->kind == STATEMENT_SKILL;
    if (statement->form != FORM_PLAIN || statement_row(kind)->is_many || is_list) {
        return;
    }
    if (block->once[kind] == NULL) {
        block->once[kind] = statement;
        return;
    }
    Finding *finding =
        finding_add(forms->findings, RULE_repeated_statement, statement_keyword_place(statement),
                    "`%s` stands twice in this %s", keyword_of(kind),
                    block->head != NULL ? keyword_of((StatementKind)block->head->kind) : "file");
    finding_label(forms->findings, finding, "second one");
    finding_also(forms->findings, finding, statement_keyword_place(block->once[kind]),
                 "first one here");
    finding_help(forms->findings, finding, "keep one of them");
}

// ---- what is missing, or cannot be changed -------------------------------------------------------

static void want_clause(Forms *forms, const Statement *statement, Clause clause, const char *what)
{
    StatementKind kind = (StatementKind)statement->kind;
    if (part_find(statement, clause) != NULL) {
        return;
    }
    Finding *finding = finding_add(forms->findings, RULE_syntax, statement_name_place(statement),
                                   "this %s does not say %s", keyword_of(kind), what);
    finding_help(forms->findings, finding, "for example: %s", statement_row(kind)->example);
}

static void check_head(Forms *forms, const Statement *statement)
{
    if (statement->form == FORM_CHANGE) {
        static const Clause fixed[] = {CLAUSE_LIKE, CLAUSE_IS, CLAUSE_FOR};
        for (int i = 0; i < 3; i++) {
            const Part *part = part_find(statement, fixed[i]);
            if (part != NULL) {
                Finding *finding =
                    finding_add(forms->findings, RULE_change_head, part_place(statement, part),
                                "this cannot be changed here");
                finding_help(forms->findings, finding,
                             "a change's head gives a label, a target, a percentage or a day");
            }
        }
        return;
    }
    if (statement->kind == STATEMENT_OUTCOME || statement->kind == STATEMENT_ANYTIME) {
        want_clause(forms, statement, CLAUSE_TO, "where it leads");
    } else if (statement->kind == STATEMENT_ONBOARDING) {
        want_clause(forms, statement, CLAUSE_FOR, "which role it is for");
    } else if (statement->kind == STATEMENT_MILESTONE) {
        want_clause(forms, statement, CLAUSE_DAY, "by which day");
    }
}

// ---- the walk -----------------------------------------------------------------------------------

// A drop names what it takes out: texts, names and nothing else are looked at by the resolver.
static void check_drop(Forms *forms, const Statement *statement)
{
    StatementKind kind = (StatementKind)statement->kind;
    if (statement->parts == NULL && statement_row(kind)->is_declaration) {
        Finding *finding =
            finding_add(forms->findings, RULE_syntax, statement_header_place(statement),
                        "this drop does not say which %s", keyword_of(kind));
        finding_help(forms->findings, finding, "name it: `drop %s NAME`", keyword_of(kind));
    }
    for (const Part *part = statement->parts; part != NULL; part = part->next) {
        if (part->kind == PART_TEXT) {
            text_read(statement, part, forms->arena, forms->findings);
        }
    }
}

static void check_statement(Forms *forms, Block *block, const Statement *statement)
{
    bool is_rest =
        statement->is_broken && !statement_row((StatementKind)statement->kind)->is_declaration;
    if (is_rest) {
        if (block->once[statement->kind] == NULL) {
            block->once[statement->kind] = statement;
        }
        return;
    }
    if (!check_place(forms, block, statement)) {
        return;
    }
    check_once(forms, block, statement);
    if (statement->is_broken) {
        return;
    }
    if (statement->form == FORM_DROP) {
        check_drop(forms, statement);
        return;
    }
    check_head(forms, statement);
    for (const Part *part = statement->parts; part != NULL; part = part->next) {
        form_check_part(forms, block->head, statement, part);
    }
}

// LIMIT_NESTING says how deep blocks nest, so this may call itself.
static void check_block(Forms *forms, const Statement *head, bool is_variant)
{
    Block block = {.head = head, .is_variant = is_variant};
    for (const Statement *statement = head->children; statement != NULL;
         statement = statement->next) {
        check_statement(forms, &block, statement);
        bool inside =
            statement->form == FORM_CHANGE
            || (statement->kind == STATEMENT_PROCESS && part_find(statement, CLAUSE_LIKE) != NULL);
        if (statement->children != NULL) {
            check_block(forms, statement, inside);
        }
    }
}

static void check_import(Forms *forms, const Statement *statement, bool is_late)
{
    if (!is_late) {
        return;
    }
    Finding *finding =
        finding_add(forms->findings, RULE_import_late, statement_keyword_place(statement),
                    "imports stand at the top of a file");
    finding_help(forms->findings, finding, "move this line above the first declaration");
}

void forms_check(Tree *tree, Arena *arena, Findings *findings)
{
    Forms forms = {arena, findings, tree};
    Block block = {0};
    bool has_content = false;
    bool is_late = false;
    for (const Statement *statement = tree->statements; statement != NULL;
         statement = statement->next) {
        check_statement(&forms, &block, statement);
        if (statement->kind == STATEMENT_IMPORT) {
            check_import(&forms, statement, is_late);
        } else if (statement->kind != STATEMENT_ALLOW) {
            is_late = true;
        }
        has_content |= statement->kind != STATEMENT_ALLOW;
        if (statement->children != NULL) {
            bool inside =
                statement->form == FORM_CHANGE || part_find(statement, CLAUSE_LIKE) != NULL;
            check_block(&forms, statement, inside);
        }
    }
    if (!has_content && findings_count(findings, tree->source, LEVEL_ERROR) == 0) {
        Finding *finding = finding_add(findings, RULE_empty_file, (Place){tree->source, 0, 0},
                                       "there is no process here");
        finding_help(findings, finding, "start with: process sales \"Our sales process\" {");
    }
}
