#!/bin/bash
# Measures which lines of the compiler the suite reaches: `make coverage` calls it.
#
# Builds into a folder of its own, runs the suite there once, and prints the lines reached by file
# and in all, and the rules that no test raised. LEAST (95) is the share that is wanted; below it,
# the last line says so and the status is 1. With SHOW=compiler/check/flow.c, or a part of a name,
# nothing is run: the lines that the last run did not reach are listed.
cd "$(dirname "$0")/../.." || exit 1
set -u
least=${LEAST:-95}
command -v gcovr >/dev/null || { echo "make coverage needs gcovr: apt-get install gcovr"; exit 1; }
build=$(make --no-print-directory -s COVERAGE=1 where)

report() {
    gcovr --root . --object-directory "$build" --filter 'compiler/' --filter 'grammar/' "$@" \
        "$build" 2>"$build/gcovr.err" || cat "$build/gcovr.err"
}

if [ -n "${SHOW:-}" ]; then
    report --json - | jq -r --arg part "$SHOW" '.files[] | select(.file | contains($part)) |
        .file as $file | .lines[] | select(.count == 0 and (.["gcovr/noncode"] | not)) |
        "\($file) \(.line_number)"' |
        while read -r file line; do
            printf '%s:%d: %s\n' "$file" "$line" "$(sed -n "${line}p" "$file")"
        done
    exit
fi

find "$build" -name '*.gcda' -delete 2>/dev/null
mkdir -p "$build"
COVERAGE=1 tests/run.sh | tee "$build/suite.log"
report --json-summary --output "$build/coverage.json"
echo
echo "Lines reached, by file:"
jq -r '.files | sort_by(.line_percent)[] | [.line_percent, .line_covered, .line_total, .filename] | @tsv' \
    "$build/coverage.json" | awk -F '\t' '{ printf "%6.1f%%  %4d of %4d  %s\n", $1, $2, $3, $4 }'
echo
grep -E '^ +every-rule-is-raised' "$build/suite.log" |
    sed 's/^ *every-rule-is-raised/Rules that no test raised:/'
jq -r --argjson least "$least" '"\(.line_covered) of \(.line_total) lines reached: \(.line_percent)%" +
    (if .line_percent < $least then ", wanted: \($least)%" else "" end)' "$build/coverage.json"
jq -e --argjson least "$least" '.line_percent >= $least' "$build/coverage.json" >/dev/null
