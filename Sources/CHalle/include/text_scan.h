// Finds out about text in blocks of 64 bytes: what Swift's vectors cannot do quickly (one bit a byte, as a word).
#ifndef CHALLE_TEXT_SCAN_H
#define CHALLE_TEXT_SCAN_H

#include <stdint.h>
#include <stddef.h>

/// Two words for each block of 64 bytes, one bit a byte, the first byte lowest: where the delimiter, LF and CR are; where the quote is.
/// `bytes` must hold 64 × `blocks` bytes, `marks` 2 × `blocks` words.
void halle_mark_separators(const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t quote, uint64_t *marks);

/// What `halle_utf8_prefix` has seen, from call to call over one text. Starts as zeros.
typedef struct {
    /// How many characters look like UTF-8 that was read as Windows-1252 and written again ("Ã©", "â€™").
    uint64_t damaged;
    /// Where the first of them ends in the bytes of the last call; `SIZE_MAX` when that call saw none.
    size_t first_damaged;
    /// The last two bytes before the next call's.
    uint8_t before[2];
    /// Not 0: there was a character of more than one byte.
    uint8_t multibyte;
} halle_utf8_notes;

/// The length of the longest start that is UTF-8 (RFC 3629), without a broken off character at its end and without NUL.
size_t halle_utf8_prefix(const uint8_t *bytes, size_t count, halle_utf8_notes *notes);

/// How many of the bytes are LF, plus CR that no LF follows within `count`.
size_t halle_line_breaks(const uint8_t *bytes, size_t count);

#endif
