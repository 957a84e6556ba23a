/* The sentences of the language: a file is lines, a line is a statement, and a declaration may hold
 * lines of its own.
 *
 * The grammar takes every statement in every block and asks only how it is written; what may stand
 * where, how often, and with which values is looked up in syntax/statements.def afterwards. So a
 * right line in a wrong place costs one message, and never the lines around it. A mistake ends at
 * the end of its line; the block behind a mistaken header is read all the same. */

%code requires {
#include "syntax/build.h"
}

%define api.pure full
%define api.location.type {Span}
%define api.token.prefix {TOK_}
%define api.value.type union
%define api.token.raw
%define parse.error custom
%locations
%expect 0
%param { Parser *parser }

%code provides {
int yylex(YYSTYPE *value, Span *span, Parser *parser);
}

%code {
#include "syntax/report.h"

static void yyerror(const Span *span, Parser *parser, const char *message);

#define YYLLOC_DEFAULT(current, rhs, count) ((current) = span_join((rhs), (count)))
// Room for blocks 200 deep; those of a raised limit (1000 at most) take it from the file's arena.
#define YYINITDEPTH 1800
#define YYMAXDEPTH 9000
#define YYSTACK_ALLOC(size) arena_take(parser->arena, (size_t)(size))
}

/* Shapes of tokens. */
%token END_OF_FILE 0 "the end of the file"
%token LINE "a new line"
%token OPEN "{" CLOSE "}" COMMA "," ARROW "->"
%token WORD "a name" DOTTED "a dotted name" PATH "a path"
%token TEXT "a quoted text"
%token NUMBER "a number" PERCENT "a percentage" DATE "a date" BAD_NUMBER "a mistaken number"
%token UNKNOWN_WORD "an unknown word" MISTAKE "a mistake that is reported"

/* Never seen by the grammar: sorted out between scanner and parser. */
%token SPACE COMMENT BLOCK_TEXT OPEN_TEXT OPEN_BLOCK_TEXT CURLY_TEXT STRAY

/* Words that open a declaration. */
%token IMPORT "import" PROCESS "process" ROLE "role" SKILL "skill" TOOL "tool" METHOD "method"
%token METRIC "metric" ONBOARDING "onboarding" PHASE "phase" STAGE "stage" OUTCOME "outcome"
%token ANYTIME "anytime" END "end" POINT "point" MILESTONE "milestone"
%token CHANGE "change" DROP "drop"

/* Words that open a statement. */
%token SUMMARY "summary" NOTE "note" LINK "link" WAS "was" ALLOW "allow" OWNER "owner"
%token VERSION "version" EFFECTIVE "effective" REVIEW "review" START "start" VOLUME "volume"
%token DEAL "deal" IN "in" COLOR "color" WITH "with" CONSULT "consult" INFORM "inform"
%token NEEDS "needs" USES "uses" ENTER "enter" DO "do" EXIT "exit" COVER "cover" TAKES "takes"
%token SLA "sla" RUNS "runs" ALONGSIDE "alongside" PROBABILITY "probability" FORECAST "forecast"
%token WHEN "when" AFTER "after" REASON "reason" GIVE "give" ACCEPT "accept" THEN "then"
%token REOPEN "reopen" REPORTS "reports" TEAM "team" DOES "does" HAS "has" HEADCOUNT "headcount"
%token QUOTA "quota" LEARN "learn" PROOF "proof" ASK "ask" FORMULA "formula" TARGET "target"
%token AT "at" READ "read" PROVE "prove" MEET "meet" REACH "reach"

/* Words inside a statement. */
%token AS "as" LIKE "like" IS "is" FOR "for" BY "by" DAY "day" WITHIN "within" ELSE "else"
%token TELL "tell" TO "to" PER "per"

%type <Statement *> statement declaration header plain drop
%type <StatementList> file lines block block_or_none
%type <StatementKind> keyword text_word names_word value_word name_word
%type <PartList> label_or_none like_or_none is_or_none target_or_none share_or_none for_or_none
%type <PartList> day_or_none level_or_none by_or_none within_or_none when_or_none proof_or_none
%type <PartList> link_or_none takes_or_none tell_or_none as_or_none items items_or_none declared
%type <Part *> name item text value path

%%

/* ---- lines ---- */

file
  : lines                       { parser_finish(parser, $lines); $$ = $lines; }
  ;

