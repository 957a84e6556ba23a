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

void html_write_text(Str text, Out *out)
{
    const char *at = text.at, *end = str_end(text);
    while (at < end) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        switch (c) {
        case '&': out_text(out, "&amp;"); break;
        case '<': out_text(out, "&lt;"); break;
        case '>': out_text(out, "&gt;"); break;
        case '"': out_text(out, "&quot;"); break;
        case '\'': out_text(out, "&#39;"); break;
        default:
            if (is_forbidden(c)) {
                out_text(out, "\xEF\xBF\xBD");
            } else {
                out_bytes(out, at, size);
            }
        }
        at += size;
    }
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
