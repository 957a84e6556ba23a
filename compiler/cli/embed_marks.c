// Finds the marks of `stagecraft embed` in Markdown, line by line.
//
// A mark is a comment of HTML alone on its line, which no reader of the page sees. A fence (``` or ~~~)
// opens code up to a fence of the same sign that is at least as long, as CommonMark has it.
#include "cli/embed_marks.h"

#include <string.h>

enum { WORDS_MOST = 64, BYTES_MOST = 4096, INDENT_MOST = 3 };

typedef struct Fence {
    char sign; // 0: outside of code
    size_t length;
} Fence;

static Str trimmed(Str line)
{
    while (line.length > 0 && strchr(" \t\r", line.at[line.length - 1])) {
        line.length--;
    }
    return line;
}

static size_t blanks_before(Str line)
{
    size_t count = 0;
    while (count < line.length && line.at[count] == ' ') {
        count++;
    }
    return count;
}

// Follows the fences: whether this line is code, or opens or closes it.
static bool step_fence(Fence *fence, Str line)
{
    size_t indent = blanks_before(line);
    Str rest = trimmed((Str){line.at + indent, line.length - indent});
    char sign = rest.length > 0 ? rest.at[0] : '\0';
    size_t length = 0;
    while (length < rest.length && rest.at[length] == sign) {
        length++;
    }
    bool is_fence = indent <= INDENT_MOST && (sign == '`' || sign == '~') && length >= 3;
    if (fence->sign == '\0') {
        bool has_more = sign == '`' && memchr(rest.at + length, '`', rest.length - length);
        if (is_fence && !has_more) {
            *fence = (Fence){sign, length};
        }
        return fence->sign != '\0';
    }
    if (is_fence && sign == fence->sign && length >= fence->length && length == rest.length) {
        fence->sign = '\0';
    }
    return true;
}

// What a mark says, without blanks around it. False where the line is no mark of ours.
static bool mark_read(Str line, Str *words)
{
    static const char opening[] = "<!-- stagecraft:", closing[] = "-->";
    size_t indent = blanks_before(line);
    Str rest = trimmed((Str){line.at + indent, line.length - indent});
    if (indent > INDENT_MOST || !str_starts(rest, opening)
        || rest.length < strlen(opening) + strlen(closing)
        || memcmp(str_end(rest) - strlen(closing), closing, strlen(closing)) != 0) {
        return false;
    }
    Str inner = {rest.at + strlen(opening), rest.length - strlen(opening) - strlen(closing)};
    size_t before = blanks_before(inner);
    *words = trimmed((Str){inner.at + before, inner.length - before});
    return true;
}

// The search: which marks there are, and whether one is open.
typedef struct Search {
    Str text;
    Fence fence;
    EmbedMarks found;
    bool is_open;
} Search;

static void note_problem(Search *search, const char *problem, uint32_t line)
{
    if (!search->found.problem) {
        search->found.problem = problem;
        search->found.problem_line = line;
    }
}

static void take_mark(Search *search, Str line, Str words, uint32_t number)
{
    EmbedMarks *found = &search->found;
    uint32_t start = (uint32_t)(line.at - search->text.at);
    bool is_end = str_is(words, "end");
    if (is_end != search->is_open) {
        note_problem(search,
                     is_end ? "ends what was not begun" : "begins before the last one has ended",
                     number);
    } else if (is_end) {
        found->at[found->count - 1].stop = start;
        search->is_open = false;
    } else {
        size_t behind = start + line.length + (start + line.length < search->text.length);
        found->at[found->count++] = (EmbedMark){.words = words,
                                                .indent = {line.at, blanks_before(line)},
                                                .line = number,
                                                .start = (uint32_t)behind};
        search->is_open = true;
    }
}

static uint32_t count_lines(Str text)
{
    uint32_t count = 1;
    for (size_t i = 0; i < text.length; i++) {
        count += text.at[i] == '\n';
    }
    return count;
}

EmbedMarks marks_find(Str text, Arena *arena)
{
    Search search = {.text = text};
    uint32_t number = 0;
    const char *end = str_end(text);
    search.found.at = ARENA_MANY(arena, count_lines(text), EmbedMark);
    for (const char *at = text.at; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        Str line = {at, (size_t)(stop - at)}, words;
        number++;
        if (!step_fence(&search.fence, line) && mark_read(line, &words)) {
            take_mark(&search, line, words, number);
        }
        at = newline ? newline + 1 : end;
    }
    if (search.is_open) {
        note_problem(&search, "has no end: `<!-- stagecraft: end -->`",
                     search.found.at[search.found.count - 1].line);
    }
    return search.found;
}

// ---- words --------------------------------------------------------------------------------------

// Takes the next word off `rest`; false where a quote is not closed.
static bool take_word(Str *rest, Arena *arena, char **word)
{
    char *into = *word = arena_take(arena, rest->length + 1);
    bool is_quoted = false;
    size_t i = 0;
    for (; i < rest->length && (is_quoted || !strchr(" \t", rest->at[i])); i++) {
        if (rest->at[i] == '"') {
            is_quoted = !is_quoted;
        } else {
            *into++ = rest->at[i];
        }
    }
    *into = '\0';
    *rest = (Str){rest->at + i, rest->length - i};
    return !is_quoted;
}

char **mark_words(const EmbedMark *mark, Arena *arena, int *count)
{
    char **words = ARENA_MANY(arena, WORDS_MOST + 1, char *);
    Str rest = mark->words;
    *count = 0;
    if (rest.length > BYTES_MOST) {
        return NULL;
    }
    while (rest.length > 0) {
        if (*count == WORDS_MOST || !take_word(&rest, arena, &words[*count])) {
            return NULL;
        }
        ++*count;
        while (rest.length > 0 && strchr(" \t", rest.at[0])) {
            rest.at++;
            rest.length--;
        }
    }
    return words;
}
