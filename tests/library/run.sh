# Holds the standard library to its promises.
#
# Laws (laws.py): every file is free of findings with every rule on, alone
# and all together; every declaration has a summary; every point of a method has two questions or
# more; no text stands twice in the library, or nearly so; every measure says what it is divided by; a
# process that covers every point of a method compiles, its table and its handout name each point.
#
# People (people.py): every skill says what its levels look like, how long each way to learn it takes and
# how it is shown; a role has what its skills come after; a stage of a process says who, until when and
# by what proof, and every process is varied in variants/, where all of it is drawn and written out
# (variants.sh).
#
# `names` holds every name that docs/library.md promises. BLESS=1 adds new names to it and never takes
# one out: that is done by hand, with a line in CHANGELOG.md.
#
# The tables of docs/library.md are made from the library (page.py); BLESS=1 rewrites them.
. tests/lib.sh

run_script() { python "tests/library/$1.py" "$STAGECRAFT" "$WORK" "${@:2}"; }

if chosen laws; then
    for law in files texts metrics questions methods; do
        verdict "library/$law" "$(run_script laws "$law" 2>&1)"
    done
fi
if chosen people; then
    for law in skills roles processes examples; do
        verdict "library/$law" "$(run_script people "$law" 2>&1)"
    done
fi
. tests/library/variants.sh
if chosen names; then
    run_script laws names >"$WORK/names"
    if [ -n "${BLESS:-}" ]; then
        sort -u "$WORK/names" tests/library/names -o tests/library/names
    fi
    verdict library/no-promised-name-is-gone "$(comm -23 tests/library/names "$WORK/names")"
    verdict library/every-name-is-promised "$(comm -13 tests/library/names "$WORK/names")"
fi
if chosen page; then
    run_script page docs/library.md >"$WORK/library.md" 2>"$WORK/page.err"
    verdict library/page-has-every-folder "$(cat "$WORK/page.err")"
    if [ -n "${BLESS:-}" ] && [ ! -s "$WORK/page.err" ]; then cp "$WORK/library.md" docs/library.md; fi
    verdict library/page-is-current "$(diff -u docs/library.md "$WORK/library.md")"
fi
