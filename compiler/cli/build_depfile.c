// What a build depends on, for make and ninja: `--depfile`.
//
// The one target is the manifest, which is written last and changes whenever a source does. Paths
// are those from the working folder, where make and ninja run.
#include "cli/build_job.h"

#include "base/root.h"
#include "cli/message.h"
#include "cli/product.h"

#include <string.h>

// ---- paths --------------------------------------------------------------------------------------

// The way from one folder to another, both absolute and without links: "", "../", "../x/".
static Str way_between(Build *build, Str from, Str to)
{
    Out out;
    size_t same = 0;
    for (size_t i = 0; i <= from.length && i <= to.length; i++) {
        char left = i < from.length ? from.at[i] : '/', right = i < to.length ? to.at[i] : '/';
        if (left != right) {
            break;
        }
        same = left == '/' ? i + 1 : same;
    }
    out_start_in(&out, &build->arena);
    for (size_t i = same; i <= from.length && from.length > 1 && same <= from.length; i++) {
        if (i == from.length || from.at[i] == '/') {
            out_text(&out, "../");
        }
    }
    if (same < to.length) {
        out_str(&out, (Str){to.at + same, to.length - same});
        out_char(&out, '/');
    }
    return out_finish(&out);
}

Str build_source_path(Build *build, const BuildPart *part, const Source *source)
{
    const Options *options = build->session->options;
    const char *library = options->value[OPTION_STD];
    Str working, path = source->path;
    if (source->id.inode == 0) {
        return (Str){"", 0};
    }
    if (source->is_library) { // "std/method/bant"
        return str_format(&build->arena, "%s/%.*s.sales", library, (int)path.length - 4,
                          path.at + 4);
    }
    if (source->is_given) {
        return str_from(options->files[part->file]);
    }
    if (!folder_real(&build->arena, STR(""), &working)) {
        return (Str){"", 0};
    }
    Str way = way_between(build, working, files_root(part->session.compilation.files));
    return str_format(&build->arena, "%.*s%.*s", STR_ARGS(way), STR_ARGS(path));
}

static void add_path(StrList *list, Str path)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (str_equal(list->at[i], path)) {
            return;
        }
    }
    if (path.length > 0) {
        list->at[list->count++] = path;
    }
}

StrList build_sources(Build *build)
{
    StrList list = {0};
    size_t most = 0;
    for (uint32_t i = 0; i < build->part_count; i++) {
        most += build->parts[i].session.compilation.program.module_count + 1;
    }
    list.at = ARENA_MANY(&build->arena, most + 1, Str);
    for (uint32_t i = 0; i < build->part_count; i++) {
        const BuildPart *part = &build->parts[i];
        const Program *program = &part->session.compilation.program;
        const char *given = build->session->options->files[part->file];
        if (strcmp(given, "-") != 0) {
            add_path(&list, str_from(given));
        }
        for (uint32_t j = 0; j < program->module_count; j++) {
            add_path(&list, build_source_path(build, part, program->modules[j]->source));
        }
    }
    return list;
}

// ---- writing ------------------------------------------------------------------------------------

// As make and ninja both read it. False for a path that they cannot: one with a line end.
static bool write_path(Str path, Out *out)
{
    for (size_t i = 0; i < path.length; i++) {
        char c = path.at[i];
        if (c == '\n' || c == '\r') {
            return false;
        }
        if (c == '$') {
            out_char(out, '$');
        } else if (c == ' ' || c == '\t' || c == '#') {
            for (size_t j = i; j > 0 && path.at[j - 1] == '\\'; j--) {
                out_char(out, '\\'); // those before a blank are doubled
            }
            out_char(out, '\\');
        }
        out_char(out, c);
    }
    return true;
}

static bool write_rule(Build *build, Out *out)
{
    StrList sources = build_sources(build);
    const char *folder = build->folder.path;
    Str target = str_format(&build->arena, "%s/" BUILD_MANIFEST, folder);
    bool is_good = write_path(target, out);
    out_char(out, ':');
    for (uint32_t i = 0; i < sources.count; i++) {
        out_text(out, " \\\n  ");
        is_good &= write_path(sources.at[i], out);
    }
    out_char(out, '\n');
    return is_good;
}

void build_write_depfile(Build *build)
{
    Session *session = build->session;
    const char *path = session->options->value[OPTION_DEPFILE];
    if (!path || build->status != STATUS_CLEAN) {
        return;
    }
    if (!write_rule(build, &session->out)) {
        message("a path with a line end cannot stand in `%s`", path);
        build_note(build, STATUS_FILE);
        out_free(&session->out);
        return;
    }
    build_note(build, product_write(session, path));
}
