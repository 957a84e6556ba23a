# Text that tries to break out of the products. A process has such a text in every place that takes
# one, another in each, and each in another place of the next process; pictures, graphs, tables,
# handouts and models must stay what they are with harmless text (the same elements, nodes, headings,
# lists, cells), and show it as written.

evil_texts() { # one a line, as written in a .sales text
    cat <<'END'
</svg><script>alert(1)</script>
<img src=x onerror=alert(1)>
]]>
--><script>x</script>
&lt;script&gt;
&#27;[2J &amp; &
\\N \\G \\E \\T \\H \\L
trailing \\
\"];x[label=\"
<b>bold</b>
<starts and ends>
node
strict digraph { a:b; }
# heading
- [x] done
1. one
| a | b |
```js
![x](http://example.com/x.png)
[x](javascript:alert(1))
<details><summary>x</summary>
@user #123 :emoji: <javascript:alert(1)>
---
===
=1+1
*bold* _it_ ~~no~~ `code`
%s %n %x $(x) `x`
url(http://example.com/x)
</style><style>*{display:none}</style>
<!-- comment
<?php x ?>
<![CDATA[ x
&amp;amp; &nbsp; &copy; &#x41; &unknown;
\\\"\\\"
{s1;s2} [a] <s1 p> :p:s
    four spaces first
> quoted
+ plus
* star
10) ten
Setext
~~~
:---|---:
http://example.com/bare www.example.com a@example.com
<http://example.com>
[link][ref] [ref]: javascript:x
[^1] [ ] [x]
_a_ __b__ ***c*** ^d^ $e$
\\u202e %0A::error::x ::error::x
<a href=//x>y</a>
&lt;img src=x onerror=alert(1)&gt;
</title></text></g></svg>
]]&gt;
END of \\l\\r\\n labels
\" onload=\"x
'single' \"double\"
مرحبا 漢字 👩‍💻 Größe
END
}

# A process with a text in every place, where @@ stands: the lines of a file, from line FIRST on and
# then from its start. In CommonMark an address must be a good one (see row 41), so that text comes
# on its own: evil_process FILE FIRST [TEXT-FOR-COMMONMARK]
evil_process() {
    local all
    all=$(cat <<'END'
tool crm "T @@" {
  link "L @@" "https://example.com/tool"
}
skill talk "K @@" {
  learn "N @@" link "https://example.com/learn" takes 1 day
  proof "O @@"
}
method way "M @@" {
  point money "Q @@" {
    ask "Z @@"
  }
}
metric wins "E @@" {
  formula "F @@"
  target 5 per week
  owner rep
  at a
}
role boss "B @@"
role rep "R @@" {
  team "G @@"
  reports boss
  does "D @@"
  has talk
}
process p "P @@" {
  version "@@"
  owner boss
  in crm "I @@"
  phase one "H @@" {
    stage a "S @@" {
      owner rep
      needs talk
      uses crm
      link "L @@" "https://example.com/stage"
      enter "U @@" when "V @@"
      do "X @@" by rep within 1 day when "Y @@"
      cover way.money
      exit "C @@" proof "A @@" when "J @@"
      sla 3 days else tell boss
      in crm "i @@"
      outcome yes "Yes @@" -> b 40% {
        when "W @@"
        give "g @@"
        accept within 1 day else tell boss
      }
      outcome no "No @@" -> lost {
        reason "r"
      }
    }
    stage b "s @@" {
      owner boss
      exit "then @@"
      outcome on "On @@" -> won
    }
    anytime gone "q @@" -> lost
  }
  end won "w @@" is win
  end lost "l @@" is loss {
    reason "r"
    reason "r @@"
  }
}
process q "v @@" like p {
  change stage a "k @@" {
    do "m @@"
  }
}
onboarding ramp "Ramp @@" for rep {
  milestone week "Week @@" by day 7 {
    do "do @@" by boss
    read "read @@" link "https://example.com/read"
    learn talk
    prove talk
    meet boss
    reach wins 2 per week
  }
}
END
    )
    printf '%s\n' "$all" | awk -v first="$2" '
        NR == FNR { text[++count] = $0; next }
        { while ((at = index($0, "@@")) > 0)
              $0 = substr($0, 1, at - 1) text[(first - 1 + used++) % count + 1] substr($0, at + 2)
          print }' "$1" -
    [ $# -lt 3 ] || printf 'change process p {\n  summary "%s"\n  change stage a {\n    note "%s"\n  }\n}\n' "$3" "$3"
}

product() { # product NAME PROBLEM
    [ $status -eq 0 ] || set -- "$1" "$2
status $status: $(head -c 400 "$BOX/err" | cat -v)"
    verdict "hostile/35-$count-$1" "$(conduct)$2"
}

# What a product is made of, apart from its words; and its words.
elements_of_svg() { xmllint --nonet --xpath '//*' "$1" 2>&1 | grep -oE '<(svg|a|g|title|desc|path|rect|circle|defs|style|script|img|image|foreignObject|font)\b' | grep -v '<path' | sort | uniq -c; }
words_of_svg() { xmllint --nonet --xpath "string(//*[local-name()='$1'])" "$2" 2>/dev/null; }
nodes_of_dot() { dot -Tplain "$1" 2>&1 | awk '$1 == "node" { print $1, $2 } $1 == "edge" { print $1, $2, $3 }' | sort; }
as_markdown() { cmark-gfm -e table -e tasklist -e autolink -e strikethrough "$@"; }
elements_of_markdown() { as_markdown -t xml "$1" | grep -oE '<[a-z_]+( (level|type|destination|completed)="[^"]*")*' | grep -vE '^<(text|softbreak|link destination="mailto)' | sed 's/destination="#[^"]*"/destination="#"/'; }
words_of_markdown() { # without the marks of no width that keep `@` and `#` from meaning anything
    as_markdown -t xml "$1" | sed '/<!DOCTYPE/d; s/\xe2\x80\x8b//g' | xmllint --nonet --xpath 'string(.)' - 2>/dev/null |
        tr -s ' \n' ' '
}

