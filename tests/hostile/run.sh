# Hostile input: every row is a bad or heavy file, what `check` must answer, and what must never
# happen: a crash, a hang, more than its share of memory, a control byte on the terminal, a file
# written. Products of text that tries to break out of them follow in products.sh, and what the
# outside of a process may do to it in surroundings.sh.
. tests/lib.sh
. tests/hostile/make.sh

# Runs a command in the current folder within bounds; leaves out, err, status, memory_kb.
bounded() {
    local size
    size=$(stat -c %s input.sales 2>/dev/null || echo 0)
    [ "$size" -le 67108864 ] || size=67108864
    # Two seconds and 50 ms a megabyte, times five for a busy machine; sanitizers are slower.
    timeout $((10 + size / 4000000)) /usr/bin/time -q -o "$BOX/time" -f %M "$@" >"$BOX/out" 2>"$BOX/err"
    status=$?
    memory_kb=$(tail -1 "$BOX/time")
    memory_limit=262144
    [ "$size" -le 16777216 ] || memory_limit=$((size / 1024 * 12))
}

# Says what is wrong about the last run, besides its answer.
conduct() {
    [ $status -ne 124 ] || echo "took too long"
    [ $status -le 4 ] || echo "ended with status $status: $(head -c 600 "$BOX/err" | cat -v)"
    if control_bytes "$BOX/err" || control_bytes "$BOX/out"; then echo "a control byte in the output"; fi
    [ -n "$SANITIZED" ] || [ "${memory_kb:-0}" -le "$memory_limit" ] || echo "took $memory_kb kB of memory"
    grep -qE '^(::|##)' "$BOX/err" && echo "a workflow command at the start of a line"
    return 0
}

fresh() { # a new project folder to work in, with an outside of its own
    cd "$HERE" || exit 1
    BOX=$WORK/$((++number))
    mkdir -p "$BOX/project/.git"
    cd "$BOX/project" || exit 1
}

row() { # row NAME STATUS RULE MAKER ARGUMENTS...
    local name=hostile/$1 wanted=$2 rule=$3 problem
    chosen "$name" || return 0
    shift 3
    fresh
    "$@"
    ls -A >"$BOX/before"
    bounded "$STAGECRAFT" check --color never input.sales
    ls -A >"$BOX/after"
    problem=$(conduct)
    [ "$wanted" = . ] || [ $status -eq "$wanted" ] || problem="$problem
status $status, not $wanted: $(head -c 300 "$BOX/err" | cat -v)"
    case $rule in
    -) [ ! -s "$BOX/err" ] || ! grep -q '^error' "$BOX/err" || problem="$problem
an error where none belongs: $(head -c 300 "$BOX/err" | cat -v)" ;;
    .) [ -s "$BOX/err" ] || problem="$problem
no finding" ;;
    \~*) grep -qF "${rule#\~}" "$BOX/err" || problem="$problem
does not say ${rule#\~}: $(head -c 300 "$BOX/err" | cat -v)" ;;
    *) grep -qF "[$rule]" "$BOX/err" || problem="$problem
no $rule: $(head -c 300 "$BOX/err" | cat -v)" ;;
    esac
    cmp -s "$BOX/before" "$BOX/after" || problem="$problem
a file was written"
    [ "$(wc -l <"$BOX/err")" -le 600 ] || problem="$problem
$(wc -l <"$BOX/err") lines of findings"
    note_rules "$BOX/err"
    verdict "$name" "$problem"
    rm -rf "$BOX"
}

HERE=$PWD
number=0
. tests/hostile/rows.sh
cd "$HERE" || exit 1
. tests/hostile/products.sh
cd "$HERE" || exit 1
. tests/hostile/surroundings.sh
