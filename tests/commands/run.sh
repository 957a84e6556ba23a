# Runs the .bats files beside this one.
. tests/lib.sh

for file in tests/commands/*.bats; do
    name=$(basename "$file" .bats)
    chosen "$name" || continue
    bats --formatter tap "$file" >"$WORK/$name.tap" 2>&1
    sed -nE "s,^(ok|not ok) [0-9]+ ,\1 commands/$name/,p" "$WORK/$name.tap" >>"$RESULTS"
    if grep -q '^not ok' "$WORK/$name.tap"; then
        echo "FAILED in commands/$name"
        awk '/^not ok/ { show = 1 } /^ok/ { show = 0 } show' "$WORK/$name.tap" | head -80
    fi
done
