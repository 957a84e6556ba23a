// Fixes that several checks offer: a line taken out, a line added.
#include "check/mend.h"

// Where the blanks before an offset begin.
static uint32_t blanks_before(Str text, uint32_t offset)
{
    while (offset > 0 && char_is_blank(text.at[offset - 1])) {
        offset--;
    }
    return offset;
}

void mend_remove(Checker *checker, Finding *finding, bool certain, const Statement *statement)
{
    Place place = tokens_place(statement->tree, statement->first, statement->last);
    Str text = place.source->text;
    uint32_t start = blanks_before(text, place.offset);
    uint32_t end = place.offset + place.length;
    while (end < text.length && (char_is_blank(text.at[end]) || text.at[end] == '\r')) {
        end++;
    }
    bool is_alone =
        start > 0 && text.at[start - 1] == '\n' && end < text.length && text.at[end] == '\n';
    if (is_alone) {
        Place line = {place.source, start, end + 1 - start};
        finding_fix(checker->findings, finding, certain, line, STR(""));
    }
}

void mend_add_below(Checker *checker, Finding *finding, bool certain, const Statement *statement,
                    const char *line)
{
    Place place = tokens_place(statement->tree, statement->first, statement->last);
    Str text = place.source->text;
    uint32_t start = blanks_before(text, place.offset);
    Str added =
        str_format(checker->arena, "\n%.*s%s", (int)(place.offset - start), text.at + start, line);
    Place below = {place.source, place.offset + place.length, 0};
    finding_fix(checker->findings, finding, certain, below, added);
}
