// Files read beneath a root, and outputs saved whole or not at all, in a folder of their own.
#include "base/beneath.h"
#include "base/carried.h"
#include "base/files.h"
#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const Limits limits = {
    .of = {[LIMIT_FILE_BYTES] = 1000, [LIMIT_IMPORT_BYTES] = 2000, [LIMIT_FILE_COUNT] = 10}};

typedef struct Scene {
    Arena arena;
    Files *files;
    char folder[64];
    int start; // the working folder before
} Scene;

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void make_link(const char *target, const char *path)
{
    assert_int_equal(symlink(target, path), 0);
}

static bool holds(const char *path, const char *text)
{
    char bytes[256] = "";
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    size_t length = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    return length == strlen(text) && memcmp(bytes, text, length) == 0;
}

static int count_entries(const char *folder)
{
    char command[128];
    int count = -1;
    snprintf(command, sizeof command, "ls -A %s | wc -l", folder);
    FILE *pipe = popen(command, "r");
    assert_int_equal(fscanf(pipe, "%d", &count), 1);
    pclose(pipe);
    return count;
}

static int start(void **state)
{
    Scene *scene = calloc(1, sizeof *scene);
    strcpy(scene->folder, "/tmp/stagecraft-unit-XXXXXX");
    if (!mkdtemp(scene->folder))
        return -1;
    scene->start = open(".", O_RDONLY | O_DIRECTORY);
    if (chdir(scene->folder) < 0)
        return -1;
    mkdir("root", 0777);
    mkdir("root/shared", 0777);
    mkdir("outside", 0777);
    mkdir("out", 0777);
    put("root/b2b.sales", "process b2b");
    put("root/shared/roles.sales", "role ae");
    put("outside/secret.sales", "secret");
    arena_start(&scene->arena, NULL);
    scene->files = files_open(&scene->arena, "root", "root/b2b.sales", NULL, &limits);
    *state = scene;
    return scene->files ? 0 : -1;
}

static int stop(void **state)
{
    Scene *scene = *state;
    files_close(scene->files);
    arena_free(&scene->arena);
    int moved = fchdir(scene->start);
    close(scene->start);
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", scene->folder);
    int removed = system(command);
    free(scene);
    return moved | removed;
}

static FileResult import(Scene *scene, const Source *importer, const char *path, Source **source)
{
    return files_read_import(scene->files, importer, str_from(path), source);
}

static void test_files_are_read_once(void **state)
{
    Scene *scene = *state;
    Source *main_source, *roles, *again;
    assert_int_equal(files_read_given(scene->files, "root/b2b.sales", &main_source), FILE_READ);
    assert_true(str_is(main_source->path, "b2b.sales"));
    assert_true(str_is(main_source->text, "process b2b"));
    assert_int_equal(main_source->text.at[main_source->text.length], 0);
    assert_int_equal(main_source->text.at[main_source->text.length + 1], 0);
    assert_int_equal(import(scene, main_source, "shared/roles.sales", &roles), FILE_READ);
    assert_true(str_is(roles->path, "shared/roles.sales"));
    assert_int_equal(import(scene, roles, "./../shared/../b2b.sales", &again), FILE_READ);
    assert_ptr_equal(again, main_source);
    make_link("shared", "root/link");
    assert_int_equal(import(scene, main_source, "link/roles.sales", &again), FILE_READ);
    assert_ptr_equal(again, roles);
    assert_int_equal(files_read_given(scene->files, "root/shared/../b2b.sales", &again), FILE_READ);
    assert_ptr_equal(again, main_source);
}

