// The version of the Graphviz that stagecraft was built with.
//
// It stands here because no other room knows Graphviz.
#include "draw/version.h"

#include <graphviz/graphviz_version.h>

const char *draw_graphviz_version(void)
{
    return PACKAGE_VERSION;
}
