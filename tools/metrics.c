// Writes the widths of a font's characters as a C table; runs at build time.
//
//     metrics NAME FONT.ttf [NAME FONT.ttf ...] > metrics_table.h
//
// For each font: pages of 256 widths in 1/2048 em, and a table of 256 pages for the Basic
// Multilingual Plane. 0xFFFF stands for a character that the font lacks.
#include <stdio.h>
#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H

enum { PAGE_COUNT = 256, PAGE_SIZE = 256, NO_WIDTH = 0xFFFF, UNITS = 2048 };

static unsigned width_of(FT_Face face, unsigned long character)
{
    unsigned glyph = FT_Get_Char_Index(face, character);
    if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0)
        return NO_WIDTH;
    long em = face->units_per_EM;
    return (unsigned)((face->glyph->metrics.horiAdvance * UNITS + em / 2) / em);
}

// Writes one page if the font has any of its characters; tells whether it did.
static int write_page(FT_Face face, const char *name, unsigned page)
{
    unsigned widths[PAGE_SIZE];
    unsigned found = 0;
    for (unsigned i = 0; i < PAGE_SIZE; i++) {
        unsigned long character = page * PAGE_SIZE + i;
        int is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
        widths[i] = is_control ? NO_WIDTH : width_of(face, character);
        found += widths[i] != NO_WIDTH;
    }
    if (found == 0)
        return 0;
    printf("static const uint16_t %s_%02x[%d] = {", name, page, PAGE_SIZE);
    for (unsigned i = 0; i < PAGE_SIZE; i++)
        printf("%s%u,", i % 16 == 0 ? "\n    " : " ", widths[i]);
    printf("\n};\n");
    return 1;
}

static void write_font(FT_Face face, const char *name)
{
    int written[PAGE_COUNT];
    for (unsigned page = 0; page < PAGE_COUNT; page++)
        written[page] = write_page(face, name, page);
    printf("static const uint16_t *const %s_pages[%d] = {\n", name, PAGE_COUNT);
    for (unsigned page = 0; page < PAGE_COUNT; page++)
        if (written[page])
            printf("    [0x%02x] = %s_%02x,\n", page, name, page);
    printf("};\n\n");
}

int main(int count, char **words)
{
    FT_Library library;
    if (count < 3 || FT_Init_FreeType(&library) != 0) {
        fprintf(stderr, "usage: metrics NAME FONT [NAME FONT ...]\n");
        return 2;
    }
    printf("// Made by tools/metrics.c; do not edit.\n#include <stdint.h>\n\n");
    for (int i = 1; i + 1 < count; i += 2) {
        FT_Face face;
        if (FT_New_Face(library, words[i + 1], 0, &face) != 0) {
            fprintf(stderr, "metrics: cannot read the font %s\n", words[i + 1]);
            return 3;
        }
        write_font(face, words[i]);
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return fflush(stdout) == 0 ? 0 : 3;
}
