// How the page of a build is written: texts, links, ids, and what all cards have.
//
// The one way for text into the page is html_write_text, for addresses out_address. Paths of files
// and ids are made of letters, digits and a few signs, and need no escaping.
#include "emit/html.h"
#include "emit/site_parts.h"
#include "model/address.h"
#include "views/rich.h"
#include "views/words.h"

#include <string.h>

void site_text(SiteWriter *writer, Str text)
{
    html_write_text(text, writer->out);
}

void site_element(SiteWriter *writer, const char *opening, Str text, const char *closing)
{
    out_text(writer->out, opening);
    site_text(writer, text);
    out_text(writer->out, closing);
}

void site_attribute(SiteWriter *writer, const char *name, Str value)
{
    out_char(writer->out, ' ');
    out_text(writer->out, name);
    site_element(writer, "=\"", value, "\"");
}

// ---- links --------------------------------------------------------------------------------------

void site_link(SiteWriter *writer, Str id, Str text)
{
    site_element(writer, "<a href=\"#", id, "\">");
    site_element(writer, "", text, "</a>");
}

void site_more_link(SiteWriter *writer, uint32_t index, Str id, Str text)
{
    out_text(writer->out, index > 0 ? ", " : "");
    site_link(writer, id, text);
}

void site_file_link(SiteWriter *writer, const SiteFile *file, Str text)
{
    site_element(writer, "<a class=\"file\" href=\"", file->path, "\"");
    site_attribute(writer, "title", str_from(file->text));
    site_element(writer, ">", text, "</a>");
}

static Str upper(const SiteWriter *writer, const char *ending)
{
    Str text = str_copy(writer->arena, str_from(ending));
    char *at = arena_copy(writer->arena, text.at, text.length);
    for (size_t i = 0; i < text.length; i++) {
        at[i] = (char)(at[i] >= 'a' && at[i] <= 'z' ? at[i] - 'a' + 'A' : at[i]);
    }
    return (Str){at, text.length};
}

void site_files(SiteWriter *writer, const SiteItem *item, const char *spared)
{
    for (uint32_t i = 0; i < item->file_count; i++) {
        if (spared == NULL || strcmp(item->files[i].ending, spared) != 0) {
            site_file_link(writer, &item->files[i], upper(writer, item->files[i].ending));
        }
    }
}

const SiteFile *site_file_find(const SiteItem *item, const char *ending)
{
    for (uint32_t i = 0; i < item->file_count; i++) {
        if (strcmp(item->files[i].ending, ending) == 0) {
            return &item->files[i];
        }
    }
    return NULL;
}

void site_address(SiteWriter *writer, Str text, Str address)
{
    if (address.length == 0 || address_fault(address) != NULL) {
        site_text(writer, text);
        return;
    }
    out_text(writer->out, "<a href=\"");
    out_address(writer->out, address, "-._~:/?#[]@!$*+,;=%");
    site_element(writer, "\" rel=\"noreferrer\">", text, "</a>");
}

// ---- ids ----------------------------------------------------------------------------------------

Str site_process_id(const SiteWriter *writer, const Process *process)
{
    return id_text("process", &process->entity, NULL, NULL, writer->arena);
}

Str site_view_id(const SiteWriter *writer, const Process *process, const char *view)
{
    Str stem = id_text("view", &process->entity, NULL, NULL, writer->arena);
    return str_format(writer->arena, "%.*s--%s", STR_ARGS(stem), view);
}

// `card-PROCESS--STAGE`: the end of it is that of the ids in maps.
Str site_card_id(const SiteWriter *writer, const Process *process, const Entity *entity)
{
    Str stem = id_text("card", &process->entity, NULL, NULL, writer->arena);
    Str name = id_text("", entity, NULL, NULL, writer->arena);
    return str_format(writer->arena, "%.*s-%.*s", STR_ARGS(stem), STR_ARGS(name));
}

Str site_thing_id(const SiteWriter *writer, const char *kind, const Entity *entity)
{
    return id_text(kind, entity, NULL, NULL, writer->arena);
}

// ---- cards --------------------------------------------------------------------------------------

void site_rich(SiteWriter *writer, Str rich, unsigned level)
{
    if (rich.length > 0) {
        out_text(writer->out, "<div class=\"rich\">\n");
        page_blocks(&writer->rich, rich_read(writer->rich.document, rich), level);
        out_text(writer->out, "</div>\n");
    }
}

void site_fact(SiteWriter *writer, WordId name, Str text)
{
    if (text.length > 0) {
        site_element(writer, "<div><dt>", word(name), "</dt>");
        site_element(writer, "<dd>", text, "</dd></div>\n");
    }
}

void site_fact_role(SiteWriter *writer, WordId name, const Role *role)
{
    if (role) {
        site_element(writer, "<div><dt>", word(name), "</dt><dd>");
        site_link(writer, site_thing_id(writer, "role", &role->entity), role->entity.label);
        out_text(writer->out, "</dd></div>\n");
    }
}

static void write_was(SiteWriter *writer, const NameList *was)
{
    for (uint32_t i = 0; i < was->count; i++) {
        out_text(writer->out, i == 0 ? " data-was=\"" : " ");
        site_text(writer, name_str(was->at[i]));
    }
    out_text(writer->out, was->count > 0 ? "\"" : "");
}

void site_open_card(SiteWriter *writer, const char *kind, Str id, Str kind_words,
                    const Entity *entity)
{
    out_format(writer->out, "<article class=\"card\" data-kind=\"%s\"", kind);
    site_attribute(writer, "id", id);
    site_attribute(writer, "data-name", name_str(entity->name));
    write_was(writer, &entity->more->was);
    site_element(writer, ">\n<p class=\"kind\">", kind_words, "</p>\n");
    site_element(writer, "<h3>", entity->label, "</h3>\n");
    site_rich(writer, entity->more->summary, 4);
}

void site_close_card(SiteWriter *writer)
{
    out_text(writer->out, "</article>\n");
}

void site_open_list(SiteWriter *writer, WordId heading)
{
    site_element(writer, "<h4>", word(heading), "</h4>\n<ul>\n");
}

void site_close_list(SiteWriter *writer)
{
    out_text(writer->out, "</ul>\n");
}

void site_list(SiteWriter *writer, WordId heading, const TextList *texts)
{
    if (texts->count > 0) {
        site_open_list(writer, heading);
        for (uint32_t i = 0; i < texts->count; i++) {
            site_element(writer, "<li>", texts->at[i].text, "</li>\n");
        }
        site_close_list(writer);
    }
}

void site_common(SiteWriter *writer, const Entity *entity)
{
    const EntityDetail *more = entity->more;
    for (uint32_t i = 0; i < more->notes.count; i++) {
        site_rich(writer, more->notes.at[i].text, 4);
    }
    if (more->links.count > 0) {
        site_open_list(writer, WORD_LINKS);
        for (uint32_t i = 0; i < more->links.count; i++) {
            out_text(writer->out, "<li>");
            site_address(writer, more->links.at[i].label, more->links.at[i].address);
            out_text(writer->out, "</li>\n");
        }
        site_close_list(writer);
    }
}
