// Filled in parallel.
