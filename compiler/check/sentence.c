// Tells a seller's task from what a buyer does, by the grammar of short English sentences.
//
// Three forms are tasks: a command ("Send the proposal"), a report of ours ("We have presented",
// "Sent the quote"), and something done that only sellers do ("Proposal sent"). Each is looked for
// in its place, so that the noun in "Call with the board agreed" is no command. Where a buyer acts
// as well, or a word could be either, the sentence is no task: a false alarm costs more than a
// miss.
#include "check/sentence.h"

#include "check/twins.h"

#include <string.h>

enum { PARTY_WORDS = 4, THING_DISTANCE = 5, SUBJECT_DISTANCE = 3 };

typedef enum CommandKind { TASK = MEANS_TASK, NOUN = MEANS_NOUN } CommandKind;
typedef enum DoneKind { SURE = MEANS_DONE_SURE, OURS = MEANS_DONE_OURS, OPEN = 0 } DoneKind;

static const WordRow seller_words[] = {
#define SELLER_VERB(base, past, participle, command, done)                                         \
    {base, command}, {past, MEANS_PAST}, {participle, MEANS_PAST | (done)},
#define SELLER_MEANS(word, means) {word, means},
#include "check/seller_words.def"
};

enum { SELLER_WORDS = sizeof seller_words / sizeof seller_words[0] };

typedef struct Sentence {
    Wording words;
    uint32_t means[WORDS_READ + 1]; // 0 behind the last word
} Sentence;

// ---- the lexicon --------------------------------------------------------------------------------

static Str words_joined(Arena *arena, const Wording *words, uint32_t from, uint32_t count)
{
    Str joined = str_copy(arena, words->at[from]);
    for (uint32_t i = 1; i < count; i++) {
        joined = str_format(arena, "%.*s %.*s", STR_ARGS(joined), STR_ARGS(words->at[from + i]));
    }
    return joined;
}

static void party_add(Lexicon *lexicon, WordRow *rows, uint32_t *count, const Role *role, Str text)
{
    Arena *arena = lexicon->parties->names.arena;
    Wording words;
    wording_read(&words, text);
    if (words.count > 0 && words.count <= PARTY_WORDS) {
        rows[*count] = (WordRow){str_copy(arena, words.at[0]).at, MEANS_PARTY};
        *count += 1;
        twins_add(lexicon->parties, words_joined(arena, &words, 0, words.count), role);
    }
}

Lexicon lexicon_make(const Model *model, Arena *arena)
{
    Lexicon lexicon = {.parties = ARENA_NEW(arena, Twins)};
    uint32_t count = SELLER_WORDS;
    WordRow *rows = ARENA_MANY(arena, count + 2 * (size_t)model->roles.count, WordRow);
    memcpy(rows, seller_words, sizeof seller_words);
    twins_start(lexicon.parties, arena);
    twins_round(lexicon.parties, 2 * model->roles.count);
    for (uint32_t i = 0; i < model->roles.count; i++) {
        const Role *role = model->roles.at[i];
        party_add(&lexicon, rows, &count, role, role->entity.label);
        party_add(&lexicon, rows, &count, role, name_str(role->entity.name));
    }
    lexicon.words = word_table_make(arena, rows, count);
    return lexicon;
}

// ---- reading ------------------------------------------------------------------------------------

static const Role *party_find(const Lexicon *lexicon, const Wording *words, uint32_t at,
                              uint32_t *count)
{
    char joined[sizeof words->letters + PARTY_WORDS];
    const Role *found = NULL;
    size_t length = 0;
    for (uint32_t i = 0; i < PARTY_WORDS && at + i < words->count; i++) {
        Str word = words->at[at + i];
        joined[length] = ' ';
        length += i > 0;
        memcpy(joined + length, word.at, word.length);
        length += word.length;
        const Role *role = twins_find(lexicon->parties, (Str){joined, length});
        if (role != NULL) {
            found = role;
            *count = i + 1;
        }
    }
    return found;
}

