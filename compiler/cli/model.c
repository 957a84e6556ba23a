// `stagecraft model FILE`: the resolved model as JSON, to standard output unless -o says otherwise.
//
// docs/model.md describes what is in it.
#include "cli/pipeline.h"
#include "cli/product.h"
#include "emit/json.h"

Status command_model(Session *session)
{
    Status status = pipeline_compile_only(session);
    if (status != STATUS_CLEAN) {
        return status;
    }
    const char *path = session->options->value[OPTION_OUTPUT];
    json_write_model(session->compilation.model, &session->compilation.arena, &session->out);
    return product_write(session, path ? path : "-");
}
