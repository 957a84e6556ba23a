// A source text with its path, and places in it.
//
// A place is a source and a byte span; lines and columns are worked out only when somebody asks.
#pragma once

#include "base/str.h"

// Which file it is, however it is spelt.
typedef struct FileId {
    uint64_t device, inode; // both 0: standard input, or a file that is carried inside
} FileId;

typedef struct SourceStep SourceStep; // see base/source.c

typedef struct Source {
    Str path; // relative to the project's root, with '/'; "<stdin>"; or "std/..." for the library
    Str text; // the bytes as read, with NUL behind them (two, as flex wants)
    uint32_t *line_starts; // offset of each line; made on the first question
    uint32_t line_count;
    SourceStep *steps; // characters every so many bytes; made for the first long line
    uint32_t index;    // the order in which sources were first read; findings are shown in it
    FileId id;
    bool is_library; // carried in the binary, or read from --std
    bool is_given;   // named on the command line, not imported
} Source;

typedef struct Place {
    const Source *source;
    uint32_t offset;
    uint32_t length;
} Place;

typedef struct Position {
    uint32_t line;   // from 1
    uint32_t column; // in characters, from 1
} Position;

// Line and column of a byte offset. LF, CRLF and a lone CR end a line. `arena` keeps the line
// index.
Position source_position(const Source *source, Arena *arena, uint32_t offset);

// The text of a line (from 1) without its line end, and the offset at which it begins.
Str source_line(const Source *source, Arena *arena, uint32_t line, uint32_t *offset);
