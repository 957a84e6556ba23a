# What the painters make of one drawing list: SVG, PNG and PDF that look alike, letters inside, pages
# of paper, themes, links; read by programs that we did not write.
. tests/lib.sh

draw() { # draw FILE OUT OPTIONS...: a picture, and what was said
    local file=$1 out=$2
    shift 2
    "$STAGECRAFT" map "$file" --allow warnings "$@" -o "$WORK/$out" 2>"$WORK/err"
}
views="flow lanes funnel mind handoffs raci skills methods"
# Sanitizers have a map, one with lanes and a table (DEEP=1: all): tests/fuzz paints views of many inputs in process.
[ -z "$SANITIZED" ] || [ -n "${DEEP:-}" ] || views="flow lanes raci"

# Every view paints in every format, and PNG looks as the SVG does in another renderer.
for view in $views; do
    chosen "paint/alike-$view" || continue
    problem=
    for ending in svg png pdf; do
        draw examples/b2b.sales "$view.$ending" --view "$view" $([ $ending = png ] && echo --scale 1) ||
            problem="$problem $ending: $(cat "$WORK/err")"
    done
    xmllint --noout --nonet "$WORK/$view.svg" || problem="$problem: not XML"
    rsvg-convert "$WORK/$view.svg" -o "$WORK/$view-other.png" 2>"$WORK/err" || problem="$problem: $(cat "$WORK/err")"
    problem="$problem$(python tests/paint/alike.py "$WORK/$view.png" "$WORK/$view-other.png" 2>&1)"
    verdict "paint/alike-$view" "$problem"
done

# The letters inside an SVG are all that it shows, in both weights; without them it is a small file.
if chosen paint/font; then
    draw examples/b2b.sales font.svg
    draw examples/b2b.sales plain.svg --embed-font no
    verdict paint/font-has-all-letters "$(python tests/paint/font.py "$WORK/font.svg" 2>&1)"
    verdict paint/font-is-left-out "$(grep -l 'font-face' "$WORK/plain.svg")"
    python - "$WORK/font.svg" "$WORK/plain.svg" <<'END' >"$WORK/same" 2>&1
import re, sys
first, second = (open(path).read() for path in sys.argv[1:])
if re.sub(r"<style>.*?</style>\n", "", first, flags=re.S) != second: print("they differ besides the font")
if len(first) - len(second) > 40000: print("the font takes", len(first) - len(second), "bytes")
END
    verdict paint/font-is-all-that-differs "$(cat "$WORK/same")"
    draw tests/paint/scripts.sales shaped.svg
    verdict paint/font-of-shaped-text "$(python tests/paint/font.py "$WORK/shaped.svg" 2>&1)"
fi

# A PNG is as large as the scale says.
if chosen paint/scale; then
    for scale in 0.5 1 2 3.25; do
        draw examples/b2b.sales scaled.png --scale $scale
        python - "$WORK/scaled.png" "$WORK/font.svg" $scale <<'END' >"$WORK/size" 2>&1
import math, re, sys
from PIL import Image
image = Image.open(sys.argv[1])
image.load()
width, height = (float(re.search(name + r'="([0-9.]+)"', open(sys.argv[2]).read()).group(1)) for name in ("width", "height"))
wanted = tuple(math.ceil(side * float(sys.argv[3]) - 1e-6) for side in (width, height))
if any(abs(a - b) > 1 for a, b in zip(image.size, wanted)): print(image.size, "not", wanted)
END
        verdict paint/scale-$scale "$(cat "$WORK/size")"
    done
    for scale in 0 0.05 17 1e3 -1 x 1, '' 1.; do
        draw examples/b2b.sales none.png --scale "$scale"
        verdict "paint/scale-refused-$scale" "$([ $? -eq 2 ] || echo status; [ ! -e "$WORK/none.png" ] || echo written)"
    done
fi

# A PNG has no opacity, plain rows, and is no larger than other writers make it; twice the same bytes.
if chosen paint/png; then
    for view in flow lanes mind; do
        draw examples/b2b.sales packed.png --view $view
        draw examples/b2b.sales again.png --view $view
        verdict "paint/png-packed-$view" "$(python tests/paint/packed.py "$WORK/packed.png" 2>&1)"
        verdict "paint/png-again-$view" "$(cmp "$WORK/packed.png" "$WORK/again.png" 2>&1)"
    done
fi

