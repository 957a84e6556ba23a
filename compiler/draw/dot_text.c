// The escapers of DOT and the head of its graphs.
#include "draw/dot_text.h"

#include "base/utf8.h"
#include "draw/palette.h"

static const Font FONT = {FONT_REGULAR, 12};

// ---- quoted strings -----------------------------------------------------------------------------

void dot_put_escaped(Out *out, Str text)
{
    const char *at = text.at, *end = str_end(text);
    while (at < end) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        switch (c) {
        case '\\': out_text(out, "\\\\"); break;
        case '"': out_text(out, "\\\""); break;
        case '&': out_text(out, "&amp;"); break;
        case '\n': out_text(out, "\\n"); break;
        default:
            if (c < ' ') {
                out_text(out, "\xEF\xBF\xBD");
            } else {
                out_bytes(out, at, size);
            }
        }
        at += size;
    }
}

// What is pointed at tells more than a label, but stock `dot` reads no text above 16 KB.
void dot_put_tooltip(Out *out, Str text)
{
    enum { BYTES_MOST = 2000 };
    Str kept = text;
    if (text.length > BYTES_MOST) {
        kept.length = BYTES_MOST;
        while (kept.length > 0 && ((unsigned char)text.at[kept.length] & 0xC0) == 0x80) {
            kept.length--;
        }
    }
    out_text(out, ", tooltip=\"");
    dot_put_escaped(out, kept);
    out_text(out, kept.length < text.length ? "\xE2\x80\xA6\"" : "\"");
}

// Signs that may stand in an address as they are (RFC 3986, less quotes and brackets).
void dot_put_address(Out *out, Str address)
{
    if (address.length == 0) {
        return;
    }
    out_text(out, ", URL=\"");
    out_address(out, address, "-._~:/?#[]@!$*+,;=%");
    out_char(out, '"');
}

// ---- lines --------------------------------------------------------------------------------------

static void put_lines(Out *out, const StrList *lines, DotAlign align, const char *first)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        if (align == DOT_CENTRED) {
            out_text(out, i == 0 ? "" : "\\n");
        } else {
            out_text(out, i == 0 ? first : "   ");
        }
        dot_put_escaped(out, lines->at[i]);
        out_text(out, align == DOT_LEFT ? "\\l" : "");
    }
}

void dot_put_lines(Out *out, Str text, DotAlign align, double width, uint32_t most, Arena *arena)
{
    StrList lines = text_wrap(text, FONT, width, most, arena);
    put_lines(out, &lines, align, "");
}

static const char *fact_lead(FactKind kind)
{
    switch (kind) {
    case FACT_OWNER: return "owner ";
    case FACT_WITH: return "with ";
    case FACT_SKILL: return "skills ";
    case FACT_CRITERION: return "\xE2\x9C\x93 ";
    case FACT_TIME: return "takes ";
    case FACT_RUNS: return "runs ";
    case FACT_ALONGSIDE: return "alongside ";
    case FACT_THEN: return "then ";
    }
    return "";
}

void dot_put_fact(Out *out, const Fact *fact, Arena *arena)
{
    StrList lines = text_wrap(fact->text, FONT, DOT_LABEL_WIDTH, 3, arena);
    put_lines(out, &lines, DOT_LEFT, fact_lead(fact->kind));
}

// ---- HTML-like labels ---------------------------------------------------------------------------

static void put_tagged(Out *out, Str text)
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
        case '\n': out_char(out, ' '); break;
        default:
            if (c < ' ') {
                out_text(out, "\xEF\xBF\xBD");
            } else {
                out_bytes(out, at, size);
            }
        }
        at += size;
    }
}

void dot_put_tagged(Out *out, Str text, double width, uint32_t most, Arena *arena)
{
    StrList lines = text_wrap(text, FONT, width, most, arena);
    for (uint32_t i = 0; i < lines.count; i++) {
        out_text(out, i == 0 ? "" : "<BR/>");
        put_tagged(out, lines.at[i]);
    }
}

// ---- looks --------------------------------------------------------------------------------------

void dot_put_color(Out *out, const char *attribute, uint32_t color)
{
    out_format(out, ", %s=\"#%06x\"", attribute, (unsigned)theme_color(THEME_LIGHT, color, false));
}

void dot_put_quiet(Out *out, bool is_quiet)
{
    out_text(out,
             is_quiet ? ", color=\"#cbd5e1\", fontcolor=\"#526074\", fillcolor=\"#ffffff\"" : "");
}

void dot_put_head(Out *out, const DotHead *head)
{
    out_format(out,
               "digraph %s {\n  graph [charset=\"UTF-8\", fontname=\"DejaVu Sans\", fontsize=12, "
               "labelloc=t, labeljust=l, %s, label=\"",
               head->name, head->attributes);
    dot_put_escaped(out, head->title);
    out_text(out, head->subtitle.length > 0 ? "\\l" : "");
    dot_put_escaped(out, head->subtitle);
    for (uint32_t i = 0; i < head->foot->count; i++) {
        out_text(out, "\\l");
        dot_put_escaped(out, head->foot->at[i]);
    }
    out_text(out, "\\l\"];\n"
                  "  node [fontname=\"DejaVu Sans\", fontsize=12, shape=box, "
                  "style=\"rounded,filled\", fillcolor=\"#ffffff\", color=\"#64748b\", "
                  "fontcolor=\"#1e293b\", margin=\"0.14,0.09\"];\n"
                  "  edge [fontname=\"DejaVu Sans\", fontsize=11, color=\"#1e293b\", "
                  "fontcolor=\"#1e293b\", arrowsize=0.7];\n");
}
