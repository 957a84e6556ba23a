// What an import that is not there may have meant.
//
// Of a path of one's own only the last part is compared: the rest is alike in all that lie beside it.
// A path of the library names a folder and a file in it. The folder is looked for first, and the file
// there; a file of that name in another folder comes second. What there is stands below as a list.
#include "model/import_near.h"

#include "base/path.h"
#include "base/suggest.h"

#include <string.h>

enum { MOST_LISTED = 40 };

// The name of a file without its folder and ending.
static Str file_stem(Str path)
{
    Str name;
    path_folder(path, &name);
    name.length -= str_ends(name, ".sales") ? strlen(".sales") : 0;
    return name;
}

static Str file_folder(Str path)
{
    Str name;
    return path_folder(path, &name);
}

// ---- the nearest --------------------------------------------------------------------------------

// Whether a word has all letters of a mistyped one, in their order: more often a letter is left out
// than another one hit.
static bool has_letters(Str word, Str wrong)
{
    size_t found = 0;
    for (size_t i = 0; i < word.length && found < wrong.length; i++) {
        found += word.at[i] == wrong.at[found] ? 1 : 0;
    }
    return found == wrong.length;
}

// The path whose last part is nearest to `stem`; of those as near, one that has all its letters.
// Empty where none is near.
static Str nearest_path(Program *program, StrList paths, Str stem)
{
    Candidate *candidates = ARENA_MANY(program->arena, paths.count + 1, Candidate);
    uint32_t count = 0;
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < paths.count; i++) {
            Str name = file_stem(paths.at[i]);
            if (has_letters(name, stem) == (round == 0)) {
                candidates[count++] = (Candidate){.name = name, .thing = &paths.at[i]};
            }
        }
    }
    Suggestion best = suggest(stem, candidates, count, program->suggest_budget);
    return best.candidate != NULL ? *(const Str *)best.candidate->thing : (Str){0};
}

// ---- the library --------------------------------------------------------------------------------

// The files of a folder of the library ("std/method").
static StrList files_of(Program *program, StrList all, Str folder)
{
    StrList list = {ARENA_MANY(program->arena, all.count, Str), 0};
    for (uint32_t i = 0; i < all.count; i++) {
        if (str_equal(file_folder(all.at[i]), folder)) {
            list.at[list.count++] = all.at[i];
        }
    }
    return list;
}

// Each folder once. The paths are sorted, so those of a folder lie together.
static StrList folders_of(Program *program, StrList all)
{
    StrList list = {ARENA_MANY(program->arena, all.count, Str), 0};
    for (uint32_t i = 0; i < all.count; i++) {
        Str folder = file_folder(all.at[i]);
        if (list.count == 0 || !str_equal(list.at[list.count - 1], folder)) {
            list.at[list.count++] = folder;
        }
    }
    return list;
}

static StrList library_files_of(Program *program, Str path)
{
    StrList near = files_near(program->files, NULL, path);
    StrList list = {ARENA_MANY(program->arena, near.count, Str), 0};
    for (uint32_t i = 0; i < near.count; i++) {
        if (str_starts(near.at[i], "std/")) {
            list.at[list.count++] = near.at[i];
        }
    }
    return list;
}

// "anum, bant, champ": the last parts of paths.
static Str listed(Program *program, StrList paths)
{
    Out text;
    out_start_in(&text, program->arena);
    for (uint32_t i = 0; i < paths.count && i < MOST_LISTED; i++) {
        out_text(&text, i > 0 ? ", " : "");
        out_str(&text, file_stem(paths.at[i]));
    }
    out_text(&text, paths.count > MOST_LISTED ? " ..." : "");
    return (Str){text.bytes, text.length};
}

// The folder that a path of the library means: as it is written, else the one that the nearest path
// lies in; empty where none.
static Str meant_folder(Program *program, StrList folders, Str path, Str best)
{
    Str written = file_folder(path);
    Str folder = nearest_path(program, folders, file_stem(str_is(written, "std") ? path : written));
    return folder.length > 0 || best.length == 0 ? folder : file_folder(best);
}

// What there is: the files of the folder that is meant, else the folders.
static Str list_text(Program *program, StrList all, StrList folders, Str folder)
{
    if (all.count == 0) {
        return STR("the standard library has no such file");
    }
    if (folder.length == 0) {
        Str names = listed(program, folders);
        return str_format(program->arena, "the folders of `std` are %.*s", STR_ARGS(names));
    }
    Str names = listed(program, files_of(program, all, folder));
    return str_format(program->arena, "`%.*s` has %.*s", STR_ARGS(folder), STR_ARGS(names));
}

static Str nearest_in_library(Program *program, StrList all, StrList folders, Str path)
{
    Str folder = nearest_path(program, folders, file_stem(file_folder(path)));
    Str best = {0};
    if (folder.length > 0) {
        best = nearest_path(program, files_of(program, all, folder), file_stem(path));
    }
    return best.length > 0 ? best : nearest_path(program, all, file_stem(path));
}

static void near_in_library(Program *program, const Statement *node, Str path, Finding *finding)
{
    StrList all = library_files_of(program, path);
    StrList folders = folders_of(program, all);
    Str best = nearest_in_library(program, all, folders, path);
    Str list = list_text(program, all, folders, meant_folder(program, folders, path, best));
    if (best.length == 0) {
        finding_help(program->findings, finding, "%.*s", STR_ARGS(list));
        return;
    }
    finding_note(program->findings, finding, "%.*s", STR_ARGS(list));
    finding_help(program->findings, finding, "did you mean `%.*s`?", STR_ARGS(best));
    finding_fix(program->findings, finding, false, part_place(node, node->parts), best);
}

// ---- public -------------------------------------------------------------------------------------

bool import_near_library(Program *program, const Statement *node, Str path, Finding *finding)
{
    Str inner = str_starts(path, "std/") ? (Str){path.at + 4, path.length - 4} : path;
    StrList all =
        library_files_of(program, str_format(program->arena, "std/%.*s", STR_ARGS(inner)));
    for (uint32_t i = 0; i < all.count; i++) {
        Str rest = {all.at[i].at + 4, all.at[i].length - 4};
        if (str_equal(rest, inner) || str_equal(file_stem(rest), inner)) {
            finding_help(program->findings, finding, "did you mean `import %.*s`, of the library?",
                         STR_ARGS(all.at[i]));
            finding_fix(program->findings, finding, false, part_place(node, node->parts),
                        all.at[i]);
            return true;
        }
    }
    return false;
}

void import_near(Program *program, const Module *importer, const Statement *node, Str path,
                 bool is_library, Finding *finding)
{
    if (is_library) {
        near_in_library(program, node, path, finding);
        return;
    }
    StrList near = files_near(program->files, importer->source, path);
    Str best = nearest_path(program, near, file_stem(path));
    if (best.length == 0) {
        finding_help(program->findings, finding, "the path starts at the folder of this file");
        return;
    }
    finding_help(program->findings, finding, "did you mean `%.*s`?", STR_ARGS(best));
    finding_fix(program->findings, finding, false, part_place(node, node->parts),
                str_format(program->arena, "\"%.*s\"", STR_ARGS(best)));
}
