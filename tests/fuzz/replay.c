// Runs inputs through a fuzz target without a fuzzer: all files named, and those in folders named.
//
// An input that takes longer than ten seconds ends the process, as a fault of its own.
#include "run.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECONDS_MOST = 10 };

static void fail(const char *path)
{
    perror(path);
    exit(2);
}

static void replay_file(const char *path, size_t length)
{
    FILE *file = fopen(path, "rb");
    unsigned char *bytes = malloc(length + 1);
    if (file == NULL || bytes == NULL || fread(bytes, 1, length, file) != length) {
        fail(path);
    }
    fclose(file);
    fprintf(stderr, "%s\n", path); // the last line tells which input it was
    alarm(SECONDS_MOST);
    LLVMFuzzerTestOneInput(bytes, length);
    alarm(0);
    free(bytes);
}

static int replay(const char *path)
{
    struct stat status;
    if (stat(path, &status) < 0) {
        fail(path);
    }
    if (!S_ISDIR(status.st_mode)) {
        replay_file(path, (size_t)status.st_size);
        return 1;
    }
    struct dirent **entries;
    int found = scandir(path, &entries, NULL, alphasort), count = 0;
    for (int i = 0; i < found; i++) {
        char below[4096];
        snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name);
        count += entries[i]->d_name[0] != '.' ? replay(below) : 0;
        free(entries[i]);
    }
    free(entries);
    return count;
}

int main(int count, char **arguments)
{
    int replayed = 0;
    for (int i = 1; i < count; i++) {
        replayed += replay(arguments[i]);
    }
    printf("%d\n", replayed);
    return 0;
}
