# Laws that hold for every product and every file: products are accepted by their own tools;
# deleting any one token of a file never crashes and yields a finding.
. tests/lib.sh

sources=$(find examples tests/right -name '*.sales' -not -path '*/parts/*' | sort)
# The sanitized build, many times slower, leaves out the examples whose statements others have too.
[ -z "$SANITIZED" ] || sources=$(echo "$sources" | grep -vE '^examples/(enterprise|hubspot|services|segments|shinki)')

# What is wrong with a table in any of its formats; one with nothing in it may be refused.
table_problem() { # table_problem ROOT FILE PROCESS VIEW
    local said
    for ending in md csv html svg; do
        rm -f "$WORK/table.$ending"
        said=$("$STAGECRAFT" map --allow warnings --root "$1" "$2" --process "$3" --view "$4" \
            -o "$WORK/table.$ending" 2>&1)
        case $said in *"has nothing for the view"*) return ;; esac
        [ -e "$WORK/table.$ending" ] || { echo "no $ending: $said" && return; }
    done
    xmllint --noout --nonet "$WORK/table.svg" 2>&1
    xmllint --html --noout --nonet "$WORK/table.html" 2>&1
    python3 tests/laws/read_csv.py "$WORK/table.csv" 2>&1
    cmark "$WORK/table.md" 2>/dev/null | grep -F '<!-- raw HTML omitted -->'
}

mkdir -p "$WORK/tasks"
# Products of each sound file, each read by another program.
for file in $sources; do
    case $file in tests/right/*) root=tests/right ;; *) root=examples ;; esac
    path=${file#"$root"/}
    name=${path%.sales}
    chosen "$name" || continue
    "$STAGECRAFT" model --root "$root" "$file" >"$WORK/model.json" 2>"$WORK/err"
    verdict "laws/json/$name" "$(jq -e '.processes | type == "array"' "$WORK/model.json" 2>&1 >/dev/null || cat "$WORK/err")"
    rm -f "$WORK/map.svg"
    "$STAGECRAFT" map --allow warnings --root "$root" "$file" --view landscape -o "$WORK/map.svg" \
        2>"$WORK/err"
    grep -q "no process to draw" "$WORK/err" ||
        verdict "laws/landscape/$name" "$(xmllint --noout --nonet "$WORK/map.svg" 2>&1 || cat "$WORK/err")"
    for process in $(jq -r --arg file "$path" \
        '.processes[] | select(.place.file == $file) | .name' "$WORK/model.json" 2>/dev/null); do
        rm -f "$WORK/map.svg" "$WORK/map.dot"
        problem=$("$STAGECRAFT" map --root "$root" "$file" --process "$process" -o "$WORK/map.svg" 2>&1 &&
            xmllint --noout --nonet "$WORK/map.svg" 2>&1)
        verdict "laws/svg/$name/$process" "$problem"
        problem=$("$STAGECRAFT" map --root "$root" "$file" --process "$process" -o "$WORK/map.dot" 2>&1 &&
            dot -Tcanon "$WORK/map.dot" 2>&1 >/dev/null)
        verdict "laws/dot/$name/$process" "$problem"
        rm -f "$WORK/map.svg"
        problem=$("$STAGECRAFT" map --allow warnings --root "$root" "$file" --process "$process" \
            --view funnel -o "$WORK/map.svg" 2>&1 && xmllint --noout --nonet "$WORK/map.svg" 2>&1)
        case $problem in *"no funnel to draw"* | *"cannot be worked out"* | "no findings, "*) problem= ;; esac
        verdict "laws/funnel/$name/$process" "$problem"
        for view in lanes mind handoffs; do
            rm -f "$WORK/map.svg"
            "$STAGECRAFT" map --allow warnings --root "$root" "$file" --process "$process" \
                --view $view --detail full -o "$WORK/map.svg" 2>"$WORK/err"
            grep -q "has nothing for the view" "$WORK/err" ||
                verdict "laws/$view/$name/$process" \
                "$(xmllint --noout --nonet "$WORK/map.svg" 2>&1 || cat "$WORK/err")"
        done
        for view in lanes funnel mind handoffs raci skills methods variants; do
            rm -f "$WORK/map.dot"
            "$STAGECRAFT" map --allow warnings --root "$root" "$file" --process "$process" \
                --view $view -o "$WORK/map.dot" 2>"$WORK/err"
            grep -qE "has nothing for th|no funnel to draw|cannot be worked out" "$WORK/err" ||
                verdict "laws/dot/$name/$process/$view" \
                "$(dot -Tsvg "$WORK/map.dot" 2>&1 >/dev/null || cat "$WORK/err")"
        done
        for view in raci skills methods variants; do
            verdict "laws/$view/$name/$process" "$(table_problem "$root" "$file" "$process" $view)"
        done
    done
    for role in $(jq -r '.roles[] | select(.external | not) | .name' "$WORK/model.json" 2>/dev/null | head -4); do
        rm -f "$WORK/handout.md"
        problem=$("$STAGECRAFT" handout --root "$root" "$file" --role "$role" -o "$WORK/handout.md" 2>&1)
        [ -e "$WORK/handout.md" ] && cmark "$WORK/handout.md" | grep -qF '<!-- raw HTML omitted -->' &&
            problem="raw HTML in the handout"
        # A role of which the process asks nothing has no handout; the command says so.
        case $problem in *"no part"* | *"nothing to do"*) problem= ;; esac
        verdict "laws/markdown/$name/$role" "$problem"
        for ending in json csv ics; do # read all at once, below
            "$STAGECRAFT" handout --allow warnings --root "$root" "$file" --role "$role" --start 2026-03-02 \
                -o "$WORK/tasks/${name//\//-}-$role.$ending" 2>"$WORK/err" || echo "no $ending: $(cat "$WORK/err")"
        done >"$WORK/said"
        verdict "laws/tasks/$name/$role" "$(cat "$WORK/said")"
    done
done
if [ -n "$(ls "$WORK/tasks")" ]; then
    verdict laws/tasks/agree "$(/usr/bin/python3 tests/laws/handouts.py "$WORK/tasks" 2>&1)"
fi

# Deleting one token.
mkdir -p "$WORK/cut"
${CC:-gcc} -std=c11 -D_GNU_SOURCE -O1 -o "$WORK/delete_tokens" tests/laws/delete_tokens.c || exit 1
for file in tests/laws/*.sales; do
    chosen "$(basename "$file")" || continue
    problem=$("$WORK/delete_tokens" "$STAGECRAFT" "$file" "$WORK/cut" 2>&1)
    verdict "laws/delete-tokens/$(basename "$file" .sales)" "$problem"
done
