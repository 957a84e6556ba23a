// Files that are no .sales files at all: data, tables, pages and drawings of other programs.
#pragma once

#include "base/finding.h"

// Whether the text of a source, from an offset on, is plainly written for another program: reports
// that as one mistake, and nothing of it should be read. A file with a single line of ours is none.
bool foreign_file_report(const Source *source, uint32_t start, Findings *findings);
