// Walking through folders: one after the other, so that neither their depth nor their number costs
// open descriptors or stack. While one is open nothing is taken from the arena, which may jump away.
#include "base/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Paths {
    Str *at;
    uint32_t count, capacity;
} Paths;

typedef struct Walker {
    Arena *arena;
    const char *ending;
    Out *names; // of one folder: 'f' or 'd', the name, NUL
    Paths files, folders;
    Walk walk;
} Walker;

bool path_is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void add_path(Arena *arena, Paths *paths, Str path)
{
    if (paths->count == paths->capacity) {
        uint32_t capacity = paths->capacity * 2 + 64;
        Str *larger = ARENA_MANY(arena, capacity, Str);
        if (paths->count > 0) {
            memcpy(larger, paths->at, paths->count * sizeof(Str));
        }
        paths->at = larger;
        paths->capacity = capacity;
    }
    paths->at[paths->count++] = path;
}

// 'f' for a file, 'd' for a folder, 0 for all else.
static char entry_kind(DIR *opened, const struct dirent *entry)
{
    struct stat status;
    switch (entry->d_type) {
    case DT_REG: return 'f';
    case DT_DIR: return 'd';
    case DT_UNKNOWN: break; // not all systems say
    default: return 0;
    }
    if (fstatat(dirfd(opened), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) < 0) {
        return 0;
    }
    return S_ISREG(status.st_mode) ? 'f' : S_ISDIR(status.st_mode) ? 'd' : 0;
}

static void read_names(Walker *walker, DIR *opened)
{
    for (struct dirent *entry; (entry = readdir(opened));) {
        char kind = entry->d_name[0] != '.' ? entry_kind(opened, entry) : 0;
        if (kind == 'd' || (kind == 'f' && str_ends(str_from(entry->d_name), walker->ending))) {
            out_char(walker->names, kind);
            out_bytes(walker->names, entry->d_name, strlen(entry->d_name) + 1);
        }
    }
}

// Reads one folder. False with errno. Only the folder that was named may be a link.
static bool read_folder(Walker *walker, Str path, bool is_named)
{
    int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (is_named ? 0 : O_NOFOLLOW);
    int descriptor = open(path.at, flags);
    DIR *opened = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    walker->names->length = 0;
    if (!opened) {
        int error = errno;
        if (descriptor >= 0) {
            close(descriptor);
        }
        errno = error;
        return false;
    }
    errno = 0;
    read_names(walker, opened);
    int error = errno;
    closedir(opened);
    if (walker->names->failed) {
        arena_give_up(walker->arena);
    }
    errno = error;
    return error == 0;
}

static void keep_names(Walker *walker, Str folder)
{
    const char *at = walker->names->bytes, *end = str_end(out_view(walker->names));
    const char *slash = str_ends(folder, "/") ? "" : "/";
    while (at < end) {
        size_t length = strlen(at);
        Str path = str_format(walker->arena, "%.*s%s%s", STR_ARGS(folder), slash, at + 1);
        add_path(walker->arena, *at == 'd' ? &walker->folders : &walker->files, path);
        at += length + 1;
    }
}

static void walk_one(Walker *walker, Str folder, bool is_named)
{
    bool is_read = read_folder(walker, folder, is_named);
    if (!is_read && errno == ENOMEM) {
        arena_give_up(walker->arena);
    }
    if (is_read) {
        keep_names(walker, folder);
    } else if (walker->walk.unread.length == 0) {
        walker->walk.unread = folder;
        walker->walk.error = errno;
    }
}

static int compare_paths(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

Walk walk_folder(Arena *arena, const char *folder, const char *ending, Out *names)
{
    Walker walker = {.arena = arena, .ending = ending, .names = names};
    walk_one(&walker, str_copy(arena, str_from(folder)), true);
    while (walker.folders.count > 0) {
        walk_one(&walker, walker.folders.at[--walker.folders.count], false);
    }
    if (walker.files.count > 1) {
        qsort(walker.files.at, walker.files.count, sizeof(Str), compare_paths);
    }
    walker.walk.files = (StrList){walker.files.at, walker.files.count};
    return walker.walk;
}
