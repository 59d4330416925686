// The official lists of communes, former communes and EPCI, as the files of `lists/` have them: the first line is the day they are true of.
#pragma once
#include <stddef.h>

struct official_list {
    const unsigned char *bytes;
    size_t length;
};

/// A département's two first characters, then its communes' three last digits, in runs: `31 1-4 6 8-20`.
extern const struct official_list official_communes;
/// A code that is no longer in use, and that of the commune it became part of: `01039 01138`.
extern const struct official_list official_former_communes;
/// A SIREN a line.
extern const struct official_list official_epci;
