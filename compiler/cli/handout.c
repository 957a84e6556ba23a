// `stagecraft handout FILE --role ROLE -o OUT`: one role's onboarding handout, whole or on one page;
// with `--team`, one table for whoever manages them all.
//
// The ending of OUT picks the format. Each handout is made whole in memory first.
#include "cli/handout_job.h"

#include "base/utf8.h"
#include "base/walk.h"
#include "cli/message.h"
#include "cli/naming.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "emit/calendar.h"
#include "emit/handout_csv.h"
#include "emit/handout_html.h"
#include "emit/handout_json.h"
#include "emit/markdown.h"
#include "model/day.h"
#include "views/staff.h"

#include <string.h>

// ---- whose --------------------------------------------------------------------------------------

// What the file calls a role.
static Str called(Session *session, const Role *role)
{
    Naming roles = naming_of_roles(session, true);
    return naming_called(&roles, role);
}

const Role *handout_role(Session *session, const Onboarding **onboarding)
{
    const char *name = session->options->value[OPTION_ROLE];
    const char *plan = session->options->value[OPTION_ONBOARDING];
    *onboarding = NULL;
    if (plan) {
        Naming naming = naming_of_onboardings(session, NULL);
        *onboarding = naming_find(session, &naming, plan);
        if (!*onboarding) {
            return NULL;
        }
    }
    const Role *role = plan && !name ? (*onboarding)->role : pipeline_role(session, name, false);
    if (role && plan && (*onboarding)->role != role) {
        Str whose = called(session, (*onboarding)->role), asked = called(session, role);
        message("`%s` is an onboarding of `%.*s`, not of `%.*s`", plan, STR_ARGS(whose),
                STR_ARGS(asked));
        return NULL;
    }
    if (role && role->is_external) {
        message("`%.*s` is external: a role of the buyer or a partner gets no handout",
                STR_ARGS(called(session, role)));
        return NULL;
    }
    return role;
}

// ---- of what ------------------------------------------------------------------------------------

Status handout_processes(Session *session, ProcessList *picked)
{
    const ProcessList *all = &session->compilation.model->processes;
    picked->at = ARENA_MANY(&session->compilation.arena, all->count + 1, Process *);
    if (session->options->value[OPTION_PROCESS]) {
        const Process *process;
        Status status = pipeline_process(session, &process);
        if (status == STATUS_CLEAN) {
            picked->at[picked->count++] = all->at[process->index];
        }
        return status;
    }
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i]->is_given) {
            picked->at[picked->count++] = all->at[i];
        }
    }
    return STATUS_CLEAN;
}

bool handout_has_staff(Session *session, const ProcessList *processes)
{
    const Model *model = session->compilation.model;
    for (uint32_t i = 0; i < model->roles.count; i++) {
        if (staff_has(model, processes, model->roles.at[i], &session->arena)) {
            return true;
        }
    }
    Naming roles = naming_of_roles(session, false);
    message("no role to write a handout for");
    message_help("%s", roles.offered == 0
                           ? roles.none
                           : "no role of the library owns a process, works in a stage,"
                             " answers for a measure or has an onboarding");
    return false;
}

HandoutRequest handout_request(Session *session, const ProcessList *processes)
{
    const Options *options = session->options;
    const int *start = options->start;
    HandoutRequest request = {
        .model = session->compilation.model,
        .kind = handout_kind(options),
        .processes = processes,
        .others = options->value[OPTION_PROCESS] ? NULL : &session->compilation.model->processes,
        .schedule = {.has_start = options->value[OPTION_START] != NULL,
                     .counts_workdays = options->value[OPTION_WORKING_DAYS] != NULL},
        .person =
            str_compose(&session->arena,
                        str_from(options->value[OPTION_FOR] ? options->value[OPTION_FOR] : "")),
    };
    if (request.schedule.has_start) {
        request.schedule.start = day_number(start[0], start[1], start[2]);
    }
    return request;
}

// ---- of which kind, and in which format ---------------------------------------------------------

DocumentKind handout_kind(const Options *options)
{
    return options->value[OPTION_TEAM]     ? DOCUMENT_TEAM
           : options->value[OPTION_POCKET] ? DOCUMENT_POCKET
                                           : DOCUMENT_HANDOUT;
}

Shape handout_shape(const Options *options)
{
    switch (handout_kind(options)) {
    case DOCUMENT_HANDOUT: return SHAPE_DOCUMENT;
    case DOCUMENT_TEAM: return SHAPE_TEAM;
    case DOCUMENT_POCKET: return SHAPE_POCKET;
    }
    return SHAPE_DOCUMENT;
}

bool handout_format_fits(const Options *options, const Format *format)
{
    if (format->id == FORMAT_CALENDAR && !options->value[OPTION_START]) {
        message("a calendar needs to know the first day");
        message_help("name it with `--start DATE`, for example `--start 2026-03-02`");
        return false;
    }
    return true;
}

bool handout_is_dated(const Document *document)
{
    if (document->undated) {
        message("day %d would lie after 9999-12-31, the last day that has a date",
                (int)document->undated->due.day);
        message_help("name an earlier first day with `--start DATE`");
    }
    return document->undated == NULL;
}

bool handout_paper_fits(const Options *options, bool is_printed, const char *way)
{
    if (options->value[OPTION_PAPER] && !is_printed) {
        message("`--paper` is the paper of a PDF, and none is written");
        message_help("leave it out, or %s", way);
        return false;
    }
    return true;
}

