// What the files of the booklet painter share.
//
// A document becomes a row of pieces: what is never torn, or only between lines. Pieces are placed
// on pages (booklet_place.c), and then painted. All lengths are points. Nothing is freed: the
// process ends with its work.
#pragma once

#include "draw/cairo/canvas.h"

#include <glib.h>

// ---- texts --------------------------------------------------------------------------------------

// How a text is set; booklet_text.c has the table.
typedef enum Look {
    LOOK_TITLE,   // of the whole, on the cover
    LOOK_ABOUT,   // below it
    LOOK_SECTION, // headings
    LOOK_CARD,
    LOOK_LABEL,
    LOOK_BODY,     // running text
    LOOK_ITEM,     // of lists and tasks
    LOOK_KEY,      // the name of a fact
    LOOK_CELL,     // of a table
    LOOK_HEAD,     // the first row of a table
    LOOK_SMALL,    // beside and below
    LOOK_CODE,     // lines to keep as they are
    LOOK_ENTRY,    // of the contents: a section
    LOOK_SUBENTRY, // what stands in it
    LOOK_COUNT
} Look;

typedef struct LookRow {
    double size, leading; // leading: from line to line, by the size of the font's own lines
    bool is_bold;
    bool starts;     // from the side its script begins at
    bool is_heading; // in a direction of the page
    Color color;
} LookRow;

extern const LookRow LOOKS[LOOK_COUNT];

enum { INK_LINK = TONE_STRONG << TONE_SHIFT | 0x1D4F91 };

// What a part of a text looks like.
typedef enum TextMarkKind {
    MARK_STRONG,
    MARK_EMPHASIS,
    MARK_CODE,
    MARK_LINK,
    MARK_SMALL,
    MARK_NORMAL, // not bold
    MARK_QUIET,
} TextMarkKind;

typedef struct TextMark {
    TextMarkKind kind;
    guint from, to; // bytes of the letters
} TextMark;

// Whether a text that is too long is cut: to one line, and at which side it then stands, or to so
// many lines as there is room for.
typedef enum Cut { CUT_NOT, CUT_AT_LEFT, CUT_AT_RIGHT, CUT_LINES } Cut;

// A text to be set.
typedef struct TextWish {
    Look look;
    Cut cut;
    double size, width;
    int lines; // at most, if it is cut
    const GString *letters;
    const GArray *marks; // of TextMark
} TextWish;

// How a text stands, for all that stand alike; never changed.
typedef struct TextSetting {
    GBytes *recipe; // all that it was made from
    PangoLayout *layout;
    int line_count;
    double *tops; // where each line begins, and the last ends
    bool lacks_letters;
} TextSetting;

// A part of a text that leads somewhere.
typedef struct Stretch {
    int from, to;     // bytes of the layout's text
    const Block *aim; // or
    int address;      // from 1
} Stretch;

typedef struct Words {
    struct Booklet *booklet;
    const TextSetting *setting;
    const Line *line; // what it was made from; NULL: a plain text
    Look look;
    double width;
    GArray *stretches; // of Stretch
    bool names_pages;  // made again when pages are known
    int line_count;    // of its setting, as are the tops
    const double *tops;
} Words;

// ---- pieces -------------------------------------------------------------------------------------

typedef enum BitKind {
    BIT_TEXT,
    BIT_TICK, // a box to tick
    BIT_DOT,  // of a list
    BIT_RULE, // a line across, or, if it is higher than wide, down
    BIT_FILL, // a quiet background
    BIT_PAGE, // the page of an aim, at the right edge
    BIT_CODE, // an address for a phone's camera
    BIT_MAP,
} BitKind;

typedef struct Bit {
    BitKind kind;
    double x, y, width, height; // from the piece's corner; of a rule its box
    Color color;
    bool spans;  // is as high as its piece, whatever that is cut to
    Words *text; // lines from `from` to before `to`
    int from, to;
    const Block *aim;
    int address;           // of a code, from 1
    const BookletMap *map; // all of it
} Bit;

// Whether a unit may go on over the page where that would leave much of one empty: never; if it is
// more than half a page high, as a card is read as a whole; or always.
typedef enum UnitFlow { UNIT_STAYS, UNIT_FLOWS_IF_HIGH, UNIT_FLOWS } UnitFlow;

typedef struct Piece {
    GArray *bits; // of Bit
    double space; // above; left out at the head of a page
    double height;
    bool keeps;     // with the next one
    bool splits;    // may be torn between lines
    bool breaks;    // begins a page
    UnitFlow flow;  // of the unit that it begins
    guint unit_end; // the last piece of the largest unit that it begins; its own index: none
    const struct Piece *head; // repeated above it at the head of a page
    const Block *within;      // the card whose heading is said again there
    const Block *target;      // what others lead to
    const Block *aim;         // where all of it leads
    const BookletMap *map;    // on pages of its own, next to come
} Piece;

typedef struct Column {
    double x, width;
    int depth; // of headings
} Column;

// ---- pages --------------------------------------------------------------------------------------

typedef struct Placed {
    const Piece *piece;
    double x, y;
} Placed;

