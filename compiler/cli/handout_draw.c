// The maps inside handouts: a flowchart of each process with the role's part brought out; and the
// handouts of a run that go on paper, which are painted together at its end.
#include "cli/handout_job.h"

#include "cli/message.h"
#include "draw/picture.h"

static void say(const DrawReport *report)
{
    if (report->result != DRAW_DONE) {
        message("%.*s", STR_ARGS(report->message));
    }
}

static const Drawing *draw(Session *session, Document *document, const DocumentPicture *picture,
                           uint32_t width, Detail detail, DrawReport *report)
{
    session->layouts.arena = &session->arena;
    PictureRequest request = {
        .view = VIEW_flow,
        .model = session->compilation.model,
        .process = picture->process,
        .options = {.role = picture->role, .width = width, .detail = detail},
        .limits = &session->options->limits,
        .notes = &session->layouts,
    };
    return picture_make(&request, document->arena, report);
}

void handout_draw(Session *session, Document *document, uint32_t width)
{
    for (DocumentPicture *picture = document->pictures; picture; picture = picture->next) {
        DrawReport report = {DRAW_DONE, {"", 0}};
        picture->drawing = draw(session, document, picture, width, DETAIL_AUTO, &report);
        say(&report);
    }
}

// ---- on paper -----------------------------------------------------------------------------------

Paper handout_paper(const Options *options)
{
    return paper_named(options->value[OPTION_PAPER], PAPER_A4);
}

// With the names of the stages only, in whichever width takes fewer pages.
static void draw_for_paper(Session *session, Document *document, Paper paper, DrawReport *report)
{
    for (DocumentPicture *picture = document->pictures; picture; picture = picture->next) {
        const Drawing *wide =
            draw(session, document, picture, booklet_map_width(paper, true), DETAIL_TITLE, report);
        uint32_t pages = wide ? booklet_map_pages(wide, paper, document->arena) : 0;
        const Drawing *upright = NULL;
        if (pages > 1) {
            upright = draw(session, document, picture, booklet_map_width(paper, false),
                           DETAIL_TITLE, report);
        }
        bool is_better = upright && booklet_map_pages(upright, paper, document->arena) < pages;
        picture->drawing = is_better ? upright : wide;
    }
}

void handout_print(Session *session, Document *document, Out *out)
{
    enum { FIRST = 8 };
    if (session->booklet_count == session->booklet_room) {
        uint32_t room = session->booklet_room ? 2 * session->booklet_room : FIRST;
        BookletPrint *more = ARENA_MANY(&session->arena, room, BookletPrint);
        for (uint32_t i = 0; i < session->booklet_count; i++) {
            more[i] = session->booklets[i];
        }
        session->booklets = more;
        session->booklet_room = room;
    }
    BookletPrint *print = &session->booklets[session->booklet_count++];
    *print = (BookletPrint){.document = document, .out = out};
    draw_for_paper(session, document, handout_paper(session->options), &print->maps);
}

void handout_paint(Session *session)
{
    booklets_paint(session->booklets, session->booklet_count, handout_paper(session->options),
                   &session->options->limits);
}

Status handout_report(const BookletPrint *print)
{
    DrawResult result = print->report.result;
    Status status = result == DRAW_FAILED    ? STATUS_FAULT
                    : result == DRAW_NO_FILE ? STATUS_FILE
                                             : STATUS_CLEAN;
    if (status == STATUS_CLEAN) {
        say(&print->maps);
    }
    say(&print->report);
    return status;
}

Status handout_finish_printing(Session *session)
{
    Status status = STATUS_CLEAN;
    handout_paint(session);
    for (uint32_t i = 0; i < session->booklet_count && status == STATUS_CLEAN; i++) {
        status = handout_report(&session->booklets[i]);
    }
    return status;
}
