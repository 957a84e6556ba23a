// The manifest of a folder: what a build made of what, with a digest a file. It says what is ours.
//
// docs/manifest.schema.json says what stands in it. What is no longer made, but must stay (because
// something is wrong with a FILE), is carried on.
#include "cli/build_job.h"

#include "base/version.h"
#include "cli/message.h"
#include "emit/json_out.h"
#include "emit/json_parts.h"

#include <errno.h>
#include <string.h>

enum { MANIFEST_VERSION = 1, PATH_MOST = 512 };

// ---- reading ------------------------------------------------------------------------------------

bool path_is_ours(Str path)
{
    char before = '/';
    for (size_t i = 0; i < path.length; i++) {
        char c = path.at[i];
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        bool is_between = (c == '/' || c == '.') && before != '/' && before != '.';
        if (!is_plain && !is_between) {
            return false;
        }
        before = c;
    }
    return path.length > 0 && path.length < PATH_MOST && before != '/' && before != '.'
           && !str_is(path, BUILD_MANIFEST);
}

static bool digest_is_good(const char *digest)
{
    return digest && strlen(digest) == DIGEST_SIZE - 1
           && strspn(digest, "0123456789abcdef") == DIGEST_SIZE - 1;
}

static bool read_entry(Build *build, json_t *item, BuildEntry *entry)
{
    const char *path = json_string_value(json_object_get(item, "path"));
    const char *digest = json_string_value(json_object_get(item, "sha256"));
    json_int_t size = json_integer_value(json_object_get(item, "bytes"));
    if (!path || !path_is_ours(str_from(path)) || !digest_is_good(digest) || size < 0) {
        return false;
    }
    *entry = (BuildEntry){.path = str_copy(&build->arena, str_from(path)), .size = (uint64_t)size};
    memcpy(entry->digest, digest, DIGEST_SIZE);
    entry->json = item;
    return true;
}

static bool read_entries(Build *build, json_t *root)
{
    BuildFolder *folder = &build->folder;
    json_t *outputs = json_object_get(root, "outputs"), *item;
    size_t index;
    if (!json_is_array(outputs)
        || json_integer_value(json_object_get(root, "manifest")) != MANIFEST_VERSION) {
        return false;
    }
    folder->entries = ARENA_MANY(&build->arena, json_array_size(outputs) + 1, BuildEntry);
    json_array_foreach(outputs, index, item)
    {
        if (!read_entry(build, item, &folder->entries[folder->entry_count++])) {
            return false;
        }
    }
    return true;
}

// jansson does not tell text that is no JSON from memory that it did not get: so it is asked twice,
// with memory for the whole text to spare in between.
static void load(Build *build)
{
    Str text = build->folder.manifest;
    build->old_json = json_loadb(text.at, text.length, 0, NULL);
    if (!build->old_json) {
        arena_take(&build->arena, text.length);
        build->old_json = json_loadb(text.at, text.length, 0, NULL);
    }
}

bool build_manifest_read(Build *build)
{
    BuildFolder *folder = &build->folder;
    Presence presence = build_path_look(folder, STR(BUILD_MANIFEST));
    if (presence == PATH_ABSENT) {
        return true;
    }
    if (presence == PATH_UNKNOWN) {
        return build_fail_at(build, "read", STR(BUILD_MANIFEST));
    }
    bool is_read = build_path_read(build, STR(BUILD_MANIFEST), &folder->manifest);
    if (!is_read && (errno == EIO || errno == EMFILE || errno == ENFILE || errno == EACCES)) {
        return build_fail_at(build, "read", STR(BUILD_MANIFEST));
    }
    if (is_read) {
        load(build);
        if (build->old_json && read_entries(build, build->old_json)) {
            build_entries_sort(folder);
            return true;
        }
    }
    message("`%s/" BUILD_MANIFEST "` is there, and no build of this stagecraft made it",
            folder->path);
    message_help("move it away, or name another folder with `-o`");
    build_note(build, STATUS_FILE);
    return false;
}

// ---- writing ------------------------------------------------------------------------------------

typedef struct Writing {
    Build *build;
    JsonWriter json;
} Writing;

