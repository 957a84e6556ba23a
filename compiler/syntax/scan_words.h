// A scan under way; only the scanner's own files include this.
#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "syntax/ast.h"

// What is passed over, reported already.
typedef enum Skip {
    SKIP_NOTHING,
    SKIP_LINE,        // the rest of a line
    SKIP_PARENTHESIS, // up to a `)`, on one line
    SKIP_HEADER,      // the rest of a header, up to its block
    SKIP_CONFLICT,    // the other version of a merge
} Skip;

// A sign that a program writes again and again, and its one finding.
typedef struct Habit {
    Finding *finding;
    uint32_t count;
} Habit;

typedef struct Scan {
    const Source *source;
    const Limits *limits;
    Arena *arena;
    Findings *findings;
    Token *tokens;
    uint32_t count, capacity;
    uint32_t last_kind; // of the last token that is no comment; LINE at the start
    uint32_t depth;     // open braces
    Finding *curly;     // the one finding of curly quotes
    uint32_t curly_count;
    bool has_unfit_quotes; // among them one that cannot be mended
    bool is_in_bad_name;   // the last token is a mistaken name, which may go on
    bool has_open_block;   // a block text runs to the end of the file
    bool is_over;          // nested too deeply: nothing more is read
    uint32_t odd_count;    // values read as people write them elsewhere
    uint32_t resume;       // behind what was read past flex; 0: it goes on by itself
    Skip skip;
    Finding *conflict;    // of the merge conflict being read, before its `=======`
    bool has_no_conflict; // no conflict ends behind here
    bool has_slip;        // a sign on this line is reported already
    Finding *line_sign;   // its finding, which takes in the other signs of the line; or NULL
    Finding *old_sign;    // of an earlier line, the same
    Habit blanks;         // that do not break
    Habit bullets;        // before lines
    bool is_picture;      // this line is none of ours: the parser reports it
    bool is_loose;        // a line ended behind a `,` or `->`
    uint32_t loose_word;  // the keyword that the next line started with; 0 for none
    uint32_t *slips;      // see Tree
    uint32_t slip_count, slip_capacity;
    Finding *brackets; // the one finding of `[` and `(` where braces belong
    Finding *colons;   // the one finding of `:` there
    uint32_t colon_count;
    uint32_t open_lists; // `[` and `(` left out whose partner stands on another line
    Heard *heard;        // names in what is passed over
    uint32_t heard_count;
} Scan;

// Keeps a token. Comments are kept, but do not count as the last one.
void token_keep(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length);

Place scan_place(const Scan *scan, uint32_t offset, uint32_t length);

// Reports that a name or text (`what`) is longer than its limit.
Finding *scan_too_long(Scan *scan, LimitId limit, const char *what, Place place);

// A word, and a dotted name.
void scan_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length);
void scan_dotted(Scan *scan, uint32_t offset, uint32_t length);

// A run of signs that the language does not have.
void scan_stray(Scan *scan, uint32_t offset, uint32_t length);

// A run of digits that is no right number; one with a blank in it that does not break is two words.
void scan_bad_number(Scan *scan, uint32_t offset, uint32_t length);

// One sign more on a line with a reported one: adds it to that finding. Where there is nothing to
// write in its place (`written.at` is NULL) the finding loses its fix.
void scan_more_signs(Scan *scan, Finding *finding, Place place, Str written, bool is_certain,
                     const char *help);

// A brace, or what stands for it.
void scan_open(Scan *scan, uint32_t offset);
void scan_close(Scan *scan, uint32_t offset);

// `[`, `(` or `:` where a header's `{` belongs, and `]` or `)` for a `}`: reports it, reads it as
// the brace, and says true.
bool scan_block_sign(Scan *scan, uint32_t offset, Str text);

// `with:` or `exit:` before lines that start with `-`, of which the first begins behind `end`: reports
// it, keeps the tokens that are meant, and says true.
bool scan_item_list(Scan *scan, uint32_t offset, uint32_t end);

// A text without a closing quote on its line that goes on below, up to a quote at the end of a line:
// reports it, keeps its first line, and says true.
bool scan_broken_text(Scan *scan, uint32_t offset, uint32_t length);

// Remembers that a line is not as it was written: its grammar is not judged.
void scan_slip(Scan *scan, uint32_t offset);

// Whether only blanks stand before a place on its line.
bool scan_at_line_start(const Scan *scan, uint32_t offset);

// A line of two versions of some lines, as a merge leaves them: the first one is read, the other
// passed over. False where the signs are none of that.
bool scan_conflict(Scan *scan, uint32_t offset, Str text);

// Whether a token is passed over.
bool scan_skips(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length);

// `1.` at the start of a line: passes over it, and says so.
bool scan_is_numbering(Scan *scan, uint32_t offset, uint32_t length);

// `Stage 2:` at the start of a line: reports it, reads the header without a name, and says true.
bool scan_numbered_header(Scan *scan, uint32_t offset, Str text);

// Whether a run of signs belongs to a name that cannot be written so: `_a`, `new-`, `a--b`, `q&a`; and
// reports that name.
bool sign_is_in_name(const Scan *scan, uint32_t offset, uint32_t length);
void scan_bad_name(Scan *scan, uint32_t offset, uint32_t length);

// A sign behind a number that means a word: `45 %`, `2 - 5 days`, `20/month`.
bool scan_sign_of_value(Scan *scan, uint32_t offset, char sign);

// The `>` of an arrow with a long dash, which is reported; an arrow that came apart, `- >`.
bool scan_dash_arrow_end(Scan *scan, uint32_t offset, Str text);
bool scan_split_arrow(Scan *scan, uint32_t offset);

// Behind a mistaken name: adds what touches it, and says so.
bool scan_more_of_bad_name(Scan *scan, uint32_t kind, uint32_t offset, uint32_t length);

// A `,` or `->` at the end of a line whose next line is a statement of its own: reports the sign,
// and ends the line there. Called for each token before it is kept.
void scan_loose_end(Scan *scan, uint32_t kind);
