// The record of a build: a file that the builds of a folder keep for themselves.
//
// It is locked while a build works there. It says which keys the last build came to its end with and
// how its files looked then, so that the next one need not read them; and, while files are put in
// their places, which new ones are about to appear, so that a build that is killed loses nothing of
// what is ours. It holds for this machine only, and may be thrown away: then everything is made
// again, and compared.
//
//   stagecraft-build 1
//   manifest DIGEST                                   (what follows holds beside that manifest only)
//   key DIGEST                                        (of a FILE)
//   page DIGEST
//   file SIZE INODE DEVICE CHANGED MODIFIED PATH      (times as seconds.nanoseconds)
//   busy                                              (files are being put in their places)
//   will PATH                                         (is ours, though no manifest may say so)
#include "cli/build_job.h"

#include "base/read.h"
#include "cli/message.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "stagecraft-build 1\n"

enum { RECORD_MOST = 64 * 1024 * 1024, LINE_MOST = 1024 };

static bool fail(Build *build, const char *what)
{
    message("cannot %s `%s/" BUILD_RECORD "`: %s", what, build->folder.path, strerror(errno));
    build_note(build, STATUS_FILE);
    return false;
}

// ---- reading ------------------------------------------------------------------------------------

// What stands behind a word at the start of a line; NULL where another word does.
static const char *behind(const char *line, const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 ? line + length : NULL;
}

static void read_key(Build *build, const char *key)
{
    for (uint32_t i = 0; i < build->part_count; i++) {
        BuildPart *part = &build->parts[i];
        part->is_known |= part->key[0] != '\0' && strcmp(part->key, key) == 0;
    }
}

// Reads seven numbers, each with one sign behind it, and a path.
static void read_stamp(Build *build, const char *line)
{
    enum { NUMBERS = 7 };
    uint64_t numbers[NUMBERS];
    char *at = (char *)line;
    for (int i = 0; i < NUMBERS; i++) {
        numbers[i] = strtoull(at, &at, 10);
        if (*at++ == '\0') {
            return;
        }
    }
    BuildEntry *entry = build_entry_find(&build->folder, str_from(at));
    if (entry) {
        entry->stamp = (BuildStamp){.size = numbers[0],
                                    .inode = numbers[1],
                                    .device = numbers[2],
                                    .changed = {(time_t)numbers[3], (long)numbers[4]},
                                    .modified = {(time_t)numbers[5], (long)numbers[6]}};
        entry->has_stamp = true;
    }
}

// A file that was about to appear, and may have.
static void read_announced(Build *build, const char *path, BuildEntry *added, uint32_t *count)
{
    if (path_is_ours(str_from(path)) && !build_entry_find(&build->folder, str_from(path))) {
        added[(*count)++] = (BuildEntry){.path = str_copy(&build->arena, str_from(path))};
    }
}

// A folder that was put back to an older state has an older manifest.
static void read_manifest(BuildFolder *folder, const char *digest)
{
    char own[DIGEST_SIZE];
    digest_hex(folder->manifest, own);
    folder->is_record_true = strcmp(digest, own) == 0;
}

static void read_line(Build *build, const char *line, BuildEntry *added, uint32_t *count)
{
    const char *rest;
    if (strcmp(line, "busy") == 0) {
        build->folder.is_unfinished = true;
    } else if ((rest = behind(line, "will "))) {
        read_announced(build, rest, added, count);
    } else if ((rest = behind(line, "manifest "))) {
        read_manifest(&build->folder, rest);
    } else if (!build->folder.is_record_true) {
        return;
    } else if ((rest = behind(line, "key "))) {
        read_key(build, rest);
    } else if ((rest = behind(line, "page "))) {
        build->is_page_known = strcmp(rest, build->page_key) == 0;
    } else if ((rest = behind(line, "file "))) {
        read_stamp(build, rest);
    }
}

static uint32_t count_lines(Str text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        count += text.at[i] == '\n';
    }
    return count;
}

// A line that was cut off by the end of the process counts as none.
static void read_lines(Build *build, Str text)
{
    BuildFolder *folder = &build->folder;
    uint32_t most = folder->entry_count + count_lines(text), count = 0;
    BuildEntry *all = ARENA_MANY(&build->arena, most + 1, BuildEntry);
    BuildEntry *added = ARENA_MANY(&build->arena, most + 1, BuildEntry);
    const char *end = str_end(text);
    for (const char *at = text.at, *stop; (stop = memchr(at, '\n', (size_t)(end - at)));) {
        char line[LINE_MOST] = "";
        size_t length = (size_t)(stop - at);
        memcpy(line, at, length < LINE_MOST - 1 ? length : 0);
        read_line(build, line, added, &count);
        at = stop + 1;
    }
    for (uint32_t i = 0; i < folder->entry_count; i++) {
        all[i] = folder->entries[i];
    }
    for (uint32_t i = 0; i < count; i++) {
        all[folder->entry_count + i] = added[i];
    }
    folder->entries = all;
    folder->entry_count += count;
}