elements_of_page() { python "$HERE/tests/hostile/elements.py" "$1"; }
policy_of_page() { grep -o 'http-equiv="Content-Security-Policy" content="[^"]*"' "$1" | sed "s/style-src 'sha256-[^']*'/style-src/"; }
# What is live in a printed handout, and how many bookmarks it has; texts may be longer or shorter.
elements_of_booklet() {
    pdfinfo "$1" 2>&1 | grep -E '^(JavaScript|Form|Encrypted|Error)'
    pdfinfo -js "$1"
    pdfinfo -url "$1" | awk 'NR > 1 { print $3 }' | sort -u
    pdftohtml -xml -i -stdout "$1" 2>/dev/null | grep -c '<item '
}
# VIEW ENDING of every view but the flowchart, in every format of its shape. What is painted in another process takes longest: of those formats a text has one view, each
# text the next one; without a number all of them are listed.
other_views() { # other_views [NUMBER]
    every_view | awk -v number="${1:-}" '
        $2 == "png" || $2 == "pdf" {
            if (!($1 in place)) place[$1] = count++
            painted[place[$1]] = $1
            if (number == "") print
            next }
        { print }
        END { if (number != "") { view = painted[number % count]; print view, "png"; print view, "pdf" } }'
}
every_view() {
    sed -n 's/^VIEW(\([a-z]*\), *\([A-Z]*\),.*/\1 \2/p' "$HERE/compiler/views/views.def" | while read -r view shape; do
        [ "$view" = flow ] || sed -n "s/^FORMAT([A-Z_]*, *\"\([a-z]*\)\",[^\"]*\b${shape}S\b.*/$view \1/p" "$HERE/compiler/emit/formats.def"
    done
}

