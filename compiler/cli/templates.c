// The templates of `stagecraft new`.
//
// templates.def has a row for each; their files lie in stdlib/templates/ and are carried inside, by
// paths such as "hiring/hiring.sales". Those below "common/" go with every template.
#include "cli/templates.h"

#include "base/suggest.h"
#include "cli/message.h"

#include <string.h>

static const Template templates[TEMPLATE_COUNT] = {
#define TEMPLATE(id, name, what, audience) {name, what, audience},
#include "cli/templates.def"
#undef TEMPLATE
};

const Template *template_row(TemplateId id)
{
    return &templates[id];
}

const Template *template_find(const char *name)
{
    Candidate near[TEMPLATE_COUNT];
    uint64_t budget = 1000000;
    for (int i = 0; i < TEMPLATE_COUNT; i++) {
        if (strcmp(templates[i].name, name) == 0) {
            return &templates[i];
        }
        near[i] = (Candidate){.name = str_from(templates[i].name)};
    }
    message("there is no template `%s`", name);
    Suggestion best = suggest(str_from(name), near, TEMPLATE_COUNT, &budget);
    if (best.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(best.candidate->name));
    }
    message_help("`stagecraft new --list` says what each template is, and for whom");
    return NULL;
}

const char *template_file_name(const Template *template, const CarriedFile *file)
{
    const char *slash = strchr(file->path, '/');
    if (!slash) {
        return NULL;
    }
    Str folder = {file->path, (size_t)(slash - file->path)};
    return str_is(folder, template->name) || str_is(folder, "common") ? slash + 1 : NULL;
}

// A row of the list: a heading, or a template under it.
typedef struct ListRow {
    const char *title; // NULL for a template
    TemplateId template;
} ListRow;

static const ListRow list_rows[] = {
#define TEMPLATE_GROUP(title)              {title, TEMPLATE_COUNT},
#define TEMPLATE(id, name, what, audience) {NULL, TEMPLATE_##id},
#include "cli/templates.def"
#undef TEMPLATE
};

void templates_write_list(Out *out)
{
    for (size_t i = 0; i < sizeof list_rows / sizeof *list_rows; i++) {
        const ListRow *row = &list_rows[i];
        if (row->title) {
            out_format(out, "%s%s:\n", i > 0 ? "\n" : "", row->title);
        } else {
            const Template *template = &templates[row->template];
            out_format(out, "  %-18s %-36s  %s\n", template->name, template->what,
                       template->audience);
        }
    }
}
