// The resolved model: what the files say, with every name resolved and every number in its unit.
//
// It is made once (model/resolve), then read only. Lists stand in source order. A pointer that may
// be NULL says so. Everything keeps the statement that set it, and with it its place.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

#define LIST_OF(Type, List)                                                                        \
    typedef struct List {                                                                          \
        Type *at;                                                                                  \
        uint32_t count;                                                                            \
    } List

typedef struct Role Role;
typedef struct Skill Skill;
typedef struct Tool Tool;
typedef struct Method Method;
typedef struct Point Point;
typedef struct Metric Metric;
typedef struct Process Process;
typedef struct Phase Phase;
typedef struct Stage Stage;
typedef struct End End;
typedef struct Outcome Outcome;
typedef struct Onboarding Onboarding;

// ---- values -------------------------------------------------------------------------------------

// A decimal number as an integer of 10^-8: 2.5 is 250,000,000.
typedef int64_t Fixed;
enum { FIXED_ONE = 100000000 };

typedef enum Unit {
#define UNIT(id, one, many, minutes) UNIT_##id,
#include "syntax/units.def"
#undef UNIT
} Unit;

// `low` and `high` are equal where no range was given. Minutes are calendar time: 5 workdays are a
// week of 7 days, a month is 1/12 and a quarter 1/4 of a year of 365.25 days.
typedef struct Duration {
    Str text; // as written: "2 to 5 days"; empty if there is none
    Fixed low, high;
    Unit unit;
    double low_minutes, high_minutes;
} Duration;

typedef struct Money {
    Fixed amount;
    char currency[4]; // ISO 4217; empty if there is none
} Money;

typedef enum ValueKind {
    VALUE_NONE,
    VALUE_PERCENT, // amount: 1 = 100%
    VALUE_NUMBER,
    VALUE_MONEY,
    VALUE_DURATION,
    VALUE_RATE,
    VALUE_DATE,
} ValueKind;

typedef struct Value {
    ValueKind kind;
    Str text;      // as written
    Fixed amount;  // percent, number, money, and what a rate counts
    Str unit_word; // "SAO", "meetings"; empty if none
    char currency[4];
    Duration duration;
    Unit period; // of a rate
    int year, month, day;
    Place place;
} Value;

// ---- what all declarations have -----------------------------------------------------------------

typedef struct Text {
    Str text; // escapes resolved
    const Statement *node;
} Text;
LIST_OF(Text, TextList);

typedef struct Link {
    Str label; // the address where no label is given
    Str address;
    const Statement *node;
} Link;
LIST_OF(Link, LinkList);

LIST_OF(const Name *, NameList);
LIST_OF(const Tree *, TreeList);

// What few declarations give.
typedef struct EntityDetail {
    Str summary;    // CommonMark; empty if there is none
    TextList notes; // CommonMark
    LinkList links;
    NameList was; // earlier names
} EntityDetail;

// The head of every declared thing; it is the first member of each.
typedef struct Entity {
    const Name *name;
    Str label;                // what people see; made from the name where the file gives none
    const EntityDetail *more; // never NULL
    uint32_t twin; // 1, 2, ... in the model's order where others of its kind have its name; else 0
    const Statement *node;
} Entity;

typedef enum SkillLevel { SKILL_BASIC = 1, SKILL_WORKING, SKILL_EXPERT } SkillLevel;

// A use of a name: the thing, and the part of the statement that names it.
typedef struct RoleUse {
    const Role *role;
    const Statement *node;
    const Part *part;
} RoleUse;
LIST_OF(RoleUse, RoleUseList);

typedef struct SkillUse {
    const Skill *skill;
    SkillLevel level;
    const Statement *node;
    const Part *part;
} SkillUse;
LIST_OF(SkillUse, SkillUseList);

typedef struct ToolUse {
    const Tool *tool;
    Str id; // with `in TOOL TEXT`: the stored value there; else empty
    const Statement *node;
    const Part *part;
} ToolUse;
LIST_OF(ToolUse, ToolUseList);

typedef struct PointUse {
    const Point *point;
    const Statement *node;
    const Part *part;
} PointUse;
LIST_OF(PointUse, PointUseList);

// Where a way leads. Exactly one of stage and end is set, but when it leads to another process:
// then `process` is set, and `stage` is the stage entered there (its start, where none is named).
typedef struct Target {
    const Stage *stage;
    const End *end;
    const Process *process; // NULL: this process
} Target;

