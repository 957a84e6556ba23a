// The chances of a process for rules that hold them against what the file says.
#pragma once

#include "check/visit.h"
#include "model/odds.h"

typedef struct Chances {
    Odds odds;
    const bool *is_guessed; // by stage: shares that nobody gave count in its chance of a win
} Chances;

// The chance of a win from a stage, 0 to 1; -1 where it is not known: there are errors, no end is a
// win, or shares on the way to it were not given. Worked out once a process, when first asked for.
double chance_of_win(Checker *checker, const Stage *stage);

// A share as people write it: "41%", "12.5%" where it is given so, rounded where it was worked out.
Str chance_text(Arena *arena, double chance);

// The value of a statement that has one.
Place value_place(const Statement *statement);

// A statement of a kind in a stage's block, which is there.
const Statement *stage_statement(const Stage *stage, StatementKind kind);

// Whether a way leads to a later stage of the same process; NULL if not, else that stage.
const Stage *later_stage(const Stage *stage, const Way *way);

// Of two statements in one stage, the one that a variant says itself where it says only one.
const Statement *newer_of(const Statement *first, const Statement *other);
