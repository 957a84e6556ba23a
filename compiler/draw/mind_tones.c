// Gives each node of a mind map its colours.
#include "draw/mind_tones.h"

Tones mind_tones(const Mind *mind, const MindNode *node)
{
    switch (node->kind) {
    case MIND_WIN: return (Tones){WIN_STRONG, WIN_STRONG, WIN_TINT};
    case MIND_LOSS:
    case MIND_WAY_LOST: return (Tones){LOSS_STRONG, LOSS_LINE, LOSS_TINT};
    default: break;
    }
    return node->group < 0
               ? palette_tones(STR("slate"), 0)
               : palette_tones(mind->groups[node->group].color, mind->groups[node->group].tone);
}
