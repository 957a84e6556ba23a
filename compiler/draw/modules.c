// Finds and opens the modules: beside the command, or in lib/stagecraft beside its folder.
//
// The name of the command's own file comes from the system, never from the environment or the
// working folder.
#include "draw/modules.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_MOST = 4096 };

static const char LAYOUT[] = "stagecraft-layout.so";
static const char FONTS[] = "stagecraft-fonts.so";
static const char CAIRO[] = "stagecraft-cairo.so";
static const char *const places[] = {"", "../lib/stagecraft/"};
enum { PLACE_COUNT = sizeof places / sizeof places[0] };

// The folder of the command's file, with its slash; false where the system does not tell.
static bool own_folder(char *path, size_t room)
{
    ssize_t length = readlink("/proc/self/exe", path, room - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return false;
    slash[1] = '\0';
    return true;
}

static void *open_module(const char *name)
{
    char folder[PATH_MOST], path[PATH_MOST + 64];
    if (!own_folder(folder, sizeof folder))
        return NULL;
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        snprintf(path, sizeof path, "%s%s%s", folder, places[i], name);
        // A picture calls few of the thousands of functions of cairo's and Pango's libraries.
        void *module = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
        if (module != NULL)
            return module;
    }
    return NULL;
}

static void *find(const char *module, const char *name)
{
    void *opened = open_module(module);
    void *found = opened ? dlsym(opened, name) : NULL;
    if (found == NULL)
        _exit(STATUS_NO_MODULE);
    return found;
}

// POSIX lets a function's address go through a pointer to void; C wants it copied.
#define FUNCTION_OF(type, module, name)                                                            \
    void *found = find(module, name);                                                              \
    type *function;                                                                                \
    memcpy(&function, &found, sizeof function);                                                    \
    return function

LayoutRank *module_layout_rank(void)
{
    FUNCTION_OF(LayoutRank, LAYOUT, "layout_rank");
}

FontsSubset *module_fonts_subset(void)
{
    FUNCTION_OF(FontsSubset, FONTS, "fonts_subset");
}

FontsFile *module_fonts_file(void)
{
    FUNCTION_OF(FontsFile, FONTS, "fonts_file");
}

CairoPaint *module_cairo_paint(void)
{
    FUNCTION_OF(CairoPaint, CAIRO, "cairo_paint_drawing");
}

CairoBooklets *module_cairo_booklets(void)
{
    FUNCTION_OF(CairoBooklets, CAIRO, "cairo_booklets");
}

void modules_open_early(bool paints)
{
    open_module(LAYOUT);
    open_module(FONTS);
    if (paints)
        open_module(CAIRO);
}

static void write_stamp(const char *path, Out *out)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return;
    out_format(out, "%llu %llu %lld.%09ld\n", (unsigned long long)status.st_ino,
               (unsigned long long)status.st_size, (long long)status.st_mtim.tv_sec,
               status.st_mtim.tv_nsec);
}

void modules_write_stamp(Out *out)
{
    static const char *const names[] = {LAYOUT, FONTS, CAIRO};
    char folder[PATH_MOST], path[PATH_MOST + 64];
    write_stamp("/proc/self/exe", out);
    write_stamp("/etc/ld.so.cache", out); // it changes when packages of libraries do
    if (!own_folder(folder, sizeof folder))
        return;
    for (size_t i = 0; i < sizeof names / sizeof names[0] * PLACE_COUNT; i++) {
        snprintf(path, sizeof path, "%s%s%s", folder, places[i % PLACE_COUNT],
                 names[i / PLACE_COUNT]);
        write_stamp(path, out);
    }
}
