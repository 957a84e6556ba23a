// The templates of `stagecraft new`: what each is, and the files that it brings.
#pragma once

#include "base/carried.h"
#include "base/out.h"

typedef enum TemplateId {
#define TEMPLATE(id, name, what, audience) TEMPLATE_##id,
#include "cli/templates.def"
#undef TEMPLATE
    TEMPLATE_COUNT
} TemplateId;

typedef struct Template {
    const char *name;
    const char *what;
    const char *audience;
} Template;

const Template *template_row(TemplateId id);

// The template of this name. NULL, and a message with a suggestion, where there is none.
const Template *template_find(const char *name);

// What of its path a carried file is called in a project of this template: "README.md" for
// "hiring/README.md", and for what lies in "common/". NULL for files of other templates.
const char *template_file_name(const Template *template, const CarriedFile *file);

// Writes the list: a template a line, under headings.
void templates_write_list(Out *out);
