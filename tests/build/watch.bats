# build --watch, with real changes by real programs.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git shared
    . "$MAKER"
    printf 'role rep "Rep"\nrole desk "Desk"\n' >shared/people.sales
    process_file p rep shared/people.sales >p.sales
    watcher=
}
teardown() { [ -z "$watcher" ] || kill -KILL $watcher 2>/dev/null || true; }

watch() {
    "$STAGECRAFT" build "$@" -o site --watch 2>said 3>&- &
    watcher=$!
    until_true grep -q watching said
}
has() { grep -q "$1" site/handouts/rep.md; }
ends() { # ends SIGNAL: it ends cleanly
    kill -$1 $watcher
    local status=0
    wait $watcher || status=$?
    watcher=
    [ $status -eq 0 ] || { echo "status $status"; cat said; false; }
}

@test "a change is built, in place, by replacement, and by a copy over it" {
    watch p.sales
    [ -s site/p/flow.svg ]
    sed 's/"Dial"/"Dial once"/' p.sales >new; cat new >p.sales
    until_true has "Dial once"
    sed 's/"Dial once"/"Dial twice"/' p.sales >new; mv new p.sales
    until_true has "Dial twice"
    sed 's/"Dial twice"/"Dial thrice"/' p.sales >new; rm p.sales; cp new p.sales
    until_true has "Dial thrice"
    sed -i 's/"Dial thrice"/"Dial again"/' p.sales
    until_true has "Dial again"
    ends INT
    manifest_is_true site
}

@test "a change of what is imported is built, and of what is imported next" {
    watch p.sales
    sed -i 's/"Rep"/"Best rep"/' shared/people.sales
    until_true has "Best rep"
    mkdir later; printf 'tool crm "CRM of ours"\n' >later/tools.sales
    sed -i '1i import "later/tools.sales"' p.sales; sed -i 's/^    exit    "The buyer has named/    uses    crm\n&/' p.sales
    until_true has "CRM of ours"
    sed -i 's/CRM of ours/CRM of theirs/' later/tools.sales
    until_true has "CRM of theirs"
    ends TERM
}

@test "a half-saved file is told of, what was built stays, and the whole one is built" {
    watch p.sales
    before=$(digests site); cp p.sales whole
    head -c 300 whole >p.sales
    until_true grep -q 'error' said
    [ "$before" = "$(digests site)" ]
    sed 's/"Dial"/"Dial twice"/' whole >p.sales
    until_true has "Dial twice"
    ends TERM
}

@test "a file that is deleted and comes back" {
    watch p.sales
    mv p.sales gone
    until_true grep -q 'cannot read `p.sales`' said
    [ -s site/p/flow.svg ]
    sed 's/"Dial"/"Dial twice"/' gone >p.sales
    until_true has "Dial twice"
    mv shared away
    until_true grep -q import-not-found said
    mkdir shared; sed 's/"Rep"/"Best rep"/' away/people.sales >shared/people.sales
    until_true has "Best rep"
    ends INT
}

@test "it begins with files that are wrong or not there" {
    mv p.sales later
    watch p.sales
    [ ! -e site ]
    cp later p.sales
    until_true [ -s site/index.html ]
    ends HUP
}

@test "an import that is not there may come, in a folder that is not there" {
    rm -r shared
    watch p.sales
    mkdir shared; printf 'role rep "Rep"\nrole desk "Desk"\n' >shared/people.sales
    until_true [ -s site/index.html ]
    ends INT
}

@test "many changes in a moment make few builds, and nothing that matters makes none" {
    cp p.sales whole
    watch p.sales
    whole=$(<whole)
    for i in $(seq 200); do printf '%s\n' "${whole/Dial/Dial $i}" >p.sales; done
    until_true has "Dial 200"
    sleep 0.3
    [ "$(grep -c 'files in' said)" -le 100 ]
    count=$(grep -c 'files in' said)
    echo x >other.txt; touch shared; touch p.sales; sleep 0.4
    [ "$(grep -c 'files in' said)" -eq "$count" ]
    ends INT
}

@test "it ends at once, also while it builds, and leaves nothing half-made" {
    watch p.sales
    for _ in 1 2 3 4 5; do
        sed -i "s/\"Dial[^\"]*\"/\"Dial $RANDOM\"/" p.sales
        sleep 0.03
        ends TERM
        [ -z "$(find site -name '*.tmp')" ]; manifest_is_true site
        watch p.sales
    done
    ends INT
}

@test "--watch and standard input do not go together" {
    build - -o site --watch
    is 2; says "--watch"
}
