// Values written as in another country: what is said of them, and the right one in their place.
#pragma once

#include "model/number.h"

// Reports a value whose number is not one of ours, with what it should be in this statement. False
// where it cannot be told; nothing is reported then.
bool odd_report(Reader *reader);

// Shows and offers the right value in a finding that says what the statement takes; nothing where
// that is not what was written in other words. `finding` may be NULL.
void odd_offer(Reader *reader, Finding *finding);