lines
  : %empty                      { $$ = NO_STATEMENTS; }
  | lines LINE                  { $$ = $1; }
  | lines statement LINE        { $$ = statements_add($1, $statement); }
  | lines statement error       { $$ = statements_add($1, statement_cut(parser, $1, $statement)); yyerrok; }
  | lines error LINE            { $$ = statements_add($1, statement_broken(parser, $1, @error, NO_STATEMENTS)); yyerrok; }
  | lines error again lines[inside] "}"
    { $$ = statements_add($1, statement_broken(parser, $1, @error, $inside)); yyerrok; }
  ;

/* The block of a header that is wrong: its first line is judged like any other. */
again
  : "{"                         { yyerrok; }
  ;

block
  : "{" lines "}"               { $$ = $lines; }
  ;

block_or_none
  : %empty                      { $$ = NO_STATEMENTS; }
  | block
  ;

statement
  : declaration
  | "change" declaration        { $$ = statement_change($declaration, @$); }
  | drop
  | plain
  ;

declaration
  : header block_or_none        { $$ = statement_block($header, $2, @header, @$); }
  ;

/* ---- declarations ---- */

header
  : "process" declared label_or_none like_or_none        { $$ = statement_new(parser, STATEMENT_PROCESS, @$, $2, $3, $4, NOTHING); }
  | "role" declared label_or_none is_or_none             { $$ = statement_new(parser, STATEMENT_ROLE, @$, $2, $3, $4, NOTHING); }
  | "skill" declared label_or_none                       { $$ = statement_new(parser, STATEMENT_SKILL, @$, $2, $3, NOTHING, NOTHING); }
  | "tool" declared label_or_none                        { $$ = statement_new(parser, STATEMENT_TOOL, @$, $2, $3, NOTHING, NOTHING); }
  | "method" declared label_or_none                      { $$ = statement_new(parser, STATEMENT_METHOD, @$, $2, $3, NOTHING, NOTHING); }
  | "metric" declared label_or_none                      { $$ = statement_new(parser, STATEMENT_METRIC, @$, $2, $3, NOTHING, NOTHING); }
  | "onboarding" declared label_or_none for_or_none      { $$ = statement_new(parser, STATEMENT_ONBOARDING, @$, $2, $3, $4, NOTHING); }
  | "phase" declared label_or_none                       { $$ = statement_new(parser, STATEMENT_PHASE, @$, $2, $3, NOTHING, NOTHING); }
  | "stage" declared label_or_none                       { $$ = statement_new(parser, STATEMENT_STAGE, @$, $2, $3, NOTHING, NOTHING); }
  | "outcome" declared label_or_none target_or_none share_or_none
                                                         { $$ = statement_new(parser, STATEMENT_OUTCOME, @$, $2, $3, $4, $5); }
  | "anytime" declared label_or_none target_or_none share_or_none
                                                         { $$ = statement_new(parser, STATEMENT_ANYTIME, @$, $2, $3, $4, $5); }
  | "end" declared label_or_none is_or_none              { $$ = statement_new(parser, STATEMENT_END, @$, $2, $3, $4, NOTHING); }
  | "point" declared label_or_none                       { $$ = statement_new(parser, STATEMENT_POINT, @$, $2, $3, NOTHING, NOTHING); }
  | "milestone" declared label_or_none day_or_none       { $$ = statement_new(parser, STATEMENT_MILESTONE, @$, $2, $3, $4, NOTHING); }
  ;

declared
  : name                        { $$ = part_declared(parser, $name); }
  ;

label_or_none
  : %empty                      { $$ = NOTHING; }
  | text                        { $$ = part_in($text, CLAUSE_LABEL); }
  ;

like_or_none
  : %empty                      { $$ = NOTHING; }
  | "like" item                 { $$ = part_in($item, CLAUSE_LIKE); }
  ;

is_or_none
  : %empty                      { $$ = NOTHING; }
  | "is" name                   { $$ = part_in($name, CLAUSE_IS); }
  ;

for_or_none
  : %empty                      { $$ = NOTHING; }
  | "for" item                  { $$ = part_in($item, CLAUSE_FOR); }
  ;

day_or_none
  : %empty                      { $$ = NOTHING; }
  | "by" "day" value            { $$ = part_in($value, CLAUSE_DAY); }
  ;

target_or_none
  : %empty                      { $$ = NOTHING; }
  | "->" item                   { $$ = part_in($item, CLAUSE_TO); }
  ;

