// The few system calls that Swift cannot reach: variadic, behind feature macros, or missing from Glibc's module.
#ifndef CHALLE_H
#define CHALLE_H

#include <stdint.h>
#include <stddef.h>
#include "personal_scan.h"
#include "prefetch.h"
#include "text_scan.h"

/// open(2) with a mode; -1 and errno on failure.
int halle_open(const char *path, int flags, unsigned int mode);
/// openat(2) with a mode.
int halle_openat(int folder, const char *path, int flags, unsigned int mode);
/// renameat2(2) with RENAME_EXCHANGE: swaps two paths of one file system in one step.
int halle_exchange(const char *a, const char *b);
/// renameat2(2) with RENAME_NOREPLACE: EEXIST where something stands at the new path.
int halle_move(const char *from, const char *to);
/// syncfs(2): flushes the file system that holds the open file.
int halle_syncfs(int file);

/// How many processor cores this process may use (sched_getaffinity(2)); at least 1.
int halle_cores(void);
/// The kind of file system that holds the open file (fstatfs(2), `f_type`); 0 when it cannot be told.
uint64_t halle_file_system(int file);
/// What an error number means, in English whatever the locale.
const char *halle_reason(int number);

#endif
