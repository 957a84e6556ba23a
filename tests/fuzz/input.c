// The files of a project in memory, in the place of base/files.c.
//
// Each text lies in a piece of memory of its own, so that a sanitizer sees every byte read behind
// its end. Paths of imports are resolved as on a disk.
#include "input.h"

#include "base/carried.h"
#include "base/files.h"
#include "base/path.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MARK "#== "

enum { NUL_BYTES = 2 };

struct Files {
    Arena *arena;
    const Input *input;
    const Limits *limits;
    Source *sources[INPUT_FILES_MOST]; // of the input's files, once they were read
    Source **library;                  // of the carried ones
    uint32_t source_count;
    size_t read_bytes;
    const Overlay *overlays;
};

// Fuzzers hand over bytes without a context, and files_open takes none: hence the one variable.
static const Input *input_in_use;

void input_use(const Input *input)
{
    input_in_use = input;
}

uint32_t input_hash(Str bytes)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < bytes.length; i++) {
        hash = (hash ^ (unsigned char)bytes.at[i]) * 16777619U;
    }
    return hash ^ hash >> 15;
}

// ---- cutting ------------------------------------------------------------------------------------

// The next line that begins a file, or NULL.
static const char *find_mark(Str rest)
{
    const char *end = rest.at + rest.length;
    for (const char *line = rest.at; line != NULL && line < end;) {
        if ((size_t)(end - line) >= strlen(MARK) && memcmp(line, MARK, strlen(MARK)) == 0) {
            return line;
        }
        line = memchr(line, '\n', (size_t)(end - line));
        line = line != NULL ? line + 1 : NULL;
    }
    return NULL;
}

// Takes the text up to the next mark.
static Str take_text(Str *rest)
{
    const char *mark = find_mark(*rest);
    size_t length = mark != NULL ? (size_t)(mark - rest->at) : rest->length;
    Str text = {rest->at, length};
    *rest = (Str){rest->at + length, rest->length - length};
    return text;
}

static Str take_path(Str *rest)
{
    const char *start = rest->at + strlen(MARK);
    size_t left = rest->length - strlen(MARK);
    const char *line_end = memchr(start, '\n', left);
    size_t length = line_end != NULL ? (size_t)(line_end - start) : left;
    size_t used = length + (line_end != NULL);
    *rest = (Str){start + used, left - used};
    return (Str){start, length};
}

Input input_split(const char *bytes, size_t length)
{
    Input input = {.count = 1};
    Str rest = {length > 0 ? bytes : "", length};
    input.files[0] = (InputFile){STR("main.sales"), take_text(&rest)};
    while (rest.length > 0 && input.count < INPUT_FILES_MOST) {
        Str path = take_path(&rest);
        input.files[input.count++] = (InputFile){path, take_text(&rest)};
    }
    return input;
}

// ---- base/files.h -------------------------------------------------------------------------------

Files *files_open(Arena *arena, const char *root, const char *first_file,
                  const char *library_folder, const Limits *limits)
{
    (void)root;
    (void)first_file;
    (void)library_folder;
    Files *files = ARENA_NEW(arena, Files);
    files->arena = arena;
    files->input = input_in_use;
    files->limits = limits;
    files->library = ARENA_MANY(arena, library_file_count, Source *);
    return files;
}

void files_close(Files *files)
{
    for (uint32_t i = 0; i < INPUT_FILES_MOST; i++) {
        if (files->sources[i] != NULL) {
            free((char *)(uintptr_t)files->sources[i]->text.at);
            files->sources[i] = NULL;
        }
    }
}

void files_lay_over(Files *files, const Overlay *overlays)
{
    files->overlays = overlays;
}

static Source *add_source(Files *files, Str path, Str text)
{
    Source *source = ARENA_NEW(files->arena, Source);
    source->path = str_copy(files->arena, path);
    source->text = text;
    source->index = files->source_count++;
    return source;
}

// A text with what the scanner wants behind it, and not a byte more.
static Str copy_text(Str text)
{
    char *bytes = calloc(1, text.length + NUL_BYTES);
    if (bytes == NULL) {
        abort();
    }
    if (text.length > 0) {
        memcpy(bytes, text.at, text.length);
    }
    return (Str){bytes, text.length};
}

// The text that stands for the file with this number, or its own.
static Str text_of(const Files *files, uint32_t number)
{
    for (const Overlay *overlay = files->overlays; overlay != NULL; overlay = overlay->next) {
        if (overlay->id.inode == number + 1) {
            return overlay->text;
        }
    }
    return files->input->files[number].text;
}

static FileResult read_path(Files *files, Str path, Source **source)
{
    for (uint32_t i = 0; i < files->input->count; i++) {
        const InputFile *file = &files->input->files[i];
        if (!str_equal(file->path, path)) {
            continue;
        }
        if (files->sources[i] == NULL) {
            Str text = text_of(files, i);
            if (text.length > files->limits->of[LIMIT_IMPORT_BYTES] - files->read_bytes) {
                return FILE_TOO_MANY;
            }
            files->read_bytes += text.length;
            files->sources[i] = add_source(files, path, copy_text(text));
            files->sources[i]->id = (FileId){1, i + 1};
        }
        *source = files->sources[i];
        return FILE_READ;
    }
    return FILE_MISSING;
}

FileResult files_read_given(Files *files, const char *path, Source **source)
{
    return read_path(files, str_from(path), source);
}

FileResult files_read_import(Files *files, const Source *importer, Str path, Source **source)
{
    Str name, plain;
    Str folder = path_folder(importer->path, &name);
    if (!path_join(files->arena, folder, path, &plain)) {
        return FILE_OUTSIDE;
    }
    if (importer->is_library) {
        size_t ending = str_ends(plain, ".sales") ? 6 : 0;
        size_t start = str_starts(plain, "std/") ? 4 : 0;
        Str inner = {plain.at + start, plain.length - start - ending};
        return start == 0 ? FILE_OUTSIDE : files_read_library(files, inner, source);
    }
    return read_path(files, plain, source);
}

FileResult files_read_library(Files *files, Str path, Source **source)
{
    const CarriedFile *file = carried_find(library_files, library_file_count, path);
    if (file == NULL) {
        return FILE_MISSING;
    }
    Source **known = &files->library[file - library_files];
    if (*known == NULL) {
        char *bytes = arena_take(files->arena, file->length + NUL_BYTES);
        memcpy(bytes, file->bytes, file->length);
        Str shown = str_format(files->arena, "std/%s", file->path);
        *known = add_source(files, shown, (Str){bytes, file->length});
        (*known)->is_library = true;
    }
    *source = *known;
    return FILE_READ;
}

StrList files_near(Files *files, const Source *importer, Str path)
{
    (void)importer;
    (void)path;
    StrList list = {ARENA_MANY(files->arena, INPUT_FILES_MOST, Str), 0};
    for (uint32_t i = 0; i < files->input->count; i++) {
        list.at[list.count++] = files->input->files[i].path;
    }
    return list;
}

int files_error(const Files *files)
{
    (void)files;
    return ENOENT;
}
