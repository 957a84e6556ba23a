// Makes every view of every file in many ways, and counts what is wrong with the pictures.
//
//     checker [--some] [--told] [--view NAME] [--harm FAULT] FILE...
//
// --some takes a few of the ways for each file, by turns; --told says where each fault lies; --harm
// spoils each picture before it is looked at, as harm.c does. Prints a line a view with the number of
// pictures and of faults of each kind, and the worst picture of each view. Ends with status 1 where
// a law of faults.def is broken, 2 where a file is not sound.
#include "compiled.h"
#include "faults.h"
#include "harm.h"

#include "draw/pages.h"
#include "draw/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLOW_STAGES_MOST = 60 }; // up to here the laws hold for `flow`

typedef struct Totals {
    uint32_t pictures;
    Faults faults;
    uint32_t worst;
    char worst_name[300];
} Totals;

typedef struct Checker {
    bool is_some, is_told;
    const char *view, *harm;
    uint32_t turn; // of the files, for --some
    const char *path;
    Totals totals[VIEW_COUNT];
} Checker;

// How a picture is asked for a picture.
typedef struct Manner {
    Detail detail;
    Direction direction;
    uint32_t width;
    bool is_paged;    // for pages of A4
    const Role *role; // whose part is brought out
} Manner;

static uint32_t laws_broken(const Faults *faults)
{
    uint32_t count = 0;
    for (int i = 0; i < FAULT_COUNT; i++) {
        count += fault_row((FaultId)i)->is_law ? faults->of[i] : 0;
    }
    return count;
}

static uint32_t all_of(const Faults *faults)
{
    uint32_t count = 0;
    for (int i = 0; i < FAULT_COUNT; i++) {
        count += faults->of[i];
    }
    return count;
}

static void add(Checker *checker, const PictureRequest *request, const Faults *faults)
{
    static const char *const DETAILS[] = {"auto", "title", "card", "full"};
    Totals *totals = &checker->totals[request->view];
    uint32_t weight = laws_broken(faults) * 1000 + all_of(faults);
    const char *name = request->process ? request->process->entity.name->text : "all";
    totals->pictures++;
    for (int i = 0; i < FAULT_COUNT; i++) {
        totals->faults.of[i] += faults->of[i];
    }
    if (weight > totals->worst) {
        totals->worst = weight;
        snprintf(totals->worst_name, sizeof totals->worst_name,
                 "%s --process %s --view %s --detail %s%s --width %u: %u faults", checker->path,
                 name, view_row(request->view)->name, DETAILS[request->options.detail],
                 request->options.direction == DIRECTION_DOWN ? " --direction down" : "",
                 request->options.width, all_of(faults));
    }
}

static void check_picture(Checker *checker, PictureRequest *request, Manner way)
{
    Arena arena;
    DrawReport report;
    arena_start(&arena, NULL);
    request->options = (ViewOptions){.detail = way.detail,
                                     .direction = way.direction,
                                     .width = way.width,
                                     .height = way.is_paged ? paper_height(PAPER_A4) : 0,
                                     .role = way.role,
                                     .role_count = request->model->roles.count};
    Drawing *drawing = picture_make(request, &arena, &report);
    if (drawing != NULL && (checker->harm == NULL || harm_do(drawing, checker->harm))) {
        const FaultsAsked asked = {
            .has_lanes = request->view == VIEW_lanes,
            .has_main_line = request->view == VIEW_flow,
            .is_down = way.direction == DIRECTION_DOWN,
            .is_paged = way.is_paged,
            .is_told = checker->is_told,
        };
        Faults faults = faults_count(drawing, &asked, &arena);
        add(checker, request, &faults);
    }
    arena_free(&arena);
}

// Whether the view looks another way in another direction.
static bool has_direction(ViewId view)
{
    return view == VIEW_flow || view == VIEW_lanes;
}

static void check_view(Checker *checker, PictureRequest *request)
{
    static const Detail DETAILS[] = {DETAIL_AUTO, DETAIL_TITLE, DETAIL_CARD, DETAIL_FULL};
    const uint32_t widths[] = {0, 800, 1500, paper_width(PAPER_A4)};
    bool is_paged = checker->harm != NULL && strcmp(checker->harm, "torn") == 0;
    const RoleList *roles = &request->model->roles;
    uint32_t number = 0;
    for (int direction = 0; direction < (has_direction(request->view) ? 2 : 1); direction++) {
        for (int detail = 0; detail < 4; detail++) {
            for (int width = 0; width < 4; width++, number++) {
                if (!checker->is_some || number % 16 == (checker->turn + request->view * 5) % 16) {
                    check_picture(
                        checker, request,
                        (Manner){DETAILS[detail], (Direction)direction, widths[width],
                                 is_paged || width == 3,
                                 number % 5 == 0 && roles->count > 0 ? roles->at[0] : NULL});
                }
            }
        }
    }
}

static bool is_asked(const Checker *checker, ViewId view)
{
    return checker->view == NULL || strcmp(checker->view, view_row(view)->name) == 0;
}

static void check_file(Checker *checker, const char *path)
{
    Compiled compiled = {0};
    compiled_read(&compiled, path);
    const Model *model = compiled.compilation.model;
    PictureRequest request = {.model = model, .limits = &compiled.limits};
    checker->path = path;
    for (int view = 0; view < VIEW_COUNT; view++) {
        request.view = (ViewId)view;
        for (uint32_t i = 0; is_asked(checker, request.view) && i < model->processes.count; i++) {
            request.process = view == VIEW_landscape ? NULL : model->processes.at[i];
            bool is_large = view == VIEW_flow && request.process->stages.count > FLOW_STAGES_MOST;
            if ((view != VIEW_landscape || i == 0) && model->processes.at[i]->is_given
                && !is_large) {
                check_view(checker, &request);
            }
        }
    }
    compiled_free(&compiled);
    checker->turn++;
}

static int print_totals(const Checker *checker)
{
    uint32_t broken = 0;
    printf("%-10s %8s", "view", "pictures");
    for (int i = 0; i < FAULT_COUNT; i++) {
        printf(" %8s", fault_row((FaultId)i)->name);
    }
    for (int view = 0; view < VIEW_COUNT; view++) {
        const Totals *totals = &checker->totals[view];
        printf("\n%-10s %8u", view_row((ViewId)view)->name, totals->pictures);
        for (int i = 0; i < FAULT_COUNT; i++) {
            printf(" %8u", totals->faults.of[i]);
        }
        broken += laws_broken(&totals->faults);
    }
    printf("\n");
    for (int view = 0; view < VIEW_COUNT; view++) {
        if (checker->totals[view].worst > 0) {
            printf("worst: %s\n", checker->totals[view].worst_name);
        }
    }
    return broken > 0;
}

int main(int count, char **arguments)
{
    Checker checker = {0};
    for (int i = 1; i < count; i++) {
        const char *word = arguments[i];
        if (strcmp(word, "--some") == 0) {
            checker.is_some = true;
        } else if (strcmp(word, "--told") == 0) {
            checker.is_told = true;
        } else if (strcmp(word, "--view") == 0 && i + 1 < count) {
            checker.view = arguments[++i];
        } else if (strcmp(word, "--harm") == 0 && i + 1 < count) {
            checker.harm = arguments[++i];
        } else {
            check_file(&checker, word);
        }
    }
    return print_totals(&checker);
}
