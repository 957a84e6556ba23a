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

# A row is made ready, and run with the others by rows.py when they are all there: run_rows.
# OPTIONS='--warn long-label' row ...
row() { # row NAME STATUS EXPECTED MAKER ARGUMENTS...
    local name=hostile/$1 wanted=$2 wants=$3
    chosen "$name" || return 0
    shift 3
    fresh
    "$@"
    printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$wanted" "$wants" "${OPTIONS:-}" "$BOX" >>"$WORK/rows"
}

run_rows() {
    cd "$HERE" || exit 1
    [ -s "$WORK/rows" ] || return 0
    python tests/hostile/rows.py <"$WORK/rows" || fail hostile/all-rows
    : >"$WORK/rows"
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
    run_rows
done
