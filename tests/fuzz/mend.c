// What `check --fix` makes of the files, without a disk: it ends, and there are fewer mistakes.
#include "laws.h"
#include "run.h"

#include "cli/mend_parts.h"
#include "cli/pipeline.h"

static uint32_t count_mistakes(Session *session)
{
    uint32_t count = 0;
    law(pipeline_read(session, 0), "the file can be read");
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        count += session->written[rule];
    }
    return count;
}

static uint32_t count_mended(const Session *session)
{
    uint32_t count = 0;
    for (const MendFile *file = session->mend->files; file != NULL; file = file->next) {
        count += file->mended;
        law(file->mended > 0 || file->overlay.text.at == file->original.at,
            "what was not mended stays as it is");
    }
    return count;
}

static void mend(Session *session)
{
    uint32_t before = count_mistakes(session);
    law(mend_run(session) == STATUS_CLEAN, "mending comes to its end");
    uint32_t mended = count_mended(session);
    uint32_t after = count_mistakes(session);
    law(mended == 0 ? after == before : after <= before, "mending makes no new mistakes");
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    Input input = input_split((const char *)bytes, length);
    char *files[] = {"main.sales", NULL};
    Options options = {.files = files, .file_count = 1, .limits = limits_default()};
    Session session = {.options = &options};
    jmp_buf out_of_memory;
    input_use(&input);
    session.out_of_memory = &out_of_memory;
    arena_start(&session.arena, &out_of_memory);
    arena_start(&session.page, &out_of_memory);
    if (setjmp(out_of_memory) == 0) {
        mend(&session);
    }
    pipeline_free(&session);
    mend_free(&session);
    arena_free(&session.page);
    arena_free(&session.arena);
    return 0;
}
