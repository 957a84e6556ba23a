# fmt: which files are laid out, what is written, and what is said when it cannot be.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    cat >tidy.good <<'END'
# Who works here.
role rep "Sales rep" {
  reports manager
}
role manager
END
    printf '# Who works here.\nrole rep "Sales rep" {\nreports manager }\nrole manager\n' >untidy.bad
    printf 'role rep {\n  reports manager boss\n' >broken.bad
    # Root may write anywhere; the tests of what may not be written run as somebody else.
    as_user=
    [ "$(id -u)" -ne 0 ] || as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
}

load said
same() { cmp "$1" "$2" || { diff -u "$1" "$2"; false; }; }
nothing_left() { [ -z "$(find . -name '*.tmp')" ]; }

@test "a file is laid out, and the last line counts" {
    cp untidy.bad a.sales
    cp tidy.good b.sales
    run "$STAGECRAFT" fmt a.sales b.sales
    is 0; [ "$output" = "1 file laid out, 1 already right" ]
    same a.sales tidy.good
    nothing_left
}

@test "a right file is not written, down to its time" {
    cp tidy.good a.sales
    touch -d 2001-01-01 a.sales
    before=$(stat -c '%Y %i' a.sales)
    run "$STAGECRAFT" fmt a.sales
    is 0; [ "$output" = "1 file already right" ]
    [ "$(stat -c '%Y %i' a.sales)" = "$before" ]
}

@test "a file with mistakes is left alone with its findings, the others are laid out" {
    cp broken.bad a.sales
    cp untidy.bad b.sales
    run "$STAGECRAFT" fmt a.sales b.sales
    is 1; says "error["; says "a.sales:2"
    says "1 file laid out, 1 with mistakes left alone"
    same a.sales broken.bad
    same b.sales tidy.good
}

@test "a mistake in what a file means keeps nothing from being laid out" {
    { cat untidy.bad; echo 'tool   crm {uses nobody}'; echo 'import "missing.sales"'; } >a.sales
    run "$STAGECRAFT" fmt a.sales
    is 0
    grep -qx '  uses    nobody' a.sales
}

@test "--check lists what would change, writes nothing, and ends with 1" {
    cp untidy.bad a.sales
    cp tidy.good b.sales
    run bash -c '"$0" fmt --check a.sales b.sales 2>err' "$STAGECRAFT"
    is 1; [ "$output" = a.sales ]
    [ "$(cat err)" = "1 file would be laid out, 1 already right" ]
    same a.sales untidy.bad
    run "$STAGECRAFT" fmt --check b.sales
    is 0; [ "$output" = "1 file already right" ]
}

@test "--diff writes a patch that makes the same, with --check too" {
    cp untidy.bad a.sales
    for options in --diff "--check --diff"; do
        run bash -c '"$0" fmt $1 a.sales 2>err' "$STAGECRAFT" "$options"
        is 1; same a.sales untidy.bad
    done
    echo "$output" | patch -s -p1
    same a.sales tidy.good
    run bash -c '"$0" fmt --diff a.sales 2>err' "$STAGECRAFT"
    is 0; [ -z "$output" ]
}

@test "standard input goes to standard output, also where nothing changes" {
    run bash -c '"$0" fmt - <untidy.bad >out && "$0" fmt - <out' "$STAGECRAFT"
    is 0; [ "$output" = "$(cat tidy.good)" ]
    same out tidy.good
    run bash -c '"$0" fmt - <broken.bad 2>err' "$STAGECRAFT"
    is 1; [ -z "$output" ]; grep -q '<stdin>:2' err
    run bash -c '"$0" fmt --check - <untidy.bad 2>err' "$STAGECRAFT"
    is 1; [ "$output" = "<stdin>" ]
    run bash -c '"$0" fmt - </dev/null 2>&1' "$STAGECRAFT"
    is 0; [ -z "$output" ]
}

@test "of a folder all .sales files below are laid out, but none that is hidden or a link" {
    mkdir -p p/deep/er p/.hidden p/.git outside
    for file in p/a.sales p/deep/b.sales p/deep/er/c.sales p/.hidden/d.sales p/.e.sales p/f.txt outside/g.sales; do
        cp untidy.bad $file
    done
    ln -s ../outside p/folder
    ln -s ../outside/g.sales p/link.sales
    ln -s . p/round
    run bash -c '"$0" fmt --check p 2>/dev/null' "$STAGECRAFT"
    is 1; [ "$output" = $'a.sales\ndeep/b.sales\ndeep/er/c.sales' ]
    run "$STAGECRAFT" fmt p
    is 0; [ "$output" = "3 files laid out" ]
    for file in p/.hidden/d.sales p/.e.sales p/f.txt outside/g.sales; do same $file untidy.bad; done
    cd p && run "$STAGECRAFT" fmt .
    is 0; [ "$output" = "3 files already right" ]
}

