# What stands in the way of a build: names, folders, links, disks, other builds, broken files.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    . "$MAKER"
    process_file p >p.sales
}
teardown() { chmod -R u+w "$BATS_TEST_TMPDIR" 2>/dev/null || true; }

# ---- names ----------------------------------------------------------------------------------------

@test "processes whose names mean something else to a system or a server are refused" {
    for name in index con nul com1 handouts files; do
        process_file $name >x.sales
        build x.sales -o site
        is 1; says "process \`$name\`"; says "rename"; [ ! -e site ]
    done
    process_file p aux >x.sales
    build x.sales -o site
    is 0; [ -s site/handouts/aux-role.html ]; [ -z "$(find site -name 'aux.*')" ] # a role gets another name
}

@test "names that differ in capitals or signs only would be one file" {
    process_file P >x.sales
    sed -n '/^process/,$p' p.sales >>x.sales
    build x.sales -o site
    is 1; says '`P`'; says '`p`'; says "both"; [ ! -e site ]
    process_file p my-rep | sed '1i role my_rep' >x.sales
    build x.sales -o site
    is 1; says my-rep; says my_rep; [ ! -e site ]
}

@test "names of other scripts, and very long ones, make plain file names" {
    long=$(printf 'n%.0s' $(seq 120))
    process_file 商談 営業 | sed "s/process 商談/process 商談/" >x.sales
    process_file "$long" 営業 | sed -n '/^process/,$p' >>x.sales
    build x.sales -o site
    is 0
    [ -z "$(find site -name '*[^a-z0-9./-]*' ! -name .stagecraft-build)" ]
    [ -s site/process-1/flow.svg ]; [ -s "site/${long:0:64}/flow.svg" ]; [ -s site/handouts/role-1.html ]
    manifest_is_true site
}

@test "several FILEs: each has a folder for what is of all of it" {
    process_file q >q.sales
    build p.sales q.sales -o site
    is 0
    [ -s site/p/flow.svg ]; [ -s site/q/flow.svg ]; [ -s site/files/p/model.json ]; [ -s site/files/q/handouts/rep.html ]
    [ ! -e site/model.json ]
    manifest_is_true site
}

@test "several FILEs of one name in several folders, and one given twice" {
    mkdir eu us; process_file eu >eu/process.sales; process_file us >us/process.sales
    build eu/process.sales us/process.sales ./eu/process.sales -o site
    is 0; [ -s site/files/eu-process/model.json ]; [ -s site/files/us-process/team.md ]
    [ "$(ls site/files | wc -l)" -eq 2 ]
}

@test "one process name in two FILEs is said, with both" {
    cp p.sales q.sales
    build p.sales q.sales -o site
    is 1; says 'process `p` of `p.sales`'; says 'process `p` of `q.sales`'; [ ! -e site ]
}

@test "files that meet in their names are said" {
    mkdir a; process_file q >a/b.sales; process_file r >a-b.sales
    build a/b.sales a-b.sales -o site
    is 1; says a/b.sales; says a-b.sales; [ ! -e site ]
}

@test "a file without a process is of no use alone, and no harm beside others" {
    printf 'role rep\nrole desk\n' >people.sales
    process_file p rep people.sales >p.sales
    build people.sales -o site --allow warnings
    is 1; says "no process"; [ ! -e site ]
    build people.sales p.sales -o site
    is 0; [ -s site/p/flow.svg ]; [ ! -e site/files/people ]
    sed -i 's/-> won/-> wonn/' p.sales
    build people.sales p.sales -o new
    is 1; silent_about "no process"; says unknown-target; [ ! -e new ]
}

@test "a role that does nothing has a handout that says so, and a warning" {
    echo 'role idle "Idle"' >>p.sales
    build p.sales -o site
    is 0; says 'unused-role'; grep -q "no stage" site/handouts/idle.md; [ ! -e site/handouts/pocket/idle.md ]
}

@test "a role that is external has no handout" {
    echo 'role buyer "Buyer" is external' >>p.sales
    build p.sales -o site
    is 0; [ ! -e site/handouts/buyer.md ]
}

# ---- broken files ---------------------------------------------------------------------------------

@test "of a file with errors nothing is made, and nothing is lost" {
    build p.sales -o site
    before=$(stamps site)
    sed -i 's/-> won/-> wonn/' p.sales
    build p.sales -o site
    is 1; says unknown-target; [ "$before" = "$(stamps site)" ]
    build p.sales -o new
    is 1; [ ! -e new ]
}