// A reference to a process, or to a stage in one.
typedef struct ProcessUse {
    const Process *process;
    const Stage *stage; // NULL: none was named
    const Statement *node;
    const Part *part;
} ProcessUse;
LIST_OF(ProcessUse, ProcessUseList);

// ---- roles, skills, tools, methods, metrics -----------------------------------------------------

struct Role {
    Entity entity;
    bool is_external;
    const Role *reports; // NULL if none
    Str team;
    TextList does;
    SkillUseList has;
    Fixed headcount; // people, half ones too; 0 if none is given
    Value quota;     // VALUE_NONE if none
    uint32_t index;  // in Model.roles
};
LIST_OF(Role *, RoleList);

typedef struct Lesson {
    Str text;
    Str link; // empty if none
    Duration takes;
    const Statement *node;
} Lesson;
LIST_OF(Lesson, LessonList);

struct Skill {
    Entity entity;
    SkillUseList after; // learn those first
    LessonList learn;
    TextList proof;
    uint32_t index;
};
LIST_OF(Skill *, SkillList);

struct Tool {
    Entity entity;
    uint32_t index;
};
LIST_OF(Tool *, ToolList);

struct Point {
    Entity entity;
    const Method *method;
    TextList ask;
    uint32_t index; // in Method.points
};
LIST_OF(Point *, PointList);

struct Method {
    Entity entity;
    PointList points;
    uint32_t index;
};
LIST_OF(Method *, MethodList);

struct Metric {
    Entity entity;
    Str formula;
    Value target;
    const Role *owner; // NULL if none
    ProcessUseList at;
    uint32_t index;
};
LIST_OF(Metric *, MetricList);

// ---- processes ----------------------------------------------------------------------------------

typedef struct Criterion {
    Str text;
    Str proof; // exit only; empty if none
    Str when;  // the criterion holds only then; empty if always
    const Statement *node;
} Criterion;
LIST_OF(Criterion, CriterionList);

typedef struct Task {
    Str text;
    const Role *by;  // NULL if not named
    Duration within; // empty text if none
    Str when;
    const Statement *node;
} Task;
LIST_OF(Task, TaskList);

typedef enum ShareKind {
    SHARE_GIVEN,       // the file says it
    SHARE_REST,        // what the others leave
    SHARE_ASSUMED,     // none is given: all are taken as equally likely
    SHARE_UNESTIMATED, // an anytime without a percentage where nothing is left for it: 0%
} ShareKind;

// A share of visits, exact: units / divisor of 10^-8 parts. Left-over shares stay symbolic in the
// divisor until chances are worked out: a third is {FIXED_ONE, 3}.
typedef struct Share {
    Fixed units;
    uint32_t divisor; // never 0
    ShareKind kind;
} Share;

double share_value(Share share); // 0 to 1
bool share_is_zero(Share share);

// What stands in an outcome's block; many have none.
typedef struct OutcomeDetail {
    TextList when;
    Duration after;
    TextList reasons;
    TextList give;
    Duration accept;  // empty text if none
    const Role *tell; // hears when it is not accepted in time; NULL if none
} OutcomeDetail;

// An outcome of a stage, or an anytime of a phase or process.
struct Outcome {
    Entity entity;
    Target target; // all NULL where the name did not resolve (a finding says so)
    bool is_anytime;
    bool has_percent;
    Fixed percent;             // as written: 1 = 100%
    const OutcomeDetail *more; // never NULL
    const Stage *stage;        // whose outcome it is; NULL for an anytime
    const Phase *phase; // the phase an anytime stands in; NULL for the process's and for outcomes
};
LIST_OF(Outcome *, OutcomeList);

// One way out of a stage: its own outcomes first, then the anytimes that hold there, each with the
// share of visits to the stage that take it. The shares of a sound stage come to 1.
typedef struct Way {
    const Outcome *outcome;
    Share share;
} Way;
LIST_OF(Way, WayList);

typedef enum Forecast {
    FORECAST_NONE,
    FORECAST_OMITTED,
    FORECAST_PIPELINE,
    FORECAST_BEST_CASE,
    FORECAST_MOST_LIKELY,
    FORECAST_COMMIT,
    FORECAST_CLOSED,
} Forecast;

