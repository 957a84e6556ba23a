# Handouts as PDF, read back with poppler: pages, contents, bookmarks, links, notes, letters, order;
# the same bytes in every run and surrounding; what is refused, and what fails.
. tests/lib.sh

handout() { # handout FILE ROLE OUT OPTIONS...
    local file=$1 role=$2 out=$3
    shift 3
    "$STAGECRAFT" handout "$file" --allow warnings --role "$role" "$@" -o "$WORK/$out" 2>"$WORK/err"
}

# Each one in both papers, held to its Markdown; under sanitizers a third of these.
turn=0
while read -r name file role options; do
    for paper in a4:595:842 letter:612:792; do
        chosen "booklets/$name-${paper%%:*}" && every 3 $((++turn)) || continue
        # shellcheck disable=SC2086 # options are words
        problem=$(handout "$file" "$role" "$name.pdf" --paper "${paper%%:*}" $options || cat "$WORK/err"
            handout "$file" "$role" "$name.md" $options || cat "$WORK/err")
        [ -n "$problem" ] || problem=$(python tests/booklets/read.py "$WORK/$name.pdf" "$WORK/$name.md" "${paper#*:}" 2>&1)
        verdict "booklets/$name-${paper%%:*}" "$problem"
    done
done <<'END'
ae examples/b2b.sales ae
dated examples/b2b.sales csm --start 2026-03-02 --for Ωmega
little examples/b2b.sales marketing
scripts tests/booklets/scripts.sales rep
long tests/booklets/long.sales rep
gitlab examples/gitlab-commercial.sales ae
saas examples/saas/new-business.sales ae
END

# What is meant for the eyes stands on its page: boxes to tick, lines to write on, codes.
if chosen booklets/paper; then
    handout tests/booklets/scripts.sales rep marks.pdf
    text=$(pdftotext -raw "$WORK/marks.pdf" -)
    verdict booklets/room-for-initials "$(grep -q '^Initials' <<<"$text" && grep -q 'Date' <<<"$text" || echo "$text" | head -5)"
    verdict booklets/notes-are-numbered "$(grep -q '\[1\]' <<<"$text" || echo "no [1]")"
    handout tests/booklets/scripts.sales rep same.pdf
    verdict booklets/same-bytes "$(cmp "$WORK/marks.pdf" "$WORK/same.pdf" 2>&1)"
    LC_ALL=C TZ=Asia/Tokyo HOME=/nowhere FONTCONFIG_FILE=/nowhere LANGUAGE=de handout tests/booklets/scripts.sales rep same.pdf
    verdict booklets/same-bytes-elsewhere "$(cmp "$WORK/marks.pdf" "$WORK/same.pdf" 2>&1)"
    verdict booklets/date "$(pdfinfo -isodates "$WORK/marks.pdf" | grep -q '^CreationDate: *2000-01-01' || pdfinfo "$WORK/marks.pdf")"
fi

# Where a little less air between columns keeps texts on one line, there is less.
if chosen booklets/air; then
    handout examples/b2b.sales ae air.pdf --start 2026-03-02
    verdict booklets/air-of-skills "$(pdftotext -layout "$WORK/air.pdf" - | grep -q 'about 11 hours *by Tue 2026-03-31 *by Thu 2026-04-30' ||
        echo "the dates of a skill are not on one line")"
    "$STAGECRAFT" handout examples/b2b.sales --team --start 2026-03-02 -o "$WORK/air.pdf" 2>"$WORK/err"
    verdict booklets/air-of-team "$(pdftotext -layout "$WORK/air.pdf" - | grep -q 'Sales manager *Before the first day *2026-02-27 *milestone reached' ||
        echo "a line of the team's table is not on one line")"
fi

