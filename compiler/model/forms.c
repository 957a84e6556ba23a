// The form of statements: right words in right places, each once, with the right kind of values.
//
// Everything here is seen in one file alone, before any name is looked up; each statement is
// visited once, so nothing is reported twice however often it is copied by variants.

#include "model/forms.h"

#include "model/address.h"
#include "model/markup.h"
#include "model/value.h"

#include <string.h>

typedef struct Forms {
    Arena *arena;
    Findings *findings;
} Forms;

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
    if (head == NULL) {
        return IN_FILE;
    }
    switch ((StatementKind)head->kind) {
    case STATEMENT_PROCESS: return IN_PROCESS;
    case STATEMENT_PHASE: return IN_PHASE;
    case STATEMENT_STAGE: return IN_STAGE;
    case STATEMENT_OUTCOME: return IN_OUTCOME;
    case STATEMENT_ANYTIME: return IN_ANYTIME;
    case STATEMENT_END: return IN_END;
    case STATEMENT_ROLE: return IN_ROLE;
    case STATEMENT_SKILL: return IN_SKILL;
    case STATEMENT_TOOL: return IN_TOOL;
    case STATEMENT_METHOD: return IN_METHOD;
    case STATEMENT_POINT: return IN_POINT;
    case STATEMENT_METRIC: return IN_METRIC;
    case STATEMENT_ONBOARDING: return IN_ONBOARDING;
    case STATEMENT_MILESTONE: return IN_MILESTONE;
    default: return 0;
    }
}

// ---- places -------------------------------------------------------------------------------------

static const struct {
    uint32_t mask;
    const char *name;
} block_names[] = {
    {IN_FILE, "the top of a file"},
    {IN_PROCESS, "a process"},
    {IN_PHASE, "a phase"},
    {IN_STAGE, "a stage"},
    {IN_OUTCOME, "an outcome"},
    {IN_ANYTIME, "an anytime"},
    {IN_END, "an end"},
    {IN_ROLE, "a role"},
    {IN_SKILL, "a skill"},
    {IN_METHOD, "a method"},
    {IN_POINT, "a point"},
    {IN_METRIC, "a metric"},
    {IN_ONBOARDING, "an onboarding"},
    {IN_MILESTONE, "a milestone"},
};

// "it belongs in a stage or a milestone"
static Str places_text(Arena *arena, uint32_t blocks)
{
    Str text = {0};
    for (size_t i = 0; i < sizeof block_names / sizeof *block_names; i++) {
        if ((blocks & block_names[i].mask) != 0) {
            text = text.length == 0
                       ? str_format(arena, "%s", block_names[i].name)
                       : str_format(arena, "%.*s or %s", STR_ARGS(text), block_names[i].name);
        }
    }
    return text;
}

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
    Str places = places_text(forms->arena, row->blocks);
    finding_help(forms->findings, finding, "it belongs in %.*s", STR_ARGS(places));
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
        report_misplaced(forms, block, statement);
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

// ---- parts --------------------------------------------------------------------------------------

static const char *named_thing(StatementKind kind, Clause clause)
{
    switch (clause) {
    case CLAUSE_TO: return "a target is";
    case CLAUSE_LIKE: return "a process is";
    case CLAUSE_FOR:
    case CLAUSE_BY:
    case CLAUSE_TELL: return "a role is";
    default: break;
    }
    switch (kind) {
    case STATEMENT_USES:
    case STATEMENT_IN: return "a tool is";
    case STATEMENT_NEEDS:
    case STATEMENT_HAS:
    case STATEMENT_PROVE:
    case STATEMENT_AFTER:
    case STATEMENT_LEARN: return "a skill is";
    case STATEMENT_OWNER:
    case STATEMENT_WITH:
    case STATEMENT_CONSULT:
    case STATEMENT_INFORM:
    case STATEMENT_REPORTS:
    case STATEMENT_MEET: return "a role is";
    case STATEMENT_START:
    case STATEMENT_AT:
    case STATEMENT_REOPEN: return "a stage is";
    case STATEMENT_RUNS:
    case STATEMENT_ALONGSIDE:
    case STATEMENT_THEN: return "a process is";
    case STATEMENT_COVER: return "a point of a method is";
    case STATEMENT_REACH: return "a metric is";
    default: return "this is";
    }
}