bool build_record_read(Build *build)
{
    BuildFolder *folder = &build->folder;
    struct stat status;
    if (fstat(folder->record, &status) != 0) {
        return fail(build, "read");
    }
    size_t size = status.st_size < RECORD_MOST ? (size_t)status.st_size : 0;
    char *text = arena_take(&build->arena, size + 1);
    ssize_t length = read_fully(folder->record, text, size);
    if (length < 0) {
        return fail(build, "read");
    }
    folder->record_text = (Str){text, (size_t)length};
    if (length > 0 && !str_starts(folder->record_text, HEAD)) {
        message("`%s/" BUILD_RECORD "` is there, and no build made it", folder->path);
        message_help("move it away, or name another folder with `-o`");
        build_note(build, STATUS_FILE);
        return false;
    }
    read_lines(build, folder->record_text);
    return true;
}

// ---- writing ------------------------------------------------------------------------------------

static bool write_at(int descriptor, Str text, off_t at)
{
    while (text.length > 0) {
        ssize_t done = pwrite(descriptor, text.at, text.length, at);
        if (done < 0 && errno != EINTR) {
            return false;
        }
        at += done > 0 ? done : 0;
        text = (Str){text.at + (done > 0 ? done : 0), text.length - (size_t)(done > 0 ? done : 0)};
    }
    return true;
}

// What is ours, and no manifest says so.
static void write_unlisted(const Build *build, Out *out)
{
    for (uint32_t i = 0; i < build->folder.entry_count; i++) {
        const BuildEntry *entry = &build->folder.entries[i];
        bool is_unlisted = entry->fate == ENTRY_KEPT && entry->json == NULL;
        if (is_unlisted || entry->fate == ENTRY_LEAVING) {
            out_text(out, "will ");
            out_str(out, entry->path);
            out_char(out, '\n');
        }
    }
}

bool build_record_announce(Build *build)
{
    BuildFolder *folder = &build->folder;
    Out out;
    out_start_in(&out, &build->arena);
    out_text(&out, folder->record_text.length == 0 ? HEAD : "");
    out_text(&out, "busy\n");
    for (uint32_t i = 0; i < build->output_count; i++) {
        const BuildOutput *output = &build->outputs[i];
        if (output->is_written && !build_entry_find(folder, output->path)) {
            out_text(&out, "will ");
            out_str(&out, output->path);
            out_char(&out, '\n');
        }
    }
    write_unlisted(build, &out);
    folder->is_announced = true;
    return write_at(folder->record, out_view(&out), (off_t)folder->record_text.length)
           || fail(build, "write");
}

void build_record_withdraw(Build *build)
{
    BuildFolder *folder = &build->folder;
    if (ftruncate(folder->record, (off_t)folder->record_text.length) != 0) {
        fail(build, "write");
    }
}

static void write_stamp(const BuildStamp *stamp, Str path, Out *out)
{
    out_format(out, "file %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRId64 ".%09ld %" PRId64 ".%09ld ",
               stamp->size, stamp->inode, stamp->device, (int64_t)stamp->changed.tv_sec,
               stamp->changed.tv_nsec, (int64_t)stamp->modified.tv_sec, stamp->modified.tv_nsec);
    out_str(out, path);
    out_char(out, '\n');
}

// Whether a file changed so lately that another change would give it the same time: its stamp
// tells nothing then. It is the clock that the disk takes its times from.
static bool is_too_young(const BuildStamp *stamp)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return stamp->changed.tv_sec > now.tv_sec
           || (stamp->changed.tv_sec == now.tv_sec && stamp->changed.tv_nsec >= now.tv_nsec);
}

static bool is_done(const BuildOutput *output)
{
    return output->state == OUTPUT_INTACT || output->state == OUTPUT_MADE;
}

// Whether all that belongs to a part lies in the folder now.
static bool part_is_done(const Build *build, const BuildPart *part)
{
    for (uint32_t i = 0; i < build->output_count; i++) {
        const BuildOutput *output = &build->outputs[i];
        if (output->thing && output->thing->part == part && !is_done(output)) {
            return false;
        }
    }
    return part->processes.count > 0;
}

static void write_record(Build *build, Out *out)
{
    char digest[DIGEST_SIZE];
    digest_hex(build->folder.manifest, digest);
    out_format(out, HEAD "manifest %s\n", digest);
    for (uint32_t i = 0; i < build->part_count; i++) {
        if (part_is_done(build, &build->parts[i])) {
            out_format(out, "key %s\n", build->parts[i].key);
        }
    }
    const BuildOutput *page = &build->outputs[build->output_count - 1];
    if (build->is_whole && is_done(page) && build->status == STATUS_CLEAN) {
        out_format(out, "page %s\n", build->page_key);
    }
    for (uint32_t i = 0; i < build->output_count; i++) {
        const BuildOutput *output = &build->outputs[i];
        BuildStamp stamp;
        if (is_done(output) && build_path_stamp(&build->folder, output->path, &stamp)
            && !is_too_young(&stamp)) {
            write_stamp(&stamp, output->path, out);
        }
    }
    write_unlisted(build, out);
}

void build_record_finish(Build *build)
{
    BuildFolder *folder = &build->folder;
    Out out;
    out_start_in(&out, &build->arena);
    write_record(build, &out);
    if (!folder->is_announced && str_equal(out_view(&out), folder->record_text)) {
        return;
    }
    if (!write_at(folder->record, out_view(&out), 0)
        || ftruncate(folder->record, (off_t)out.length) != 0) {
        fail(build, "write");
    }
}
