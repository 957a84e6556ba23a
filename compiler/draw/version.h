// Which Graphviz lays out the pictures.
#pragma once

// Its version, as "2.43.0".
const char *draw_graphviz_version(void);
