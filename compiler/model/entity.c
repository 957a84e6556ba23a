// What all declarations have: name, label, summary, notes, links, earlier names; and the lists that
// several kinds of declarations share.

#include "model/entity.h"

#include "base/utf8.h"
#include "model/value.h"

bool statement_counts(const Statement *statement)
{
    return statement->form == FORM_PLAIN
           && (!statement->is_broken
               || statement_row((StatementKind)statement->kind)->is_declaration);
}

bool entity_came_along(const Entity *entity)
{
    const Statement *node = entity->node;
    return node->tree->source->is_library
           && (node->change == NULL || node->change->tree->source->is_library);
}

const Statement *statement_find(const Statement *block, StatementKind kind)
{
    EACH_STATEMENT(at, block, kind)
    {
        return at;
    }
    return NULL;
}

uint32_t count_statements(const Statement *block, StatementKind kind)
{
    uint32_t count = 0;
    EACH_STATEMENT(at, block, kind)
    {
        count++;
    }
    return count;
}

uint32_t count_items(const Statement *block, StatementKind kind)
{
    uint32_t count = 0;
    EACH_STATEMENT(at, block, kind)
    {
        EACH_ITEM(part, at)
        {
            count++;
        }
    }
    return count;
}

uint32_t count_stages(const Statement *block)
{
    uint32_t count = count_statements(block, STATEMENT_STAGE);
    EACH_STATEMENT(at, block, STATEMENT_PHASE)
    {
        count += count_statements(at->children, STATEMENT_STAGE);
    }
    return count;
}

Str text_of(Resolver *resolver, const Statement *statement, const Part *part)
{
    return part == NULL ? (Str){0} : text_read(statement, part, resolver->arena, NULL);
}

Value value_of(Resolver *resolver, const Statement *statement, const Part *part)
{
    return part == NULL
               ? (Value){0}
               : value_read(statement, part, value_wanted(statement, part), resolver->arena, NULL);
}

Duration duration_of(Resolver *resolver, const Statement *statement, Clause clause)
{
    return value_of(resolver, statement, part_find(statement, clause)).duration;
}

// The label of a name without one: its first letter raised, `-` and `_` turned into spaces.
static Str label_from_name(Resolver *resolver, const Name *name)
{
    char *label = arena_copy(resolver->arena, name->text, name->length);
    for (uint32_t i = 0; i < name->length; i++) {
        if (label[i] == '-' || label[i] == '_') {
            label[i] = ' ';
        }
    }
    return utf8_raise_first(resolver->arena, (Str){label, name->length});
}

static const EntityDetail no_detail;

void entity_start(Resolver *resolver, Entity *entity, const Statement *statement)
{
    const Part *name = part_find(statement, CLAUSE_NAME);
    Str text = name != NULL ? part_text(statement, name) : STR(""); // a broken header
    entity->name = name_intern(resolver->program->names, text);
    entity->node = statement;
    entity->more = &no_detail;
    const Statement *owner;
    const Part *label = head_find(statement, CLAUSE_LABEL, &owner);
    entity->label =
        label != NULL ? text_of(resolver, owner, label) : label_from_name(resolver, entity->name);
}

static LinkList links_of(Resolver *resolver, const Statement *block)
{
    LinkList list = {0};
    list.at = ARENA_MANY(resolver->arena, count_statements(block, STATEMENT_LINK), Link);
    EACH_STATEMENT(at, block, STATEMENT_LINK)
    {
        Link *link = &list.at[list.count++];
        const Part *label = part_find(at, CLAUSE_LABEL);
        link->node = at;
        link->address = text_of(resolver, at, part_find(at, CLAUSE_MAIN));
        link->label = label != NULL ? text_of(resolver, at, label) : link->address;
    }
    return list;
}

static NameList was_of(Resolver *resolver, const Statement *block)
{
    NameList list = {0};
    list.at = ARENA_MANY(resolver->arena, count_items(block, STATEMENT_WAS), const Name *);
    EACH_STATEMENT(at, block, STATEMENT_WAS)
    {
        EACH_ITEM(part, at)
        {
            list.at[list.count++] = name_intern(resolver->program->names, part_text(at, part));
        }
    }
    return list;
}

static bool gives_detail(const Statement *block)
{
    for (; block != NULL; block = block->next) {
        if (block->kind == STATEMENT_SUMMARY || block->kind == STATEMENT_NOTE
            || block->kind == STATEMENT_LINK || block->kind == STATEMENT_WAS) {
            return true;
        }
    }
    return false;
}

void entity_fill(Resolver *resolver, Entity *entity)
{
    const Statement *block = entity->node->children;
    if (!gives_detail(block)) {
        return;
    }
    EntityDetail *detail = ARENA_NEW(resolver->arena, EntityDetail);
    const Statement *summary = statement_find(block, STATEMENT_SUMMARY);
    if (summary != NULL) {
        detail->summary = text_of(resolver, summary, summary->parts);
    }
    detail->notes = texts_of(resolver, block, STATEMENT_NOTE);
    detail->links = links_of(resolver, block);
    detail->was = was_of(resolver, block);
    entity->more = detail;
}

TextList texts_of(Resolver *resolver, const Statement *block, StatementKind kind)
{
    TextList list = {0};
    uint32_t count = count_statements(block, kind);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, Text);
    EACH_STATEMENT(at, block, kind)
    {
        list.at[list.count++] = (Text){text_of(resolver, at, at->parts), at};
    }
    return list;
}

RoleUseList roles_of(Resolver *resolver, const Statement *block, StatementKind kind)
{
    RoleUseList list = {0};
    uint32_t count = count_items(block, kind);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, RoleUse);
    EACH_STATEMENT(at, block, kind)
    {
        EACH_ITEM(part, at)
        {
            const Role *role = role_named(resolver, at, part);
            if (role != NULL) {
                list.at[list.count++] = (RoleUse){role, at, part};
            }
        }
    }
    return list;
}

static SkillLevel level_of(const Statement *statement)
{
    const Part *part = part_find(statement, CLAUSE_AT);
    if (part == NULL) {
        return SKILL_WORKING;
    }
    Str text = part_text(statement, part);
    if (str_is(text, "basic")) {
        return SKILL_BASIC;
    }
    return str_is(text, "expert") ? SKILL_EXPERT : SKILL_WORKING;
}

SkillUseList skills_of(Resolver *resolver, const Statement *block, StatementKind kind)
{
    SkillUseList list = {0};
    uint32_t count = count_items(block, kind);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, SkillUse);
    EACH_STATEMENT(at, block, kind)
    {
        SkillLevel level = level_of(at);
        EACH_ITEM(part, at)
        {
            const Skill *skill = skill_named(resolver, at, part);
            if (skill != NULL) {
                list.at[list.count++] = (SkillUse){skill, level, at, part};
            }
        }
    }
    return list;
}

ToolUseList ids_of(Resolver *resolver, const Statement *block)
{
    ToolUseList list = {0};
    uint32_t count = count_statements(block, STATEMENT_IN);
    if (count == 0) {
        return list;
    }
    list.at = ARENA_MANY(resolver->arena, count, ToolUse);
    EACH_STATEMENT(at, block, STATEMENT_IN)
    {
        const Tool *tool = tool_named(resolver, at, at->parts);
        if (tool != NULL) {
            Str id = text_of(resolver, at, at->parts->next);
            list.at[list.count++] = (ToolUse){tool, id, at, at->parts};
        }
    }
    return list;
}
