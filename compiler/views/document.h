// The neutral shape of handouts: a tree of blocks, as a reader sees it.
//
// A view turns the model into a Document; one writer a format turns it into Markdown, HTML, PDF,
// CSV, a calendar or JSON. A Document knows nothing of formats: text in it is the user's,
// unescaped, and `rich` text is CommonMark that its writer must make safe (views/rich turns it into
// blocks). Everything lives in the arena.
#pragma once

#include "model/model.h"

typedef enum BlockKind {
    BLOCK_SECTION,   // a heading (`line`) over children; sections nest
    BLOCK_CARD,      // the same, kept together on a page: one stage, one skill
    BLOCK_MILESTONE, // the same, over the tasks of a milestone, with `milestone`
    BLOCK_PICTURE,   // a map, `picture`
    BLOCK_PARAGRAPH, // `line`
    BLOCK_LABEL,     // `line`: a small heading over the block that follows, in no contents
    BLOCK_RICH,      // `rich`: CommonMark as the file gives it
    BLOCK_LIST,      // children are items
    BLOCK_STEPS,     // the same, numbered
    BLOCK_ITEM,      // `line`, and children below it
    BLOCK_TASKS,     // children are tasks
    BLOCK_TASK,      // `line`: something to tick off, with `task`
    BLOCK_FACTS,     // children are facts: names and what they are
    BLOCK_FACT,      // `key` and `line`
    BLOCK_BLANK,     // among facts: `key`, and room to write it in
    BLOCK_TABLE,     // the first row is its head
    BLOCK_ROW,       // children are cells
    BLOCK_CELL,      // `line`, or `room` to write in
    BLOCK_QUOTE,     // children, said by somebody else
    BLOCK_CODE,      // `rich`: lines to keep as they are
    BLOCK_RULE,      // a line across, between parts of a text
} BlockKind;

// How a run looks: a set of these.
typedef enum RunStyle {
    RUN_PLAIN = 0,
    RUN_STRONG = 1,
    RUN_EMPHASIS = 2,
    RUN_CODE = 4,
    RUN_BREAK = 8,  // begins a new line; its text is "\n"
    RUN_ASIDE = 16, // left out of a page that has no room for all
} RunStyle;

// What is written by hand in a blank or a cell.
typedef enum Room { ROOM_NONE, ROOM_WORDS, ROOM_DAY } Room;

typedef struct Block Block;

// A piece of a line in one style. A link has an address, or a block of the document to go to.
typedef struct Run {
    struct Run *next;
    Str text;
    unsigned style;   // a set of RunStyle
    Str address;      // checked by whoever resolves or writes it; empty if none
    const Block *aim; // NULL if none
    bool is_apart; // words of ours in their own direction, from left to right, whatever is around
} Run;

typedef struct Line {
    Run *first, *last;
} Line;

// ---- tasks --------------------------------------------------------------------------------------

enum { DAY_NONE = -1 };

// A day as the reader is told it.
typedef struct DueDay {
    int32_t day; // calendar days from the first, which is 1; 0: before it; DAY_NONE
    Str date;    // "2026-03-02"; empty where the first day is not known
    Str text;    // "by day 5", "before day 1", "by Mon 2026-03-02"; empty if none
} DueDay;

// Who sees to a task.
typedef enum Party { PARTY_HIRE, PARTY_MANAGER, PARTY_MENTOR, PARTY_OPS, PARTY_COLLEAGUE } Party;

// Something to tick off, besides its line.
typedef struct Duty {
    Str key; // keeps its value from edition to edition while names stay: "week-1/meet/manager"
    Party party;
    Str owner;    // as the reader is told: "you", "Sales manager"
    Str assignee; // the same for everybody else: "Account executive"
    DueDay due;
    Str section;         // the milestone's label
    Str skill, stage;    // the labels of what it serves; empty if none
    Str link;            // an address that was checked; empty if none
    Str detail;          // more words, plain; empty if none
    bool is_sign_off;    // who sees to it signs that the milestone is reached
    const Skill *proves; // the skill that is shown to somebody; NULL if none
} Duty;

typedef struct MilestonePart {
    Str key;   // as of a task: "week-1", "ae-ramp/week-1"
    Str label; // with that of its onboarding where the role has several: "Inside sales, First week"
    Str words; // what its summary, notes and links say, plain, a line each; empty if none
    DueDay due;
} MilestonePart;

// ---- skills -------------------------------------------------------------------------------------

// A skill to learn.
typedef struct DocumentSkill {
    const Skill *skill;
    SkillLevel level;
    const Stage *first_in; // the first stage that needs it; NULL: none does
    DueDay learn, prove;   // their texts are empty where no milestone asks for it
} DocumentSkill;

// ---- the team -----------------------------------------------------------------------------------

// What a role has to show by a milestone.
typedef struct TeamRow {
    Str role, milestone;
    DueDay due;
    Str skill, level; // empty where the milestone asks for no proof
} TeamRow;

// ---- pictures -----------------------------------------------------------------------------------

struct Drawing; // draw/drawing.h

