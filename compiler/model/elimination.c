// The order of elimination by minimum degree.
//
// Eliminating a node joins all its neighbours to one another, so the node with the fewest goes
// first. Neighbours stand in lists that only grow; a table of pairs says which are joined already;
// buckets by degree give the next node. Where all that are left are joined to one another, their
// order does not matter and the search ends. The answer depends on the graph alone.
#include "model/elimination.h"

#define NOBODY UINT32_MAX

enum { PAIR_WORK = 6 }; // what looking up a pair costs, in multiplications

typedef struct Neighbour {
    struct Neighbour *next;
    uint32_t node;
} Neighbour;

// The pairs of nodes that are joined: open addressing, at most half full, 0 = free.
typedef struct Pairs {
    uint64_t *slots;
    uint64_t slot_count; // a power of two
    uint64_t count;
} Pairs;

// Nodes by degree: lists linked both ways.
typedef struct Buckets {
    uint32_t *first; // by degree
    uint32_t *next, *previous;
    uint32_t lowest; // no node has a lower degree
} Buckets;

typedef struct Search {
    Arena *arena;
    uint64_t *work;
    uint32_t count, done;
    Neighbour **neighbours; // by node; those eliminated stay in the list
    uint32_t *degree;       // neighbours not eliminated
    uint32_t *position;     // NOBODY: not eliminated yet
    uint32_t *node;         // by position
    uint32_t *around;       // neighbours of the node being eliminated
    uint64_t entries;       // later neighbours of all eliminated
    Pairs pairs;
    Buckets buckets;
} Search;

// ---- pairs --------------------------------------------------------------------------------------

// Mixes the bits of a pair (the finalizer of splitmix64, by Steele, Lea and Flood).
static uint64_t mixed(uint64_t key)
{
    key = (key ^ (key >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    key = (key ^ (key >> 27)) * UINT64_C(0x94d049bb133111eb);
    return key ^ (key >> 31);
}

static void pairs_size(Pairs *pairs, uint64_t slot_count, Arena *arena)
{
    Pairs old = *pairs;
    pairs->slots = ARENA_MANY(arena, slot_count, uint64_t);
    pairs->slot_count = slot_count;
    for (uint64_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i] != 0) {
            uint64_t slot = mixed(old.slots[i]) & (slot_count - 1);
            while (pairs->slots[slot] != 0) {
                slot = (slot + 1) & (slot_count - 1);
            }
            pairs->slots[slot] = old.slots[i];
        }
    }
}

// Adds a pair; false if it was there.
static bool pairs_add(Pairs *pairs, uint32_t one, uint32_t other, Arena *arena)
{
    uint64_t key = one < other ? (uint64_t)one << 32 | other : (uint64_t)other << 32 | one;
    uint64_t slot = mixed(key) & (pairs->slot_count - 1);
    while (pairs->slots[slot] != 0) {
        if (pairs->slots[slot] == key) {
            return false;
        }
        slot = (slot + 1) & (pairs->slot_count - 1);
    }
    pairs->slots[slot] = key;
    pairs->count += 1;
    if (pairs->count * 2 > pairs->slot_count) {
        pairs_size(pairs, pairs->slot_count * 2, arena);
    }
    return true;
}

// ---- buckets ------------------------------------------------------------------------------------

static void bucket_add(Buckets *buckets, uint32_t node, uint32_t degree)
{
    uint32_t next = buckets->first[degree];
    buckets->next[node] = next;
    buckets->previous[node] = NOBODY;
    if (next != NOBODY) {
        buckets->previous[next] = node;
    }
    buckets->first[degree] = node;
    if (degree < buckets->lowest) {
        buckets->lowest = degree;
    }
}

static void bucket_remove(Buckets *buckets, uint32_t node, uint32_t degree)
{
    uint32_t next = buckets->next[node];
    uint32_t previous = buckets->previous[node];
    if (previous == NOBODY) {
        buckets->first[degree] = next;
    } else {
        buckets->next[previous] = next;
    }
    if (next != NOBODY) {
        buckets->previous[next] = previous;
    }
}

// A node of the lowest degree; there is one.
static uint32_t bucket_lowest(Buckets *buckets)
{
    while (buckets->first[buckets->lowest] == NOBODY) {
        buckets->lowest += 1;
    }
    return buckets->first[buckets->lowest];
}

// ---- the search ---------------------------------------------------------------------------------

static void neighbour_add(Search *search, uint32_t of, uint32_t node)
{
    Neighbour *neighbour = ARENA_NEW(search->arena, Neighbour);
    *neighbour = (Neighbour){search->neighbours[of], node};
    search->neighbours[of] = neighbour;
    search->degree[of] += 1;
}

static void join(Search *search, uint32_t one, uint32_t other)
{
    if (one != other && pairs_add(&search->pairs, one, other, search->arena)) {
        neighbour_add(search, one, other);
        neighbour_add(search, other, one);
    }
}

