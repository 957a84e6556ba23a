// Counts what is wrong with a picture, by its drawing list.
#pragma once

#include "contrast.h"
#include "scene.h"

typedef enum FaultId {
#define FAULT(id, name, is_law, text) FAULT_##id,
#include "faults.def"
#undef FAULT
    FAULT_COUNT
} FaultId;

typedef struct FaultRow {
    const char *name;
    bool is_law;
    const char *text;
} FaultRow;

const FaultRow *fault_row(FaultId id);

// What is looked for beyond that which holds for every picture.
typedef struct FaultsAsked {
    bool has_lanes;     // its quiet bands are lanes
    bool has_main_line; // its heaviest lines are one way that runs on to the right, or down
    bool is_down;
    bool is_paged; // it is cut into pages of A4
    bool is_told;  // a line of text for each fault
} FaultsAsked;

typedef struct Faults {
    uint32_t of[FAULT_COUNT];
} Faults;

Faults faults_count(const Drawing *drawing, const FaultsAsked *asked, Arena *arena);
