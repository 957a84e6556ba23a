// What the parts of the page of a build share; only its own files include this.
//
// Everything that a reader can be led to has an id: `process-b2b`, `view-b2b--lanes`,
// `card-b2b--qualify`, `role-ae`, `skill-discovery`, `method-bant`, `metric-win-rate`, `tool-crm`,
// `rule-no-exit`. Without the script these are plain anchors of one long page; the script shows one
// page at a time, and puts names into its addresses: `#/b2b/lanes/qualify?role=ae`.
#pragma once

#include "emit/handout_html_parts.h"
#include "emit/site.h"
#include "model/odds.h"

typedef enum WordId {
#define WORD(id, text) WORD_##id,
#include "emit/site_words.def"
#undef WORD
    WORD_COUNT
} WordId;

// Cells above which a table does not stand in the page.
enum { SITE_CELLS_MOST = 20000 };

typedef struct SiteWriter {
    const Site *site;
    Arena *arena;
    Out *out;
    PageWriter rich; // for CommonMark
    Str title;
    uint32_t map_count; // written so far
} SiteWriter;

// A process as it is shown: with its part and its chances.
typedef struct SiteProcess {
    const SitePart *part;
    const Process *process;
    Odds odds;
} SiteProcess;

// ---- words (site_words.c) -----------------------------------------------------------------------

Str word(WordId id);
Str word_with(const SiteWriter *writer, WordId id, Str first);
Str word_with_two(const SiteWriter *writer, WordId id, Str first, Str second);

// "1 stage", "7 stages".
Str word_count(const SiteWriter *writer, WordId one, WordId many, uint32_t count);

// The words of the script, as attributes of the body.
void site_script_words(SiteWriter *writer);

// ---- writing (site_write.c) ---------------------------------------------------------------------

void site_text(SiteWriter *writer, Str text);

// Our own markup around a text.
void site_element(SiteWriter *writer, const char *opening, Str text, const char *closing);

// An attribute with the space before it.
void site_attribute(SiteWriter *writer, const char *name, Str value);

// A link to an id of this page, or to a file beside it.
void site_link(SiteWriter *writer, Str id, Str text);
void site_file_link(SiteWriter *writer, const SiteFile *file, Str text);

// The links of an item's files; `spared` are left to others to lead to (NULL: none are).
void site_files(SiteWriter *writer, const SiteItem *item, const char *spared);
const SiteFile *site_file_find(const SiteItem *item, const char *ending);

// CommonMark, its headings from this level on; nothing where it is empty.
void site_rich(SiteWriter *writer, Str rich, unsigned level);

// A fact of a card: a name and what is said; nothing where that is empty.
void site_fact(SiteWriter *writer, WordId name, Str text);
void site_fact_role(SiteWriter *writer, WordId name, const Role *role);

// An entry of a list of links, a sign between it and the one before.
void site_more_link(SiteWriter *writer, uint32_t index, Str id, Str text);

// Opens a card with its heading; `kind` is said above it. Earlier names lead to it too.
void site_open_card(SiteWriter *writer, const char *kind, Str id, Str kind_words,
                    const Entity *entity);
void site_close_card(SiteWriter *writer);

// A heading and a list of texts in a card; nothing where there are none.
void site_list(SiteWriter *writer, WordId heading, const TextList *texts);
void site_open_list(SiteWriter *writer, WordId heading);
void site_close_list(SiteWriter *writer);

// What any declaration may have: notes, links.
void site_common(SiteWriter *writer, const Entity *entity);

// A link that the file gives; only its words where the address is not allowed.
void site_address(SiteWriter *writer, Str text, Str address);

// ---- ids (site_write.c) -------------------------------------------------------------------------

Str site_process_id(const SiteWriter *writer, const Process *process);
Str site_view_id(const SiteWriter *writer, const Process *process, const char *view);
Str site_card_id(const SiteWriter *writer, const Process *process, const Entity *entity);
Str site_thing_id(const SiteWriter *writer, const char *kind, const Entity *entity);

// ---- the parts ----------------------------------------------------------------------------------

// A process's page: its head, its views in tabs, its cards (site_process.c).
void site_process(SiteWriter *writer, const SiteProcess *shown);

// The overview (site_home.c).
void site_home(SiteWriter *writer, const SiteProcess *shown, uint32_t count);

// The cards of a process's stages and ends (site_card.c).
void site_cards(SiteWriter *writer, const SiteProcess *shown);

// Roles, skills, methods, metrics and tools (site_people.c, site_reference.c): each name once.
void site_people(SiteWriter *writer);
void site_people_cards(SiteWriter *writer);
void site_reference(SiteWriter *writer);
void site_reference_cards(SiteWriter *writer);

// The choice of a role (site_people.c).
void site_role_options(SiteWriter *writer);

// A map inside the page, with what moves it (site_map.c); `process` is NULL for a landscape.
void site_map(SiteWriter *writer, const SiteItem *item);

// The dark colours that the maps have, as lines of a style sheet.
void site_map_colours(const SiteWriter *writer, Out *out);

// A table in place (site_table.c).
void site_table(SiteWriter *writer, const SitePart *part, const SiteItem *item);

// Findings (site_findings.c): of a process, or, without one, of what belongs to none.
uint32_t site_finding_count(const SiteWriter *writer, const SitePart *part, const Process *process);
void site_findings(SiteWriter *writer, const SitePart *part, const Process *process,
                   unsigned level);
void site_rule_cards(SiteWriter *writer);
