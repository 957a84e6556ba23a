// What a mistaken number may have meant, offered as fixes.
#pragma once

#include "model/number.h"

// Offers what the number at this place may mean: `48.000` may be `48_000` or `48`, `2,5` is `2.5`,
// `$24k` is `24k USD`, `007` is `7`. Nothing where that cannot be told. `finding` may be NULL.
void number_offer(Reader *reader, Finding *finding, Place place);

// Writes the range at this place with `to`: `2-5` is `2 to 5`. Nothing where its ends are not plain
// numbers. `finding` may be NULL.
void range_fix(Reader *reader, Finding *finding, Place place);
