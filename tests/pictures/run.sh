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
