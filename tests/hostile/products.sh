# Text that tries to break out of the products: each stands as label, exit, outcome, reason and note
# of one process; the map and the handout must stay what they are, and show it as written.

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
\" onload=\"x
'single' \"double\"
مرحبا 漢字 👩‍💻 Größe
END
}

evil_process() { # evil_process TEXT; in CommonMark an address must be a good one: see row 41
    local long=${1//javascript:/https://example.com/}
    printf 'role rep "R %s"\nprocess p "P %s" {\n  phase one "F %s" {\n    stage a "S %s" {\n' "$1" "$1" "$1" "$1"
    printf '      owner rep\n      summary "%s"\n      note "%s"\n      enter "%s"\n      do "%s"\n' "$long" "$long" "$1" "$1"
    printf '      exit "%s" proof "%s"\n      outcome yes "%s" -> won 40%% {\n        when "%s"\n        give "%s"\n      }\n' "$1" "$1" "$1" "$1" "$1"
    printf '      outcome no -> lost\n    }\n  }\n  end won "W %s" is win\n  end lost is loss {\n    reason "%s"\n  }\n}\n' "$1" "$1"
}

product() { # product NAME PROBLEM
    [ $status -eq 0 ] || set -- "$1" "$2
status $status: $(head -c 400 "$BOX/err" | cat -v)"
    verdict "hostile/35-$count-$1" "$(conduct)$2"
}

count=0
while IFS= read -r text; do
    count=$((count + 1))
    chosen "hostile/35-$count-svg-dot-md-json" || continue
    fresh
    evil_process "$text" >input.sales

    bounded "$STAGECRAFT" model input.sales
    cp "$BOX/out" "$BOX/model.json"
    shown=$(jq -r '.processes[0].label' "$BOX/model.json" 2>&1)
    plain=$(printf '%s' "$text" | sed 's/\\\(.\)/\1/g')
    problem=
    [ "$shown" = "P $plain" ] || problem="label is '$shown'"
    product json "$problem"

    bounded "$STAGECRAFT" map input.sales -o map.svg
    problem=$(xmllint --noout --nonet map.svg 2>&1)
    [ "$(xmllint --nonet --xpath 'count(//*[local-name()="script" or local-name()="img" or local-name()="foreignObject" or local-name()="image"]) + count(//@*[starts-with(name(), "on")])' map.svg 2>&1)" = 0 ] ||
        problem="$problem an element or attribute broke out"
    xmllint --nonet --xpath 'string(//*[local-name()="title"])' map.svg 2>/dev/null | grep -qF -- "P $plain" ||
        problem="$problem the title is not shown as written"
    product svg "$problem"

    bounded "$STAGECRAFT" map input.sales -o map.dot
    problem=$(dot -Tcanon map.dot 2>&1 >"$BOX/canon")
    nodes=$(dot -Tplain map.dot 2>/dev/null | grep -c '^node ')
    [ "${first_nodes:=$nodes}" = "$nodes" ] || problem="$problem $nodes nodes, not $first_nodes"
    product dot "$problem"

    bounded "$STAGECRAFT" handout input.sales --role rep -o handout.md
    cmark handout.md >"$BOX/handout.html" 2>&1
    problem=
    grep -qF '<!-- raw HTML omitted -->' "$BOX/handout.html" && problem="raw HTML"
    grep -q '<img' "$BOX/handout.html" && problem="$problem an image"
    grep -q 'href="http://example.com/x' "$BOX/handout.html" && problem="$problem a link out of plain text"
    grep -qE '(^|[^\\])@user' handout.md && problem="$problem a mention"
    product md "$problem"

    bounded "$STAGECRAFT" map input.sales --view funnel -o funnel.svg
    product funnel "$(xmllint --noout --nonet funnel.svg 2>&1)"
    bounded "$STAGECRAFT" map input.sales --view mind --detail full -o mind.svg
    product mind "$(xmllint --noout --nonet mind.svg 2>&1)"

    problem=
    for ending in csv html svg md; do
        bounded "$STAGECRAFT" map input.sales --view raci -o "table.$ending"
        [ $status -eq 0 ] || break
    done
    problem=$(xmllint --noout --nonet table.svg 2>&1
        xmllint --html --noout --nonet table.html 2>&1
        python3 "$HERE/tests/laws/read_csv.py" table.csv 2>&1)
    grep -qiE '<(script|img|svg|details)|<[a-z]+ [^>]*on(error|load)=' table.html && problem="$problem markup in the page"
    cmark table.md | grep -qE '<!-- raw HTML omitted -->|<img|href=' && problem="$problem markup in the Markdown"
    product tables "$problem"
    rm -rf "$BOX"
done < <(evil_texts)

# A label of 20,000 characters is over the limit of texts; one of 15,000 is shortened in maps and
# whole in the model; one of 1,000 lines is shortened too.
long_label() { sound '' "tool t\n" | sed "s|stage a \"A\"|stage a \"$1\"|" >input.sales; }
if chosen hostile/39-long-labels; then
    for length in 15000 20000; do
        fresh
        long_label "$(repeated w $length)"
        bounded "$STAGECRAFT" map input.sales -o map.svg
        problem=$(conduct)
        if [ $length -eq 15000 ]; then
            [ $status -eq 0 ] && xmllint --noout --nonet map.svg && grep -q '…' map.svg || problem="$problem not shortened ($status)"
        else
            [ $status -eq 1 ] && [ ! -e map.svg ] || problem="$problem status $status"
        fi
        verdict "hostile/39-label-of-$length" "$problem"
        rm -rf "$BOX"
    done
fi