# What is said in long words gives way to our own short ones, and is parted with a hyphen; an address is not.
compounds() { # compounds OUT
    local half=Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft
    sed "1d; s/LONG/$half$half${half:0:36}/g" tests/booklets/compounds.sales >"$1"
}
words() { # words PDF: one a line, as they are printed
    pdftotext -bbox "$1" - | sed -n 's/.*>\(.*\)<.word>/\1/p'
}
if chosen booklets/compounds; then
    compounds "$WORK/compounds.sales"
    handout "$WORK/compounds.sales" rep compounds.pdf
    verdict booklets/short-words-stay-whole "$(for word in No. To given Taken H1 within working; do words "$WORK/compounds.pdf" | grep -qxF "$word" || echo "$word is torn"; done)"
    verdict booklets/long-words-have-hyphens "$(for page in 3 9; do python3 tests/booklets/hyphens.py "$WORK/compounds.pdf" $page; done)"
    verdict booklets/addresses-have-no-hyphens "$(python3 tests/booklets/hyphens.py "$WORK/compounds.pdf" 11 | grep '^no hyphen' >/dev/null || echo "addresses have hyphens")"
    verdict booklets/every-row-on-the-cover "$(for row in Name "First day" "Reports to" Manager Mentor Buddy "Made from"; do
        pdftotext -f 1 -l 1 -layout "$WORK/compounds.pdf" - | grep -q "^ *$row" || echo "$row is not on the cover"; done
        pdftotext -f 1 -l 1 -bbox "$WORK/compounds.pdf" - | sed -n 's/.*yMax="\([0-9]*\).*>\(.*\)<.word>/\1 \2/p' | awk '$1 > 812 { print $2, "is below the page" }')"
    "$STAGECRAFT" handout "$WORK/compounds.sales" --allow warnings --team -o "$WORK/compounds.pdf" 2>"$WORK/err" || cat "$WORK/err"
    verdict booklets/short-words-of-the-team-stay-whole "$(for word in Level working day before Initials; do words "$WORK/compounds.pdf" | grep -qxF "$word" || echo "$word is torn"; done)"
fi

# The map of a small process stands in the text, that of a larger one on pages of its own.
if chosen booklets/map; then
    handout tests/booklets/scripts.sales rep map.pdf
    verdict booklets/map-within "$(pdftotext -raw "$WORK/map.pdf" - | tr '\f' '\n' | grep -q 'of all deals are won' || echo "no map")"
    handout examples/b2b.sales ae map.pdf
    verdict booklets/map-of-its-own "$(pdftotext -raw "$WORK/map.pdf" - | grep -q '^part 1 of 2' || echo "no parts")"
    handout tests/booklets/long.sales rep wide.pdf
    verdict booklets/map-begins-where-texts-do "$(for file in map wide; do
        pdftotext -f 4 -l 4 -bbox "$WORK/$file.pdf" - | sed -n 's/.*xMin="\([0-9]*\).*yMin="\([0-9]*\).*>\(.*\)<.word>/\1 \2 \3/p' |
            awk -v file=$file '$2 > 60 && $2 < 100 && ($3 == "B2B" || $3 == "Generated") { print file, $1 }'; done |
        diff - <(printf 'map 60\nwide 60\n'))"
    handout examples/gitlab-commercial.sales ae shared.pdf
    verdict booklets/map-is-shared-evenly "$(pdftotext -raw "$WORK/shared.pdf" - | tr '\n\f' ' \n' |
        grep -q 'part 2 of 2.* 7 Awaiting' || echo "the last page has no stage")"
    handout tests/booklets/boxes.sales c-1 boxes.pdf
    verdict booklets/boxes-stay-on-their-card "$(pdftotext -f 4 -l 4 -bbox "$WORK/boxes.pdf" - | python3 -c '
