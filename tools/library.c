// Writes files as C, so that the binary carries them: the standard library, the pages of the rules.
//
// Usage: library OUTPUT TABLE FOLDER ENDING FILE...
// Each FILE lies below FOLDER and has the ENDING; its row in TABLE_files (base/carried.h) is found
// by the path without both. Rows come out sorted by path, so that the same files give the same bytes.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What to carry, as the command line says.
typedef struct Carried {
    const char *table, *folder, *ending;
    char **paths;
    int count;
} Carried;

// "method/bant" for "stdlib/method/bant.sales", and how long it is.
static const char *find_name(const Carried *carried, const char *path, size_t *length)
{
    const char *name = path + strlen(carried->folder) + 1;
    *length = strlen(name) - strlen(carried->ending);
    return name;
}

// By the names without their endings: with them "core-2" would stand before "core".
static int compare_paths(const void *left, const void *right, void *carried)
{
    size_t length, other_length;
    const char *name = find_name(carried, *(char *const *)left, &length);
    const char *other = find_name(carried, *(char *const *)right, &other_length);
    int order = memcmp(name, other, length < other_length ? length : other_length);
    return order != 0 ? order : (length > other_length) - (length < other_length);
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
static void write_row(FILE *output, const Carried *carried, int number, long length)
{
    size_t name_length;
    const char *name = find_name(carried, carried->paths[number], &name_length);
    fprintf(output, "    {\"%.*s\", file_%d, %ld},\n", (int)name_length, name, number, length);
}

static void write_table(FILE *output, const Carried *carried, const long *lengths)
{
    fprintf(output, "const CarriedFile %s_files[] = {\n", carried->table);
    for (int i = 0; i < carried->count; i++)
        write_row(output, carried, i, lengths[i]);
    fprintf(output, "    {0},\n};\n\nconst size_t %s_file_count = %d;\n", carried->table,
            carried->count);
}

int main(int count, char **arguments)
{
    if (count < 5) {
        fputs("usage: library OUTPUT TABLE FOLDER ENDING FILE...\n", stderr);
        return 2;
    }
    Carried carried = {arguments[2], arguments[3], arguments[4], arguments + 5, count - 5};
    qsort_r(carried.paths, (size_t)carried.count, sizeof *carried.paths, compare_paths, &carried);

    FILE *output = fopen(arguments[1], "wb");
    if (!output)
        fail("write", arguments[1]);
    long *lengths = calloc((size_t)carried.count + 1, sizeof *lengths);
    if (!lengths)
        fail("hold", carried.folder);
    fprintf(output, "// Made from %s/ by tools/library.c.\n#include \"base/carried.h\"\n\n",
            carried.folder);
    for (int i = 0; i < carried.count; i++)
        lengths[i] = write_bytes(output, carried.paths[i], i);
    write_table(output, &carried, lengths);
    free(lengths);
    if (fclose(output))
        fail("write", arguments[1]);
    return 0;
}
