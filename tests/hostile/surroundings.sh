# What surrounds a run: odd file names, output paths that are not what they seem, full disks,
# closed streams, little memory and stack, strange environments.

answer() { # answer NAME STATUS [TEXT-ON-STDERR]: judges the run just made
    local problem
    problem=$(conduct)
    [ "$2" = . ] || [ $status -eq "$2" ] || problem="$problem
status $status, not $2: $(head -c 300 "$BOX/err" | cat -v)"
    [ -z "${3:-}" ] || grep -qF -- "$3" "$BOX/err" || problem="$problem
does not say '$3': $(head -c 300 "$BOX/err" | cat -v)"
    verdict "hostile/$1" "$problem${WRONG:-}"
    WRONG=
}
wrong() { WRONG="${WRONG:-}
$1"; }
no_leftovers() { # nothing but the files named stands in the folder
    [ "$(ls -A | grep -vxF -e .git -e input.sales | sort | tr '\n' ' ')" = "${1:-}" ] || wrong "left: $(ls -A | cat -v | tr '\n' ' ')"
}
WRONG=

# ---- file names ---------------------------------------------------------------------------------
number_of_name=0
for name in '-leading.sales' $'new\nline.sales' 'semi;colon.sales' '$(touch x).sales' '%s%n.sales' $'esc\x1b[2J.sales' \
    $'bad\xff.sales' "quote'\".sales" $'bidi\xe2\x80\xae.sales' "$(repeated n 249).sales" ' '; do
    number_of_name=$((number_of_name + 1))
    chosen "hostile/43-name-$number_of_name" || continue
    fresh
    printf 'nonsense\n' >"./$name"
    bounded "$STAGECRAFT" check --color never -- "$name"
    [ "$(find . -mindepth 1 -maxdepth 1 -printf x)" = xx ] || wrong "a file was made"
    answer "43-name-$number_of_name" 1 "-->"
    bounded "$STAGECRAFT" check --color never -- "missing-$name"
    answer "43-missing-name-$number_of_name" 3
    rm -rf "$BOX"
done

# ---- output paths -------------------------------------------------------------------------------
map_to() { bounded "$STAGECRAFT" map input.sales -o "$1"; }
if chosen hostile/48-outputs; then
    fresh; sound >input.sales
    echo precious >target; ln -s target out.svg
    map_to out.svg
    [ "$(cat target)" = precious ] || wrong "wrote through a symbolic link"
    answer 48-symlink .

    fresh; sound >input.sales; mkdir out.svg
    map_to out.svg
    no_leftovers 'out.svg '
    answer 48-folder 3 out.svg

    fresh; sound >input.sales; mkfifo out.svg
    map_to out.svg
    answer 48-fifo .

    fresh; sound >input.sales
    map_to missing/out.svg
    no_leftovers
    answer 48-missing-folder 3 missing

    if [ "$(id -u)" -ne 0 ]; then
        fresh; sound >input.sales; mkdir locked; chmod a-w locked
        map_to locked/out.svg
        answer 48-read-only-folder 3 locked
        chmod u+w locked
    fi

    fresh; sound >input.sales; (umask 027; map_to out.svg; exit $status); status=$?
    [ "$(stat -c %a out.svg 2>/dev/null)" = 640 ] || wrong "mode $(stat -c %a out.svg 2>&1), not 640"
    no_leftovers 'out.svg '
    answer 49-mode-follows-umask 0

    fresh; sound >input.sales; echo old >out.svg
    sed -i 's/-> won/-> wonn/' input.sales
    map_to out.svg
    [ "$(cat out.svg)" = old ] || wrong "the old file is gone"
    no_leftovers 'out.svg '
    answer 51-errors-write-nothing 1 unknown-target

    fresh; sound >input.sales
    bounded "$STAGECRAFT" handout input.sales --role nobody -o out.md
    no_leftovers
    answer 51-unknown-role-writes-nothing .
    [ $status -ne 0 ] || fail hostile/51-unknown-role "status 0"

    fresh; sound '' 'role twin' | sed 's/role rep/role Twin\nrole rep/' >input.sales
    bounded "$STAGECRAFT" handout input.sales --all -o out
    answer 53-names-that-meet .
fi

# ---- two at once, and an end in the middle --------------------------------------------------------
if chosen hostile/49-two-at-once; then
    fresh; sound >input.sales
    "$STAGECRAFT" map input.sales -o whole.svg
    for _ in 1 2 3 4 5 6 7 8; do "$STAGECRAFT" map input.sales -o out.svg & done
    wait
    bounded "$STAGECRAFT" map input.sales -o out.svg
    cmp -s whole.svg out.svg || wrong "a mix"
    no_leftovers 'out.svg whole.svg '
    answer 49-two-at-once 0

    many_stages 3000
    for pause in 0.005 0.01 0.02 0.04 0.08 0.16; do
        "$STAGECRAFT" map input.sales -o out.svg 2>/dev/null &
        sleep $pause
        kill -TERM $! 2>/dev/null
        wait $! 2>/dev/null
        xmllint --noout --nonet out.svg || wrong "half a picture"
        no_leftovers 'out.svg whole.svg '
    done
    status=0
    answer 50-ended-by-a-signal 0
    rm -rf "$BOX"
fi

# ---- pictures that are hard to lay out ------------------------------------------------------------
dense() { # 200 stages, 600 ways at random
    awk 'BEGIN {
        seed = 7
        print "role rep\nprocess p {"
        for (i = 1; i <= 200; i++) {
            printf "  stage s%d {\n    owner rep\n    exit \"Done\"\n    outcome n -> %s\n", i, i < 200 ? "s" i + 1 : "won"
            for (j = 1; j <= 2; j++) {
                seed = (seed * 1103 + 12345) % 65536
                printf "    outcome o%d -> s%d\n", j, 1 + seed % 200
            }
            print "  }"
        }
        print "  end won is win\n}" }' >input.sales
}
if chosen hostile/62-layout; then
    for maker in dense 'many_stages 300' "many_stages $(some 6000)"; do
        fresh; $maker
        bounded "$STAGECRAFT" map input.sales -o out.svg
        xmllint --noout --nonet --huge out.svg || wrong "not XML"
        no_leftovers 'out.svg '
        answer "62-layout-$maker" 0
        rm -rf "$BOX"
    done
    if every 2 1; then # the limit is high
        fresh; many_stages 50001
        bounded "$STAGECRAFT" map input.sales -o out.svg
        no_leftovers
        answer 62-too-large-to-draw 1
        rm -rf "$BOX"
    fi
