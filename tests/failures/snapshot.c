// The files of a folder in memory: taken, compared, put back.
#include "snapshot.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_MOST = 4096 };

void snapshot_fail(const char *what)
{
    perror(what);
    exit(2);
}

static void *or_fail(void *memory)
{
    if (!memory) {
        snapshot_fail("memory");
    }
    return memory;
}

Bytes bytes_read(int descriptor)
{
    off_t size = lseek(descriptor, 0, SEEK_END);
    if (size < 0 || lseek(descriptor, 0, SEEK_SET) < 0) {
        snapshot_fail("seek");
    }
    Bytes bytes = {or_fail(calloc(1, (size_t)size + 1)), 0};
    ssize_t got;
    while ((got = read(descriptor, bytes.at + bytes.length, (size_t)size - bytes.length)) > 0) {
        bytes.length += (size_t)got;
    }
    return bytes;
}

bool bytes_equal(const Bytes *left, const Bytes *right)
{
    return left->length == right->length && memcmp(left->at, right->at, left->length) == 0;
}

static void join(char path[PATH_MOST], const char *folder, const char *name)
{
    if (snprintf(path, PATH_MOST, "%s/%s", folder, name) >= PATH_MOST) {
        errno = ENAMETOOLONG;
        snapshot_fail(name);
    }
}

// ---- taking -------------------------------------------------------------------------------------

static void add_file(Snapshot *snapshot, const char *path, size_t skipped)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        snapshot_fail(path);
    }
    snapshot->at = or_fail(realloc(snapshot->at, (snapshot->count + 1) * sizeof *snapshot->at));
    snapshot->at[snapshot->count++] =
        (SnapshotFile){or_fail(strdup(path + skipped)), bytes_read(descriptor)};
    close(descriptor);
}

static void add_folder(Snapshot *snapshot, const char *folder, size_t skipped)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[PATH_MOST];
        struct stat status;
        const char *name = entries[i]->d_name;
        join(path, folder, name);
        bool is_record = strcmp(name, ".stagecraft-build") == 0; // of this machine, and this moment
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && !is_record
            && lstat(path, &status) == 0) {
            if (S_ISDIR(status.st_mode)) {
                add_folder(snapshot, path, skipped);
            } else if (S_ISREG(status.st_mode)) {
                add_file(snapshot, path, skipped);
            }
        }
        free(entries[i]);
    }
    if (count >= 0) {
        free(entries);
    }
}

Snapshot snapshot_take(const char *folder)
{
    Snapshot snapshot = {0};
    add_folder(&snapshot, folder, strlen(folder) + 1);
    return snapshot;
}

void snapshot_free(Snapshot *snapshot)
{
    for (size_t i = 0; i < snapshot->count; i++) {
        free(snapshot->at[i].path);
        free(snapshot->at[i].bytes.at);
    }
    free(snapshot->at);
    *snapshot = (Snapshot){0};
}

// ---- comparing ----------------------------------------------------------------------------------

static const SnapshotFile *file_find(const Snapshot *snapshot, const char *path)
{
    for (size_t i = 0; i < snapshot->count; i++) {
        if (strcmp(snapshot->at[i].path, path) == 0) {
            return &snapshot->at[i];
        }
    }
    return NULL;
}

static bool has_same(const Snapshot *snapshot, const SnapshotFile *wanted)
{
    const SnapshotFile *file = file_find(snapshot, wanted->path);
    return file && bytes_equal(&file->bytes, &wanted->bytes);
}

bool snapshot_equal(const Snapshot *left, const Snapshot *right)
{
    for (size_t i = 0; i < left->count; i++) {
        if (!has_same(right, &left->at[i])) {
            return false;
        }
    }
    return left->count == right->count;
}

static bool is_between(const Snapshot *now, const Snapshot *before, const Snapshot *after,
                       const SnapshotFile *wanted)
{
    const SnapshotFile *file = file_find(now, wanted->path);
    if (!file) {
        return !file_find(after, wanted->path); // it is taken away
    }
    return has_same(before, file) || has_same(after, file);
}

