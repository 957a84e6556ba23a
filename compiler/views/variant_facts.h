// What a process, a stage and an end say, as texts that can be compared. Only views/variants uses
// this.
#pragma once

#include "model/model.h"

typedef struct TextFact {
    const Name *way; // of a way out: its name; NULL for all other facts
    Str label;       // "Owner"; of a way out, its label
    Str text;        // empty where the file says nothing
} TextFact;
LIST_OF(TextFact, TextFactList);

// All facts in one order, those that say nothing too, so that equal places mean equal things; ways
// out come last and are known by their names.
TextFactList process_facts(const Process *process, Arena *arena);
TextFactList stage_facts(const Stage *stage, Arena *arena);
TextFactList end_facts(const End *end, Arena *arena);
