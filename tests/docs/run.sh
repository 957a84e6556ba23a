# Runs the code blocks of the README and of docs/: each ```sales block must be free of findings;
# one that opens with ```sales fails RULE... must raise exactly those rules. The manual's table of
# limits has each option with the value and the bound that the command itself names.
. tests/lib.sh

# Writes each block to WORK/docs/NAME-LINE.sales, and the rules it must raise beside it.
extract() {
    awk -v folder="$WORK/blocks" -v name="$(basename "$1" .md)" '
        /^```sales in / && !file { # a file beside the others, which they import
            file = folder "/" $3; printf "" > file; next }
        /^```sales/ && !file {
            file = sprintf("%s/%s-%d.sales", folder, name, NR)
            rules = $0; sub(/^```sales */, "", rules); sub(/^fails */, "", rules)
            print rules > (file ".rules"); close(file ".rules"); printf "" > file; next }
        /^```/ { if (file) close(file); file = ""; next }
        file { print > file }' "$1"
}

mkdir -p "$WORK/blocks"
for page in README.md docs/*.md; do [ -e "$page" ] && extract "$page"; done
for file in "$WORK"/blocks/*.sales; do
    [ -e "$file.rules" ] || continue
    name=$(basename "$file" .sales)
    chosen "$name" || continue
    "$STAGECRAFT" check --color never --root "$WORK/blocks" "$file" >/dev/null 2>"$WORK/err"
    note_rules "$WORK/err"
    grep -oE '^(error|warning)\[[a-z0-9-]+\]' "$WORK/err" | sed 's/.*\[//;s/\]//' | sort -u >"$WORK/found"
    tr -s ' ,' '\n\n' <"$file.rules" | grep . | sort -u >"$WORK/wanted"
    if cmp -s "$WORK/found" "$WORK/wanted"; then pass "docs/$name"; else
        fail "docs/$name (page-line)" "$(cat "$WORK/err")"
    fi
done

# Pages that a reader follows step by step: every command on them says what is written there.
for page in tutorial; do
    chosen "walk-$page" || continue
    if [ -n "${BLESS:-}" ]; then
        python tests/docs/walk.py --bless "$STAGECRAFT" "docs/$page.md" "$WORK/walk-$page" && pass "docs/walk-$page"
    else
        verdict "docs/walk-$page" "$(python tests/docs/walk.py "$STAGECRAFT" "docs/$page.md" "$WORK/walk-$page" 2>&1)"
    fi
done

# The pictures of the README and the manual are what is drawn today (`make pictures` draws them anew).
if chosen pictures; then
    mkdir -p "$WORK/drawn"
    tools/pictures "$STAGECRAFT" "$WORK/drawn" drawn >"$WORK/said" 2>&1
    verdict docs/pictures "$([ $? -eq 0 ] || cat "$WORK/said"
        for file in docs/pictures/*.svg; do cmp "$file" "$WORK/drawn/$(basename "$file")" 2>&1; done
        for file in "$WORK"/drawn/*.svg; do [ -e "docs/pictures/$(basename "$file")" ] || echo "docs/pictures lacks $(basename "$file")"; done)"
fi

# The manual has an example of every statement, in every block it may stand in.
if chosen statements; then
    verdict docs/statements "$(python tests/docs/statements.py compiler/syntax/statements.def docs/language.md 2>&1)"
fi

# The manual shows every view, and every picture that is drawn for it.
if chosen views; then
    verdict docs/views "$(sed -n 's/^VIEW(\([a-z]*\),.*/\1/p' compiler/views/views.def | while read -r view; do
        grep -q "^!\[..*\](pictures/view-$view.svg)" docs/pictures.md || echo "docs/pictures.md does not show the view $view"
    done)"
fi

# Links from page to page: the file is there, and so is the heading.
links() {
    python - README.md CONTRIBUTING.md SECURITY.md docs/*.md docs/rules/*.md examples/README.md <<'END'
import os, re, sys

def anchors(path):
    text = re.sub(r"^```.*?^```", "", open(path, encoding="utf-8").read(), flags=re.S | re.M)
    heads = re.findall(r"^#+ +(.*)$", text, flags=re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}

for page in sys.argv[1:]:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", open(page, encoding="utf-8").read(), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        path = os.path.join(os.path.dirname(page), path) if path else page
        if not os.path.exists(path):
            print(f"{page}: {target}: there is no such file")
        elif anchor and path.endswith(".md") and anchor not in anchors(path):
            print(f"{page}: {target}: there is no such heading")
END
}
if chosen links; then
    verdict docs/links "$(links)"
fi

# The page of the examples names each of them, or a file of its folder.
if chosen examples; then
    verdict docs/examples "$(for example in examples/*; do
        grep -q "](${example#examples/}[/)]" examples/README.md || echo "$example: examples/README.md does not link to it"
    done | grep -v README.md:)"
fi

# The limits as the manual's table has them, and as the command knows them: OPTION, VALUE, BOUND.
limits_written() {
    awk -F ' *[|] *' '$4 ~ /^`--limit-/ { gsub("`", "", $4); print $4 "|" $3 "|" $5 }' docs/language.md
}
limits_known() {
    "$STAGECRAFT" check --help | sed -n 's/^  \(--limit-[a-z-]*\) NUMBER .*(\(.*\))$/\1|\2/p' |
        while IFS='|' read -r option value; do
            most=$("$STAGECRAFT" check "$option" 16000000G 2>&1 | sed 's/.*raised to \(.*\), not to.*/\1/')
            echo "$option|$value|$most"
        done
}
if chosen limits; then
    verdict docs/limits "$(diff <(limits_written) <(limits_known))"
fi
