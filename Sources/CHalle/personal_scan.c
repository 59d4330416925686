#include "personal_scan.h"
#include <string.h>

static inline int is_digit(uint8_t c) { return (uint8_t)(c - '0') < 10; }
static inline int is_letter(uint8_t c) { return (uint8_t)((c | 0x20) - 'a') < 26; }

typedef struct { unsigned digits; int at; } signs;

#if defined(__SSE2__) && !defined(HALLE_PLAIN_WORDS)
#include <emmintrin.h>
static inline void look(__m128i x, unsigned mask, signs *seen) {
    const __m128i moved = _mm_sub_epi8(x, _mm_set1_epi8('0'));
    const unsigned digits = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(moved, _mm_set1_epi8(9)), moved)) & mask;
    // Counting costs more than the rest where the processor has no instruction for it.
    if (digits) seen->digits += (unsigned)__builtin_popcount(digits);
    seen->at |= ((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8('@'))) & mask) != 0;
}
static inline signs signs_of(const uint8_t *text, size_t length, int is_spare) {
    signs seen = {0, 0};
    if (length < 10 && is_spare) {
        // Too short for a number: only an address may be there.
        const __m128i ats = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)text), _mm_set1_epi8('@'));
        seen.at = ((unsigned)_mm_movemask_epi8(ats) & ((1u << length) - 1)) != 0;
        return seen;
    }
    while (length > 16) {
        look(_mm_loadu_si128((const __m128i *)text), 0xFFFF, &seen);
        text += 16;
        length -= 16;
    }
    const unsigned mask = (1u << length) - 1;
    if (is_spare) {
        look(_mm_loadu_si128((const __m128i *)text), mask, &seen);
    } else {
        uint8_t last[16] = {0};
        memcpy(last, text, length);
        look(_mm_loadu_si128((const __m128i *)last), mask, &seen);
    }
    return seen;
}
#else
static inline signs signs_of(const uint8_t *text, size_t length, int is_spare) {
    signs seen = {0, 0};
    (void)is_spare;
    for (size_t i = 0; i < length; i++) {
        seen.digits += (unsigned)is_digit(text[i]);
        seen.at |= text[i] == '@';
    }
    return seen;
}
#endif

/// Whether what stands before a number lets it be one of its own: no letter, no digit, no sign of a longer number or of an identifier.
static inline int starts(const uint8_t *text, size_t i) {
    if (i == 0) return 1;
    const uint8_t before = text[i - 1];
    if (is_digit(before) || is_letter(before) || before == '_' || before == '-' || before == '+') return 0;
    return !((before == '.' || before == ',') && i > 1 && is_digit(text[i - 2]));
}

/// A text with ten digits or more: which numbers may begin in it.
static unsigned numbers_in(const uint8_t *text, size_t length, unsigned digits) {
    unsigned may = 0;
    // Digits alone, as most identifiers are: a number begins at the first or nowhere.
    const size_t last = digits == length ? 1 : length - 9;
    // The number of a person born in Corsica has fourteen digits and 2A or 2B; most other numbers of fourteen are a SIRET.
    for (size_t i = 0; i < last; i++) {
        const uint8_t c = text[i];
        if (c == '+' && text[i + 1] == '3' && text[i + 2] == '3') may |= HALLE_MAY_PHONE;
        if (is_digit(c)) {
            if (!starts(text, i)) continue;
            if (c == '0') {
                if (text[i + 1] == '6' || text[i + 1] == '7' || (text[i + 1] == '0' && text[i + 2] == '3')) may |= HALLE_MAY_PHONE;
            } else if (digits >= 13 && (digits != 14 || (length > 14 && (memchr(text, 'A', length) || memchr(text, 'B', length))))) {
                may |= HALLE_MAY_NIR;
            }
            if (digits >= 12 && length >= 23) may |= HALLE_MAY_ACCOUNT;
        } else if (is_letter(c) && i + 14 < length && is_letter(text[i + 1]) && is_digit(text[i + 2]) && is_digit(text[i + 3]) && starts(text, i)) {
            may |= HALLE_MAY_ACCOUNT;
        }
    }
    return may;
}

size_t halle_personal_cells(const uint8_t *bytes, size_t readable, const uint32_t *cells, size_t count, size_t *at, uint64_t *found, size_t room) {
    size_t number = *at, filled = 0;
    for (; number < count && filled < room; number++) {
        const size_t length = cells[2 * number + 1] & 0x0FFFFFFF;
        if (length < 6) continue;
        const size_t offset = cells[2 * number];
        const uint8_t *text = bytes + offset;
        const size_t whole = (length - 1) / 16 * 16;
        const signs seen = signs_of(text, length, offset + whole + 16 <= readable);
        unsigned may = seen.at ? HALLE_MAY_MAIL : 0;
        if (seen.digits >= 10) may |= numbers_in(text, length, seen.digits);
        if (may) found[filled++] = (uint64_t)may << 32 | (uint32_t)number;
    }
    *at = number;
    return filled;
}