# A PDF has all words of the picture, its fonts inside, a title, live links, and no date of today.
if chosen paint/pdf; then
    draw tests/paint/scripts.sales scripts.pdf
    pdffonts "$WORK/scripts.pdf" | tail -n +3 | awk '{ if ($(NF - 4) != "yes") print "not inside: " $0 }' >"$WORK/problem"
    verdict paint/pdf-fonts-inside "$(cat "$WORK/problem"; [ "$(pdffonts "$WORK/scripts.pdf" | wc -l)" -gt 4 ] || echo "too few fonts")"
    verdict paint/pdf-is-sound "$(qpdf --check "$WORK/scripts.pdf" 2>&1 >/dev/null)"
    verdict paint/pdf-links "$(pdfinfo -url "$WORK/scripts.pdf" | grep -qF 'https://example.com/a?b=1&c=%282%29%273' || pdfinfo -url "$WORK/scripts.pdf")"
    verdict paint/pdf-title "$(pdfinfo "$WORK/scripts.pdf" | grep -q '^Title: *Ärger, Żółć, Ωμέγα, продажа' || pdfinfo "$WORK/scripts.pdf")"
    verdict paint/pdf-date "$(pdfinfo -isodates "$WORK/scripts.pdf" | grep -q '^CreationDate: *2000-01-01' || pdfinfo "$WORK/scripts.pdf")"
    for word in 営業プロセス Sprzedawca Κερδισμένο Потеряно 买方已确认预算和需求; do
        verdict "paint/pdf-text-$word" "$(pdftotext -raw "$WORK/scripts.pdf" - | grep -q "$word" || echo missing)"
    done
fi

# Pages of paper: of the right size, no word cut or lost, letters of 8 points at least.
if chosen paint/paper; then
    for view in $views; do
        draw examples/b2b.sales one.pdf --view "$view" --width 1100
        for paper in a4:595:842 a3:842:1191 letter:612:792; do
            draw examples/b2b.sales paper.pdf --view "$view" --paper ${paper%%:*} --width 1100
            verdict "paint/paper-$view-${paper%%:*}" "$(python tests/paint/pages.py "$WORK/paper.pdf" "$WORK/one.pdf" "${paper#*:}" 2>&1)"
        done
    done
fi

# Themes: a dark picture is dark, auto says both, print has no backgrounds.
if chosen paint/theme; then
    for theme in light dark auto print; do draw examples/b2b.sales $theme.svg --theme $theme --embed-font no; done
    draw examples/b2b.sales dark.png --theme dark --scale 0.5
    fills() { grep -o 'fill="#[0-9a-f]*"' "$WORK/$1.svg" | sort -u; }
    verdict paint/theme-dark "$(comm -12 <(fills light) <(fills dark))"
    verdict paint/theme-dark-png "$(python -c 'import sys; from PIL import Image; p = Image.open(sys.argv[1]).convert("L"); v = p.getpixel((2, 2)); v < 60 or print(v)' "$WORK/dark.png")"
    sed '/^<style>/,/^<\/style>/d' "$WORK/auto.svg" >"$WORK/auto-light.svg"
    verdict paint/theme-auto-is-light "$(cmp "$WORK/auto-light.svg" "$WORK/light.svg" 2>&1)"
    for fill in $(fills light); do
        verdict "paint/theme-auto-$fill" "$(grep -qF "[$fill]{fill:#" "$WORK/auto.svg" || echo "has no dark colour")"
    done
    verdict paint/theme-print "$(grep 'x="0"' "$WORK/print.svg" | head -1; fills print | grep -iE '#(f[0-9a-e]|e[0-9a-d])[0-9a-f]{4}' | head -2)"
fi

# Letters that no font has are said; what is missing beside the command, too; what is too large.
if chosen paint/missing; then
    draw tests/paint/scripts.sales scripts.png
    verdict paint/missing-letters "$([ $? -eq 0 ] || echo status; grep -q 'our fonts lack letters of this text (Hangul' "$WORK/err" || cat "$WORK/err")"
    mkdir -p "$WORK/alone" && cp "$STAGECRAFT" "$WORK/alone/"
    "$WORK/alone/stagecraft" map examples/b2b.sales -o "$WORK/alone/x.svg" 2>"$WORK/err"
    verdict paint/missing-modules-svg "$([ $? -eq 0 ] || echo status; grep -q 'the font could not be put' "$WORK/err" && grep -q 'not whole: stagecraft-layout.so.* was laid out simply' "$WORK/err" || cat "$WORK/err"; xmllint --noout "$WORK/alone/x.svg" 2>&1)"
    "$WORK/alone/stagecraft" map examples/b2b.sales -o "$WORK/alone/x.png" 2>"$WORK/err"
    verdict paint/missing-modules-png "$([ $? -eq 4 ] || echo status; grep -q 'this installation is not whole' "$WORK/err" || cat "$WORK/err"; ls "$WORK/alone" | grep png)"
fi
# What only some outputs need costs no other command its start.
if chosen paint/start; then
    verdict paint/start "$(ldd "$STAGECRAFT" | grep -E 'lib(gvc|cgraph|gvplugin|cairo|pango|harfbuzz|freetype|fontconfig)')"
fi
if chosen paint/too-large; then
    draw examples/b2b.sales large.png --scale 16 --detail full --width 20000
    verdict paint/too-large "$([ $? -eq 1 ] || echo status; grep -q 'too large for PNG' "$WORK/err" || cat "$WORK/err"; [ ! -e "$WORK/large.png" ] || echo written)"
fi
