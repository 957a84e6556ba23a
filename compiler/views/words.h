// Words and numbers as pictures show them.
#pragma once

#include "model/model.h"

// "45%", "12.5%", "<1%": a share with at most one decimal.
Str percent_text(double share, Arena *arena);

// "45%", "0.4%", "<0.1%": how many of all; with "~" before it where it rests on assumed shares.
Str reach_text(double share, bool is_assumed, Arena *arena);

// "540", "1250", "12.5", "0.3", "<0.1": how many, with one decimal below 100.
Str count_text(double count, Arena *arena);

// "24k USD", "1.2M EUR", "950 CHF"; empty if no money is given.
Str money_text(Money money, Arena *arena);

// The name that keys are made of: the first that `was` lists, so that what a browser or a calendar
// keeps under a name is found again when the name changes; else its own.
Str lasting_name(const Entity *entity, Arena *arena);

// An id that a page can rely on: lower-case letters, digits and `-` stay, every other character
// becomes `_` and six hexadecimal digits, so that two names never meet. Things that imports have
// given one name are told apart by `_` and a number of fewer digits. `owner` and `name` stand within
// `of`; either may be NULL.
Str id_text(const char *kind, const Entity *of, const Name *owner, const Name *name, Arena *arena);

// The same of lasting names; `part` stands within `of`, and may be NULL.
Str id_lasting(const char *kind, const Entity *of, const Entity *part, Arena *arena);

// The same from words of any kind; `owner` may be empty.
Str id_of_words(const char *kind, Str owner, Str words, Arena *arena);

// "a, b, c". The words are added to a list with text_join.
Str text_join(Str list, const char *between, Str word, Arena *arena);

// The labels of a list, with commas: "Deal desk, Legal"; empty for an empty list.
Str role_labels(const RoleUseList *roles, Arena *arena);
Str skill_labels(const SkillUseList *skills, Arena *arena);
Str tool_labels(const ToolUseList *tools, Arena *arena);
Str point_labels(const PointUseList *points, Arena *arena);

// What a stage leads to, to be read aloud: "Answered 40% to Qualify lead; No answer 36% to Lost".
// Shares that are assumed have a "~"; those that nothing is known of are left out.
Str next_steps(const Stage *stage, Arena *arena);
