# Builds: the example from nothing, again, and after a change while it is watched; ten processes with
# one child and with several; ten maps against other tools. Read by run.sh.

build_row() { # build_row LABEL WANTED RUNS COMMAND...
    local label=$1 wanted=$2 numbers
    numbers=$(measure "$3" "${@:4}")
    if [ -n "$numbers" ]; then
        awk -v label="$label" -v wanted="$wanted" '{ printf "%-44s %10.1f %10.1f %8s\n", label, $1, $2, wanted }' <<<"$numbers"
    else
        failed "$label"
    fi
}
# Each run writes to a folder of its own, named by its process.
from_nothing='exec "$0" build -o "$1/build.$$" "${@:2}" 2>/dev/null'

echo
echo "build, the whole command, in ms; $(nproc) processors"
printf '%-44s %10s %10s %8s\n' "" wall CPU wanted
cp examples/b2b.sales "$work/b2b.sales"
build_row "b2b.sales, from nothing" 150 21 bash -c "$from_nothing" "$stagecraft" "$pictures" examples/b2b.sales
build_row "b2b.sales, from nothing, -j 1" - 21 bash -c "$from_nothing" "$stagecraft" "$pictures" examples/b2b.sales -j 1
build_row "b2b.sales, from nothing, with png and pdf" - 5 bash -c "$from_nothing" "$stagecraft" "$pictures" examples/b2b.sales --formats usual,png,pdf
rm -rf "$pictures"/build.*
"$stagecraft" build examples/b2b.sales -o "$pictures/site" 2>/dev/null
sleep 0.1
"$stagecraft" build examples/b2b.sales -o "$pictures/site" 2>/dev/null
build_row "b2b.sales, nothing changed" 15 41 bash -c 'exec "$0" build examples/b2b.sales -o "$1" 2>/dev/null' "$stagecraft" "$pictures/site"
printf '%-44s ' "b2b.sales, from a change to the end, --watch"
python3 tests/bench/watch.py "$stagecraft" "$work/b2b.sales" "$pictures/watched"

echo
echo "build of ten processes, ten files in one run, from nothing: one child against several"
printf '%-30s %10s %10s %8s\n' "" "-j ms" "-j 1 ms" ratio
for i in 1 2 3 4 5 6 7 8 9 10; do sed "s/^process b2b/process p$i/" examples/b2b.sales >"$work/ten$i.sales"; done
for jobs in 2 4 8; do
    [ "$jobs" -le "$(nproc)" ] || continue
    measure 5 bash -c "$from_nothing" "$stagecraft" "$pictures" "$work"/ten*.sales --root "$work" -j $jobs , \
        bash -c "$from_nothing" "$stagecraft" "$pictures" "$work"/ten*.sales --root "$work" -j 1 |
        awk -v label="-j $jobs" '{ printf "%-30s %10.1f %10.1f %8.2f\n", label, $1, $4, $7 }'
    rm -rf "$pictures"/build.*
done

echo
echo "build of ten processes, 600 files in all, against the flowcharts alone of ten of them by others"
printf '%-30s %10s %10s %8s %8s %8s\n' "" "build ms" "other ms" ratio wanted memory
one=(bash -c "$from_nothing" "$stagecraft" "$pictures" "$work"/ten*.sales --root "$work")
for tool in plantuml mermaid; do
    for i in 1 2 3 4 5 6 7 8 9 10; do
        "$stagecraft" model --root "$work" "$work/ten$i.sales" 2>"$work/err" |
            jq -r --arg tool $tool -f tests/bench/others.jq >"$work/ten$i-$tool.txt"
        [ $tool = plantuml ] || cp "$work/ten$i-$tool.txt" "$work/ten$i.mmd"
    done
done
if command -v plantuml >/dev/null; then
    other=(plantuml -tsvg -o "$pictures" "$work"/ten*-plantuml.txt)
    pair "PlantUML, ten in one run" 3 -
else
    echo "PlantUML is not installed"
fi
if command -v mmdc >/dev/null; then
    other=(sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do mmdc -q -p "$0/browser.json" -i "$0/ten$i.mmd" -o "$1/$i.svg"; done' "$work" "$pictures")
    pair "mermaid-cli, ten runs" 3 -
else
    echo "mermaid-cli is not installed"
fi
rm -rf "$pictures"/build.*
