// Finds and opens the modules: beside the command, or in lib/stagecraft beside its folder.
//
// The name of the command's own file comes from the system, never from the environment or the
// working folder.
#include "draw/modules.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PATH_MOST = 4096 };

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
    static const char *const places[] = {"", "../lib/stagecraft/"};
    char folder[PATH_MOST], path[PATH_MOST + 64];
    if (!own_folder(folder, sizeof folder))
        return NULL;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
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
    FUNCTION_OF(LayoutRank, "stagecraft-layout.so", "layout_rank");
}

FontsSubset *module_fonts_subset(void)
{
    FUNCTION_OF(FontsSubset, "stagecraft-fonts.so", "fonts_subset");
}

FontsFile *module_fonts_file(void)
{
    FUNCTION_OF(FontsFile, "stagecraft-fonts.so", "fonts_file");
}

CairoPaint *module_cairo_paint(void)
{
    FUNCTION_OF(CairoPaint, "stagecraft-cairo.so", "cairo_paint_drawing");
}

CairoBooklets *module_cairo_booklets(void)
{
    FUNCTION_OF(CairoBooklets, "stagecraft-cairo.so", "cairo_booklets");
}