// ---- one document -------------------------------------------------------------------------------

Document *handout_make(Session *session, const HandoutRequest *request, bool is_printed)
{
    return document_make(request, is_printed ? &session->arena : &session->page);
}

void handout_write(Session *session, Document *document, FormatId format, Out *out)
{
    Arena *own = document->arena;
    document->arena = format == FORMAT_PDF ? own : &session->page;
    switch (format) {
    case FORMAT_PDF: handout_print(session, document, out); break;
    case FORMAT_CSV: handout_write_csv(document, out); break;
    case FORMAT_CALENDAR: calendar_write(document, out); break;
    case FORMAT_JSON: handout_write_json(document, out); break;
    case FORMAT_HTML:
        handout_draw(session, document, HANDOUT_PAGE_WIDTH);
        handout_html_write(document, out);
        break;
    default: markdown_write(document, out); break;
    }
    document->arena = own;
}

// Whose it is: one role's, or the team's, which has to have one.
static Status pick_role(Session *session, HandoutRequest *request)
{
    if (request->kind == DOCUMENT_TEAM) {
        return handout_has_staff(session, request->processes) ? STATUS_CLEAN : STATUS_FINDINGS;
    }
    request->role = handout_role(session, &request->onboarding);
    return request->role ? STATUS_CLEAN : STATUS_USAGE;
}

static Status run_one(Session *session)
{
    ProcessList processes = {0};
    const Options *options = session->options;
    const char *path = product_path(session, "-o handout.md");
    const Format *format = path ? product_format(path, handout_shape(options)) : NULL;
    if (!format || !handout_format_fits(options, format)
        || !handout_paper_fits(options, format->id == FORMAT_PDF, "end `-o` in `.pdf`")) {
        return STATUS_USAGE;
    }
    Status status = pipeline_compile_only(session);
    if (status == STATUS_CLEAN) {
        status = handout_processes(session, &processes);
    }
    if (status != STATUS_CLEAN) {
        return status;
    }
    HandoutRequest request = handout_request(session, &processes);
    status = pick_role(session, &request);
    if (status != STATUS_CLEAN) {
        return status;
    }
    Document *document = handout_make(session, &request, format->id == FORMAT_PDF);
    if (!handout_is_dated(document)) {
        return STATUS_USAGE;
    }
    handout_write(session, document, format->id, &session->out);
    arena_free(&session->page);
    status = handout_finish_printing(session);
    return status == STATUS_CLEAN ? product_write(session, path) : status;
}

static Status run_all(Session *session)
{
    const char *folder = product_path(session, "-o handouts");
    if (!folder) {
        return STATUS_USAGE;
    }
    bool is_file = !path_is_folder(folder) && product_ends_as_file(folder);
    if (is_file || strcmp(folder, "-") == 0) {
        message(is_file ? "`--all` writes several files, and `%s` looks like one"
                        : "`--all` writes several files, which `-o %s` cannot hold",
                folder);
        message_help("name a folder with `-o DIR`, and the formats with `--as md,html`");
        return STATUS_USAGE;
    }
    return handout_write_all(session, folder);
}

// What goes without certain others.
static bool stands_alone(const Options *options, const char *what, const OptionId *others,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (options->value[others[i]]) {
            message("%s: leave out `%s`", what, option_row(others[i])->name);
            return false;
        }
    }
    return true;
}

static bool team_fits(const Options *options)
{
    static const OptionId others[] = {OPTION_ROLE, OPTION_ALL, OPTION_POCKET, OPTION_ONBOARDING,
                                      OPTION_FOR};
    return stands_alone(options, "`--team` is one table of all roles", others,
                        sizeof others / sizeof *others);
}

static bool all_fits(const Options *options)
{
    static const OptionId others[] = {OPTION_ROLE, OPTION_ONBOARDING, OPTION_FOR};
    return stands_alone(options, "`--all` writes a handout for each role", others,
                        sizeof others / sizeof *others);
}

// Options that only mean something beside others, or not beside them.
static bool options_fit(const Options *options)
{
    const char *person = options->value[OPTION_FOR];
    if ((options->value[OPTION_TEAM] && !team_fits(options))
        || (options->value[OPTION_ALL] && !all_fits(options))) {
        return false;
    }
    if (options->value[OPTION_POCKET] && options->value[OPTION_ONBOARDING]) {
        message("`--pocket` tells of stages, and of no onboarding: name a `--role`");
        return false;
    }
    if (options->value[OPTION_POCKET] && options->value[OPTION_START]) {
        message("`--pocket` tells of stages, and of no days: leave out `--start`");
        return false;
    }
    if (person && !utf8_is_clean(person, person + strlen(person))) {
        message("`--for` takes a name of letters, in UTF-8 and on one line");
        return false;
    }
    if (options->value[OPTION_AS] && !options->value[OPTION_ALL]) {
        message("`--as` goes with `--all`: the ending of `-o` names the format of one handout");
        return false;
    }
    if (options->value[OPTION_WORKING_DAYS] && !options->value[OPTION_START]) {
        message("`--working-days` counts from a first day: name it with `--start DATE`");
        return false;
    }
    return true;
}

Status command_handout(Session *session)
{
    if (!pipeline_has_one_file(session) || !options_fit(session->options)) {
        return STATUS_USAGE;
    }
    return session->options->value[OPTION_ALL] ? run_all(session) : run_one(session);
}
