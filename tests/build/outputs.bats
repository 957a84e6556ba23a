# What a build makes, and what it does when it is called again.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    . "$MAKER"
    process_file p >p.sales
}

@test "every map, table and handout, the model, the page and a true manifest" {
    build p.sales -o site
    is 0; says "written, 0 unchanged"
    for file in index.html manifest.json model.json team.html team.md team.csv \
        p/flow.svg p/lanes.svg p/funnel.svg p/mind.svg p/handoffs.svg p/raci.svg p/raci.html p/raci.csv p/raci.md \
        handouts/rep.html handouts/rep.md handouts/rep.csv handouts/desk.html handouts/pocket/rep.md; do
        [ -s "site/$file" ] || { echo "no $file"; false; }
    done
    manifest_is_true site
}

@test "products are those of map, handout and model" {
    build p.sales -o site
    for view in flow lanes funnel mind handoffs raci; do # but for the groups that say whose part things are
        "$STAGECRAFT" map p.sales --view $view --theme auto -o one.svg
        cmp <(grep -v '^</g>$' one.svg) <(grep -v -e '^</g>$' -e '^<g data-roles=' site/p/$view.svg)
        xmllint --noout site/p/$view.svg
    done
    grep -q '<g data-roles="[a-z ]*rep' site/p/flow.svg
    build p.sales -o light --theme light
    ! grep -q 'prefers-color-scheme' light/p/flow.svg
    "$STAGECRAFT" map p.sales --view raci -o one.csv; cmp one.csv site/p/raci.csv
    for ending in md html csv; do
        "$STAGECRAFT" handout p.sales --role rep -o one.$ending; cmp one.$ending site/handouts/rep.$ending
    done
    "$STAGECRAFT" handout p.sales --pocket --role rep -o one.md; cmp one.md site/handouts/pocket/rep.md
    "$STAGECRAFT" handout p.sales --team -o one.csv; cmp one.csv site/team.csv
    "$STAGECRAFT" model p.sales >one.json; cmp one.json site/model.json
}

@test "views with nothing to show are left out" {
    build p.sales -o site
    [ ! -e site/p/methods.svg ]; [ ! -e site/p/variants.svg ]; [ ! -e site/landscape.svg ]
    sed -i '/is win/d; s/-> won/-> lost/' p.sales
    build p.sales -o site
    [ ! -e site/p/funnel.svg ]
}

@test "several processes: a folder each, and the landscape" {
    process_file q >q.sales
    sed -n '/^process/,$p' q.sales >>p.sales
    build p.sales -o site
    is 0; [ -s site/p/flow.svg ]; [ -s site/q/flow.svg ]; [ -s site/landscape.svg ]
    manifest_is_true site
}

@test "--formats names what is made; usual stands for what is made unless said" {
    build p.sales -o a --formats svg,png,pdf
    is 0
    [ -s a/p/flow.png ]; [ -s a/p/flow.pdf ]; [ -s a/handouts/rep.pdf ]; [ ! -e a/handouts/rep.html ]; [ -s a/index.html ]
    manifest_is_true a
    "$STAGECRAFT" handout p.sales --role rep -o one.pdf; cmp one.pdf a/handouts/rep.pdf
    "$STAGECRAFT" map p.sales -o one.png; cmp one.png a/p/flow.png
    build p.sales -o b --formats usual,dot,json
    is 0; [ -s b/p/flow.dot ]; [ -s b/p/flow.svg ]; [ -s b/handouts/rep.json ]; [ -s b/handouts/rep.md ]
}

@test "wrong formats, and what does not fit together, are wrong usage" {
    build p.sales -o site --formats svg,gif
    is 2; says '`gif`'; says svg
    build p.sales -o site --formats ics
    is 2; says --start
    build p.sales -o site --formats ''
    is 2
    build p.sales -o site -j 0
    is 2
    build p.sales -o site -j 1000
    is 2; says 256
    build p.sales -o site --paper a3
    is 2; says letter
    build p.sales -o site --working-days
    is 2; says --start
    build -o site
    is 2; says "FILE"
    build p.sales
    is 2; says "-o"
    build p.sales -o -
    is 2; says folder
    [ ! -e site ]
}

@test "--start turns days into dates, and makes calendars" {
    build p.sales -o site --start 2026-03-02 --formats md,ics
    is 0; grep -q 'BEGIN:VCALENDAR' site/handouts/rep.ics; grep -q '2026' site/handouts/rep.md
}

@test "--paper cuts what is printed, and leaves pictures on screens as they are" {
    build p.sales -o a --formats svg,pdf
    build p.sales -o b --formats svg,pdf --paper letter
    is 0; cmp a/p/flow.svg b/p/flow.svg
    pdfinfo b/handouts/rep.pdf | grep -q '612 x 792'
    "$STAGECRAFT" map p.sales --paper letter -o one.pdf; cmp one.pdf b/p/flow.pdf
}