static void test_nothing_outside_is_read(void **state)
{
    Scene *scene = *state;
    Source *source, *found;
    files_read_given(scene->files, "root/b2b.sales", &source);
    make_link("../outside/secret.sales", "root/out.sales");
    make_link("../outside", "root/outer");
    make_link("/etc/passwd", "root/absolute.sales");
    make_link("self.sales", "root/self.sales");
    assert_int_equal(import(scene, source, "../outside/secret.sales", &found), FILE_OUTSIDE);
    assert_int_equal(import(scene, source, "out.sales", &found), FILE_OUTSIDE);
    assert_int_equal(import(scene, source, "outer/secret.sales", &found), FILE_OUTSIDE);
    assert_int_equal(import(scene, source, "absolute.sales", &found), FILE_OUTSIDE);
    assert_int_equal(import(scene, source, "self.sales", &found), FILE_UNREADABLE);
    assert_int_equal(import(scene, source, "none.sales", &found), FILE_MISSING);
    assert_int_equal(files_read_given(scene->files, "outside/secret.sales", &found), FILE_OUTSIDE);
    assert_int_equal(files_read_given(scene->files, "nowhere/x.sales", &found), FILE_MISSING);
    assert_int_equal(files_read_given(scene->files, "root/", &found), FILE_NOT_REGULAR);
}

static void test_only_regular_files(void **state)
{
    Scene *scene = *state;
    Source *source, *found;
    files_read_given(scene->files, "root/b2b.sales", &source);
    mkfifo("root/pipe.sales", 0666);
    mkdir("root/folder.sales", 0777);
    assert_int_equal(import(scene, source, "pipe.sales", &found), FILE_NOT_REGULAR);
    assert_int_equal(import(scene, source, "folder.sales", &found), FILE_NOT_REGULAR);
    assert_int_equal(import(scene, source, "shared/..", &found), FILE_NOT_REGULAR);
}

static void test_limits(void **state)
{
    Scene *scene = *state;
    Source *source;
    char text[1100];
    memset(text, ' ', sizeof text);
    text[1001] = '\0';
    put("root/large.sales", text);
    assert_int_equal(files_read_given(scene->files, "root/large.sales", &source), FILE_TOO_LARGE);
    text[900] = '\0';
    put("root/a.sales", text);
    put("root/b.sales", text);
    put("root/c.sales", text);
    assert_int_equal(files_read_given(scene->files, "root/a.sales", &source), FILE_READ);
    assert_int_equal(files_read_given(scene->files, "root/b.sales", &source), FILE_READ);
    assert_int_equal(files_read_given(scene->files, "root/c.sales", &source), FILE_TOO_MANY);
}

static void test_near(void **state)
{
    Scene *scene = *state;
    Source *source;
    files_read_given(scene->files, "root/b2b.sales", &source);
    StrList near = files_near(scene->files, source, STR("shared/role.sales"));
    assert_int_equal(near.count, 1);
    assert_true(str_is(near.at[0], "shared/roles.sales"));
    near = files_near(scene->files, source, STR("b2c.sales"));
    assert_int_equal(near.count, 1);
    assert_true(str_is(near.at[0], "b2b.sales"));
    assert_int_equal(files_near(scene->files, source, STR("../outside/x.sales")).count, 0);
}

static void test_library(void **state)
{
    Scene *scene = *state;
    Source *first, *again;
    assert_int_equal(files_read_library(scene->files, STR("method/bant"), &first), FILE_READ);
    assert_int_equal(files_read_library(scene->files, STR("method/bant"), &again), FILE_READ);
    assert_ptr_equal(first, again);
    assert_true(first->is_library);
    assert_true(str_is(first->path, "std/method/bant"));
    assert_int_equal(files_read_library(scene->files, STR("method/none"), &first), FILE_MISSING);
}

static void test_carried(void **state)
{
    (void)state;
    for (size_t i = 0; i < library_file_count; i++) {
        const CarriedFile *file = &library_files[i];
        assert_true(i == 0 || strcmp(library_files[i - 1].path, file->path) < 0);
        assert_ptr_equal(carried_find(library_files, library_file_count, str_from(file->path)),
                         file);
    }
    static const CarriedFile files[] = {
        {"a", "", 0}, {"a-b", "", 0}, {"a/b", "", 0}, {"ab", "", 0}};
    static const char *const missing[] = {"", "a-", "a-bc", "aa", "b", "A"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_ptr_equal(carried_find(files, 4, str_from(files[i].path)), &files[i]);
    }
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        assert_null(carried_find(files, 4, str_from(missing[i])));
    }
    assert_null(carried_find(files, 4, (Str){"a\0b", 3}));
}

