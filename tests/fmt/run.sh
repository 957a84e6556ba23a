# Checks what `fmt` makes of tests/fmt/NAME.sales: it must be NAME.tidy.sales, byte for byte; laying
# that out again changes nothing, down to the file's time; `--diff`, given to patch, makes the same;
# so does standard input. The examples, the library, its templates and the sound examples of the
# documents must be laid out, by `fmt --check` and by a reader of its own (sales.py), which knows the
# layout only from the manual. At last the laws over all files of the suite and made-up ones (laws.py),
# always the same ones; FMT_SEED=N tries others, and DEEP=1 each time others, whose seed is printed. `make bless T=fmt` rewrites NAME.tidy.sales.
. tests/lib.sh

box=$WORK/box
fmt() { (cd "$box" && "$STAGECRAFT" fmt --color never --root . "$@"); }
same() { cmp -s "$1" "$2" || diff -u "$1" "$2" | cat -vt; }

run_case() { # run_case NAME
    local wanted=tests/fmt/$1.tidy.sales problem= before
    rm -rf "$box" && mkdir -p "$box"
    cp "tests/fmt/$1.sales" "$box/file.sales"
    cp "$box/file.sales" "$WORK/before"
    [ "$(fmt --check file.sales 2>"$WORK/err")" = file.sales ] || problem="--check does not list it: $(cat "$WORK/err")"
    fmt --diff file.sales >"$WORK/patch" 2>"$WORK/err" && problem="--diff ends with 0"
    fmt - <"$box/file.sales" >"$WORK/piped" 2>"$WORK/err" || problem="standard input: $(cat "$WORK/err")"
    problem=$problem$(same "$WORK/before" "$box/file.sales")
    fmt file.sales >"$WORK/out" 2>&1 || problem="$problem status $?"
    [ "$(cat "$WORK/out")" = "1 file laid out" ] || problem="$problem it says: $(cat "$WORK/out")"
    [ -z "${BLESS:-}" ] || cp "$box/file.sales" "$wanted"
    problem=$problem$(same "$wanted" "$box/file.sales"
        same "$wanted" "$WORK/piped" | sed 's/^/standard input: /')
    before=$(stat -c '%i %y' "$box/file.sales")
    fmt file.sales 2>&1 | grep -qx '1 file already right' || problem="$problem not right the second time"
    [ "$before" = "$(stat -c '%i %y' "$box/file.sales")" ] || problem="$problem a right file was written"
    cp "$WORK/before" "$box/file.sales"
    (cd "$box" && patch -s -p1 --binary --no-backup-if-mismatch <"$WORK/patch") >"$WORK/out" 2>&1
    problem=$problem$(same "$wanted" "$box/file.sales" | sed 's/^/patch: /'; cat "$WORK/out")
    problem=$problem$(python tests/fmt/layout.py "$wanted")
    verdict "fmt/$1" "$problem"
}

for file in tests/fmt/*.tidy.sales; do
    name=$(basename "$file" .tidy.sales)
    chosen "$name" && run_case "$name"
done

# ---- our own files ------------------------------------------------------------------------------

if chosen tidy; then
    mapfile -t files < <(find examples stdlib -name '*.sales' | sort)
    "$STAGECRAFT" fmt --check "${files[@]}" >"$WORK/untidy" 2>"$WORK/err"
    [ $? -eq 0 ] || cat "$WORK/err" >>"$WORK/untidy"
    python tests/fmt/layout.py "${files[@]}" >"$WORK/faults" 2>&1
    for file in "${files[@]}"; do
        problem=
        grep -qF -e "$file" "$WORK/untidy" && problem=$("$STAGECRAFT" fmt --diff "$file" 2>&1)
        verdict "fmt/tidy/$file" "$problem$(grep -F -e "$file: " "$WORK/faults")"
    done
    verdict fmt/tidy "$(cat "$WORK/untidy" "$WORK/faults")"
    mkdir -p "$WORK/blocks"
    for page in README.md docs/*.md docs/rules/*.md; do # only blocks without mistakes
        awk -v folder="$WORK/blocks" -v name="$(echo "$page" | tr / _)" '
            /^```sales$/ { file = sprintf("%s/%s-%d.sales", folder, name, NR); printf "" > file; next }
            /^```/ { if (file) close(file); file = ""; next }
            file { print > file }' "$page"
    done
    verdict fmt/tidy/docs "$("$STAGECRAFT" fmt --diff --root "$WORK/blocks" "$WORK/blocks" 2>&1 |
        grep -vxE '[0-9]+ files already right')"
fi

# The first block of the page about it becomes the second.
block() { awk -v wanted="$1" '/^```/ { if (inside) inside = 0; else inside = ++count == wanted; next } inside' docs/formatting.md; }
if chosen page; then
    block 3 >"$WORK/before" # blocks are counted at both their ends
    block 5 >"$WORK/wanted"
    "$STAGECRAFT" fmt - <"$WORK/before" >"$WORK/out" 2>"$WORK/err"
    verdict fmt/page "$(same "$WORK/wanted" "$WORK/out"; [ -s "$WORK/wanted" ] || echo "no example"; cat "$WORK/err")"
fi

# ---- laws ---------------------------------------------------------------------------------------

for law in kept mangled made; do
    chosen "laws-$law" || continue
    [ -z "$SANITIZED" ] || [ $law = kept ] || continue
    python tests/fmt/laws.py $law "$STAGECRAFT" "$WORK/laws" "${FMT_SEED:-${DEEP:+$RANDOM$RANDOM}}" >"$WORK/out" 2>&1
    problem=$(grep -vxE '[0-9]+ files|seed [0-9]+' "$WORK/out")
    count=$(sed -n 's/^\([0-9]*\) files$/\1/p' "$WORK/out")
    [ "${count:-0}" -ge 200 ] || problem="$problem only ${count:-0} files"
    if [ -n "$problem" ]; then fail "fmt/laws-$law" "$(head -1 "$WORK/out")" "$problem"; fi
    for _ in $(seq "${count:-0}"); do pass "fmt/laws-$law"; done
done
