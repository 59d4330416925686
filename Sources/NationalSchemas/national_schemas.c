#include "national_schemas.h"

const struct national_schema national_schemas[] = {{0, 0, 0}};
const size_t national_schema_count = 0;
