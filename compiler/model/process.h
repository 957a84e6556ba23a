// Processes, filled from their statements in two rounds: names first, then what uses them.
#pragma once

#include "model/entity.h"

// Makes phases, stages, ends and outcomes with their names.
void process_start(Resolver *resolver, Process *process, Declaration *declaration);

// Looks up what they name, once all processes are started.
void process_fill(Resolver *resolver, Process *process);

// Gives outcomes that lead to another process the stage they enter there, once all are filled.
void process_enter(Process *process);