static void test_opening_by_steps(void **state)
{
    (void)state;
    make_link("shared/roles.sales", "root/in.sales");
    make_link("../outside", "root/outer");
    make_link("/etc", "root/absolute");
    make_link("self", "root/self");
    int root = open("root", O_PATH | O_DIRECTORY);
    const struct {
        const char *path;
        int error;
    } rows[] = {
        {"b2b.sales", 0},
        {"shared/../in.sales", 0},
        {"shared/./roles.sales", 0},
        {".", 0},
        {"shared/..", 0},
        {"outer/secret.sales", EXDEV},
        {"absolute/pass", EXDEV},
        {"/etc/passwd", EXDEV},
        {"../root/b2b.sales", EXDEV},
        {"self", ELOOP},
        {"none", ENOENT},
        {"b2b.sales/x", ENOTDIR},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int both[] = {beneath_open_by_steps(root, rows[i].path), 0};
        int error = both[0] < 0 ? errno : 0;
        assert_int_equal(error, rows[i].error);
        both[1] = beneath_open(root, rows[i].path);
        assert_int_equal(both[1] < 0, both[0] < 0);
        close(both[0]);
        close(both[1]);
    }
    close(root);
}

static Out out_of(const char *text)
{
    Out out;
    out_start(&out);
    out_text(&out, text);
    return out;
}

static void test_saved_whole(void **state)
{
    (void)state;
    Out out = out_of("new");
    put("out/a.svg", "old");
    umask(027);
    Save save;
    save_start(&save);
    assert_int_equal(save_add(&save, "out/a.svg", &out), SAVE_DONE);
    assert_true(holds("out/a.svg", "old"));
    assert_int_equal(save_add_below(&save, "out", "maps/flow/b.svg", &out), SAVE_DONE);
    assert_int_equal(save_add_below(&save, "out", "maps/flow/c.svg", &out), SAVE_DONE);
    assert_int_equal(save_finish(&save), SAVE_DONE);
    assert_true(holds("out/a.svg", "new"));
    assert_true(holds("out/maps/flow/b.svg", "new"));
    assert_int_equal(count_entries("out/maps/flow"), 2);
    assert_int_equal(count_entries("out"), 2);
    struct stat status;
    stat("out/a.svg", &status);
    assert_int_equal(status.st_mode & 0777, 0640);
    out_free(&out);
}

static void assert_refused(const char *path, SaveResult expected)
{
    Out out = out_of("new");
    Save save;
    save_start(&save);
    save_add(&save, "out/first.svg", &out);
    save_add_below(&save, "out", path, &out);
    assert_int_equal(save_finish(&save), expected);
    assert_string_equal(save.path, path);
    assert_int_equal(access("out/first.svg", F_OK), -1);
    out_free(&out);
}

static void test_all_or_nothing(void **state)
{
    (void)state;
    put("outside/target", "old");
    make_link("../outside/target", "out/link.svg");
    make_link("../outside", "out/linked");
    mkdir("out/folder.svg", 0777);
    mkfifo("out/pipe.svg", 0666);
    put("out/kept.svg", "old");
    chmod("out/kept.svg", 0444);
    int before = count_entries("out");
    assert_refused("link.svg", SAVE_IS_LINK);
    assert_refused("linked/x.svg", SAVE_IS_LINK);
    assert_refused("folder.svg", SAVE_IS_FOLDER);
    assert_refused("pipe.svg", SAVE_IS_SPECIAL);
    assert_refused("kept.svg", SAVE_REFUSED);
    assert_refused("../outside/x.svg", SAVE_BAD_PATH);
    assert_refused("/etc/x.svg", SAVE_BAD_PATH);
    assert_refused("kept.svg/x.svg", SAVE_NO_FOLDER);
    assert_int_equal(count_entries("out"), before);
    assert_true(holds("outside/target", "old"));
    assert_int_equal(count_entries("outside"), 2);
}

