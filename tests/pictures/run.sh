# The pictures that the README shows are those that this release draws, and the README shows the
# very text that they are drawn from. `make pictures` redraws them.
. tests/lib.sh

# Those of pages in a browser, which are not compared, are taken with DEEP=1.
tools/pictures "$STAGECRAFT" "$WORK" ${DEEP:-drawn} 2>"$WORK/err"
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

# Nothing lies on anything else: every view of the examples, in every way there is, and of made-up
# processes, by their drawing lists; in test-deep in every way too, and of 300.
# SEED=1000 makes others.
checker=$BUILD/tests/pictures/checker
mkdir -p "$WORK/made"
seeds=210
[ -z "${DEEP:-}" ] || seeds=300
python tests/pictures/make_process.py "${SEED:-1}" $seeds "$WORK/made"
echo "pictures: seeds ${SEED:-1} to $((${SEED:-1} + seeds - 1))"
"$checker" examples/*.sales examples/*/*.sales >"$WORK/examples.txt" 2>&1
verdict "pictures/examples-are-right" "$([ $? -eq 0 ] || cat "$WORK/examples.txt")"
# shellcheck disable=SC2046 # an option or none
"$checker" $([ -n "${DEEP:-}" ] || echo --some) "$WORK"/made/*.sales >"$WORK/made.txt" 2>&1
cat "$WORK/made.txt"
# What each view keeps beyond the laws: every count whose column is not named here is 0.
for view in flow lanes landscape funnel mind handoffs raci skills methods variants; do
    verdict "pictures/made-are-right/$view" "$(awk -v view="$view" '
        NR == 1 { for (i = 3; i <= NF; i++) name[i] = $i }
        $1 == view { seen = $2; for (i = 3; i <= NF; i++) if ($i > 0) print name[i], $i }
        END { if (seen < 100) print "only " seen + 0 " pictures" }' "$WORK/made.txt")"
done

# What looks for faults finds each kind in a picture that is spoilt in that way.
for fault in $(sed -n 's/^FAULT([A-Z]*, "\([a-z]*\)".*/\1/p' tests/pictures/faults.def); do
    case $fault in bent) view="--view flow" ;; lanes) view="--view lanes" ;; *) view= ;; esac
    # shellcheck disable=SC2086 # an option and its value, or none
    "$checker" $view --harm "$fault" examples/b2b.sales >"$WORK/harmed.txt"
    verdict "pictures/faults-are-seen/$fault" "$(awk -v fault="$fault" '
        NR == 1 { for (i = 3; i <= NF; i++) if ($i == fault) column = i }
        NR > 1 && $1 != "worst:" && $2 > 0 { pictures += $2; if ($column < $2) print $1 ": " $column " of " $2 }
        END { if (!pictures) print "nothing was spoilt" }' "$WORK/harmed.txt")"
done

# What leads back in one view does in all.
verdict "pictures/ways-back" "$(python tests/pictures/ways_back.py "$STAGECRAFT" "$WORK" \
    examples/*.sales examples/*/*.sales stdlib/templates/*/*.sales 2>&1)"

# A new label leaves everything where it was, a new stage nearly everything.
mkdir -p "$WORK/changed"
problem=$(python tests/pictures/stability.py "$BUILD/tests/pictures/places" "$WORK/changed" 60)
status=$?
echo "$problem"
verdict "pictures/stability" "$([ "$status" -eq 0 ] || echo "$problem")"

. tests/pictures/determinism.sh
