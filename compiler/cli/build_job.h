// What the parts of the command `build` share.
//
// A build reads every FILE (build_parts), lists all that is to be made of them (build_plan), looks
// what lies in the folder (build_folder, build_manifest), makes what is missing in children
// (build_crew, build_make, build_page), and puts it in its place (build_save). Everything lives in
// the arena of the build; build_free gives back what does not.
#pragma once

#include "base/digest.h"
#include "cli/session.h"
#include "emit/formats.h"
#include "views/site.h"

#include <sys/types.h>
#include <time.h>

// The names of what lies in the folder besides the products.
#define BUILD_PAGE     "index.html"
#define BUILD_MANIFEST "manifest.json"
#define BUILD_RECORD   ".stagecraft-build"

// ---- what is made -------------------------------------------------------------------------------

// One FILE. It has a session of its own, because its model lives as long as the build.
typedef struct BuildPart {
    Session session;
    int file;      // of the command line
    Status status; // STATUS_CLEAN: it is sound
    Str source;    // its path below the root
    Str folder;    // "", or "files/NAME/" where several FILEs are given
    ProcessList processes;
    char key[DIGEST_SIZE]; // of all that its outputs depend on
    bool is_known;         // the last build had the same key, and came to its end
} BuildPart;

typedef enum OutputState {
    OUTPUT_WANTED,
    OUTPUT_INTACT, // it lies in the folder, as it would be made
    OUTPUT_MADE,
    OUTPUT_FAILED,
} OutputState;

// One file to be made.
typedef struct BuildOutput {
    struct BuildThing *thing; // NULL for the page
    const Format *format;     // NULL for the page and the model
    Str path;                 // below the folder, NUL behind it
    OutputState state;
    Str bytes; // of OUTPUT_MADE; for the page, those of SVG that is intact too
    char digest[DIGEST_SIZE];
    Status status;   // of OUTPUT_FAILED
    Str said;        // about it, while it was made
    bool is_written; // it changes what lies in the folder
} BuildOutput;

// Something to look at, in one or more formats.
typedef struct BuildThing {
    SiteKind kind;
    BuildPart *part;
    ViewId view;
    const Process *process;
    const Role *role;
    Str role_slug; // what the role's files are called; nothing where there is none
    BuildOutput *outputs;
    uint32_t output_count;
} BuildThing;

// What one child makes.
typedef struct BuildTask {
    BuildOutput **outputs; // in order
    uint32_t output_count;
    pid_t child;   // 0: it does not run
    int input;     // what it sends; -1: nothing more
    int said;      // a file for what it says on standard error, or -1
    bool is_ready; // the two above are set
    Out received;
} BuildTask;

// ---- what lies in the folder --------------------------------------------------------------------

// How a file looked when it was last known to be whole.
typedef struct BuildStamp {
    uint64_t size, inode, device;
    struct timespec changed, modified;
} BuildStamp;

typedef enum EntryFate {
    ENTRY_MADE,    // this build makes it too
    ENTRY_KEPT,    // this build does not, and leaves it where it is
    ENTRY_LEAVING, // it is to be taken away
    ENTRY_GONE,    // it is not there, or no longer ours
} EntryFate;

// A file that an earlier build made.
typedef struct BuildEntry {
    Str path;
    char digest[DIGEST_SIZE]; // empty: announced by a build that did not come to its end
    uint64_t size;
    bool has_stamp;
    BuildStamp stamp;
    EntryFate fate;
    json_t *json; // in the manifest that was read; NULL with an empty digest
} BuildEntry;

typedef struct BuildFolder {
    const char *path; // as given
    int descriptor;
    int record;          // BUILD_RECORD, locked
    int reading;         // closed by build_folder_close where memory runs out
    Str record_text;     // as it was read
    bool is_unfinished;  // the last build did not come to its end
    bool is_record_true; // it was written beside this manifest
    bool is_announced;   // build_record_announce was here
    BuildEntry *entries; // sorted by path
    uint32_t entry_count;
    Str manifest; // its bytes; empty: there is none
} BuildFolder;

// ---- the whole ----------------------------------------------------------------------------------

struct Build {
    Session *session;
    Arena arena;
    bool wants[FORMAT_COUNT];
    uint32_t jobs;
    BuildPart *parts;
    uint32_t part_count;
    BuildThing *things;
    uint32_t thing_count;
    BuildOutput *outputs; // the page is the last
    uint32_t output_count;
    BuildTask *tasks;
    uint32_t task_count;
    const Site *site; // what the page is written from
    BuildTask page;
    uint32_t to_make, made;
    BuildFolder folder;
    char page_key[DIGEST_SIZE];
    bool is_page_known;
    bool is_whole; // every FILE is sound
    Status status; // the worst so far
    int interrupt; // readable when the user wants an end; -1: signals do their work
    bool is_interrupted;
    bool shows_progress;
    bool is_again; // a later round of --watch
    uint32_t written, unchanged, removed;
    json_t *old_json; // the manifest that was read
    json_t *json;     // the one that is written
};

