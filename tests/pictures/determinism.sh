# The same file gives the same bytes whatever the fonts, the home, the locale, the time zone, the
# working folder, and the twentieth time as the first. Read by run.sh.
VIEWS="flow lanes landscape funnel mind handoffs raci skills methods variants"
ENDINGS="svg dot md csv html png pdf" # those that this release cannot write are left out

here=$PWD
: >"$WORK/empty.conf"
mkdir -p "$WORK/home" "$WORK/elsewhere" "$WORK/locale"
# Where the machine has no such locale it is made, if it can be.
for locale in tr_TR de_DE; do
    localedef -i "$locale" -f UTF-8 "$WORK/locale/$locale.UTF-8" >/dev/null 2>&1
done

# draw OUT: one picture or table, of the view and format that OUT is called after, in the
# surroundings that are given behind it. It may be refused; a crash is a fault.
draw() {
    local out=$1 view
    shift
    view=$(basename "${out%.*}")
    env "$@" "$STAGECRAFT" map --allow warnings --root "$here" "$here/$file" --process "$process" \
        --view "$view" -o "$out" >/dev/null 2>&1
    [ $? -lt 4 ] || echo "$view.${out##*.}: a fault of stagecraft itself"
}

draw_all() {
    local view ending
    for view in $VIEWS; do
        for ending in $ENDINGS; do
            draw "$WORK/first/$view.$ending" LC_ALL=C.UTF-8
        done
    done
    [ "$(find "$WORK/first" -type f | wc -l)" -ge 18 ] || ls "$WORK/first"
}

# drawn_anew FOLDER SETTING...: draws all again in other surroundings and says what came out
# differently.
drawn_anew() {
    local folder=$1 known
    shift
    rm -rf "$WORK/again"
    mkdir "$WORK/again"
    for known in "$WORK"/first/*; do
        (cd "$folder" && draw "$WORK/again/${known##*/}" "$@")
    done
    diff -rq "$WORK/first" "$WORK/again" 2>&1
}

# Examples with every view, and in another language; in test-deep of other sizes too. All have their
# pictures kept in tests/golden.
examples=(examples/{b2b,solaranlagen}.sales)
[ -z "${DEEP:-}" ] || examples+=(examples/{gitlab-commercial,onboarding}.sales)
for file in "${examples[@]}"; do
    name=$(basename "$file" .sales)
    process=$("$STAGECRAFT" model "$file" 2>/dev/null | jq -r '[.processes[] | select(.given)][0].name')
    rm -rf "$WORK/first" && mkdir "$WORK/first"
    label=pictures/determinism/$name
    verdict "$label/drawn" "$(draw_all)"
    verdict "$label/fonts" "$(drawn_anew . FONTCONFIG_FILE="$WORK/empty.conf" HOME="$WORK/home" \
        LC_ALL=C TZ=UTC0)"
    verdict "$label/turkish" "$(drawn_anew "$WORK/elsewhere" LOCPATH="$WORK/locale" \
        LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati)"
    verdict "$label/german" "$(drawn_anew / LOCPATH="$WORK/locale" LC_ALL=de_DE.UTF-8 LANGUAGE=de \
        TZ=America/St_Johns)"
    [ "$name" = b2b ] || [ -n "${DEEP:-}" ] || continue
    verdict "$label/twenty-times" "$(for known in flow.svg lanes.svg mind.svg flow.dot lanes.pdf raci.png; do
        for _ in $(seq 19); do
            draw "$WORK/$known" LC_ALL=C.UTF-8
            cmp "$WORK/first/$known" "$WORK/$known" 2>&1
        done
    done)"
done
