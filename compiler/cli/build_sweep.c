// Clears away what a build that was killed left half-written: the temporary files of base/save.c, in
// the folders that hold our files.
#include "cli/build_job.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

// Whether it is a name that base/save.c makes: a point, 32 hexadecimal digits, ".tmp".
static bool is_temporary(const char *name)
{
    enum { DIGITS = 32 };
    return name[0] == '.' && strspn(name + 1, "0123456789abcdef") == DIGITS
           && strcmp(name + 1 + DIGITS, ".tmp") == 0;
}

static void sweep_folder(int descriptor)
{
    DIR *listing = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (listing == NULL) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return;
    }
    for (struct dirent *entry; (entry = readdir(listing));) {
        if (is_temporary(entry->d_name)) {
            unlinkat(descriptor, entry->d_name, 0);
        }
    }
    closedir(listing);
}

static Str folder_of(Str path)
{
    while (path.length > 0 && path.at[path.length - 1] != '/') {
        path.length--;
    }
    return path;
}

void build_sweep(Build *build)
{
    BuildFolder *folder = &build->folder;
    Str before = {"", 0};
    sweep_folder(build_folder_of_path(folder, STR("x")));
    for (uint32_t i = 0; i < folder->entry_count; i++) {
        Str own = folder_of(folder->entries[i].path);
        if (!str_equal(own, before)) {
            sweep_folder(build_folder_of_path(folder, folder->entries[i].path));
        }
        before = own;
    }
}
