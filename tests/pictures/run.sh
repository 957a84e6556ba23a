# The pictures that the README shows are those that this release draws, and the README shows the
# very text that they are drawn from. `make pictures` redraws them.
. tests/lib.sh

tools/pictures "$STAGECRAFT" "$WORK" 2>"$WORK/err"
[ -z "${BLESS:-}" ] || cp "$WORK"/*.svg docs/pictures/
for file in docs/pictures/*.sales; do
    name=$(basename "$file" .sales)
    for picture in "$name" "$name-lanes"; do
        verdict "pictures/$picture" \
            "$(cmp "docs/pictures/$picture.svg" "$WORK/$picture.svg" 2>&1; cat "$WORK/err")"
    done
    awk '/^```sales/ { inside = 1; next } /^```/ { inside = 0 } inside' README.md >"$WORK/readme.sales"
    verdict "pictures/$name-in-readme" "$(diff "$WORK/readme.sales" "$file")"
done

# The finding that the README shows is the one that a slip of the pen in that text gives.
mkdir -p "$WORK/slip"
sed 's/-> offer 60/-> ofer 60/' docs/pictures/first.sales >"$WORK/slip/process.sales"
"$STAGECRAFT" check --color never --root "$WORK/slip" "$WORK/slip/process.sales" 2>"$WORK/slip/said"
awk '/^```text/ { inside = 1; next } /^```/ { inside = 0 } inside' README.md >"$WORK/slip/shown"
verdict "pictures/finding-in-readme" "$(diff "$WORK/slip/shown" "$WORK/slip/said")"

# Nothing lies on anything else: every view of the examples and of made-up processes, read as SVG.
draw_views() { # draw_views ROOT FILE PROCESS NAME
    local view
    for view in flow lanes funnel mind handoffs raci skills methods variants; do
        case $view in raci | skills | methods | variants) name=$4-table-$view ;; *) name=$4-$view ;; esac
        "$STAGECRAFT" map --allow warnings --root "$1" "$2" --process "$3" --view $view \
            -o "$WORK/views/$name.svg" 2>/dev/null
    done
}
mkdir -p "$WORK/views"
for file in examples/*.sales; do
    process=$("$STAGECRAFT" model "$file" 2>/dev/null | jq -r '[.processes[] | select(.given)][0].name')
    draw_views examples "$file" "$process" "$(basename "$file" .sales)"
done
for seed in $(seq 1 24); do
    python3 tests/pictures/make_process.py "$seed" >"$WORK/made.sales"
    draw_views "$WORK" "$WORK/made.sales" made "made-$seed"
done
for view in flow lanes funnel mind handoffs table; do
    set -- "$WORK"/views/*-$view*.svg
    verdict "pictures/overlaps/$view" "$([ $# -ge 20 ] || echo "only $# pictures"
        python3 tests/pictures/overlaps.py "$@")"
done

# What looks for them finds a card that is moved onto the next, and a word that is too long.
sed 's/<rect x="[0-9.]*" y="[0-9.]*"/<rect x="300" y="200"/' "$WORK/views/b2b-lanes.svg" >"$WORK/moved.svg"
sed 's/textLength="[0-9.]*"/textLength="900"/' "$WORK/views/b2b-lanes.svg" >"$WORK/long.svg"
for broken in moved long; do
    python3 tests/pictures/overlaps.py "$WORK/$broken.svg" >/dev/null && problem="nothing is found" || problem=
    verdict "pictures/overlaps-are-seen/$broken" "$problem"
done
