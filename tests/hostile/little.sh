# Little of everything, in every command: descriptors, stack, memory, room on the disk; and names by
# the hundred thousand. What fails call by call is tried in tests/failures.

every_command='check input.sales
model input.sales -o out.json
map input.sales -o out.svg
map input.sales -o out.dot
map input.sales -o out.png --scale 1
map input.sales -o out.pdf
map input.sales --view raci -o out.html
handout input.sales --all -o out
check --fix input.sales
check input.sales --format sarif'

# each_command NAME STATUS SETTINGS: runs every command with shell settings before it; where it
# fails, it says why and leaves nothing.
each_command() {
    local number_of_command=0
    while read -r words; do
        number_of_command=$((number_of_command + 1))
        fresh; sound >input.sales
        # shellcheck disable=SC2086 # the command is words
        bounded bash -c "$3"'; exec "$0" "$@"' "$STAGECRAFT" $words </dev/null
        [ $status -eq 0 ] || no_leftovers "$([ ! -d out ] || echo 'out ')"
        [ $status -eq 0 ] || grep -q '^stagecraft: ' "$BOX/err" || grep -q 'cannot read' "$BOX/out" || wrong "does not say why"
        [ "$(grep -c '^stagecraft: ' "$BOX/err")" -le 3 ] || wrong "says it more than once, besides a simpler layout and font"
        answer "$1-$number_of_command" "$2"
        case $status in 0 | 3 | 4) ;; *) fail "hostile/$1-$number_of_command" "status $status" "$(cat -v "$BOX/err")" ;; esac
        rm -rf "$BOX"
    done <<<"$every_command"
}

if chosen hostile/55-every-command && [ -z "$SANITIZED" ]; then
    for most in 4 5 6 8; do
        each_command 55-descriptors-$most . "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n $most"
    done
    each_command 55-256-kb-stack 0 'ulimit -s 256'
    each_command 55-64-mb . 'ulimit -v 65536'
fi

# A disk that fills up: a small one of its own, where the system lets us mount one.
on_small_disk() { # on_small_disk KB COMMAND...: in a folder `disk` of so many KB
    local size=$1
    shift
    bounded unshare -rm sh -c 'size=$1; shift; mount -t tmpfs -o size="$size"k none disk && echo old >disk/out.svg &&
        { "$@" 2>said; answered=$?; cat said >&2; ls -A disk; cat disk/out.svg; exit $answered; }' sh "$size" "$@"
}
if chosen hostile/50-small-disk && unshare -rm true 2>/dev/null; then
    fresh; many_stages 200; mkdir disk
    on_small_disk 64 "$STAGECRAFT" map input.sales -o disk/out.svg
    [ "$(cat "$BOX/out")" = "out.svg
old" ] || wrong "on the disk: $(head -c 300 "$BOX/out")"
    answer 50-small-disk-map 3 'the disk is full'
    fresh; many_stages 200; mkdir disk
    on_small_disk 64 "$STAGECRAFT" model input.sales -o disk/out.json
    [ "$(cat "$BOX/out")" = "out.svg
old" ] || wrong "on the disk: $(head -c 300 "$BOX/out")"
    answer 50-small-disk-model 3 'the disk is full'
    rm -rf "$BOX"
fi

# Every run has a hash seed of its own: the order of what comes out does not follow it.
if chosen hostile/22-seeds; then
    fresh
    awk -v n="$(some 3000)" 'BEGIN { for (i = 0; i < n; i++) printf "tool t%d\nrole r%d\nskill s%d\n", i * 7919 % n, i, n - 1 - i }' >input.sales
    sound >>input.sales
    for run in 1 2 3 4; do
        "$STAGECRAFT" model input.sales >"$BOX/model.$run" 2>"$BOX/said.$run"
        cmp -s "$BOX/model.1" "$BOX/model.$run" || wrong "another model with another seed"
        cmp -s "$BOX/said.1" "$BOX/said.$run" || wrong "other findings with another seed"
    done
    bounded "$STAGECRAFT" check input.sales
    answer 22-same-order-with-each-seed 0
    # Names that meet in hashes without a seed: equal sums, and equal last bytes.
    fresh
    awk 'BEGIN { for (i = 0; i < 300; i++) for (j = 0; j < 300; j++) printf "tool a%03db%03dc%03dd%03d-same-end\n", i, 299 - i, j, 299 - j }' >input.sales
    sound >>input.sales
    bounded "$STAGECRAFT" check input.sales
    answer 22-names-that-would-meet 0
    rm -rf "$BOX"
fi
