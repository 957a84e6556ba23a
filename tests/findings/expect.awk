# Prints what a .sales file says should be found in it, one "PATH:LINE rule" a line.
#
#   stage qualify  #! no-exit dead-end       on this line these rules, and no others
#   #!file empty-file                        at the start of the file
#   #!at 14 text-not-closed                  on line 14, where no comment can stand
#   #!with --warn no-exit                    options of the command for this file (run.sh)
#   #!at parts/roles.sales:3 duplicate-name  in another file (its path from the root)
#
# `path` is the file's own path from the root.

function expect(place, words, from,    i) {
    for (i = from; i <= split_words(words); i++) print place, word[i]
}
function split_words(words) { sub(/[ \t\r]+$/, "", words); return split(words, word, /[ \t]+/) }

/#!at / {
    words = $0; sub(/.*#!at +/, "", words); split_words(words)
    place = word[1]; if (place !~ /:/) place = path ":" place
    expect(place, words, 2)
    next
}
/#!file / { words = $0; sub(/.*#!file +/, "", words); expect(path ":1", words, 1); next }
/#! / { words = $0; sub(/.*#! +/, "", words); expect(path ":" FNR, words, 1) }
