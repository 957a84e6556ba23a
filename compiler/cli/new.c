// `stagecraft new [--template T] DIR`: a project to begin with; with --list, the templates there are.
//
// All files are made in memory, then written as one group that replaces nothing: either the whole
// project is there or nothing of it is. What to do next goes to standard output.
#include "base/new_folder.h"
#include "base/utf8.h"
#include "cli/message.h"
#include "cli/product.h"
#include "cli/templates.h"
#include "emit/markdown_text.h"
#include "emit/terminal.h"

#include <errno.h>
#include <string.h>

enum { SHOWN_MOST = 1000 };

typedef struct Project {
    const Template *template;
    NewFolder folder;
    Str title;
    const char **names; // of the files below `folder.there`, as session->outs
} Project;

// ---- what goes into a file ----------------------------------------------------------------------

// The project is called like its folder, where that is a name that can be read.
static Str project_title(Session *session, const Project *project)
{
    Str name = new_folder_name(&session->arena, &project->folder);
    bool is_text = name.length > 0 && utf8_is_clean(name.at, str_end(name))
                   && strcspn(name.at, "\n\t\r") == name.length;
    return is_text ? name : str_from(project->template->what);
}

static void write_title(Str title, Out *out)
{
    MarkdownText text = markdown_text_start(out, false);
    markdown_text_add(&text, title);
}

// The bytes of a carried file, the title in the place that is kept for it.
static void fill(const CarriedFile *file, Str title, Out *out)
{
    static const char mark[] = "@TITLE@";
    const char *at = file->bytes;
    for (const char *found; (found = strstr(at, mark)); at = found + strlen(mark)) {
        out_bytes(out, at, (size_t)(found - at));
        write_title(title, out);
    }
    out_text(out, at);
}

static void fill_files(Session *session, Project *project)
{
    session->outs = ARENA_MANY(&session->arena, template_file_count, Out);
    project->names = ARENA_MANY(&session->arena, template_file_count, const char *);
    Str behind = project->folder.behind;
    for (size_t i = 0; i < template_file_count; i++) {
        const char *name = template_file_name(project->template, &template_files[i]);
        if (name) {
            uint32_t file = session->out_count++;
            const char *slash = behind.length > 0 ? "/" : "";
            project->names[file] = str_format(&session->arena, "%s%s%s", behind.at, slash, name).at;
            out_start(&session->outs[file]);
            fill(&template_files[i], project->title, &session->outs[file]);
        }
    }
}

// ---- what to do next ----------------------------------------------------------------------------

// A path as a shell takes it for one word that is no option.
static Str shell_word(Session *session, Str path)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
    const char *here = path.at[0] == '-' ? "./" : "";
    if (strspn(path.at, plain) == path.length) {
        return str_format(&session->arena, "%s%s", here, path.at);
    }
    Out word;
    out_start_in(&word, &session->arena);
    out_format(&word, "%s'", here);
    for (size_t i = 0; i < path.length; i++) {
        out_text(&word, path.at[i] == '\'' ? "'\\'" : "");
        out_char(&word, path.at[i]);
    }
    out_char(&word, '\'');
    return out_finish(&word);
}

static void write_steps(Session *session, const Project *project)
{
    Out *out = &session->out;
    const char *name = project->template->name;
    Str path = project->folder.path;
    terminal_str(out, project->title, SHOWN_MOST);
    out_format(out, ": %s. Next:\n", project->template->what);
    if (path.length > 0) {
        out_text(out, "  cd ");
        terminal_str(out, shell_word(session, path), SHOWN_MOST);
        out_char(out, '\n');
    }
    out_format(out, "  stagecraft check %s.sales\n", name);
    out_text(out, "README.md has the commands for its maps and handouts; what to make your own is"
                  " marked `# Change:`.\n");
}

// ---- the folder ---------------------------------------------------------------------------------

static Status report_folder(const char *path)
{
    if (errno == ENOTDIR) {
        message("cannot make the folder `%s`: a file is in the way", path);
    } else {
        message("cannot make the folder `%s`: %s", path,
                errno == ENOENT ? "the way to it is not there" : strerror(errno));
    }
    return STATUS_FILE;
}

// The path that a failure is about, with the folder that the user knows in front.
static const char *failed_path(Session *session, const Project *project)
{
    const char *path = session->save.path;
    Str there = project->folder.there;
    bool is_ours = false;
    for (uint32_t i = 0; i < session->out_count; i++) {
        is_ours = is_ours || path == project->names[i];
    }
    if (!is_ours || str_is(there, ".")) {
        return path;
    }
    const char *slash = str_ends(there, "/") ? "" : "/";
    return str_format(&session->arena, "%s%s%s", there.at, slash, path).at;
}

static Status report_save(Session *session, const Project *project)
{
    session->save.path = failed_path(session, project);
    if (session->save.result != SAVE_IS_THERE) {
        return product_fail(session);
    }
    message("`%s` is there already, and `new` overwrites nothing", session->save.path);
    message_help("nothing was written; name another folder, or move that file away");
    return STATUS_FILE;
}

static Status save_project(Session *session, const Project *project)
{
    save_start(&session->save);
    session->is_saving = true;
    session->save.keeps_old = true;
    save_add(&session->save, "-", &session->out);
    for (uint32_t i = 0; i < session->out_count; i++) {
        save_add_below(&session->save, project->folder.there.at, project->names[i],
                       &session->outs[i]);
    }
    SaveResult result = save_finish(&session->save);
    session->is_saving = false;
    return result == SAVE_DONE ? STATUS_CLEAN : report_save(session, project);
}

static Status make_project(Session *session, const char *path)
{
    const char *name = session->options->value[OPTION_TEMPLATE];
    Project project = {.template = template_find(name ? name : "first")};
    if (!project.template) {
        return STATUS_USAGE;
    }
    if (!new_folder_find(&session->arena, path, &project.folder)) {
        return report_folder(path);
    }
    project.title = project_title(session, &project);
    fill_files(session, &project);
    write_steps(session, &project);
    return save_project(session, &project);
}

// ---- what was asked -----------------------------------------------------------------------------

static Status report_usage(const Session *session)
{
    const Options *options = session->options;
    if (options->value[OPTION_LIST]) {
        message("`--list` shows every template, and takes no folder and no `--template`");
    } else if (options->file_count == 0) {
        message("`new` needs the folder to write to");
    } else {
        message("`new` takes one folder, not %d", options->file_count);
    }
    message_help("for example: stagecraft new --template pipeline my-team");
    return STATUS_USAGE;
}

Status command_new(Session *session)
{
    const Options *options = session->options;
    bool is_list = options->value[OPTION_LIST] != NULL;
    if (is_list ? options->file_count > 0 || options->value[OPTION_TEMPLATE]
                : options->file_count != 1) {
        return report_usage(session);
    }
    if (is_list) {
        templates_write_list(&session->out);
        return product_write(session, "-");
    }
    const char *path = options->files[0];
    if (*path == '\0' || strcmp(path, "-") == 0) {
        message("`%s` is no name for a folder", path);
        message_help("for a folder that is called so, write `./-`");
        return STATUS_USAGE;
    }
    return make_project(session, path);
}
