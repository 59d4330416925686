// The national schemas that ship with Halle: each file of `files/` as it stands, carried inside the program.
#pragma once
#include <stddef.h>

struct national_schema {
    /// `scdl/subventions`.
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

extern const struct national_schema national_schemas[];
extern const size_t national_schema_count;
