# Hostile input: every row is a bad or heavy file, what `check` must answer, and what must never
# happen: a crash, a hang, more than its share of memory, a control byte on the terminal, a file
# written. rows.sh has files that are wrong, imports.sh files that reach for others, products.sh text
# that tries to break out of what is written, surroundings.sh what the outside may do to a process,
# given.sh what is named on the command line, formatted.sh what is laid out.
. tests/lib.sh
. tests/hostile/make.sh

# Runs a command in the current folder within bounds; leaves out, err, status, memory_kb.
bounded() {
    local size
    size=$(stat -c %s input.sales 2>/dev/null || echo 0)
    [ "$size" -le 67108864 ] || size=67108864
    # Two seconds and 50 ms a megabyte, times five for a slow machine, of the processor's time: a busy
    # machine makes nothing slower. Sanitizers do. Who waits for something is ended later.
    local seconds=$((10 + size / 4000000))
    [ -z "$SANITIZED${COVERAGE:-}" ] || seconds=$((seconds * 3))
    (
        ulimit -S -t $seconds
        exec timeout $((seconds * 4)) /usr/bin/time -q -o "$BOX/time" -f %M "$@" >"$BOX/out" 2>"$BOX/err"
    )
    status=$?
    memory_kb=$(tail -1 "$BOX/time")
    memory_limit=262144
    [ "$size" -le 16777216 ] || memory_limit=$((size / 1024 * 12))
}

# Says what is wrong about the last run, besides its answer.
conduct() {
    case $status in 124 | 152) echo "took too long" ;; esac
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

# Says what of the expected the last run's findings lack: expected "PART + PART ...", see rows.sh.
expected() {
    local part rest="$1 + " count
    count=$(grep -cE '^(error|warning)\[' "$BOX/err")
    while [ -n "$rest" ]; do
        part=${rest%% + *}
        rest=${rest#* + }
        case $part in
        -) [ "$count" -eq 0 ] || echo "a finding where none belongs" ;;
        .) [ -s "$BOX/err" ] || echo "no finding" ;;
        \**) [ "$count" -eq "${part#\*}" ] || echo "$count findings, not ${part#\*}" ;;
        \~*) grep -qF -- "${part#\~}" "$BOX/err" || echo "does not say ${part#\~}" ;;
        *) grep -qF "[$part]" "$BOX/err" || echo "no $part" ;;
        esac
    done
}

# What is wrong with how `fmt` takes the same input: it is laid out and then right, or it has mistakes
# and stays as it is. Large ones have rows of their own, in formatted.sh.
formatted() {
    [ -f input.sales ] && [ "$(stat -c %s input.sales)" -lt 100000 ] || return 0
    cp input.sales "$BOX/before"
    # shellcheck disable=SC2086 # options are words
    bounded "$STAGECRAFT" fmt --color never ${OPTIONS:-} input.sales
    conduct | sed 's/^/fmt: /'
    case $status in
    0) "$STAGECRAFT" fmt --check ${OPTIONS:-} input.sales >"$BOX/out" 2>&1 || echo "laid out, and not right" ;;
    1 | 3) cmp "$BOX/before" input.sales ;;
    *) echo "fmt: status $status: $(head -c 300 "$BOX/err" | cat -v)" ;;
    esac
}

# Warnings are silenced, but for those that OPTIONS ask for: OPTIONS='--warn long-label' row ...
row() { # row NAME STATUS EXPECTED MAKER ARGUMENTS...
    local name=hostile/$1 wanted=$2 wants=$3 before problem
    chosen "$name" || return 0
    shift 3
    fresh
    "$@"
    before=$(echo .* *)
    # shellcheck disable=SC2086 # options are words
    bounded "$STAGECRAFT" check --color never --allow warnings ${OPTIONS:-} input.sales
    problem=$(
        conduct
        [ $status -eq "$wanted" ] || echo "status $status, not $wanted"
        expected "$wants"
        [ "$before" = "$(echo .* *)" ] || echo "a file was written"
        [ ! -s "$BOX/out" ] || echo "something on standard output"
        [ "$(grep -cE '^(error|warning)\[' "$BOX/err")" -le 20 ] || echo "more than 20 findings shown"
        [ "$(wc -c <"$BOX/err")" -le 65536 ] || echo "$(wc -c <"$BOX/err") bytes of findings"
        cp "$BOX/err" "$BOX/said"
        formatted
        mv "$BOX/said" "$BOX/err"
    )
    [ -z "$problem" ] || problem="$problem
$(head -c 400 "$BOX/err" | cat -v)"
    note_rules "$BOX/err"
    verdict "$name" "$problem"
    chmod -R u+w "$BOX"
    rm -rf "$BOX"
}

# A row that is one of many of its kind: under sanitizers every fifth says enough.
like_others() {
    [ -z "$SANITIZED" ] || [ $((++others % 5)) -eq 0 ] || return 0
    row "$@"
}

HERE=$PWD
others=0
number=0
for part in rows imports products reports surroundings given formatted little; do
    . "$HERE/tests/hostile/$part.sh"
    cd "$HERE" || exit 1
done
