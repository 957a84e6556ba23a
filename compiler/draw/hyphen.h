// Where a word that is too wide for its line may be parted.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// A letter of a script whose words are parted with a hyphen: Latin, Greek, Cyrillic.
bool hyphen_joins(int32_t character);

// Whether a syllable seems to begin at letters[at]: a consonant (or `ch` and the like) with a vowel
// after it. Good enough for any language of these scripts to read well; no dictionary is asked.
bool hyphen_is_syllable(const int32_t *letters, uint32_t count, uint32_t at);