// The words of a role mean the role: of "customer success manager", none means a customer. A single
// word of ours keeps what it means besides.
static void mark_party(const Lexicon *lexicon, Sentence *sentence, uint32_t at)
{
    uint32_t count = 0;
    const Role *role = party_find(lexicon, &sentence->words, at, &count);
    for (uint32_t i = 0; role != NULL && i < count; i++) {
        uint32_t kept = count == 1 ? sentence->means[at] : 0;
        sentence->means[at + i] = kept | (role->is_external ? MEANS_BUYER : MEANS_SELLER);
    }
}

static void sentence_read(const Lexicon *lexicon, Sentence *sentence, Str text)
{
    wording_read(&sentence->words, text);
    for (uint32_t i = 0; i < sentence->words.count; i++) {
        sentence->means[i] = word_means(&lexicon->words, sentence->words.at[i]);
    }
    sentence->means[sentence->words.count] = 0;
    for (uint32_t i = 0; i < sentence->words.count; i++) {
        if (sentence->means[i] & MEANS_PARTY) {
            mark_party(lexicon, sentence, i);
        }
    }
}

static bool word_is(const Sentence *sentence, uint32_t at, const char *word)
{
    return at < sentence->words.count && str_is(sentence->words.at[at], word);
}

static bool may_mean(const Sentence *sentence, uint32_t at, uint32_t means)
{
    return at < sentence->words.count && (sentence->means[at] & means) != 0;
}

static bool is_last(const Sentence *sentence, uint32_t at)
{
    return at + 1 >= sentence->words.count;
}

// ---- what a buyer does --------------------------------------------------------------------------

// "the signed contract": what is named is a thing, and nothing that happens.
static bool is_adjective(const Sentence *sentence, uint32_t at)
{
    Str word = sentence->words.at[at];
    return at > 0 && may_mean(sentence, at - 1, MEANS_DETERMINER) && str_ends(word, "ed")
           && !is_last(sentence, at);
}

// "sent for signature", "ask for the order": what is hoped for has not happened.
static bool is_hoped_for(const Sentence *sentence, uint32_t at)
{
    bool is_behind_determiner = at > 1 && may_mean(sentence, at - 1, MEANS_DETERMINER);
    return at > 0 && word_is(sentence, at - (is_behind_determiner ? 2 : 1), "for");
}

// Something happens that only a buyer does.
static bool is_act(const Sentence *sentence, uint32_t at)
{
    return may_mean(sentence, at, MEANS_ACT) && !is_hoped_for(sentence, at);
}

// Beside a command or a report of ours, something that the buyer does.
static bool buyer_acts(const Sentence *sentence, uint32_t from)
{
    for (uint32_t i = from; i < sentence->words.count; i++) {
        bool is_subject = may_mean(sentence, i, MEANS_BUYER)
                          && may_mean(sentence, i + 1, MEANS_AUXILIARY)
                          && !word_is(sentence, i + 1, "to");
        if ((is_act(sentence, i) && !is_adjective(sentence, i)) || is_subject) {
            return true;
        }
    }
    return false;
}

// "to the economic buyer": two words at most stand between.
static bool is_recipient(const Sentence *sentence, uint32_t at)
{
    for (uint32_t i = 1; i <= 3 && i <= at; i++) {
        if (word_is(sentence, at - i, "to") || word_is(sentence, at - i, "for")) {
            return true;
        }
        if (may_mean(sentence, at - i, MEANS_PREPOSITION | MEANS_PAST)) {
            return false;
        }
    }
    return false;
}

// By somebody who is no seller, or sent to us.
static bool is_by_others(const Sentence *sentence, uint32_t at)
{
    uint32_t next = at + 1;
    while (may_mean(sentence, next, MEANS_DETERMINER)) {
        next++;
    }
    if (word_is(sentence, at, "by")) {
        return !may_mean(sentence, next, MEANS_SELLER | MEANS_THING);
    }
    return word_is(sentence, at, "to")
           && (may_mean(sentence, next, MEANS_SELLER) || word_is(sentence, next, "us"));
}

