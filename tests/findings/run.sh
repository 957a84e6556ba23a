# Checks tests/findings/**/*.sales, each against what its own lines say should be found there, and
# its findings in full against the .txt beside it, where there is one. Files in a folder `parts` are
# imported by others. tests/right/**/*.sales, the examples and the library must be free of findings.
#
# At the end a line says how many mistakes were missed and how many findings were invented; it is
# what `make recovery` prints.
. tests/lib.sh

# The options that files ask for with `#!with`, by file.
declare -A options
while IFS=: read -r file words; do
    options[$file]=${words#*#!with }
done < <(grep -ro '#!with .*' tests/findings tests/right examples --include='*.sales')

# Whether `check --fix` may mend it: `#!fix yes`, `#!fix offer` (where asked for only), `#!fix no`.
declare -A fixes
while IFS=: read -r file words; do
    fixes[$file]=${words#*#!fix }
done < <(grep -ro '#!fix .*' tests/findings --include='*.sales')

compare_fix() { # compare_fix ROOT FILE
    local fix=no
    "$STAGECRAFT" check --format json --root "$1" "$2" >"$WORK/json" 2>/dev/null
    ! grep -q '"certain": false' "$WORK/json" || fix=offer
    ! grep -q '"certain": true' "$WORK/json" || fix=yes
    [ "$fix" = "${fixes[$2]}" ] || echo "fix: $fix, not ${fixes[$2]}"
}

# All warnings are on that are on by default, but in a file that asks for some by name: it is about
# those alone.
options_of() { # options_of FILE
    case ${options[$1]:-} in *--warn*) echo "--allow warnings" ;; esac
    case ${options[$1]:-} in *--limit-findings*) ;; *) echo "--limit-findings 1000" ;; esac
    echo "${options[$1]:-}"
}

run_one() { # run_one ROOT FILE
    local root=$1 file=$2 problem
    # shellcheck disable=SC2086 # options are words
    "$STAGECRAFT" check --color never --root "$root" $(options_of "$file") \
        "$file" >"$WORK/out" 2>"$WORK/err"
    problem=$(awk -v status=$? -v path="${file#"$root"/}" -v where="$root" \
        -v figures="$WORK/figures" -v raised="$RAISED" -f tests/findings/compare.awk \
        "$file" "$WORK/err")
    [ ! -s "$WORK/out" ] || problem="$problem
something on standard output"
    if [ -n "${BLESS:-}" ] && [ -e "${file%.sales}.txt" ]; then cp "$WORK/err" "${file%.sales}.txt"; fi
    if [ -e "${file%.sales}.txt" ] && ! diff -u "${file%.sales}.txt" "$WORK/err" >"$WORK/diff"; then
        problem="$problem
$(cat "$WORK/diff")"
    fi
    [ -z "${fixes[$file]:-}" ] || problem="$problem$(compare_fix "$root" "$file")"
    verdict "${file#tests/}" "$problem"
}

# Sums up: the broken files, those with one mistake and with several, then the right ones.
print_figures() {
    awk '$1 == "tests/findings" { files++; one += $2 == 1; some += $2 > 2; mistakes += $2
             missed += $3; false += $4; lines += $5; next }
         { right++; invented += $4; lines += $5 }
         END { printf "recovery: %d files (%d with one mistake, %d with 3 or more), ", files, one, some
               printf "%d mistakes expected, %d missed, %d false; ", mistakes, missed, false
               printf "%d right files, %d false; ", right, invented
               printf "%d lines of invented findings\n", lines }' "$WORK/figures"
}

: >"$WORK/figures"
find tests/findings tests/right examples stdlib -name '*.sales' -not -path '*/parts/*' 2>/dev/null | sort >"$WORK/list"
while IFS= read -r file; do
    chosen "$file" || continue
    case $file in tests/findings/*) root=tests/findings ;; tests/*) root=tests/right ;; *) root=${file%%/*} ;; esac
    run_one "$root" "$file"
done <"$WORK/list"
print_figures
