// What statements ask of their values. The check of forms reports what does not fit, and the resolver
// reads by the same table: a value that was refused is unknown to it.
#include "model/value.h"

static ValueWanted main_wanted(StatementKind kind)
{
    switch (kind) {
    case STATEMENT_EFFECTIVE:
    case STATEMENT_REVIEW: return WANTED_DATE;
    case STATEMENT_VOLUME:
    case STATEMENT_QUOTA: return WANTED_RATE;
    case STATEMENT_DEAL: return WANTED_MONEY;
    case STATEMENT_TAKES: return WANTED_RANGE;
    case STATEMENT_SLA:
    case STATEMENT_AFTER: return WANTED_DURATION;
    case STATEMENT_PROBABILITY: return WANTED_PERCENT;
    case STATEMENT_HEADCOUNT: return WANTED_COUNT;
    case STATEMENT_TARGET:
    case STATEMENT_REACH: return WANTED_TARGET;
    default: return WANTED_ANY; // no value stands there
    }
}

ValueWanted value_wanted(const Statement *statement, const Part *part)
{
    switch ((Clause)part->clause) {
    case CLAUSE_SHARE: return WANTED_PERCENT;
    case CLAUSE_DAY: return WANTED_DAY;
    case CLAUSE_WITHIN: return WANTED_DURATION;
    case CLAUSE_TAKES: return WANTED_RANGE;
    default: return main_wanted((StatementKind)statement->kind);
    }
}
