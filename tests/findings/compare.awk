# Compares what a .sales file says should be found in it with the findings that were printed:
#
#   awk -v where=FOLDER -v path=PATH -v status=STATUS -v figures=FILE -v raised=FILE -f compare.awk FILE FINDINGS
#
# `path` is the file's own path from the root. Prints "missed: PATH:LINE rule" and "false: ...", a
# finding too often is false too; adds "FOLDER EXPECTED MISSED FALSE LINES-OF-THE-FALSE" to the
# figures and each rule to `raised`. What the lines of the file may say:
#
#   stage qualify  #! no-exit dead-end       on this line these rules, and no others
#   #!file empty-file                        at the start of the file
#   #!at 14 text-not-closed                  on line 14, where no comment can stand
#   #!at parts/roles.sales:3 duplicate-name  in another file (its path from the root)
#   #!fix offer                              what its fix is: yes, offer or no (run.sh)
#   #!with --warn no-exit                    options of the command for this file (run.sh)

function expect(place, words, from,    i, count, word) {
    sub(/[ \t\r]+$/, "", words)
    count = split(words, word, /[ \t]+/)
    for (i = from; i <= count; i++) { wanted[place " " word[i]]++; expected++ }
}

FNR == NR && /#!at / {
    words = $0; sub(/.*#!at +/, "", words); place = words; sub(/[ \t].*/, "", place)
    if (place !~ /:/) place = path ":" place
    expect(place, words, 2)
    next
}
FNR == NR && /#!file / { words = $0; sub(/.*#!file +/, "", words); expect(path ":1", words, 1); next }
FNR == NR && /#! / { words = $0; sub(/.*#! +/, "", words); expect(path ":" FNR, words, 1) }
FNR == NR { next }

# The findings: a headline, its place, an excerpt, an empty line behind it.
/^(error|warning)\[/ {
    rule = $0; sub(/^[a-z]*\[/, "", rule); sub(/\].*/, "", rule)
    if (/^error/) has_error = 1
    print rule >> raised
    is_false = lines = 0
    place = ""
}
{ lines++ }
/^ +--> / && rule != "" && place == "" {
    place = $0; sub(/^ +--> /, "", place); sub(/:[0-9]+$/, "", place)
    found[place " " rule]++
    is_false = found[place " " rule] > wanted[place " " rule]
    if (is_false) { falses++; print "false:  " place " " rule }
}
/^$/ { if (is_false) false_lines += lines; is_false = 0; rule = "" }

END {
    for (one in wanted) {
        for (i = found[one]; i < wanted[one]; i++) { missed++; print "missed: " one }
    }
    print where, expected + 0, missed + 0, falses + 0, false_lines + 0 >> figures
    if (status != has_error + 0) print "status " status ", not " has_error + 0 ": " $0
}
