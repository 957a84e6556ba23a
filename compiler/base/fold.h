// Letters as a comparison sees them: small, and without accents.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// The small letter without its accents; other scripts keep theirs, which make other letters. What
// is no letter stays as it is.
int32_t fold_letter(int32_t character);

// Whether a character is an accent by itself, which a comparison passes over.
bool fold_is_mark(int32_t character);
