// Topics of `stagecraft help`: what a word of the language, a list or an idea means.
#pragma once

#include "base/out.h"
#include "base/str.h"

// A kind of topics, in the order in which a name is looked up.
typedef enum TopicKind {
    TOPIC_COMMAND,
    TOPIC_STATEMENT,
    TOPIC_LIST,
    TOPIC_IDEA,
    TOPIC_RULE,
    TOPIC_KINDS
} TopicKind;

// How many topics of a kind there are, and the name and meaning of one of them.
int topic_count(TopicKind kind);
const char *topic_name(TopicKind kind, int index);
const char *topic_text(TopicKind kind, int index);

// The page of an idea, in lines of at most 90 columns.
const char *topic_idea(int index);

// Writes the page of the topic. False where there is none of that name.
bool topic_write(Str name, Out *out);

// Writes the names of all topics but rules, a kind a paragraph.
void topics_write(Out *out);

// Writes a word and what it means, in two columns.
void topic_write_row(Out *out, const char *word, const char *text);