// The map of a process, in which a role's part is brought out.
typedef struct DocumentPicture {
    const Process *process;
    const Role *role;
    Block **cards;                 // by Stage.index: the card of a stage; NULL: it has none
    const struct Drawing *drawing; // whoever paints the document puts it here; NULL: none
    struct DocumentPicture *next;
} DocumentPicture;

// ---- the tree -----------------------------------------------------------------------------------

struct Block {
    BlockKind kind;
    Line line;
    // Of a fact its name; of a heading, if its words are the file's, an id that stays while names do;
    // of a row with room to write in, what tells it from the others (empty: its first cell does).
    Str key;
    Str label; // of a row, what its key says, for people to hear; empty: the key is for them
    Str rich;
    Line behind; // of a fact, in a line behind its rich text
    int32_t
        shift; // of steps: what their numbers have more than 1, 2, 3; -1 where they begin with 0
    Room room; // of a blank or a cell
    const Duty *task;
    const MilestonePart *milestone;
    DocumentPicture *picture;
    Block *next;
    Block *first, *last; // children
};

typedef enum DocumentKind { DOCUMENT_HANDOUT, DOCUMENT_TEAM, DOCUMENT_POCKET } DocumentKind;

typedef struct Document {
    Arena *arena;
    DocumentKind kind;
    Str title;
    Str about;        // processes and their versions, in a line: "B2B sales, version 2026.2"
    Str key;          // the same from edition to edition: "ae", "ae/ae-ramp"
    Str language;     // of our own words: "en"
    Str stamp;        // a date that stands for the edition: "2026-04-01"; empty if none is known
    Str start;        // of the first day; empty if it is not known
    Str person;       // whose it is; empty: anybody's
    const Role *role; // whose it is; NULL: of all roles
    const Process **processes; // those it tells of
    uint32_t process_count;
    const Process *asked;  // the one that was asked for by name; NULL: none was
    DocumentSkill *skills; // of a handout, in the order of learning
    uint32_t skill_count;
    TeamRow *team; // of a team's table: its rows
    uint32_t team_count;
    const MilestonePart *undated; // the first that lies behind the last day of all, 9999-12-31
    Block cover;                  // facts: whose it is, and of what
    Block body;                   // its children are the document
    Block errands; // milestones of others with what this role does for them, where it has no own
    DocumentPicture *pictures; // all of them, in the order of the document
} Document;

Document *document_new(Arena *arena, Str title);

// Takes out of a table the columns of which no row but the head has anything. Nothing is left of a table
// of a head alone.
void table_drop_empty(Block *table);

// Adds a block of this kind as the last child of `parent`.
Block *block_add(Document *document, Block *parent, BlockKind kind);

// Adds a block that was made below a scratch parent, and belongs to nobody yet.
void block_adopt(Block *parent, Block *block);

// The same as block_add, with a line of one plain run.
Block *block_add_text(Document *document, Block *parent, BlockKind kind, Str text);

// Makes a line of one run go from left to right, as headings do, though a name that it begins with does not.
void line_set_apart(Block *block);

// Adds a fact.
Block *block_add_fact(Document *document, Block *parent, Str key, Str text);

// Adds the map of a process.
void block_add_picture(Document *document, Block *parent, const Process *process, const Role *role,
                       Block **cards);

// Whether a block is a heading over children.
bool block_is_headed(const Block *block);

// Adds CommonMark; nothing where it is empty.
void block_add_rich(Document *document, Block *parent, Str rich);

// Adds a milestone: a heading over its tasks.
Block *block_add_milestone(Document *document, Block *parent, Str title,
                           const MilestonePart *milestone);

typedef struct BlockList {
    const Block **at;
    uint32_t count;
} BlockList;

// All blocks of a kind below a block, in the order of the document.
BlockList blocks_below(const Block *root, BlockKind kind, Arena *arena);

// The same of all that is planned: below the body, and then among the errands.
BlockList blocks_planned(const Document *document, BlockKind kind);

// The text of a line without its styles and links; white space of any length is one space.
Str line_words(const Line *line, Arena *arena);

// Adds a run to a block's line; an empty text adds nothing.
Run *line_add(Document *document, Block *block, Str text);

// Adds words of ours behind what the user says. Where that runs from right to left they stand apart, so
// that "(2 hours)" does not become "(hours 2)". A writer marks that by signs that nobody sees, behind
// the space that they may begin with: elements and runs are the same whatever a text says.
void line_add_words(Document *document, Block *block, Str words, unsigned style);

// The text of a run; of one that stands apart less the space that it begins with.
static inline Str run_words(const Run *run)
{
    bool has_space = run->is_apart && run->text.length > 0 && run->text.at[0] == ' ';
    return has_space ? (Str){run->text.at + 1, run->text.length - 1} : run->text;
}

Run *line_add_strong(Document *document, Block *block, Str text);
Run *line_add_link(Document *document, Block *block, Str text, Str address);

// Adds a run that leads to another block of the document (NULL: plain text).
Run *line_add_aim(Document *document, Block *block, Str text, const Block *aim);
