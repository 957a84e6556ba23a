// The tokens of one value, and the numbers in them.
#pragma once

#include "model/value.h"

// A reading under way: the tokens of one part.
typedef struct Reader {
    const Statement *statement;
    const Part *part;
    Arena *arena; // for texts that are not as written
    Findings *findings;
    const char *keyword;
    ValueWanted wanted;
    uint32_t tokens[8]; // without comments
    uint32_t count;
    bool is_bad;
} Reader;

// Sets the tokens of reader->part.
void reader_start(Reader *reader);

Str reader_text(const Reader *reader, uint32_t index);

// The kind of a token; the end of the file behind the last.
uint32_t reader_kind(const Reader *reader, uint32_t index);

// The place of the whole value, and of one of its tokens.
Place reader_place(const Reader *reader);
Place reader_token_place(const Reader *reader, uint32_t index);

// Reports once a value; further mistakes of the same value say nothing new. NULL where nothing was
// added, which reader_help takes.
Finding *reader_report(Reader *reader, RuleId rule, Place place, const char *headline);
void reader_help(Reader *reader, Finding *finding, const char *help);

// Whether a point before three final digits may mean thousands: not after a lone 0, not with k, M or
// %.
bool number_is_doubtful(Str text);

// Reads the number of a token as an integer of 10^-8; *decimals is how many were written. False
// where it is mistaken, which is reported.
bool number_read(Reader *reader, uint32_t index, Fixed *amount, int *decimals);

// Reports a number that is not written right; and one that may be thousands or a fraction.
void number_report(Reader *reader, uint32_t index);
void number_ask(Reader *reader, uint32_t index);
