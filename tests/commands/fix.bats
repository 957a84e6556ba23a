# check --fix and check --diff: what is written, what is said, and what happens when it cannot be.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git parts
    cat >good.sales <<'END'
import "parts/people.sales"

process p "First" {
  stage a {
    owner   rep
    exit    "The buyer agrees"
    outcome yes -> won 40%
    outcome no -> lost
  }
  end won is win
  end lost is loss {
    reason  "No decision"
  }
}
END
    cat >parts/people.sales <<'END'
role rep "Sales rep" {
  reports manager
}
role manager
END
    cp parts/people.sales people.good
    sed 's/owner   rep/owner   REP/; s/-> won/-> Won/' good.sales >bad.sales
    sed 's/reports manager/reports manger/' people.good >people.bad
    # Root may write anywhere; the tests of what may not be written run as somebody else.
    as_user=
    [ "$(id -u)" -ne 0 ] || as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
}

load said
same() { cmp "$1" "$2" || { diff -u "$1" "$2"; false; }; }
nothing_left() { [ -z "$(find . -name '*.tmp')" ]; }

@test "--fix mends the file and says how many mistakes" {
    run "$STAGECRAFT" check --fix bad.sales
    is 0; says "2 mistakes mended in bad.sales"; [ "${#lines[@]}" -eq 1 ]
    same bad.sales good.sales
    nothing_left
}

@test "--fix shows what is left, and ends with 1" {
    sed -i 's/exit    "/exit    5 "/' bad.sales
    run "$STAGECRAFT" check --fix bad.sales
    is 1; says "error[syntax]"; says "bad.sales:6"; says "2 mistakes mended in bad.sales"
}

@test "--fix mends imports of the project, one mistake once for several files" {
    cp people.bad parts/people.sales
    cp bad.sales other.sales
    run "$STAGECRAFT" check --fix bad.sales other.sales
    is 0; says "1 mistake mended in parts/people.sales"; says "2 mistakes mended in other.sales"
    same parts/people.sales people.good
    same other.sales good.sales
}

@test "--fix never touches the library" {
    mkdir -p library/skills
    printf 'skill closing {\n  after   Closing2\n}\nskill closing2\n' >library/skills/core.sales
    cp library/skills/core.sales before
    { echo 'import std/skills/core'; cat good.sales; } >uses.sales
    run "$STAGECRAFT" check --fix --std library uses.sales
    is 1; says "Closing2"
    same before library/skills/core.sales
}

@test "--fix leaves a sound file alone, down to its time" {
    touch -d 2001-01-01 good.sales
    before=$(stat -c '%Y %i' good.sales)
    run "$STAGECRAFT" check --fix good.sales
    is 0; [ -z "$output" ]
    [ "$(stat -c '%Y %i' good.sales)" = "$before" ]
}

@test "--fix keeps mode, line ends and byte-order mark" {
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' bad.sales; } >dos.sales
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' good.sales; } >dos.good
    chmod 640 dos.sales
    run "$STAGECRAFT" check --fix dos.sales
    is 0; same dos.sales dos.good
    [ "$(stat -c %a dos.sales)" = 640 ]
}

@test "--fix follows a link inside the root, and refuses one that leaves it" {
    ln -s bad.sales link.sales
    run "$STAGECRAFT" check --fix link.sales
    is 0; [ -L link.sales ]; same bad.sales good.sales
    mkdir outside inside
    sed 's/-> won/-> Won/; /^import/d; s/owner.*//' good.sales >outside/far.sales
    cp outside/far.sales before
    ln -s ../outside/far.sales inside/near.sales
    run "$STAGECRAFT" check --root inside --fix inside/near.sales
    is 3; same outside/far.sales before
}

@test "--fix of standard input writes to standard output" {
    run bash -c '"$0" check --fix - <bad.sales 2>/dev/null' "$STAGECRAFT"
    is 0; [ "$output" = "$(cat good.sales)" ]
    run bash -c '"$0" check --fix - <good.sales 2>/dev/null' "$STAGECRAFT"
    is 0; [ "$output" = "$(cat good.sales)" ]
}

