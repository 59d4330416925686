// Finds the cells of a batch that may hold a number or an address of a person: a closer look is for the caller.
#ifndef CHALLE_PERSONAL_SCAN_H
#define CHALLE_PERSONAL_SCAN_H

#include <stdint.h>
#include <stddef.h>

/// What a cell may hold.
enum { HALLE_MAY_MAIL = 1, HALLE_MAY_PHONE = 2, HALLE_MAY_NIR = 4, HALLE_MAY_ACCOUNT = 8 };

/// Looks at cells until `room` of them are found. `cells` are two words each: the offset of the text in `bytes`, and its length in the lower 28 bits.
///
/// @param at the first cell to look at; becomes the one to go on with.
/// @param readable how many bytes may be read from `bytes`, texts or not.
/// @param found gets, for each cell found, its number and above it, from bit 32 on, what it may hold.
/// @return how many were found.
size_t halle_personal_cells(const uint8_t *bytes, size_t readable, const uint32_t *cells, size_t count, size_t *at, uint64_t *found, size_t room);

#endif