import re, sys
words = re.findall("xMin=\"(.*?)\" yMin=\"(.*?)\" xMax=\"(.*?)\" .*>(.*)</word>", sys.stdin.read())
edge = [float(left) for left, _, _, word in words if word == "Fertig"][0] - 10
boxes = [float(right) for _, top, right, word in words if 130 < float(top) < 180 and re.fullmatch("[0-9A-F]{2}", word)]
if not boxes or max(boxes) > edge: print("boxes end at", max(boxes, default=0), "behind", edge)')"
    handout tests/booklets/maps.sales rep maps.pdf
    verdict booklets/opening-stays-with-its-map "$(pdftotext -f 4 -l 4 -raw "$WORK/maps.pdf" - | tr '\n' ' ' | grep -q 'You take part in the one stage of Other. Other ' || echo "it does not")"
    verdict booklets/map-stands-at-the-side-of-the-text "$(pdftotext -f 3 -l 3 -bbox "$WORK/maps.pdf" - |
        sed -n 's/.*xMin="\([0-9]*\).*yMin="\([0-9]*\).*>\(Base\|Brought\)<.*/\1 \3/p' | diff - <(printf '60 Base\n60 Brought\n'))"
    handout examples/packaging-line.sales sales far.pdf
    verdict booklets/says-where-the-map-is "$(pdftotext -f 3 -l 3 -raw "$WORK/far.pdf" - | grep -q '^Map: p. 5$' || echo "page 3 does not say it"
        pdftotext -f 5 -l 5 -raw "$WORK/far.pdf" - | grep -q '^part 1 of' || echo "no map on page 5"
        pdftohtml -xml -i -stdout "$WORK/far.pdf" | grep -q 'href="[^"]*#5">Map:' || echo "no link to it")"
    { for i in $(seq 0 24); do printf 'skill k%d "Skill %d" {\n  proof "Proof %d"\n}\n' "$i" "$i" "$i"; done
        printf 'role rep "Rep" {\n'; for i in $(seq 0 24); do echo "  has k$i"; done
        printf '}\nprocess p "P" {\n'; for i in $(seq 0 14); do
        printf '  stage s%d "Stage %d" {\n    owner rep\n    needs k%d\n    exit "Exit %d"\n    outcome ok -> %s\n    outcome no -> lost {\n      reason "r"\n    }\n  }\n' "$i" "$i" "$i" "$i" "$([ "$i" -lt 14 ] && echo "s$((i + 1))" || echo won)"; done
        printf '  end won is win\n  end lost is loss {\n    reason "r"\n  }\n}\n'; } >"$WORK/behind.sales"
    handout "$WORK/behind.sales" rep behind.pdf
    verdict booklets/map-directly-behind-its-section "$(cat "$WORK/err" | grep ^error; pdftotext -f 4 -l 4 -raw "$WORK/behind.pdf" - | grep -q '^part 1 of' || echo "no map on page 4"
        pdftotext -f 3 -l 3 -raw "$WORK/behind.pdf" - | grep '^Map:')"
    handout examples/services.sales consultant whole.pdf
    verdict booklets/map-is-whole-in-smaller-letters "$(pdftotext -f 4 -l 4 -raw "$WORK/whole.pdf" - | tr '\n' ' ' |
        grep -q '^Managed IT .* 1 New lead, .* Closed lost ' || echo "page 4 has not all of it")"
    python - 7.5 "$WORK/map.pdf" 7 "$WORK/whole.pdf" <<'END' >"$WORK/small" 2>&1
import re, subprocess, sys
for least, path in zip(sys.argv[1::2], sys.argv[2::2]):
    xml = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", path], capture_output=True).stdout.decode()
    # pdftohtml gives sizes in whole pixels of 108 an inch, cut off
    for size in re.findall(r'<fontspec id="\d+" size="(-?\d+)"', xml):
        if 0 < int(size) < int(float(least) * 1.5): print("letters of", size, "in", path)
END
    verdict booklets/letters-large-enough "$(cat "$WORK/small")"
fi

# A running head stands at the right whatever its script, apart from the one at the left; a number of
# a page takes no more room than it needs.
if chosen booklets/heads; then
    sed 's/"Przedstawiciel[^"]*"/"مندوب المبيعات"/' tests/booklets/scripts.sales >"$WORK/heads.sales"
    handout "$WORK/heads.sales" rep heads.pdf
    verdict booklets/head-of-arabic "$(pdftotext -f 2 -l 2 -bbox "$WORK/heads.pdf" - | grep -q 'xMax="53[45][0-9.]*" yMax="4[0-9.]*">handout<' ||
        pdftotext -f 2 -l 2 -bbox "$WORK/heads.pdf" - | grep -m1 '>handout<')"
    sed 's/^process b2b .*/process b2b "عملية البيع" {/' examples/b2b.sales >"$WORK/heads.sales"
    handout "$WORK/heads.sales" ae heads.pdf
    verdict booklets/versions-run-alike "$(pdftotext -f 1 -l 2 -bbox "$WORK/heads.pdf" - | python -c '