@test "--diff writes a patch to standard output and nothing else anywhere" {
    cp bad.sales before
    cp people.bad parts/people.sales
    run bash -c '"$0" check --diff bad.sales 2>err >patch' "$STAGECRAFT"
    is 1; same before bad.sales; same people.bad parts/people.sales
    grep -q '^2 mistakes would be mended in bad.sales' err
    patch -s -p1 <patch
    same bad.sales good.sales; same parts/people.sales people.good
    run bash -c '"$0" check --diff good.sales' "$STAGECRAFT"
    is 0; [ -z "$output" ]
}

@test "--fix and --diff exclude each other, and other commands take neither" {
    run "$STAGECRAFT" check --fix --diff bad.sales
    is 2
    run "$STAGECRAFT" model --fix bad.sales
    is 2
}

@test "a path with blanks and quotes is one that patch reads" {
    mkdir 'my "own" files'
    sed '/^import/d; s/owner.*//' bad.sales >'my "own" files/a b.sales'
    sed '/^import/d; s/owner.*//' bad.sales >'a b.sales'
    sed '/^import/d; s/owner.*//' good.sales >wanted
    for file in 'my "own" files/a b.sales' 'a b.sales'; do
        "$STAGECRAFT" check --root . --diff "$file" >patch 2>/dev/null || true
        patch -s -p1 <patch
        same "$file" wanted
    done
}

@test "lines that a build server takes for commands are not around a change" {
    { printf '  ::stop-commands::x\n##[error]y\n'; cat bad.sales; } >log.sales
    run bash -c '"$0" check --diff log.sales 2>/dev/null' "$STAGECRAFT"
    for line in "${lines[@]}"; do [[ ! "$line" =~ ^\ *(::|##) ]]; done
    sed -i '7i\  ::add-mask::z' log.sales
    "$STAGECRAFT" check --diff log.sales >patch 2>/dev/null || true
    ! grep -q '^ *::' patch
    patch -s -p1 <patch
    grep -q 'owner   rep' log.sales
}

@test "on a terminal a patch shows bytes by their code" {
    printf 'process p {\n  stage a { # \x1b[2J\n    outcome x -> Won\n  }\n  end won is win\n}\n' >esc.sales
    run script -qec "$STAGECRAFT check --diff esc.sales" /dev/null
    [[ "$output" != *$'\x1b[2J'* ]]
}

@test "a folder that may not be written: status 3, nothing changed" {
    box=$(mktemp -d)
    sed '/^import/d; s/owner.*//' bad.sales >"$box/bad.sales"
    cp "$box/bad.sales" before
    chmod 555 "$box"
    if [ -z "$as_user" ] || $as_user test -x "$STAGECRAFT" -a -x "$box"; then
        run $as_user "$STAGECRAFT" check --root "$box" --fix "$box/bad.sales"
    else
        status=skip
    fi
    same before "$box/bad.sales"
    [ "$(ls -A "$box")" = bad.sales ]
    chmod 755 "$box"
    rm -r "$box"
    [ "$status" != skip ] || skip "no other user can run stagecraft"
    is 3; says 'cannot write `bad.sales`'
}

@test "a file that may not be written: status 3, no other file is changed either" {
    cp people.bad parts/people.sales
    cp bad.sales before
    chmod 444 parts/people.sales
    run "$STAGECRAFT" check --fix bad.sales
    is 3; says 'parts/people.sales'
    same before bad.sales; same people.bad parts/people.sales; nothing_left
}

@test "a file that is changed while it is mended stays as it was changed" {
    mkfifo pipe
    "$STAGECRAFT" check --fix bad.sales - <pipe >out 2>err 3>&- &
    pid=$!
    exec 4>pipe
    sleep 0.5
    echo '# from my editor' >>bad.sales
    cp bad.sales before
    cat good.sales >&4
    exec 4>&-
    wait $pid && status=0 || status=$?
    is 3; grep -q 'bad.sales`: it was changed' err
    same before bad.sales; nothing_left
    [ ! -s out ]
}

@test "a full disk leaves the file as it was" {
    yes '# a line of remarks that makes this file larger' | head -100 >>bad.sales
    cp bad.sales before
    run bash -c 'ulimit -f 1; "$0" check --fix bad.sales 2>&1 | cat' "$STAGECRAFT"
    says 'cannot write `bad.sales`'
    same before bad.sales; nothing_left
}

@test "a file that cannot be read: nothing is mended" {
    cp bad.sales before
    run "$STAGECRAFT" check --fix bad.sales missing.sales
    is 3; says missing.sales
    same before bad.sales
}
