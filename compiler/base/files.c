// Files: the project's root held open, and everything that was read below it.
//
// A path is first made relative to the root and plain (no `.`, no `..`, no links in the folders of
// a path from the command line), then opened beneath the root, then known by device and inode. The
// text of each file lies in the arena with two NUL bytes behind it.
#include "base/files.h"

#include "base/beneath.h"
#include "base/carried.h"
#include "base/listing.h"
#include "base/path.h"
#include "base/read.h"
#include "base/root.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NUL_BYTES = 2, FIRST_INPUT = 64 * 1024 };

typedef struct KnownFile {
    struct KnownFile *next;
    Source *source; // one without an id is of the carried library, known by its path
} KnownFile;

struct Files {
    Arena *arena;
    const Limits *limits;
    int root;        // -1: not open
    int library;     // the folder of --std; -1: the carried library
    int reading;     // closed by files_close if memory runs out while it is read
    DIR *listing;    // closed by files_close likewise
    Str root_path;   // absolute; never shown
    Str working;     // the working folder, relative to the root
    bool is_outside; // the working folder lies outside the root
    const Overlay *overlays;
    KnownFile *known;
    Source *input; // standard input, once it was read
    uint32_t source_count;
    uint32_t read_count;
    size_t read_bytes;
    int error;
};

// ---- opening a project --------------------------------------------------------------------------

static int open_folder(const char *path)
{
    return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

Files *files_open(Arena *arena, const char *root, const char *first_file,
                  const char *library_folder, const Limits *limits)
{
    Files *files = ARENA_NEW(arena, Files);
    *files = (Files){.arena = arena, .limits = limits, .root = -1, .library = -1, .reading = -1};
    if (!root_find(arena, root, first_file, &files->root_path)) {
        return NULL;
    }
    Str working;
    files->is_outside = !folder_real(arena, STR(""), &working)
                        || !path_below(files->root_path, working, &files->working);
    files->root = open_folder(files->root_path.at);
    if (files->root >= 0 && library_folder) {
        files->library = open_folder(library_folder);
    }
    if (files->root < 0 || (library_folder && files->library < 0)) {
        int error = errno;
        files_close(files);
        errno = error;
        return NULL;
    }
    return files;
}

static void close_if_open(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
    *descriptor = -1;
}

static void close_listing(Files *files)
{
    if (files->listing) {
        closedir(files->listing);
    }
    files->listing = NULL;
}

void files_close(Files *files)
{
    close_listing(files);
    close_if_open(&files->root);
    close_if_open(&files->library);
    close_if_open(&files->reading);
}

void files_lay_over(Files *files, const Overlay *overlays)
{
    files->overlays = overlays;
}

// ---- reading ------------------------------------------------------------------------------------

static FileResult failed_result(Files *files, int error)
{
    files->error = error;
    switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG: return FILE_MISSING;
    case EXDEV: return FILE_OUTSIDE;
    case ENXIO: // a socket
    case ENODEV: return FILE_NOT_REGULAR;
    default: return FILE_UNREADABLE;
    }
}

static Source *add_source(Files *files, Str path, Str text, FileId id)
{
    Source *source = ARENA_NEW(files->arena, Source);
    source->path = path;
    source->text = text;
    source->id = id;
    source->index = files->source_count++;
    KnownFile *known = ARENA_NEW(files->arena, KnownFile);
    *known = (KnownFile){files->known, source};
    files->known = known;
    return source;
}

static bool is_id(FileId left, FileId right)
{
    return left.inode == right.inode && left.device == right.device;
}

static Source *known_find(const Files *files, FileId id)
{
    for (const KnownFile *known = files->known; known; known = known->next) {
        if (is_id(known->source->id, id)) {
            return known->source;
        }
    }
    return NULL;
}

static const Overlay *overlay_find(const Files *files, FileId id)
{
    const Overlay *overlay = files->overlays;
    while (overlay && !is_id(overlay->id, id)) {
        overlay = overlay->next;
    }
    return overlay;
}

static size_t file_limit(const Files *files)
{
    size_t most = UINT32_MAX / 2; // places are 32 bits wide
    uint64_t limit = files->limits->of[LIMIT_FILE_BYTES];
    return limit < most ? (size_t)limit : most;
}

// Whether a file of this size may still be read.
static FileResult check_limits(const Files *files, size_t size)
{
    if (size > file_limit(files)) {
        return FILE_TOO_LARGE;
    }
    if (files->read_count >= files->limits->of[LIMIT_FILE_COUNT]
        || size > files->limits->of[LIMIT_IMPORT_BYTES] - files->read_bytes) {
        return FILE_TOO_MANY;
    }
    return FILE_READ;
}

static void count_read(Files *files, size_t size)
{
    files->read_count++;
    files->read_bytes += size;
}

