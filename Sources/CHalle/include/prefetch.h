// Memory that will be wanted soon, which Swift has no word for.
#ifndef HALLE_PREFETCH_H
#define HALLE_PREFETCH_H

/// Asks for the cache line at an address; does nothing else, whatever the address.
static inline void halle_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