@test "nothing changed: nothing is touched" {
    build p.sales -o site
    before=$(stamps site)
    build p.sales -o site
    is 0; says " 0 written"; [ "$before" = "$(stamps site)" ]
    touch p.sales
    build p.sales -o site
    is 0; [ "$before" = "$(stamps site)" ]
}

@test "without its record a folder is compared, not written again" {
    build p.sales -o site
    before=$(stamps site)
    rm site/.stagecraft-build
    build p.sales -o site
    is 0; says " 0 written"; [ "$before" = "$(stamps site)" ]
    cp -a site copy; rm copy/.stagecraft-build; touch copy/p/flow.svg
    build p.sales -o copy
    says " 0 written"
}

@test "only what changes is written" {
    build p.sales -o site
    before=$(stamps site)
    sed -i 's/"Dial"/"Dial twice"/' p.sales
    build p.sales -o site
    is 0
    after=$(stamps site)
    [ "$(grep ' *./p/handoffs.svg' <<<"$before")" = "$(grep './p/handoffs.svg' <<<"$after")" ]
    [ "$(grep './handouts/rep.md' <<<"$before")" != "$(grep './handouts/rep.md' <<<"$after")" ]
    manifest_is_true site
}

@test "a comment that changes nothing changes the manifest alone" {
    build p.sales -o site
    before=$(stamps site | grep -v manifest)
    echo "# a comment" >>p.sales
    build p.sales -o site
    is 0; [ "$before" = "$(stamps site | grep -v manifest)" ] || { diff <(echo "$before") <(stamps site); stamps site | grep model; }
}

@test "what somebody altered or deleted comes back" {
    build p.sales -o site
    before=$(digests site)
    echo rubbish >site/p/flow.svg
    rm -r site/handouts
    build p.sales -o site
    is 0; [ "$before" = "$(digests site)" ]
    # the same size, and the old time: the stamp tells all the same
    printf 'X' | dd of=site/p/lanes.svg bs=1 seek=100 conv=notrunc status=none
    touch -r site/p/flow.svg site/p/lanes.svg
    build p.sales -o site
    is 0; says "1 written"; [ "$before" = "$(digests site)" ]
}

@test "a file altered in the moment after a build is seen" {
    for _ in 1 2 3 4 5; do
        rm -rf site
        "$STAGECRAFT" build p.sales -o site 2>/dev/null; printf 'X' | dd of=site/p/lanes.svg bs=1 seek=100 conv=notrunc status=none
        "$STAGECRAFT" build p.sales -o site 2>/dev/null
        xmllint --noout site/p/lanes.svg; manifest_is_true site
    done
}

@test "what is no longer made is taken away, with its folder" {
    process_file q >q.sales
    build q.sales -o site
    build p.sales -o site
    is 0; says removed; [ ! -e site/q ]; [ -s site/p/flow.svg ]
    manifest_is_true site
}

@test "what is no longer made, but was changed since, is left there" {
    process_file q >q.sales
    build q.sales -o site
    echo mine >site/q/flow.svg
    build p.sales -o site
    is 0; says "site/q/flow.svg"; [ "$(cat site/q/flow.svg)" = mine ]; [ ! -e site/q/lanes.svg ]
}

@test "files that are not ours are never replaced, and never removed" {
    mkdir -p site/p
    echo mine >site/notes.txt; echo mine >site/p/flow.svg; echo mine >site/index.html
    build p.sales -o site
    is 3; says "site/p/flow.svg"; says "no build made it"
    [ "$(cat site/index.html)" = mine ]; [ ! -e site/p/lanes.svg ]; [ ! -e site/manifest.json ]
    rm site/index.html site/p/flow.svg
    build p.sales -o site
    is 0; [ "$(cat site/notes.txt)" = mine ]
    process_file q >p.sales
    build p.sales -o site
    is 0; [ "$(cat site/notes.txt)" = mine ]
}

@test "a file that is not ours, but has our very bytes, is taken on" {
    build p.sales -o site
    rm site/manifest.json site/.stagecraft-build
    before=$(stamps site)
    build p.sales -o site
    is 0; [ "$before" = "$(stamps site | grep -v manifest)" ]; manifest_is_true site
}

@test "a strange manifest is refused, and so is one that reaches outside" {
    mkdir site; echo '{"name": "an app"}' >site/manifest.json
    build p.sales -o site
    is 3; says manifest.json; [ "$(ls site)" = manifest.json ]
    rm -r site; build p.sales -o site
    echo precious >outside
    jq --arg sum "$(sha256sum outside | cut -c1-64)" '.outputs += [{path: "../outside", bytes: 9, sha256: $sum}]' \
        site/manifest.json >m && cp m site/manifest.json
    build p.sales -o site
    is 3; [ "$(cat outside)" = precious ]
}