import re, sys
words = re.findall("xMin=\"(.*?)\" yMin=\"(.*?)\" .*>(.*)</word>", sys.stdin.read())
found = [[float(left) for left, other, one in words if abs(float(other) - float(top)) < 3 and re.search("[\u0600-\u06ff]", one)]
         + [float(at)] for at, top, word in words if word == "version"]
if len(found) != 3 or any(max(line[:-1]) > line[-1] for line in found): print(found)')"
    sed 's/^process b2b .*/process b2b "A name of a process that is so long that it fills a line of a page, and then needs some more room than there is" {/' examples/b2b.sales >"$WORK/heads.sales"
    handout "$WORK/heads.sales" deal-desk heads.pdf
    verdict booklets/heads-apart "$(pdftotext -f 2 -l 2 -bbox "$WORK/heads.pdf" - | sed -n 's/.*xMax="\([0-9]*\).*yMax="4.*>\(.*\)<.word>/\1 \2/p' |
        awk '/Deal$/ { exit } { end = $1 > end ? $1 : end } END { if (end == 0 || end > 312) print "the left one ends at", end }')"
    verdict booklets/heads-keep-the-version "$(pdftotext -f 2 -l 2 -layout "$WORK/heads.pdf" - | head -5 | grep -q '^ *A name of a process that is so long.*[^ ]…, version 2026.2  *Deal desk' || pdftotext -f 2 -l 2 -layout "$WORK/heads.pdf" - | head -5)"
    verdict booklets/titles-of-maps-take-lines "$(pdftotext -raw "$WORK/heads.pdf" - | tr '\n' ' ' | grep -q 'part 1 of 2 A name of a process that is so long that it fills a line of a page, and then needs some more room than there is ' || echo "the title is cut")"
    verdict booklets/titles-of-maps-stay-in-the-margins "$(pdftotext -bbox "$WORK/heads.pdf" - | python -c '
import re, sys
for page in sys.stdin.read().split("<page ")[1:]:
    width = float(re.search("width=\"(.*?)\"", page).group(1))
    for top, right, bottom, word in re.findall("yMin=\"(.*?)\" xMax=\"(.*?)\" yMax=\"(.*?)\">(.*?)</word>", page):
        if float(bottom) - float(top) > 14 and float(right) > width - 60 + 0.5: print(word, "ends at", right, "of", width)')"
    handout "$WORK/heads.sales" ae heads.html
    verdict booklets/titles-of-maps-in-pages-are-whole "$(grep -o 'font-size="22"[^/]*' "$WORK/heads.html" | sed 's/.*>\(.*\)</\1/' | tr '\n' ' ' |
        grep -q 'some more room than there is $' || grep -o 'font-size="22"[^/]*' "$WORK/heads.html")"
    handout examples/shinki-kaitaku.sales 営業 heads.pdf
    verdict booklets/page-numbers-take-no-more-room "$(python tests/booklets/gaps.py "$WORK/heads.pdf")"
fi

# Our own words behind a text from right to left stand as they do elsewhere, and so they do in Markdown.
if chosen booklets/right-to-left; then
    handout tests/booklets/scripts.sales rep left.pdf
    verdict booklets/our-words-do-not-flip "$(pdftotext -bbox "$WORK/left.pdf" - | python -c '
import re, sys
words = re.findall("xMin=\"(.*?)\" yMin=\"(.*?)\" .*>(.*)</word>", sys.stdin.read())
hours = [(float(left), top) for left, top, word in words if word == "hours)"]
numbers = [(float(left), top) for left, top, word in words if word == "(3"]
if not any(top == other and left < right for left, top in numbers for right, other in hours): print("no (3 hours):", numbers, hours)')"
    handout tests/booklets/scripts.sales rep left.md
    verdict booklets/our-words-do-not-flip-in-markdown "$(grep -q ' &#8206;(3 hours)$' "$WORK/left.md" || echo "no mark before them"
        grep -P '[\x{200e}\x{2066}-\x{2069}]' "$WORK/left.md")"
fi

