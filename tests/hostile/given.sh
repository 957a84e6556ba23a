# What is named on the command line, or comes in by standard input: things that are no files, names
# with control characters, streams without end, limits and levels.

check_given() { bounded "$STAGECRAFT" check --color never "$@"; }

# ---- rows 8, 29: what is no ordinary file, and names that a terminal would obey ---------------------
if chosen hostile/29-given; then
    fresh; mkfifo input.sales
    check_given input.sales
    answer 29-given-fifo 3 'not an ordinary file'
    for given in . /dev/null /dev/zero /nowhere/x.sales '' "$(repeated x 5000)" "$(repeated 'a/' 3000)x"; do
        fresh; sound >input.sales
        check_given "$given"
        answer "29-given-${given:0:20}" 3
    done
    fresh; sound >../outside.sales
    check_given ../outside.sales
    answer 29-given-outside . # it stands in a folder of its own, and is its own project
    fresh; sound >../outside.sales; ln -s ../outside.sales input.sales
    check_given --root . input.sales
    answer 29-given-link-out-of-the-root 3
    rm -rf "$BOX"
fi
if chosen hostile/8-names; then
    for name in $'esc\x1b[2J' $'bell\x07' $'c1\xc2\x9b31m' $'bidi\xe2\x80\xae' $'nl\n::error::x' $'cr\rx'; do
        fresh; mkdir "$name"; printf 'nonsense\n' >"$name/input.sales"
        check_given "$name/input.sales"
        grep -q '<U+\|<0\|<1' "$BOX/err" || wrong "the name is not escaped: $(cat -v "$BOX/err")"
        answer 8-folder 1
        bounded "$STAGECRAFT" map "$name/input.sales" -o "$name/out.nonsense"
        answer 8-folder-of-a-product 2
        sound >"$name/input.sales"
        bounded "$STAGECRAFT" map "$name/input.sales" -o "$name/none/out.svg"
        answer 8-folder-that-is-not-there 3
        bounded "$STAGECRAFT" map "$name/input.sales" -o "$name/out.svg"
        xmllint --noout --nonet "$name/out.svg" || wrong "not XML"
        answer 8-folder-written-to 0
        rm -rf "$BOX"
    done
fi

# ---- row 15: streams ----------------------------------------------------------------------------------
if chosen hostile/15-streams; then
    fresh
    MEMORY_KB=786432 bounded sh -c 'yes "# no end" | "$0" check -' "$STAGECRAFT" # 12 times the 64 MB that are read
    answer 15-endless-stream 3 'over the size limit'
    MEMORY_KB=786432 bounded sh -c 'cat /dev/zero | "$0" check -' "$STAGECRAFT"
    answer 15-endless-zeros 3 'over the size limit'
    bounded sh -c 'printf "" | "$0" check -' "$STAGECRAFT"
    answer 1-empty-stream 1 empty-file
    sound >input.sales
    bounded sh -c '(head -c 40 input.sales; sleep 0.3; tail -c +41 input.sales) | "$0" check -' "$STAGECRAFT"
    answer 15-slow-stream 0
    bounded sh -c '"$0" check - - <input.sales' "$STAGECRAFT"
    answer 15-stream-twice 2
    rm -rf "$BOX"
fi

# ---- rows 48, 51, 53: products of several files -----------------------------------------------------
if chosen hostile/51-several; then
    fresh; sound '' 'role twin' >input.sales; mkdir -p out/twin.md
    bounded "$STAGECRAFT" handout input.sales --all -o out
    [ "$(ls -A out)" = twin.md ] || wrong "written all the same: $(ls -A out | tr '\n' ' ')"
    answer 51-one-of-several-cannot-be-written 3 twin.md

    fresh; sound >input.sales; mkdir out; echo precious >target; ln -s ../target out/rep.md
    bounded "$STAGECRAFT" handout input.sales --all -o out
    [ "$(cat target)" = precious ] || wrong "wrote through a link in the folder"
    answer 48-link-in-the-folder .

    fresh; sound >input.sales; mkdir real; ln -s real out
    bounded "$STAGECRAFT" handout input.sales --all -o out
    [ -s real/rep.md ] || wrong "not written"
    answer 48-folder-by-a-link 0

    fresh; sound >input.sales; ln -s nowhere out.svg
    bounded "$STAGECRAFT" map input.sales -o out.svg
    [ ! -e nowhere ] || wrong "wrote where a dangling link points"
    answer 48-dangling-link .

    fresh; sound >input.sales; echo old >out.svg; chmod a-w out.svg
    bounded "$STAGECRAFT" map input.sales -o out.svg
    no_leftovers 'out.svg '
    answer 48-read-only-file .

    for roles in 'con' 'index' 'größe' 'Größe größe' 'a-b a_b' 'Rep'; do
        fresh; sound '' "$(printf 'role %s\\n' $roles)" >input.sales
        bounded "$STAGECRAFT" handout input.sales --all -o out
        [ -z "$(ls -A out 2>/dev/null | grep -vxE '[a-z0-9-]{1,64}\.md')" ] || wrong "a name of other letters: $(ls out)"
        [ $status -eq 0 ] || [ -z "$(ls -A out 2>/dev/null)" ] || wrong "some were written: $(ls out)"
        answer "53-roles-${roles// /-}" .
    done
    rm -rf "$BOX"