static void test_nothing_is_replaced(void **state)
{
    (void)state;
    Out out = out_of("new");
    Save save;
    put("out/old.txt", "old");
    save_start(&save);
    save.keeps_old = true;
    assert_int_equal(save_add_below(&save, "out/fresh", "deep/a.txt", &out), SAVE_DONE);
    assert_int_equal(save_add_below(&save, "out", "old.txt", &out), SAVE_IS_THERE);
    assert_int_equal(save_finish(&save), SAVE_IS_THERE);
    assert_true(holds("out/old.txt", "old"));
    assert_int_equal(count_entries("out"), 1);

    // What comes between looking and writing stays, and what was put in place before it goes.
    save_start(&save);
    save.keeps_old = true;
    assert_int_equal(save_add_below(&save, "out/fresh", "a.txt", &out), SAVE_DONE);
    assert_int_equal(save_add_below(&save, "out", "late.txt", &out), SAVE_DONE);
    put("out/late.txt", "late");
    assert_int_equal(save_finish(&save), SAVE_IS_THERE);
    assert_true(holds("out/late.txt", "late"));
    assert_int_equal(count_entries("out"), 2);
    out_free(&out);
}

static void test_folders_of_nothing_go(void **state)
{
    (void)state;
    Out out = out_of("new");
    Save save;
    save_start(&save);
    assert_int_equal(save_add_below(&save, "out/fresh", "a/b/c.txt", &out), SAVE_DONE);
    save_cancel(&save);
    assert_int_equal(count_entries("out"), 0);
    save_start(&save);
    assert_int_equal(save_add_below(&save, "out/fresh", "a/b/c.txt", &out), SAVE_DONE);
    put("out/fresh/a/other", "somebody's");
    save_cancel(&save);
    assert_true(holds("out/fresh/a/other", "somebody's"));
    assert_int_equal(count_entries("out/fresh/a"), 1);

    char path[NAME_MAX + 10];
    memset(path, 'n', sizeof path);
    memcpy(path + NAME_MAX + 1, "/a.txt", sizeof "/a.txt");
    save_start(&save);
    assert_int_equal(save_add_below(&save, "out", path, &out), SAVE_REFUSED);
    put("out/file", "");
    save_cancel(&save);
    save_start(&save);
    assert_int_equal(save_add_below(&save, "out", "file/a.txt", &out), SAVE_NO_FOLDER);
    save_cancel(&save);
    assert_int_equal(count_entries("out"), 2);
    out_free(&out);
}

static void test_failed_output_is_not_saved(void **state)
{
    (void)state;
    Out out = out_of("half");
    out.failed = true;
    Save save;
    save_start(&save);
    assert_int_equal(save_add(&save, "out/a.svg", &out), SAVE_NOT_WHOLE);
    assert_int_equal(save_finish(&save), SAVE_NOT_WHOLE);
    assert_int_equal(count_entries("out"), 0);
    out.failed = false;
    save_start(&save);
    assert_int_equal(save_add(&save, "nowhere/a.svg", &out), SAVE_REFUSED);
    assert_string_equal(save_reason(&save), "there is no such folder");
    save_cancel(&save);
    out_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_files_are_read_once),
        TEST(test_nothing_outside_is_read),
        TEST(test_only_regular_files),
        TEST(test_limits),
        TEST(test_near),
        TEST(test_library),
        TEST(test_carried),
        TEST(test_opening_by_steps),
        TEST(test_saved_whole),
        TEST(test_all_or_nothing),
        TEST(test_nothing_is_replaced),
        TEST(test_folders_of_nothing_go),
        TEST(test_failed_output_is_not_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
