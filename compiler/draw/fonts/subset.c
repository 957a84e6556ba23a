// The module stagecraft-fonts.so: the fonts, and subsets of them by HarfBuzz.
//
// A subset has the letters that are asked for, without hints, which the sizes of pictures do not
// need. Text is measured without kerning and ligatures, so these are left out too; only where some
// text needs shaping are the tables of forms kept.
#include "draw/modules.h"

#include <hb-subset.h>
#include <hb.h>

extern const unsigned char font_regular[], font_regular_end[], font_bold[], font_bold_end[],
    font_wide[], font_wide_end[];

__attribute__((visibility("default"))) FontsFile fonts_file;
__attribute__((visibility("default"))) FontsSubset fonts_subset;

// The two names stand for one object of data.S, which C cannot know: hence numbers.
static FontFile file_between(const unsigned char *start, const unsigned char *end)
{
    return (FontFile){start, (size_t)((uintptr_t)end - (uintptr_t)start)};
}

FontFile fonts_file(FontFileId id)
{
    switch (id) {
    case FONT_FILE_REGULAR: return file_between(font_regular, font_regular_end);
    case FONT_FILE_BOLD: return file_between(font_bold, font_bold_end);
    case FONT_FILE_WIDE: return file_between(font_wide, font_wide_end);
    case FONT_FILE_COUNT: break;
    }
    return (FontFile){NULL, 0};
}

static void drop_tables(hb_subset_input_t *input, bool is_shaped)
{
    static const hb_tag_t always[] = {HB_TAG('k', 'e', 'r', 'n'), HB_TAG('F', 'F', 'T', 'M'),
                                      HB_TAG('M', 'A', 'T', 'H'), HB_TAG('g', 'a', 's', 'p')};
    static const hb_tag_t shaping[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                                       HB_TAG('G', 'D', 'E', 'F')};
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < 4; i++)
        hb_set_add(dropped, always[i]);
    for (size_t i = 0; i < 3 && !is_shaped; i++)
        hb_set_add(dropped, shaping[i]);
    hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_del(features, HB_TAG('k', 'e', 'r', 'n'));
    hb_set_del(features, HB_TAG('l', 'i', 'g', 'a'));
}

static void add_characters(hb_subset_input_t *input, const unsigned char *characters)
{
    hb_set_t *wanted = hb_subset_input_unicode_set(input);
    for (unsigned c = ' '; c < CHARACTER_SET_SIZE * 8; c++)
        if (characters[c / 8] >> c % 8 & 1)
            hb_set_add(wanted, c);
}

static bool has_tables(hb_face_t *face)
{
    static const hb_tag_t needed[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                      HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
                                      HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
                                      HB_TAG('p', 'o', 's', 't')};
    bool has_all = true;
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        hb_blob_t *table = hb_face_reference_table(face, needed[i]);
        has_all = has_all && hb_blob_get_length(table) > 0;
        hb_blob_destroy(table);
    }
    return has_all;
}

// The height of a letter's shape; 0 for a blank; false where the font lacks it.
static bool letter_height(hb_font_t *font, hb_codepoint_t character, hb_position_t *height)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    if (!hb_font_get_nominal_glyph(font, character, &glyph)
        || !hb_font_get_glyph_extents(font, glyph, &extents))
        return false;
    *height = extents.height;
    return true;
}

// HarfBuzz leaves out what it has no memory for, and says nothing: whether all is there.
static bool is_whole(hb_face_t *whole, hb_face_t *small, const unsigned char *characters)
{
    hb_font_t *before = hb_font_create(whole), *after = hb_font_create(small);
    bool has_all = has_tables(small);
    for (unsigned c = ' '; c < CHARACTER_SET_SIZE * 8 && has_all; c++) {
        hb_position_t old_height, new_height;
        if ((characters[c / 8] >> c % 8 & 1) != 0 && letter_height(before, c, &old_height))
            has_all = letter_height(after, c, &new_height) && old_height == new_height;
    }
    hb_font_destroy(before);
    hb_font_destroy(after);
    return has_all;
}

static hb_blob_t *subset(FontFile font, const unsigned char *characters, bool is_shaped)
{
    hb_blob_t *whole = hb_blob_create((const char *)font.bytes, (unsigned)font.length,
                                      HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(whole, 0);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *small = NULL;
    if (input != NULL) {
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
        drop_tables(input, is_shaped);
        add_characters(input, characters);
        small = hb_subset_or_fail(face, input);
        hb_subset_input_destroy(input);
    }
    hb_blob_t *bytes =
        small != NULL && is_whole(face, small, characters) ? hb_face_reference_blob(small) : NULL;
    hb_face_destroy(small);
    hb_face_destroy(face);
    hb_blob_destroy(whole);
    return bytes;
}

static void send_length(const SubsetJob *job, Channel *output, unsigned length)
{
    unsigned char bytes[4] = {(unsigned char)length, (unsigned char)(length >> 8),
                              (unsigned char)(length >> 16), (unsigned char)(length >> 24)};
    job->send(output, bytes, sizeof bytes);
}

bool fonts_subset(const SubsetJob *job, Channel *output)
{
    for (int weight = 0; weight < 2; weight++) {
        unsigned length = 0;
        if (job->characters[weight] == NULL) {
            send_length(job, output, 0);
            continue;
        }
        hb_blob_t *bytes =
            subset(fonts_file((FontFileId)weight), job->characters[weight], job->is_shaped);
        const char *data = bytes != NULL ? hb_blob_get_data(bytes, &length) : NULL;
        if (data == NULL || length == 0)
            return false;
        send_length(job, output, length);
        job->send(output, data, length);
        hb_blob_destroy(bytes);
    }
    return true;
}
