# What the parts of the test suite share: where things are, and how a result is noted.
#
# A part is run as `bash tests/PART/run.sh [FILTER]` by tests/run.sh, which sets
#   STAGECRAFT  the command under test     BUILD      its build folder
#   WORK        a fresh folder to work in  RESULTS    where results are noted, one a line
#   SANITIZED   1 in the sanitizer run     BLESS      1 to rewrite the expected outputs

set -u
export LC_ALL=C.UTF-8
FILTER=${1:-}

pass() { printf 'ok %s\n' "$1" >>"$RESULTS"; }

# fail NAME WHAT...: notes a failure and says what is wrong.
fail() {
    printf 'not ok %s\n' "$1" >>"$RESULTS"
    printf 'FAILED %s\n' "$1"
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/    /' | head -40
}

# verdict NAME PROBLEM: passes where PROBLEM is empty.
verdict() { if [ -z "$2" ]; then pass "$1"; else fail "$1" "$2"; fi; }

# The system's own Python, whose packages are Debian's, with what tests share (tests/*.py).
SHARED=$PWD/tests
python() { PYTHONPATH=$SHARED /usr/bin/python3 -B "$@"; }

chosen() { case $1 in *"$FILTER"*) return 0 ;; *) return 1 ;; esac; }

# Says what a text of ours that people see on a terminal may not hold: control characters but tab
# and newline, C1, direction controls, line separators.
control_bytes() {
    LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]' "$1"
}

# Of many of a kind some are tried under sanitizers, one in STEP: every STEP NUMBER. DEEP=1 tries all.
every() { [ -z "$SANITIZED" ] || [ -n "${DEEP:-}" ] || [ $(($2 % $1)) -eq 0 ]; }

# Gives the files of a folder to the targets of tests/fuzz, which have them in one process each, under
# sanitizers: replay PART FOLDER
replay() {
    local target
    for target in tree format outputs mend; do
        "$BUILD/tests/fuzz/$target" "$2" >"$WORK/replayed" 2>"$WORK/said"
        verdict "$1/replayed-by-$target" "$([ $? -eq 0 ] || tail -40 "$WORK/said")"
    done
}

# Notes which rules a run raised, for the test that every rule is raised by some test.
note_rules() { grep -oE '^(error|warning)\[[a-z0-9-]+\]' "$1" | sed 's/.*\[//;s/\]//' >>"$RAISED"; }
