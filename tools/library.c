// Writes the standard library as C, so that the binary carries it.
//
// Usage: library OUTPUT FOLDER FILE...
// Each FILE lies below FOLDER and ends in .sales; its row is found by the path without both. Rows
// come out sorted by path, so that the same files give the same bytes.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_paths(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "library: cannot %s %s\n", what, path);
    exit(1);
}

// Writes the bytes of a file as an array, and returns how many there are.
static long write_bytes(FILE *output, const char *path, int number)
{
    FILE *input = fopen(path, "rb");
    if (!input)
        fail("read", path);
    fprintf(output, "static const char file_%d[] = {", number);
    long length = 0;
    for (int byte = getc(input); byte != EOF; byte = getc(input)) {
        fprintf(output, "%s%d,", length % 20 ? "" : "\n   ", byte < 128 ? byte : byte - 256);
        length++;
    }
    fputs("\n   0};\n\n", output);
    fclose(input);
    return length;
}

// Writes "method/bant" for "stdlib/method/bant.sales".
static void write_row(FILE *output, const char *folder, const char *path, int number, long length)
{
    const char *name = path + strlen(folder) + 1;
    int name_length = (int)(strlen(name) - strlen(".sales"));
    fprintf(output, "    {\"%.*s\", file_%d, %ld},\n", name_length, name, number, length);
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fputs("usage: library OUTPUT FOLDER FILE...\n", stderr);
        return 2;
    }
    char **paths = arguments + 3;
    int path_count = count - 3;
    qsort(paths, (size_t)path_count, sizeof *paths, compare_paths);

    FILE *output = fopen(arguments[1], "wb");
    if (!output)
        fail("write", arguments[1]);
    long *lengths = calloc((size_t)path_count + 1, sizeof *lengths);
    if (!lengths)
        fail("hold", "the library");
    fputs("// Made from stdlib/ by tools/library.c.\n#include \"base/files.h\"\n\n", output);
    for (int i = 0; i < path_count; i++)
        lengths[i] = write_bytes(output, paths[i], i);
    fputs("const LibraryFile library_files[] = {\n", output);
    for (int i = 0; i < path_count; i++)
        write_row(output, arguments[2], paths[i], i, lengths[i]);
    fprintf(output, "    {0},\n};\n\nconst size_t library_file_count = %d;\n", path_count);
    free(lengths);
    if (fclose(output))
        fail("write", arguments[1]);
    return 0;
}