share_or_none
  : %empty                      { $$ = NOTHING; }
  | value                       { $$ = part_in($value, CLAUSE_SHARE); }
  ;

/* ---- statements ---- */

plain
  : "import" path as_or_none    { $$ = statement_new(parser, STATEMENT_IMPORT, @$, part_in($path, CLAUSE_MAIN), $3, NOTHING, NOTHING); }
  | text_word text              { $$ = statement_one(parser, $1, @$, $text); }
  | name_word item              { $$ = statement_one(parser, $1, @$, $item); }
  | value_word value            { $$ = statement_one(parser, $1, @$, $value); }
  | names_word items            { $$ = statement_new(parser, $1, @$, $items, NOTHING, NOTHING, NOTHING); }
  | "link" text                 { $$ = statement_one(parser, STATEMENT_LINK, @$, $text); }
  | "link" text[label] text[address]
                                { $$ = statement_new(parser, STATEMENT_LINK, @$, part_in($label, CLAUSE_LABEL), part_in($address, CLAUSE_MAIN), NOTHING, NOTHING); }
  | "needs" items level_or_none { $$ = statement_new(parser, STATEMENT_NEEDS, @$, $items, $3, NOTHING, NOTHING); }
  | "has" items level_or_none   { $$ = statement_new(parser, STATEMENT_HAS, @$, $items, $3, NOTHING, NOTHING); }
  | "in" item text              { $$ = statement_new(parser, STATEMENT_IN, @$, part_in($item, CLAUSE_MAIN), part_in($text, CLAUSE_MAIN), NOTHING, NOTHING); }
  | "enter" text when_or_none   { $$ = statement_new(parser, STATEMENT_ENTER, @$, part_in($text, CLAUSE_MAIN), $3, NOTHING, NOTHING); }
  | "do" text by_or_none within_or_none when_or_none
                                { $$ = statement_new(parser, STATEMENT_DO, @$, part_in($text, CLAUSE_MAIN), $3, $4, $5); }
  | "exit" text proof_or_none when_or_none
                                { $$ = statement_new(parser, STATEMENT_EXIT, @$, part_in($text, CLAUSE_MAIN), $3, $4, NOTHING); }
  | "sla" value tell_or_none    { $$ = statement_new(parser, STATEMENT_SLA, @$, part_in($value, CLAUSE_MAIN), $3, NOTHING, NOTHING); }
  | "after" value               { $$ = statement_one(parser, STATEMENT_AFTER, @$, $value); }
  | "after" items               { $$ = statement_new(parser, STATEMENT_AFTER, @$, $items, NOTHING, NOTHING, NOTHING); }
  | "accept" "within" value tell_or_none
                                { $$ = statement_new(parser, STATEMENT_ACCEPT, @$, part_in($value, CLAUSE_WITHIN), $4, NOTHING, NOTHING); }
  | "reopen" item within_or_none
                                { $$ = statement_new(parser, STATEMENT_REOPEN, @$, part_in($item, CLAUSE_MAIN), $3, NOTHING, NOTHING); }
  | "learn" items link_or_none takes_or_none
                                { $$ = statement_new(parser, STATEMENT_LEARN, @$, $items, $3, $4, NOTHING); }
  | "read" text link_or_none    { $$ = statement_new(parser, STATEMENT_READ, @$, part_in($text, CLAUSE_MAIN), $3, NOTHING, NOTHING); }
  | "reach" item value          { $$ = statement_new(parser, STATEMENT_REACH, @$, part_in($item, CLAUSE_MAIN), part_in($value, CLAUSE_MAIN), NOTHING, NOTHING); }
  ;

drop
  : "drop" keyword items_or_none
                                { $$ = statement_drop(parser, $keyword, @$, $3); }
  ;

as_or_none
  : %empty                      { $$ = NOTHING; }
  | "as" name                   { $$ = part_in($name, CLAUSE_AS); }
  ;

level_or_none
  : %empty                      { $$ = NOTHING; }
  | "at" name                   { $$ = part_in($name, CLAUSE_AT); }
  ;

by_or_none
  : %empty                      { $$ = NOTHING; }
  | "by" item                   { $$ = part_in($item, CLAUSE_BY); }
  ;

within_or_none
  : %empty                      { $$ = NOTHING; }
  | "within" value              { $$ = part_in($value, CLAUSE_WITHIN); }
  ;

