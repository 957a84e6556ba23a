// Writes a handout as JSON: whose it is and of what, its skills, milestones and tasks as flat lists,
// and its sections as a reader sees them (emit/json_blocks).
//
// docs/handout.schema.json says what comes out, and the tests hold this to it.
#include "emit/handout_json.h"

#include "base/memory.h"
#include "emit/json_blocks.h"
#include "emit/json_out.h"

// ---- heads --------------------------------------------------------------------------------------

static json_t *json_role_head(JsonWriter *writer, const Role *role)
{
    json_t *object = json_object();
    json_put(writer, object, "name", json_name(&role->entity));
    json_put(writer, object, "label", json_str(role->entity.label));
    return object;
}

static json_t *json_processes(JsonWriter *writer, const Document *document)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < document->process_count; i++) {
        const Process *process = document->processes[i];
        json_t *object = json_object();
        json_put(writer, object, "name", json_name(&process->entity));
        json_put(writer, object, "label", json_str(process->entity.label));
        json_put(writer, object, "version", json_str(process->version));
        json_put(writer, object, "effective", json_date(writer, &process->effective));
        json_add(writer, array, object);
    }
    return array;
}

// ---- days ---------------------------------------------------------------------------------------

static void put_due(JsonWriter *writer, json_t *object, const DueDay *due)
{
    json_put(writer, object, "day", due->day == DAY_NONE ? json_null() : json_integer(due->day));
    json_put(writer, object, "due_date", json_str(due->date));
    json_put(writer, object, "due", json_str(due->text));
}

static json_t *json_due(JsonWriter *writer, const DueDay *due)
{
    if (due->text.length == 0) {
        return json_null();
    }
    json_t *object = json_object();
    put_due(writer, object, due);
    return object;
}

// ---- skills, milestones, tasks ------------------------------------------------------------------

static json_t *json_skills(JsonWriter *writer, const Document *document)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < document->skill_count; i++) {
        const DocumentSkill *own = &document->skills[i];
        json_t *object = json_object();
        json_put(writer, object, "name", json_name(&own->skill->entity));
        json_put(writer, object, "label", json_str(own->skill->entity.label));
        json_put(writer, object, "level", json_string(skill_level_text(own->level)));
        json_put(writer, object, "first_in",
                 own->first_in ? json_str(own->first_in->entity.label) : json_null());
        json_put(writer, object, "learn", json_due(writer, &own->learn));
        json_put(writer, object, "prove", json_due(writer, &own->prove));
        json_add(writer, array, object);
    }
    return array;
}

static const char *party_text(Party party)
{
    switch (party) {
    case PARTY_HIRE: return "hire";
    case PARTY_MANAGER: return "manager";
    case PARTY_MENTOR: return "mentor";
    case PARTY_OPS: return "ops";
    case PARTY_COLLEAGUE: return "colleague";
    }
    return NULL;
}

static json_t *json_task(JsonWriter *writer, const Block *task, Str milestone)
{
    const Duty *duty = task->task;
    json_t *object = json_object();
    json_put(writer, object, "key", json_str(duty->key));
    json_put(writer, object, "text", json_str(line_words(&task->line, writer->arena)));
    json_put(writer, object, "detail", json_str(duty->detail));
    json_put(writer, object, "milestone", json_str(milestone));
    json_put(writer, object, "section", json_str(duty->section));
    json_put(writer, object, "party", json_string(party_text(duty->party)));
    json_put(writer, object, "owner", json_str(duty->owner));
    json_put(writer, object, "assignee", json_str(duty->assignee));
    put_due(writer, object, &duty->due);
    json_put(writer, object, "skill", json_str(duty->skill));
    json_put(writer, object, "stage", json_str(duty->stage));
    json_put(writer, object, "link", json_str(duty->link));
    json_put(writer, object, "proof", json_boolean(duty->proves != NULL));
    json_put(writer, object, "sign_off", json_boolean(duty->is_sign_off));
    return object;
}

static json_t *json_milestone(JsonWriter *writer, const MilestonePart *milestone, json_t *keys)
{
    json_t *object = json_object();
    json_put(writer, object, "key", json_str(milestone->key));
    json_put(writer, object, "label", json_str(milestone->label));
    put_due(writer, object, &milestone->due);
    json_put(writer, object, "tasks", keys);
    return object;
}

static void put_milestones(JsonWriter *writer, json_t *object, const Document *document)
{
    json_t *milestones = json_array(), *tasks = json_array();
    BlockList blocks = blocks_planned(document, BLOCK_MILESTONE);
    for (uint32_t i = 0; i < blocks.count; i++) {
        BlockList own = blocks_below(blocks.at[i], BLOCK_TASK, writer->arena);
        json_t *keys = json_array();
        for (uint32_t t = 0; t < own.count; t++) {
            json_add(writer, keys, json_str(own.at[t]->task->key));
            json_add(writer, tasks, json_task(writer, own.at[t], blocks.at[i]->milestone->key));
        }
        json_add(writer, milestones, json_milestone(writer, blocks.at[i]->milestone, keys));
    }
    json_put(writer, object, "milestones", milestones);
    json_put(writer, object, "tasks", tasks);
}

// ---- the whole ----------------------------------------------------------------------------------

static json_t *json_handout(JsonWriter *writer, Document *document)
{
    Headings headings = headings_of(document);
    json_t *object = json_object();
    json_put(writer, object, "schema", json_string("stagecraft-handout"));
    json_put(writer, object, "version", json_integer(HANDOUT_JSON_VERSION));
    json_put(writer, object, "key", json_str(document->key));
    json_put(writer, object, "title", json_str(document->title));
    json_put(writer, object, "about", json_str(document->about));
    json_put(writer, object, "language", json_str(document->language));
    json_put(writer, object, "role", json_role_head(writer, document->role));
    json_put(writer, object, "person", json_str(document->person));
    json_put(writer, object, "start", json_str(document->start));
    json_put(writer, object, "edition", json_str(document->stamp));
    json_put(writer, object, "processes", json_processes(writer, document));
    json_put(writer, object, "skills", json_skills(writer, document));
    put_milestones(writer, object, document);
    json_put(writer, object, "cover", json_blocks(writer, &headings, document, &document->cover));
    json_put(writer, object, "sections", json_blocks(writer, &headings, document, &document->body));
    return object;
}

// Where the arena has no memory left, the values made so far belong to nobody and cannot be given
// back: the process ends.
static json_t *build_or_end(JsonWriter *writer, Document *document)
{
    jmp_buf *outer = writer->arena->out_of_memory, out_of_memory;
    if (setjmp(out_of_memory) != 0) {
        memory_end();
    }
    writer->arena->out_of_memory = &out_of_memory;
    json_t *root = json_handout(writer, document);
    writer->arena->out_of_memory = outer;
    return root;
}

void handout_write_json(Document *document, Out *out)
{
    JsonWriter writer = {.arena = document->arena};
    json_t *root = build_or_end(&writer, document);
    json_write(root, JSON_INDENT(2), 0, out);
    out_char(out, '\n');
    out->failed |= writer.failed;
    json_decref(root);
}
