#!/bin/bash
# Looks for faults without running anything: `make analyse`, a part of `make test-deep`.
#
# gcc -fanalyzer (a build of its own), cppcheck and clang-tidy, which says in .clang-tidy what it
# leaves out and why. Nothing is printed where nothing is found. FILES="..." looks at those alone.
cd "$(dirname "$0")/../.." || exit 1
set -u
failed=0
for tool in cppcheck clang-tidy; do
    command -v "$tool" >/dev/null || { echo "make analyse needs cppcheck and clang-tidy; $tool is not installed"; exit 1; }
done
read -ra flags <<<"$(make --no-print-directory -s preprocessor-flags)"
read -ra files <<<"${FILES:-$(echo compiler/*/*.c compiler/*/*/*.c)}"
build=$(make --no-print-directory -s ANALYSE=1 where)

# Compiled afresh: an object that is there already would say nothing. The files of a module lie a folder deeper, and are compiled with flags of their own.
rm -rf "$build/compiler" "$build/modules"
objects=()
for file in "${files[@]}"; do
    case $file in compiler/*/*/*) objects+=("$build/modules/${file%.c}.o") ;; *) objects+=("$build/${file%.c}.o") ;; esac
done
MAKEFLAGS="" make --no-print-directory -s -k -j"$(nproc)" ANALYSE=1 "${objects[@]}" >"$build.log" 2>&1 || failed=1
grep -v '^compile ' "$build.log"
rm -f "$build.log"

# Left out: internalAstError and uninitvar (it cannot read `a ? (T){0} : b`, nor an array of
# functions), knownConditionTrueFalse (it takes one way of `a < b ? a : b` for the only one),
# shadowFunction (a local `is_done` in a file that has is_done()), variableScope (a declaration stands
# where its first value is), unusedStructMember (macros fill the tables), const... (what .clang-tidy
# says of non-const-parameter).
cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 \
    --suppress=internalAstError --suppress=uninitvar --suppress=knownConditionTrueFalse \
    --suppress=shadowFunction \
    --enable=warning,style,performance,portability --suppress=variableScope \
    --suppress=unusedStructMember --suppress=constParameter --suppress=constParameterCallback \
    --suppress=constVariable -D_GNU_SOURCE -Icompiler -Ibuild "${files[@]}" || failed=1

# A run for each file: in a run for several it sees a va_list where there is none.
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 1 sh -c '
    flags=$1; shift; clang-tidy --quiet "$@" -- $flags -std=c11 2>/dev/null' tidy "${flags[*]}" || failed=1
exit $failed
