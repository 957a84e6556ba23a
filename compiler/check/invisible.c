// Invisible characters in texts: two texts that look the same are counted as two, and a search for
// one of them does not find the other.
//
// In names they are errors, and in comments they harm nobody. Joiners are left alone where letters
// or emoji need them, as are the tags of a flag. An escape, \u{200B}, is as invisible as the
// character.
#include "base/utf8.h"
#include "check/checker.h"
#include "check/looks.h"
#include "syntax/tokens.h"

#include <string.h>
#include <unictype.h>

// Where an invisible character stands, and what is on both sides of it.
typedef struct Unseen {
    const Tree *tree;
    uint32_t offset, length; // with those that follow it at once
    int32_t character;
    int32_t before, after; // 0 where the file begins or ends
} Unseen;

typedef struct NamedCharacter {
    int32_t character;
    const char *name;
} NamedCharacter;

static const NamedCharacter named[] = {
#define INVISIBLE(character, name) {character, name},
#include "check/characters.def"
};

static const char *invisible_name(int32_t c)
{
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        if (named[i].character == c) {
            return named[i].name;
        }
    }
    return c >= 0xE0000 && c <= 0xE007F ? "tag character" : "invisible character";
}

// ---- where they are needed ----------------------------------------------------------------------

static const char *const joining_scripts[] = {
#define JOINING(script) script,
#include "check/characters.def"
};