make_products() { # the map as SVG and DOT, the handout and the model of input.sales, into `of`
    mkdir -p "$1"
    bounded "$STAGECRAFT" model input.sales -o "$1/model.json"
    bounded "$STAGECRAFT" map --process p --detail full input.sales -o "$1/map.svg"
    bounded "$STAGECRAFT" map --process p input.sales -o "$1/map.dot"
    bounded "$STAGECRAFT" handout --process p input.sales --role rep -o "$1/handout.md"
    bounded "$STAGECRAFT" handout --process p input.sales --role rep -o "$1/handout.pdf"
    bounded "$STAGECRAFT" handout --process p input.sales --role rep -o "$1/handout.html"
}

make_data() { # the handout for trackers, calendars and programs, the team's table and the pocket page, into `of`
    mkdir -p "$1/tasks"
    local ending
    for ending in json csv ics; do
        bounded "$STAGECRAFT" handout --process p input.sales --role rep --start 2026-03-02 -o "$1/tasks/rep.$ending"
        [ $status -eq 0 ] || return
    done
    for ending in md csv; do
        bounded "$STAGECRAFT" handout --process p input.sales --team -o "$1/team.$ending"
        [ $status -eq 0 ] || return
    done
    bounded "$STAGECRAFT" handout --process p input.sales --role rep --pocket -o "$1/pocket.md"
}

# What those are made of, apart from their words; of the JSON the members, of CommonMark nothing.
elements_of_data() {
    jq -c 'del(.. | select(type == "object" and .kind == "rich")) | [paths | map(select(type == "string"))] | group_by(.) | map([.[0], length])' "$1/tasks/rep.json" 2>&1
    jq -c '[.. | objects | select(has("kind")) | .kind]' "$1/tasks/rep.json" 2>&1
    grep -ao '^[A-Z][A-Z-]*[:;]' "$1/tasks/rep.ics" | sort | uniq -c
    python "$HERE/tests/laws/read_csv.py" "$1/team.csv" 2>&1
    tr -dc '\r' <"$1/team.csv" | wc -c
    elements_of_markdown "$1/team.md"
    elements_of_markdown "$1/pocket.md"
}

# The text of a place of input.sales, as it is shown: text_at 'process p "P '
text_at() { sed -n "s/^ *$1\(\([^\"\\\\]\|\\\\.\)*\)\".*/\1/p" input.sales | head -1 | sed 's/\\\(.\)/\1/g'; }

harmless() { # the products of harmless text, which the others are held to
    HARMLESS=$WORK/harmless
    fresh
    evil_process "$WORK/harmless.txt" 1 >input.sales
    make_products "$HARMLESS"
    elements_of_svg "$HARMLESS/map.svg" >"$HARMLESS/svg"
    nodes_of_dot "$HARMLESS/map.dot" >"$HARMLESS/dot"
    elements_of_markdown "$HARMLESS/handout.md" >"$HARMLESS/md"
    make_data "$HARMLESS"
    elements_of_data "$HARMLESS" >"$HARMLESS/data"
    elements_of_page "$HARMLESS/handout.html" >"$HARMLESS/page"
    elements_of_booklet "$HARMLESS/handout.pdf" >"$HARMLESS/pdf"
    verdict hostile/35-harmless-views "$(other_views | python "$HERE/tests/hostile/views.py" keep "$HARMLESS/views" 2>&1)"
    rm -rf "$BOX"
}

