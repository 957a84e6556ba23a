# Compares products with the expected ones in tests/golden. `make bless` rewrites those: read the
# diff. The table is tests/golden/cases; a handout for each role of the example is added to it.
. tests/lib.sh

products() {
    grep -v '^#' tests/golden/cases
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
