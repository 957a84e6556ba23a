// What is opened only by the outputs that need it: three modules that lie beside the command.
//
// stagecraft-layout.so ranks maps with Graphviz; stagecraft-fonts.so holds the fonts, and
// HarfBuzz's subsetter; stagecraft-cairo.so paints with cairo and Pango. All are opened in a child
// process, so that starting the command costs nothing and a fault of a library ends one picture
// only. They see what the parent made, and call nothing of the command's but what they are given
// here.
#pragma once

#include "base/out.h"
#include "draw/channel.h"
#include "draw/palette.h"
#include "views/document.h"

#include <stddef.h>

// Sends bytes to the parent, or ends the child: child_send of draw/child.h.
typedef void ModuleSend(Channel *output, const void *bytes, size_t length);

// ---- the layout ---------------------------------------------------------------------------------

typedef enum RankPart {
    RANK_PART_NONE, // a node that is not ranked
    RANK_PART_SIDE,
    RANK_PART_MAIN, // on the main line
} RankPart;

// An edge between two nodes that are ranked.
typedef struct RankLink {
    uint32_t from, to;
    bool is_main;
} RankLink;

typedef struct RankJob {
    const RankPart *parts; // of each node
    uint32_t count;
    const RankLink *links;
    uint32_t link_count;
    void **room;    // one a node, all NULL
    int32_t *ranks; // the same
    ModuleSend *send;
} RankJob;

// Sends a rank for each node, 0 for one that is not ranked. False where Graphviz fails.
typedef bool LayoutRank(const RankJob *job, Channel *output);

// ---- the fonts ----------------------------------------------------------------------------------

typedef enum FontFileId {
    FONT_FILE_REGULAR, // as FONT_REGULAR
    FONT_FILE_BOLD,    // as FONT_BOLD
    FONT_FILE_WIDE,    // for East Asian characters
    FONT_FILE_COUNT
} FontFileId;

typedef struct FontFile {
    const unsigned char *bytes; // a TrueType file
    size_t length;
} FontFile;

// A set of characters of the basic plane: bit c % 8 of byte c / 8.
enum { CHARACTER_SET_SIZE = 0x10000 / 8 };

typedef struct SubsetJob {
    const unsigned char *characters[2]; // by weight; NULL: that font is not wanted
    bool is_shaped;                     // keep what shaping takes: some text needs it
    ModuleSend *send;
} SubsetJob;

// Sends for each weight the length of its subset (4 bytes, little end first; 0 for one that is not
// wanted), then its bytes. False where HarfBuzz fails.
typedef bool FontsSubset(const SubsetJob *job, Channel *output);

// The bytes of a font, which live as long as the process.
typedef FontFile FontsFile(FontFileId id);

// ---- cairo --------------------------------------------------------------------------------------

typedef enum PaintKind { PAINT_PNG, PAINT_PDF } PaintKind;

// A page shows a part of the drawing, with a line of small print below it.
typedef struct PaintPage {
    double x, y, width, height; // of the drawing
    Str note;                   // "B2B sales, page 1 of 3"; empty: none
} PaintPage;

typedef struct PaintJob {
    PaintKind kind;
    const Drawing *drawing;
    Theme theme;
    double scale;                   // pixels (PNG) or points (PDF) for one pixel of the drawing
    double page_width, page_height; // in pixels or points
    double margin;                  // around each page's part, in the same
    const PaintPage *pages;
    uint32_t page_count; // 1 for PNG
    FontFile fonts[FONT_FILE_COUNT];
    Str version; // of stagecraft
    Str *links;  // by item: the address, ready to be written; empty if none
    ModuleSend *send;
} PaintJob;

// The first letter of each script of which no font has some.
enum { MISSING_MOST = 4 };
typedef struct MissingLetters {
    uint32_t at[MISSING_MOST];
    uint32_t count;
    bool has_more; // there are more scripts than have room here
} MissingLetters;

// What is sent behind the file's bytes.
typedef struct PaintTrailer {
    MissingLetters missing;
} PaintTrailer;

typedef enum PaintResult { PAINT_OK, PAINT_TOO_LARGE, PAINT_BROKEN } PaintResult;

typedef PaintResult CairoPaint(const PaintJob *job, Channel *output);

// ---- booklets -----------------------------------------------------------------------------------

