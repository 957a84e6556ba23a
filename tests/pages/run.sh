# Pages of handouts in a real browser: what is ticked and written is kept, nothing leaves the page,
# it works by keyboard and with a screen reader, on a phone, on paper and without script.
#
# One browser serves all tests (pages.py, tests/browser.py); every page is also read by a parser of HTML
# that stops at the first mistake. In the next edition one task is reworded, and one stands above another
# that stood first. long-words.sales has words of 34 to 49 letters as German has them, and longest.sales of hundreds.
. tests/lib.sh

page() { # page NAME FILE ROLE OPTION...
    "$STAGECRAFT" handout "$2" --allow warnings --role "$3" "${@:4}" -o "$WORK/$1.html" 2>"$WORK/err" ||
        fail "pages/written-$1" "$(cat "$WORK/err")"
}

for role in $("$STAGECRAFT" model examples/b2b.sales | jq -r '.roles[] | select(.external | not) | .name'); do
    page "b2b-$role" examples/b2b.sales "$role"
done
page long tests/booklets/long.sales rep
page scripts tests/pages/scripts.sales rep --start 2026-03-02
page two-maps examples/saas/renewal.sales csm
page started examples/b2b.sales ae --start 2026-03-02
page pocket examples/b2b.sales ae --pocket
page pockets examples/saas/renewal.sales csm --pocket # of two processes
page ana examples/b2b.sales ae --for "Ana"
mkdir -p "$WORK/next" "$WORK/named"
"$STAGECRAFT" handout examples/b2b.sales --team -o "$WORK/team.html" || fail pages/written-team
sed 's/"Sales manager"/"Regional vice president of strategic accounts, northern and central Europe"/' examples/b2b.sales >"$WORK/named/b2b.sales"
page named "$WORK/named/b2b.sales" ae
sed -e 's/Listen in on three first meetings/Listen in on four first meetings/' \
    -e 's/^ *do *"Order laptop.*/    do "Send the plan" by manager\n&/' examples/b2b.sales >"$WORK/next/b2b.sales"
sed 's/^process b2b/process smb/' examples/b2b.sales >"$WORK/next/smb.sales"
sed 's/^process b2b .*/process b2b "عملية البيع" {/' examples/b2b.sales >"$WORK/named/arabic.sales"
page arabic "$WORK/named/arabic.sales" ae
page other "$WORK/next/smb.sales" ae
page long-words tests/pages/long-words.sales rep
page long-words-pocket tests/pages/long-words.sales rep --pocket
sed -E 's/[[:alpha:]]{30,}/&&&&&&/g' tests/pages/long-words.sales >"$WORK/longest.sales"
page longest-words "$WORK/longest.sales" rep
"$STAGECRAFT" handout tests/pages/long-words.sales --team --allow warnings -o "$WORK/long-words-team.html" 2>"$WORK/err" || fail pages/long-words-team
page edition tests/pages/edition.sales rep
sed -e '/^process second/i process front "In front" {\n  stage t "Try" {\n    owner rep\n    exit "It was tried"\n    outcome ok -> done\n  }\n  end done\n}\n' \
    tests/pages/edition.sales >"$WORK/next/edition.sales"
many="$(printf 'Selling to many regions, %.0s' 1 2 3 4 5 6 7 8 9 10 11)all of them"
sed -e "s/^process second .*/process second \"$many\" {/" -e "s/^  stage s .*/  stage s \"$many\" {/" "$WORK/next/edition.sales" >"$WORK/named/label.sales"
page long-label "$WORK/named/label.sales" rep
page edition-next "$WORK/next/edition.sales" rep
page edition-front "$WORK/next/edition.sales" rep --process front
page edition-ana "$WORK/next/edition.sales" rep --for Ana
page edition-ana-first tests/pages/edition.sales rep --for Ana
page edition-ana-lines "$WORK/next/edition.sales" rep --for $'Ana\nBob'
page next "$WORK/next/b2b.sales" ae

python tests/pages/pages.py "$WORK" "$FILTER" || fail pages/all-run
