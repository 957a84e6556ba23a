// How stagecraft ends; scripts rely on these numbers.
#pragma once

typedef enum Status {
    STATUS_CLEAN = 0,    // nothing wrong, or only warnings
    STATUS_FINDINGS = 1, // errors, or warnings that are denied
    STATUS_USAGE = 2,    // the command line is wrong
    STATUS_FILE = 3,     // a file could not be read or written
    STATUS_FAULT = 4,    // stagecraft itself failed
} Status;
