// Lines on standard error that are no findings.
//
// The line is put together in a buffer of fixed size, so that it can be said even when memory has
// run out; what does not fit is cut. Characters that a terminal would obey are shown by code.
#include "cli/message.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGE_MOST = 4096 };

static bool is_shown(int32_t character)
{
    return character != '\n' && character != '\t' && !utf8_is_forbidden(character)
           && !utf8_is_invisible(character) && !utf8_is_bidi_control(character);
}

static void print_safely(const char *at, const char *end)
{
    while (at < end) {
        uint32_t size;
        int32_t character = utf8_next(at, end, &size);
        if (character < 0) {
            for (uint32_t i = 0; i < size; i++)
                fprintf(stderr, "<%02X>", (unsigned char)at[i]);
        } else if (is_shown(character)) {
            fwrite(at, 1, size, stderr);
        } else {
            fprintf(stderr, "<U+%04X>", (unsigned)character);
        }
        at += size;
    }
}

static void print_line(const char *prefix, const char *format, va_list arguments)
{
    char line[MESSAGE_MOST];
    int length = vsnprintf(line, sizeof line, format, arguments);
    size_t shown = length < 0 ? 0 : (size_t)length;
    if (shown >= sizeof line) {
        shown = sizeof line - 1;
    }
    fputs(prefix, stderr);
    print_safely(line, line + shown);
    fputc('\n', stderr);
}

void message(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_line("stagecraft: ", format, arguments);
    va_end(arguments);
}

void message_help(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_line("  = help: ", format, arguments);
    va_end(arguments);
}

void message_item(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_line("      ", format, arguments);
    va_end(arguments);
}
