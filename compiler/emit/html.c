// HTML pages that stand alone: nothing is fetched, no script runs.
#include "emit/html.h"

#include "base/utf8.h"

// Characters that no page may have, not even by number: controls but for white space, and those that
// are none. CommonMark makes them from `&#27;`.
static bool is_forbidden(int32_t c)
{
    return (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F)
           || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

// What stands for a character; NULL: it stands for itself.
static const char *replacement(int32_t c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    }
    return is_forbidden(c) ? "\xEF\xBF\xBD" : NULL;
}

void html_write_text(Str text, Out *out)
{
    const char *end = str_end(text), *kept = text.at;
    uint32_t size;
    for (const char *at = text.at; at < end; at += size) {
        const char *other = replacement(utf8_next(at, end, &size));
        if (other != NULL) {
            out_bytes(out, kept, (size_t)(at - kept));
            out_text(out, other);
            kept = at + size;
        }
    }
    out_bytes(out, kept, (size_t)(end - kept));
}

void html_start(Str title, const char *style, Out *out)
{
    out_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'unsafe-inline'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<title>");
    html_write_text(title, out);
    out_text(out, "</title>\n<style>\n");
    out_text(out, style);
    out_text(out, "</style>\n</head>\n<body>\n");
}

void html_end(Out *out)
{
    out_text(out, "</body>\n</html>\n");
}