struct Stage {
    Entity entity;
    Process *process;
    const Phase *phase; // NULL if it stands in none
    const Role *owner;  // NULL if none is named
    RoleUseList with, consult, inform;
    SkillUseList needs;
    ToolUseList uses;
    CriterionList enter, exit;
    TaskList tasks; // `do`
    PointUseList cover;
    Duration takes;
    Duration sla;
    const Role *sla_tell; // NULL if nobody hears of a breach
    const Process *runs;  // NULL if none
    ProcessUseList alongside;
    bool has_probability;
    Fixed probability; // 1 = 100%
    Forecast forecast;
    ToolUseList in;
    OutcomeList outcomes; // its own
    WayList ways;         // all ways out, anytimes included
    uint32_t index;       // in Process.stages
};
LIST_OF(Stage *, StageList);

struct Phase {
    Entity entity;
    Process *process;
    StageList stages;
    OutcomeList anytimes;
    Str color; // "#rrggbb" or a palette name; empty if none
    uint32_t index;
};
LIST_OF(Phase *, PhaseList);

typedef enum EndKind { END_NEUTRAL, END_WIN, END_LOSS } EndKind;

typedef struct Reopening {
    const Stage *stage;
    Duration within;
    const Statement *node;
} Reopening;
LIST_OF(Reopening, ReopeningList);

struct End {
    Entity entity;
    Process *process;
    EndKind kind;
    TextList reasons;
    RoleUseList inform;
    ProcessUseList then;
    ReopeningList reopen;
    Forecast forecast;
    ToolUseList in;
    uint32_t index;
    bool is_named_elsewhere; // another process leads here, which is reported: it cannot
};
LIST_OF(End *, EndList);

struct Process {
    Entity entity;
    const Process *like; // NULL if it is no variant
    const Role *owner;
    Str version;
    Value effective, review; // VALUE_DATE or VALUE_NONE
    const Stage *start;      // NULL only if it has no stage
    Value volume;
    Money deal;
    ToolUseList in;
    PhaseList phases;
    StageList stages; // all, those in phases included, in source order
    EndList ends;
    OutcomeList anytimes; // the process's own; a phase's stand with the phase
    bool is_given;        // declared or changed by a file named on the command line
    uint32_t index;
};
LIST_OF(Process *, ProcessList);

// ---- onboarding ---------------------------------------------------------------------------------

typedef struct Reading {
    Str text;
    Str link;
    const Statement *node;
} Reading;
LIST_OF(Reading, ReadingList);

typedef struct Goal {
    const Metric *metric;
    Value value;
    const Statement *node;
} Goal;
LIST_OF(Goal, GoalList);

typedef struct Milestone {
    Entity entity;
    uint32_t day; // calendar days; 1 is the first day, 0 the last working day before
    bool has_day; // it is said, and not refused
    TaskList tasks;
    ReadingList reading;
    SkillUseList learn, prove;
    RoleUseList meet;
    GoalList goals; // `reach`
} Milestone;
LIST_OF(Milestone *, MilestoneList);

struct Onboarding {
    Entity entity;
    const Role *role;
    MilestoneList milestones;
    uint32_t index;
};
LIST_OF(Onboarding *, OnboardingList);

// ---- the whole ----------------------------------------------------------------------------------

// Everything that the files given see: what they declare, and what they import.
typedef struct Model {
    RoleList roles;
    SkillList skills;
    ToolList tools;
    MethodList methods;
    MetricList metrics;
    ProcessList processes;
    OnboardingList onboardings;
    TreeList trees; // of all files read, in that order
    bool is_sound;  // no error was found: chances and pictures may be made
} Model;

// ---- questions that many ask --------------------------------------------------------------------

// A number as people write it, without trailing zeros: "93", "12.5".
Str fixed_text(Arena *arena, Fixed number);

// Skill levels, forecast categories, units as the language writes them ("working", "best-case").
const char *skill_level_text(SkillLevel level);
const char *forecast_text(Forecast forecast);
const char *unit_text(Unit unit);

// How many minutes of calendar time a unit takes.
double unit_minutes(Unit unit);

// Whether a process has an end that is a win: without one, a chance of winning says nothing.
bool process_has_win(const Process *process);

// The roles that work on a stage: owner, `with`, and every `do ... by`, each once, in that order.
RoleList stage_workers(const Stage *stage, Arena *arena);

// Those who take part: the workers, and `consult`.
RoleList stage_participants(const Stage *stage, Arena *arena);

// The first stage with an owner that begins, by `then`, when a deal ends there; NULL if none does.
const Stage *end_next_stage(const End *end);

// The role that receives what an outcome hands over: the owner of the stage it enters (by `then`:
// of that process's start); NULL where there is none.
const Role *outcome_receiver(const Outcome *outcome);

// The stage an outcome enters, here or in another process; NULL where it leads to an end.
const Stage *outcome_next_stage(const Outcome *outcome);