// Keeps the worst status.
void build_note(Build *build, Status status);

// ---- the steps ----------------------------------------------------------------------------------

// Reads and checks every FILE; the findings are shown. False where none is sound.
bool build_compile(Build *build);

// Lists what is to be made, and names it. False, and a message, where two would have one name.
bool build_plan(Build *build);

// Opens, or makes, the folder, waits for other builds in it, and reads what is known of it. False,
// and a message, where that fails.
bool build_folder_open(Build *build);
void build_folder_close(BuildFolder *folder);

// What an earlier build made under this path; NULL: nothing.
BuildEntry *build_entry_find(const BuildFolder *folder, Str path);

// Whether the file of an entry has the entry's bytes. errno says why it is unreadable.
typedef enum EntryState {
    ENTRY_INTACT,
    ENTRY_CHANGED,
    ENTRY_MISSING,
    ENTRY_UNREADABLE,
} EntryState;
EntryState build_entry_look(Build *build, const BuildEntry *entry);

// Whether anything lies under a path, a link too. errno says why that is unknown.
typedef enum Presence { PATH_THERE, PATH_ABSENT, PATH_UNKNOWN } Presence;
Presence build_path_look(const BuildFolder *folder, Str path);

// Opens a regular file below the folder, following no link; -1 with errno.
int build_path_open(const BuildFolder *folder, Str path);

// The bytes of a regular file below the folder; false where they cannot be read.
bool build_path_read(Build *build, Str path, Str *bytes);

// The stamp of a file; false where there is none, or a link.
bool build_path_stamp(const BuildFolder *folder, Str path, BuildStamp *stamp);

// The folder that a path lies in, opened for reading; -1 where there is none.
int build_folder_of_path(const BuildFolder *folder, Str path);

// Clears away what a build that was killed left half-written.
void build_sweep(Build *build);

// Takes a file away; false where that fails.
bool build_path_remove(const BuildFolder *folder, Str path);

// Takes away the folders that a path lies in, as far as nothing else does.
void build_path_remove_empty(Build *build, Str path);

// Sorts the entries, so that they can be found.
void build_entries_sort(BuildFolder *folder);

// Whether a path can be one of a build: small letters, digits, `-` and `.`, with `/` between them.
bool path_is_ours(Str path);

// Reads the record: keys, stamps, and files that were about to appear. False, and a message, if it
// is none.
bool build_record_read(Build *build);

// Notes in the record what is about to appear or to go, so that it is known as ours if this build is
// killed.
bool build_record_announce(Build *build);

// Takes that back, where nothing appeared.
void build_record_withdraw(Build *build);

// Writes the record of a build that came to its end.
void build_record_finish(Build *build);

// Reads the manifest into entries. False, and a message, if it is none.
bool build_manifest_read(Build *build);
void build_manifest_write(Build *build, Out *out);

// Makes, in children, what is wanted. What fails is reported, and does not stop the rest.
void build_make(Build *build);

// In a child: makes the outputs of a task, and sends each as soon as it is made.
struct CrewLine;
void build_make_task(Build *build, const BuildTask *task, struct CrewLine *line);

// What a page is written from. Reads the bytes of what is intact.
const Site *build_site(Build *build);

// Puts what was made in its place, and takes away what is no longer made. False, and a message, where
// that fails: then nothing was replaced.
bool build_save(Build *build);

// Writes the dependencies for make and ninja, where --depfile asks for them; not where something went
// wrong, for then it is built again anyway.
void build_write_depfile(Build *build);

// The path of a source from the working folder; empty for standard input and what is carried inside.
Str build_source_path(Build *build, const BuildPart *part, const Source *source);

// The files that a build depends on, by their paths from the working folder: those that were read,
// and those that could not be. Each once; in the arena, NUL behind them.
StrList build_sources(Build *build);

// On a terminal: says how far a build is; with an empty path, that it is over.
void build_show_progress(const Build *build, Str path);

// Says that something cannot be done to a file below the folder, for the reason in errno: "read".
// Gives false.
bool build_fail_at(Build *build, const char *what, Str path);

// Shows what was said about outputs while they were made, and which failed.
void build_report_outputs(Build *build);

// ---- the whole ----------------------------------------------------------------------------------

// Begins a build: reads the options. False, and a message, where they make no sense. `build` is
// known to the session from here on, and ended by build_end (build.h).
bool build_start(Session *session, Build *build);

// Builds once; build->status says how that went.
void build_round(Build *build);
