# Holds what `stagecraft handout` writes as JSON to docs/handout.schema.json: the handouts of every
# example, of every file of tests/right, and of tests/schema/whole.sales. The page
# docs/handout-json.md must name every member, and its commands must print what it says.
# Sourced by tests/schema/run.sh.

HANDOUT_SCHEMA=docs/handout.schema.json

check_handouts() { python tests/schema/handout.py "$@" 2>&1; }

# Handouts of a file as JSON, all roles, with and without dates; a file without roles has none.
handouts_of() { # handouts_of NAME FILE
    local folder=$WORK/handouts/$1 name=$1 options
    options=("$2" --allow warnings --root .)
    mkdir -p "$folder/days" "$folder/dates"
    "$STAGECRAFT" model --allow warnings --root . "$2" 2>/dev/null |
        jq -r '.roles[] | select(.external | not) | .name' | sort -u |
        while IFS= read -r role; do
            "$STAGECRAFT" handout "${options[@]}" --role "$role" -o "$folder/days/$role.json" 2>"$WORK/err" ||
                fail "schema/handout/$name/$role" "$(cat "$WORK/err")"
            "$STAGECRAFT" handout "${options[@]}" --role "$role" --start 2026-03-02 --for "Ana B" \
                -o "$folder/dates/$role.json" 2>/dev/null
        done
}

find examples tests/right tests/schema -name '*.sales' -not -path '*/parts/*' 2>/dev/null | sort >"$WORK/list"
while IFS= read -r file; do
    if chosen "handout/$file"; then handouts_of "${file%.sales}" "$file"; fi
done <"$WORK/list"
if [ -d "$WORK/handouts" ]; then
    find "$WORK/handouts" -name '*.json' | sort >"$WORK/handouts.list"
    mapfile -t handouts <"$WORK/handouts.list"
    check_handouts check "$HANDOUT_SCHEMA" "${handouts[@]}" >"$WORK/handouts.said" ||
        fail schema/all-handouts "$(tail -5 "$WORK/handouts.said")"
    while IFS= read -r path; do
        verdict "schema/handout/${path#"$WORK/handouts/"}" "$(grep -F "$path	" "$WORK/handouts.said" | cut -f2)"
    done <"$WORK/handouts.list"
    if [ -z "$FILTER" ]; then
        verdict "schema/handout/schema" "$(check_handouts schema "$HANDOUT_SCHEMA" "${handouts[@]}")"
    fi
fi

if chosen page; then
    verdict "schema/handout-page/members" "$(check_handouts members "$HANDOUT_SCHEMA" | while IFS= read -r member; do
        grep -qF "\`$member\`" docs/handout-json.md || echo "docs/handout-json.md does not explain $member"
    done)"
    run_page docs/handout-json.md handout-page
fi
