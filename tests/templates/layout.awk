# Says which lines of a .sales file are not laid out as docs/language.md says: two spaces a level, a
# plain keyword padded to eight columns, blocks broken over lines, no blank line at the edge of a
# block or beside another, nothing behind the last word. Lines have at
# most 100 columns; with a text, which cannot be parted, a few more.
function wrong(what) { printf "%s:%d: %s: %s\n", FILENAME, FNR, what, $0 }
BEGIN {
    split("import process phase stage end anytime role skill tool method point metric onboarding " \
          "milestone change", words, " ")
    for (i in words) is_declaration[words[i]] = 1
}
length($0) > (/"/ ? 108 : 100) { wrong("too long") }
/[ \t]$/ { wrong("ends in a blank") }
/\t/ { wrong("has a tab") }
$0 == "" {
    if (is_blank || opens) wrong("a blank line too many")
    is_blank = 1; opens = 0; next
}
{
    text = $0; sub(/^ */, "", text); indent = length($0) - length(text)
    code = text; gsub(/"([^"\\]|\\.)*"/, "\"\"", code); sub(/ *#.*/, "", code)
    if (code == "}") {
        depth--
        if (is_blank) wrong("a blank line at the end of a block")
    } else if (code ~ /}/) wrong("a block on one line")
    if (indent != 2 * depth) wrong("not indented by two a level")
    opens = 0
    if (code ~ /{$/) { depth++; opens = 1 }
    if (code ~ /^[a-z]/) {
        keyword = code; sub(/ .*/, "", keyword)
        blanks = text; sub(/^[a-z]+/, "", blanks); match(blanks, /^ */)
        wanted = keyword in is_declaration || length(keyword) > 7 ? 1 : 8 - length(keyword)
        if (RLENGTH != wanted) wrong("the word behind the keyword stands in the wrong column")
    }
    is_blank = 0
}
END { if (is_blank) print FILENAME ": ends in a blank line" }
