// The steps from a card to what it stands in and to what leads on from it, in either direction.
#include "draw/lanes_plan.h"

uint64_t lane_link_key(const LaneLink *link)
{
    return (uint64_t)link->to * 2 + link->is_loop;
}

LaneBand *lane_band_of(const LanesPlan *plan, uint32_t card)
{
    return &plan->rows[plan->boxes[card].row].bands[plan->lanes->cards[card].lane];
}

LaneSlot *lane_slot_of(const LanesPlan *plan, uint32_t card)
{
    return &lane_band_of(plan, card)->slots[plan->lanes->cards[card].slot];
}

uint32_t lane_step_of(const LanesPlan *plan, uint32_t card)
{
    return plan->lanes->cards[card].column - plan->rows[plan->boxes[card].row].first;
}

void lane_add_point(LaneRun *run, double x, double y)
{
    run->points[run->point_count++] = (Spot){x, y};
}

double lane_larger(double left, double right)
{
    return left > right ? left : right;
}
