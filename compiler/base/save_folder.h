// The folders that a group of outputs lies in, held open until the group is finished (base/save).
#pragma once

#include <stdbool.h>

typedef struct SaveFolder {
    struct SaveFolder *next; // one that was opened before: never one below it
    int descriptor;
    bool is_made; // by this group
    char path[];
} SaveFolder;

// Opens a folder that may be reached through links, and puts it first in the list; where `makes` asks
// for it, it and those above it are made if they are missing. One that is in the list is given
// again. NULL with errno.
SaveFolder *save_folder_open(SaveFolder **folders, const char *path, bool makes);

// Opens `name` in a folder of the list, likewise, and makes it if it is missing. A link there is
// refused: ELOOP or ENOTDIR.
SaveFolder *save_folder_enter(SaveFolder **folders, const SaveFolder *parent, const char *name);

// Closes and frees them all. Where the group has come to nothing, the folders that it made go too,
// the inner ones first; what others have put into them stays, and so do they.
void save_folders_close(SaveFolder **folders, bool is_done);
