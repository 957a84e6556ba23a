// Builds again whenever a source changes.
//
// The folders of all sources are watched, not the files: editors put new files in the place of old
// ones, and a file that is gone may come back. Where a folder is not there, the nearest one above it
// is watched. Several changes in a moment make one build. What is wrong is shown, and what was built
// last stays; a signal ends it between two builds, or in the middle of one.
#include "cli/build_watch.h"

#include "cli/build.h"
#include "cli/message.h"
#include "model/value.h"
#include "syntax/ast.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MILLISECONDS = 8, // without a change, before a build begins
    LONGEST_MILLISECONDS = 60,
    EVENTS_SIZE = 1 << 14,
    WATCHED = IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF
              | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR,
};

typedef struct WatchedPath {
    Str path; // from the working folder, NUL behind it
    struct WatchedPath *next;
} WatchedPath;

typedef struct Watch {
    Session *session;
    Build *build;
    int notify, signals;
    WatchedPath *paths;      // in the arena of the session: all that were ever of interest
    struct timespec started; // the last build
} Watch;

// ---- what is watched ----------------------------------------------------------------------------

static void add_path(Watch *watch, Str path)
{
    for (const WatchedPath *at = watch->paths; at; at = at->next) {
        if (str_equal(at->path, path)) {
            return;
        }
    }
    WatchedPath *added = ARENA_NEW(&watch->session->arena, WatchedPath);
    *added = (WatchedPath){str_copy(&watch->session->arena, path), watch->paths};
    watch->paths = added;
}

// The folder of a path with its '/'; "" where it has none.
static Str folder_of(Str path)
{
    while (path.length > 0 && path.at[path.length - 1] != '/') {
        path.length--;
    }
    return path;
}

// What a file imports and does not find may come.
static void add_missing(Watch *watch, const BuildPart *part, const Module *module)
{
    Arena *arena = &watch->build->arena;
    for (uint32_t i = 0; i < module->import_count; i++) {
        const Statement *node = module->imports[i].node;
        if (module->imports[i].module == NULL && node->parts->kind == PART_TEXT) {
            Str folder = folder_of(build_source_path(watch->build, part, module->source));
            Str path = text_read(node, node->parts, arena, NULL);
            add_path(watch, str_format(arena, "%.*s%.*s", STR_ARGS(folder), STR_ARGS(path)));
        }
    }
}

static void add_paths(Watch *watch)
{
    const Build *build = watch->build;
    StrList sources = build_sources(watch->build);
    for (uint32_t i = 0; i < sources.count; i++) {
        add_path(watch, sources.at[i]);
    }
    for (uint32_t i = 0; i < build->part_count; i++) {
        const Program *program = &build->parts[i].session.compilation.program;
        for (uint32_t j = 0; j < program->module_count; j++) {
            add_missing(watch, &build->parts[i], program->modules[j]);
        }
    }
}

// Watches the folder of a path, or the nearest one above that is there.
static bool watch_folder(Watch *watch, Str path)
{
    char folder[4096];
    Str own = folder_of(path);
    for (;;) {
        if (own.length + 2 > sizeof folder) {
            errno = ENAMETOOLONG;
            return false;
        }
        memcpy(folder, own.at, own.length);
        memcpy(folder + own.length, own.length == 0 ? "." : "", own.length == 0 ? 2 : 1);
        if (inotify_add_watch(watch->notify, folder, WATCHED) >= 0) {
            return true;
        }
        if ((errno != ENOENT && errno != ENOTDIR) || own.length == 0) {
            return false;
        }
        own.length--;
        own = folder_of(own);
    }
}

static bool watch_folders(Watch *watch)
{
    for (const WatchedPath *at = watch->paths; at; at = at->next) {
        if (!watch_folder(watch, at->path)) {
            message("cannot watch the folder of `%.*s`: %s", STR_ARGS(at->path),
                    errno == ENOSPC ? "the system watches too many already" : strerror(errno));
            return false;
        }
    }
    return true;
}

