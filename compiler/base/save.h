// Output files, whole or absent.
//
// Each file is first written under a name nobody can guess in the folder where it will lie, and
// renamed when all files of the group are on the disk: either all are replaced or none is touched.
// Links are never followed for writing. SIGINT, SIGTERM and SIGHUP wait while such files exist.
//
//     Save save;
//     save_start(&save);
//     save_add(&save, "b2b.svg", &picture);
//     save_add(&save, "b2b.md", &handout);
//     if (save_finish(&save) != SAVE_DONE) { ... save.path, save_reason(&save) ... }
#pragma once

#include "base/out.h"

#include <signal.h>

typedef enum SaveResult {
    SAVE_DONE,
    SAVE_IS_LINK,    // the output, or a folder below the output folder, is a link
    SAVE_IS_FOLDER,  // the output is a folder
    SAVE_IS_SPECIAL, // a pipe, device or socket
    SAVE_IS_THERE,   // with `keeps_old`: something lies there already
    SAVE_NO_FOLDER,  // what should be a folder on the way is a file
    SAVE_BAD_PATH,   // a path below the output folder that has `..` or is empty
    SAVE_NOT_WHOLE,  // the Out has failed: no memory, or over its limit
    SAVE_REFUSED,    // the system refuses; `error` says why
} SaveResult;

typedef struct SaveFile SaveFile;
typedef struct SaveFolder SaveFolder;

typedef struct Save {
    SaveResult result; // of the first failure; after it nothing more is done
    int error;         // its errno
    const char *path;  // the path that it was about, as given
    bool keeps_mode;   // new files get mode and owner of the files they replace
    bool keeps_old;    // nothing is ever replaced: a file that is there is a failure
    bool is_remade;    // what is lost with the power is made again: no waiting for the disk
    SaveFile *first, *last;
    SaveFolder *folders;
    const Out *output; // for standard output
    sigset_t signals;  // the mask before
} Save;

// The signals by which people end a program: SIGINT, SIGTERM and SIGHUP.
sigset_t save_ending_signals(void);

void save_start(Save *save);

// Adds a file. Its folder must exist. "-" is standard output, which gets its bytes first when the
// group is finished, so its Out must live until then. `path` must live as long as the Save.
SaveResult save_add(Save *save, const char *path, const Out *out);

// Adds a file below the output folder `folder`, which may be a link: `path` has plain parts with
// '/' between them. Folders on the way, `folder` itself and those above it are made if they are missing;
// where the group comes to nothing, those that were made are removed again.
SaveResult save_add_below(Save *save, const char *folder, const char *path, const Out *out);

// Puts all files in their places, or, after a failure, none. Returns the first failure.
SaveResult save_finish(Save *save);

// Drops the group; nothing is touched.
void save_cancel(Save *save);

// Why it failed, as the end of "cannot write `x`: ...".
const char *save_reason(const Save *save);

// All bytes to a descriptor, however often it is interrupted. False with errno.
bool save_to_descriptor(int descriptor, Str bytes);