static void want_name(Forms *forms, const Statement *statement, const Part *part)
{
    if (part->kind != PART_TEXT) {
        return;
    }
    const char *thing = named_thing((StatementKind)statement->kind, (Clause)part->clause);
    Finding *finding = finding_add(forms->findings, RULE_syntax, part_place(statement, part),
                                   "%s named, not described", thing);
    finding_help(forms->findings, finding, "write its name without quotes, for example: %s",
                 statement_row((StatementKind)statement->kind)->example);
}

static void want_text(Forms *forms, const Statement *statement, const Part *part)
{
    if (part->kind == PART_TEXT) {
        uint32_t errors = forms->findings->error_count;
        Str text = text_read(statement, part, forms->arena, forms->findings);
        if (text.length == 0 && forms->findings->error_count == errors) {
            Finding *finding = finding_add(forms->findings, RULE_syntax,
                                           part_place(statement, part), "this text is empty");
            finding_help(forms->findings, finding, "say something, or leave the line out");
        }
        return;
    }
    Finding *finding = finding_add(forms->findings, RULE_syntax, part_place(statement, part),
                                   "text stands in quotes");
    finding_help(forms->findings, finding, "for example: %s",
                 statement_row((StatementKind)statement->kind)->example);
}

static void want_value(Forms *forms, const Statement *statement, const Part *part,
                       ValueWanted wanted)
{
    value_read(statement, part, wanted, forms->arena, forms->findings);
}

static void want_address(Forms *forms, const Statement *statement, const Part *part)
{
    want_text(forms, statement, part);
    Str address = text_read(statement, part, forms->arena, NULL);
    const char *fault = address_fault(address);
    if (part->kind == PART_TEXT && address.length > 0 && fault != NULL) {
        Finding *finding = finding_add(forms->findings, RULE_bad_address,
                                       part_place(statement, part), "this address cannot be used");
        finding_help(forms->findings, finding, "%s", fault);
    }
}

// Long text is CommonMark; addresses in it follow the rule of all addresses.
static void want_markup(Forms *forms, const Statement *statement, const Part *part)
{
    want_text(forms, statement, part);
    Str text = text_read(statement, part, forms->arena, NULL);
    Str address = {0};
    const char *fault = markup_address_fault(text, forms->arena, &address);
    if (part->kind == PART_TEXT && fault != NULL) {
        Finding *finding =
            finding_add(forms->findings, RULE_bad_address, part_place(statement, part),
                        "the address `%.*s` cannot be used", STR_ARGS(address));
        finding_help(forms->findings, finding, "%s", fault);
    }
}

// One of a few words: levels, kinds of ends, forecast categories.
static void want_word(Forms *forms, const Statement *statement, const Part *part,
                      const char *const *words, const char *help)
{
    Str text = part_text(statement, part);
    for (; *words != NULL; words++) {
        if (part->kind == PART_NAME && str_is(text, *words)) {
            return;
        }
    }
    Finding *finding = finding_add(forms->findings, RULE_bad_word, part_place(statement, part),
                                   "`%.*s` is none of the words that fit here", STR_ARGS(text));
    finding_help(forms->findings, finding, "%s", help);
}

static const char *const level_words[] = {"basic", "working", "expert", NULL};
static const char *const end_words[] = {"win", "loss", NULL};
static const char *const role_words[] = {"external", NULL};
static const char *const forecast_words[] = {"omitted", "pipeline", "best-case", "most-likely",
                                             "commit",  "closed",   NULL};

static void want_is(Forms *forms, const Statement *statement, const Part *part)
{
    if (statement->kind == STATEMENT_END) {
        want_word(forms, statement, part, end_words, "an end is `win` or `loss`, or says nothing");
    } else {
        want_word(forms, statement, part, role_words, "a role is `external`, or says nothing");
    }
}

static const char *const palette[] = {"blue",  "teal", "green",  "olive",  "amber", "orange",
                                      "brown", "pink", "purple", "indigo", "slate", NULL};

static void want_color(Forms *forms, const Statement *statement, const Part *part)
{
    Str text = text_read(statement, part, forms->arena, NULL);
    bool fits = text.length == 7 && text.at[0] == '#';
    for (size_t i = 1; fits && i < 7; i++) {
        fits = strchr("0123456789abcdefABCDEF", text.at[i]) != NULL;
    }
    for (int i = 0; palette[i] != NULL; i++) {
        fits |= str_is(text, palette[i]);
    }
    if (!fits && part->kind == PART_TEXT) {
        Finding *finding = finding_add(forms->findings, RULE_bad_color, part_place(statement, part),
                                       "this is no color");
        finding_help(forms->findings, finding,
                     "write \"#0f766e\", or one of blue, teal, green, olive, amber, orange, brown, "
                     "pink, purple, indigo, slate");
    }
}

