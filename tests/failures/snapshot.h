// The files of a folder in memory: taken, compared, put back.
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct Bytes {
    char *at; // NUL-terminated
    size_t length;
} Bytes;

typedef struct SnapshotFile {
    char *path; // below the folder
    Bytes bytes;
} SnapshotFile;

// The regular files below a folder, sorted by path.
typedef struct Snapshot {
    SnapshotFile *at;
    size_t count;
} Snapshot;

// All that a descriptor gives from its start. Ends the process where that cannot be.
Bytes bytes_read(int descriptor);
bool bytes_equal(const Bytes *left, const Bytes *right);

// Says why, and ends the process.
_Noreturn void snapshot_fail(const char *what);

Snapshot snapshot_take(const char *folder);
void snapshot_free(Snapshot *snapshot);
bool snapshot_equal(const Snapshot *left, const Snapshot *right);

// Whether every file of `before` is there, as it was or as in `after`.
bool snapshot_is_between(const Snapshot *now, const Snapshot *before, const Snapshot *after);

// The same, but for the page and the manifest of a build, which say what else is there.
bool snapshot_is_partial(const Snapshot *now, const Snapshot *before, const Snapshot *after);

// Makes the folder what it was.
void snapshot_restore(const char *folder, const Snapshot *snapshot);

// Whether a file is a picture from its beginning to its end.
bool snapshot_has_whole_picture(const Snapshot *snapshot);

void snapshot_print_difference(const Snapshot *before, const Snapshot *after);
