#include "personal_scan.h"
#include <string.h>

static inline int is_digit(uint8_t c) { return (uint8_t)(c - '0') < 10; }
static inline int is_letter(uint8_t c) { return (uint8_t)((c | 0x20) - 'a') < 26; }

typedef struct { unsigned digits; int at; } signs;

#if defined(__SSE2__) && !defined(HALLE_PLAIN_WORDS)
#include <emmintrin.h>
/// Sixteen bytes of all ones, then of zeros: read from 16 − n on, the first n are ones.
static const uint8_t ones[32] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

typedef struct { __m128i digits, ats; } sums;

static inline void look(__m128i x, __m128i mask, sums *seen) {
    const __m128i moved = _mm_sub_epi8(x, _mm_set1_epi8('0'));
    const __m128i digits = _mm_and_si128(_mm_cmpeq_epi8(_mm_min_epu8(moved, _mm_set1_epi8(9)), moved), mask);
    // Sums of absolute differences count without the instruction that not every processor has.
    seen->digits = _mm_add_epi32(seen->digits, _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), digits), _mm_setzero_si128()));
    seen->ats = _mm_or_si128(seen->ats, _mm_and_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8('@')), mask));
}
static inline signs signs_of(const uint8_t *text, size_t length, int is_spare) {
    sums seen = {_mm_setzero_si128(), _mm_setzero_si128()};
    while (length > 16) {
        look(_mm_loadu_si128((const __m128i *)text), _mm_set1_epi8(-1), &seen);
        text += 16;
        length -= 16;
    }
    const __m128i mask = _mm_loadu_si128((const __m128i *)(ones + 16 - length));
    if (is_spare) {
        look(_mm_loadu_si128((const __m128i *)text), mask, &seen);
    } else {
        uint8_t last[16] = {0};
        memcpy(last, text, length);
        look(_mm_loadu_si128((const __m128i *)last), mask, &seen);
    }
    const unsigned digits = (unsigned)_mm_cvtsi128_si32(seen.digits) + (unsigned)_mm_cvtsi128_si32(_mm_srli_si128(seen.digits, 8));
    return (signs){digits, _mm_movemask_epi8(seen.ats) != 0};
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
