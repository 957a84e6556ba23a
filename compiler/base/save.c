// Output files, whole or absent.
//
// Adding a file writes and syncs a temporary one; finishing renames them all and syncs the folders.
// Where there are several, each changes places with the old one, so that all can be put back if one
// of them will not go.
// Folders stay open from the first file on (base/save_folder). This keeps its own small allocations:
// it must clean up even when the arena's memory has run out.
#include "base/save.h"

#include "base/save_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TEMPORARY_SIZE = 48, MOST_TRIES = 8 };

struct SaveFile {
    SaveFile *next;
    SaveFolder *folder;
    const char *path;               // as given, for messages
    char temporary[TEMPORARY_SIZE]; // empty once there is none
    bool is_exchanged;              // it is in place, and the old one has the temporary name
    bool is_new;                    // it is in place, where there was none
    char name[];
};

sigset_t save_ending_signals(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    return signals;
}

void save_start(Save *save)
{
    *save = (Save){.result = SAVE_DONE};
    sigset_t held = save_ending_signals();
    sigprocmask(SIG_BLOCK, &held, &save->signals);
}

static SaveResult fail(Save *save, SaveResult result, const char *path)
{
    if (save->result == SAVE_DONE) {
        save->result = result;
        save->error = errno;
        save->path = path;
    }
    return result;
}

bool save_to_descriptor(int descriptor, Str bytes)
{
    while (bytes.length > 0) {
        ssize_t done = write(descriptor, bytes.at, bytes.length);
        if (done < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = descriptor, .events = POLLOUT};
            poll(&wait, 1, -1);
        } else if (done < 0 && errno != EINTR) {
            return false;
        } else if (done > 0) {
            bytes = (Str){bytes.at + done, bytes.length - (size_t)done};
        }
    }
    return true;
}

// ---- one file -----------------------------------------------------------------------------------

