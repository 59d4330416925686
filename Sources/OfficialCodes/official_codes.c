#include "official_codes.h"

// #embed is C23; the compiler takes it in older C, and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char communes[] = {
#embed "lists/communes.txt"
};
static const unsigned char former_communes[] = {
#embed "lists/former-communes.txt"
};
static const unsigned char epci[] = {
#embed "lists/epci.txt"
};

const struct official_list official_communes = {communes, sizeof communes};
const struct official_list official_former_communes = {former_communes, sizeof former_communes};
const struct official_list official_epci = {epci, sizeof epci};