echo "plain words" >"$WORK/harmless.txt"
evil_texts >"$WORK/texts"
number_of_texts=$(wc -l <"$WORK/texts")
HARMLESS=
turn=0 step=9
[ -z "${DEEP:-}" ] || step=1
# The texts stand in so many places that each process has them all; every ninth of the processes is made
# (DEEP=1: all). Sanitizers have the first; the others go to the targets of tests/fuzz, which make
# products of them too.
for ((count = 1; count <= number_of_texts; count += step)); do
    chosen "hostile/35-$count-svg-dot-md-data-json-html-views-commonmark" || continue
    [ -n "$HARMLESS" ] || harmless
    fresh
    evil_process "$WORK/texts" $count >input.sales
    turn=$((turn + 1))
    [ $turn -eq 1 ] || ! is_sampled all || continue
    make_products made
    label=$(text_at 'process p "P ') stage=$(text_at 'stage a "S ') exit=$(text_at 'exit "C ')

    shown=$(jq -r '.processes[0].label' made/model.json 2>&1)
    problem=
    [ "$shown" = "P $label" ] || problem="label is '$shown'"
    product json "$problem"

    problem=$(xmllint --noout --nonet made/map.svg 2>&1)
    problem=$problem$(elements_of_svg made/map.svg | diff - "$HARMLESS/svg")
    [ "$(xmllint --nonet --xpath 'count(//@*[starts-with(name(), "on") or local-name() = "style"] | //@href[contains(., "javascript:")])' made/map.svg 2>&1)" = 0 ] ||
        problem="$problem an attribute broke out"
    words_of_svg title made/map.svg | grep -qF -- "P $label" || problem="$problem the title is not shown as written"
    words_of_svg svg made/map.svg | grep -qF -- "C $exit" || problem="$problem the exit is not shown as written"
    product svg "$problem"

    dot -Tcanon made/map.dot >"$BOX/canon.dot" 2>"$BOX/canon"
    problem=$(cat "$BOX/canon"; nodes_of_dot made/map.dot | diff - "$HARMLESS/dot"; nodes_of_dot "$BOX/canon.dot" | diff - "$HARMLESS/dot")
    dot -Tdot_json made/map.dot 2>/dev/null | jq -r '.objects[].tooltip // empty' | sed 's/&amp;/\&/g' |
        grep -qF -- "S $(printf '%s' "$stage" | sed 's/\\/\\\\/g')" || problem="$problem the stage is not shown as written"
    product dot "$problem"

    problem=$(elements_of_markdown made/handout.md | diff - "$HARMLESS/md")
    words_of_markdown made/handout.md | grep -qF -- "$(echo "C $exit" | tr -s ' ' | sed 's/ $//')" || problem="$problem the exit is not shown as written"
    grep -qE '(^|[^\\])@user' made/handout.md && problem="$problem a mention"
    product md "$problem"

    make_data made
    problem=$(elements_of_data made | diff - "$HARMLESS/data"; python "$HERE/tests/laws/handouts.py" made/tasks 2>&1)
    boss=$(text_at 'role boss "B ')
    jq -r '.tasks[].text' made/tasks/rep.json | grep -qxF -- "Meet $(echo "B $boss" | tr -s ' ' | sed 's/ $//')" ||
        problem="$problem the role to meet is not shown as written"
    product data "$problem"
    problem=$(elements_of_page made/handout.html 2>&1 | diff - "$HARMLESS/page" | head -5)
    problem=$problem$(diff <(policy_of_page made/handout.html) <(policy_of_page "$HARMLESS/handout.html"))
    sed 's/<svg.*//' made/handout.html | python -c 'import html, sys; print(html.unescape(sys.stdin.read()))' |
        grep -F -- "C $exit" >"$BOX/shown" || problem="$problem the exit is not shown as written"
    product html "$problem"
    problem=$(elements_of_booklet made/handout.pdf | diff - "$HARMLESS/pdf")
    pdftotext -raw made/handout.pdf - | tr -d ' \n\f' | grep -qF -- "$(echo "C $exit" | tr -d ' ')" || problem="$problem the exit is not shown as written"
    product booklet "$problem"

    product views "$(other_views $turn | python "$HERE/tests/hostile/views.py" compare "$HARMLESS/views" 2>&1)"
    rm -rf "$BOX"
done

# Long text is CommonMark: in each handout nothing of it is live.
count=0
: >"$WORK/commonmark"
while IFS= read -r text; do
    count=$((count + 1))
    chosen "hostile/41-commonmark-$count" && every 5 "$count" || continue
    fresh
    evil_process "$WORK/harmless.txt" 1 "${text//javascript:/https://example.com/}" >input.sales
    printf '%s\t%s\n' "hostile/41-commonmark-$count" "$BOX" >>"$WORK/commonmark"
