# The page that a build writes, in a real browser: every control, by mouse, keyboard and touch, on a
# phone, in the dark, on paper, without script; what harmful texts do to it; that nothing is asked
# for or said; and, with axe-core, that everybody can use it.
#
# One browser serves all tests (site.py; it is driven by tests/browser.py). axe-core is fetched
# from npm once, as package-lock.json pins it, into the build folder.
. tests/lib.sh

built() { # built NAME FILE...: a folder with all that is made of them
    "$STAGECRAFT" build "${@:2}" -o "$WORK/$1" 2>"$WORK/err" || fail "site/built-$1" "$(cat "$WORK/err")"
}

bash tests/site/large.sh >"$WORK/large.sales"
built b2b examples/b2b.sales
built several examples/saas/new-business.sales examples/saas/renewal.sales examples/gitlab-commercial.sales
built large "$WORK/large.sales"
built hostile tests/site/hostile.sales
built nosvg examples/b2b.sales --formats png,html
built again examples/b2b.sales
cmp -s "$WORK/b2b/index.html" "$WORK/again/index.html"
verdict site/same-bytes "$([ $? -eq 0 ] || echo "two builds of one file differ")"

AXE=$PWD/build/site-npm
if [ ! -f "$AXE/node_modules/axe-core/axe.min.js" ]; then
    mkdir -p "$AXE"
    cp tests/site/package.json tests/site/package-lock.json "$AXE"
    npm ci --prefix "$AXE" --ignore-scripts --no-audit --no-fund >"$WORK/err" 2>&1 ||
        fail site/axe-core "$(tail -3 "$WORK/err")"
fi

python tests/site/site.py "$WORK" "$AXE/node_modules/axe-core/axe.min.js" "$FILTER" || fail site/all-run
