// What a build tells: how far it is, what failed, and what came of it all.
//
// What children say alike about several files is shown once.
#include "cli/build_job.h"

#include "cli/message.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool build_fail_at(Build *build, const char *what, Str path)
{
    message("cannot %s `%s/%.*s`: %s", what, build->folder.path, STR_ARGS(path), strerror(errno));
    build_note(build, errno == ENOMEM ? STATUS_FAULT : STATUS_FILE);
    return false;
}

// ---- progress -----------------------------------------------------------------------------------

void build_show_progress(const Build *build, Str path)
{
    char line[160];
    if (!build->shows_progress) {
        return;
    }
    int length = snprintf(line, sizeof line, "\r\x1b[K");
    if (path.length > 0) {
        length = snprintf(line, sizeof line, "\r\x1b[K%u of %u: %.*s", build->made, build->to_make,
                          path.length < 100 ? (int)path.length : 100, path.at);
    }
    save_to_descriptor(STDERR_FILENO, (Str){line, (size_t)length}); // nothing helps if that fails
}

// ---- what was said ------------------------------------------------------------------------------

static bool is_alike(const BuildOutput *left, const BuildOutput *right)
{
    return left->state == right->state && str_equal(left->said, right->said);
}

static bool has_news(const BuildOutput *output)
{
    return output->state == OUTPUT_FAILED || output->said.length > 0;
}

#define PREFIX "stagecraft: "

// Takes the first line off a text.
static Str take_line(Str *text)
{
    const char *stop = memchr(text->at, '\n', text->length);
    Str line = {text->at, stop ? (size_t)(stop - text->at) : text->length};
    size_t taken = line.length + (stop != NULL);
    *text = (Str){text->at + taken, text->length - taken};
    return line;
}

static Str without_prefix(Str line)
{
    size_t length = str_starts(line, PREFIX) ? sizeof PREFIX - 1 : 0;
    return (Str){line.at + length, line.length - length};
}

// "cannot make `site/p/flow.png`: this picture is too large"; further lines behind it.
static void show(const Build *build, const BuildOutput *output, uint32_t more)
{
    const char *folder = build->folder.path;
    char others[64] = "";
    Str said = output->said;
    Str why = without_prefix(take_line(&said));
    if (more > 0) {
        snprintf(others, sizeof others, " and %u more file%s", more, more == 1 ? "" : "s");
    }
    if (output->state == OUTPUT_FAILED) {
        message("cannot make `%s/%.*s`%s: %.*s", folder, STR_ARGS(output->path), others,
                STR_ARGS(why));
    } else {
        message("`%s/%.*s`%s: %.*s", folder, STR_ARGS(output->path), others, STR_ARGS(why));
    }
    while (said.length > 0) {
        Str line = take_line(&said);
        message_note("%.*s", STR_ARGS(line));
    }
}

void build_report_outputs(Build *build)
{
    bool *is_shown = ARENA_MANY(&build->arena, build->output_count, bool);
    for (uint32_t i = 0; i < build->output_count; i++) {
        const BuildOutput *output = &build->outputs[i];
        uint32_t more = 0;
        if (is_shown[i] || !has_news(output)) {
            continue;
        }
        for (uint32_t j = i + 1; j < build->output_count; j++) {
            if (!is_shown[j] && has_news(&build->outputs[j])
                && is_alike(output, &build->outputs[j])) {
                is_shown[j] = true;
                more++;
            }
        }
        show(build, output, more);
    }
    for (uint32_t i = 0; i < build->output_count; i++) {
        if (build->outputs[i].state == OUTPUT_FAILED) {
            build_note(build, build->outputs[i].status);
        }
    }
}
