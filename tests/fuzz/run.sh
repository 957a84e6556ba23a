# Replays the kept inputs of the fuzzers, and every other test file, in every fuzz target. Needs the
# sanitized build, but no fuzzer.
. tests/lib.sh

tests/fuzz/seeds.py "$WORK/seeds"
for target in tree format model outputs mend; do
    chosen "$target" || continue
    "$BUILD/tests/fuzz/$target" tests/fuzz/corpus tests/fuzz/cases "$WORK/seeds" >"$WORK/out" 2>"$WORK/err"
    status=$?
    count=$(cat "$WORK/out")
    if [ $status -ne 0 ] || [ "${count:-0}" -lt 100 ]; then
        fail "fuzz/$target" "status $status" "$(tail -40 "$WORK/err")"
    fi
    for _ in $(seq "${count:-0}"); do pass "fuzz/$target"; done
done
