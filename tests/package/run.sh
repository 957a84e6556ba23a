# What `make install` and `make deb` put there, in a folder and in a clean Debian root: the command
# with its modules, manual pages that `man` reads, completions that three shells use. And that two
# builds of the same sources, in different folders, are the same bytes.
. tests/lib.sh

deb=$(sed -n 's/^#define STAGECRAFT_VERSION "\(.*\)"/stagecraft_\1/p' compiler/base/version.h)_$(dpkg --print-architecture).deb
example=$PWD/examples/b2b.sales

# Problems with a command that draws: works COMMAND...
works() {
    "$@" check "$example" 2>&1 || echo "check: status $?"
    for ending in svg png pdf; do
        "$@" map "$example" -o "$WORK/map.$ending" 2>&1 || echo "map as $ending: status $?"
        [ -s "$WORK/map.$ending" ] || echo "no map as $ending"
    done
    "$@" handout "$example" --role ae -o "$WORK/ae.pdf" 2>&1 || echo "handout: status $?"
}

if chosen install; then
    place=$WORK/installed
    make --no-print-directory -s install DESTDIR="$place" PREFIX=/opt/stagecraft >"$WORK/install.log" 2>&1
    verdict package/install/status "$([ $? -eq 0 ] || cat "$WORK/install.log")"
    verdict package/install/works "$(works "$place/opt/stagecraft/bin/stagecraft" | grep -v '^No findings\|^1 file')"
    "$STAGECRAFT" map "$example" -o "$WORK/built.svg"
    "$place/opt/stagecraft/bin/stagecraft" map "$example" -o "$WORK/installed.svg"
    verdict package/install/same "$(cmp "$WORK/built.svg" "$WORK/installed.svg" 2>&1)"
    share=$place/opt/stagecraft/share
    for page in man1/stagecraft.1 man5/sales.5; do
        # A page has no date: it would differ from build to build.
        verdict "package/manual/$page" "$(mandoc -T lint -W warning "$share/man/$page" 2>&1 | grep -v 'missing date')"
    done
    verdict package/manual/commands "$(for command in $(sed -n 's/^COMMAND(\([a-z]*\),.*/\1/p' compiler/cli/commands.def); do
        mandoc -T utf8 "$share/man/man1/stagecraft.1" | col -b | grep -q "^ *stagecraft $command" || echo "$command is missing"
    done)"
    verdict package/manual/statements "$(for word in $(sed -nE 's/^(STATEMENT|DECLARATION)\([A-Z]+, *"([a-z]+)".*/\2/p' compiler/syntax/statements.def); do
        mandoc -T utf8 "$share/man/man5/sales.5" | col -b | grep -q "^ *$word " || echo "$word is missing"
    done)"
fi

# ---- completions in real shells -----------------------------------------------------------------

# types SHELL LINE WORD: what the terminal shows when the line is typed, with a tab behind it, at a
# shell that knows stagecraft, until the word comes up.
types() {
    case $1 in
    bash) python3 tests/package/type.py "$WORK/desk" ". ./bash.completion" "$2\\t\\t" "$3" bash --norc --noprofile -i ;;
    zsh) python3 tests/package/type.py "$WORK/desk" \
        "autoload -U compinit; compinit -u -d ./dump; . ./zsh.completion" "$2\\t\\t" "$3" zsh -f -i ;;
    fish) (cd "$WORK/desk" && fish --no-config -c "source ./fish.completion; complete -C '$2'") ;;
    esac 2>&1
}

# completes SHELL LINE WORD: the line shows the word, or becomes it.
completes() {
    local shown
    shown=$(types "$@")
    [[ $shown == *"$3"* ]] || printf '%s does not come up behind: %s\n%s\n' "$3" "$2" "$shown"
}