// Where something is done, a buyer had a part in it.
static bool buyer_takes_part(const Sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->words.count; i++) {
        bool is_noted =
            may_mean(sentence, i + 1, MEANS_NOTED)
            || (word_is(sentence, i + 1, "s") && may_mean(sentence, i + 2, MEANS_NOTED));
        bool is_buyer = may_mean(sentence, i, MEANS_BUYER) && !is_recipient(sentence, i);
        if (is_act(sentence, i) || word_is(sentence, i, "from") || is_by_others(sentence, i)
            || (is_buyer && !is_noted)) {
            return true;
        }
    }
    return false;
}

// ---- the three forms ----------------------------------------------------------------------------

// Texts in another language share single words with English ("Demo", "plan", "prepare").
static bool is_english(const Sentence *sentence, uint32_t from)
{
    enum { SMALL = MEANS_DETERMINER | MEANS_PREPOSITION | MEANS_ADVERB | MEANS_AUXILIARY };
    uint32_t known = 0, others = 0;
    for (uint32_t i = from; i < sentence->words.count; i++) {
        if (may_mean(sentence, i, MEANS_ENGLISH)) {
            return true;
        }
        known += (sentence->means[i] & ~(uint32_t)SMALL) != 0;
        others += sentence->means[i] == 0;
    }
    return known > 0 && known >= others;
}

// "Present final proposal", but not "Test plan written".
static bool has_plain_thing(const Sentence *sentence, uint32_t at)
{
    for (uint32_t i = at; i < sentence->words.count; i++) {
        if (may_mean(sentence, i, MEANS_PAST)) {
            return false;
        }
    }
    return may_mean(sentence, at, MEANS_THING)
           || (may_mean(sentence, at + 1, MEANS_THING)
               && !may_mean(sentence, at, MEANS_PREPOSITION | MEANS_AUXILIARY));
}

// What may follow "call" so that it is no noun: "the buyer", "our contact", "up with".
static bool has_object(const Sentence *sentence, uint32_t at)
{
    uint32_t next = at + 1;
    if (may_mean(sentence, next, MEANS_DETERMINER)) {
        return true;
    }
    bool is_pronoun = word_is(sentence, next, "they") || word_is(sentence, next, "he")
                      || word_is(sentence, next, "she");
    if (may_mean(sentence, next, MEANS_BUYER) && !is_pronoun) {
        return true;
    }
    if (may_mean(sentence, at, MEANS_THING)) {
        return false; // "Call notes", "Demo with the board"
    }
    if (word_is(sentence, next, "up") || word_is(sentence, next, "out")
        || word_is(sentence, next, "over") || word_is(sentence, next, "through")) {
        return may_mean(sentence, next + 1,
                        MEANS_DETERMINER | MEANS_BUYER | MEANS_PREPOSITION | MEANS_THING)
               || is_last(sentence, next);
    }
    if (word_is(sentence, next, "to") || word_is(sentence, next, "with")) {
        return true;
    }
    return has_plain_thing(sentence, next);
}

// "Follow up with the board" is a command, "Follow-up meeting held" is none.
static bool follows_up(const Sentence *sentence, uint32_t at)
{
    return word_is(sentence, at + 1, "up")
           && (is_last(sentence, at + 1)
               || may_mean(sentence, at + 2, MEANS_DETERMINER | MEANS_PREPOSITION | MEANS_BUYER));
}