typedef struct Page {
    GArray *placed;
    bool is_wide;          // landscape
    bool is_bare;          // without running head and foot
    const BookletMap *map; // fills it with one of its parts
    const Block *target;   // of a map's first part: what leads there
    uint32_t part;
} Page;

typedef struct Heading {
    int number; // from 1, in the order of the document
    int page;   // from 1; 0 while it is not known
    double y;
    int depth; // of headings, from 1
    const Block *block;
} Heading;

typedef struct Booklet {
    const BookletJob *job;
    Canvas canvas;
    GHashTable *settings;   // recipe -> TextSetting, of all booklets
    double letters;         // 1, or less: by how much all letters are smaller
    GPtrArray *pieces;      // of Piece
    GPtrArray *pages;       // of Page
    GPtrArray *targets;     // of Heading, in the order of the document
    GHashTable *by_block;   // Block -> Heading; also of maps, which are no targets of contents
    GHashTable *far_maps;   // Block -> the Line that says on which page its map is
    GHashTable *by_address; // text -> number, from 1
    Block links;            // stands for the list of addresses
    Run links_run;
    int digits;          // room for a page's number
    bool knows_pages;    // page numbers are real
    bool is_tight;       // and take no more room than they need
    bool is_wide;        // all pages are landscape
    int most_lines;      // of each text that is made; 0: as many as it takes
    double side;         // the margin at the left and right
    bool finds_far_maps; // a map came to stand away from its section, which does not say so yet
    GHashTable *asides;  // Run -> its place, from 1, among those that may be left out
    guint asides_out;    // so many of them are
    uint32_t dropped;
} Booklet;

// booklet_setting.c
GHashTable *settings_start(void);
const TextSetting *setting_of(Booklet *booklet, const TextWish *wish);
const TextSetting *setting_at_width(Booklet *booklet, const TextSetting *setting,
                                    double width); // below 0: on one line

// booklet_text.c
Words *text_of_line(Booklet *booklet, const Line *line, Look look, double width);
Words *text_of_str(Booklet *booklet, Str text, Look look, double width);
Words *text_cut(Booklet *booklet, Str text, Look look, double width, bool is_right); // to a line
Words *text_of_address(Booklet *booklet, int number, Look look, double width);
double text_height(const Words *text, int from, int to);
double text_natural(const Words *text); // its width on one line
void text_set_width(Words *text, double width);
double text_leading(const Booklet *booklet, Look look);
void text_paint(Booklet *booklet, const Words *text, int from, int to, double x, double y);
char *words_filled(Str pattern, int first, int second);
char *plain_words(const Block *block);                   // those of its own line
int address_number(const Booklet *booklet, Str address); // 0: none

// booklet_piece.c
Piece *piece_add(Booklet *booklet, double space);
Bit *piece_bit(Piece *piece, BitKind kind, double x, double y);
Bit *piece_text(Piece *piece, Words *text, double x, double y); // the piece grows to hold it
Piece *piece_split(Piece *piece, double room); // what is behind the cut; NULL: no line fits
double piece_least(const Piece *piece);        // the height of what must stand before a cut
void piece_paint(Booklet *booklet, const Piece *piece, double x, double y);
void unit_close(Booklet *booklet, guint first); // what was added since stays together

// booklet_blocks.c
void blocks_add(Booklet *booklet, const Block *parent, Column column);
void facts_add(Booklet *booklet, const Block *facts, Column column, double rule_room);
void heading_add(Booklet *booklet, const Block *block, Column column);
const Piece *heading_again(Booklet *booklet, const Block *block);

// booklet_table.c
void table_add(Booklet *booklet, const Block *table, Column column);

// booklet_front.c
void cover_add(Booklet *booklet, Block *body); // takes from the body what stands on it
void contents_add(Booklet *booklet, Column column);
void links_add(Booklet *booklet, Column column);
void code_paint(Booklet *booklet, const Bit *bit, double x, double y);

// booklet_place.c
double page_width(const Booklet *booklet, bool is_wide);
double page_height(const Booklet *booklet, bool is_wide);
Page *page_add(Booklet *booklet, bool is_wide);
void page_put(Page *page, const Piece *piece, double x, double y);
void place_pieces(Booklet *booklet);

// booklet_map.c
void picture_add(Booklet *booklet, const Block *block, Column column);
void map_note_far(Booklet *booklet, const Block *picture);
const BookletMap *map_of_picture(const Booklet *booklet, const DocumentPicture *picture);
double map_page_x(const Booklet *booklet, const Page *page);
void map_paint(Booklet *booklet, const BookletMap *map, const PaintPage *part, double scale,
               double x, double y);

// booklet_pocket.c
void pocket_place(Booklet *booklet);

// booklet_link.c
void link_to_aim(Booklet *booklet, const Block *aim, double x, double y, double width,
                 double height);
void link_to_address(Booklet *booklet, int number, double x, double y, double width, double height);
void link_target(Booklet *booklet, const Block *block, double x, double y);
const Heading *target_find(const Booklet *booklet, const Block *block);
void set_color(Booklet *booklet, Color color);
