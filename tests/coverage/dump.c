// Part of the build that measures coverage: the layout child ends by _exit, which would forget what
// it counted, in the command and in the modules that it opened. The linker leads each _exit here
// (--wrap).
#include <dlfcn.h>
#include <link.h>
#include <string.h>

void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);

// A module counts for itself: module.c is linked into each.
static int dump_module(struct dl_phdr_info *object, size_t size, void *given)
{
    (void)size, (void)given;
    if (strstr(object->dlpi_name, "/stagecraft-") != NULL) {
        void *module = dlopen(object->dlpi_name, RTLD_NOW | RTLD_NOLOAD);
        void *found = module != NULL ? dlsym(module, "coverage_dump") : NULL;
        void (*dump)(void);
        memcpy(&dump, &found, sizeof dump);
        if (dump != NULL) {
            dump();
        }
    }
    return 0;
}

void __wrap__exit(int status)
{
    __gcov_dump();
    dl_iterate_phdr(dump_module, NULL);
    __real__exit(status);
}