static bool is_command(const Sentence *sentence, uint32_t at)
{
    if (is_last(sentence, at) || may_mean(sentence, at + 1, MEANS_AUXILIARY & ~MEANS_PREPOSITION)) {
        bool is_to = word_is(sentence, at + 1, "to") && may_mean(sentence, at, MEANS_NOUN);
        return is_to && has_object(sentence, at) && !buyer_acts(sentence, at + 1);
    }
    bool is_order;
    if (word_is(sentence, at, "follow")) {
        is_order = follows_up(sentence, at);
    } else {
        is_order = may_mean(sentence, at, MEANS_TASK)
                   || (may_mean(sentence, at, MEANS_NOUN) && has_object(sentence, at));
    }
    return is_order && is_english(sentence, at + 1) && !buyer_acts(sentence, at + 1);
}

static bool is_report(const Sentence *sentence, uint32_t at)
{
    enum { OBJECT = MEANS_DETERMINER | MEANS_PREPOSITION | MEANS_THING | MEANS_BUYER };
    bool is_passive = word_is(sentence, at + 1, "by") || word_is(sentence, at + 1, "from");
    return may_mean(sentence, at, MEANS_PAST_FIRST) && may_mean(sentence, at + 1, OBJECT)
           && !is_passive && is_english(sentence, at + 1) && !buyer_acts(sentence, at + 1);
}

// "validates" of "validate", "identifies" of "identify".
static bool is_third_person(const Lexicon *lexicon, Str word)
{
    char base[32];
    if (word.length < 3 || word.length >= sizeof base - 1 || word.at[word.length - 1] != 's') {
        return false;
    }
    memcpy(base, word.at, word.length);
    size_t length = word.length - 1;
    if (word_means(&lexicon->words, (Str){base, length}) & (MEANS_TASK | MEANS_NOUN)) {
        return true;
    }
    if (base[length - 1] != 'e') {
        return false;
    }
    length--;
    if (base[length - 1] == 'i') {
        base[length - 1] = 'y';
    }
    return (word_means(&lexicon->words, (Str){base, length}) & (MEANS_TASK | MEANS_NOUN)) != 0;
}

// Behind "sales" alone a noun may follow: "Sales qualified lead".
static bool is_seller(const Sentence *sentence, uint32_t at)
{
    if (word_is(sentence, at, "our") && word_is(sentence, at + 1, "team")) {
        return true;
    }
    return may_mean(sentence, at, MEANS_SELLER)
           && (!word_is(sentence, at, "sales") || word_is(sentence, at + 1, "team")
               || may_mean(sentence, at + 1, MEANS_SELLER | MEANS_AUXILIARY));
}

// The word behind the seller that a sentence begins with; 0 where it begins with none.
static uint32_t behind_seller(const Sentence *sentence)
{
    for (uint32_t i = 0; i < SUBJECT_DISTANCE && i < sentence->words.count; i++) {
        if (is_seller(sentence, i)) {
            uint32_t next = i + 1;
            while (may_mean(sentence, next, MEANS_SELLER) || word_is(sentence, next, "and")
                   || word_is(sentence, next, "team")) {
                next++;
            }
            return next;
        }
        if (sentence->means[i] & ~(uint32_t)(MEANS_DETERMINER | MEANS_ENGLISH)) {
            return 0;
        }
    }
    return 0;
}

static bool is_our_act(const Lexicon *lexicon, const Sentence *sentence)
{
    uint32_t at = behind_seller(sentence);
    uint32_t start = at;
    bool is_passive = false;
    while (at > 0 && may_mean(sentence, at, MEANS_AUXILIARY | MEANS_ADVERB)) {
        is_passive = word_is(sentence, at, "is") || word_is(sentence, at, "are")
                     || word_is(sentence, at, "was") || word_is(sentence, at, "were")
                     || word_is(sentence, at, "be") || word_is(sentence, at, "been");
        at++;
    }
    if (at == 0 || at >= sentence->words.count || is_passive) {
        return false;
    }
    bool is_we = word_is(sentence, 0, "we") || word_is(sentence, 0, "i")
                 || str_ends(sentence->words.at[start - 1], "s");
    bool is_verb = may_mean(sentence, at, MEANS_PAST)
                   || is_third_person(lexicon, sentence->words.at[at])
                   || ((is_we || at > start) && may_mean(sentence, at, MEANS_TASK | MEANS_NOUN));
    return is_verb && !may_mean(sentence, at, MEANS_ACT) && !buyer_acts(sentence, at);
}

