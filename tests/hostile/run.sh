# Hostile input: every row is a bad or heavy file, what `check` must answer, and what must never
# happen: a crash, a hang, more than its share of memory, a control byte on the terminal, a file
# written. rows.sh has files that are wrong, imports.sh files that reach for others, products.sh text
# that tries to break out of what is written, surroundings.sh what the outside may do to a process,
# given.sh what is named on the command line, formatted.sh what is laid out.
. tests/lib.sh
. tests/hostile/make.sh

export BOUNDS=$WORK/bounds
${CC:-gcc} -std=c11 -D_GNU_SOURCE -O1 -o "$BOUNDS" tests/hostile/bounds.c || exit 1

# Runs a command in the current folder within bounds; leaves out, err, status.
bounded() {
    "$BOUNDS" "$BOX" "$@"
    status=$?
}

# Says what is wrong about the last run, besides its answer.
conduct() {
    local said
    IFS= read -r -d '' said <"$BOX/conduct"
    printf '%s' "$said"
}

fresh() { # a new project folder to work in, with an outside of its own
    cd "$HERE" || exit 1
    BOX=$WORK/$((++number))
    mkdir -p "$BOX/project/.git"
    cd "$BOX/project" || exit 1
}

# Under sanitizers a process takes its time to start: a small input that stands alone in its folder is
# one of many in a row, of which every fifth is given to the command, and all to the targets of
# tests/fuzz (replay).
is_sampled() { # is_sampled [all]: whether the command need not have the input of this folder
    local files=(*)
    [ -n "$SANITIZED" ] && [ -z "${OPTIONS:-}" ] && [ "${files[*]}" = input.sales ] && [ -f input.sales ] || return 1
    [ "$(stat -c %s input.sales)" -lt 100000 ] || return 1
    cp input.sales "$WORK/inputs/$number"
    [ -n "${1:-}" ] || ! every 5 $((++others))
}

# A row is made ready, and run with the others by rows.py when they are all there: run_rows.
# OPTIONS='--warn long-label' row ...
row() { # row NAME STATUS EXPECTED MAKER ARGUMENTS...
    local name=hostile/$1 wanted=$2 wants=$3
    chosen "$name" || return 0
    shift 3
    fresh
    "$@"
    is_sampled || printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$wanted" "$wants" "${OPTIONS:-}" "$BOX" >>"$WORK/rows"
}

run_rows() {
    cd "$HERE" || exit 1
    [ -s "$WORK/rows" ] || return 0
    python tests/hostile/rows.py <"$WORK/rows" || fail hostile/all-rows
    : >"$WORK/rows"
}

HERE=$PWD
others=0
number=0
mkdir -p "$WORK/inputs"
for part in rows imports products reports surroundings given formatted little; do
    . "$HERE/tests/hostile/$part.sh"
    run_rows
done
cd "$HERE" || exit 1
[ -z "$(ls "$WORK/inputs")" ] || replay hostile "$WORK/inputs"