# The cover says what it is made from above its title too, and has room for five names and days.
if chosen booklets/cover; then
    handout examples/b2b.sales ae cover.pdf
    verdict booklets/cover-begins-with-the-process "$(pdftotext -f 1 -l 1 -raw "$WORK/cover.pdf" - | tr '\n' ' ' |
        grep -q '^B2B sales, version 2026.2 Account executive: handout .* Name First day .* Buddy Made from' || pdftotext -f 1 -l 1 -raw "$WORK/cover.pdf" -)"
fi

# What is too long even for that ends with three dots, and every row still stands on the cover.
if chosen booklets/cut-cover; then
    many=$(seq -s ' ' -f 'word%g' 300)
    printf 'role boss "Boss %s"\nrole rep "Rep %s" {\n  reports boss\n}\nprocess p "Process %s" {\n  stage s {\n    owner rep\n    exit "x"\n    outcome ok -> won\n  }\n  end won is win\n}\n' \
        "$many" "$many" "$many" >"$WORK/cut.sales"
    for paper in a4 letter; do
        handout "$WORK/cut.sales" rep cut.pdf --for "Ana $many" --paper $paper
        verdict booklets/cut-cover-$paper "$(python tests/booklets/cut.py "$WORK/cut.pdf" 5
            for row in Name "First day" "Reports to" Manager Mentor Buddy "Made from"; do
                pdftotext -f 1 -l 1 -layout "$WORK/cut.pdf" - | grep -q "^ *$row" || echo "$row is not on the cover"; done)"
    done
fi

# A few entries more than one page of contents has room for still stand on one.
if chosen booklets/contents; then
    handout tests/booklets/long.sales rep contents.pdf
    verdict booklets/contents-on-one-page "$(pdftotext -f 2 -l 2 -raw "$WORK/contents.pdf" - | tr '\n' ' ' |
        grep -q 'Contents.* Skill 19 .*Sign-off' || pdftotext -f 2 -l 3 -layout "$WORK/contents.pdf" -)"
fi

# One page for the pocket, whatever there is to say; the team's table across landscape pages.
if chosen booklets/pocket && "$STAGECRAFT" handout --help | grep -q -- --pocket; then
    for paper in a4 letter; do
        handout tests/booklets/scripts.sales rep pocket.pdf --pocket --paper $paper
        verdict booklets/pocket-$paper "$(cat "$WORK/err"; qpdf --check "$WORK/pocket.pdf" 2>&1 >/dev/null; pdfinfo "$WORK/pocket.pdf" | grep -q "^Pages: *1$" || echo pages
            pdfinfo "$WORK/pocket.pdf" | grep -qi "($paper)" || echo paper; pdftotext -raw "$WORK/pocket.pdf" - | grep -q 买方已确认预算和需求 || echo words)"
        handout tests/booklets/long.sales rep pocket.pdf --pocket --paper $paper
        verdict booklets/pocket-of-many-$paper "$(grep ^stagecraft: "$WORK/err"; pdfinfo "$WORK/pocket.pdf" | grep -q "^Pages: *1$" || echo pages
            for stage in $(seq 0 14); do pdftotext -raw "$WORK/pocket.pdf" - | grep -q "Stage number $stage$" || echo "no stage $stage"; done)"
    done
    { cat tests/booklets/long.sales; for stage in $(seq 0 14); do
        printf 'change process p {\n  change stage st%d {\n' "$stage"
        for i in $(seq 12); do printf '    exit "The buyer has agreed point %d of %d"\n' "$i" "$stage"; done
        printf '  }\n}\n'
    done; } >"$WORK/many.sales"
    handout "$WORK/many.sales" rep many.pdf --pocket
    verdict booklets/pocket-says-what-is-left-out "$([ $? -eq 0 ] || echo status
        left=$(grep -oE 'the last [0-9]+ are left out' "$WORK/err" | grep -oE '[0-9]+') || cat "$WORK/err"
        pdftotext -raw "$WORK/many.pdf" - | grep -q "^and $left more" || echo "the page does not say it")"
    { echo 'role rep "Rep"'; printf 'process p "P" {\n'; for i in $(seq 15); do
        printf '  stage s%d "Call %d" {\n    owner rep\n    exit "The customer has confirmed the number of the meter on the phone" proof "A recording with the words of the customer"\n' "$i" "$i"
        printf '    exit "The customer has asked for the offer" proof "A tick"\n    exit "The customer has a phone in hand" proof "The code"\n    outcome ok -> %s\n  }\n' "$([ "$i" -lt 15 ] && echo "s$((i + 1))" || echo won)"; done
        printf '  end won is win\n}\n'; } >"$WORK/proofs.sales"
    handout "$WORK/proofs.sales" rep proofs.pdf --pocket --paper letter
    verdict booklets/pocket-keeps-proofs "$(text=$(pdftotext -raw "$WORK/proofs.pdf" - | tr '\n' ' ')
        left=$(grep -oE 'for all: [0-9]+ of the proofs are left out' "$WORK/err" | grep -oE '[0-9]+') || cat "$WORK/err"
        [ "$(grep -o '(proof:' <<<"$text" | wc -l)" -eq $((45 - left)) ] && [ "$left" -lt 16 ] && [ "$left" -gt 0 ] || echo "$left are left out: $text"
        grep -q 'Where … stands, there is no room for the proof' <<<"$text" || echo "the page does not say it")"
    "$STAGECRAFT" handout examples/b2b.sales --team -o "$WORK/team.pdf" 2>"$WORK/err"
    verdict booklets/team "$(cat "$WORK/err"; qpdf --check "$WORK/team.pdf" 2>&1 >/dev/null; pdfinfo "$WORK/team.pdf" | grep -q '^Page size: *841.89 x 595' || pdfinfo "$WORK/team.pdf"
        [ "$(pdftotext -raw "$WORK/team.pdf" - | grep -c '^Role')" -eq "$(pdfinfo "$WORK/team.pdf" | sed -n 's/^Pages: *//p')" ] || echo "a page without its head")"
