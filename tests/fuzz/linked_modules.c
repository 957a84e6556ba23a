// In the place of draw/modules.c: the painters are linked into the target, so that the fuzzer sees
// them too, and nothing is looked for on the disk.
#include "draw/modules.h"

FontsSubset fonts_subset;
FontsFile fonts_file;
CairoPaint cairo_paint_drawing;

FontsSubset *module_fonts_subset(void)
{
    return fonts_subset;
}

FontsFile *module_fonts_file(void)
{
    return fonts_file;
}

CairoPaint *module_cairo_paint(void)
{
    return cairo_paint_drawing;
}