static void want_rule(Forms *forms, const Statement *statement, const Part *part)
{
    Str text = part_text(statement, part);
    for (int id = 0; id < RULE_COUNT; id++) {
        if (str_is(text, rule_row((RuleId)id)->name)) {
            return;
        }
    }
    Finding *finding = finding_add(forms->findings, RULE_unknown_rule, part_place(statement, part),
                                   "no rule is called `%.*s`", STR_ARGS(text));
    finding_help(forms->findings, finding, "a rule's name stands in brackets behind its finding");
}

// ---- the main part of each statement -------------------------------------------------------------

static bool in_block(const Block *block, StatementKind kind)
{
    return block->head != NULL && block->head->kind == kind;
}

static void check_learn(Forms *forms, const Block *block, const Statement *statement,
                        const Part *part)
{
    if (in_block(block, STATEMENT_SKILL)) {
        want_text(forms, statement, part);
        return;
    }
    want_name(forms, statement, part);
    const Part *link = part_find(statement, CLAUSE_LINK);
    const Part *takes = part_find(statement, CLAUSE_TAKES);
    const Part *extra = link != NULL ? link : takes;
    if (extra != NULL && part->next != NULL) {
        Finding *finding =
            finding_add(forms->findings, RULE_misplaced_statement, part_place(statement, extra),
                        "a milestone's `learn` names skills only");
        finding_help(forms->findings, finding, "links and times stand in the skill");
    }
}

static void check_after(Forms *forms, const Block *block, const Statement *statement,
                        const Part *part)
{
    bool is_skill = in_block(block, STATEMENT_SKILL);
    bool is_name = part->kind == PART_NAME || part->kind == PART_TEXT;
    if (is_skill && is_name) {
        want_name(forms, statement, part);
    } else if (!is_skill && !is_name) {
        want_value(forms, statement, part, WANTED_DURATION);
    } else {
        Finding *finding = finding_add(forms->findings, RULE_syntax, part_place(statement, part),
                                       is_skill ? "in a skill, `after` names other skills"
                                                : "in an outcome, `after` takes a length of time");
        finding_help(forms->findings, finding, "for example: %s",
                     is_skill ? "after discovery" : "after 90 days");
    }
}

