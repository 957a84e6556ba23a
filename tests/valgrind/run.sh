# Runs the commands under valgrind: no byte read that was never written. Only `make test-deep` does.
. tests/lib.sh

if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: left out"
    exit 0
fi

watched() { # watched NAME COMMAND...
    chosen "$1" || return 0
    local name=$1 status
    shift
    valgrind -q --error-exitcode=97 "$@" >/dev/null 2>"$WORK/err"
    status=$?
    verdict "valgrind/$name" "$([ $status -le 1 ] || cat "$WORK/err")"
}

for file in $(find examples -name '*.sales' | sort) $(ls tests/findings/*.sales | awk 'NR % 8 == 0'); do
    watched "check-$file" "$STAGECRAFT" check "$file"
done
watched model "$STAGECRAFT" model examples/b2b.sales
watched map "$STAGECRAFT" map examples/b2b.sales -o "$WORK/map.svg"
watched dot "$STAGECRAFT" map examples/b2b.sales -o "$WORK/map.dot"
watched handout "$STAGECRAFT" handout examples/b2b.sales --role ae -o "$WORK/ae.md"
watched handout-page "$STAGECRAFT" handout examples/b2b.sales --role ae -o "$WORK/ae.html"