when_or_none
  : %empty                      { $$ = NOTHING; }
  | "when" text                 { $$ = part_in($text, CLAUSE_WHEN); }
  ;

proof_or_none
  : %empty                      { $$ = NOTHING; }
  | "proof" text                { $$ = part_in($text, CLAUSE_PROOF); }
  ;

link_or_none
  : %empty                      { $$ = NOTHING; }
  | "link" text                 { $$ = part_in($text, CLAUSE_LINK); }
  ;

takes_or_none
  : %empty                      { $$ = NOTHING; }
  | "takes" value               { $$ = part_in($value, CLAUSE_TAKES); }
  ;

tell_or_none
  : %empty                      { $$ = NOTHING; }
  | "else" "tell" item          { $$ = part_in($item, CLAUSE_TELL); }
  | "else" name                 { $$ = report_tell(parser, $name); }
  ;

/* ---- parts ---- */

items
  : item                        { $$ = part_in($item, CLAUSE_MAIN); }
  | items "," item              { $$ = parts_join($1, part_in($item, CLAUSE_MAIN)); }
  ;

items_or_none
  : %empty                      { $$ = NOTHING; }
  | items
  ;

/* A name, or a text where a name belongs: the check of forms says so. */
item
  : name
  | text
  ;

/* Every word of the language is a name where a name may stand. */
name
  : WORD                        { $$ = part_new(parser, PART_NAME, @$); }
  | DOTTED                      { $$ = part_new(parser, PART_NAME, @$); }
  | keyword                     { $$ = part_new(parser, PART_NAME, @$); }
  | inner_word                  { $$ = part_new(parser, PART_NAME, @$); }
  ;

text
  : TEXT                        { $$ = part_new(parser, PART_TEXT, @$); }
  ;

path
  : PATH                        { $$ = part_new(parser, PART_NAME, @$); }
  | text
  ;

value
  : PERCENT                     { $$ = part_new(parser, PART_PERCENT, @$); }
  | DATE                        { $$ = part_new(parser, PART_DATE, @$); }
  | number                      { $$ = part_new(parser, PART_NUMBER, @$); }
  | number unit                 { $$ = part_new(parser, PART_DURATION, @$); }
  | number "to" number          { $$ = part_new(parser, PART_DURATION, @$); }
  | number "to" number unit     { $$ = part_new(parser, PART_DURATION, @$); }
  | number unit "to" number unit { $$ = part_new(parser, PART_BAD, @$); }
  | number "per" unit           { $$ = part_new(parser, PART_RATE, @$); }
  | number unit "per" unit      { $$ = part_new(parser, PART_RATE, @$); }
  ;

number
  : NUMBER
  | BAD_NUMBER
  ;

unit
  : WORD
  | "day"
  ;

inner_word
  : "as" | "like" | "is" | "for" | "by" | "day" | "within" | "else" | "tell" | "to" | "per"
  | "change" | "drop"
  ;

/* ---- words by the shape of what follows them ---- */

text_word
  : "summary"     { $$ = STATEMENT_SUMMARY; }     | "note"       { $$ = STATEMENT_NOTE; }
  | "version"     { $$ = STATEMENT_VERSION; }     | "color"      { $$ = STATEMENT_COLOR; }
  | "when"        { $$ = STATEMENT_WHEN; }        | "reason"     { $$ = STATEMENT_REASON; }
  | "give"        { $$ = STATEMENT_GIVE; }        | "team"       { $$ = STATEMENT_TEAM; }
  | "does"        { $$ = STATEMENT_DOES; }        | "proof"      { $$ = STATEMENT_PROOF; }
  | "ask"         { $$ = STATEMENT_ASK; }         | "formula"    { $$ = STATEMENT_FORMULA; }
  ;

names_word
  : "was"         { $$ = STATEMENT_WAS; }         | "allow"      { $$ = STATEMENT_ALLOW; }
  | "with"        { $$ = STATEMENT_WITH; }        | "consult"    { $$ = STATEMENT_CONSULT; }
  | "inform"      { $$ = STATEMENT_INFORM; }      | "uses"       { $$ = STATEMENT_USES; }
  | "cover"       { $$ = STATEMENT_COVER; }       | "alongside"  { $$ = STATEMENT_ALONGSIDE; }
  | "then"        { $$ = STATEMENT_THEN; }        | "at"         { $$ = STATEMENT_AT; }
  | "prove"       { $$ = STATEMENT_PROVE; }       | "meet"       { $$ = STATEMENT_MEET; }
  ;