// Where words are parted: hyphen_joins and hyphen_is_syllable of draw/hyphen.h.
typedef bool ModuleJoins(int32_t character);
typedef bool ModuleSyllable(const int32_t *letters, uint32_t count, uint32_t at);

// Our own words that a booklet needs, with {1} and {2} to fill in.
typedef enum BookletWord {
    BOOKLET_CONTENTS,
    BOOKLET_PAGE,      // "Page {1} of {2}"
    BOOKLET_SEE,       // "p. {1}"
    BOOKLET_ADDRESSES, // the list of links
    BOOKLET_INITIALS,
    BOOKLET_DATE,
    BOOKLET_MAP,       // "Map:", before the page of one
    BOOKLET_PART,      // "part {1} of {2}", of a map
    BOOKLET_MORE,      // "and {1} more", which did not fit
    BOOKLET_ASIDES,    // that three dots stand where a proof did not fit
    BOOKLET_CONTINUED, // "{1}, continued": a heading
    BOOKLET_WORD_COUNT
} BookletWord;

// An address that something in the document leads to, in their order, each once.
typedef struct BookletAddress {
    Str shown;   // as the file gives it
    Str written; // as a PDF takes it
} BookletAddress;

// A stage on a map: its box, and the card that tells more.
typedef struct BookletCard {
    const Item *box;
    const Block *block;
} BookletCard;

// A map: how it is cut for pages of its own, and where its parts lead.
typedef struct BookletMap {
    const DocumentPicture *picture;
    PaintJob job; // its parts, each of at most page_width by page_height
    bool is_wide; // its pages are landscape
    BookletCard *cards;
    uint32_t card_count;
    uint32_t *parts; // the pages of the job that are printed
    uint32_t part_count;
    double least; // points for one pixel, below which its letters are too small
    struct BookletMap *next;
} BookletMap;

typedef struct BookletJob {
    PaintJob base;            // the fonts, the theme, the version, and where to send
    const Document *document; // its rich texts stand as children of their blocks
    double width, height;     // of the upright paper, in points
    Str words[BOOKLET_WORD_COUNT];
    const BookletAddress *addresses;
    uint32_t address_count;
    const BookletMap *maps;
    ModuleJoins *joins;
    ModuleSyllable *is_syllable;
} BookletJob;

// The margins of a booklet's pages, in points; maps are cut for them.
enum { BOOKLET_SIDE = 60, BOOKLET_TOP = 74, BOOKLET_BOTTOM = 64 };
enum { BOOKLET_MAP_SIDE = 18, BOOKLET_MAP_TOP = 58, BOOKLET_MAP_BOTTOM = 44 };

typedef struct BookletTrailer {
    uint64_t length; // of the file, in bytes
    MissingLetters missing;
    uint32_t dropped; // what a pocket page has no room for
    uint32_t asides;  // and how many runs that may be left out are
} BookletTrailer;

// Several in one process, so that libraries and fonts are opened once. The files are sent one behind
// the other, and behind them the trailers of all.
typedef struct BookletJobs {
    BookletJob *at;
    BookletTrailer *trailers; // room for as many
    uint32_t count;
    FontFile fonts[FONT_FILE_COUNT];
} BookletJobs;

typedef PaintResult CairoBooklets(const BookletJobs *jobs, Channel *output);

// ---- opening ------------------------------------------------------------------------------------

// For a child's work: what a module calls by this name; ends the child with STATUS_NO_MODULE where
// the module is not there. STATUS_NO_FILE: a limit of the size of files forbids a file in memory.
enum { STATUS_NO_MODULE = 5, STATUS_MODULE_FAILED = 6, STATUS_TOO_LARGE = 7, STATUS_NO_FILE = 9 };
LayoutRank *module_layout_rank(void);
FontsSubset *module_fonts_subset(void);
FontsFile *module_fonts_file(void);
CairoPaint *module_cairo_paint(void);
CairoBooklets *module_cairo_booklets(void);

// Opens the modules that lay out pictures and cut fonts, and, if asked for, the one that paints, so
// that children that are forked later need not. Where one is missing, they find that out.
void modules_open_early(bool paints);

// Writes what tells these programs and their libraries from others: which files they are, and when
// they were put there. It holds on this machine only.
void modules_write_stamp(Out *out);
