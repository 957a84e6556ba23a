# Holds the pages of docs/rules/ to their form, and runs their examples.
#
# Each rule has a page, docs/rules/NAME.md: the rule's name as title, one sentence, a few paragraphs,
# then "## Wrong" and "## Right" with an example each. The wrong one raises this rule and nothing
# else, the right one nothing. A rule that is off unless asked for is run with --warn NAME. What
# stands behind the opening fence:
#
#   ```sales fails NAME                   the wrong example; written to NAME.sales and checked
#   ```sales                              the right example
#   ```sales in PATH                      a further file beside it (the right example keeps those
#                                         of the wrong one, unless it has its own)
#   ```sales fails NAME with --on DATE    more options; the right example gets them too
#   ```sales shown fails NAME             <U+202E> and <FF> stand for that character and byte
#
# docs/rules/README.md is made from `explain --list`; BLESS=1 rewrites it.
. tests/lib.sh

# Splits a page into WORK/NAME/{wrong,right}/: the files, and `options`.
split_page() { # split_page PAGE NAME
    rm -rf "${WORK:?}/$2"
    mkdir -p "$WORK/$2/wrong" "$WORK/$2/right"
    awk -v folder="$WORK/$2" -v name="$2" '
        /^## / { section = tolower($2) }
        /^```/ && file { close(file); file = ""; next }
        /^```sales/ {
            path = name ".sales"; filter = "cat"; options = ""
            for (i = 2; i <= NF; i++) {
                if ($i == "in") path = $++i
                else if ($i == "fails") print $++i > (folder "/fails")
                else if ($i == "shown") filter = "tests/rules/unshow"
                else if ($i == "with") { for (i++; i <= NF; i++) options = options $i "\n" }
            }
            if (path !~ /^[a-z0-9][a-z0-9\/.-]*$/ || path ~ /\.\./ || section == "") next
            at = path; sub(/[^\/]*$/, "", at)
            system("mkdir -p " folder "/" section "/" at)
            printf "%s", options > (folder "/" section ".options")
            file = filter " > " folder "/" section "/" path; next }
        file { print | file }' "$1"
    cp -rn "$WORK/$2/wrong/." "$WORK/$2/right/"
    [ -s "$WORK/$2/right.options" ] || cp "$WORK/$2/wrong.options" "$WORK/$2/right.options" 2>/dev/null
}

is_off() { grep -qE "^ *$1 +off " "$WORK/list"; }

# Checks an example and prints the rules it raised, each once.
raised_by() { # raised_by NAME wrong|right
    local folder=$WORK/$1/$2
    local options=()
    [ ! -e "$folder.options" ] || mapfile -t options <"$folder.options"
    ! is_off "$1" || options+=(--warn "$1")
    (cd "$folder" && "$STAGECRAFT" check --color never --root . ${options[@]+"${options[@]}"} \
        "$1.sales" >"$folder.out" 2>"$folder.err")
    [ $? -le 1 ] || cat "$folder.err"
    note_rules "$folder.err"
    grep -oE '^(error|warning)\[[a-z0-9-]+\]' "$folder.err" | sed 's/.*\[//;s/\]//' | sort -u
}

# What is wrong with the form of a page.
form_problem() { # form_problem PAGE NAME
    [ "$(head -1 "$1")" = "# $2" ] || echo "the title is not \"# $2\""
    [ "$(grep '^## ' "$1" | tr '\n' ' ')" = "## Wrong ## Right " ] ||
        echo "the sections are not \"## Wrong\" and \"## Right\""
    [ "$(grep -c '^```sales.* fails ' "$1")" = 1 ] || echo "not one block \"fails $2\""
    [ "$(cat "$WORK/$2/fails" 2>/dev/null)" = "$2" ] || echo "the wrong block does not fail $2"
    [ -e "$WORK/$2/right.options" ] || echo "there is no right example"
    awk '/^```/ { inside = !inside } !inside && length($0) > 100 { print "line " NR " is over 100 columns" }
         /\t| $/ { print "line " NR " has a tab or ends in a blank" }
         NR == 2 && $0 != "" { print "no empty line under the title" }
         NR == 4 && $0 != "" { print "the lead is more than one line" }
         { gsub(/`[^`]*`/, "") }
         !inside && /\]\(|^#{3}|^\||[*_]{2}|</ { print "line " NR " has markup that a terminal cannot show" }' "$1"
}

run_page() { # run_page PAGE NAME
    local problem wrong right
    split_page "$1" "$2"
    problem=$(form_problem "$1" "$2")
    wrong=$(raised_by "$2" wrong)
    right=$(raised_by "$2" right)
    [ "$wrong" = "$2" ] || problem="$problem
wrong: raises [$(echo $wrong)]
$(cat "$WORK/$2/wrong.err")"
    [ -z "$right" ] || problem="$problem
right: raises [$(echo $right)]
$(cat "$WORK/$2/right.err")"
    "$STAGECRAFT" explain "$2" >"$WORK/$2/explained" || problem="$problem
explain: status $?"
    for part in "$(sed -n 3p "$1")" Wrong Right Level; do
        grep -qxF -- "$part" "$WORK/$2/explained" || problem="$problem
explain does not say: $part"
    done
    verdict "rules/$2" "$problem"
}

# The index of the pages, from the list that people see.
make_index() {
    printf '# The rules\n\nWhat `stagecraft check` finds, topic by topic. `stagecraft explain NAME` '
    printf 'shows a page on the terminal.\nThis page is made from `stagecraft explain --list` by '
    printf '`make bless T=rules`.\n'
    awk '
        /^[^ ].*:$/ { sub(/:$/, ""); printf "\n## %s\n\n| rule | level | finds |\n| --- | --- | --- |\n", $0; next }
        NF { name = $1; level = $2; sub(/^ *[^ ]+ +[^ ]+ +/, ""); gsub(/\|/, "\\|"); gsub(/[{}]/, "`&`")
             printf "| [%s](%s.md) | %s | %s |\n", name, name, level, $0 }' "$WORK/list"
}

"$STAGECRAFT" explain --list >"$WORK/list"
sed -nE 's/^  ([a-z0-9-]+) .*/\1/p' "$WORK/list" | sort >"$WORK/rules"
for page in docs/rules/*.md; do
    name=$(basename "$page" .md)
    [ "$name" != README ] || continue
    echo "$name" >>"$WORK/pages"
    chosen "$name" || continue
    run_page "$page" "$name"
done

sort -o "$WORK/pages" "$WORK/pages"
verdict "rules/every-rule-has-a-page" "$(comm -23 "$WORK/rules" "$WORK/pages")"
verdict "rules/every-page-has-a-rule" "$(comm -13 "$WORK/rules" "$WORK/pages")"
make_index >"$WORK/README.md"
if [ -n "${BLESS:-}" ]; then cp "$WORK/README.md" docs/rules/README.md; fi
verdict "rules/index-is-current" "$(diff -u docs/rules/README.md "$WORK/README.md")"
