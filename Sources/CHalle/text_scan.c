#include "text_scan.h"
#include <string.h>

/// Where a block has bytes from 0x80 on, those that continue a character (0x80-0xBF), and those that start one of three bytes.
/// Special: something is there that such bits do not tell (NUL, four bytes, leads with rules of their own, what is never in UTF-8).
typedef struct { uint64_t high, more, three; int is_special; } leads_and_more;

// One bit for each of 64 bytes. Three ways: SSE2 (every x86-64 has it), NEON (every arm64 has it), plain words for the rest.
#if defined(__SSE2__) && !defined(HALLE_PLAIN_WORDS)
#include <emmintrin.h>
typedef struct { __m128i part[4]; } block;

static inline block load(const uint8_t *bytes) {
    block result;
    for (int i = 0; i < 4; i++) result.part[i] = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
    return result;
}
static inline uint64_t gathered(__m128i a, __m128i b, __m128i c, __m128i d) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
           (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}
static inline uint64_t equal(block x, uint8_t byte) {
    const __m128i wanted = _mm_set1_epi8((char)byte);
    return gathered(_mm_cmpeq_epi8(x.part[0], wanted), _mm_cmpeq_epi8(x.part[1], wanted), _mm_cmpeq_epi8(x.part[2], wanted),
                    _mm_cmpeq_epi8(x.part[3], wanted));
}
static inline __m128i any_of_three(__m128i x, __m128i a, __m128i b, __m128i c) {
    return _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(x, a), _mm_cmpeq_epi8(x, b)), _mm_cmpeq_epi8(x, c));
}
static inline uint64_t equal_any(block x, uint8_t a, uint8_t b, uint8_t c) {
    const __m128i va = _mm_set1_epi8((char)a), vb = _mm_set1_epi8((char)b), vc = _mm_set1_epi8((char)c);
    return gathered(any_of_three(x.part[0], va, vb, vc), any_of_three(x.part[1], va, vb, vc), any_of_three(x.part[2], va, vb, vc),
                    any_of_three(x.part[3], va, vb, vc));
}
static inline leads_and_more classes(block x) {
    // Compared as signed numbers: 0x80 is the least, 0xFF is -1, ASCII is not negative.
    const __m128i c0 = _mm_set1_epi8((char)0xC0), e0 = _mm_set1_epi8((char)0xE0), ed = _mm_set1_epi8((char)0xED);
    const __m128i df = _mm_set1_epi8((char)0xDF), ef = _mm_set1_epi8((char)0xEF), fe = _mm_set1_epi8((char)0xFE), zero = _mm_setzero_si128();
    __m128i more[4], long_lead[4], special = zero;
    for (int i = 0; i < 4; i++) {
        const __m128i p = x.part[i], negative = _mm_cmplt_epi8(p, zero);
        more[i] = _mm_cmplt_epi8(p, c0);
        long_lead[i] = _mm_and_si128(negative, _mm_cmpgt_epi8(p, df));
        special = _mm_or_si128(special, _mm_and_si128(negative, _mm_cmpgt_epi8(p, ef)));
        special = _mm_or_si128(special, any_of_three(p, zero, e0, ed));
        special = _mm_or_si128(special, _mm_cmpeq_epi8(_mm_and_si128(p, fe), c0));
    }
    leads_and_more result;
    result.high = gathered(x.part[0], x.part[1], x.part[2], x.part[3]);
    result.more = gathered(more[0], more[1], more[2], more[3]);
    result.three = gathered(long_lead[0], long_lead[1], long_lead[2], long_lead[3]);
    result.is_special = _mm_movemask_epi8(special) != 0;
    return result;
}
/// Whether all bytes are ASCII other than NUL.
static inline int is_plain(block x) {
    const __m128i low = _mm_min_epu8(_mm_min_epu8(x.part[0], x.part[1]), _mm_min_epu8(x.part[2], x.part[3]));
    const __m128i high = _mm_or_si128(_mm_or_si128(x.part[0], x.part[1]), _mm_or_si128(x.part[2], x.part[3]));
    return _mm_movemask_epi8(_mm_or_si128(high, _mm_cmpeq_epi8(low, _mm_setzero_si128()))) == 0;
}

#elif defined(__aarch64__) && !defined(HALLE_PLAIN_WORDS)
#include <arm_neon.h>
typedef struct { uint8x16_t part[4]; } block;

