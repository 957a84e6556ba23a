# Checks what `check --fix` makes of tests/fix/NAME.sales: it must be NAME.fixed.sales, byte for byte;
# mending that again changes nothing; `--diff`, given to patch, makes the same; `-` gives it on
# standard output. Then the laws: on the files of tests/findings and the examples no fix may make it
# worse, and what a second run would mend, the first one has; and nothing that is offered is the next
# mistake (offers.py). (Under sanitizers: on every sixth.)
. tests/lib.sh

# A folder with the file and what it imports, as new.
fresh() { # fresh FILE
    rm -rf "$WORK/project"
    mkdir -p "$WORK/project"
    cp "$1" "$WORK/project/file.sales"
    [ ! -d "${1%.sales}" ] || cp -r "${1%.sales}/." "$WORK/project/"
}

check() { (cd "$WORK/project" && "$STAGECRAFT" check --color never --root . "$@"); }

same() { cmp -s "$1" "$2" || diff -u "$1" "$2" | cat -v; }

run_case() { # run_case NAME
    local wanted=tests/fix/$1.fixed.sales problem=
    fresh "tests/fix/$1.sales"
    check --diff file.sales >"$WORK/patch" 2>"$WORK/err"
    [ $? -le 1 ] || problem="--diff: $(cat "$WORK/err")"
    check - <"$WORK/project/file.sales" --fix >"$WORK/piped" 2>>"$WORK/err"
    check --fix file.sales >"$WORK/out" 2>>"$WORK/err"
    [ -z "${BLESS:-}" ] || cp "$WORK/project/file.sales" "$wanted"
    problem=$problem$(same "$wanted" "$WORK/project/file.sales" | sed 's/^/--fix: /'
        same "$wanted" "$WORK/piped" | sed 's/^/standard output: /')
    [ ! -s "$WORK/out" ] || problem="$problem
--fix writes to standard output"
    check --fix file.sales >/dev/null 2>&1
    problem=$problem$(same "$wanted" "$WORK/project/file.sales" | sed 's/^/--fix again: /')
    fresh "tests/fix/$1.sales"
    (cd "$WORK/project" && patch -s -p1 --no-backup-if-mismatch <"$WORK/patch") >"$WORK/out" 2>&1
    problem=$problem$(same "$wanted" "$WORK/project/file.sales" | sed 's/^/patch: /'; cat "$WORK/out")
    verdict "fix/$1" "$problem"
}

for file in tests/fix/*.fixed.sales; do
    name=$(basename "$file" .fixed.sales)
    chosen "$name" && run_case "$name"
done

# ---- laws over all broken files -----------------------------------------------------------------

# The errors in what is written: what a process as a whole lacks may come to light later.
written_of() {
    grep -oE '^error\[[a-z-]+\]' "$1" |
        grep -vcE 'unreach|dead-end|endless|share-sum|circle|empty-process'
}

check_laws() { # check_laws FILE
    local problem= before after
    cp "$1" "$WORK/project/file.sales"
    check --diff file.sales >"$WORK/patch" 2>/dev/null
    [ -s "$WORK/patch" ] || { pass "fix/laws/$1"; return; }
    check file.sales --limit-findings 1000 >/dev/null 2>"$WORK/before"
    check --fix file.sales --limit-findings 1000 >/dev/null 2>"$WORK/after"
    [ $? -le 1 ] || problem="--fix: status $?: $(tail -3 "$WORK/after")"
    before=$(written_of "$WORK/before")
    after=$(written_of "$WORK/after")
    [ "$after" -le "$before" ] || problem="$problem
$before errors before, $after after"
    cp "$WORK/project/file.sales" "$WORK/mended"
    check --fix file.sales >/dev/null 2>"$WORK/again"
    cmp -s "$WORK/mended" "$WORK/project/file.sales" || problem="$problem
mended again: $(diff -u "$WORK/mended" "$WORK/project/file.sales" | cat -v | head -20)"
    cp "$1" "$WORK/project/file.sales"
    (cd "$WORK/project" && patch -s -p1 --no-backup-if-mismatch <"$WORK/patch") >"$WORK/out" 2>&1
    cmp -s "$WORK/mended" "$WORK/project/file.sales" || problem="$problem
the patch makes another text: $(cat "$WORK/out")"
    [ -z "$problem" ] || fail "fix/laws/$1" "$problem"
    [ -n "$problem" ] || pass "fix/laws/$1"
}

if chosen laws; then
    rm -rf "$WORK/project"
    mkdir -p "$WORK/project"
    cp -r tests/findings/parts "$WORK/project/" 2>/dev/null
    while IFS= read -r file; do check_laws "$file"; done < <(
        find tests/findings examples -name '*.sales' -not -path '*/parts/*' | sort |
            awk -v step="${SANITIZED:+6}" 'step == "" || NR % step == 0')
fi

# ---- what is offered ----------------------------------------------------------------------------

if chosen offers; then
    verdict fix/offers "$(python tests/fix/offers.py "$STAGECRAFT" "${SANITIZED:+6}" 2>&1 |
        grep -v '^[0-9]* fixes$')"
fi