static void search_start(Search *search, const Digraph *graph)
{
    Arena *arena = search->arena;
    uint32_t count = graph->count;
    search->count = count;
    search->neighbours = ARENA_MANY(arena, count, Neighbour *);
    search->degree = ARENA_MANY(arena, count, uint32_t);
    search->position = ARENA_MANY(arena, count, uint32_t);
    search->node = ARENA_MANY(arena, count, uint32_t);
    search->around = ARENA_MANY(arena, count, uint32_t);
    pairs_size(&search->pairs, 64, arena);
    for (uint32_t node = 0; node < count; node++) {
        search->position[node] = NOBODY;
        for (uint32_t edge = graph->starts[node]; edge < graph->starts[node + 1]; edge++) {
            join(search, node, graph->heads[edge]);
        }
    }
    Buckets *buckets = &search->buckets;
    buckets->first = ARENA_MANY(arena, count, uint32_t);
    buckets->next = ARENA_MANY(arena, count, uint32_t);
    buckets->previous = ARENA_MANY(arena, count, uint32_t);
    buckets->lowest = count - 1;
    for (uint32_t degree = 0; degree < count; degree++) {
        buckets->first[degree] = NOBODY;
    }
    for (uint32_t node = count; node-- > 0;) {
        bucket_add(buckets, node, search->degree[node]);
    }
}

// Takes the work of eliminating a node with so many later neighbours off what may be done: one for
// each multiplication, and `joining` for each pair of neighbours that has to be looked up.
static bool search_pay(Search *search, uint64_t degree, uint64_t joining)
{
    uint64_t work = degree * degree + joining * (degree * degree / 2) + 1;
    if (work > *search->work) {
        return false;
    }
    *search->work -= work;
    search->entries += degree;
    return true;
}

static void search_place(Search *search, uint32_t node)
{
    search->position[node] = search->done;
    search->node[search->done] = node;
    search->done += 1;
}

// Eliminates a node: its neighbours are joined to one another.
static void search_eliminate(Search *search, uint32_t node)
{
    Buckets *buckets = &search->buckets;
    bucket_remove(buckets, node, search->degree[node]);
    search_place(search, node);
    uint32_t count = 0;
    for (Neighbour *at = search->neighbours[node]; at != NULL; at = at->next) {
        if (search->position[at->node] == NOBODY) {
            search->around[count++] = at->node;
            bucket_remove(buckets, at->node, search->degree[at->node]);
            search->degree[at->node] -= 1;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = i + 1; j < count; j++) {
            join(search, search->around[i], search->around[j]);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        bucket_add(buckets, search->around[i], search->degree[search->around[i]]);
    }
}

// Places the nodes that are left, which are all joined to one another, in the graph's order.
static bool search_finish(Search *search)
{
    for (uint64_t left = search->count - search->done; left-- > 0;) {
        if (!search_pay(search, left, 0)) {
            return false;
        }
    }
    for (uint32_t node = 0; node < search->count; node++) {
        if (search->position[node] == NOBODY) {
            search_place(search, node);
        }
    }
    return true;
}

static bool search_run(Search *search)
{
    while (search->done < search->count) {
        uint32_t node = bucket_lowest(&search->buckets);
        if (search->degree[node] == search->count - search->done - 1) {
            return search_finish(search);
        }
        if (!search_pay(search, search->degree[node], PAIR_WORK)) {
            return false;
        }
        search_eliminate(search, node);
    }
    return true;
}

// ---- the answer ---------------------------------------------------------------------------------

// The lists of neighbours that come later, by position, each in no order.
static Digraph later_lists(const Search *search)
{
    Digraph lists = {
        .count = search->count,
        .starts = ARENA_MANY(search->arena, (size_t)search->count + 1, uint32_t),
        .heads = ARENA_MANY(search->arena, search->entries, uint32_t),
    };
    uint32_t filled = 0;
    for (uint32_t at = 0; at < search->count; at++) {
        const Neighbour *neighbour = search->neighbours[search->node[at]];
        for (; neighbour != NULL; neighbour = neighbour->next) {
            if (search->position[neighbour->node] > at) {
                lists.heads[filled++] = search->position[neighbour->node];
            }
        }
        lists.starts[at + 1] = filled;
    }
    return lists;
}

// Lists which entries of `later` name each state: what digraph_reverse does, with entries.
static void elimination_uses(Elimination *elimination, Arena *arena)
{
    uint32_t count = elimination->count;
    uint32_t entries = elimination->starts[count];
    elimination->later_of = ARENA_MANY(arena, entries, uint32_t);
    elimination->uses = ARENA_MANY(arena, entries, uint32_t);
    uint32_t *starts = ARENA_MANY(arena, (size_t)count + 2, uint32_t);
    for (uint32_t entry = 0; entry < entries; entry++) {
        starts[elimination->later[entry] + 2] += 1;
    }
    for (uint32_t state = 0; state < count; state++) {
        starts[state + 2] += starts[state + 1];
    }
    for (uint32_t state = 0; state < count; state++) {
        uint32_t entry = elimination->starts[state];
        for (; entry < elimination->starts[state + 1]; entry++) {
            elimination->later_of[entry] = state;
            elimination->uses[starts[elimination->later[entry] + 1]++] = entry;
        }
    }
    elimination->use_starts = starts;
}

bool elimination_order(Elimination *elimination, const Digraph *graph, uint64_t *work, Arena *arena)
{
    Search search = {.arena = arena, .work = work};
    search_start(&search, graph);
    if (!search_run(&search)) {
        return false;
    }
    Digraph lists = later_lists(&search);
    Digraph turned = digraph_reverse(&lists, arena);
    Digraph sorted = digraph_reverse(&turned, arena);
    *elimination = (Elimination){
        .count = search.count,
        .node = search.node,
        .position = search.position,
        .starts = sorted.starts,
        .later = sorted.heads,
    };
    elimination_uses(elimination, arena);
    return true;
}