// Whether a source changed after the build began and before its folder was watched.
static bool has_changed_since(const Watch *watch)
{
    for (const WatchedPath *at = watch->paths; at; at = at->next) {
        struct stat status;
        if (stat(at->path.at, &status) == 0
            && (status.st_ctim.tv_sec > watch->started.tv_sec
                || (status.st_ctim.tv_sec == watch->started.tv_sec
                    && status.st_ctim.tv_nsec >= watch->started.tv_nsec))) {
            return true;
        }
    }
    return false;
}

// ---- waiting ------------------------------------------------------------------------------------

// Whether a path has a part of this name.
static bool has_part(Str path, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0, start = 0; i <= path.length; i++) {
        if (i == path.length || path.at[i] == '/') {
            if (i - start == length && memcmp(path.at + start, name, length) == 0) {
                return true;
            }
            start = i + 1;
        }
    }
    return false;
}

// Without a name the event is about a watched folder itself.
static bool matters(const Watch *watch, const struct inotify_event *event)
{
    if (event->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) {
        return true;
    }
    for (const WatchedPath *at = watch->paths; event->len > 0 && at; at = at->next) {
        if (has_part(at->path, event->name)) {
            return true;
        }
    }
    return false;
}

// Reads what happened; whether any of it matters.
static bool read_events(const Watch *watch)
{
    _Alignas(struct inotify_event) char bytes[EVENTS_SIZE];
    ssize_t length = read(watch->notify, bytes, sizeof bytes);
    bool is_any = false;
    for (ssize_t at = 0; at < length;) {
        const struct inotify_event *event =
            (const struct inotify_event *)(const void *)(bytes + at);
        is_any |= matters(watch, event);
        at += (ssize_t)(sizeof *event + event->len);
    }
    return is_any;
}

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Waits for a change that matters, and then until there is quiet. False where the user wants an end.
static bool wait_for_change(const Watch *watch)
{
    int64_t since = -1;
    for (;;) {
        struct pollfd polls[] = {{watch->signals, POLLIN, 0}, {watch->notify, POLLIN, 0}};
        int ready = poll(polls, 2, since < 0 ? -1 : QUIET_MILLISECONDS);
        if (polls[0].revents != 0) {
            return false;
        }
        if (ready > 0 && polls[1].revents != 0 && read_events(watch) && since < 0) {
            since = milliseconds_now();
        }
        bool is_late = since >= 0 && milliseconds_now() - since > LONGEST_MILLISECONDS;
        if (since >= 0 && (ready == 0 || is_late)) {
            return true;
        }
    }
}

// ---- the rounds ---------------------------------------------------------------------------------

// Builds once; false where the user wants an end, or folders cannot be watched.
static bool run_round(Watch *watch, bool is_again)
{
    Build *build = watch->build;
    clock_gettime(CLOCK_REALTIME_COARSE, &watch->started);
    if (is_again && !build_start(watch->session, build)) {
        return false;
    }
    build->interrupt = watch->signals;
    build->is_again = is_again;
    build_round(build);
    add_paths(watch);
    bool goes_on = !build->is_interrupted;
    build_end(watch->session);
    return goes_on;
}

static Status run_rounds(Watch *watch)
{
    bool is_again = false;
    for (;;) {
        if (!run_round(watch, is_again)) {
            return STATUS_CLEAN;
        }
        if (!watch_folders(watch)) {
            return STATUS_FILE;
        }
        if (!is_again) {
            message_note("watching the sources: Ctrl-C ends");
        }
        is_again = true;
        if (!has_changed_since(watch) && !wait_for_change(watch)) {
            return STATUS_CLEAN;
        }
    }
}

Status build_watch(Session *session)
{
    sigset_t ends = save_ending_signals(), before;
    Watch watch = {.session = session, .build = session->build};
    sigprocmask(SIG_BLOCK, &ends, &before);
    watch.signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    watch.notify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    Status status = STATUS_FILE;
    if (watch.signals < 0 || watch.notify < 0) {
        message("cannot watch for changes: %s", strerror(errno));
    } else {
        status = run_rounds(&watch);
    }
    close(watch.notify);
    close(watch.signals);
    return status;
}