@test "a folder without .sales files, and one that is not there, are told" {
    mkdir empty
    run "$STAGECRAFT" fmt empty
    is 3; says 'there is no .sales file in `empty`'
    run "$STAGECRAFT" fmt missing
    is 3; says 'cannot read `missing`'
    run "$STAGECRAFT" fmt
    is 2; says 'stagecraft fmt'
}

@test "a file that is named twice is laid out once" {
    mkdir p
    cp untidy.bad p/a.sales
    ln -s p/a.sales link.sales
    run "$STAGECRAFT" fmt p p/a.sales ./p/../p/a.sales link.sales
    is 0; [ "$output" = "1 file laid out" ]
    [ -L link.sales ]
}

@test "a file that cannot be read does not keep others from being laid out" {
    cp untidy.bad a.sales
    run "$STAGECRAFT" fmt missing.sales a.sales
    is 3; says 'cannot read `missing.sales`'; says "1 file laid out"
    same a.sales tidy.good
}

@test "mode stays; Windows line ends and the byte-order mark go" {
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' tidy.good; } >dos.sales
    chmod 640 dos.sales
    run "$STAGECRAFT" fmt dos.sales
    is 0; same dos.sales tidy.good
    [ "$(stat -c %a dos.sales)" = 640 ]
}

@test "a link is followed inside the root, and refused where it leaves it" {
    mkdir p outside
    cp untidy.bad p/a.sales
    cp untidy.bad outside/far.sales
    ln -s a.sales p/link.sales
    ln -s ../outside/far.sales p/far.sales
    run "$STAGECRAFT" fmt --root p p/link.sales
    is 0; [ -L p/link.sales ]; same p/a.sales tidy.good
    run "$STAGECRAFT" fmt --root p p/far.sales
    is 3; same outside/far.sales untidy.bad
}

@test "of a file with two names the one given is laid out" {
    cp untidy.bad a.sales
    ln a.sales b.sales
    run "$STAGECRAFT" fmt a.sales
    is 0; same a.sales tidy.good; same b.sales untidy.bad
    run "$STAGECRAFT" fmt .
    is 0; same b.sales tidy.good
}

@test "a read-only file is left alone with status 3, the others are laid out" {
    cp untidy.bad a.sales
    cp untidy.bad b.sales
    chmod 444 a.sales
    run "$STAGECRAFT" fmt a.sales b.sales
    is 3; says 'cannot write `a.sales`'; says "1 file laid out"
    same a.sales untidy.bad; same b.sales tidy.good; nothing_left
}

@test "a folder that may not be written or read: status 3, nothing changed" {
    box=$(mktemp -d)
    mkdir "$box/closed"
    cp untidy.bad "$box/a.sales"
    chmod 000 "$box/closed"
    chmod 555 "$box"
    if [ -z "$as_user" ] || $as_user test -x "$STAGECRAFT" -a -x "$box"; then
        run $as_user "$STAGECRAFT" fmt --root "$box" "$box"
    else
        status=skip
    fi
    same "$box/a.sales" untidy.bad
    chmod 755 "$box" "$box/closed"
    rm -r "$box"
    [ "$status" != skip ] || skip "no other user can run stagecraft"
    is 3; says 'cannot write `a.sales`'; says 'cannot read the folder'
}

@test "a full disk leaves the file as it was" {
    { yes '# a line of remarks that makes this file larger' | head -100; cat untidy.bad; } >a.sales
    cp a.sales before
    run bash -c 'ulimit -f 1; "$0" fmt a.sales 2>&1 | cat' "$STAGECRAFT"
    says 'cannot write `a.sales`'
    same a.sales before; nothing_left
}

@test "only remarks, only blanks, nothing at all" {
    printf '\n\n   # one  \n\n\n# two' >remarks.sales
    printf '# one\n\n# two\n' >wanted
    printf ' \n\t\n' >blanks.sales
    : >empty.sales
    run "$STAGECRAFT" fmt remarks.sales blanks.sales empty.sales
    is 0; [ "$output" = "2 files laid out, 1 already right" ]
    same remarks.sales wanted
    [ ! -s blanks.sales ]
}

@test "a name that a build server takes for a command is not at the start of a line" {
    mkdir -p ./::error::p
    cp untidy.bad '::warning::x.sales'
    cp untidy.bad $'::error::p/new\nline.sales'
    cp untidy.bad '##[error]y.sales'
    run bash -c '"$0" fmt --check . 2>&1' "$STAGECRAFT"
    is 1; [ "${#lines[@]}" -eq 4 ]
    for line in "${lines[@]}"; do [[ ! "$line" =~ ^\ *(::|##) ]]; done
    says './::warning::x.sales'; says '<U+000A>'
    run "$STAGECRAFT" fmt .
    is 0; same '::warning::x.sales' tidy.good
}

@test "--help has an example, and other commands do not take --check" {
    run "$STAGECRAFT" fmt --help
    is 0; says "stagecraft fmt --check ."; says "--diff"
    run "$STAGECRAFT" check --check tidy.good
    is 2
}
