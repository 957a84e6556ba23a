// A criterion as a sentence: its words, and what each may mean. From it, whether a seller does it.
#pragma once

#include "check/wording.h"
#include "model/model.h"

// What a word may mean; a word may mean several of these.
enum {
    MEANS_TASK = 1 << 0,        // a command: "send"
    MEANS_NOUN = 1 << 1,        // a command or a noun: "call"
    MEANS_PAST = 1 << 2,        // past or participle of what sellers do
    MEANS_PAST_FIRST = 1 << 3,  // as first word: "sent the proposal"
    MEANS_DONE_SURE = 1 << 4,   // "it is sent": by a seller
    MEANS_DONE_OURS = 1 << 5,   // "it is given": by a seller, where it is a seller's thing
    MEANS_THING = 1 << 6,       // a seller's thing
    MEANS_SELLER = 1 << 7,      // the seller, or a role of ours
    MEANS_BUYER = 1 << 8,       // the buyer, or an external role
    MEANS_ACT = 1 << 9,         // what a buyer does
    MEANS_NOTED = 1 << 10,      // what is written down of a buyer
    MEANS_DETERMINER = 1 << 11, // "the"
    MEANS_PREPOSITION = 1 << 12,
    MEANS_AUXILIARY = 1 << 13,
    MEANS_CONNECTIVE = 1 << 14,
    MEANS_ADVERB = 1 << 15,
    MEANS_ENGLISH = 1 << 16, // in no other language
    MEANS_PARTY = 1 << 17,   // the first word of a role's name or label
};

// The words of the language, and the roles of the files.
typedef struct Lexicon {
    WordTable words;
    struct Twins *parties; // roles by name and label, in small letters
} Lexicon;

Lexicon lexicon_make(const Model *model, Arena *arena);

// Whether a text names a seller's task: a command, something that we did, or something done that
// only a seller does; and nothing that a buyer does. Only English is understood.
bool sentence_is_task(const Lexicon *lexicon, Str text);