name_word
  : "owner"       { $$ = STATEMENT_OWNER; }       | "start"      { $$ = STATEMENT_START; }
  | "runs"        { $$ = STATEMENT_RUNS; }        | "forecast"   { $$ = STATEMENT_FORECAST; }
  | "reports"     { $$ = STATEMENT_REPORTS; }
  ;

value_word
  : "effective"   { $$ = STATEMENT_EFFECTIVE; }   | "review"     { $$ = STATEMENT_REVIEW; }
  | "volume"      { $$ = STATEMENT_VOLUME; }      | "deal"       { $$ = STATEMENT_DEAL; }
  | "takes"       { $$ = STATEMENT_TAKES; }       | "probability" { $$ = STATEMENT_PROBABILITY; }
  | "headcount"   { $$ = STATEMENT_HEADCOUNT; }   | "quota"      { $$ = STATEMENT_QUOTA; }
  | "target"      { $$ = STATEMENT_TARGET; }
  ;

keyword
  : text_word | names_word | name_word | value_word
  | "import"      { $$ = STATEMENT_IMPORT; }      | "process"    { $$ = STATEMENT_PROCESS; }
  | "role"        { $$ = STATEMENT_ROLE; }        | "skill"      { $$ = STATEMENT_SKILL; }
  | "tool"        { $$ = STATEMENT_TOOL; }        | "method"     { $$ = STATEMENT_METHOD; }
  | "metric"      { $$ = STATEMENT_METRIC; }      | "onboarding" { $$ = STATEMENT_ONBOARDING; }
  | "phase"       { $$ = STATEMENT_PHASE; }       | "stage"      { $$ = STATEMENT_STAGE; }
  | "outcome"     { $$ = STATEMENT_OUTCOME; }     | "anytime"    { $$ = STATEMENT_ANYTIME; }
  | "end"         { $$ = STATEMENT_END; }         | "point"      { $$ = STATEMENT_POINT; }
  | "milestone"   { $$ = STATEMENT_MILESTONE; }   | "link"       { $$ = STATEMENT_LINK; }
  | "needs"       { $$ = STATEMENT_NEEDS; }       | "has"        { $$ = STATEMENT_HAS; }
  | "in"          { $$ = STATEMENT_IN; }          | "enter"      { $$ = STATEMENT_ENTER; }
  | "do"          { $$ = STATEMENT_DO; }          | "exit"       { $$ = STATEMENT_EXIT; }
  | "sla"         { $$ = STATEMENT_SLA; }         | "after"      { $$ = STATEMENT_AFTER; }
  | "accept"      { $$ = STATEMENT_ACCEPT; }      | "reopen"     { $$ = STATEMENT_REOPEN; }
  | "learn"       { $$ = STATEMENT_LEARN; }       | "read"       { $$ = STATEMENT_READ; }
  | "reach"       { $$ = STATEMENT_REACH; }
  ;

%%

static void yyerror(const Span *span, Parser *parser, const char *message)
{
    report_stop(parser, *span, message);
}

// What would have fitted depends on nothing but the parser's state, and is looked up once a state:
// a file may have millions of mistakes.
static Expected expected_in(const yypcontext_t *context, Parser *parser)
{
    if (parser->expected == NULL) {
        parser->expected = ARENA_MANY(parser->arena, YYNSTATES, Expected);
    }
    Expected *known = &parser->expected[*context->yyssp];
    if (known->is_known) {
        return *known;
    }
    yysymbol_kind_t expected[YYNTOKENS];
    int count = yypcontext_expected_tokens(context, expected, YYNTOKENS);
    Expected fits = {.is_known = true};
    for (int i = 0; i < count; i++) {
        fits.line |= expected[i] == YYSYMBOL_LINE;
        fits.text |= expected[i] == YYSYMBOL_TEXT;
        fits.name |= expected[i] == YYSYMBOL_WORD;
        fits.value |= expected[i] == YYSYMBOL_NUMBER;
    }
    *known = fits;
    return fits;
}

static int yyreport_syntax_error(const yypcontext_t *context, Parser *parser)
{
    report_mistake(parser, *yypcontext_location(context), expected_in(context, parser));
    return 0;
}
