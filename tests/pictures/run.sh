# The pictures that the README shows are those that this release draws, and the README shows the
# very text that they are drawn from. `make pictures` redraws them.
. tests/lib.sh

tools/pictures "$STAGECRAFT" "$WORK" 2>"$WORK/err"
[ -z "${BLESS:-}" ] || cp "$WORK"/*.svg docs/pictures/
for file in docs/pictures/*.sales; do
    name=$(basename "$file" .sales)
    verdict "pictures/$name" "$(cmp "docs/pictures/$name.svg" "$WORK/$name.svg" 2>&1; cat "$WORK/err")"
    awk '/^```sales/ { inside = 1; next } /^```/ { inside = 0 } inside' README.md >"$WORK/readme.sales"
    verdict "pictures/$name-in-readme" "$(diff "$WORK/readme.sales" "$file")"
done

# The finding that the README shows is the one that a slip of the pen in that text gives.
mkdir -p "$WORK/slip"
sed 's/-> offer 60/-> ofer 60/' docs/pictures/first.sales >"$WORK/slip/process.sales"
"$STAGECRAFT" check --color never --root "$WORK/slip" "$WORK/slip/process.sales" 2>"$WORK/slip/said"
awk '/^```text/ { inside = 1; next } /^```/ { inside = 0 } inside' README.md >"$WORK/slip/shown"
verdict "pictures/finding-in-readme" "$(diff "$WORK/slip/shown" "$WORK/slip/said")"
