#define _GNU_SOURCE
#include "CHalle.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <string.h>
#include <unistd.h>

int halle_open(const char *path, int flags, unsigned int mode) { return open(path, flags, (mode_t)mode); }
int halle_openat(int folder, const char *path, int flags, unsigned int mode) { return openat(folder, path, flags, (mode_t)mode); }
int halle_exchange(const char *a, const char *b) { return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE); }

int halle_move(const char *from, const char *to) {
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -1;
    // Some network drives do not know the flag.
    struct stat there;
    if (lstat(to, &there) == 0) {
        errno = EEXIST;
        return -1;
    }
    return rename(from, to);
}
int halle_syncfs(int file) { return syncfs(file); }
uint64_t halle_file_system(int file) {
    struct statfs system;
    return fstatfs(file, &system) == 0 ? (uint64_t)(uint32_t)system.f_type : 0;
}
const char *halle_reason(int number) {
    const char *words = strerrordesc_np(number);
    return words ? words : "unknown error";
}

int halle_cores(void) {
    cpu_set_t mask;
    if (sched_getaffinity(0, sizeof mask, &mask) != 0) return 1;
    int count = CPU_COUNT(&mask);
    return count > 0 ? count : 1;
}
