# No word of a handout, nor of the map in it, stands outside one table: a stagecraft whose table has
# every phrase in brackets writes the handouts, and what is left without brackets must be the file's.
. tests/lib.sh
MARKED=$BUILD/tests/words/stagecraft

# held NAME.ENDING FILE OPTION...
held() {
    chosen "words/$1" || return 0
    "$STAGECRAFT" model "$2" --allow warnings -o "$WORK/model.json" 2>"$WORK/err"
    "$MARKED" handout "$2" --allow warnings "${@:3}" -o "$WORK/$1" 2>>"$WORK/err" ||
        { fail "words/$1" "$(cat "$WORK/err")"; return; }
    verdict "words/$1" "$(python tests/words/unmarked.py "$WORK/$1" "$WORK/model.json" 2>&1 | sort -u)"
}

for ending in md html csv ics; do
    for role in ae sdr csm; do
        held "b2b-$role.$ending" examples/b2b.sales --role $role --start 2026-03-02 --for Manager
    done
    held "onboarding.$ending" examples/onboarding.sales --role "$("$STAGECRAFT" model examples/onboarding.sales |
        jq -r '[.roles[] | select(.external | not) | .name][0]')" --start 2026-03-02
    held "pages.$ending" tests/pages/scripts.sales --role rep --start 2026-03-02
    [ $ending = ics ] || held "team.$ending" examples/b2b.sales --team --start 2026-03-02
done
held "undated.md" examples/b2b.sales --role ae
held "undated.html" examples/b2b.sales --role ae
held "pocket.md" examples/b2b.sales --role ae --pocket
held "pocket.html" examples/b2b.sales --role ae --pocket