static const char *const spaceless_scripts[] = {
#define SPACELESS(script) script,
#include "check/characters.def"
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static bool is_of_scripts(int32_t c, const char *const *scripts, size_t count)
{
    const uc_script_t *script = c > 0x7F ? uc_script((ucs4_t)c) : NULL;
    for (size_t i = 0; script != NULL && i < count; i++) {
        if (strcmp(script->name, scripts[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_joining(int32_t c)
{
    return is_of_scripts(c, joining_scripts, COUNT_OF(joining_scripts));
}

static bool is_spaceless(int32_t c)
{
    return is_of_scripts(c, spaceless_scripts, COUNT_OF(spaceless_scripts));
}

static bool is_pictograph(int32_t c)
{
    return c > 0x7F && uc_is_property_extended_pictographic((ucs4_t)c);
}

// A pictograph, or what gives it its colour or form.
static bool ends_emoji(int32_t c)
{
    return is_pictograph(c) || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF);
}

static bool is_hangul(int32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

static bool is_needed(const Unseen *unseen)
{
    int32_t c = unseen->character;
    if (c == 0x200C || c == 0x200D) {
        bool is_emoji = c == 0x200D && ends_emoji(unseen->before) && is_pictograph(unseen->after);
        bool is_other =
            is_joining(unseen->after) || !uc_is_property_alphabetic((ucs4_t)unseen->after);
        return is_emoji || (is_joining(unseen->before) && is_other);
    }
    if (c == 0x200B) {
        return is_spaceless(unseen->before) && is_spaceless(unseen->after);
    }
    if (c == 0x180E) {
        return is_joining(unseen->before);
    }
    if (c >= 0xE0020 && c <= 0xE007F) {
        return ends_emoji(unseen->before); // the tags of a flag follow it at once
    }
    if (c == 0x034F) {
        return uc_combining_class((ucs4_t)unseen->after) > 0;
    }
    return (c == 0x115F || c == 0x1160) && (is_hangul(unseen->before) || is_hangul(unseen->after));
}

// ---- finding them -------------------------------------------------------------------------------

// The last character before an offset that is no mark above or below a letter.
static int32_t character_before(Str text, uint32_t offset)
{
    while (offset > 0) {
        uint32_t start = offset - 1;
        while (start > 0 && offset - start < 4 && ((unsigned char)text.at[start] & 0xC0) == 0x80) {
            start--;
        }
        uint32_t size;
        int32_t c = utf8_next(text.at + start, text.at + text.length, &size);
        bool is_mark = c > 0x7F && c != 0xFE0F && uc_combining_class((ucs4_t)c) > 0
                       && uc_script((ucs4_t)c) == uc_script(0x0301);
        if (!is_mark) {
            return c;
        }
        offset = start;
    }
    return 0;
}

static int32_t character_at(Str text, uint32_t offset)
{
    uint32_t size;
    return offset < text.length ? utf8_next(text.at + offset, text.at + text.length, &size) : 0;
}

// The token that an offset stands in: the last that begins before it.
static const Token *token_around(const Tree *tree, uint32_t offset)
{
    uint32_t low = 0, high = tree->token_count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->tokens[middle].offset <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &tree->tokens[low];
}

static bool is_in_text(const Tree *tree, uint32_t offset)
{
    if (tree->token_count == 0) {
        return false;
    }
    const Token *token = token_around(tree, offset);
    bool is_inside = offset >= token->offset && offset < token->offset + token->length;
    return is_inside && (token->kind == TOK_TEXT || token->kind == TOK_BLOCK_TEXT);
}

static void report_unseen(Checker *checker, const Unseen *unseen)
{
    unsigned code = (unsigned)unseen->character;
    Place place = {unseen->tree->source, unseen->offset, unseen->length};
    Finding *finding = finding_add(checker->findings, RULE_invisible_character, place,
                                   "invisible character U+%04X in a text", code);
    finding_label(checker->findings, finding, "a %s, shown as <U+%04X>",
                  invisible_name(unseen->character), code);
    finding_note(checker->findings, finding,
                 "texts that look the same are counted as two, and a search finds one of them");
    finding_help(checker->findings, finding, "take it out");
    finding_fix(checker->findings, finding, true, place, STR(""));
}

// Looks at the invisible character at an offset, and at those that follow at once; returns where
// they end.
static uint32_t check_unseen(Checker *checker, const Tree *tree, uint32_t offset)
{
    Str text = tree->source->text;
    Unseen unseen = {.tree = tree, .offset = offset};
    unseen.before = character_before(text, offset);
    unseen.character = character_at(text, offset);
    uint32_t end = offset, size;
    int32_t c;
    do {
        utf8_next(text.at + end, text.at + text.length, &size);
        end += size;
        c = character_at(text, end);
    } while (utf8_is_invisible(c));
    unseen.after = c;
    unseen.length = end - offset;
    if (is_in_text(tree, offset) && !is_needed(&unseen)) {
        report_unseen(checker, &unseen);
    }
    return end;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// The escape \u{...} at an offset; returns where the search goes on.
static uint32_t check_escape(Checker *checker, const Tree *tree, uint32_t offset)
{
    Str text = tree->source->text;
    Unseen unseen = {.tree = tree, .offset = offset};
    uint32_t at = offset + 3;
    for (; at < text.length && at < offset + 9 && hex_digit(text.at[at]) >= 0; at++) {
        unseen.character = unseen.character * 16 + hex_digit(text.at[at]);
    }
    bool is_whole = at < text.length && text.at[at] == '}';
    bool is_escaped = offset > 0 && text.at[offset - 1] == '\\'; // a backslash, then a "u"
    if (is_whole && !is_escaped && utf8_is_invisible(unseen.character)) {
        unseen.length = at + 1 - offset;
        unseen.before = character_before(text, offset);
        unseen.after = character_at(text, at + 1);
        if (is_in_text(tree, offset) && !is_needed(&unseen)) {
            report_unseen(checker, &unseen);
        }
    }
    return at;
}

static void check_escapes(Checker *checker, const Tree *tree)
{
    Str text = tree->source->text;
    uint32_t offset = 0;
    while (offset < text.length) {
        const char *found = memchr(text.at + offset, '\\', text.length - offset);
        if (found == NULL) {
            return;
        }
        offset = (uint32_t)(found - text.at);
        bool is_code = text.length - offset > 3 && memcmp(found, "\\u{", 3) == 0;
        offset = is_code ? check_escape(checker, tree, offset) : offset + 1;
    }
}

static void check_characters(Checker *checker, const Tree *tree)
{
    Str text = tree->source->text;
    const char *end = text.at + text.length;
    const char *at = utf8_skip_plain(text.at, end);
    while (at < end) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        bool is_unseen = c > 0x7F && c != 0xFEFF && utf8_is_invisible(c);
        at =
            is_unseen ? text.at + check_unseen(checker, tree, (uint32_t)(at - text.at)) : at + size;
        at = utf8_skip_plain(at, end);
    }
}

void check_invisible_characters(Checker *checker)
{
    for (uint32_t i = 0; i < checker->model->trees.count; i++) {
        const Tree *tree = checker->model->trees.at[i];
        if (!str_is_ascii(tree->source->text)) {
            check_characters(checker, tree);
        }
        check_escapes(checker, tree);
    }
}