@test "the same bytes from any number of children, in any place" {
    build "$EXAMPLES/b2b.sales" -o one -j 1
    build "$EXAMPLES/b2b.sales" -o four -j 4
    build "$EXAMPLES/b2b.sales" -o many -j 64
    is 0
    [ "$(digests one)" = "$(digests four)" ]; [ "$(digests one)" = "$(digests many)" ]
    (cd "$EXAMPLES" && LC_ALL=C TZ=Asia/Tokyo "$STAGECRAFT" build b2b.sales -o "$BATS_TEST_TMPDIR/five" 2>/dev/null)
    [ "$(digests one)" = "$(digests five)" ]
}

@test "booklets have the same bytes from any number of children" {
    build p.sales -o one -j 1 --formats pdf,png
    build p.sales -o four -j 4 --formats pdf,png
    is 0; [ "$(digests one)" = "$(digests four)" ]
}

@test "the example without flaws, whole" {
    build "$EXAMPLES"/saas/*.sales -o site
    is 0; manifest_is_true site
    for file in site/*/*.svg; do xmllint --noout "$file"; done
}

@test "no path of this machine stands in anything" {
    build p.sales -o site
    [ -z "$(grep -rF "$BATS_TEST_TMPDIR" site)" ]
}

@test "standard input is a file like others" {
    run sh -c '"$0" build - -o site <p.sales' "$STAGECRAFT"
    is 0; [ -s site/p/flow.svg ]
    run sh -c '"$0" build - -o site <p.sales' "$STAGECRAFT"
    is 0; says " 0 written"
}

@test "a folder that is made with those above it, and one with a slash behind it" {
    build p.sales -o deep/er/site/
    is 0; [ -s deep/er/site/index.html ]; silent_about '//'
}

@test "a folder that was put back to an older state is built again" {
    build p.sales -o site
    cp -a site old; rm old/.stagecraft-build
    sed -i 's/"Dial"/"Dial twice"/' p.sales
    build p.sales -o site
    whole=$(digests site)
    cp -a old/. site/
    build p.sales -o site
    is 0; [ "$whole" = "$(digests site)" ]
}

@test "the manifest is as its schema says, to the last member" {
    build "$EXAMPLES"/saas/*.sales -o site --formats usual,pdf
    is 0
    /usr/bin/python3 - "$BATS_TEST_DIRNAME/../../docs/manifest.schema.json" site/manifest.json <<'END'
import json, sys
from jsonschema import Draft202012Validator
schema, manifest = (json.load(open(name)) for name in sys.argv[1:])
items = [schema, schema["properties"]["sources"]["items"], schema["properties"]["outputs"]["items"]]
for part in items:
    part["additionalProperties"] = False
Draft202012Validator.check_schema(schema)
Draft202012Validator(schema).validate(manifest)
used = {key for output in manifest["outputs"] for key in output}
assert used == set(items[2]["properties"]), used
END
}

@test "texts that mean harm stay texts in the page, in the manifest and on the terminal" {
    cat >'x;$(touch y)<b>.sales' <<'END'
role rep "<img src=x onerror=alert(1)>"
process p "</title></h2><script>alert(1)</script>" {
  version "\"><script>alert(2)</script>"
  stage a "]]><script>" {
    owner rep
    exit "The buyer has said </script>"
    outcome y -> won
  }
  end won is win
}
END
    build 'x;$(touch y)<b>.sales' -o site
    is 0; [ ! -e y ]
    [ -z "$(grep -o '<script>alert' site/index.html)" ]; [ -z "$(grep -o '<img' site/index.html)" ]; [ -z "$(grep '<' site/manifest.json)" ]
    python3 -c 'import html5lib; html5lib.HTMLParser(strict=True).parse(open("site/index.html", encoding="utf-8").read())' || /usr/bin/python3 -c 'import html5lib; html5lib.HTMLParser(strict=True).parse(open("site/index.html", encoding="utf-8").read())'
    manifest_is_true site
}

@test "the page leads to every file, and to nothing else" {
    build "$EXAMPLES/b2b.sales" -o site
    diff <(grep -oE 'href="[^"#]*"' site/index.html | sed 's/href="//;s/"//' | grep -v '^https\?:' | LC_ALL=C sort -u) \
        <(jq -r '.outputs[].path' site/manifest.json | grep -vx index.html | LC_ALL=C sort)
}

@test "progress is shown on a terminal, and none in a pipe" {
    build p.sales -o site
    [[ "$output" != *$'\r'* ]]
    run script -qec "\"$STAGECRAFT\" build p.sales -o again" /dev/null
    says " of "; says "files in"
    run env TERM=dumb script -qec "\"$STAGECRAFT\" build p.sales -o third" /dev/null
    silent_about " of "
}