fi

# Cards go on over pages, under their heading, and headings do not stand alone.
if chosen booklets/full; then
    while read -r file role paper; do
        handout "$file" "$role" full.pdf --paper "$paper"
        verdict "booklets/full-$role-$paper" "$(python tests/booklets/full.py "$WORK/full.pdf")"
    done <<'END'
examples/b2b.sales ae a4
examples/enterprise-saas.sales ae letter
examples/packaging-line.sales sales a4
stdlib/templates/smb-self-serve/smb-self-serve.sales assist letter
stdlib/templates/manufacturing/manufacturing.sales sales letter
END
    handout examples/b2b.sales ae full.pdf
    verdict booklets/says-again-what-goes-on "$(pdftotext -layout "$WORK/full.pdf" - | grep -q '^ *3\. First meeting, continued$' || echo "no heading")"
    handout examples/gitlab-commercial.sales ae full.pdf --paper letter
    verdict booklets/questions-stay-with-their-point "$(pdftotext -raw "$WORK/full.pdf" - | grep -A1 ', continued$' | grep 'What happens if you do nothing')"
    handout examples/packaging-line.sales sales full.pdf
    verdict booklets/table-before-maps "$(pdftotext -f 4 -l 4 -layout "$WORK/full.pdf" - | grep -q '^ *No\. *Stage ' || echo "maps stand within the table")"
    handout examples/onboarding.sales ae full.pdf
    verdict booklets/summary-stays "$(pdftotext -raw "$WORK/full.pdf" - | tr '\n\f' ' \n' | grep -q 'One mentor, one manager.* Before the first day' || echo "a summary stands alone")"
fi

# Maps and texts have their fonts in common, and a part of a map ends where the next begins.
if chosen booklets/lean; then
    handout examples/b2b.sales ae lean.pdf
    verdict booklets/fonts-once "$(pdffonts "$WORK/lean.pdf" | sed '1,2d; s/^[A-Z]*+//' | awk '{ print $1, $2, $3 }' | sort | uniq -d)"
    verdict booklets/no-strips "$(python tests/booklets/strips.py "$WORK/lean.pdf")"
fi

