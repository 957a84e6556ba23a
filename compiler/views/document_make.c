// Picks the maker of a document by its kind.
#include "views/handout.h"
#include "views/pocket.h"
#include "views/team.h"

Document *document_make(const HandoutRequest *request, Arena *arena)
{
    switch (request->kind) {
    case DOCUMENT_HANDOUT: return handout_document(request, arena);
    case DOCUMENT_TEAM: return team_document(request, arena);
    case DOCUMENT_POCKET: return pocket_document(request, arena);
    }
    return NULL;
}
