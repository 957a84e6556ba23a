// Writes the page over all that a build made: what there is of each process, each handout, each
// table, and what the files' findings say.
#include "emit/site.h"

#include "emit/html.h"

static const char STYLE[] =
    ":root { color-scheme: light dark; --ink: #1e293b; --quiet: #526074; --paper: #fff;\n"
    "  --line: #cbd5e1; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #e2e8f0; --quiet: #a3b1c6;\n"
    "  --paper: #0f172a; --line: #334155; } }\n"
    "body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--ink);\n"
    "  background: var(--paper); font: 16px/1.5 'DejaVu Sans', Verdana, sans-serif; }\n"
    "h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }\n"
    "h2 small, li small { color: var(--quiet); font-weight: 400; }\n"
    "ul { padding-left: 1.2rem; } li { margin: .3rem 0; } a { color: inherit; }\n"
    "li a { margin-right: .6rem; }\n";

static void write_element(const char *opening, Str text, const char *closing, Out *out)
{
    out_text(out, opening);
    html_write_text(text, out);
    out_text(out, closing);
}

// Whose a thing is, or what it shows.
static void write_name(const SiteItem *item, Out *out)
{
    if (item->role) {
        write_element("", item->role->entity.label, item->kind == SITE_POCKET ? ", one page" : "",
                      out);
    } else {
        html_write_text(str_from(item->name), out);
    }
}

static void write_item(const SiteItem *item, Out *out)
{
    out_text(out, "<li>");
    write_name(item, out);
    out_text(out, ": ");
    for (uint32_t i = 0; i < item->file_count; i++) {
        write_element("<a href=\"", item->files[i].path, "\">", out);
        write_element("", str_from(item->files[i].ending), "</a>", out);
    }
    write_element("<br><small>", str_from(item->text), "</small></li>\n", out);
}

// The things of a process, or, without one, those of the whole file.
static void write_items(const SitePart *part, const Process *process, Out *out)
{
    out_text(out, "<ul>\n");
    for (uint32_t i = 0; i < part->item_count; i++) {
        if (part->items[i].process == process) {
            write_item(&part->items[i], out);
        }
    }
    out_text(out, "</ul>\n");
}

static void write_process(const SitePart *part, const Process *process, Out *out)
{
    write_element("<h2>", process->entity.label, "", out);
    if (process->version.length > 0) {
        write_element(" <small>version ", process->version, "</small>", out);
    }
    out_text(out, "</h2>\n");
    write_items(part, process, out);
}

static void write_findings(const SitePart *part, Out *out)
{
    uint32_t count = 0;
    for (const Finding *at = part->findings->first; at; at = at->next) {
        if (at->level >= LEVEL_WARNING) {
            out_text(out, count++ == 0 ? "<h3>Findings</h3>\n<ul>\n" : "");
            write_element("<li>", at->headline, " <small>", out);
            write_element("", str_from(rule_row(at->rule)->name), "</small></li>\n", out);
        }
    }
    out_text(out, count > 0 ? "</ul>\n" : "");
}

static void write_part(const SitePart *part, Out *out)
{
    for (uint32_t i = 0; i < part->processes->count; i++) {
        write_process(part, part->processes->at[i], out);
    }
    write_element("<h2>", part->source, " <small>handouts, and what is of all of it</small></h2>\n",
                  out);
    write_items(part, NULL, out);
    write_findings(part, out);
}

void site_write(const Site *site, Arena *arena, Out *out)
{
    const ProcessList *first = site->parts[0].processes;
    bool is_alone = site->part_count == 1 && first->count == 1;
    (void)arena; // this page needs nothing on the way
    html_start(is_alone ? first->at[0]->entity.label : STR("Sales processes"), STYLE, out);
    write_element("<h1>", is_alone ? first->at[0]->entity.label : STR("Sales processes"), "</h1>\n",
                  out);
    for (uint32_t i = 0; i < site->part_count; i++) {
        write_part(&site->parts[i], out);
    }
    html_end(out);
}