# What is refused and what fails says so, and writes nothing.
if chosen booklets/failures; then
    handout examples/b2b.sales ae none.pdf --paper a3
    verdict booklets/a3 "$([ $? -eq 2 ] || echo status; grep -q 'takes a4|letter, not `a3`' "$WORK/err" || cat "$WORK/err"; ls "$WORK" | grep none)"
    handout examples/b2b.sales ae none.md --paper a3
    verdict booklets/a3-of-any-format "$([ $? -eq 2 ] || echo status; ls "$WORK" | grep none)"
    mkdir -p "$WORK/alone" && cp "$STAGECRAFT" "$WORK/alone/"
    "$WORK/alone/stagecraft" handout examples/b2b.sales --role ae -o "$WORK/alone/x.pdf" 2>"$WORK/err"
    verdict booklets/no-modules "$([ $? -eq 4 ] || echo status; grep -q 'this installation is not whole' "$WORK/err" || cat "$WORK/err"; ls "$WORK/alone" | grep pdf)"
    handout examples/b2b.sales ae none.pdf --limit-layout-output 20000
    verdict booklets/too-much "$([ $? -eq 4 ] || echo status; grep -q 'painting the handout failed' "$WORK/err" || cat "$WORK/err"; ls "$WORK" | grep none)"
    "$STAGECRAFT" handout examples/b2b.sales --all --as pdf --limit-layout-output 20000 -o "$WORK/all" 2>"$WORK/err"
    verdict booklets/too-much-of-all "$([ $? -eq 4 ] || echo status; ls "$WORK/all" 2>/dev/null)"
    sed 's/次へ/중단/' tests/booklets/scripts.sales >"$WORK/hangul.sales"
    handout "$WORK/hangul.sales" rep hangul.pdf
    "$STAGECRAFT" handout "$WORK/hangul.sales" --root "$WORK" --all --as pdf -o "$WORK/hangul" 2>"$WORK/all.err"
    verdict booklets/missing-letters-of-each "$(for role in $(ls "$WORK/hangul" | sed 's/\.pdf//'); do "$STAGECRAFT" handout "$WORK/hangul.sales" --root "$WORK" --role "$role" -o "$WORK/one.pdf"; done 2>"$WORK/one.err"
        [ "$(grep -c 'lack letters' "$WORK/all.err")" -gt 1 ] || echo "not said of each"; diff "$WORK/one.err" "$WORK/all.err")"
    sed -e 's/次へ/중단 🎉/' -e 's/"Przedstawiciel[^"]*"/"विक्रेता"/' tests/booklets/scripts.sales >"$WORK/many.sales"
    handout "$WORK/many.sales" rep hangul.pdf
    verdict booklets/missing-letters-of-every-script "$(for words in 'Hangul, U+C911 first' 'Devanagari, U+0935 first' 'emoji or other signs, U+1F389 first'; do
        grep -qF "$words" "$WORK/err" || echo "$words is not said: $(cat "$WORK/err")"; done)"
    handout "$WORK/hangul.sales" rep hangul.pdf
    verdict booklets/missing-letters "$([ $? -eq 0 ] || echo status; grep -q 'our fonts lack letters of this text (Hangul.*HTML shows them' "$WORK/err" || cat "$WORK/err"; [ -s "$WORK/hangul.pdf" ] || echo "not written")"
fi

# All roles at once; also where shaped letters of a map stand before the texts of the next booklet.
if chosen booklets/all; then
    "$STAGECRAFT" handout tests/booklets/scripts.sales --all --as pdf -o "$WORK/shaped" 2>"$WORK/err" || cat "$WORK/err"
    verdict booklets/all-are-as-one-in-every-script "$(for role in "$WORK"/shaped/*.pdf; do
        handout tests/booklets/scripts.sales "$(basename "$role" .pdf)" shaped.pdf && cmp "$WORK/shaped.pdf" "$role"; done 2>&1)"
    "$STAGECRAFT" handout examples/b2b.sales --all --as pdf -o "$WORK/roles" 2>"$WORK/err" || cat "$WORK/err"
    handout examples/b2b.sales ae ae.pdf
    verdict booklets/all-are-as-one "$(cmp "$WORK/ae.pdf" "$WORK/roles/ae.pdf" 2>&1; for file in "$WORK"/roles/*.pdf; do pdfinfo "$file" >/dev/null || echo "$file"; done)"
fi
