# Lets the calls of the C library fail one by one in every command: no memory, files and folders
# that cannot be opened, read, written or renamed, signals in the middle (see inject.c).
#
# Some of many failing calls are left out; `make test-deep` tries each, under the sanitizers too.
. tests/lib.sh

[ -n "${DEEP:-}" ] || export SAMPLE=1
SHIM=$BUILD/tests/failures/shim.so
# The shim stands before the sanitizer, which would rather be first; it stays silent about memory
# that is refused.
[ -z "$SANITIZED" ] || export ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0

fill_box() { # a project to work in, with products of yesterday
    rm -rf "$BOX"
    mkdir -p "$BOX/.git" "$BOX/handouts"
    cp examples/saas/*.sales "$BOX"
    cp tests/failures/*.sales tests/failures/*.md "$BOX"
    for name in out.svg out.dot out.md out.json out.ics out.html out.csv out.png out.pdf handouts/ae.md handouts/csm.md; do echo old >"$BOX/$name"; done
}
BOX=$WORK/box
fill_box
# A site of yesterday, when the process said something else and had a twin.
(cd "$BOX" && sed 's/Renewal talk/Talk/' renewal.sales >old.sales && sed -n '/^process/,$p' renewal.sales |
    sed 's/^process renewal/process gone/' >>old.sales &&
    "$STAGECRAFT" build old.sales -o site --formats svg,md --allow warnings 2>/dev/null; rm old.sales)

try() { # try NAME CALL WITH STATUSES COMMAND...
    local name=failures/$1-$2-$3 call=$2 with=$3 statuses=$4
    shift 4
    chosen "$name" || return 0
    (cd "$BOX" && "$BUILD/tests/failures/inject" "$SHIM" "$BOX" "$call" "$with" "$statuses" "$STAGECRAFT" "$@") >"$WORK/said" 2>&1
    local status=$? runs
    runs=$(tail -1 "$WORK/said")
    # gcov asks for memory at the end of a run, and dies of it where there is none: not judged there.
    [ -z "${COVERAGE:-}" ] || [ "$call" != memory ] || status=0
    if [ $status -ne 0 ]; then fail "$name" "$(cat "$WORK/said")"; fi
    for _ in $(seq "${runs:-0}" 2>/dev/null); do pass "$name"; done
}

io_error=5 no_space=28 interrupted=4 again=11 too_many=24 no_memory=12

try_reading() { # try_reading NAME COMMAND...
    local name=$1
    shift
    try "$name" memory $no_memory 4 "$@"
    for call in path open read stat; do try "$name" $call $io_error 3 "$@"; done
    try "$name" open $too_many 3 "$@"
    try "$name" read $interrupted 3 "$@"
    try "$name" read short 3 "$@"
    try "$name" random $io_error 3 "$@"
    try "$name" tell $io_error 3 "$@"
    try "$name" tell short 3 "$@"
    try "$name" tell $interrupted 3 "$@"
}

try_saving() { # try_saving NAME COMMAND...
    local name=$1
    shift
    for call in write sync rename close folder mode copy; do try "$name" $call $io_error 3 "$@"; done
    try "$name" write $no_space 3 "$@"
    try "$name" write short 3 "$@"
    try "$name" write $interrupted 3 "$@"
    try "$name" write $again 3 "$@"
}

try_signals() { # try_signals NAME COMMAND...
    local name=$1
    shift
    for call in open write sync rename close; do
        try "$name" $call kill 3 "$@"
        try "$name" $call term 3 "$@"
    done
}

try_writing() { # try_writing NAME COMMAND...
    try_reading "$@"
    try_saving "$@"
}

try_reading check check renewal.sales new-business.sales
try_reading check-mistakes check mistakes.sales
try_reading check-sarif check mistakes.sales --format sarif
try_reading check-json check mistakes.sales --format json
try_reading check-github check mistakes.sales --format github
try_saving check-sarif-file check mistakes.sales --format sarif -o out.json
try_writing check-fix check --fix mistakes.sales slips.sales
try_signals check-fix check --fix mistakes.sales slips.sales
try_reading check-diff check --diff slips.sales
try_writing fmt fmt untidy.sales renewal.sales mistakes.sales
try_signals fmt fmt untidy.sales renewal.sales
try_reading fmt-check fmt --check untidy.sales renewal.sales
try_reading fmt-diff fmt --diff untidy.sales
try fmt-folder memory $no_memory 4 fmt .
for call in open read stat list; do try fmt-folder $call $io_error 3 fmt .; done
try_reading explain explain no-owner
try_writing new new --template pipeline fresh/team
try_signals new new fresh/team
try_reading new-list new --list
try_writing embed embed table.md
try_saving embed-picture embed page.md
try_reading embed-check embed --check table.md
try_writing model model renewal.sales -o out.json
try_writing model-stream model renewal.sales
try_writing map map renewal.sales -o out.svg
try_signals map map renewal.sales -o out.svg
try_writing map-dot map renewal.sales -o out.dot
try map-raci memory $no_memory 4 map renewal.sales --view raci -o out.html
try map-skills memory $no_memory 4 map renewal.sales --view skills -o out.csv
try map-funnel memory $no_memory 4 map renewal.sales --view funnel -o out.svg
try map-lanes memory $no_memory 4 map renewal.sales --view lanes -o out.svg
try map-mind memory $no_memory 4 map renewal.sales --view mind -o out.svg
try_writing handout handout renewal.sales --role csm -o out.md
try handout-page memory $no_memory 4 handout renewal.sales --role csm -o out.html
try_saving handout-page handout renewal.sales --role csm -o out.html
try_writing handouts handout renewal.sales --all -o handouts
try_signals handouts handout renewal.sales --all -o handouts
try_writing build build renewal.sales -o site --formats svg,md --allow warnings
try_signals build build renewal.sales -o site --formats svg,md --allow warnings
for call in lock truncate memory-file list; do
    try build $call $io_error 3 build renewal.sales -o site --formats svg,md --allow warnings
done
# Children that cannot be started: what they would make is not made, and all else is. That they die
# is tried in tests/build, for all of them would here.
for call in pipe fork wait; do try build $call $io_error 4 build renewal.sales -o site --formats svg,md --allow warnings; done
try handout-csv memory $no_memory 4 handout renewal.sales --role csm -o out.csv
try handout-json memory $no_memory 4 handout renewal.sales --role csm -o out.json
try handout-ics memory $no_memory 4 handout renewal.sales --role csm --start 2026-03-02 -o out.ics
try handout-team memory $no_memory 4 handout renewal.sales --team -o out.md
try handout-pocket memory $no_memory 4 handout renewal.sales --role csm --pocket -o out.md

# The layout runs in a child, which may die at any call: the picture is then a simpler one.
for with in $no_memory kill; do
    FAIL_IN=child try map-child memory $with 9 map renewal.sales -o out.svg
done
for call in open write close; do
    for with in $io_error kill short; do FAIL_IN=child try map-child $call $with 9 map renewal.sales -o out.svg; done
done
# What paints in dots dies with its child, and says so.
for format in png pdf; do
    try map-$format memory $no_memory 4 map renewal.sales -o out.$format
    for with in $no_memory kill; do
        FAIL_IN=child try map-$format-child memory $with 49 map renewal.sales -o out.$format
    done
    for call in open read write; do
        FAIL_IN=child try map-$format-child $call $io_error 49 map renewal.sales -o out.$format
    done
    for call in pipe fork wait; do try map-$format $call $io_error 49 map renewal.sales -o out.$format; done
done
try handout-pdf memory $no_memory 4 handout renewal.sales --role csm -o out.pdf
FAIL_IN=child try handout-pdf-child memory kill 49 handout renewal.sales --role csm -o out.pdf
FAIL_IN=child try handout-pdf-child write $io_error 49 handout renewal.sales --role csm -o out.pdf
for call in pipe fork wait; do try handout-pdf $call $io_error 49 handout renewal.sales --role csm -o out.pdf; done
# A limit of the size of files is met in the child, which writes its letters to a file in memory.
for format in pdf html; do
    chosen "failures/handout-$format-limit" || continue
    (cd "$BOX" && ulimit -f 16 && "$STAGECRAFT" handout renewal.sales --role csm -o "out.$format" 2>"$WORK/said")
    status=$?
    verdict "failures/handout-$format-limit" "$([ $status -eq 3 ] || echo "status $status"
        [ "$(wc -l <"$WORK/said")" -eq 1 ] || cat "$WORK/said"
        [ "$(cat "$BOX/out.$format")" = old ] || echo "written")"
done
if chosen failures/build-pdf-limit; then
    (cd "$BOX" && ulimit -f 16 && "$STAGECRAFT" build renewal.sales -o limited --formats pdf --allow warnings >"$WORK/said" 2>&1)
    status=$?
    verdict failures/build-pdf-limit "$([ $status -eq 3 ] || echo "status $status"
        grep -v ": painting cannot write\|File too large\|files\? in\|left as it was" "$WORK/said")"
    rm -rf "$BOX/limited"
fi
FAIL_IN=child try map-child write garbage 9 map renewal.sales -o out.svg
for call in pipe fork wait; do try map $call $io_error 9 map renewal.sales -o out.svg; done
