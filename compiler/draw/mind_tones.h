// The colours of a mind map's nodes, the same as a picture and as DOT.
#pragma once

#include "draw/palette.h"
#include "views/mind_shape.h"

// Those of what is won or lost, or of the node's phase.
Tones mind_tones(const Mind *mind, const MindNode *node);
