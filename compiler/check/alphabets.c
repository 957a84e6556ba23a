// Names that mix letters of alphabets that look alike: a Cyrillic `а` in a Latin word makes another
// name of it, which nobody sees.
//
// A word is a part of a name between hyphens. Words of two alphabets side by side are no mistake
// (`b2b-продажи`), but where the foreign word could be read as Latin.
#include "base/utf8.h"
#include "check/checker.h"
#include "check/looks.h"

// What one word of a name is made of.
typedef struct Letters {
    int32_t latin, foreign; // the first letter of each; 0: there is none
    uint32_t count;         // of letters
    bool is_disguise;       // every foreign letter looks like a Latin one
} Letters;

// A single Greek letter is a common sign: `α-test`.
static bool is_sign(const Letters *letters)
{
    return letters->count == 1 && letter_alphabet(letters->foreign) == ALPHABET_GREEK;
}

static const char *word_read(const char *at, const char *end, Letters *letters)
{
    *letters = (Letters){.is_disguise = true};
    while (at < end && *at != '-' && *at != '_') {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        Alphabet alphabet = letter_alphabet(c);
        if (alphabet == ALPHABET_LATIN) {
            letters->latin = letters->latin != 0 ? letters->latin : c;
        } else if (alphabet != ALPHABET_OTHER) {
            letters->foreign = letters->foreign != 0 ? letters->foreign : c;
            letters->is_disguise = letters->is_disguise && letter_latin(c) != c;
        }
        letters->count += alphabet != ALPHABET_OTHER;
        at += size;
    }
    return at;
}

// Finds a pair of letters that should not stand together. False if there is none.
static bool name_mixes(Str name, int32_t *latin, int32_t *foreign)
{
    const char *at = name.at, *end = name.at + name.length;
    int32_t disguise = 0, other = 0;
    while (at < end) {
        Letters word;
        at = word_read(at, end, &word);
        at += at < end ? 1 : 0;
        if (word.latin != 0 && word.foreign != 0) {
            *latin = word.latin;
            *foreign = word.foreign;
            return true;
        }
        other = other != 0 ? other : word.latin;
        if (word.foreign != 0 && word.is_disguise && !is_sign(&word)) {
            disguise = disguise != 0 ? disguise : word.foreign;
        }
    }
    *latin = other;
    *foreign = disguise;
    return other != 0 && disguise != 0;
}

static void report_mixed(Checker *checker, const Statement *statement, const Part *part,
                         int32_t latin, int32_t foreign)
{
    char one[5] = {0}, other[5] = {0};
    utf8_put(latin, one);
    utf8_put(foreign, other);
    const char *alphabet = alphabet_name(letter_alphabet(foreign));
    Str name = part_text(statement, part);
    Finding *finding =
        finding_add(checker->findings, RULE_mixed_alphabets, part_place(statement, part),
                    "name `%.*s` mixes %s and Latin letters", STR_ARGS(name), alphabet);
    finding_label(checker->findings, finding, "`%s` is %s (U+%04X), `%s` is Latin (U+%04X)", other,
                  alphabet, (unsigned)foreign, one, (unsigned)latin);
    finding_note(checker->findings, finding,
                 "whoever types the name as it looks types another name");
    finding_help(checker->findings, finding, "type the whole name with one keyboard");
}

// What stands in a block as written; what a change elsewhere put there is looked at there.
static void check_names(Checker *checker, const Statement *statements, const Statement *block)
{
    for (const Statement *at = statements; at != NULL; at = at->next) {
        if (block != NULL
            && (at->tree != block->tree || at->first < block->first || at->last > block->last)) {
            continue;
        }
        const Part *name = at->form == FORM_PLAIN ? part_find(at, CLAUSE_NAME) : NULL;
        int32_t latin, foreign;
        if (name != NULL && !str_is_ascii(part_text(at, name))
            && name_mixes(part_text(at, name), &latin, &foreign)) {
            report_mixed(checker, at, name, latin, foreign);
        }
        check_names(checker, at->children, at);
    }
}

void check_alphabets(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->trees.count; i++) {
        const Tree *tree = checker->model->trees.at[i];
        Str text = tree->source->text;
        if (!str_is_ascii(text)) {
            check_names(checker, tree->statements, NULL);
        }
    }
}
