// What a build tells: how far it is, what failed, and what came of it all.
//
// What children say alike about several files is shown once.
#include "cli/build_job.h"

#include "cli/message.h"

#include <string.h>
#include <unistd.h>

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

static void show_lines(Str text)
{
    const char *end = str_end(text);
    for (const char *at = text.at, *stop; at < end; at = stop + 1) {
        stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        message_note("%.*s", (int)(stop - at), at);
    }
}

static void show(const Build *build, const BuildOutput *output, uint32_t more)
{
    const char *folder = build->folder.path;
    char others[64] = "";
    if (more > 0) {
        snprintf(others, sizeof others, " and %u more file%s", more, more == 1 ? "" : "s");
    }
    if (output->state == OUTPUT_FAILED) {
        message("cannot make `%s/%.*s`%s", folder, STR_ARGS(output->path), others);
        show_lines(output->said.length > 0 ? output->said
                                           : STR("stagecraft: what makes it ended too early"));
    } else {
        show_lines(output->said);
        message_help("it is about `%s/%.*s`%s", folder, STR_ARGS(output->path), others);
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
