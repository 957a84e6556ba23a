# Laws that hold for every product and every file: products are accepted by their own tools;
# deleting any one token of a file never crashes and yields a finding.
. tests/lib.sh

sources=$(find examples tests/right -name '*.sales' -not -path '*/parts/*' | sort)

# Products of each sound file, each read by another program.
for file in $sources; do
    case $file in tests/right/*) root=tests/right ;; *) root=examples ;; esac
    path=${file#"$root"/}
    name=${path%.sales}
    chosen "$name" || continue
    "$STAGECRAFT" model --root "$root" "$file" >"$WORK/model.json" 2>"$WORK/err"
    verdict "laws/json/$name" "$(jq -e '.processes | type == "array"' "$WORK/model.json" 2>&1 >/dev/null || cat "$WORK/err")"
    for process in $(jq -r --arg file "$path" \
        '.processes[] | select(.place.file == $file) | .name' "$WORK/model.json" 2>/dev/null); do
        rm -f "$WORK/map.svg" "$WORK/map.dot"
        problem=$("$STAGECRAFT" map --root "$root" "$file" --process "$process" -o "$WORK/map.svg" 2>&1 &&
            xmllint --noout --nonet "$WORK/map.svg" 2>&1)
        verdict "laws/svg/$name/$process" "$problem"
        problem=$("$STAGECRAFT" map --root "$root" "$file" --process "$process" -o "$WORK/map.dot" 2>&1 &&
            dot -Tcanon "$WORK/map.dot" 2>&1 >/dev/null)
        verdict "laws/dot/$name/$process" "$problem"
    done
    for role in $(jq -r '.roles[] | select(.external | not) | .name' "$WORK/model.json" 2>/dev/null | head -4); do
        rm -f "$WORK/handout.md"
        problem=$("$STAGECRAFT" handout --root "$root" "$file" --role "$role" -o "$WORK/handout.md" 2>&1)
        [ -e "$WORK/handout.md" ] && cmark "$WORK/handout.md" | grep -qF '<!-- raw HTML omitted -->' &&
            problem="raw HTML in the handout"
        # A role of which the process asks nothing has no handout; the command says so.
        case $problem in *"no part"* | *"nothing to do"*) problem= ;; esac
        verdict "laws/markdown/$name/$role" "$problem"
    done
done

# Deleting one token.
mkdir -p "$WORK/cut"
${CC:-gcc} -std=c11 -D_GNU_SOURCE -O1 -o "$WORK/delete_tokens" tests/laws/delete_tokens.c || exit 1
for file in tests/laws/*.sales; do
    chosen "$(basename "$file")" || continue
    problem=$("$WORK/delete_tokens" "$STAGECRAFT" "$file" "$WORK/cut" 2>&1)
    verdict "laws/delete-tokens/$(basename "$file" .sales)" "$problem"
done
