# Checks what `check --fix` makes of tests/fix/NAME.sales: it must be NAME.fixed.sales, byte for byte;
# mending that again changes nothing; `--diff`, given to patch, makes the same; `-` gives it on
# standard output. Then the laws: on the files of tests/findings and the examples no fix may make it
# worse, and what a second run would mend, the first one has; and nothing that is offered is the next
# mistake (offers.py). Under sanitizers these run on every thirtieth file (DEEP=1: on each), for the target
# `mend` of tests/fuzz mends each of them in process.
. tests/lib.sh
step=1
[ -z "$SANITIZED" ] || [ -n "${DEEP:-}" ] || step=30

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

if chosen laws; then
    rm -rf "$WORK/project"
    mkdir -p "$WORK/project"
    cp -r tests/findings/parts "$WORK/project/" 2>/dev/null
    mapfile -t broken < <(
        find tests/findings examples -name '*.sales' -not -path '*/parts/*' | sort |
            awk -v step=$step 'NR % step == 0')
    python tests/fix/laws.py "$WORK/project" "${broken[@]}" || fail fix/all-laws
fi

# ---- what is offered ----------------------------------------------------------------------------

if chosen offers; then
    verdict fix/offers "$(python tests/fix/offers.py "$STAGECRAFT" $step 2>&1 |
        grep -v '^[0-9]* fixes$')"
fi
