# Checks tests/findings/**/*.sales, each against what its own lines say should be found there, and
# its findings in full against the .txt beside it, where there is one. Files in a folder `parts` are
# imported by others. tests/right/**/*.sales, the examples and the library must be free of findings.
#
# At the end a line says how many mistakes were missed and how many findings were invented; it is
# what `make recovery` prints.
. tests/lib.sh

python tests/findings/findings.py "$FILTER" || fail findings/all-run
