// `stagecraft explain RULE...`: what each rule finds and why, with a wrong and a right example.
//
// With --list: every rule in a line. All goes to standard output, for it is what was asked for.
#include "base/suggest.h"
#include "cli/message.h"
#include "cli/product.h"
#include "emit/rule_text.h"

static void report_unknown(const char *name)
{
    Candidate candidates[RULE_COUNT];
    uint64_t budget = 1000000;
    for (int id = 0; id < RULE_COUNT; id++) {
        candidates[id] = (Candidate){.name = str_from(rule_row((RuleId)id)->name)};
    }
    Suggestion near = suggest(str_from(name), candidates, RULE_COUNT, &budget);
    message("there is no rule `%s`", name);
    if (near.candidate) {
        message_help("did you mean `%.*s`?", STR_ARGS(near.candidate->name));
    } else {
        message_help("`stagecraft explain --list` shows all of them");
    }
}

static Status explain_rules(Session *session)
{
    const Options *options = session->options;
    for (int i = 0; i < options->file_count; i++) {
        RuleId rule;
        if (!rule_find(str_from(options->files[i]), &rule)) {
            report_unknown(options->files[i]);
            return STATUS_USAGE;
        }
        out_text(&session->out, i > 0 ? "\n\n" : "");
        rule_write_page(rule, &session->out);
    }
    return product_write(session, "-");
}

Status command_explain(Session *session)
{
    const Options *options = session->options;
    bool is_list = options->value[OPTION_LIST] != NULL;
    if (is_list == (options->file_count > 0)) {
        message(is_list ? "`--list` shows every rule, and takes none"
                        : "`explain` needs at least one RULE");
        message_help("for example: %s", options->command->example);
        return STATUS_USAGE;
    }
    if (is_list) {
        rules_write_list(&session->out);
        return product_write(session, "-");
    }
    return explain_rules(session);
}
