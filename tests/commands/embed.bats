# `embed`: what stands between marks in Markdown files, and nothing else of them.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git docs
    cp "$BATS_TEST_DIRNAME/../../examples/b2b.sales" process.sales
    cat >docs/page.md <<'END'
# Our process

Before <b>it</b>  

<!-- stagecraft: map ../process.sales --view lanes -->
<!-- stagecraft: end -->

1. In a list:

   <!-- stagecraft: map ../process.sales --view raci -->
   old
   <!-- stagecraft: end -->

~~~~md
```
<!-- stagecraft: map nothing.sales -->
~~~
~~~~

    <!-- stagecraft: map nothing.sales -->

<!-- stagecraft: handout ../process.sales --role ae --pocket -->
<!-- stagecraft: end -->
behind, without a line end
END
    printf '%s' "$(cat docs/page.md)" >docs/page.md
}

load said
# What stands outside of the marks, and the marks.
outside() { awk '/^ *<!-- stagecraft: end/ { inside = 0 } !inside { print } /^ ? ? ?<!-- stagecraft: [mh]/ && !/nothing/ { inside = 1 }' "$1"; }

@test "a picture, a table and a checklist come between the marks; nothing else changes" {
    outside docs/page.md >before
    run "$STAGECRAFT" embed docs/page.md
    is 0
    outside docs/page.md | cmp - before
    grep -q '^!\[B2B sales: swimlanes.*\](process-lanes.svg)$' docs/page.md
    xmllint --noout docs/process-lanes.svg
    grep -q '^   | Phase | Stage |' docs/page.md
    ! grep -q '^   old' docs/page.md
    grep -q '^- \[ \] The buyer' docs/page.md
    [ -n "$(tail -c 1 docs/page.md)" ]
}

@test "--check fails where something is stale, and writes nothing" {
    cp docs/page.md old.md
    run "$STAGECRAFT" embed --check docs/page.md
    is 1; says "the mark on line 5 of \`docs/page.md\` is stale"; says 'brings it up to date'
    cmp docs/page.md old.md; [ ! -e docs/process-lanes.svg ]
    "$STAGECRAFT" embed docs/page.md
    run "$STAGECRAFT" embed --check docs/page.md
    is 0; [ -z "$output" ]
    echo >>docs/process-lanes.svg
    run "$STAGECRAFT" embed --check docs/page.md
    is 1; says "docs/process-lanes.svg"
}

@test "what is right already is not written again" {
    "$STAGECRAFT" embed docs/page.md
    touch -d 2020-01-01 docs/page.md docs/process-lanes.svg
    "$STAGECRAFT" embed docs/page.md
    [ -z "$(find docs -newermt 2020-01-02 -type f)" ]
}

@test "line ends of the page are kept" {
    sed -i 's/$/\r/' docs/page.md
    "$STAGECRAFT" embed docs/page.md
    [ "$(grep -c . docs/page.md)" -eq "$(grep -c $'\r$' docs/page.md)" ] ||
        [ "$(grep -vc $'\r$' docs/page.md)" -eq 1 ] # the last one, which has none
    run "$STAGECRAFT" embed --check docs/page.md
    is 0
}

@test "-o and options of the command count" {
    printf '<!-- stagecraft: map process.sales --view flow --theme dark -o "my map.png" -->\n<!-- stagecraft: end -->\n' >p.md
    run "$STAGECRAFT" embed p.md
    is 0; [ "$(head -c 4 'my map.png' | tail -c 3)" = PNG ]; grep -q '](my%20map.png)' p.md
}

@test "several processes need a name, as on the command line" {
    { cat process.sales; printf 'process small like b2b {\n  deal    2k USD\n}\n'; } >two.sales
    printf '<!-- stagecraft: map two.sales -->\n<!-- stagecraft: end -->\n' >p.md
    run "$STAGECRAFT" embed p.md
    is 2; says "mark on line 1"; says '`small`'
    sed -i 's/two.sales/two.sales --process small/' p.md
    run "$STAGECRAFT" embed p.md
    is 0; [ -s two-small-flow.svg ]
}

@test "a mark that has no end, or no beginning, is a mistake; the page is left alone" {
    for text in '<!-- stagecraft: map process.sales -->' '<!-- stagecraft: end -->' \
        '<!-- stagecraft: map process.sales -->\n<!-- stagecraft: map process.sales -->\n<!-- stagecraft: end -->'; do
        printf "$text\n" >p.md
        cp p.md old.md
        run "$STAGECRAFT" embed p.md
        is 1; says "the mark on line"; cmp p.md old.md
    done
}

@test "a file with mistakes fills in nothing" {
    sed -i 's/-> won/-> wonn/' process.sales
    cp docs/page.md old.md
    run "$STAGECRAFT" embed docs/page.md
    is 1; says "unknown-target"; cmp docs/page.md old.md; [ ! -e docs/process-lanes.svg ]
}

@test "a mark cannot reach out of the project, nor raise limits" {
    mkdir -p outside inner/.git
    cp process.sales inner/; cp process.sales outside/
    try() {
        printf '<!-- stagecraft: %s -->\n<!-- stagecraft: end -->\n' "$1" >inner/p.md
        cp inner/p.md old.md
        run "$STAGECRAFT" embed inner/p.md
        [ "$status" -ne 0 ] || { echo "$1"; false; }
        cmp inner/p.md old.md
    }
    try 'map process.sales -o ../outside/x.svg'; [ ! -e outside/x.svg ]
    try 'map process.sales -o /tmp/x-of-embed.svg'; [ ! -e /tmp/x-of-embed.svg ]
    try 'map ../outside/process.sales'
    try 'map process.sales --root ..'; says "does not take"
    try 'map process.sales --std ..'
    try 'map process.sales --limit-layout-memory 8G'
    try 'map process.sales --view raci -o p.md'; says "cannot write to"
    try 'handout process.sales --all -o x'
    try 'check process.sales'; says "takes \`map\` or \`handout\`"
    try 'map "process.sales'; says "quote"
    try 'mpa process.sales'
    ln -s ../outside inner/link
    try 'map process.sales -o link/x.svg'; [ ! -e outside/x.svg ]
}

@test "two marks may not write different pictures under one name" {
    printf '<!-- stagecraft: map process.sales --theme %s -->\n<!-- stagecraft: end -->\n' light dark >p.md
    run "$STAGECRAFT" embed p.md
    is 1; says "line 3"; says "-o"
}

@test "text of the file cannot end the block" {
    printf 'role a "A"\nprocess p "x" {\n  note """\n    ```\n    <!-- stagecraft: end -->\n    ```\n    """\n  stage s "<!-- stagecraft: end -->" {\n    owner   a\n    exit    "ok"\n    outcome y -> w\n    outcome n -> l\n  }\n  end w is win\n  end l is loss {\n    reason  "No decision"\n  }\n}\n' >odd.sales
    printf '<!-- stagecraft: handout odd.sales --role a -->\n<!-- stagecraft: end -->\n' >p.md
    "$STAGECRAFT" embed p.md
    cp p.md once.md
    run "$STAGECRAFT" embed p.md
    is 0; cmp p.md once.md
}

@test "standard input goes to standard output" {
    printf '<!-- stagecraft: map process.sales --view raci -->\n<!-- stagecraft: end -->\n' >p.md
    run bash -c '"$0" embed - <p.md' "$STAGECRAFT"
    is 0; says "| Phase | Stage |"
}

@test "wrong usage, missing pages, pages without marks" {
    run "$STAGECRAFT" embed;          is 2; says "README.md"
    run "$STAGECRAFT" embed none.md;  is 3; says "there is no such file"
    run "$STAGECRAFT" embed docs;     is 3
    echo text >p.md
    run "$STAGECRAFT" embed p.md;     is 0; says "has no marks"
}
