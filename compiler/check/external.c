// External roles are the buyer's or a partner's people: no skills are asked of them, and they get
// no onboarding.
#include "check/checker.h"

static void report_external(Checker *checker, const Role *role, const Statement *node,
                            const Part *part, const char *what, const char *help)
{
    Finding *finding =
        check_report(checker, RULE_external_role, NULL, node, part_place(node, part),
                     "external role `%s` cannot have %s", role->entity.name->text, what);
    if (finding != NULL) {
        finding_label(checker->findings, finding, "asked of the buyer's or a partner's people");
        finding_also(checker->findings, finding, statement_name_place(role->entity.node),
                     "declared as external here");
        finding_help(checker->findings, finding, "%s", help);
    }
}

void check_external_roles(Checker *checker)
{
    const RoleList *roles = &checker->model->roles;
    for (uint32_t i = 0; i < roles->count; i++) {
        const Role *role = roles->at[i];
        if (role->is_external && role->has.count > 0) {
            report_external(checker, role, role->has.at[0].node, role->has.at[0].part, "skills",
                            "take `has` out, or take `is external` off the role");
        }
    }
    const OnboardingList *onboardings = &checker->model->onboardings;
    for (uint32_t i = 0; i < onboardings->count; i++) {
        const Onboarding *onboarding = onboardings->at[i];
        const Statement *node = onboarding->entity.node;
        const Part *part = part_find(node, CLAUSE_FOR);
        if (onboarding->role != NULL && onboarding->role->is_external && part != NULL) {
            report_external(checker, onboarding->role, node, part, "an onboarding",
                            "write the onboarding `for` a role of your own");
        }
    }
}
