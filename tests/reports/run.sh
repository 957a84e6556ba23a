# Findings in every format: the same findings in all of them, each document valid by its schema, and
# read the way its readers do (SARIF by code scanning, workflow commands by GitHub's runner). Runs
# over the wrong files of tests/findings, those of tests/reports, and the examples.
. tests/lib.sh

check() { python tests/reports/check.py "$@" 2>&1; }

# Of the files with one mistake and of those on recovery every fourth says enough (`DEEP=1` takes all):
# tests/fuzz writes one document of each of them in process.
mkdir -p "$WORK/documents"
find tests/findings tests/reports examples -name '*.sales' -not -path '*/parts/*' | sort |
    awk -v step="${DEEP:+1}" '!/^tests.findings.(one|recovery)/ || ++count % (step ? step : 4) == 0' >"$WORK/list"
while IFS= read -r file; do
    chosen "$file" || continue
    root=${file#tests/}
    case $file in tests/*) root=tests/${root%%/*} ;; *) root=examples ;; esac
    printf '%s\t%s\n' "$root" "$file"
done <"$WORK/list" >"$WORK/written"
python tests/reports/write.py "$WORK/documents" <"$WORK/written" || fail reports/written

# One run of the checker for all; it prints `FILE<tab>what is wrong`.
check documents "$WORK/documents" <"$WORK/written" >"$WORK/problems"
grep -v "$(printf '\t')" "$WORK/problems" >"$WORK/fault"
verdict reports/checker "$(cat "$WORK/fault")"
declare -A wrong=()
while IFS=$'\t' read -r file problem; do
    [ -z "$problem" ] || wrong[$file]="${wrong[$file]:-}$problem
"
done <"$WORK/problems"
while IFS=$'\t' read -r _ file; do
    verdict "reports/${file#tests/}" "${wrong[$file]:-}"
done <"$WORK/written"

# ---- levels, limits, files that cannot be read --------------------------------------------------

option_row() { # option_row NAME FILTER OPTIONS...: documents are valid; FILTER holds for json and sarif
    local name=reports/options/$1 base=$WORK/documents/options-$1 filter=$2 problem=
    chosen "$name" || return 0
    shift 2
    for format in json sarif github; do
        "$STAGECRAFT" check --format $format "$@" >"$base.$format" 2>"$base.closing"
        [ $? -le 3 ] || problem="$problem $format: $(cat "$base.closing")"
    done
    jq -es ".[0] as \$json | .[1].runs[0] as \$sarif | $filter" "$base.json" "$base.sarif" >/dev/null ||
        problem="$problem not true: $filter"
    verdict "$name" "$problem$(check valid "$base")"
}

source=tests/reports/levels.sales
option_row warnings '$json.counts.warnings == 2 and ($sarif.results | length == 2)' $source
option_row denied '[$json.findings[].denied, $sarif.results[].level == "error"] | all' --deny warnings $source
option_row denied-says-so '$sarif.results[0].message.text | test("the command line denies")' --deny warnings $source
option_row allowed '$json.counts.allowed == 2 and $sarif.results == []' --allow warnings $source
option_row suppressed '$sarif.results | length == 2 and all(.suppressions[0].kind == "external")' \
    --allow warnings --suppressed $source
option_row cut '$json.counts.cut == 1 and ($sarif.results | length == 1)' --limit-results 1 $source
option_row unread '($json.unread | length == 1) and $sarif.invocations[0].executionSuccessful == false' \
    $source missing.sales
option_row root-missing '($json.unread | length == 1) and $json.findings == []' --root missing $source
option_row nothing '$json.findings == [] and $sarif.tool.driver.rules == []' examples/b2b.sales
option_row off '$sarif.tool.driver.rules | any(.defaultConfiguration.enabled | not)' --warn all $source

# ---- the schema and the page --------------------------------------------------------------------

if chosen schema; then
    find "$WORK/documents" -name '*.json' | sort >"$WORK/json.list"
    mapfile -t documents <"$WORK/json.list"
    verdict reports/schema "$(check schema "${documents[@]}")"
    verdict reports/page "$(check members | while IFS= read -r member; do
        grep -qF "\`$member\`" docs/findings.md || echo "docs/findings.md does not explain $member"
    done)"
fi

# Writes the page's file to WORK/page/process.sales, each ```sh block to LINE.sh beside it, and the
# ```text block that follows to LINE.txt.
extract() {
    mkdir -p "$WORK/page"
    awk -v folder="$WORK/page" '
        /^```sales/ { file = folder "/process.sales"; printf "" > file; next }
        /^```sh$/ { line = NR; file = sprintf("%s/%03d.sh", folder, line); printf "" > file; next }
        /^```text$/ && line { file = sprintf("%s/%03d.txt", folder, line); printf "" > file; next }
        /^```/ { if (file) close(file); file = ""; next }
        file { print > file }' docs/findings.md
}

if chosen page; then
    extract
    for script in "$WORK"/page/*.sh; do
        (cd "$WORK/page" && PATH=$(dirname "$STAGECRAFT"):$PATH bash "$script") >"$WORK/out" 2>/dev/null
        verdict "reports/page/$(basename "$script" .sh) (line)" \
            "$(diff -u "${script%.sh}.txt" "$WORK/out" 2>&1)"
    done
fi
