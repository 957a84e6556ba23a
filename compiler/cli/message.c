// Lines on standard error that are no findings.
//
// What comes from the user passes the escaper of the terminal. The line is put together in a buffer
// of fixed size; when there is no memory for the escaper, that is what is said.
#include "cli/message.h"

#include "base/save.h"
#include "emit/terminal.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { MESSAGE_MOST = 4096 };

__attribute__((format(printf, 2, 0))) static void print_line(const char *prefix, const char *format,
                                                             va_list arguments)
{
    char line[MESSAGE_MOST];
    int length = vsnprintf(line, sizeof line, format, arguments);
    size_t shown = length < 0 ? 0 : (size_t)length;
    Out out;
    out_start(&out);
    out_text(&out, prefix);
    terminal_str(&out, (Str){line, shown < sizeof line ? shown : sizeof line - 1}, MESSAGE_MOST);
    out_char(&out, '\n');
    Str whole = out.failed ? STR("stagecraft: not enough memory\n") : out_view(&out);
    save_to_descriptor(STDERR_FILENO, whole); // nothing helps where nobody can be told
    out_free(&out);
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

void message_note(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_line("", format, arguments);
    va_end(arguments);
}
