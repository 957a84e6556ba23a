# Builds that other programs start: make, ninja, many processes at once; --depfile.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    . "$MAKER"
    export PATH=$(dirname "$STAGECRAFT"):$PATH
    mkdir shared
    printf 'role rep "Rep"\nrole desk "Desk"\n' >shared/people.sales
    process_file p rep shared/people.sales >p.sales
}

# The block of docs/build.md behind the line that names a file.
manual() { awk -v name="$1" '/^```/ && on { exit } on { print } $0 == "```" name { on = 1 }' "$BATS_TEST_DIRNAME/../../docs/build.md"; }

@test "--depfile names the manifest and every source, imports too" {
    build p.sales -o site --depfile site.d
    is 0
    [ "$(tr -d '\\\n' <site.d | tr -s ' ')" = "site/manifest.json: p.sales shared/people.sales" ]
    mkdir deep; cd deep
    build ../p.sales -o ../out/ --depfile ../out.d
    is 0
    [ "$(tr -d '\\\n' <../out.d | tr -s ' ')" = "../out/manifest.json: ../p.sales ../shared/people.sales" ]
}

@test "--depfile: signs that make and ninja read otherwise" {
    mkdir 'a b$c#d'; cp p.sales 'a b$c#d/x y.sales'; mkdir 'a b$c#d/shared'; cp shared/people.sales 'a b$c#d/shared'
    build 'a b$c#d/x y.sales' -o site --depfile site.d
    is 0
    printf 'include site.d\nsite/manifest.json:; @echo made $(words $^)\n' >Makefile
    run make -f Makefile site/manifest.json
    silent_about "No rule"
    cat >build.ninja <<'END'
rule b
  command = stagecraft build 'a b$$c#d/x y.sales' -o site --depfile site.d
  depfile = site.d
  restat = 1
build site/manifest.json: b a$ b$$c#d/x$ y.sales
END
    rm -r site
    run ninja; is 0; says written
    run ninja; is 0; says "no work to do"
    sleep 0.02; echo '# more' >>'a b$c#d/shared/people.sales'
    run ninja -n -d explain; says people.sales
}

@test "--depfile is not written where something is wrong, and cannot name a line end" {
    sed -i 's/-> won/-> wonn/' p.sales
    build p.sales -o site --depfile site.d
    is 1; [ ! -e site.d ]
    process_file p >p.sales; mkdir $'a\nb'; cp p.sales $'a\nb/p.sales'
    build $'a\nb/p.sales' -o site --depfile site.d
    is 3; says "line end"; [ ! -e site.d ]
    build p.sales -o site --depfile missing/site.d
    is 3; says missing/site.d
}

@test "the Ninja rule of the manual" {
    manual 'ninja build.ninja' >build.ninja; mkdir processes; mv p.sales processes/inbound.sales
    sed -i 's,shared/people,../shared/people,; s/^process p/process inbound/' processes/inbound.sales
    sed 's/^process inbound/process renewal/' processes/inbound.sales >processes/renewal.sales
    run ninja
    is 0; [ -s site/inbound/inbound/flow.svg ]; [ -s site/renewal/renewal/flow.svg ]
    run ninja
    is 0; says "no work to do"
    # an import changes: both are built again, and what stays the same is not touched
    before=$(stamps site | grep flow.svg)
    sleep 0.02; sed -i 's/"Desk"/"Deal desk"/' shared/people.sales
    run ninja
    is 0; says "written"; grep -q "Deal desk" site/inbound/handouts/desk.md
    run ninja
    is 0; says "no work to do"
    # nothing but a time stamp changes: no later step runs
    sleep 0.02; touch shared/people.sales
    run ninja
    is 0; run ninja; is 0; says "no work to do"
    # an error stops it, and the last good site stays
    sleep 0.02; sed -i 's/-> won/-> wonn/' processes/renewal.sales
    run ninja
    [ "$status" -ne 0 ]; says unknown-target; [ -s site/renewal/renewal/flow.svg ]
}

@test "the make rule of the manual" {
    manual 'make Makefile' >Makefile; mv p.sales process.sales
    run make
    is 0; [ -s site/p/flow.svg ]
    run make
    is 0; says "up to date"
    sleep 0.02; sed -i 's/"Desk"/"Deal desk"/' shared/people.sales
    run make
    is 0; says written
    run make
    says "up to date"
    run make clean; run make; is 0; [ -s site/p/flow.svg ]
}

@test "a thousand processes, many builds at once, each in a folder of its own" {
    count=40; mkdir in
    for i in $(seq $count); do sed "s/^process p/process p$i/; s,shared/,../shared/," p.sales >in/p$i.sales; done
    {
        printf 'rule b\n  command = stagecraft build $in -o out/$name -j 1 --formats svg --depfile out/$name.d 2>&1\n  depfile = out/$name.d\n  restat = 1\n'
        for i in $(seq $count); do printf 'build out/p%d/manifest.json: b in/p%d.sales\n  name = p%d\n' $i $i $i; done
    } >build.ninja
    mkdir out
    run ninja -j 8
    is 0; [ "$(ls out/*/*/flow.svg | wc -l)" -eq $count ]
    run ninja
    says "no work to do"
}

@test "the script of the manual for Bazel: sources that are links, in a sandbox" {
    manual 'sh tools/sales_site.sh' >sales_site.sh; chmod +x sales_site.sh
    mkdir -p sandbox/processes sandbox/shared
    ln -s "$PWD/p.sales" sandbox/processes/p.sales; ln -s "$PWD/shared/people.sales" sandbox/shared/people.sales
    sed -i 's,shared/people,../shared/people,' p.sales
    ln -s "$STAGECRAFT" sandbox/stagecraft
    cd sandbox
    run ../sales_site.sh stagecraft bazel-out/p_site usual processes/p.sales shared/people.sales
    is 0; [ -s bazel-out/p_site/p/flow.svg ]; [ ! -e bazel-out/p_site/.stagecraft-build ]
    [ "$(jq -r '.sources[0].file' bazel-out/p_site/manifest.json)" = processes/p.sales ]
}
