// Tries a law: deleting any one token of a file never crashes, and yields a finding.
//
// Usage: delete_tokens STAGECRAFT FILE FOLDER
// For each token of FILE it writes FOLDER/cut-N.sales without it, N counting the tokens, and runs
// `check` on that, unless STAGECRAFT is empty. Status 1 is right. Status 0 is right only where the
// token may be left out by the language: a label, a share, the currency or unit word of an amount,
// and the text of a link.

#include <ctype.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Token {
    size_t start, end;
} Token;

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || strchr("_-.%/#", c) != NULL || (c & 0x80) != 0;
}

static size_t text_end(const char *text, size_t at)
{
    if (strncmp(text + at, "\"\"\"", 3) == 0) {
        const char *close = strstr(text + at + 3, "\"\"\"");
        return close != NULL ? (size_t)(close - text) + 3 : strlen(text);
    }
    for (at++; text[at] != '\0' && text[at] != '"' && text[at] != '\n'; at++) {
        if (text[at] == '\\' && text[at + 1] != '\0') {
            at++;
        }
    }
    return text[at] == '"' ? at + 1 : at;
}

// Finds the next token from `at`; an empty one is the end.
static Token next_token(const char *text, size_t at)
{
    while (text[at] != '\0' && (isspace((unsigned char)text[at]) || text[at] == '#')) {
        at += text[at] == '#' ? strcspn(text + at, "\n") : 1;
    }
    size_t end = at;
    if (text[at] == '"') {
        end = text_end(text, at);
    } else if (strncmp(text + at, "->", 2) == 0) {
        end = at + 2;
    } else if (is_word(text[at])) {
        while (text[end] != '\0' && is_word(text[end]) && strncmp(text + end, "->", 2) != 0) {
            end++;
        }
    } else if (text[at] != '\0') {
        end = at + 1;
    }
    return (Token){at, end};
}

static bool line_starts_with(const char *text, size_t at, const char *word)
{
    while (at > 0 && text[at - 1] != '\n') {
        at--;
    }
    at += strspn(text + at, " \t");
    return strncmp(text + at, word, strlen(word)) == 0 && text[at + strlen(word)] == ' ';
}

// Whether the language lets this token be left out.
static bool may_be_left_out(const char *text, Token token)
{
    static const char *const labelled[] = {
        "process", "phase",  "stage", "outcome", "anytime", "end",        "role",      "skill",
        "tool",    "method", "point", "metric",  "link",    "onboarding", "milestone", "change"};
    static const char *const measured[] = {"quota", "volume", "target", "reach"};
    bool is_text = text[token.start] == '"';
    bool is_share = text[token.end - 1] == '%';
    for (size_t i = 0; i < sizeof labelled / sizeof labelled[0]; i++) {
        if ((is_text || is_share) && line_starts_with(text, token.start, labelled[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof measured / sizeof measured[0]; i++) {
        if (isalpha((unsigned char)text[token.start])
            && line_starts_with(text, token.start, measured[i])) {
            return true;
        }
    }
    return false;
}

static void write_without(const char *path, const char *text, size_t length, Token token)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    fwrite(text, 1, token.start, file);
    fwrite(text + token.end, 1, length - token.end, file);
    fclose(file);
}

// Runs `check` quietly; gives its exit status, or 128 and the signal that ended it.
static int run_check(const char *command, const char *folder, const char *path)
{
    extern char **environ;
    char *arguments[] = {(char *)command, "check", "--root", (char *)folder, (char *)path, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child;
    int status = 0;
    if (posix_spawn(&child, command, &actions, NULL, arguments, environ) != 0
        || waitpid(child, &status, 0) < 0) {
        perror(command);
        exit(2);
    }
    posix_spawn_file_actions_destroy(&actions);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);
    if (file == NULL || text == NULL) {
        perror(path);
        exit(2);
    }
    *length = fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    return text;
}

int main(int count, char **arguments)
{
    if (count != 4) {
        fputs("usage: delete_tokens STAGECRAFT FILE FOLDER\n", stderr);
        return 2;
    }
    size_t length = 0;
    char *text = read_file(arguments[2], &length);
    char path[4096];
    int broken = 0, number = 0;
    for (Token token = next_token(text, 0); token.end > token.start;
         token = next_token(text, token.end)) {
        snprintf(path, sizeof path, "%s/cut-%d.sales", arguments[3], ++number);
        write_without(path, text, length, token);
        if (arguments[1][0] == '\0') {
            continue;
        }
        int status = run_check(arguments[1], arguments[3], path);
        if (status == 1 || (status == 0 && may_be_left_out(text, token))) {
            continue;
        }
        int line = 1;
        for (size_t i = 0; i < token.start; i++) {
            line += text[i] == '\n';
        }
        printf("line %d without %.*s: status %d\n", line, (int)(token.end - token.start),
               text + token.start, status);
        broken++;
    }
    free(text);
    return broken != 0;
}
