// `stagecraft build --watch`.
#pragma once

#include "cli/build_job.h"

// Builds, and builds again whenever a source changes, until SIGINT, SIGTERM or SIGHUP. The command
// line was read before; session->build was started. STATUS_CLEAN when it was ended so.
Status build_watch(Session *session);