static void check_main(Forms *forms, const Block *block, const Statement *statement,
                       const Part *part)
{
    switch ((StatementKind)statement->kind) {
    case STATEMENT_SUMMARY:
    case STATEMENT_NOTE: want_markup(forms, statement, part); return;
    case STATEMENT_VERSION:
    case STATEMENT_WHEN:
    case STATEMENT_REASON:
    case STATEMENT_GIVE:
    case STATEMENT_TEAM:
    case STATEMENT_DOES:
    case STATEMENT_PROOF:
    case STATEMENT_ASK:
    case STATEMENT_FORMULA:
    case STATEMENT_ENTER:
    case STATEMENT_EXIT:
    case STATEMENT_DO:
    case STATEMENT_READ: want_text(forms, statement, part); return;
    case STATEMENT_COLOR:
        want_text(forms, statement, part);
        want_color(forms, statement, part);
        return;
    case STATEMENT_LINK: want_address(forms, statement, part); return;
    case STATEMENT_EFFECTIVE:
    case STATEMENT_REVIEW: want_value(forms, statement, part, WANTED_DATE); return;
    case STATEMENT_VOLUME:
    case STATEMENT_QUOTA: want_value(forms, statement, part, WANTED_RATE); return;
    case STATEMENT_DEAL: want_value(forms, statement, part, WANTED_MONEY); return;
    case STATEMENT_TAKES: want_value(forms, statement, part, WANTED_RANGE); return;
    case STATEMENT_SLA: want_value(forms, statement, part, WANTED_DURATION); return;
    case STATEMENT_PROBABILITY: want_value(forms, statement, part, WANTED_PERCENT); return;
    case STATEMENT_HEADCOUNT: want_value(forms, statement, part, WANTED_COUNT); return;
    case STATEMENT_TARGET: want_value(forms, statement, part, WANTED_TARGET); return;
    case STATEMENT_FORECAST:
        want_word(forms, statement, part, forecast_words,
                  "omitted, pipeline, best-case, most-likely, commit or closed");
        return;
    case STATEMENT_ALLOW: want_rule(forms, statement, part); return;
    case STATEMENT_LEARN: check_learn(forms, block, statement, part); return;
    case STATEMENT_AFTER: check_after(forms, block, statement, part); return;
    case STATEMENT_IN:
        if (part == statement->parts) {
            want_name(forms, statement, part);
        } else {
            want_text(forms, statement, part);
        }
        return;
    case STATEMENT_REACH:
        if (part == statement->parts) {
            want_name(forms, statement, part);
        } else {
            want_value(forms, statement, part, WANTED_TARGET);
        }
        return;
    case STATEMENT_IMPORT:
        if (part->kind == PART_TEXT) {
            want_text(forms, statement, part);
        }
        return;
    case STATEMENT_WAS:
    case STATEMENT_OWNER:
    case STATEMENT_START:
    case STATEMENT_WITH:
    case STATEMENT_CONSULT:
    case STATEMENT_INFORM:
    case STATEMENT_NEEDS:
    case STATEMENT_USES:
    case STATEMENT_COVER:
    case STATEMENT_RUNS:
    case STATEMENT_ALONGSIDE:
    case STATEMENT_THEN:
    case STATEMENT_REOPEN:
    case STATEMENT_REPORTS:
    case STATEMENT_HAS:
    case STATEMENT_AT:
    case STATEMENT_PROVE:
    case STATEMENT_MEET: want_name(forms, statement, part); return;
    case STATEMENT_PROCESS:
    case STATEMENT_ROLE:
    case STATEMENT_SKILL:
    case STATEMENT_TOOL:
    case STATEMENT_METHOD:
    case STATEMENT_METRIC:
    case STATEMENT_ONBOARDING:
    case STATEMENT_PHASE:
    case STATEMENT_STAGE:
    case STATEMENT_OUTCOME:
    case STATEMENT_ANYTIME:
    case STATEMENT_END:
    case STATEMENT_POINT:
    case STATEMENT_MILESTONE:
    case STATEMENT_ACCEPT:
    case STATEMENT_COUNT: return;
    }
}

// Only what is changed may stand behind an alias: `change process shared.b2b`.
static void want_simple_name(Forms *forms, const Statement *statement, const Part *part)
{
    Str text = part_text(statement, part);
    if (statement->form == FORM_CHANGE) {
        return;
    }
    if (memchr(text.at, '.', text.length) == NULL) {
        return;
    }
    Finding *finding = finding_add(forms->findings, RULE_name_characters,
                                   part_place(statement, part), "a declared name has no dots");
    finding_help(forms->findings, finding, "use `-` instead: `closed-won`");
}

static void check_part(Forms *forms, const Block *block, const Statement *statement,
                       const Part *part)
{
    switch ((Clause)part->clause) {
    case CLAUSE_NAME:
    case CLAUSE_AS: want_simple_name(forms, statement, part); return;
    case CLAUSE_LABEL:
    case CLAUSE_WHEN:
    case CLAUSE_PROOF: want_text(forms, statement, part); return;
    case CLAUSE_MAIN: check_main(forms, block, statement, part); return;
    case CLAUSE_TO:
    case CLAUSE_LIKE:
    case CLAUSE_FOR:
    case CLAUSE_BY:
    case CLAUSE_TELL: want_name(forms, statement, part); return;
    case CLAUSE_SHARE: want_value(forms, statement, part, WANTED_PERCENT); return;
    case CLAUSE_IS: want_is(forms, statement, part); return;
    case CLAUSE_DAY: want_value(forms, statement, part, WANTED_DAY); return;
    case CLAUSE_AT:
        want_word(forms, statement, part, level_words, "a level is basic, working or expert");
        return;
    case CLAUSE_WITHIN: want_value(forms, statement, part, WANTED_DURATION); return;
    case CLAUSE_TAKES: want_value(forms, statement, part, WANTED_RANGE); return;
    case CLAUSE_LINK: want_address(forms, statement, part); return;
    }
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
        check_part(forms, block, statement, part);
    }
}

// Blocks nest at most SCAN_DEPTH_LIMIT deep, so this may call itself.
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

void forms_check(const Tree *tree, Arena *arena, Findings *findings)
{
    Forms forms = {arena, findings};
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