@test "with one file of several broken the others are made, and what was made of it stays" {
    process_file q >q.sales
    build p.sales q.sales -o site
    before=$(stamps site | grep -e '/q/' -e index)
    sed -i 's/-> won/-> wonn/' q.sales; sed -i 's/"Dial"/"Dial twice"/' p.sales
    build p.sales q.sales -o site
    is 1; says "as they were"; [ "$before" = "$(stamps site | grep -e '/q/' -e index)" ]
    grep -q "Dial twice" site/files/p/handouts/rep.md
    manifest_is_true site
    process_file q >q.sales
    build p.sales q.sales -o site
    is 0; manifest_is_true site
    # a file that is not there at all
    rm q.sales
    build p.sales q.sales -o site
    is 3; says q.sales; [ -s site/q/flow.svg ]; manifest_is_true site
}

@test "--deny makes a warning an error here too" {
    echo 'role idle "Idle"' >>p.sales
    build p.sales -o site --deny unused-role
    is 1; [ ! -e site ]
    build p.sales -o site --deny unused-role --allow unused-role
    is 0
}

# ---- pictures that fail ---------------------------------------------------------------------------

@test "a picture that cannot be made does not stop the rest, and its old one stays" {
    build p.sales -o site --formats svg,pdf
    sed -i 's/"Dial"/"Dial twice"/; s/Notes of/All notes of/' p.sales
    before=$(stamps site | grep pdf)
    build p.sales -o site --formats svg,pdf --limit-layout-memory 20M
    is 4; says "cannot make"; says ".pdf"
    [ "$before" = "$(stamps site | grep pdf)" ]
    grep -q "All notes of" site/p/handoffs.svg
    manifest_is_true site
    build p.sales -o site --formats svg,pdf
    is 0; [ "$before" != "$(stamps site | grep pdf)" ]; manifest_is_true site
}

@test "what several children say alike is said once" {
    build p.sales -o site --formats svg,pdf --limit-layout-memory 20M
    is 4; [ "$(grep -c 'cannot make' <<<"$output")" -le 3 ]; says "more file"
}

@test "a layout that fails is a warning, and a simpler picture" {
    build p.sales -o site --limit-layout-memory 1M --embed-font no
    is 2
    build p.sales -o site --formats svg --limit-layout-memory 1M
    [ -s site/p/flow.svg ]
}

# ---- the folder -----------------------------------------------------------------------------------

@test "a folder that is a file, or a link that leads nowhere" {
    echo mine >site
    build p.sales -o site
    is 3; says '`site`'; says "not a folder"; [ "$(cat site)" = mine ]
    build p.sales -o site/deeper
    is 3; [ "$(cat site)" = mine ]
    ln -s nowhere link
    build p.sales -o link
    is 3; says "link"; [ ! -e nowhere ]
    ln -s loop loop
    build p.sales -o loop
    is 3
}

@test "a folder that is a link to a folder is one" {
    mkdir real; ln -s real site
    build p.sales -o site
    is 0; [ -s real/index.html ]; [ -L site ]
}

@test "links below the folder are not followed" {
    mkdir -p site elsewhere; ln -s ../elsewhere site/p
    build p.sales -o site
    is 3; says "site/p"; [ -z "$(ls elsewhere)" ]; [ ! -e site/index.html ]
    rm site/p; echo precious >target; ln -s ../target site/index.html
    build p.sales -o site
    is 3; says "site/index.html"; [ "$(cat target)" = precious ]
    rm site/index.html; build p.sales -o site
    mv site/p elsewhere/p; ln -s ../elsewhere/p site/p
    sed -i 's/"Dial"/"Dial twice"/' p.sales
    before=$(stamps elsewhere)
    build p.sales -o site
    is 3; [ "$before" = "$(stamps elsewhere)" ]
}

@test "nothing is removed through a link" {
    process_file q >q.sales
    build q.sales -o site
    mv site/q elsewhere; ln -s ../elsewhere site/q
    before=$(stamps elsewhere)
    build p.sales -o site
    [ "$before" = "$(stamps elsewhere)" ]
}

@test "a file where a folder is needed, a folder where a file is" {
    mkdir site; echo mine >site/p
    build p.sales -o site
    is 3; says "site/p"; [ "$(cat site/p)" = mine ]; [ ! -e site/index.html ]
    rm site/p; mkdir site/index.html
    build p.sales -o site
    is 3; says "site/index.html"; [ ! -e site/p ]
    rmdir site/index.html; rm site/.stagecraft-build; mkdir site/.stagecraft-build
    build p.sales -o site
    is 3; says .stagecraft-build
    rmdir site/.stagecraft-build; ln -s ../mine site/.stagecraft-build
    build p.sales -o site
    is 3; [ ! -e mine ]
    rm site/.stagecraft-build; mkfifo site/.stagecraft-build
    build p.sales -o site
    is 3; says .stagecraft-build
    rm site/.stagecraft-build; echo mine >site/.stagecraft-build
    build p.sales -o site
    is 3; [ "$(cat site/.stagecraft-build)" = mine ]
}