fi

# ---- streams ------------------------------------------------------------------------------------
if chosen hostile/50-streams; then
    fresh; sound >input.sales
    bounded sh -c '"$0" model input.sales >/dev/full' "$STAGECRAFT"
    answer 50-full-disk 3
    bounded sh -c '"$0" model input.sales >&-' "$STAGECRAFT"
    answer 50-closed-stdout 3
    bounded bash -c 'set -o pipefail; "$0" model input.sales | true' "$STAGECRAFT"
    answer 50-closed-pipe .
    bounded sh -c '"$0" check input.sales 2>&-' "$STAGECRAFT"
    answer 50-closed-stderr 0
    bounded sh -c '"$0" check - <&-' "$STAGECRAFT"
    answer 50-closed-stdin .
    sed -i 's/-> won/-> wonn/' input.sales
    bounded sh -c '"$0" check input.sales 2>/dev/full' "$STAGECRAFT"
    answer 50-full-stderr .
    rm -f ./*
    no_leftovers
    rm -rf "$BOX"
fi

# ---- little of everything -----------------------------------------------------------------------
if chosen hostile/55-limits && [ -z "$SANITIZED" ]; then
    fresh; sound >input.sales
    bounded bash -c 'ulimit -s 256; "$0" check input.sales && "$0" map input.sales -o out.svg' "$STAGECRAFT"
    answer 55-small-stack 0
    fresh; many_opens
    bounded bash -c 'ulimit -s 256; "$0" check input.sales' "$STAGECRAFT"
    answer 55-small-stack-deep-nesting 1 nested-too-deeply
    fresh; sound >input.sales
    bounded bash -c 'ulimit -v 65536; "$0" check input.sales' "$STAGECRAFT"
    answer 55-64-mb-addresses 0
    fresh; long_line
    bounded bash -c 'ulimit -v 65536; "$0" check input.sales' "$STAGECRAFT"
    [ "$(grep -c . "$BOX/err")" -le 3 ] || wrong "more than a line"
    answer 55-64-mb-addresses-big-file .
    case $status in 3 | 4) ;; *) fail hostile/55-out-of-memory "status $status" "$(cat -v "$BOX/err")" ;; esac
    fresh; many_stages 30000
    bounded bash -c 'ulimit -v 65536; "$0" model input.sales -o out.json' "$STAGECRAFT"
    no_leftovers
    answer 55-64-mb-addresses-model .
    case $status in 3 | 4) ;; *) fail hostile/55-out-of-memory-model "status $status" "$(cat -v "$BOX/err")" ;; esac
    fresh; sound >input.sales
    bounded bash -c 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 4; "$0" check input.sales' "$STAGECRAFT"
    answer 55-no-descriptors 3
    fresh; sound >input.sales
    bounded bash -c 'ulimit -f 1; trap "" XFSZ; "$0" map input.sales -o out.svg' "$STAGECRAFT"
    no_leftovers
    answer 55-file-size-limit 3
    rm -rf "$BOX"
fi

# ---- strange environments -----------------------------------------------------------------------
if chosen hostile/56-environment; then
    fresh; sound >input.sales
    "$STAGECRAFT" map input.sales -o plain.svg 2>/dev/null
    "$STAGECRAFT" model input.sales >plain.json 2>/dev/null
    big=$(repeated x 100000)
    for setting in LC_ALL=tr_TR.UTF-8 LC_ALL=de_DE.UTF-8 LC_ALL=nonsense TZ=Pacific/Kiritimati COLUMNS=-1 COLUMNS=0 \
        COLUMNS=99999999 HOME= "TERM=$big" PATH=/nowhere GVBINDIR=/nowhere FONTCONFIG_FILE=/nowhere SERVER_NAME=x GV_FILE_PATH=/; do
        bounded env "$setting" "$STAGECRAFT" map input.sales -o out.svg
        cmp -s plain.svg out.svg || wrong "another picture"
        answer "56-map-${setting:0:24}" 0
        bounded env "$setting" "$STAGECRAFT" model input.sales
        cmp -s plain.json "$BOX/out" || wrong "another model"
        answer "56-model-${setting:0:24}" 0
    done
    bounded env -i "$STAGECRAFT" map input.sales -o out.svg
    cmp -s plain.svg out.svg || wrong "another picture"
    answer 56-empty-environment 0

    # No path of this machine in a product, and the same bytes from another folder.
    grep -lF -e "$WORK" -e "$HERE" plain.svg plain.json | grep -q . && wrong "a path of this machine"
    mkdir elsewhere
    (cd elsewhere && "$STAGECRAFT" map ../input.sales -o ../out.svg && "$STAGECRAFT" model ../input.sales >../out.json) 2>/dev/null
    cmp -s plain.svg out.svg || wrong "another picture from elsewhere"
    cmp -s plain.json out.json || wrong "another model from elsewhere"
    answer 64-same-bytes-anywhere .
    rm -rf "$BOX"
fi