done <"$WORK/texts"
cd "$HERE" || exit 1
[ ! -s "$WORK/commonmark" ] || python tests/hostile/commonmark.py <"$WORK/commonmark" || fail hostile/41-commonmark

# Cells that a spreadsheet would take for a formula: each starts with a quote, and is otherwise whole.
number_of_formula=0
while IFS= read -r text; do
    number_of_formula=$((number_of_formula + 1))
    chosen "hostile/40-formula-$number_of_formula" || continue
    fresh
    { printf 'role formula "%s"\n' "$text"; sound '    with    formula'; } >input.sales
    ! is_sampled || continue
    bounded "$STAGECRAFT" map input.sales --allow warnings --view raci -o made.csv
    problem=$(conduct
        [ $status -eq 0 ] || echo "status $status: $(head -c 400 "$BOX/err")"
        python "$HERE/tests/laws/read_csv.py" made.csv
        python - "${text//\\/}" made.csv <<'END'
import csv, sys
cells = [cell for row in csv.reader(open(sys.argv[2], newline="", encoding="utf-8")) for cell in row]
if "'" + sys.argv[1] not in cells:
    print(f"no cell holds '{sys.argv[1]}: {cells}")
END
    )
    verdict "hostile/40-formula-$number_of_formula" "$problem"
    rm -rf "$BOX"
done <<'END'
=cmd|' /C calc'!A0
+1+1
-2
@SUM(A1)
  =1+1
