// The parts of statements: a text where a text belongs, a name where a name belongs, values of the
// right kind, and words, colors and addresses that the language has.

#include "model/form_parts.h"
#include "model/word_meant.h"

#include "base/suggest.h"
#include "model/address.h"
#include "model/markup.h"
#include "model/value.h"

#include <string.h>

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

// The keyword that declares what `named_thing` speaks of at the top of a file; NULL for others.
static const char *declared_thing(const char *thing)
{
    static const char *const keywords[] = {"tool", "skill", "role", "metric"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        size_t length = strlen(keywords[i]);
        if (strncmp(thing + 2, keywords[i], length) == 0) {
            return keywords[i];
        }
    }
    return NULL;
}

// A name made of a label: "Deal desk" becomes `deal-desk`. Empty where it has other characters.
static Str name_from_label(Arena *arena, Str label)
{
    Str name = str_format(arena, "%.*s", STR_ARGS(label));
    char *at = (char *)(uintptr_t)name.at;
    for (size_t i = 0; i < name.length; i++) {
        bool is_letter = (at[i] >= 'a' && at[i] <= 'z') || (at[i] >= 'A' && at[i] <= 'Z');
        bool is_between = i > 0 && i + 1 < name.length && at[i - 1] != '-';
        if (at[i] >= 'A' && at[i] <= 'Z') {
            at[i] = (char)(at[i] - 'A' + 'a');
        } else if (is_between && at[i] == ' ') {
            at[i] = '-';
        } else if (!is_letter && !(i > 0 && at[i] >= '0' && at[i] <= '9')) {
            return (Str){0};
        }
    }
    return name;
}

static void want_name(Forms *forms, const Statement *statement, const Part *part)
{
    if (part->kind != PART_TEXT) {
        return;
    }
    const char *thing = named_thing((StatementKind)statement->kind, (Clause)part->clause);
    Finding *finding = finding_add(forms->findings, RULE_syntax, part_place(statement, part),
                                   "%s named, not described", thing);
    Str label = text_read(statement, part, forms->arena, NULL);
    Str name = name_from_label(forms->arena, label);
    const char *keyword = declared_thing(thing);
    if (name.length > 0 && keyword != NULL) {
        finding_help(forms->findings, finding,
                     "declare it, `%s %.*s \"%.*s\"`, and write `%.*s` here", keyword,
                     STR_ARGS(name), STR_ARGS(label), STR_ARGS(name));
        return;
    }
    finding_help(forms->findings, finding, "write its name without quotes, for example: %s",
                 statement_row((StatementKind)statement->kind)->example);
}

// In a path that is a mistake of its own, which is reported where the file is looked for.
static bool has_backslash(Str text)
{
    return memchr(text.at, '\\', text.length) != NULL;
}