if chosen completion; then
    mkdir -p "$WORK/desk/plans"
    cp "$example" "$WORK/desk/deals.sales"
    echo >"$WORK/desk/notes.txt"
    export PATH=$(dirname "$STAGECRAFT"):$PATH HOME=$WORK/desk
    for shell in bash zsh fish; do
        "$STAGECRAFT" completion "$shell" >"$WORK/desk/$shell.completion"
        verdict "package/completion/$shell/command" "$(completes "$shell" 'stagecraft expl' explain)"
        verdict "package/completion/$shell/option" "$(completes "$shell" 'stagecraft map --vi' --view)"
        verdict "package/completion/$shell/value" "$(completes "$shell" 'stagecraft map --view fun' funnel)"
        verdict "package/completion/$shell/equals" "$(completes "$shell" 'stagecraft map --view=fun' funnel)"
        verdict "package/completion/$shell/list" "$(completes "$shell" 'stagecraft check --deny no-exit,no-own' no-exit,no-owner)"
        verdict "package/completion/$shell/role" "$(completes "$shell" 'stagecraft map deals.sales --role mark' marketing)"
        verdict "package/completion/$shell/file" "$(completes "$shell" 'stagecraft check de' deals.sales)"
        verdict "package/completion/$shell/folder" "$(completes "$shell" 'stagecraft check --root pl' plans/)"
        verdict "package/completion/$shell/rule" "$(completes "$shell" 'stagecraft explain no-ex' no-exit)"
    done
fi

# ---- a package, twice the same, in a clean root -------------------------------------------------

# Copies what the build reads to another folder: copy FOLDER
copy_sources() {
    mkdir -p "$1"
    cp -a Makefile LICENSE CHANGELOG.md compiler grammar stdlib tools docs "$1"
}

if chosen deb && [ -z "${SANITIZED:-}${COVERAGE:-}" ]; then
    export SOURCE_DATE_EPOCH=1700000000
    copy_sources "$WORK/one"
    copy_sources "$WORK/another/folder"
    for folder in one another/folder; do
        # One of the two is what was built here.
        [ "$folder" = one ] && cp -a "$BUILD" "$WORK/one/build"
        (cd "$WORK/$folder" && make -j2 all && tools/deb build) >"$WORK/deb.log" 2>&1
        verdict "package/deb/$folder" "$([ $? -eq 0 ] || tail -20 "$WORK/deb.log")"
    done
    verdict package/deb/same "$(cmp "$WORK/one/build/$deb" "$WORK/another/folder/build/$deb" 2>&1)"

    cat >"$WORK/try" <<'END'
#!/bin/sh
# In the clean root: installs the package with what it depends on, and works with it as a user.
set -e
root=$1
cp "$2" "$3" "$root/tmp/"
chroot "$root" apt-get install -y -q --no-install-recommends "/tmp/$(basename "$2")"
chroot "$root" sh -ec '
    stagecraft --version
    cd /tmp
    stagecraft check b2b.sales
    for ending in svg png pdf dot; do stagecraft map b2b.sales -o map.$ending; done
    stagecraft handout b2b.sales --role ae -o ae.html
    stagecraft handout b2b.sales --role ae -o ae.pdf
    test -s /usr/share/man/man1/stagecraft.1.gz || ls /usr/share/man'
cp "$root"/tmp/map.* "$root"/tmp/ae.* "$4"
chroot "$root" apt-get purge -y -q stagecraft
test ! -e "$root/usr/bin/stagecraft" && test ! -e "$root/usr/lib/stagecraft"
END
    chmod +x "$WORK/try"
    mkdir -p "$WORK/out"
    mmdebstrap --format=null --variant=apt \
        --customize-hook="$WORK/try \"\$1\" '$WORK/one/build/$deb' '$example' '$WORK/out'" \
        bookworm /dev/null >"$WORK/root.log" 2>&1
    verdict package/deb/clean-root "$([ $? -eq 0 ] || tail -30 "$WORK/root.log")"
    for ending in svg png pdf; do
        "$STAGECRAFT" map "$example" -o "$WORK/here.$ending"
        verdict "package/deb/same-$ending" "$(cmp "$WORK/here.$ending" "$WORK/out/map.$ending" 2>&1)"
    done
fi
