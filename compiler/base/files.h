// All reading goes through here: files below the project's root, standard input, and the library.
//
// Nothing outside the root is ever opened: paths are resolved beneath a descriptor of the root
// (openat2 with RESOLVE_BENEATH and NO_MAGICLINKS; step by step where the kernel lacks it). Only
// regular files are read. A file is read once, and known by device and inode, however it is spelt.
#pragma once

#include "base/limits.h"
#include "base/source.h"

typedef enum FileResult {
    FILE_READ,
    FILE_MISSING,     // there is no such file
    FILE_OUTSIDE,     // it would leave the root (by its path, or through a link)
    FILE_NOT_REGULAR, // a directory, device, pipe or socket
    FILE_TOO_LARGE,   // over the limit of one file
    FILE_TOO_MANY,    // over the limit of all files together, in number or in bytes
    FILE_UNREADABLE,  // the system refuses; `error` of Files says why
} FileResult;

// A text that stands for what is on the disk: mended but not yet written, or unsaved in an editor.
typedef struct Overlay {
    const struct Overlay *next;
    FileId id; // whose text it is; 0, 0 for standard input, which is then not read
    Str text;
} Overlay;

typedef struct Files Files;

// Opens the project. `root` is a folder, or NULL to look for one: the nearest folder above
// `first_file` (above the working folder for "-") that holds `.git`, else the folder of
// `first_file`. `library_folder` replaces the carried library, or is NULL. Returns NULL with a
// system error in errno where the root cannot be opened. The limits must outlive the files.
Files *files_open(Arena *arena, const char *root, const char *first_file,
                  const char *library_folder, const Limits *limits);
void files_close(Files *files);

// Lays texts over files: wherever one of them is read, its text is given instead. The texts are
// copied when they are read.
void files_lay_over(Files *files, const Overlay *overlays);

// Reads a file named on the command line; its path may be given from anywhere, but must lie below
// the root. "-" is standard input. On FILE_READ *source is set; a file read before is given again.
FileResult files_read_given(Files *files, const char *path, Source **source);

// Reads an import: `path` as written, relative to the folder of `importer`. The caller has made
// sure that it is a relative path of plain parts with '/'; `..` is resolved here.
FileResult files_read_import(Files *files, const Source *importer, Str path, Source **source);

// Reads a file of the library: "method/bant". FILE_MISSING where there is none.
FileResult files_read_library(Files *files, Str path, Source **source);

// The root as the system knows it, without links; never to be shown.
Str files_root(const Files *files);

// Where below the root a file really lies that was read as `path`: links are followed. False if
// it, or the way to it, is no longer there.
bool files_real_path(Files *files, Str path, Str *real);

// Whether a file below the root, read as `path`, is still this one and has these bytes.
bool files_is_same(Files *files, Str path, FileId id, Str text);

// The paths that an import could mean, sorted, for suggestions: the .sales files of the folder that
// `path` points to, written as `path` is ("shared/role.sales"). Without an importer, those of the
// library ("std/method/bant"): all that are carried; of the folder of --std, those where it points to.
StrList files_near(Files *files, const Source *importer, Str path);

// errno of the last FILE_UNREADABLE.
int files_error(const Files *files);