bool snapshot_is_between(const Snapshot *now, const Snapshot *before, const Snapshot *after)
{
    for (size_t i = 0; i < before->count; i++) {
        if (!is_between(now, before, after, &before->at[i])) {
            return false;
        }
    }
    return true;
}

bool snapshot_is_partial(const Snapshot *now, const Snapshot *before, const Snapshot *after)
{
    for (size_t i = 0; i < before->count; i++) {
        const char *path = before->at[i].path;
        bool is_about_all = strstr(path, "index.html") || strstr(path, "manifest.json");
        if (!is_about_all && !is_between(now, before, after, &before->at[i])) {
            return false;
        }
    }
    return true;
}

// What a file of dots or a print file ends with.
static bool ends_whole(const Bytes *bytes, const char *start, const char *end)
{
    size_t first = strlen(start), last = strlen(end);
    return bytes->length > first + last && memcmp(bytes->at, start, first) == 0
           && memcmp(bytes->at + bytes->length - last, end, last) == 0;
}

bool snapshot_has_whole_picture(const Snapshot *snapshot)
{
    for (size_t i = 0; i < snapshot->count; i++) {
        const char *text = snapshot->at[i].bytes.at;
        const char *end = strstr(text, "</svg>\n");
        if (strstr(text, "<svg ") && end && end[strlen("</svg>\n")] == '\0') {
            return true;
        }
        if (ends_whole(&snapshot->at[i].bytes, "%PDF", "%%EOF\n")
            || ends_whole(&snapshot->at[i].bytes, "\x89PNG", "IEND\xAE\x42\x60\x82")) {
            return true;
        }
    }
    return false;
}

void snapshot_print_difference(const Snapshot *before, const Snapshot *after)
{
    for (size_t i = 0; i < after->count; i++) {
        const SnapshotFile *old = file_find(before, after->at[i].path);
        if (!old || !bytes_equal(&old->bytes, &after->at[i].bytes)) {
            printf("  %s %s (%zu bytes)\n", old ? "changed:" : "new:", after->at[i].path,
                   after->at[i].bytes.length);
        }
    }
    for (size_t i = 0; i < before->count; i++) {
        if (!file_find(after, before->at[i].path)) {
            printf("  gone: %s\n", before->at[i].path);
        }
    }
}

// ---- putting back -------------------------------------------------------------------------------

static void write_file(const char *path, const Bytes *bytes)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0 || write(descriptor, bytes->at, bytes->length) != (ssize_t)bytes->length) {
        snapshot_fail(path);
    }
    close(descriptor);
}

// Makes the folders of a path below another folder, where a command took them away.
static void make_folders(const char *path, size_t known)
{
    char folder[PATH_MOST];
    for (size_t i = known + 1; path[i] != '\0' && i < PATH_MOST; i++) {
        if (path[i] == '/') {
            memcpy(folder, path, i);
            folder[i] = '\0';
            mkdir(folder, 0777);
        }
    }
}

void snapshot_restore(const char *folder, const Snapshot *snapshot)
{
    Snapshot now = snapshot_take(folder);
    char path[PATH_MOST];
    for (size_t i = 0; i < now.count; i++) {
        if (!file_find(snapshot, now.at[i].path)) {
            join(path, folder, now.at[i].path);
            unlink(path);
        }
    }
    for (size_t i = 0; i < snapshot->count; i++) {
        const SnapshotFile *file = file_find(&now, snapshot->at[i].path);
        if (!file || !bytes_equal(&file->bytes, &snapshot->at[i].bytes)) {
            join(path, folder, snapshot->at[i].path);
            make_folders(path, strlen(folder));
            write_file(path, &snapshot->at[i].bytes);
        }
    }
    snapshot_free(&now);
}