static inline block load(const uint8_t *bytes) {
    block result;
    for (int i = 0; i < 4; i++) result.part[i] = vld1q_u8(bytes + 16 * i);
    return result;
}
static inline uint64_t gathered(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
    static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t weight = vld1q_u8(weights);
    const uint8x16_t ab = vpaddq_u8(vandq_u8(a, weight), vandq_u8(b, weight));
    const uint8x16_t cd = vpaddq_u8(vandq_u8(c, weight), vandq_u8(d, weight));
    const uint8x16_t all = vpaddq_u8(ab, cd);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(all, all)), 0);
}
static inline uint64_t equal(block x, uint8_t byte) {
    const uint8x16_t wanted = vdupq_n_u8(byte);
    return gathered(vceqq_u8(x.part[0], wanted), vceqq_u8(x.part[1], wanted), vceqq_u8(x.part[2], wanted), vceqq_u8(x.part[3], wanted));
}
static inline uint8x16_t any_of_three(uint8x16_t x, uint8x16_t a, uint8x16_t b, uint8x16_t c) {
    return vorrq_u8(vorrq_u8(vceqq_u8(x, a), vceqq_u8(x, b)), vceqq_u8(x, c));
}
static inline uint64_t equal_any(block x, uint8_t a, uint8_t b, uint8_t c) {
    const uint8x16_t va = vdupq_n_u8(a), vb = vdupq_n_u8(b), vc = vdupq_n_u8(c);
    return gathered(any_of_three(x.part[0], va, vb, vc), any_of_three(x.part[1], va, vb, vc), any_of_three(x.part[2], va, vb, vc),
                    any_of_three(x.part[3], va, vb, vc));
}
static inline leads_and_more classes(block x) {
    uint8x16_t high[4], more[4], long_lead[4], special = vdupq_n_u8(0);
    for (int i = 0; i < 4; i++) {
        const uint8x16_t p = x.part[i];
        high[i] = vcgeq_u8(p, vdupq_n_u8(0x80));
        more[i] = vandq_u8(high[i], vcltq_u8(p, vdupq_n_u8(0xC0)));
        long_lead[i] = vcgeq_u8(p, vdupq_n_u8(0xE0));
        special = vorrq_u8(special, vcgeq_u8(p, vdupq_n_u8(0xF0)));
        special = vorrq_u8(special, any_of_three(p, vdupq_n_u8(0), vdupq_n_u8(0xE0), vdupq_n_u8(0xED)));
        special = vorrq_u8(special, vceqq_u8(vandq_u8(p, vdupq_n_u8(0xFE)), vdupq_n_u8(0xC0)));
    }
    leads_and_more result;
    result.high = gathered(high[0], high[1], high[2], high[3]);
    result.more = gathered(more[0], more[1], more[2], more[3]);
    result.three = gathered(long_lead[0], long_lead[1], long_lead[2], long_lead[3]);
    result.is_special = vmaxvq_u8(special) != 0;
    return result;
}
static inline int is_plain(block x) {
    const uint8x16_t low = vminq_u8(vminq_u8(x.part[0], x.part[1]), vminq_u8(x.part[2], x.part[3]));
    const uint8x16_t high = vmaxq_u8(vmaxq_u8(x.part[0], x.part[1]), vmaxq_u8(x.part[2], x.part[3]));
    return vminvq_u8(low) != 0 && vmaxvq_u8(high) < 0x80;
}

#else
typedef struct { uint8_t byte[64]; } block;

static inline block load(const uint8_t *bytes) {
    block result;
    memcpy(result.byte, bytes, 64);
    return result;
}
static inline uint64_t within(block x, uint8_t low, uint8_t high) {
    uint64_t bits = 0;
    for (int i = 0; i < 64; i++) bits |= (uint64_t)(x.byte[i] >= low && x.byte[i] <= high) << i;
    return bits;
}
static inline uint64_t equal(block x, uint8_t byte) { return within(x, byte, byte); }
static inline uint64_t equal_any(block x, uint8_t a, uint8_t b, uint8_t c) { return equal(x, a) | equal(x, b) | equal(x, c); }
static inline leads_and_more classes(block x) {
    leads_and_more result;
    result.high = within(x, 0x80, 0xFF);
    result.more = within(x, 0x80, 0xBF);
    result.three = within(x, 0xE0, 0xFF);
    result.is_special = (within(x, 0xF0, 0xFF) | within(x, 0xC0, 0xC1) | equal_any(x, 0, 0xE0, 0xED)) != 0;
    return result;
}
static inline int is_plain(block x) { return within(x, 0x01, 0x7F) == UINT64_MAX; }
#endif

