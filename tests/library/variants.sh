# The library at work: its processes, and what teams make of them in tests/library/variants/.
#
# Each process of the library can be drawn in every view, and gives every role of its own a handout;
# so can each variant, with every warning that is on by default denied. What teams change shows.
# Sourced by run.sh.

views=$(grep -o '^VIEW([a-z]*' compiler/views/views.def | sed 's/VIEW(//')

# Every product of a file; prints what went wrong.
make_all() { # make_all ROOT FILE
    local root=$1 file=$2 folder name view
    name=$(basename "$file" .sales)
    folder=$WORK/made/$(basename "$(dirname "$file")")-$name
    mkdir -p "$folder"
    "$STAGECRAFT" check --color never --deny warnings --root "$root" "$file" 2>&1
    for process in $(sed -n 's/^process \([^ ]*\) .*/\1/p' "$file"); do
        for view in $views; do
            "$STAGECRAFT" map --root "$root" "$file" --process "$process" --view "$view" \
                -o "$folder/$process-$view.svg" 2>&1 |
                grep -v 'has nothing for the view `\(methods\|variants\|handoffs\)`'
        done
    done
    "$STAGECRAFT" handout --root "$root" "$file" --all -o "$folder" 2>&1
    [ -n "$(ls "$folder" | grep '\.md$')" ] || echo "no handout"
}

for file in stdlib/process/*.sales; do
    chosen "variants/std-$(basename "$file" .sales)" || continue
    verdict "library/std-$(basename "$file" .sales)" "$(make_all stdlib "$file")"
done
for file in tests/library/variants/*.sales; do
    chosen "variants/$(basename "$file" .sales)" || continue
    verdict "library/varied-$(basename "$file" .sales)" "$(make_all . "$file")"
done

# What a team sees of its changes, and what it does not see of the rest of the library.
shows() { grep -qF -- "$2" "$1" || echo "$(basename "$1") does not have: $2"; }
hides() { ! grep -qF -- "$2" "$1" || echo "$(basename "$1") has: $2"; }
what_a_team_sees() {
    local folder=$WORK/made/variants-team
    shows "$folder/ae.md" "# Sales executive: handout"
    shows "$folder/ae.md" "- **Quota**: 250k EUR per quarter"
    shows "$folder/ae.md" "- **Tools**: HubSpot"
    shows "$folder/ae.md" "[Our own course, with two recorded calls](https://example.com/discovery)"
    shows "$folder/ae.md" "- **Usually takes**: 1 week"
    hides "$folder/ae.md" "[**Contract terms**]"
    shows "$folder/ae.md" "- **Expert**: helps a buyer to see a cause they had not named"
    shows "$folder/sales-manager.md" "- **Report to you**: Sales executive"
    hides "$folder/sales-manager.md" "- **Report to you**: Sales executive, "
    [ "$(cd "$folder" && echo *.md)" = \
        "ae.md bdr.md deal-desk.md legal.md marketing.md sales-engineer.md sales-manager.md" ] ||
        echo "handouts of others than the team: $(cd "$folder" && echo *.md)"
    "$STAGECRAFT" handout tests/library/variants/team.sales --team -o "$folder.md" 2>&1
    shows "$folder.md" "Deal desk"
    hides "$folder.md" "Chief revenue officer"
}
if chosen variants/team; then verdict library/what-a-team-sees "$(what_a_team_sees)"; fi
