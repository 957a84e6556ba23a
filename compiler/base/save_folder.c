// The folders that a group of outputs lies in.
//
// They stay open from the first file on, so nobody can move another one into their place. An outer
// folder stands behind its inner ones in the list.
#include "base/save_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static SaveFolder *folder_find(SaveFolder *folders, const char *path)
{
    SaveFolder *folder = folders;
    while (folder && strcmp(folder->path, path) != 0) {
        folder = folder->next;
    }
    return folder;
}

// Keeps an open folder; NULL if that cannot be, and the descriptor is closed.
static SaveFolder *folder_hold(SaveFolder **folders, const char *path, int descriptor)
{
    if (descriptor < 0) {
        return NULL;
    }
    size_t size = strlen(path) + 1;
    SaveFolder *folder = malloc(sizeof(SaveFolder) + size);
    if (!folder) {
        close(descriptor);
        errno = ENOMEM;
        return NULL;
    }
    folder->descriptor = descriptor;
    memcpy(folder->path, path, size);
    folder->is_made = false;
    folder->next = *folders;
    *folders = folder;
    return folder;
}

// The same for a folder that was perhaps made just now: it is removed where it cannot be kept.
static SaveFolder *folder_keep(SaveFolder **folders, const char *path, int descriptor, bool is_made)
{
    SaveFolder *folder = folder_hold(folders, path, descriptor);
    if (folder) {
        folder->is_made = is_made;
    } else if (is_made) {
        int error = errno;
        rmdir(path);
        errno = error;
    }
    return folder;
}

static int open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

// The folder that another one lies in: "a/b" of "a/b//c/". False where none is named, with errno.
static bool folder_above(const char *path, char above[PATH_MAX])
{
    size_t length = strlen(path);
    for (; length > 0 && path[length - 1] == '/'; length--) {
    }
    for (; length > 0 && path[length - 1] != '/'; length--) {
    }
    for (; length > 0 && path[length - 1] == '/'; length--) {
    }
    if (length >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(above, path, length);
    above[length] = '\0';
    return length > 0;
}

// Makes a folder where it is missing, and those above it; what was made is kept in the list. False
// with errno.
static bool make_missing(SaveFolder **folders, const char *path)
{
    char above[PATH_MAX];
    bool is_made = mkdir(path, 0777) == 0;
    if (!is_made && errno == ENOENT && folder_above(path, above)) {
        is_made = make_missing(folders, above) && mkdir(path, 0777) == 0;
    }
    return is_made ? folder_keep(folders, path, open_folder(path), true) != NULL : errno == EEXIST;
}

SaveFolder *save_folder_open(SaveFolder **folders, const char *path, bool makes)
{
    SaveFolder *folder = folder_find(*folders, path);
    if (!folder && makes) {
        if (!make_missing(folders, path)) {
            return NULL;
        }
        folder = folder_find(*folders, path);
    }
    return folder ? folder : folder_hold(folders, path, open_folder(path));
}

SaveFolder *save_folder_enter(SaveFolder **folders, const SaveFolder *parent, const char *name)
{
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s", parent->path, name);
    if (length < 0 || (size_t)length >= sizeof path) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    SaveFolder *folder = folder_find(*folders, path);
    if (folder) {
        return folder;
    }
    bool is_made = mkdirat(parent->descriptor, name, 0777) == 0;
    if (!is_made && errno != EEXIST) {
        return NULL;
    }
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;
    return folder_keep(folders, path, openat(parent->descriptor, name, flags), is_made);
}

void save_folders_close(SaveFolder **folders, bool is_done)
{
    for (SaveFolder *folder = *folders, *next; folder; folder = next) {
        next = folder->next;
        close(folder->descriptor);
        if (folder->is_made && !is_done) {
            rmdir(folder->path);
        }
        free(folder);
    }
    *folders = NULL;
}