fi

if chosen hostile/54-paths; then
    for text in ../../.github/workflows/x /etc/passwd .git/config 'a/../../b' 'C:\\\\x' '..'; do
        fresh; sound '' "role far \"$text\"" >input.sales
        bounded "$STAGECRAFT" handout input.sales --all -o out
        [ -z "$(find .. -newer input.sales -type f | grep -vxE '\.\./(out|err|conduct|project/out/[a-z0-9-]{1,64}\.md)')" ] ||
            wrong "written elsewhere: $(find .. -newer input.sales -type f)"
        answer "54-label-$text" 0
        for name in "$text" ./$text; do
            fresh; sound '' "role $name" >input.sales
            bounded "$STAGECRAFT" handout input.sales --all -o out
            [ ! -e out ] || wrong "a folder was made"
            answer "54-name-$name" 1
        done
    done
    rm -rf "$BOX"
fi

# ---- row 52: files that are mended ------------------------------------------------------------------
if chosen hostile/52-mended; then
    fresh; { sound '    owner   rep rep' 'role Rep'; printf 'nonsense\n'; } >input.sales; cp input.sales before
    check_given --fix input.sales
    cmp -s input.sales before || wrong "changed where nothing is certain"
    answer 52-errors-without-a-fix 1
    fresh; sound | sed 's/-> won/=> won/' >input.sales; cp input.sales before; mkdir other; mv input.sales other/
    ln -s other/input.sales input.sales; chmod 640 other/input.sales
    check_given --fix input.sales
    { [ -L input.sales ] && [ "$(stat -c %a other/input.sales)" = 640 ]; } || wrong "link or mode lost"
    answer 52-link-inside 0
    fresh; sound | sed 's/-> won/=> won/' >../outside.sales; cp ../outside.sales before; ln -s ../outside.sales input.sales
    check_given --root . --fix input.sales
    cmp -s ../outside.sales before || wrong "changed outside of the root"
    answer 52-link-out-of-the-root 3
    fresh; sound | sed 's/-> won/=> won/; s/$/\r/' >input.sales
    check_given --fix input.sales
    [ "$(grep -c $'\r$' input.sales)" = "$(wc -l <input.sales)" ] || wrong "line ends were changed"
    answer 52-line-ends 0
    rm -rf "$BOX"
fi

# ---- rows 58 and section 2: what the command line alone may say --------------------------------------
if chosen hostile/58-allow; then
    fresh; sound '    allow   no-enter\n' | sed 's/    owner   rep/    allow   no-owner/' >input.sales
    check_given input.sales
    grep -q '1 allowed\|1 warning allowed\|allowed' "$BOX/err" || wrong "what is allowed is not counted: $(tail -1 "$BOX/err")"
    answer 58-allowed-is-counted 0
    check_given --no-allow input.sales
    answer 58-no-allow-shows-it 0 'no-owner'
    check_given --no-allow --deny warnings input.sales
    answer 58-no-allow-denied 1 'no-owner'
    sound '    with    nobody' >input.sales
    check_given --allow unknown-role input.sales
    answer 58-errors-cannot-be-allowed 2
    rm -rf "$BOX"
fi
if chosen hostile/limits-options; then
    fresh; sound >input.sales
    for value in 0 -1 x 1x 99999999999999999999 '' ' ' 1e3 0x10; do
        check_given "--limit-nesting=$value" input.sales
        answer "limits-options-$value" 2
    done
    check_given --limit-file 10 input.sales
    answer limits-options-file 3 'over the size limit'
    check_given --limit-name 2 input.sales
    answer limits-options-name 1 too-long
    check_given --limit-text 3 input.sales
    answer limits-options-text 1 'longer than 3 bytes'
    many_stages 300
    # A second may be enough on a quick machine. Under sanitizers, which ask for terabytes of
    # addresses, the layout has no limit of memory.
    for option in 'time 1' 'memory 4M' 'output 100'; do
        read -r limit value <<<"$option"
        case $limit$SANITIZED in time* | memory1) said= ;; *) said="laid out simply" ;; esac
        bounded "$STAGECRAFT" map input.sales --limit-layout-$limit $value -o out.svg
        xmllint --noout --nonet --huge out.svg || wrong "not XML"
        answer "limits-options-layout-$limit" . "$said"
        [ $status -le 1 ] || fail "hostile/limits-options-layout-$limit" "status $status"
    done
    rm -rf "$BOX"
fi
