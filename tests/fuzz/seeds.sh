#!/bin/bash
# Makes the first inputs of the fuzzers in the folder given: every example and test file, each with
# the files that it imports behind it (see input.h).
cd "$(dirname "$0")/../.." || exit 1
mkdir -p "$1"
imports() { sed -nE 's/^ *import "([^"]+\.sales)".*/\1/p' "$1" 2>/dev/null; }
find examples stdlib tests docs -name '*.sales' -size -16k -not -path '*/fuzz/*' -not -path '*/templates/*' | sort | while read -r file; do
    folder=$(dirname "$file")
    {
        cat "$file"
        imports "$file" | sort -u | head -8 | while read -r path; do
            [ -f "$folder/$path" ] || continue
            printf '\n#== %s\n' "$path"
            cat "$folder/$path"
        done
    } >"$1/$(echo "$file" | tr / _)"
done
