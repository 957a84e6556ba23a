# Compares products with the expected ones in tests/golden. `make bless` rewrites those: read the
# diff. The table is tests/golden/cases; the files of each example (tests/golden/examples) and, for
# one example, a handout for each role are added to it. No example may be left out.
. tests/lib.sh

products() {
    grep -v '^#' tests/golden/cases
    grep -v '^#' tests/golden/examples | while read -r name source role; do
        echo "$name.json $source model"
        for ending in md csv ics; do
            echo "$name-handout.$ending $source handout --role $role --start 2026-03-02"
        done
    done
    "$STAGECRAFT" model examples/b2b.sales | jq -r '.roles[] | select(.external | not) | .name' |
        sed 's,.*,b2b-&.md examples/b2b.sales handout --role &,'
}

products >"$WORK/products"
while read -r name source command; do
    chosen "$name" || continue
    case $name in *.svg) command="$command --embed-font no" ;; esac # it has golden files of its own
    # shellcheck disable=SC2086 # the command is words
    "$STAGECRAFT" ${command%% *} "$source" $(echo "$command" | cut -s -d' ' -f2-) -o "$WORK/$name" 2>"$WORK/err"
    if [ -n "${BLESS:-}" ] && [ -e "$WORK/$name" ]; then cp "$WORK/$name" "tests/golden/$name"; fi
    if [ ! -e "$WORK/$name" ]; then
        fail "golden/$name" "nothing was written" "$(cat "$WORK/err")"
    else
        verdict "golden/$name" "$(diff -u "tests/golden/$name" "$WORK/$name" 2>&1 | cut -c1-200)"
    fi
done <"$WORK/products"

if [ -z "$FILTER" ]; then
    for file in $(find examples -name '*.sales' | sort); do
        grep -q " $file " tests/golden/examples && continue
        grep -qF "import \"$(basename "$file")\"" "$(dirname "$file")"/*.sales ||
            echo "$file: has no row in tests/golden/examples"
    done >"$WORK/missing"
    verdict "golden/every-example" "$(cat "$WORK/missing")"
fi
