// Letters as a comparison sees them: small, and without accents.
//
// `Ä`, `ä` and `a` are one letter here, as they are to somebody who types on another country's
// keyboard. Only Latin letters lose their accents: in other scripts they make other letters.
#include "base/fold.h"

#include <unicase.h>
#include <uninorm.h>

// A Latin letter without its accents.
static int32_t without_accent(int32_t c)
{
    switch (c) {
    case 0xdf: return 's'; // sharp s
    case 0xf8: return 'o'; // with a stroke, as the next two
    case 0x111: return 'd';
    case 0x142: return 'l';
    case 0x131: return 'i'; // without its dot
    default: break;
    }
    bool is_latin = (c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00);
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    while (is_latin && c >= 0x80 && uc_canonical_decomposition((ucs4_t)c, parts) > 0) {
        c = (int32_t)parts[0];
    }
    return c;
}

int32_t fold_letter(int32_t character)
{
    if (character < 0x80) {
        return character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character;
    }
    return without_accent((int32_t)uc_tolower((ucs4_t)character));
}

bool fold_is_mark(int32_t character)
{
    return character >= 0x300 && character < 0x370;
}
