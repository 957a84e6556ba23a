// Puts together what trackers and calendars show below the name of a task.
#include "views/duty_text.h"

#include "model/address.h"
#include "views/phrases.h"

Str duty_description(const Duty *duty, Arena *arena)
{
    if (duty->link.length == 0 || address_is_absolute(duty->link)) {
        return duty->detail;
    }
    Str see = phrase_with(arena, PHRASE_SEE, duty->link);
    return duty->detail.length == 0
               ? see
               : str_format(arena, "%.*s\n%.*s", STR_ARGS(duty->detail), STR_ARGS(see));
}
