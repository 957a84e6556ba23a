// The folder that a build writes to: opened, locked, and looked into.
//
// One build at a time works in a folder: the others wait. Files below the folder are opened part by
// part and links are never followed, so that nothing outside it is read or touched; the folder
// itself may be a link.
#include "cli/build_job.h"

#include "base/read.h"
#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

// ---- below the folder ---------------------------------------------------------------------------

// Opens the folder that a path lies in, and gives the last name of it; -1 with errno.
static int open_parent(const BuildFolder *folder, Str path, char name[NAME_MAX + 1])
{
    int parent = fcntl(folder->descriptor, F_DUPFD_CLOEXEC, 0);
    for (const char *at = path.at, *end = str_end(path); parent >= 0;) {
        const char *slash = memchr(at, '/', (size_t)(end - at));
        size_t length = (size_t)((slash ? slash : end) - at);
        memcpy(name, at, length < NAME_MAX ? length : NAME_MAX);
        name[length < NAME_MAX ? length : NAME_MAX] = '\0';
        if (!slash) {
            return parent;
        }
        int inner = openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int error = errno;
        close(parent);
        errno = error;
        parent = inner;
        at = slash + 1;
    }
    return -1;
}

int build_folder_of_path(const BuildFolder *folder, Str path)
{
    char name[NAME_MAX + 1];
    int parent = open_parent(folder, path, name);
    int listed = parent >= 0 ? openat(parent, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (parent >= 0) {
        close(parent);
    }
    return listed;
}

// Whether anything lies there; what it is, where it does. Links are not followed.
static Presence look_at(const BuildFolder *folder, Str path, struct stat *status)
{
    char name[NAME_MAX + 1];
    int parent = open_parent(folder, path, name);
    bool is_there = parent >= 0 && fstatat(parent, name, status, AT_SYMLINK_NOFOLLOW) == 0;
    int error = errno;
    if (parent >= 0) {
        close(parent);
    }
    errno = error;
    bool is_absent = error == ENOENT || error == ENOTDIR || error == ELOOP;
    return is_there ? PATH_THERE : is_absent ? PATH_ABSENT : PATH_UNKNOWN;
}

Presence build_path_look(const BuildFolder *folder, Str path)
{
    struct stat status;
    return look_at(folder, path, &status);
}

static BuildStamp stamp_of(const struct stat *status)
{
    return (BuildStamp){.size = (uint64_t)status->st_size,
                        .inode = status->st_ino,
                        .device = status->st_dev,
                        .changed = status->st_ctim,
                        .modified = status->st_mtim};
}

bool build_path_stamp(const BuildFolder *folder, Str path, BuildStamp *stamp)
{
    struct stat status;
    if (look_at(folder, path, &status) != PATH_THERE || !S_ISREG(status.st_mode)) {
        return false;
    }
    *stamp = stamp_of(&status);
    return true;
}

int build_path_open(const BuildFolder *folder, Str path)
{
    struct stat status;
    char name[NAME_MAX + 1];
    int parent = open_parent(folder, path, name);
    if (parent < 0) {
        return -1;
    }
    int file = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    close(parent);
    if (file >= 0 && (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))) {
        close(file);
        return -1;
    }
    return file;
}

bool build_path_read(Build *build, Str path, Str *bytes)
{
    BuildFolder *folder = &build->folder;
    struct stat status;
    folder->reading = build_path_open(folder, path);
    if (folder->reading < 0) {
        return false;
    }
    ssize_t length = -1;
    if (fstat(folder->reading, &status) == 0) {
        size_t size = (size_t)status.st_size;
        char *text = arena_take(&build->arena, size + 1);
        length = read_fully(folder->reading, text, size);
        *bytes = (Str){text, length > 0 ? (size_t)length : 0};
    }
    int error = errno;
    close(folder->reading);
    errno = error;
    folder->reading = -1;
    return length >= 0;
}

bool build_path_remove(const BuildFolder *folder, Str path)
{
    char name[NAME_MAX + 1];
    int parent = open_parent(folder, path, name);
    bool is_gone = parent >= 0 && unlinkat(parent, name, 0) == 0;
    if (parent >= 0) {
        close(parent);
    }
    return is_gone;
}

void build_path_remove_empty(Build *build, Str path)
{
    for (size_t length = path.length; length > 0; length--) {
        if (path.at[length - 1] == '/') {
            Str folder = str_copy(&build->arena, (Str){path.at, length - 1});
            char name[NAME_MAX + 1];
            int parent = open_parent(&build->folder, folder, name);
            bool is_gone = parent >= 0 && unlinkat(parent, name, AT_REMOVEDIR) == 0;
            if (parent >= 0) {
                close(parent);
            }
            if (!is_gone) {
                return; // something else lies in it
            }
        }
    }
}

// ---- entries ------------------------------------------------------------------------------------

static int compare_entries(const void *left, const void *right)
{
    return str_compare(((const BuildEntry *)left)->path, ((const BuildEntry *)right)->path);
}

void build_entries_sort(BuildFolder *folder)
{
    if (folder->entry_count > 0) {
        qsort(folder->entries, folder->entry_count, sizeof *folder->entries, compare_entries);
    }
}

