#!/bin/bash
# Measures speed and memory on generated processes, side by side with dot: run.sh STAGECRAFT
#
# Medians of paired runs; the numbers behind "wanted" are the project's own bounds, and are only
# shown, never tested: a busy machine would make any such test lie. DOT_LIMIT is how many seconds
# dot may take for a big map (60); where it takes longer its column says so. PlantUML (`plantuml`) and
# mermaid-cli (`mmdc`) are measured too where they are in PATH; mermaid-cli draws in a browser, which
# is PUPPETEER_EXECUTABLE_PATH, or the first of chromium, chromium-browser and google-chrome in PATH.
set -u
cd "$(dirname "$0")/../.." || exit 1
stagecraft=$1
tools=$(dirname "$stagecraft")/tests/bench
work=$(dirname "$stagecraft")/bench
limit=${DOT_LIMIT:-60}
mkdir -p "$work"
# Pictures go to memory where there is such a folder: stagecraft makes sure that a file is on the
# disk before it gets its name, dot does not, and a busy disk would be all that is seen.
pictures=$work
if [ -w /dev/shm ]; then pictures=$(mktemp -d /dev/shm/bench.XXXXXX) && trap 'rm -rf "$pictures"' EXIT; fi
for stages in 6 30 100 300 1000 3000 30000 100000; do
    [ -s "$work/$stages.sales" ] || "$tools/generate" "$stages" >"$work/$stages.sales"
done

measure() { "$tools/measure" "$@" 2>"$work/err" | tr '\n' ' '; }
failed() { echo "  $1: $(head -1 "$work/err")"; }

echo "Reading: scan, parse, tree and resolve (wanted: 60 MB/s, better 100); and what the checks of all"
echo "rules add to it, those off by default included (wanted at 3000 stages: at most 40%)"
printf '%9s %12s %10s %8s %10s %8s\n' stages bytes "CPU ms" MB/s "checks ms" added
for stages in 6 30 300 3000 30000 100000; do
    runs=$((stages < 3000 ? 101 : stages < 30000 ? 31 : 5))
    result=$("$tools/front" "$runs" "$work/$stages.sales") || continue
    awk -v stages="$stages" '{ printf "%9d %12d %10s %8s %10s %7.0f%%\n", stages, $1, $2, $3, $4, $4 / $2 * 100 }' \
        <<<"$result"
done

echo
echo "check of unknown names against declared ones, 20,000 each (wanted: under 2000 ms)"
every() { true; } # nothing is made smaller
(cd "$work" && . ../../tests/hostile/make.sh && many_unknown && mv input.sales roles.sales &&
    many_unknown_targets && mv input.sales stages.sales)
printf '%9s %10s\n' names "CPU ms"
for names in roles stages; do
    numbers=$(measure 5 sh -c '"$0" check --root "$1" "$1/$2.sales" 2>/dev/null || true' "$stagecraft" "$work" "$names")
    awk -v names="$names" '{ printf "%9s %10.0f\n", names, $2 }' <<<"$numbers"
done

echo
echo "check, the whole command (wanted: 2.5 ms of CPU at 6 stages, 60 ms at 3000; memory above an"
echo "empty run at most 12 times the file's size from 1 MB on)"
printf '%9s %10s %10s %10s %8s\n' stages "wall ms" "CPU ms" "peak KB" "x file"
for stages in 6 30 300 3000 30000; do
    runs=$((stages < 3000 ? 41 : 11))
    numbers=$(measure "$runs" "$stagecraft" check --root "$work" "$work/$stages.sales" , \
        "$stagecraft" --version)
    if [ -z "$numbers" ]; then
        failed "check of $stages stages"
        continue
    fi
    awk -v stages="$stages" -v bytes="$(stat -c %s "$work/$stages.sales")" '{
        printf "%9d %10.2f %10.2f %10d %8.1f\n", stages, $1, $2, $3, ($3 - $6) * 1024 / bytes
    }' <<<"$numbers"
done

. tests/bench/formats.sh
. tests/bench/handouts.sh
. tests/bench/pictures.sh
. tests/bench/build.sh
