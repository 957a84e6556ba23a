// `stagecraft handout FILE --role ROLE -o OUT`: one role's onboarding handout.
#include "cli/message.h"
#include "cli/pipeline.h"

int command_handout(Session *session)
{
    (void)session;
    message("not yet");
    return STATUS_FAULT;
}
