// Words and numbers as pictures show them. Locale-free: numbers go through out_decimal.
#include "views/words.h"

#include "base/out.h"
#include "base/utf8.h"
#include "views/phrases.h"

static Str number_text(double value, int decimals, const char *unit, Arena *arena)
{
    Out out;
    out_start_in(&out, arena);
    out_decimal(&out, value, decimals);
    out_text(&out, unit);
    return out_finish(&out);
}

Str percent_text(double share, Arena *arena)
{
    double percent = share * 100;
    if (percent > 0 && percent < 0.95)
        return STR("<1%");
    if (percent >= 99.5 && percent < 100 - 1e-6)
        return STR(">99%"); // not all
    bool is_whole = percent >= 9.95 || percent - (double)(int)(percent + 0.5) == 0;
    return number_text(percent, is_whole ? 0 : 1, "%", arena);
}

// Below one percent it has a decimal: the last steps of a long way would all be alike.
Str reach_text(double share, bool is_assumed, Arena *arena)
{
    Out out;
    double percent = share * 100;
    out_start_in(&out, arena);
    out_text(&out, is_assumed ? "~" : "");
    if (percent >= 0.05 && percent < 0.95) {
        out_decimal(&out, percent, 1);
        out_char(&out, '%');
    } else {
        out_str(&out, percent > 0 && percent < 0.05 ? STR("<0.1%") : percent_text(share, arena));
    }
    return out_finish(&out);
}

Str count_text(double count, Arena *arena)
{
    if (count > 0 && count < 0.05)
        return STR("<0.1");
    return number_text(count, count < 100 ? 1 : 0, "", arena);
}

Str money_text(Money money, Arena *arena)
{
    const int64_t THOUSAND = (int64_t)1000 * FIXED_ONE;
    if (money.currency[0] == '\0')
        return (Str){"", 0};
    Str number;
    if (money.amount >= 1000 * THOUSAND)
        number = number_text((double)money.amount / (double)(1000 * THOUSAND), 2, "M", arena);
    else if (money.amount >= THOUSAND)
        number = number_text((double)money.amount / (double)THOUSAND, 1, "k", arena);
    else
        number = number_text((double)money.amount / FIXED_ONE, 2, "", arena);
    return str_format(arena, "%.*s %.3s", STR_ARGS(number), money.currency);
}

static Str first_name(const Entity *entity)
{
    const NameList *was = &entity->more->was;
    return name_str(was->count > 0 ? was->at[0] : entity->name);
}

Str lasting_name(const Entity *entity, Arena *arena)
{
    Str name = first_name(entity);
    return entity->twin > 1 ? str_format(arena, "%.*s#%u", STR_ARGS(name), entity->twin) : name;
}

static void put_words(Out *out, Str words)
{
    const char *at = words.at, *end = str_end(words);
    while (at < end) {
        uint32_t size;
        int32_t c = utf8_next(at, end, &size);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
            out_char(out, (char)c);
        else
            out_format(out, "_%06x", (unsigned)c & 0xFFFFFF);
        at += size;
    }
}

static void put_name(Out *out, const Name *name)
{
    put_words(out, name_str(name));
}

// What every id begins with: "stage-b2b".
static void put_kind(Out *out, const char *kind, Str name, uint32_t twin)
{
    out_text(out, kind);
    out_char(out, '-');
    put_words(out, name);
    if (twin > 1)
        out_format(out, "_%u", twin);
}

Str id_text(const char *kind, const Entity *of, const Name *owner, const Name *name, Arena *arena)
{
    Out out;
    out_start_in(&out, arena);
    put_kind(&out, kind, name_str(of->name), of->twin);
    if (owner != NULL) {
        out_char(&out, '-');
        put_name(&out, owner);
        out_char(&out, '-'); // `--` stands in no name
    }
    if (name != NULL) {
        out_char(&out, '-');
        put_name(&out, name);
    }
    return out_finish(&out);
}

Str id_lasting(const char *kind, const Entity *of, const Entity *part, Arena *arena)
{
    Out out;
    out_start_in(&out, arena);
    put_kind(&out, kind, first_name(of), of->twin);
    if (part != NULL) {
        out_char(&out, '-');
        put_words(&out, first_name(part));
    }
    return out_finish(&out);
}

Str id_of_words(const char *kind, Str owner, Str words, Arena *arena)
{
    Out out;
    out_start_in(&out, arena);
    out_text(&out, kind);
    if (owner.length > 0) {
        out_char(&out, '-');
        put_words(&out, owner);
        out_char(&out, '-');
    }
    out_char(&out, '-');
    put_words(&out, words);
    return out_finish(&out);
}

Str text_join(Str list, const char *between, Str word, Arena *arena)
{
    if (list.length == 0)
        return word;
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(list), between, STR_ARGS(word));
}

Str role_labels(const RoleUseList *roles, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < roles->count; i++) {
        text = text_join(text, ", ", roles->at[i].role->entity.label, arena);
    }
    return text;
}

Str skill_labels(const SkillUseList *skills, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < skills->count; i++) {
        text = text_join(text, ", ", skills->at[i].skill->entity.label, arena);
    }
    return text;
}

Str tool_labels(const ToolUseList *tools, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < tools->count; i++) {
        text = text_join(text, ", ", tools->at[i].tool->entity.label, arena);
    }
    return text;
}

Str point_labels(const PointUseList *points, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < points->count; i++) {
        text = text_join(text, ", ", points->at[i].point->entity.label, arena);
    }
    return text;
}

static Str spoken_share(const Stage *stage, Share share, Arena *arena)
{
    if (share.kind == SHARE_UNESTIMATED || stage->ways.count == 1)
        return STR("");
    Str text = percent_text(share_value(share), arena);
    return str_format(arena, share.kind == SHARE_ASSUMED ? " ~%.*s" : " %.*s", STR_ARGS(text));
}

Str next_steps(const Stage *stage, Arena *arena)
{
    Str text = {"", 0};
    for (uint32_t i = 0; i < stage->ways.count; i++) {
        const Way *way = &stage->ways.at[i];
        const Target *target = &way->outcome->target;
        const Entity *entity = target->process != NULL ? &target->process->entity
                               : target->stage != NULL ? &target->stage->entity
                                                       : &target->end->entity;
        Str share = spoken_share(stage, way->share, arena);
        Str label =
            str_format(arena, "%.*s%.*s", STR_ARGS(way->outcome->entity.label), STR_ARGS(share));
        Str step = phrase_with_two(arena, PHRASE_MAP_STEP, label, entity->label);
        text = phrase_join(arena, text, PHRASE_LIST_SEMICOLON, step);
    }
    return text;
}
