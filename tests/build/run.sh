# Runs the .bats files beside this one: the command build, in a folder that is as it should be, and
# in one that is not; for build tools; and while it watches.
. tests/lib.sh

export MAKER=$PWD/tests/build/maker.sh EXAMPLES=$PWD/examples
for file in tests/build/*.bats; do
    name=$(basename "$file" .bats)
    chosen "$name" || continue
    bats --formatter tap "$file" >"$WORK/$name.tap" 2>&1
    sed -nE "s,^(ok|not ok) [0-9]+ ,\1 build/$name/,p" "$WORK/$name.tap" >>"$RESULTS"
    if grep -q '^not ok' "$WORK/$name.tap"; then
        echo "FAILED in build/$name"
        awk '/^not ok/ { show = 1 } /^ok/ { show = 0 } show' "$WORK/$name.tap" | head -80
    fi
done
