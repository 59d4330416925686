// The national schemas that ship with Halle: each file of `files/` as it stands, carried inside the program.
#pragma once
#include <stddef.h>

struct national_schema {
    /// `scdl/subventions`: the file's path below `files/`, without `.json`.
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// How many there are.
size_t national_schema_count(void);

/// The schema of that number, sorted by name; all zero where there is none.
struct national_schema national_schema_at(size_t number);