// Whether a file may be put in this place; *mode is that of the one there, or 0.
static SaveResult check_place(const SaveFolder *folder, const char *name, struct stat *status)
{
    if (fstatat(folder->descriptor, name, status, AT_SYMLINK_NOFOLLOW) < 0) {
        *status = (struct stat){0};
        return errno == ENOENT ? SAVE_DONE : SAVE_REFUSED;
    }
    if (S_ISLNK(status->st_mode)) {
        return SAVE_IS_LINK;
    }
    if (S_ISDIR(status->st_mode)) {
        return SAVE_IS_FOLDER;
    }
    if (!S_ISREG(status->st_mode)) {
        return SAVE_IS_SPECIAL;
    }
    if ((status->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0) {
        errno = EACCES; // whoever made it read-only meant it
        return SAVE_REFUSED;
    }
    return SAVE_DONE;
}

// Makes a file with a name that nobody can guess; returns its descriptor or -1.
static int open_temporary(SaveFile *file)
{
    for (int i = 0; i < MOST_TRIES; i++) {
        uint64_t random[2];
        if (getrandom(random, sizeof random, 0) != sizeof random) {
            return -1;
        }
        snprintf(file->temporary, sizeof file->temporary, ".%016llx%016llx.tmp",
                 (unsigned long long)random[0], (unsigned long long)random[1]);
        const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
        int descriptor = openat(file->folder->descriptor, file->temporary, flags, 0666);
        if (descriptor >= 0 || errno != EEXIST) {
            return descriptor;
        }
    }
    return -1;
}

static bool sync_descriptor(int descriptor)
{
    return fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS; // not all systems can
}

static bool take_mode(int descriptor, const struct stat *status)
{
    return fchown(descriptor, status->st_uid, status->st_gid) == 0
           && fchmod(descriptor, status->st_mode & 07777) == 0;
}

// Writes and closes the temporary file. False with errno.
static bool fill_temporary(int descriptor, Str bytes, const struct stat *old, bool is_remade)
{
    bool is_written = (!old || take_mode(descriptor, old)) && save_to_descriptor(descriptor, bytes)
                      && (is_remade || sync_descriptor(descriptor));
    int error = errno;
    if (close(descriptor) < 0 && is_written) {
        return false;
    }
    errno = error;
    return is_written;
}

static SaveResult write_temporary(const Save *save, SaveFile *file, const Out *out,
                                  const struct stat *old)
{
    int descriptor = open_temporary(file);
    if (descriptor < 0) {
        file->temporary[0] = '\0';
        return SAVE_REFUSED;
    }
    bool is_written = fill_temporary(descriptor, out_view(out), old, save->is_remade);
    return is_written ? SAVE_DONE : SAVE_REFUSED;
}

static SaveFile *append_file(Save *save, SaveFolder *folder, const char *name, const char *path)
{
    size_t size = strlen(name) + 1;
    SaveFile *file = calloc(1, sizeof(SaveFile) + size);
    if (!file) {
        errno = ENOMEM;
        return NULL;
    }
    file->folder = folder;
    file->path = path;
    memcpy(file->name, name, size);
    *(save->last ? &save->last->next : &save->first) = file;
    save->last = file;
    return file;
}

static SaveResult add_file(Save *save, SaveFolder *folder, const char *name, const char *path,
                           const Out *out)
{
    struct stat old;
    SaveResult result = check_place(folder, name, &old);
    if (save->keeps_old && old.st_mode != 0) {
        result = SAVE_IS_THERE;
    }
    if (result != SAVE_DONE) {
        return fail(save, result, path);
    }
    SaveFile *file = append_file(save, folder, name, path);
    if (!file) {
        return fail(save, SAVE_REFUSED, path);
    }
    bool keeps = save->keeps_mode && old.st_mode != 0;
    result = write_temporary(save, file, out, keeps ? &old : NULL);
    return result == SAVE_DONE ? SAVE_DONE : fail(save, result, path);
}

static bool is_plain_name(const char *name)
{
    return *name != '\0' && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

SaveResult save_add(Save *save, const char *path, const Out *out)
{
    if (save->result != SAVE_DONE) {
        return save->result;
    }
    if (out->failed) {
        errno = 0;
        return fail(save, SAVE_NOT_WHOLE, path);
    }
    if (strcmp(path, "-") == 0) {
        save->output = out;
        return SAVE_DONE;
    }
    char folder_path[PATH_MAX];
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    if (length >= sizeof folder_path) {
        errno = ENAMETOOLONG;
        return fail(save, SAVE_REFUSED, path);
    }
    if (!is_plain_name(name)) {
        return fail(save, SAVE_IS_FOLDER, path);
    }
    memcpy(folder_path, slash ? path : ".", slash ? length : 1);
    folder_path[slash ? length : 1] = '\0';
    SaveFolder *folder = save_folder_open(&save->folders, folder_path, false);
    return folder ? add_file(save, folder, name, path, out) : fail(save, SAVE_REFUSED, path);
}

// Why a folder could not be entered; errno says what the system said.
static SaveResult entering_result(const SaveFolder *parent, const char *name)
{
    int error = errno;
    struct stat status;
    bool is_seen = fstatat(parent->descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
    errno = error;
    if (error != ELOOP && error != ENOTDIR) {
        return SAVE_REFUSED;
    }
    return is_seen && !S_ISLNK(status.st_mode) ? SAVE_NO_FOLDER : SAVE_IS_LINK;
}

// Enters the folders of `path` one by one; *name is what is behind them. NULL after a failure.
static SaveFolder *enter_parts(Save *save, SaveFolder *folder, const char *path, const char **name)
{
    *name = path;
    for (const char *slash; folder && (slash = strchr(*name, '/')); *name = slash + 1) {
        char part[NAME_MAX + 1] = "";
        size_t length = (size_t)(slash - *name);
        if (length > NAME_MAX) {
            errno = ENAMETOOLONG;
            fail(save, SAVE_REFUSED, path);
            return NULL;
        }
        memcpy(part, *name, length);
        if (!is_plain_name(part)) {
            fail(save, SAVE_BAD_PATH, path);
            return NULL;
        }
        const SaveFolder *parent = folder;
        folder = save_folder_enter(&save->folders, folder, part);
        if (!folder) {
            fail(save, entering_result(parent, part), path);
        }
    }
    return folder;
}

SaveResult save_add_below(Save *save, const char *folder_path, const char *path, const Out *out)
{
    if (save->result != SAVE_DONE) {
        return save->result;
    }
    if (out->failed) {
        errno = 0;
        return fail(save, SAVE_NOT_WHOLE, path);
    }
    SaveFolder *folder = save_folder_open(&save->folders, folder_path, true);
    if (!folder) {
        return fail(save, SAVE_REFUSED, folder_path);
    }
    const char *name;
    folder = enter_parts(save, folder, path, &name);
    if (!folder) {
        return save->result;
    }
    return is_plain_name(name) ? add_file(save, folder, name, path, out)
                               : fail(save, SAVE_BAD_PATH, path);
}

// ---- the group ----------------------------------------------------------------------------------

// Ends the group. Where it has come to nothing, the folders that it made go, the inner ones first.
static void clean_up(Save *save, bool is_done)
{
    for (SaveFile *file = save->first, *next; file; file = next) {
        next = file->next;
        if (file->temporary[0] != '\0') {
            unlinkat(file->folder->descriptor, file->temporary, 0);
        }
        free(file);
    }
    save_folders_close(&save->folders, is_done);
    save->first = save->last = NULL;
    save->output = NULL;
    sigprocmask(SIG_SETMASK, &save->signals, NULL);
}

// Writes standard output. Closing a copy tells of bytes that only the end of writing finds lost.
static void write_output(Save *save)
{
    if (!save_to_descriptor(STDOUT_FILENO, out_view(save->output))) {
        fail(save, SAVE_REFUSED, "-");
        return;
    }
    int copy = dup(STDOUT_FILENO);
    if (copy < 0 || close(copy) < 0) {
        fail(save, SAVE_REFUSED, "-");
    }
}

static bool move_by(const SaveFile *file, unsigned int how)
{
    int folder = file->folder->descriptor;
    return renameat2(folder, file->temporary, folder, file->name, how) == 0;
}

// Puts one of several files in its place, in a way that can be undone where the disk knows one.
static bool exchange(SaveFile *file)
{
    file->is_exchanged = move_by(file, RENAME_EXCHANGE);
    if (!file->is_exchanged && errno == ENOENT) {
        file->is_new = move_by(file, RENAME_NOREPLACE);
    }
    return file->is_exchanged || file->is_new || (errno == EINVAL && move_by(file, 0));
}

// Puts a file where nothing is. A disk that cannot promise that nothing comes in between is asked
// before.
static bool place_new(SaveFile *file)
{
    struct stat old;
    file->is_new = move_by(file, RENAME_NOREPLACE);
    if (!file->is_new && errno == EINVAL) {
        bool is_free = check_place(file->folder, file->name, &old) == SAVE_DONE && !old.st_mode;
        errno = is_free ? 0 : EEXIST;
        file->is_new = is_free && move_by(file, 0);
    }
    return file->is_new;
}

static bool put_in_place(const Save *save, SaveFile *file)
{
    bool is_alone = save->first == save->last;
    bool is_put = save->keeps_old ? place_new(file) : is_alone ? move_by(file, 0) : exchange(file);
    if (is_put && !file->is_exchanged) {
        file->temporary[0] = '\0';
    }
    return is_put;
}

// Undoes what was put in place before a failure.
static void put_back(const Save *save)
{
    for (SaveFile *file = save->first; file; file = file->next) {
        if (file->is_exchanged) {
            move_by(file, RENAME_EXCHANGE);
        } else if (file->is_new) {
            unlinkat(file->folder->descriptor, file->name, 0);
        }
    }
}

static void rename_all(Save *save)
{
    for (SaveFile *file = save->first; file && save->result == SAVE_DONE; file = file->next) {
        if (!put_in_place(save, file)) {
            bool is_taken = save->keeps_old && errno == EEXIST;
            fail(save, is_taken ? SAVE_IS_THERE : SAVE_REFUSED, file->path);
            put_back(save);
        }
    }
    for (SaveFolder *folder = save->folders; folder; folder = folder->next) {
        bool waits = save->result == SAVE_DONE && !save->is_remade;
        if (waits && !sync_descriptor(folder->descriptor)) {
            fail(save, SAVE_REFUSED, save->first ? save->first->path : "-");
        }
    }
}

SaveResult save_finish(Save *save)
{
    if (save->result == SAVE_DONE && save->output) {
        write_output(save);
    }
    if (save->result == SAVE_DONE) {
        rename_all(save);
    }
    clean_up(save, save->result == SAVE_DONE);
    return save->result;
}

void save_cancel(Save *save)
{
    clean_up(save, false);
}

const char *save_reason(const Save *save)
{
    switch (save->result) {
    case SAVE_DONE: return "nothing is wrong";
    case SAVE_IS_LINK: return "there is a link in its place, and links are not followed";
    case SAVE_IS_FOLDER: return "it is a folder";
    case SAVE_IS_SPECIAL: return "it is no regular file";
    case SAVE_IS_THERE: return "it is there already, and nothing is overwritten";
    case SAVE_NO_FOLDER: return "a file stands where its folder should be";
    case SAVE_BAD_PATH: return "this path would leave the output folder";
    case SAVE_NOT_WHOLE: return "it is too large, or there is not enough memory";
    case SAVE_REFUSED:
        return save->error == ENOENT   ? "there is no such folder"
               : save->error == EACCES ? "you may not write there"
               : save->error == EROFS  ? "this disk can only be read"
               : save->error == ENOSPC ? "the disk is full"
               : save->error == ENOMEM ? "there is not enough memory"
                                       : strerror(save->error);
    }
    return "";
}
