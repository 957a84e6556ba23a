// Roles, skills, tools, methods, metrics and onboardings, filled from their statements.
#pragma once

#include "model/entity.h"

void role_fill(Resolver *resolver, Role *role);
void skill_fill(Resolver *resolver, Skill *skill);
void method_start(Resolver *resolver, Method *method); // its points, so that uses find them
void method_fill(Resolver *resolver, Method *method);
void metric_fill(Resolver *resolver, Metric *metric);
void onboarding_fill(Resolver *resolver, Onboarding *onboarding);

// Reports goals whose value is of another kind, currency or period than the metric's target. Asked
// when all metrics are filled.
void goals_check(Resolver *resolver, const Onboarding *onboarding);

// `do` of a stage or a milestone.
TaskList tasks_of(Resolver *resolver, const Statement *block);