static void want_text(Forms *forms, const Statement *statement, const Part *part)
{
    if (part->kind == PART_TEXT) {
        uint32_t errors = forms->findings->error_count;
        Str text = text_read(statement, part, forms->arena, forms->findings);
        bool is_open = part_text(statement, part).length < 2; // a lone quote has its own finding
        if (text.length == 0 && !is_open && forms->findings->error_count == errors) {
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

static void want_value(Forms *forms, const Statement *statement, const Part *part)
{
    value_read(statement, part, value_wanted(statement, part), forms->findings->arena,
               forms->findings);
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

static bool has_bad_address(const MarkupLink *link)
{
    return address_fault(link->address) != NULL;
}

// Which of the links before this one have its address.
static uint32_t count_same(const MarkupLink *first, const MarkupLink *link)
{
    uint32_t count = 0;
    for (; first != link; first = first->next) {
        count += str_equal(first->address, link->address);
    }
    return count;
}

// The address itself is marked; the whole text where it is written with escapes there. What several
// links take from one definition is one mistake.
static void report_link(Forms *forms, const Statement *statement, const Part *part,
                        const MarkupLink *first, const MarkupLink *link)
{
    Place place = part_place(statement, part);
    uint32_t number = count_same(first, link);
    size_t offset;
    if (markup_address_find(part_text(statement, part), link->address, number, &offset)) {
        place.offset += (uint32_t)offset;
        place.length = (uint32_t)link->address.length;
    } else if (number > 0) {
        return;
    }
    Finding *finding = finding_add(forms->findings, RULE_bad_address, place,
                                   "the address `%.*s` cannot be used", STR_ARGS(link->address));
    finding_help(forms->findings, finding, "%s", address_fault(link->address));
}

// Long text is CommonMark; addresses in it follow the rule of all addresses.
static void want_markup(Forms *forms, const Statement *statement, const Part *part)
{
    enum { MOST = 100 }; // of a text: each is looked for from its beginning
    want_text(forms, statement, part);
    Str text = text_read(statement, part, forms->arena, NULL);
    const MarkupLink *first = NULL;
    uint32_t count = 0;
    if (part->kind == PART_TEXT) {
        first = markup_links_find(text, has_bad_address, forms->arena);
    }
    for (const MarkupLink *link = first; link != NULL && count < MOST; link = link->next) {
        count++;
        report_link(forms, statement, part, first, link);
    }
}

// One of a few words: levels, kinds of ends, forecast categories.
static void want_word(Forms *forms, const Statement *statement, const Part *part,
                      const char *const *words, const char *help)
{
    Str text = part_text(statement, part);
    for (const char *const *word = words; *word != NULL; word++) {
        if (part->kind == PART_NAME && str_is(text, *word)) {
            return;
        }
    }
    Finding *finding = finding_add(forms->findings, RULE_bad_word, part_place(statement, part),
                                   "`%.*s` is none of the words that fit here", STR_ARGS(text));
    bool is_certain;
    Str meant = word_meant(text, words, &is_certain);
    if (meant.length == 0) {
        finding_help(forms->findings, finding, "%s", help);
        return;
    }
    finding_help(forms->findings, finding, "did you mean `%.*s`? %s", STR_ARGS(meant), help);
    finding_fix(forms->findings, finding, is_certain, part_place(statement, part), meant);
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

static const char *const palette[] = {"blue",   "teal",  "green", "olive", "amber",
                                      "orange", "brown", "plum",  "pink",  "purple",
                                      "indigo", "slate", NULL};

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
                     "plum, pink, purple, indigo, slate");
    }
}

enum { RULES_BUDGET = 1000000 }; // comparisons for one suggestion

static void report_unknown_rule(Findings *findings, Str text, Place place)
{
    Candidate all[RULE_COUNT];
    uint64_t budget = RULES_BUDGET;
    for (int id = 0; id < RULE_COUNT; id++) {
        all[id] = (Candidate){.name = str_from(rule_row((RuleId)id)->name)};
    }
    Suggestion near = suggest(text, all, RULE_COUNT, &budget);
    Finding *finding =
        finding_add(findings, RULE_unknown_rule, place, "no rule is called `%.*s`", STR_ARGS(text));
    if (near.candidate != NULL) {
        finding_help(findings, finding, "did you mean `%.*s`?", STR_ARGS(near.candidate->name));
        finding_fix(findings, finding, near.is_certain, place, near.candidate->name);
    } else {
        finding_help(findings, finding,
                     "a rule's name stands in brackets at the start of its finding");
    }
}

static void want_rule(Forms *forms, const Statement *statement, const Part *part)
{
    Str text = part_text(statement, part);
    RuleId rule;
    if (!rule_find(text, &rule)) {
        report_unknown_rule(forms->findings, text, part_place(statement, part));
    } else if (rule_row(rule)->level == LEVEL_ERROR) {
        Finding *finding =
            finding_add(forms->findings, RULE_allow_of_error, part_place(statement, part),
                        "`%s` is an error, and errors cannot be allowed", rule_row(rule)->name);
        finding_help(forms->findings, finding, "only warnings can; mend the mistake instead");
    }
}

// ---- the main part of each statement -------------------------------------------------------------

static bool in_block(const Statement *head, StatementKind kind)
{
    return head != NULL && head->kind == kind;
}

static void check_learn(Forms *forms, const Statement *head, const Statement *statement,
                        const Part *part)
{
    if (in_block(head, STATEMENT_SKILL)) {
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

static void check_after(Forms *forms, const Statement *head, const Statement *statement,
                        const Part *part)
{
    bool is_skill = in_block(head, STATEMENT_SKILL);
    bool is_name = part->kind == PART_NAME || part->kind == PART_TEXT;
    if (is_skill && is_name) {
        want_name(forms, statement, part);
    } else if (!is_skill && !is_name) {
        want_value(forms, statement, part);
    } else {
        Finding *finding = finding_add(forms->findings, RULE_syntax, part_place(statement, part),
                                       is_skill ? "in a skill, `after` names other skills"
                                                : "in an outcome, `after` takes a length of time");
        finding_help(forms->findings, finding, "for example: %s",
                     is_skill ? "after discovery" : "after 90 days");
    }
}

static void check_main(Forms *forms, const Statement *head, const Statement *statement,
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
    case STATEMENT_REVIEW: want_value(forms, statement, part); return;
    case STATEMENT_VOLUME:
    case STATEMENT_QUOTA: want_value(forms, statement, part); return;
    case STATEMENT_DEAL: want_value(forms, statement, part); return;
    case STATEMENT_TAKES: want_value(forms, statement, part); return;
    case STATEMENT_SLA: want_value(forms, statement, part); return;
    case STATEMENT_PROBABILITY: want_value(forms, statement, part); return;
    case STATEMENT_HEADCOUNT: want_value(forms, statement, part); return;
    case STATEMENT_TARGET: want_value(forms, statement, part); return;
    case STATEMENT_FORECAST:
        want_word(forms, statement, part, forecast_words,
                  "omitted, pipeline, best-case, most-likely, commit or closed");
        return;
    case STATEMENT_ALLOW: want_rule(forms, statement, part); return;
    case STATEMENT_LEARN: check_learn(forms, head, statement, part); return;
    case STATEMENT_AFTER: check_after(forms, head, statement, part); return;
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
            want_value(forms, statement, part);
        }
        return;
    case STATEMENT_IMPORT:
        if (part->kind == PART_TEXT && !has_backslash(part_text(statement, part))) {
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

void form_check_part(Forms *forms, const Statement *head, const Statement *statement,
                     const Part *part)
{
    switch ((Clause)part->clause) {
    case CLAUSE_NAME:
    case CLAUSE_AS: want_simple_name(forms, statement, part); return;
    case CLAUSE_LABEL:
    case CLAUSE_WHEN:
    case CLAUSE_PROOF: want_text(forms, statement, part); return;
    case CLAUSE_MAIN: check_main(forms, head, statement, part); return;
    case CLAUSE_TO:
    case CLAUSE_LIKE:
    case CLAUSE_FOR:
    case CLAUSE_BY:
    case CLAUSE_TELL: want_name(forms, statement, part); return;
    case CLAUSE_SHARE: want_value(forms, statement, part); return;
    case CLAUSE_IS: want_is(forms, statement, part); return;
    case CLAUSE_DAY: want_value(forms, statement, part); return;
    case CLAUSE_AT:
        want_word(forms, statement, part, level_words, "a level is basic, working or expert");
        return;
    case CLAUSE_WITHIN: want_value(forms, statement, part); return;
    case CLAUSE_TAKES: want_value(forms, statement, part); return;
    case CLAUSE_LINK: want_address(forms, statement, part); return;
    }
}
