// Opening below a folder, never outside of it.
#pragma once

// Opens `path` (relative, '/' between its parts) for reading, below the folder that the descriptor
// `root` stands for. Links are followed as long as they stay below it. Never waits for a pipe.
// Returns a descriptor, or -1 with errno: EXDEV where the path would leave the folder.
int beneath_open(int root, const char *path);

// The same without openat2, for kernels and sandboxes that lack it: one part after another.
int beneath_open_by_steps(int root, const char *path);