＝1
＋1
－1
＠x
=HYPERLINK(\"http://example.com\"; \"x\")
END

# Addresses: the same in the picture, the graph and the handout, and nothing beside them.
decoded() { printf '%b' "${1//%/\\x}" 2>/dev/null; }
number_of_address=0
while IFS= read -r address; do
    number_of_address=$((number_of_address + 1))
    chosen "hostile/34-address-$number_of_address" || continue
    fresh
    sound "    link \"Page\" \"${address//\\/\\\\}\"" >input.sales
    ! is_sampled || continue
    make_products made
    problem=
    if [ $status -eq 0 ]; then
        in_svg=$(xmllint --nonet --xpath 'string(//@*[local-name()="href"][1])' made/map.svg 2>&1)
        in_dot=$(dot -Tdot_json made/map.dot | jq -r '[.objects[].URL // empty][0]' | sed 's/&amp;/\&/g')
        in_md=$(as_markdown -t xml made/handout.md | sed '/<!DOCTYPE/d' |
            xmllint --nonet --xpath 'string(//*[local-name()="link"][not(starts-with(@destination, "#"))]/@destination)' - 2>&1)
        # Markdown encodes more signs, such as `*`.
        [ "$in_svg" = "$in_dot" ] && [ "$(decoded "$in_svg")" = "$(decoded "$in_md")" ] || problem="'$in_svg' '$in_dot' '$in_md'"
        case $in_svg in '' | *[\"\'\<\>\ \`\\\(\)]*) problem="$problem: not encoded: $in_svg" ;; esac
    elif [ $status -ne 1 ] || ! grep -q '\[bad-address\]\|\[text-' "$BOX/err"; then
        problem="status $status: $(head -c 300 "$BOX/err")"
    fi
    verdict "hostile/34-address-$number_of_address" "$(conduct)$problem"
    rm -rf "$BOX"
done <<'END'
https://example.com/a\"b
https://example.com/<b>
https://example.com/it's
https://example.com/a b
https://example.com/a\nb
https://example.com/a\\b
https://example.com/a`b`
https://example.com/a)b(c
https://example.com/a]b[c
https://example.com/%41%zz%
https://example.com/ä漢
https://example.com/?a=1&b=2&copy=3
https://example.com/#a#b
docs/a b.md
docs/*.md
javascript&colon;alert
http://ho st/
mailto:a b@example.com?subject=x&body=y
https://example.com/a|b
https://example.com/*a*_b_~c~
https://example.com/{s1}^$
END

# ---- names that are words elsewhere ---------------------------------------------------------------
if chosen hostile/38-names; then
    fresh
    names=(node graph strict edge subgraph digraph con nul svg script title a-b s1 s2 e1 x9 größe 東京)
    {
        echo 'role rep'
        echo 'process p {'
        for i in "${!names[@]}"; do
            printf '  stage %s {\n    owner rep\n    exit "Done"\n    outcome graph -> %s 90%%\n    outcome strict -> lost\n  }\n' \
                "${names[$i]}" "${names[$((i + 1))]:-won}"
        done
        printf '  end won is win\n  end lost is loss {\n    reason "Price"\n  }\n}\n'
    } >input.sales
    make_products made
    problem=$(conduct)
    [ $status -eq 0 ] || problem="$problem status $status: $(head -c 300 "$BOX/err")"
    [ "$(nodes_of_dot made/map.dot | grep -c '^node s[0-9]*$')" = $((${#names[@]} + 2)) ] || problem="$problem nodes: $(nodes_of_dot made/map.dot)"
    [ "$(xmllint --nonet --xpath '//@id' made/map.svg | sort | uniq -d)" = "" ] || problem="$problem an id stands twice"
    xmllint --nonet --xpath '//@id' made/map.svg | grep -qvE '^ *id="[a-z0-9_-]+"$' && problem="$problem an id of other letters"
    verdict hostile/38-names "$problem"
    rm -rf "$BOX"
fi

# ---- labels of any length ------------------------------------------------------------------------
# Over the limit of texts nothing is drawn; below it a map shows a few lines that end in `…` on a
# whole character, and the full text stays in the tooltip, the handout and the model.
labelled() { # labelled STATUS NAME TEXT
    fresh
    sound | sed "s|stage a \"A\"|stage a \"$3\"|" >input.sales
    ! is_sampled || return 0
    make_products made
    problem=$(conduct)
    [ $status -eq "$1" ] || problem="$problem status $status, not $1: $(head -c 300 "$BOX/err")"
    if [ "$1" -eq 0 ]; then
        xmllint --noout --nonet --huge made/map.svg || problem="$problem not XML"
        grep -q '…' made/map.svg || problem="$problem not shortened"
        iconv -f UTF-8 -t UTF-8 made/map.svg >/dev/null || problem="$problem half a character"
        [ "$(grep -c '<text' made/map.svg)" -lt 60 ] || problem="$problem $(grep -c '<text' made/map.svg) lines"
        grep -qF -- "${3:0:4000}" made/map.svg || [ -n "${4:-}" ] || problem="$problem the tooltip lacks the end"
        grep -qF -- "${3:0:4000}" made/handout.md || [ -n "${4:-}" ] || problem="$problem the handout lacks the end"
        dot -Tcanon made/map.dot >/dev/null 2>"$BOX/canon" || problem="$problem not DOT"
    elif [ -e made/map.svg ]; then
        problem="$problem a map was written"
    fi
    verdict "hostile/39-$2" "$problem"
    rm -rf "$BOX"
}
if chosen hostile/39-labels; then
    labelled 0 label-of-15000 "$(repeated w 15000)"
    labelled 1 label-of-20000 "$(repeated w 20000)"
    labelled 0 label-of-wide-characters "$(printf '漢%.0s' {1..5000})"
    labelled 0 label-of-marks "$(printf 'e\xcc\x81%.0s' {1..4000})"
    labelled 0 label-of-emoji "$(printf '👩‍💻%.0s' {1..1200})"
    labelled 0 label-of-5000-lines "$(printf 'x\\\\n%.0s' {1..5000})" lines
    labelled 0 label-of-many-words "$(printf 'word %.0s' {1..3000})end"
fi