// Reads the regular file `files->reading`, which has `size` bytes.
static FileResult read_regular(Files *files, size_t size, Str *text)
{
    FileResult result = check_limits(files, size);
    if (result != FILE_READ) {
        return result;
    }
    char *bytes = arena_take(files->arena, size + NUL_BYTES);
    ssize_t length = read_fully(files->reading, bytes, size);
    if (length < 0) {
        return failed_result(files, errno);
    }
    count_read(files, (size_t)length);
    *text = (Str){bytes, (size_t)length};
    return FILE_READ;
}

// Takes the text that is laid over a file.
static FileResult read_overlay(Files *files, const Overlay *overlay, Str *text)
{
    FileResult result = check_limits(files, overlay->text.length);
    if (result == FILE_READ) {
        char *bytes = arena_take(files->arena, overlay->text.length + NUL_BYTES);
        memcpy(bytes, overlay->text.at, overlay->text.length);
        count_read(files, overlay->text.length);
        *text = (Str){bytes, overlay->text.length};
    }
    return result;
}

static FileResult read_open_file(Files *files, Str path, Source **source)
{
    struct stat status;
    if (fstat(files->reading, &status) < 0) {
        return failed_result(files, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return FILE_NOT_REGULAR;
    }
    FileId id = {status.st_dev, status.st_ino};
    *source = known_find(files, id);
    if (*source) {
        return FILE_READ;
    }
    Str text;
    const Overlay *overlay = overlay_find(files, id);
    FileResult result = overlay ? read_overlay(files, overlay, &text)
                                : read_regular(files, (size_t)status.st_size, &text);
    if (result == FILE_READ) {
        *source = add_source(files, path, text, id);
    }
    return result;
}

// Reads `path` (plain, NUL behind it) below a folder; the source is called `shown`.
static FileResult read_beneath(Files *files, int folder, Str path, Str shown, Source **source)
{
    if (path.length == 0) {
        return FILE_NOT_REGULAR;
    }
    if (memchr(path.at, '\0', path.length)) {
        return FILE_MISSING;
    }
    files->reading = beneath_open(folder, path.at);
    if (files->reading < 0) {
        return failed_result(files, errno);
    }
    FileResult result = read_open_file(files, shown, source);
    close_if_open(&files->reading);
    return result;
}

// Reads all of standard input into a buffer that doubles.
static FileResult drain_input(Files *files, Str *text)
{
    size_t capacity = FIRST_INPUT, length = 0, limit = file_limit(files);
    char *bytes = arena_take(files->arena, capacity + NUL_BYTES);
    while (true) {
        ssize_t got = read_fully(STDIN_FILENO, bytes + length, capacity - length);
        if (got < 0) {
            return failed_result(files, errno);
        }
        length += (size_t)got;
        if (length > limit) {
            return FILE_TOO_LARGE;
        }
        if (length < capacity) {
            break;
        }
        char *larger = arena_take(files->arena, capacity * 2 + NUL_BYTES);
        memcpy(larger, bytes, length);
        bytes = larger;
        capacity *= 2;
    }
    FileResult result = check_limits(files, length);
    if (result == FILE_READ) {
        count_read(files, length);
        *text = (Str){bytes, length};
    }
    return result;
}

static FileResult read_input(Files *files, Source **source)
{
    FileResult result = FILE_READ;
    if (!files->input) {
        Str text;
        const Overlay *overlay = overlay_find(files, (FileId){0});
        result = overlay ? read_overlay(files, overlay, &text) : drain_input(files, &text);
        if (result == FILE_READ) {
            files->input = add_source(files, STR("<stdin>"), text, (FileId){0});
        }
    }
    *source = files->input;
    return result;
}

FileResult files_read_given(Files *files, const char *path, Source **source)
{
    FileResult result;
    Str folder, below, plain, name;
    if (strcmp(path, "-") == 0) {
        result = read_input(files, source);
    } else if (path_folder(str_from(path), &name), name.length == 0) {
        return FILE_NOT_REGULAR;
    } else if (!folder_real(files->arena, str_from(path), &folder)) {
        return failed_result(files, errno);
    } else if (!path_below(files->root_path, folder, &below)
               || !path_join(files->arena, below, name, &plain)) {
        return FILE_OUTSIDE;
    } else {
        result = read_beneath(files, files->root, plain, plain, source);
    }
    if (result == FILE_READ) {
        (*source)->is_given = true;
    }
    return result;
}

// The folder that the paths of a file start from. False if it lies outside the root.
static bool import_folder(const Files *files, const Source *importer, Str *folder)
{
    if (importer == files->input) {
        *folder = files->working;
        return !files->is_outside;
    }
    Str name;
    *folder = path_folder(importer->path, &name);
    return true;
}

FileResult files_read_import(Files *files, const Source *importer, Str path, Source **source)
{
    Str folder, plain;
    if (!import_folder(files, importer, &folder)
        || !path_join(files->arena, folder, path, &plain)) {
        return FILE_OUTSIDE;
    }
    if (importer->is_library) { // "std/method/bant.sales"
        size_t ending = str_ends(plain, ".sales") ? 6 : 0,
               start = str_starts(plain, "std/") ? 4 : 0;
        Str inner = {plain.at + start, plain.length - start - ending};
        return start == 0 ? FILE_OUTSIDE : files_read_library(files, inner, source);
    }
    return read_beneath(files, files->root, plain, plain, source);
}

// ---- the library --------------------------------------------------------------------------------

static FileResult read_carried(Files *files, Str path, Str shown, Source **source)
{
    for (const KnownFile *known = files->known; known; known = known->next) {
        if (known->source->is_library && str_equal(known->source->path, shown)) {
            *source = known->source;
            return FILE_READ;
        }
    }
    const CarriedFile *file = carried_find(library_files, library_file_count, path);
    if (!file) {
        return FILE_MISSING;
    }
    char *bytes = arena_take(files->arena, file->length + NUL_BYTES);
    memcpy(bytes, file->bytes, file->length);
    *source = add_source(files, shown, (Str){bytes, file->length}, (FileId){0});
    return FILE_READ;
}

FileResult files_read_library(Files *files, Str path, Source **source)
{
    Str shown = str_format(files->arena, "std/%.*s", STR_ARGS(path));
    FileResult result;
    if (files->library < 0) {
        result = read_carried(files, path, shown, source);
    } else {
        Str file = str_format(files->arena, "%.*s.sales", STR_ARGS(path));
        result = read_beneath(files, files->library, file, shown, source);
    }
    if (result == FILE_READ) {
        (*source)->is_library = true;
    }
    return result;
}

// ---- what is near -------------------------------------------------------------------------------

static StrList library_paths(Files *files)
{
    StrList list = {ARENA_MANY(files->arena, library_file_count, Str), 0};
    for (size_t i = 0; i < library_file_count; i++) {
        list.at[list.count++] = str_format(files->arena, "std/%s", library_files[i].path);
    }
    return list;
}

static StrList near_beneath(Files *files, int root, Str plain, Str prefix, size_t cut)
{
    int descriptor = beneath_open(root, plain.length == 0 ? "." : plain.at);
    if (descriptor < 0) {
        return (StrList){0};
    }
    DIR *opened = fdopendir(descriptor);
    if (!opened) {
        int error = errno;
        close(descriptor);
        if (error == ENOMEM) {
            arena_give_up(files->arena);
        }
        return (StrList){0};
    }
    files->listing = opened;
    StrList list = listing_read(files->arena, opened, prefix, cut);
    close_listing(files);
    return list;
}

// Of the folder of --std only what lies where the path points to.
static StrList near_in_library(Files *files, Str path)
{
    Str name, plain;
    Str folder = path_folder(path, &name);
    if (files->library < 0) {
        return library_paths(files);
    }
    Str prefix = {path.at, path.length - name.length};
    Str inner = {folder.at + strlen("std/"), folder.length - strlen("std/")};
    bool is_inside = str_starts(folder, "std/") && path_join(files->arena, STR(""), inner, &plain);
    return is_inside ? near_beneath(files, files->library, plain, prefix, strlen(".sales"))
                     : (StrList){0};
}

StrList files_near(Files *files, const Source *importer, Str path)
{
    Str folder, plain, name;
    if (!importer || importer->is_library) {
        return near_in_library(files, path);
    }
    Str written = path_folder(path, &name);
    Str prefix = {path.at, path.length - name.length};
    bool is_inside =
        import_folder(files, importer, &folder) && path_join(files->arena, folder, written, &plain);
    return is_inside ? near_beneath(files, files->root, plain, prefix, 0) : (StrList){0};
}

// ---- where a file lies --------------------------------------------------------------------------

Str files_root(const Files *files)
{
    return files->root_path;
}

bool files_real_path(Files *files, Str path, Str *real)
{
    char text[PATH_MAX];
    Str whole = str_format(files->arena, "%.*s/%.*s", STR_ARGS(files->root_path), STR_ARGS(path));
    if (!realpath(whole.at, text)) {
        return false;
    }
    Str absolute = str_copy(files->arena, str_from(text));
    return path_below(files->root_path, absolute, real) && real->length > 0;
}

// Whether the open file `files->reading` is this one and has these bytes.
static bool has_bytes(Files *files, FileId id, Str text)
{
    struct stat status;
    if (fstat(files->reading, &status) < 0 || !is_id(id, (FileId){status.st_dev, status.st_ino})
        || (size_t)status.st_size != text.length) {
        return false;
    }
    char *bytes = arena_take(files->arena, text.length + 1);
    return read_fully(files->reading, bytes, text.length + 1) == (ssize_t)text.length
           && memcmp(bytes, text.at, text.length) == 0;
}

bool files_is_same(Files *files, Str path, FileId id, Str text)
{
    files->reading = beneath_open(files->root, str_copy(files->arena, path).at);
    bool is_same = files->reading >= 0 && has_bytes(files, id, text);
    close_if_open(&files->reading);
    return is_same;
}

int files_error(const Files *files)
{
    return files->error;
}
