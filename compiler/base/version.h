// The version of stagecraft, as the build sets it.
#pragma once

#ifndef STAGECRAFT_VERSION
#define STAGECRAFT_VERSION "0.1.0"
#endif
