// The maps inside handouts: a flowchart of each process with the role's part brought out.
#include "cli/handout_job.h"

#include "cli/message.h"
#include "draw/picture.h"

static void draw(Session *session, Document *document, DocumentPicture *picture, uint32_t width,
                 Detail detail)
{
    PictureRequest request = {
        .view = VIEW_flow,
        .model = session->compilation.model,
        .process = picture->process,
        .options = {.role = picture->role, .width = width, .detail = detail},
        .limits = &session->options->limits,
    };
    DrawReport report = {DRAW_DONE, {"", 0}};
    picture->drawing = picture_make(&request, document->arena, &report);
    if (report.result != DRAW_DONE) {
        message("%.*s", STR_ARGS(report.message));
    }
}

static void draw_all(Session *session, Document *document, uint32_t width, Detail detail)
{
    for (DocumentPicture *picture = document->pictures; picture; picture = picture->next) {
        draw(session, document, picture, width, detail);
    }
}

void handout_draw(Session *session, Document *document, uint32_t width)
{
    draw_all(session, document, width, DETAIL_AUTO);
}

void handout_draw_titles(Session *session, Document *document, uint32_t width)
{
    draw_all(session, document, width, DETAIL_TITLE);
}