// "demo given", "given in the demo": a seller's thing stands before it, or behind "in".
static bool is_of_thing(const Sentence *sentence, uint32_t at)
{
    for (uint32_t i = 1; i <= THING_DISTANCE && i <= at; i++) {
        if (may_mean(sentence, at - i, MEANS_THING)) {
            return true;
        }
    }
    uint32_t next = at + 2;
    next += may_mean(sentence, next, MEANS_DETERMINER) ? 1 : 0;
    return word_is(sentence, at + 1, "in") && may_mean(sentence, next, MEANS_THING);
}

static bool is_by_seller(const Sentence *sentence, uint32_t at)
{
    uint32_t next = at + 1;
    next += may_mean(sentence, next, MEANS_DETERMINER) ? 1 : 0;
    return word_is(sentence, at, "by") && may_mean(sentence, next, MEANS_SELLER);
}

// A word that says that something is done, in a place where it can: not in "the updated plan", and
// not in "The lead has filled in the form", where somebody else does it.
static bool is_participle(const Sentence *sentence, uint32_t at)
{
    uint32_t before = at - 1;
    while (before > 0 && may_mean(sentence, before, MEANS_ADVERB)) {
        before--;
    }
    bool is_active = word_is(sentence, before, "has") || word_is(sentence, before, "have")
                     || word_is(sentence, before, "had");
    bool is_adjective = may_mean(sentence, at - 1, MEANS_DETERMINER | MEANS_PREPOSITION)
                        && !word_is(sentence, at - 1, "up");
    return !is_active && !is_adjective && !word_is(sentence, at - 1, "as")
           && !word_is(sentence, at - 1, "not");
}

// Behind "sent" in "Proposal sent to the board" nothing is sent; in "They sent the order" it is.
static bool has_no_object(const Sentence *sentence, uint32_t at)
{
    enum {
        ENDS =
            MEANS_PREPOSITION | MEANS_CONNECTIVE | MEANS_ADVERB | MEANS_DONE_SURE | MEANS_DONE_OURS,
    };
    if (is_last(sentence, at) || may_mean(sentence, at + 1, ENDS)) {
        return true;
    }
    Str next = sentence->words.at[at + 1];
    return str_ends(next, "ly") || (next.at[0] >= '0' && next.at[0] <= '9');
}

static bool is_done_at(const Sentence *sentence, uint32_t at)
{
    bool is_done = may_mean(sentence, at, MEANS_DONE_SURE)
                   || (may_mean(sentence, at, MEANS_DONE_OURS) && is_of_thing(sentence, at))
                   || (may_mean(sentence, at, MEANS_PAST) && is_by_seller(sentence, at + 1));
    return is_done && is_participle(sentence, at) && has_no_object(sentence, at);
}

static bool is_done(const Sentence *sentence)
{
    for (uint32_t i = 1; i < sentence->words.count; i++) {
        if (is_done_at(sentence, i)) {
            return !buyer_takes_part(sentence);
        }
    }
    return false;
}

bool sentence_is_task(const Lexicon *lexicon, Str text)
{
    Sentence sentence;
    sentence_read(lexicon, &sentence, text);
    uint32_t first = 0;
    while (may_mean(&sentence, first, MEANS_ADVERB) || word_is(&sentence, first, "to")
           || word_is(&sentence, first, "must")) {
        first++;
    }
    return first < sentence.words.count
           && (is_command(&sentence, first) || is_report(&sentence, first)
               || is_our_act(lexicon, &sentence) || is_done(&sentence));
}
