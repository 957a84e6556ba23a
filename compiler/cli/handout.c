// `stagecraft handout FILE --role ROLE -o OUT`: one role's onboarding handout.
//
// The ending of OUT picks the format. Each handout is made whole in memory first.
#include "cli/handout_job.h"

#include "base/suggest.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/product.h"
#include "emit/markdown.h"
#include "model/day.h"

#include <string.h>

// ---- whose --------------------------------------------------------------------------------------

static void report_unknown_onboarding(Session *session, const char *name)
{
    const OnboardingList *all = &session->compilation.model->onboardings;
    Candidate *near = ARENA_MANY(&session->arena, all->count + 1, Candidate);
    uint64_t budget = 100000;
    for (uint32_t i = 0; i < all->count; i++) {
        near[i] = (Candidate){.name = name_str(all->at[i]->entity.name),
                              .label = all->at[i]->entity.label};
    }
    message("no onboarding is called `%s`", name);
    Suggestion best = suggest(str_from(name), near, all->count, &budget);
    if (best.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(best.candidate->name));
    } else if (all->count == 0) {
        message_help("this file declares none: leave out `--onboarding`, and name a `--role`");
    } else {
        message_help("choose one of these with `--onboarding NAME`:");
        for (uint32_t i = 0; i < all->count; i++) {
            message_item("%s", all->at[i]->entity.name->text);
        }
    }
}

static const Onboarding *find_onboarding(Session *session, const char *name)
{
    const OnboardingList *all = &session->compilation.model->onboardings;
    for (uint32_t i = 0; i < all->count; i++) {
        if (strcmp(all->at[i]->entity.name->text, name) == 0) {
            return all->at[i];
        }
    }
    report_unknown_onboarding(session, name);
    return NULL;
}

const Role *handout_role(Session *session, const Onboarding **onboarding)
{
    const char *name = session->options->value[OPTION_ROLE];
    const char *plan = session->options->value[OPTION_ONBOARDING];
    *onboarding = plan ? find_onboarding(session, plan) : NULL;
    if (plan && !*onboarding) {
        return NULL;
    }
    const Role *role = plan && !name ? (*onboarding)->role : pipeline_role(session, name, false);
    if (role && plan && (*onboarding)->role != role) {
        message("`%s` is an onboarding of `%s`, not of `%s`", plan,
                (*onboarding)->role->entity.name->text, name);
        return NULL;
    }
    if (role && role->is_external) {
        message("`%s` is external: a role of the buyer or a partner gets no handout", name);
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

HandoutRequest handout_request(Session *session, const ProcessList *processes)
{
    const Options *options = session->options;
    const int *start = options->start;
    HandoutRequest request = {
        .model = session->compilation.model,
        .processes = processes,
        .schedule = {.has_start = options->value[OPTION_START] != NULL,
                     .counts_workdays = options->value[OPTION_WORKING_DAYS] != NULL},
        .person = str_from(options->value[OPTION_FOR] ? options->value[OPTION_FOR] : ""),
    };
    if (request.schedule.has_start) {
        request.schedule.start = day_number(start[0], start[1], start[2]);
    }
    return request;
}

// ---- one role -----------------------------------------------------------------------------------

Status handout_write(Session *session, const HandoutRequest *request, FormatId format, Out *out)
{
    Arena *arena = format == FORMAT_PDF ? &session->arena : &session->page; // printed at the end
    Document *document = handout_document(request, arena);
    Status status = STATUS_CLEAN;
    switch (format) {
    case FORMAT_PDF: handout_print(session, document, out); break;
    default: markdown_write(document, out); break;
    }
    arena_free(&session->page);
    return status;
}

static Status run_one(Session *session)
{
    ProcessList processes = {0};
    const char *path = product_path(session, "-o handout.md");
    const Format *format = path ? product_format(path, SHAPE_DOCUMENT) : NULL;
    if (!format) {
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
    request.role = handout_role(session, &request.onboarding);
    if (!request.role) {
        return STATUS_USAGE;
    }
    status = handout_write(session, &request, format->id, &session->out);
    if (status == STATUS_CLEAN) {
        status = handout_finish_printing(session);
    }
    return status == STATUS_CLEAN ? product_write(session, path) : status;
}

static Status run_all(Session *session)
{
    const char *const *values = session->options->value;
    const char *folder = product_path(session, "-o handouts");
    if (!folder) {
        return STATUS_USAGE;
    }
    if (values[OPTION_ROLE] || values[OPTION_ONBOARDING] || strcmp(folder, "-") == 0) {
        message("`--all` writes several files: give it a folder with `-o DIR`, and no `--role`");
        return STATUS_USAGE;
    }
    return handout_write_all(session, folder);
}

// Options that only mean something beside others.
static bool options_fit(const Options *options)
{
    if (options->value[OPTION_AS] && !options->value[OPTION_ALL]) {
        message("`--as` goes with `--all`: the ending of `-o` names the format of one handout");
        return false;
    }
    if (options->value[OPTION_WORKING_DAYS] && !options->value[OPTION_START]) {
        message("`--working-days` counts from a first day: name it with `--start DATE`");
        return false;
    }
    if (handout_paper(options) == PAPER_COUNT) {
        message("a handout is printed on `a4` or `letter`, not on `%s`",
                options->value[OPTION_PAPER]);
        return false;
    }
    return true;
}

Status command_handout(Session *session)
{
    if (!options_fit(session->options)) {
        return STATUS_USAGE;
    }
    return session->options->value[OPTION_ALL] ? run_all(session) : run_one(session);
}
