# Pictures: ours against those of dot on the DOT that we write, and of others where they are
# installed. Read by run.sh. Ratios are medians over turns in which both ran, one after the other.

formats=$("$stagecraft" map --help 2>/dev/null)
has() { grep -qE -- "$1" <<<"$formats"; }
ours() { # ours STAGES OUT OPTION...: the command, one word a line
    printf '%s\n' "$stagecraft" map --root "$work" "$work/$1.sales" -o "$pictures/$2" "${@:3}"
}
writes() { # writes ENDING: this release can
    "$stagecraft" map --root "$work" "$work/6.sales" -o "$pictures/try.$1" 2>/dev/null
}

# pair LABEL RUNS WANTED: times the command in `one` against that in `other`, and prints a row.
pair() {
    local numbers
    numbers=$(measure "$2" "${one[@]}" , timeout "$limit" "${other[@]}")
    if [ -n "$numbers" ]; then
        awk -v label="$1" -v wanted="$3" '{
            ratio = sprintf($7 < 0.1 ? "%.4f" : "%.2f", $7)
            printf "%-30s %10.1f %10.1f %8s %8s %8.2f\n", label, $1, $4, ratio, wanted, $9
        }' <<<"$numbers"
        return
    fi
    numbers=$(measure 1 "${one[@]}")
    if [ -n "$numbers" ]; then
        awk -v label="$1" -v limit="$limit" -v wanted="$3" '{
            printf "%-30s %10.1f %10s %8s %8s %8s\n", label, $1, "> " limit "000", "< " sprintf("%.2f", $1 / limit / 1000), wanted, "-"
        }' <<<"$numbers"
    else
        failed "$1"
    fi
}

echo
echo "map, the whole command, against dot on the DOT we write; memory is the peak, ours over dot's"
echo "(at 3000 stages wanted: at most 1.0)"
printf '%-30s %10s %10s %8s %8s %8s\n' "" "map ms" "dot ms" ratio wanted memory
while read -r stages runs wanted plain; do
    "$stagecraft" map --root "$work" "$work/$stages.sales" -o "$work/$stages.dot" 2>"$work/err"
    other=(dot -Tsvg "$work/$stages.dot" -o "$pictures/dot.svg")
    mapfile -t one < <(ours "$stages" own.svg)
    pair "$stages stages, svg" "$runs" "$wanted"
    if has "--embed-font"; then
        mapfile -t one < <(ours "$stages" own.svg --embed-font no)
        pair "$stages stages, svg, no font" "$runs" "$plain"
    fi
done <<'END'
6 41 0.40 0.25
30 21 - -
100 11 0.55 -
1000 3 0.60 -
3000 1 0.40 -
END
for ending in png pdf; do
    if writes "$ending"; then
        other=(dot "-T$ending" "$work/30.dot" -o "$pictures/dot.$ending")
        mapfile -t one < <(ours 30 "own.$ending")
        pair "30 stages, $ending" 11 0.70
    else
        echo "30 stages, $ending: this release does not write it"
    fi
done

echo
echo "Other views of 300 stages, to SVG (wanted: at most 60 ms each), and flow at 30000, whose layout"
echo "is our own"
printf '%-30s %10s %10s\n' "" "map ms" "peak KB"
while read -r stages view runs; do
    mapfile -t one < <(ours "$stages" own.svg --view "$view")
    numbers=$(measure "$runs" "${one[@]}")
    if [ -n "$numbers" ]; then
        awk -v label="$stages stages, $view" '{ printf "%-30s %10.1f %10d\n", label, $1, $3 }' <<<"$numbers"
    else
        failed "$view of $stages stages"
    fi
done <<'END'
300 lanes 15
300 mind 15
300 funnel 15
300 handoffs 15
30000 flow 1
END

# The same 30 stages for tools that draw other things from text: their phases, titles, and an arrow
# with its words for each outcome. mermaid-cli draws in a browser, which is started each time.
echo
echo "map of 30 stages to SVG against the same process as PlantUML's states and as Mermaid's flowchart,"
echo "each the whole command"
printf '%-30s %10s %10s %8s %8s %8s\n' "" "map ms" "other ms" ratio wanted memory
for tool in plantuml mermaid; do
    "$stagecraft" model --root "$work" "$work/30.sales" 2>"$work/err" |
        jq -r --arg tool $tool -f tests/bench/others.jq >"$work/30-$tool.txt"
done
browser=${PUPPETEER_EXECUTABLE_PATH:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
jq -n --arg browser "$browser" '{args: ["--no-sandbox"]} + if $browser != "" then {executablePath: $browser} else {} end' \
    >"$work/browser.json"
mapfile -t one < <(ours 30 own.svg)
limit=120
if command -v plantuml >/dev/null; then
    other=(plantuml -tsvg -o "$pictures" "$work/30-plantuml.txt")
    pair "PlantUML" 5 -
else
    echo "PlantUML is not installed"
fi
if command -v mmdc >/dev/null; then
    cp "$work/30-mermaid.txt" "$work/30.mmd"
    other=(mmdc -q -p "$work/browser.json" -i "$work/30.mmd" -o "$pictures/mermaid.svg")
    pair "mermaid-cli" 5 -
else
    echo "mermaid-cli is not installed"
fi
