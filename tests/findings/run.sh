# Checks tests/findings/**/*.sales, each against what its own lines say should be found there, and
# its findings in full against the .txt beside it, where there is one. Files in a folder `parts` are
# imported by others. tests/right/**/*.sales and the examples must be free of findings.
#
# At the end a line says how many mistakes were missed and how many findings were invented; it is
# what `make recovery` prints.
. tests/lib.sh

# The findings in FILE as "PATH:LINE rule", one a line, in order.
list_found() { # list_found FILE
    awk '/^(error|warning)\[/ { rule = $0; sub(/^[a-z]*\[/, "", rule); sub(/\].*/, "", rule) }
         /^ +--> / && rule { sub(/^ +--> /, ""); sub(/:[0-9]+$/, ""); print $0, rule; rule = "" }' \
        "$1" | sort
}

# Runs one file; leaves what its lines expect and what was found in $WORK/missed and $WORK/false.
compare_one() { # compare_one ROOT FILE
    local root=$1 file=$2 path=${2#"$1"/} options
    options=$(sed -n 's/^.*#!with //p' "$file" | head -1)
    # shellcheck disable=SC2086 # options are words
    "$STAGECRAFT" check --allow warnings --color never --root "$root" $options "$file" >"$WORK/out" 2>"$WORK/err"
    status=$?
    note_rules "$WORK/err"
    awk -v path="$path" -f tests/findings/expect.awk "$file" | sort >"$WORK/expected"
    list_found "$WORK/err" >"$WORK/found"
    comm -23 "$WORK/expected" "$WORK/found" >"$WORK/missed"
    comm -13 "$WORK/expected" "$WORK/found" >"$WORK/false"
}

# One line a file: folder, mistakes expected, missed, false, lines of output of the false ones.
note_figures() { # note_figures FILE
    local count=0
    while IFS= read -r place; do
        local lines
        lines=$(awk -v place="${place% *}" -v rule="[${place##* }]" '
            /^(error|warning)\[/ { is_rule = index($0, rule); lines = 0; is_it = 0 }
            { lines++ }
            /^ +--> / && is_rule && !is_it { is_it = index($0, "--> " place ":") > 0 }
            /^$/ && is_it { print lines; exit }' "$WORK/err")
        count=$((count + ${lines:-0}))
    done <"$WORK/false"
    echo "$(echo "$1" | cut -d/ -f1-2) $(wc -l <"$WORK/expected") $(wc -l <"$WORK/missed")" \
        "$(wc -l <"$WORK/false") $count" >>"$WORK/figures"
}

run_one() { # run_one ROOT FILE
    local file=$2 problem= status errors=0
    compare_one "$1" "$file"
    note_figures "$file"
    problem=$(sed 's/^/missed: /' "$WORK/missed"; sed 's/^/false:  /' "$WORK/false")
    grep -q '^error\[' "$WORK/err" && errors=1
    [ $status -eq $errors ] || problem="$problem
status $status, not $errors: $(tail -3 "$WORK/err")"
    [ ! -s "$WORK/out" ] || problem="$problem
something on standard output"
    if [ -n "${BLESS:-}" ] && [ -e "${file%.sales}.txt" ]; then cp "$WORK/err" "${file%.sales}.txt"; fi
    if [ -e "${file%.sales}.txt" ] && ! diff -u "${file%.sales}.txt" "$WORK/err" >"$WORK/diff"; then
        problem="$problem
$(cat "$WORK/diff")"
    fi
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
find tests/findings tests/right examples -name '*.sales' -not -path '*/parts/*' 2>/dev/null | sort >"$WORK/list"
while IFS= read -r file; do
    chosen "$file" || continue
    case $file in tests/*) root=tests/$(echo "$file" | cut -d/ -f2) ;; *) root=examples ;; esac
    run_one "$root" "$file"
done <"$WORK/list"
print_figures
