#!/bin/bash
# Looks for faults without running anything: `make analyse`, a part of `make test-deep`.
#
# gcc -fanalyzer (as a build of its own), cppcheck and clang-tidy; what they look for and what is left
# out, with the reason, stands here and in .clang-tidy. Silent where nothing is found. FILES="..."
# analyses those files only.
cd "$(dirname "$0")/../.." || exit 1
set -u
failed=0
flags=$(make --no-print-directory -s preprocessor-flags)
files=${FILES:-$(ls compiler/*/*.c)}

make --no-print-directory -s -j"$(nproc)" ANALYSE=1 ${FILES:+$(printf 'build-analysed/%s.o ' ${files//.c/})} || failed=1

# unusedStructMember   members of tables that macros fill
# variableScope        declarations stand where house style wants them
# constParameter...    as .clang-tidy says of non-const-parameter
# unusedFunction       is not asked for: rooms have functions that only tests call
# shellcheck disable=SC2086 # words
cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 --enable=warning,style,performance,portability \
    --suppress=variableScope --suppress=unusedStructMember --suppress=constParameter \
    --suppress=constParameterCallback --suppress=constVariable --suppress=missingIncludeSystem \
    -D__STDC_VERSION__=201112L -U__SANITIZE_ADDRESS__ -D_GNU_SOURCE -Icompiler -Ibuild $files || failed=1

# shellcheck disable=SC2086
printf '%s\n' $files | xargs -P "$(nproc)" -n 6 sh -c 'clang-tidy --quiet "$@" -- '"$flags"' -std=c11 2>/dev/null' tidy || failed=1
exit $failed