void halle_mark_separators(const uint8_t *bytes, size_t blocks, uint8_t delimiter, uint8_t quote, uint64_t *marks) {
    for (size_t i = 0; i < blocks; i++) {
        const block x = load(bytes + 64 * i);
        marks[2 * i] = equal_any(x, delimiter, '\n', '\r');
        marks[2 * i + 1] = equal(x, quote);
    }
}

/// Whether the character that starts at `next` and the two bytes before it are one character of UTF-8 taken for two of Windows-1252.
static inline int is_damaged(const uint8_t *before, const uint8_t *next) {
    if (before[0] != 0xC3) return 0;
    switch (before[1]) {
    case 0x82: return next[0] == 0xC2;                                                                              // "Â" and a sign: "Â°"
    case 0x83: return next[0] == 0xC2 || next[0] == 0xC5 || next[0] == 0xC6 || next[0] == 0xCB || next[0] == 0xE2;  // "Ã": "Ã©", "Ã‰"
    case 0x85: return next[0] == 0xE2 && next[1] == 0x80;                                                           // "Å": "Å“"
    case 0xA2: return next[0] == 0xE2 && next[1] == 0x82 && next[2] == 0xAC;                                        // "â€": "â€™"
    default: return 0;
    }
}

/// The length of the character at the start, 0 when it is broken off or none.
static inline size_t character(const uint8_t *p, size_t count) {
    const uint8_t c = p[0];
    if (c < 0x80) return c != 0;
    if (c < 0xC2 || c > 0xF4) return 0;
    const size_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (count < length) return 0;
    for (size_t i = 1; i < length; i++)
        if ((p[i] & 0xC0) != 0x80) return 0;
    if ((c == 0xE0 && p[1] < 0xA0) || (c == 0xED && p[1] > 0x9F) || (c == 0xF0 && p[1] < 0x90) || (c == 0xF4 && p[1] > 0x8F)) return 0;
    return length;
}

static inline void look_at_pair(const uint8_t *bytes, size_t at, halle_utf8_notes *notes) {
    uint8_t before[2];
    if (at >= 2) memcpy(before, bytes + at - 2, 2);
    else if (at == 1) before[0] = notes->before[1], before[1] = bytes[0];
    else memcpy(before, notes->before, 2);
    if (!is_damaged(before, bytes + at)) return;
    if (notes->first_damaged == SIZE_MAX) notes->first_damaged = at;
    notes->damaged++;
}

size_t halle_utf8_prefix(const uint8_t *bytes, size_t count, halle_utf8_notes *notes) {
    size_t at = 0;
    notes->first_damaged = SIZE_MAX;
    while (at < count) {
        size_t until = count;
        if (at + 64 <= count) {
            const block x = load(bytes + at);
            if (is_plain(x)) {
                at += 64;
                continue;
            }
            const leads_and_more found = classes(x);
            const uint64_t three = found.three, two = found.high & ~found.more & ~three;
            // Each lead is followed by what it wants, and nothing else is there.
            if (!found.is_special && (two << 1 | three << 1 | three << 2) == found.more) {
                uint64_t pairs = (two | three) & (two << 2 | 1);
                // A character that the block cuts off starts the next block. This is a branch of its own, for the next block to be loaded
                // before all of this one is known.
                if (__builtin_expect((three >> 62 | two >> 63) != 0, 0)) {
                    const size_t step = three >> 62 == 1 ? 62 : 63;
                    const uint64_t whole = ((uint64_t)1 << step) - 1;
                    if ((two | three) & whole) notes->multibyte = 1;
                    pairs &= whole;
                    for (; pairs != 0; pairs &= pairs - 1) look_at_pair(bytes, at + (size_t)__builtin_ctzll(pairs), notes);
                    at += step;
                    continue;
                }
                if (found.high) notes->multibyte = 1;
                for (; pairs != 0; pairs &= pairs - 1) look_at_pair(bytes, at + (size_t)__builtin_ctzll(pairs), notes);
                at += 64;
                continue;
            }
            until = at + 64;
        }
        size_t length = 1;
        while (at < until && (length = character(bytes + at, count - at)) != 0) {
            if (length > 1) {
                notes->multibyte = 1;
                look_at_pair(bytes, at, notes);
            }
            at += length;
        }
        if (length == 0) break;
    }
    if (at >= 2) memcpy(notes->before, bytes + at - 2, 2);
    else if (at == 1) notes->before[0] = notes->before[1], notes->before[1] = bytes[0];
    return at;
}

size_t halle_line_breaks(const uint8_t *bytes, size_t count) {
    size_t breaks = 0;
    for (size_t i = 0; i < count; i++) breaks += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == count || bytes[i + 1] != '\n'));
    return breaks;
}
