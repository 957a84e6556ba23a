// Files that the build carries inside the binary, so that nothing is looked for at run time.
#pragma once

#include "base/str.h"

typedef struct CarriedFile {
    const char *path; // below its folder, without its ending: "method/bant"
    const char *bytes;
    size_t length;
} CarriedFile;

// The library, made from stdlib/; sorted by path.
extern const CarriedFile library_files[];
extern const size_t library_file_count;

// The row of such a path in a table of `count` rows that is sorted by path; NULL if there is none.
const CarriedFile *carried_find(const CarriedFile *files, size_t count, Str path);

// A page a rule, made from docs/rules/; sorted by path, which is the rule's name.
extern const CarriedFile page_files[];
extern const size_t page_file_count;

// The templates of projects, made from stdlib/templates/; their paths keep their endings.
extern const CarriedFile template_files[];
extern const size_t template_file_count;

// The style sheet and the script of pages of HTML, made from stdlib/page/; their paths keep their
// endings.
extern const CarriedFile asset_files[];
extern const size_t asset_file_count;

// A script a shell that completes command lines, made from stdlib/shell/; their paths are the shells.
extern const CarriedFile shell_files[];
extern const size_t shell_file_count;