static json_t *source_json(Writing *writing, const Source *source)
{
    char digest[DIGEST_SIZE];
    json_t *object = json_object();
    digest_hex(source->text, digest);
    json_put(&writing->json, object, "file",
             json_str(json_path_text(&writing->build->arena, source->path)));
    json_put(&writing->json, object, "sha256", json_string(digest));
    return object;
}

static bool is_listed(const Build *build, const BuildPart *until, uint32_t index, Str path)
{
    for (const BuildPart *part = build->parts; part <= until; part++) {
        const Program *program = &part->session.compilation.program;
        uint32_t count = part == until ? index : program->module_count;
        for (uint32_t i = 0; part->processes.count > 0 && i < count; i++) {
            if (str_equal(program->modules[i]->source->path, path)) {
                return true;
            }
        }
    }
    return false;
}

// All files that were read for what is sound, each once.
static json_t *sources_json(Writing *writing)
{
    Build *build = writing->build;
    json_t *array = json_array();
    for (uint32_t i = 0; i < build->part_count; i++) {
        const BuildPart *part = &build->parts[i];
        const Program *program = &part->session.compilation.program;
        for (uint32_t j = 0; part->processes.count > 0 && j < program->module_count; j++) {
            const Source *source = program->modules[j]->source;
            if (!is_listed(build, part, j, source->path)) {
                json_add(&writing->json, array, source_json(writing, source));
            }
        }
    }
    return array;
}

static const char *kind_name(const BuildThing *thing)
{
    static const char *const names[] = {
#define THING(kind, name, shape, place, text) [SITE_##kind] = name,
#include "cli/build_things.def"
#undef THING
    };
    return thing == NULL              ? "page"
           : thing->kind == SITE_VIEW ? view_row(thing->view)->name
                                      : names[thing->kind];
}

static void put_thing(Writing *writing, json_t *object, const BuildThing *thing)
{
    json_put(&writing->json, object, "shows", json_string(kind_name(thing)));
    if (thing == NULL) {
        return;
    }
    json_put(&writing->json, object, "file",
             json_str(json_path_text(&writing->build->arena, thing->part->source)));
    if (thing->process) {
        json_put(&writing->json, object, "process", json_name(&thing->process->entity));
    }
    if (thing->role) {
        json_put(&writing->json, object, "role", json_name(&thing->role->entity));
    }
}

static json_t *output_json(Writing *writing, const BuildOutput *output, const BuildEntry *entry)
{
    bool is_made = output->state == OUTPUT_MADE;
    json_t *object = json_object();
    json_put(&writing->json, object, "path", json_str(output->path));
    json_put(&writing->json, object, "bytes",
             json_integer((json_int_t)(is_made ? output->bytes.length : entry->size)));
    json_put(&writing->json, object, "sha256",
             json_string(is_made ? output->digest : entry->digest));
    put_thing(writing, object, output->thing);
    return object;
}

// What this build made or found as it should be; and what it leaves of earlier ones.
static json_t *outputs_json(Writing *writing)
{
    Build *build = writing->build;
    json_t *array = json_array();
    for (uint32_t i = 0; i < build->output_count; i++) {
        const BuildOutput *output = &build->outputs[i];
        const BuildEntry *entry = build_entry_find(&build->folder, output->path);
        if (output->state == OUTPUT_MADE || output->state == OUTPUT_INTACT) {
            json_add(&writing->json, array, output_json(writing, output, entry));
        }
    }
    for (uint32_t i = 0; i < build->folder.entry_count; i++) {
        const BuildEntry *entry = &build->folder.entries[i];
        if (entry->fate == ENTRY_KEPT && entry->json) {
            json_add(&writing->json, array, json_incref(entry->json));
        }
    }
    return array;
}

void build_manifest_write(Build *build, Out *out)
{
    Writing writing = {build, {.arena = &build->arena}};
    json_t *root = build->json = json_object();
    json_put(&writing.json, root, "manifest", json_integer(MANIFEST_VERSION));
    json_put(&writing.json, root, "stagecraft", json_string(STAGECRAFT_VERSION));
    json_put(&writing.json, root, "sources", sources_json(&writing));
    json_put(&writing.json, root, "outputs", outputs_json(&writing));
    json_write(writing.json.failed ? NULL : root, JSON_INDENT(2), 0, out);
    out_char(out, '\n');
    json_decref(build->json);
    build->json = NULL;
}
