# Laws that hold for every product and every file: products are accepted by their own tools;
# deleting any one token of a file never crashes and yields a finding.
. tests/lib.sh

sources=$(find examples tests/right -name '*.sales' -not -path '*/parts/*' | sort)
# Under sanitizers every fifth file has its products made by the command (DEEP=1: every file):
# tests/fuzz makes products of each of them in process.
[ -z "$SANITIZED" ] || [ -n "${DEEP:-}" ] || sources=$(echo "$sources" | awk 'NR % 5 == 0')

# Products of each sound file, each read by another program.
chosen_sources=()
for file in $sources; do
    if chosen "${file%.sales}"; then chosen_sources+=("$file"); fi
done
if [ ${#chosen_sources[@]} -gt 0 ]; then
    python tests/laws/products.py "$WORK/products" "${chosen_sources[@]}" || fail laws/all-products
    if [ -n "$(ls "$WORK/products/tasks")" ]; then
        verdict laws/tasks/agree "$(python tests/laws/handouts.py "$WORK/products/tasks" 2>&1)"
    fi
fi

# Deleting one token.
mkdir -p "$WORK/cut"
${CC:-gcc} -std=c11 -D_GNU_SOURCE -O1 -o "$WORK/delete_tokens" tests/laws/delete_tokens.c || exit 1
for file in tests/laws/*.sales; do
    chosen "$(basename "$file")" || continue
    if [ -n "$SANITIZED" ]; then # in process
        "$WORK/delete_tokens" "" "$file" "$WORK/cut"
        replay "laws/delete-tokens/$(basename "$file" .sales)" "$WORK/cut"
        continue
    fi
    problem=$("$WORK/delete_tokens" "$STAGECRAFT" "$file" "$WORK/cut" 2>&1)
    verdict "laws/delete-tokens/$(basename "$file" .sales)" "$problem"
done
