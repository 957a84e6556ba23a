#!/bin/bash
# Runs the tests: all of them, or the part that the argument names.
#
#   tests/run.sh                  everything, on a plain and on a sanitizer build
#   tests/run.sh findings/names   the part `findings`, files whose name holds "names"; plain build
#
# Each part is tests/PART/run.sh. The last line counts: "N passed, N failed".
# As many parts run at once as there are processors; JOBS=1 runs one after the other.
# COVERAGE=1 runs on the build that measures coverage, and on no other. BLESS=1 rewrites expected outputs.
# DEEP=1 adds clang, clang with sanitizers, and valgrind, and leaves nothing out: without it, of many of
# a kind a part says where it takes a few. Under sanitizers, where each process takes its time to start,
# the command has a sample of the files, and the targets of tests/fuzz have all of them in process.
cd "$(dirname "$0")/.." || exit 1
set -u

wanted=${1:-}
wanted=${wanted#tests/}
part=${wanted%%/*}
filter=${wanted#"$part"}
filter=${filter#/}

scratch=$(mktemp -d "${TMPDIR:-/tmp}/stagecraft-test.XXXXXX")
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
export RESULTS=$scratch/results RAISED=$scratch/raised
: >"$RESULTS"
: >"$RAISED"

note() { # note NAME STATUS: one result from an exit status
    if [ "$2" -eq 0 ]; then echo "ok $1" >>"$RESULTS"; else
        echo "not ok $1" >>"$RESULTS"
        echo "FAILED $1"
    fi
}

# The sum of what `times` wrote, in whole seconds.
seconds_of() { awk -F '[ms ]+' '{ sum += 60 * $1 + $2 + 60 * $3 + $4 } END { printf "%d", sum }' "$1"; }

# One part, with results and a folder of its own: what it prints is kept until it is over.
run_part() ( # run_part PART LABEL
    begun=$SECONDS
    export WORK=$scratch/$2/$1 BUILD=${folders[$2]}
    export STAGECRAFT=$BUILD/stagecraft SANITIZED=
    case $2 in *sanitized) SANITIZED=1 ;; esac
    RESULTS=$WORK.results RAISED=$WORK.raised
    mkdir -p "$WORK"
    : >"$RESULTS"
    : >"$RAISED"
    bash "tests/$1/run.sh" "$filter" >"$WORK.said" 2>&1 || echo "not ok $1 itself" >>"$RESULTS"
    cat "$WORK.said"
    times >"$WORK.times" # not in another process, which would start from nothing
    printf '%-22s %5d tests %4d s, %s s of processors\n' "$1 ($2)" "$(wc -l <"$RESULTS")" \
        $((SECONDS - begun)) "$(seconds_of "$WORK.times")"
)

# Builds with the settings given, and puts those of the parts that are wanted into `waiting`, as
# PART:LABEL.
prepare() { # prepare LABEL SETTINGS PART...
    local label=$1 settings=$2 name wanted_here=
    shift 2
    for name in "$@"; do
        if [ -z "$part" ] || [ "$part" = "$name" ]; then wanted_here="$wanted_here$name:$label "; fi
    done
    [ -n "$wanted_here" ] || return 0
    # shellcheck disable=SC2086 # settings are words
    if ! make -j2 --no-print-directory $settings test-programs >"$scratch/build.log" 2>&1; then
        tail -40 "$scratch/build.log"
        echo "not ok build ($label)" >>"$RESULTS"
        return
    fi
    # shellcheck disable=SC2086
    folders[$label]=$PWD/$(make --no-print-directory -s $settings where)
    waiting="$waiting$wanted_here"
}

# Runs what waits, as many parts at once as there are processors, and adds up what they noted.
run_waiting() {
    local task
    for task in $long $waiting; do
        case $waiting in *" $task "*) waiting=${waiting/ $task / } ;; *) continue ;; esac
        while [ "$(jobs -pr | wc -l)" -ge "${JOBS:-$(nproc)}" ]; do wait -n; done
        run_part "${task%:*}" "${task#*:}" &
    done
    wait
    cat "$scratch"/*/*.results >>"$RESULTS" 2>/dev/null
    cat "$scratch"/*/*.raised >>"$RAISED" 2>/dev/null
}

export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1

if [ -z "$part" ] || [ "$part" = style ]; then
    make --no-print-directory -s rooms
    note "style/rooms" $?
    make --no-print-directory -s format-check
    note "style/format" $?
fi

declare -A folders
waiting=" "

# The long ones first, so that none of them is left over at the end.
long="pages:plain hostile:sanitized hostile:plain site:plain failures:plain pictures:plain package:plain fuzz:sanitized"
parts="package hostile laws failures build fix fmt findings golden unit grammar rules library schema reports docs commands templates pictures paint pages site booklets words"
sanitized_parts="hostile laws findings fix fmt golden unit docs paint booklets fuzz"

# shellcheck disable=SC2086 # parts are words
prepare plain "${COVERAGE:+COVERAGE=1}" $parts
if [ -z "${BLESS:-}${COVERAGE:-}" ] && { [ -z "$part" ] || [ "$part" = fuzz ]; }; then
    # shellcheck disable=SC2086
    prepare sanitized "SANITIZE=1" $sanitized_parts
fi
if [ -n "${DEEP:-}" ]; then
    prepare plain "" valgrind
    prepare sanitized "SANITIZE=1" failures
    # shellcheck disable=SC2086
    prepare clang "CC=clang" $parts
    # shellcheck disable=SC2086
    prepare clang-sanitized "CC=clang SANITIZE=1" $sanitized_parts
fi
run_waiting

# Every rule of base/rules.def is raised by some test.
if [ -z "$part" ]; then
    silent=$(sed -n 's/^RULE(\([a-z_0-9]*\),.*/\1/p' compiler/base/rules.def | tr _ - | sort |
        comm -23 - <(sort -u "$RAISED"))
    [ -z "$silent" ]
    note "every-rule-is-raised ${silent//$'\n'/ }" $?
fi

if [ -n "${DEEP:-}" ] && { [ -z "$part" ] || [ "$part" = analysis ]; }; then
    make --no-print-directory -s analyse
    note "analysis" $?
fi

passed=$(grep -c '^ok ' "$RESULTS")
failed=$(grep -c '^not ok ' "$RESULTS")
if [ "$failed" -gt 0 ]; then
    echo
    echo "Failed:"
    grep '^not ok ' "$RESULTS" | sed 's/^not ok /  /' | sort | uniq -c | sed 's/^ *1 /  /' | head -60
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