@test "a folder that may not be written to" {
    mkdir site
    # The administrator may write anywhere but on a disk that can only be read.
    if [ "$(id -u)" -eq 0 ]; then mount -t tmpfs -o ro none site 2>/dev/null || skip "no disk to mount"; else chmod a-w site; fi
    build p.sales -o site
    left=$(ls -A site)
    [ "$(id -u)" -ne 0 ] || umount site
    is 3; says 'site'; [[ "$output" == *"may not"* || "$output" == *"only be read"* ]]; [ -z "$left" ]
    build p.sales -o /proc/site
    is 3; says /proc/site
}

@test "a disk that is full: a message, and nothing is lost" {
    build p.sales -o site
    sed -i 's/"Dial"/"Dial twice"/' p.sales
    before=$(digests site)
    run bash -c 'ulimit -f 40; "$0" build p.sales -o site' "$STAGECRAFT"
    is 3; says "cannot write"; [ "$before" = "$(digests site)" ]; [ -z "$(find site -name '*.tmp')" ]
    mkdir full
    if mount -t tmpfs -o size=200k none full 2>/dev/null; then
        run "$STAGECRAFT" build p.sales -o full
        left=$(ls full); umount full
        is 3; says "disk is full"; [ -z "$left" ]
    fi
}

# ---- others at work -------------------------------------------------------------------------------

@test "two builds at once in one folder: one waits, and says so" {
    exec 9>hold; mkdir site
    touch site/.stagecraft-build
    flock site/.stagecraft-build sleep 1 9>&- &
    sleep 0.2
    build p.sales -o site
    is 0; says "waiting"; [ -s site/index.html ]
    wait
    for _ in 1 2 3 4 5 6; do "$STAGECRAFT" build p.sales -o many 2>/dev/null & done
    wait
    manifest_is_true many; [ -z "$(find many -name '*.tmp')" ]
    build p.sales -o many
    says " 0 written"
}

@test "a build that is killed at any time loses nothing, and the next one mends all" {
    "$STAGECRAFT" build p.sales -o whole 2>/dev/null
    for pause in 0.005 0.01 0.015 0.02 0.025 0.03 0.04 0.05 0.06 0.08; do
        for signal in KILL TERM; do
            [ $signal = KILL ] && rm -rf site
            "$STAGECRAFT" build p.sales -o site 2>/dev/null & 
            sleep $pause
            kill -$signal $! 2>/dev/null || true
            wait $! 2>/dev/null || true
            build p.sales -o site
            is 0
            [ "$(digests whole)" = "$(digests site)" ]; [ -z "$(find site -name '*.tmp')" ]
        done
    done
}

@test "what a killed build had put there is known as ours" {
    build p.sales -o site
    # as if it had been killed before the manifest
    rm site/manifest.json
    { echo "stagecraft-build 1"; echo busy; (cd site && find . -type f ! -name .stagecraft-build | sed 's,^\./,will ,'); printf 'will cut-off'; } >r
    cp r site/.stagecraft-build
    touch site/.0123456789abcdef0123456789abcdef.tmp site/p/.0123456789abcdef0123456789abcdef.tmp
    sed -i 's/"Dial"/"Dial twice"/' p.sales; process_file q >q.sales
    build q.sales -o site
    is 0; [ ! -e site/p ]; [ -z "$(find site -name '*.tmp')" ]; manifest_is_true site
}

@test "children that die at any time: what they did not send is told of, and the next build mends all" {
    "$STAGECRAFT" build p.sales -o whole 2>/dev/null
    for call in memory open write; do
        for at in 1 2 3 5 8 13 40 200 1000; do
            echo x >told
            rm -rf site
            run env LD_PRELOAD="$(dirname "$STAGECRAFT")/tests/failures/shim.so" FAIL_TELL=60 FAIL_IN=child FAIL_CALL=$call \
                FAIL_WITH=kill FAIL_AT=$at "$STAGECRAFT" build p.sales -o site 60<>told
            [ "$status" -eq 0 ] || { is 4; says "cannot make"; }
            manifest_is_true site; [ -z "$(find site -name '*.tmp')" ]
            build p.sales -o site
            is 0; [ "$(digests whole)" = "$(digests site)" ]
        done
    done
}

@test "children end with their build" {
    process_file p >p.sales
    cat >slow.py <<'END'
import random
random.seed(7)
print("role rep\nprocess p {")
for i in range(1, 3001):
    print(f"  stage s{i} {{\n    owner rep\n    exit \"Done {i}\"\n    outcome n -> {'s%d' % (i + 1) if i < 3000 else 'won'}\n    outcome o -> s{random.randint(1, 3000)}\n  }}")
print("  end won is win\n}")
END
    python3 slow.py >slow.sales
    "$STAGECRAFT" build slow.sales -o site --allow warnings 2>/dev/null 9>&- &
    builder=$!
    until_true pgrep -P $builder >/dev/null
    children=$(pgrep -P $builder)
    kill -KILL $builder; wait $builder 2>/dev/null || true
    for child in $children; do until_true eval "! kill -0 $child 2>/dev/null"; done
    [ ! -e site/index.html ]
}
