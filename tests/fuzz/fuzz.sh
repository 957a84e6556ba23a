#!/bin/bash
# Runs each fuzz target for a while: fuzz.sh BUILD SECONDS [TARGET...]. What it learns is kept in
# BUILD/corpus and used the next time; what breaks goes to BUILD/found and ends with status 1.
#
# KEEP=1 fuzzes nothing: it brings the kept inputs, tests/fuzz/corpus, up to date with what was
# learnt, as few and as small as reach the same code.
cd "$(dirname "$0")/../.." || exit 1
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- tree format model outputs mend
mkdir -p "$build/found" "$build/corpus" tests/fuzz/corpus tests/fuzz/cases
tests/fuzz/dictionary.sh >"$build/words.dict"
rm -rf "$build/seeds"
tests/fuzz/seeds.py "$build/seeds"
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1:handle_abort=1
export UBSAN_OPTIONS=print_stacktrace=1

# What the seeds reach already needs no input of its own.
keep() {
    local both=$build/both
    rm -rf "$both" && cp -r "$build/seeds" "$both"
    "$build/tests/fuzz/outputs" -set_cover_merge=1 -use_counters=0 -max_len=3000 -timeout=10 "$both" tests/fuzz/corpus "$build"/corpus/* \
        >"$build/keep.log" 2>&1 || return 1
    rm -rf tests/fuzz/corpus
    mkdir -p tests/fuzz/corpus
    for file in "$both"/*; do
        [ -e "$build/seeds/$(basename "$file")" ] || cp "$file" "tests/fuzz/corpus/$(basename "$file" | cut -c1-12)"
    done
    du -sb tests/fuzz/corpus
}
if [ -n "${KEEP:-}" ]; then
    keep
    exit
fi

worst=0
for target in "$@"; do
    mkdir -p "$build/corpus/$target"
    echo "fuzz     $target for $seconds s"
    "$build/tests/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=16384 \
        -dict="$build/words.dict" -artifact_prefix="$build/found/$target-" -print_final_stats=1 \
        "$build/corpus/$target" "$build/seeds" tests/fuzz/corpus tests/fuzz/cases \
        >"$build/$target.log" 2>&1 || worst=1
    grep -E 'stat::number_of_executed_units|ERROR|SUMMARY|a law is broken' "$build/$target.log"
done
[ $worst -eq 0 ] || echo "what broke lies in $build/found; tests/fuzz/TARGET.c says what each target does"
exit $worst
