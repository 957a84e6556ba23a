// The maps inside handouts: a flowchart of each process with the role's part brought out.
#include "cli/handout_job.h"

#include "cli/message.h"
#include "draw/booklet.h"
#include "draw/picture.h"

static const Drawing *draw(Session *session, Document *document, const DocumentPicture *picture,
                           uint32_t width, Detail detail)
{
    PictureRequest request = {
        .view = VIEW_flow,
        .model = session->compilation.model,
        .process = picture->process,
        .options = {.role = picture->role, .width = width, .detail = detail},
        .limits = &session->options->limits,
    };
    DrawReport report = {DRAW_DONE, {"", 0}};
    const Drawing *drawing = picture_make(&request, document->arena, &report);
    if (report.result != DRAW_DONE) {
        message("%.*s", STR_ARGS(report.message));
    }
    return drawing;
}

void handout_draw(Session *session, Document *document, uint32_t width)
{
    for (DocumentPicture *picture = document->pictures; picture; picture = picture->next) {
        picture->drawing = draw(session, document, picture, width, DETAIL_AUTO);
    }
}

void handout_draw_for_paper(Session *session, Document *document, Paper paper)
{
    for (DocumentPicture *picture = document->pictures; picture; picture = picture->next) {
        const Drawing *wide =
            draw(session, document, picture, booklet_map_width(paper, true), DETAIL_TITLE);
        const Drawing *upright = NULL;
        if (wide && booklet_map_pages(wide, paper, document->arena) > 1) {
            upright =
                draw(session, document, picture, booklet_map_width(paper, false), DETAIL_TITLE);
        }
        bool is_better = upright
                         && booklet_map_pages(upright, paper, document->arena)
                                < booklet_map_pages(wide, paper, document->arena);
        picture->drawing = is_better ? upright : wide;
    }
}
