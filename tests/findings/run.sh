# Checks tests/findings/**/*.sales, each against what its own lines say should be found there, and
# its findings in full against the .txt beside it, where there is one. Files in a folder `parts` are
# imported by others. tests/right/**/*.sales, the examples and the library must be free of findings.
. tests/lib.sh

run_one() { # run_one ROOT FILE
    local root=$1 file=$2 path=${2#"$1"/} problem=
    "$STAGECRAFT" check --color never --root "$root" "$file" >"$WORK/out" 2>"$WORK/err"
    local status=$?
    note_rules "$WORK/err"
    awk -v path="$path" -f tests/findings/expect.awk "$file" | sort -u >"$WORK/expected"
    awk '/^(error|warning)\[/ { rule = $0; sub(/^[a-z]*\[/, "", rule); sub(/\].*/, "", rule) }
         /^ +--> / && rule { sub(/^ +--> /, ""); sub(/:[0-9]+$/, ""); print $0, rule; rule = "" }' \
        "$WORK/err" | sort -u >"$WORK/found"
    if ! cmp -s "$WORK/expected" "$WORK/found"; then
        problem=$(comm -23 "$WORK/expected" "$WORK/found" | sed 's/^/missed: /'
            comm -13 "$WORK/expected" "$WORK/found" | sed 's/^/false:  /')
    fi
    local errors=0
    grep -q '^error\[' "$WORK/err" && errors=1
    [ $status -eq $errors ] || problem="$problem
status $status, not $errors: $(tail -3 "$WORK/err")"
    [ ! -s "$WORK/out" ] || problem="$problem
something on standard output"
    if [ -n "${BLESS:-}" ] && [ -e "${file%.sales}.txt" ]; then cp "$WORK/err" "${file%.sales}.txt"; fi
    if [ -e "${file%.sales}.txt" ] && ! diff -u "${file%.sales}.txt" "$WORK/err" >"$WORK/diff"; then
        problem="$problem
$(cat "$WORK/diff")"
    fi
    verdict "${file#tests/}" "$problem"
}

find tests/findings tests/right examples -name '*.sales' -not -path '*/parts/*' 2>/dev/null | sort >"$WORK/list"
while IFS= read -r file; do
    chosen "$file" || continue
    case $file in tests/*) root=tests/$(echo "$file" | cut -d/ -f2) ;; *) root=examples ;; esac
    run_one "$root" "$file"
done <"$WORK/list"
