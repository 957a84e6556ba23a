// The check of one part of a statement; see model/forms.
#pragma once

#include "base/finding.h"
#include "syntax/ast.h"

typedef struct Forms {
    Arena *arena;
    Findings *findings;
    Tree *tree;
} Forms;

// Reports what is wrong with a part by itself: its kind, value, text, word or address. `head` is
// the declaration whose block the statement stands in; NULL at the top of a file.
void form_check_part(Forms *forms, const Statement *head, const Statement *statement,
                     const Part *part);
