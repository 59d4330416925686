#!/bin/sh
# Writes Sources/NationalSchemas/national_schemas.c anew from the files beside it. Run it after adding or removing a schema; a test tells
# when it has been forgotten. A change inside a file needs nothing: the compiler knows what it embeds.
set -eu
cd "$(dirname "$0")/../Sources/NationalSchemas"
names=$(cd files && find . -name '*.json' | sed -e 's|^\./||' -e 's|\.json$||' | LC_ALL=C sort)
symbol() { echo "$1" | tr -c 'A-Za-z0-9\n' '_'; }
{
    echo '// Written by scripts/embed-schemas.sh from the files of `files/`.'
    echo '#include "national_schemas.h"'
    echo
    echo '// `#embed` is of C23; the compiler has it in every mode and warns of it in the others.'
    echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
    for name in $names; do
        printf '\nstatic const unsigned char %s[] = {\n#embed "files/%s.json"\n};\n' "$(symbol "$name")" "$name"
    done
    printf '\nstatic const struct national_schema schemas[] = {\n'
    for name in $names; do printf '    {"%s", %s, sizeof %s},\n' "$name" "$(symbol "$name")" "$(symbol "$name")"; done
    # An array of nothing is not C.
    printf '    {0, 0, 0},\n};\n'
    printf '\nsize_t national_schema_count(void) { return sizeof schemas / sizeof schemas[0] - 1; }\n'
    printf '\nstruct national_schema national_schema_at(size_t number) {\n'
    printf '    size_t last = national_schema_count();\n    return schemas[number < last ? number : last];\n}\n'
} > national_schemas.c
