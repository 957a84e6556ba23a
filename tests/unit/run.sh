# Runs the unit programs; each of their tests counts.
. tests/lib.sh

for source in tests/unit/*.c; do
    name=$(basename "$source" .c)
    chosen "$name" || continue
    CMOCKA_MESSAGE_OUTPUT=TAP "$BUILD/tests/unit/$name" >"$WORK/$name.tap" 2>"$WORK/$name.err"
    status=$?
    sed -nE "s,^(ok|not ok) [0-9]+ - ,\1 unit/$name/,p" "$WORK/$name.tap" >>"$RESULTS"
    if [ $status -ne 0 ]; then
        grep -q '^not ok' "$WORK/$name.tap" || echo "not ok unit/$name" >>"$RESULTS"
        echo "FAILED unit/$name (status $status)"
        cat "$WORK/$name.tap" "$WORK/$name.err" | grep -vE '^(ok|[0-9]+\.\.)' | head -40 | sed 's/^/    /'
    fi
done
