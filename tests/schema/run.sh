# Holds what `stagecraft model` writes to docs/model.schema.json: the model of every example, of
# every file of tests/right, and of tests/schema/whole.sales, which has every statement. The page
# docs/model.md must name every member, and its commands must print what it says.
. tests/lib.sh

SCHEMA=docs/model.schema.json

check() { python tests/schema/check.py "$@" 2>&1; }

# Models are read all at once: a model's name, a line each, is put in WORK/list.
: >"$WORK/list"
write_model() { # write_model NAME ROOT FILE
    local out="$WORK/models/$1.json"
    mkdir -p "$(dirname "$out")"
    if "$STAGECRAFT" model --root "$2" "$3" >"$out" 2>"$WORK/err"; then
        echo "$1" >>"$WORK/list"
    else
        fail "schema/$1" "no model was written" "$(cat "$WORK/err")"
    fi
}

while IFS= read -r file; do
    if chosen "$file"; then write_model "${file%.sales}" . "$file"; fi
done < <(find examples tests/right tests/schema -name '*.sales' -not -path '*/parts/*' | sort)

# Names of files that are hard to write: signs of HTML, a line separator, bytes that are no UTF-8.
if chosen names; then
    odd=$WORK/$(printf 'a b<\xe2\x80\xa8\xff>&.sales')
    printf 'role a "A </script>"\n' >"$odd"
    write_model names "$WORK" "$odd"
    verdict "schema/names/escaped" "$(grep -nP '[<>&\x{2028}]' "$WORK/models/names.json")"
    verdict "schema/names/percent" \
        "$(jq -r '.roles[0].place.file' "$WORK/models/names.json" | grep -v '%FF' | head -1)"
fi

mapfile -t names <"$WORK/list"
models=()
for name in "${names[@]}"; do models+=("$WORK/models/$name.json"); done
check model "$SCHEMA" "${models[@]}" >"$WORK/said" ||
    fail schema/all-models "$(tail -5 "$WORK/said")"
for name in "${names[@]}"; do
    verdict "schema/$name" "$(grep -F "$WORK/models/$name.json	" "$WORK/said" | cut -f2)"
done

if chosen whole; then
    whole=$WORK/models/tests/schema/whole.json
    find "$WORK/models" -name '*.json' -not -path "$whole" | sort >"$WORK/models.list"
    mapfile -t others <"$WORK/models.list"
    keywords=$(sed -n 's/^\(STATEMENT\|DECLARATION\)([A-Z_]*, *"\([a-z]*\)".*/\2/p' \
        compiler/syntax/statements.def | grep -vx allow) # `allow` is no part of the model
    verdict "schema/whole/statements" "$(for keyword in $keywords; do
        grep -qE "^ *$keyword " tests/schema/whole.sales || echo "whole.sales lacks \`$keyword\`"
    done)"
    verdict "schema/whole/schema" "$(check schema "$SCHEMA" "$whole" "${others[@]}")"
fi

# ---- the page -----------------------------------------------------------------------------------

# Writes a page's file to WORK/NAME/deals.sales, each ```sh block to LINE.sh beside it, and the
# ```text block that follows to LINE.txt: extract PAGE NAME
extract() {
    mkdir -p "$WORK/$2"
    awk -v folder="$WORK/$2" '
        /^```sales$/ { file = folder "/deals.sales"; printf "" > file; next }
        /^```sh$/ { line = NR; file = sprintf("%s/%03d.sh", folder, line); printf "" > file; next }
        /^```text$/ && line { file = sprintf("%s/%03d.txt", folder, line); printf "" > file; next }
        /^```/ { if (file) close(file); file = ""; next }
        file { print > file }' "$1"
}

# Runs a page's commands, which must print what it says: run_page PAGE NAME
run_page() {
    extract "$1" "$2"
    for script in "$WORK/$2"/*.sh; do
        (cd "$WORK/$2" && PATH=$(dirname "$STAGECRAFT"):$PATH bash "$script") >"$WORK/out" 2>&1
        verdict "schema/$2/$(basename "$script" .sh) (line)" \
            "$(diff -u "${script%.sh}.txt" "$WORK/out" 2>&1)"
    done
}

if chosen page; then
    verdict "schema/page/members" "$(check members "$SCHEMA" | while IFS= read -r member; do
        grep -qF "\`$member\`" docs/model.md || echo "docs/model.md does not explain $member"
    done)"
    run_page docs/model.md page
fi

. tests/schema/handouts.sh
