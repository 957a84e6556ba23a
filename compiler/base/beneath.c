// Opening below a folder, never outside of it.
//
// Linux does it in one call that nobody can race (openat2). Where that call is missing or not let
// through, the path is walked part by part: each folder is held open, a link is read and walked
// like the path itself, and `..` goes back to the folder held before. A link to an absolute path
// leaves the folder by definition, as it does for openat2.
#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    READ_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
    FOLDER_FLAGS = O_PATH | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW,
    MOST_FOLDERS = 64,
    MOST_LINKS = 40,
    MOST_TRIES = 8,
};

int beneath_open(int root, const char *path)
{
    struct open_how how = {.flags = READ_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    for (int i = 0; i < MOST_TRIES; i++) {
        long opened = syscall(SYS_openat2, root, path, &how, sizeof how);
        if (opened >= 0) {
            return (int)opened;
        }
        if (errno == ENOSYS || errno == EPERM) {
            return beneath_open_by_steps(root, path);
        }
        if (errno != EAGAIN && errno != EINTR) { // EAGAIN: something was moved meanwhile
            return -1;
        }
    }
    return -1;
}

// A walk on its way: the folders held open and the path that is still to go.
typedef struct Walk {
    int folders[MOST_FOLDERS]; // the root first; it is not ours to close
    int depth;                 // index of the innermost folder
    int links;
    char rest[PATH_MAX];
} Walk;

static int fail(int error)
{
    errno = error;
    return -1;
}

// Cuts the first part off the rest. False if there is none.
static bool take_part(Walk *walk, char part[NAME_MAX + 1], bool *is_last)
{
    const char *start = walk->rest + strspn(walk->rest, "/");
    size_t length = strcspn(start, "/");
    if (length == 0 || length > NAME_MAX) {
        errno = length == 0 ? ENOENT : ENAMETOOLONG;
        return false;
    }
    memcpy(part, start, length);
    part[length] = '\0';
    const char *next = start + length;
    next += strspn(next, "/");
    *is_last = *next == '\0';
    memmove(walk->rest, next, strlen(next) + 1);
    return true;
}

static int leave_folder(Walk *walk)
{
    if (walk->depth == 0) {
        return fail(EXDEV);
    }
    close(walk->folders[walk->depth--]);
    return 0;
}

static int enter_folder(Walk *walk, const char *part)
{
    if (walk->depth + 1 == MOST_FOLDERS) {
        return fail(ENAMETOOLONG);
    }
    int folder = openat(walk->folders[walk->depth], part, FOLDER_FLAGS);
    if (folder < 0) {
        return -1;
    }
    walk->folders[++walk->depth] = folder;
    return 0;
}

// Puts the target of a link before the rest. 0: done; 1: it is no link; -1: an error.
static int follow_link(Walk *walk, const char *part)
{
    char target[PATH_MAX];
    ssize_t length = readlinkat(walk->folders[walk->depth], part, target, sizeof target);
    if (length < 0) {
        return errno == EINVAL ? 1 : -1;
    }
    size_t size = (size_t)length, rest = strlen(walk->rest);
    if (++walk->links > MOST_LINKS) {
        return fail(ELOOP);
    }
    if (size > 0 && target[0] == '/') {
        return fail(EXDEV);
    }
    if (size + 1 + rest + 1 > sizeof walk->rest) {
        return fail(ENAMETOOLONG);
    }
    memmove(walk->rest + size + 1, walk->rest, rest + 1);
    memcpy(walk->rest, target, size);
    walk->rest[size] = '/';
    return 0;
}

// Goes one part on. 0: go on; -1: an error; otherwise *opened is the file.
static int walk_part(Walk *walk, int *opened)
{
    char part[NAME_MAX + 1];
    bool is_last;
    if (!take_part(walk, part, &is_last)) {
        return -1;
    }
    if (strcmp(part, "..") == 0 && leave_folder(walk) < 0) {
        return -1;
    }
    bool is_dots = strcmp(part, ".") == 0 || strcmp(part, "..") == 0;
    int linked = is_dots ? 1 : follow_link(walk, part);
    if (linked <= 0) {
        return linked;
    }
    if (is_last) {
        const char *name = is_dots ? "." : part;
        *opened = openat(walk->folders[walk->depth], name, READ_FLAGS | O_NOFOLLOW);
        return *opened < 0 ? -1 : 1;
    }
    return is_dots ? 0 : enter_folder(walk, part);
}

int beneath_open_by_steps(int root, const char *path)
{
    Walk walk = {.folders = {root}};
    size_t length = strlen(path);
    if (length >= sizeof walk.rest) {
        return fail(ENAMETOOLONG);
    }
    if (path[0] == '/') {
        return fail(EXDEV);
    }
    memcpy(walk.rest, path, length + 1);
    int opened = -1, result = 0;
    while (result == 0) {
        result = walk_part(&walk, &opened);
    }
    int error = errno;
    while (walk.depth > 0) {
        close(walk.folders[walk.depth--]);
    }
    errno = error;
    return opened;
}