BuildEntry *build_entry_find(const BuildFolder *folder, Str path)
{
    const BuildEntry wanted = {.path = path};
    if (folder->entry_count == 0) {
        return NULL;
    }
    return bsearch(&wanted, folder->entries, folder->entry_count, sizeof wanted, compare_entries);
}

static bool is_time(struct timespec left, struct timespec right)
{
    return left.tv_sec == right.tv_sec && left.tv_nsec == right.tv_nsec;
}

static bool is_stamp(const BuildStamp *left, const BuildStamp *right)
{
    return left->size == right->size && left->inode == right->inode && left->device == right->device
           && is_time(left->changed, right->changed) && is_time(left->modified, right->modified);
}

// Whoever changes a file changes its stamp; where the stamp is another, or none is known, its bytes
// are looked at.
EntryState build_entry_look(Build *build, const BuildEntry *entry)
{
    struct stat status;
    Str bytes;
    char digest[DIGEST_SIZE];
    Presence presence = look_at(&build->folder, entry->path, &status);
    if (presence != PATH_THERE) {
        return presence == PATH_ABSENT ? ENTRY_MISSING : ENTRY_UNREADABLE;
    }
    BuildStamp now = stamp_of(&status);
    if (!S_ISREG(status.st_mode) || now.size != entry->size) {
        return ENTRY_CHANGED;
    }
    if (entry->has_stamp && is_stamp(&now, &entry->stamp)) {
        return ENTRY_INTACT;
    }
    if (!build_path_read(build, entry->path, &bytes)) {
        return ENTRY_UNREADABLE;
    }
    digest_hex(bytes, digest);
    return strcmp(digest, entry->digest) == 0 ? ENTRY_INTACT : ENTRY_CHANGED;
}

// ---- opening ------------------------------------------------------------------------------------

static bool fail(Build *build, const char *what, const char *why)
{
    message("cannot %s `%s`: %s", what, build->folder.path, why);
    build_note(build, STATUS_FILE);
    return false;
}

static const char *reason(int error)
{
    switch (error) {
    case EACCES:
    case EPERM: return "you may not write there";
    case EROFS: return "this disk can only be read";
    case ENOSPC: return "the disk is full";
    case ENOTDIR:
    case EEXIST: return "it is not a folder";
    case ELOOP: return "it is a link that leads nowhere";
    default: return strerror(error);
    }
}

// Makes the folder, and those above it.
static bool make_folders(const char *path)
{
    char whole[PATH_MAX];
    size_t length = strlen(path);
    if (length >= sizeof whole) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(whole, path, length + 1);
    for (size_t i = 1; i <= length; i++) {
        if (whole[i] == '/' || whole[i] == '\0') {
            char kept = whole[i];
            whole[i] = '\0';
            if (mkdir(whole, 0777) < 0 && errno != EEXIST) {
                return false;
            }
            whole[i] = kept;
        }
    }
    return true;
}

// A link that leads nowhere is there, and is no folder.
static bool leads_nowhere(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode) && stat(path, &status) != 0;
}

static bool open_folder(Build *build)
{
    BuildFolder *folder = &build->folder;
    if (leads_nowhere(folder->path)) {
        return fail(build, "write to", reason(ELOOP));
    }
    if (!make_folders(folder->path)) {
        return fail(build, "make the folder", reason(errno));
    }
    folder->descriptor = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return folder->descriptor >= 0 || fail(build, "write to", reason(errno));
}

// Waits for another build in this folder, and says so. Where a disk knows no locks, people see to it
// themselves.
static bool lock(Build *build)
{
    enum { PAUSE_MILLISECONDS = 20 };
    bool is_said = false;
    while (flock(build->folder.record, LOCK_EX | LOCK_NB) != 0) {
        struct pollfd ended = {.fd = build->interrupt, .events = POLLIN};
        if (errno != EWOULDBLOCK) {
            return errno == EOPNOTSUPP || errno == ENOLCK || errno == ENOSYS;
        }
        if (!is_said) {
            message_note("another build is at work in `%s`: waiting for its end",
                         build->folder.path);
        }
        is_said = true;
        if (poll(&ended, 1, PAUSE_MILLISECONDS) > 0) {
            build->is_interrupted = true;
            return false;
        }
    }
    return true;
}

static bool open_record(Build *build)
{
    BuildFolder *folder = &build->folder;
    struct stat status;
    const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    folder->record = openat(folder->descriptor, BUILD_RECORD, flags, 0666);
    if (folder->record < 0) {
        return fail(build, "write to",
                    errno == ELOOP || errno == EISDIR ? "`" BUILD_RECORD
                                                        "` in it is no file of a build"
                                                      : reason(errno));
    }
    if (fstat(folder->record, &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(build, "write to", "`" BUILD_RECORD "` in it is no file of a build");
    }
    return lock(build) || build->is_interrupted || fail(build, "write to", reason(errno));
}

bool build_folder_open(Build *build)
{
    if (!open_folder(build) || !open_record(build) || build->is_interrupted
        || !build_manifest_read(build) || !build_record_read(build)) {
        return false;
    }
    build_entries_sort(&build->folder);
    if (build->folder.is_unfinished) {
        build_sweep(build);
    }
    return true;
}

static void close_if_open(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
    *descriptor = -1;
}

void build_folder_close(BuildFolder *folder)
{
    close_if_open(&folder->reading);
    close_if_open(&folder->record);
    close_if_open(&folder->descriptor);
}
