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
    bash) python tests/package/type.py "$WORK/desk" ". ./bash.completion" "$2\\t\\t" "$3" bash --norc --noprofile -i ;;
    zsh) python tests/package/type.py "$WORK/desk" \
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

# ---- the steps of the action, and the other files of the kit --------------------------------------

# Runs a step of action.yml in the folder WORK/project, with a `docker` that runs what was built here
# and has the container's folders where they are: step NAME [VARIABLE=VALUE...]
step() {
    local name=$1
    shift
    (cd "$WORK/project" && env GITHUB_OUTPUT="$WORK/outputs" DOCKER="$WORK/docker" IMAGE=image SARIF=false \
        OPTIONS= FILES='**/*.sales' SITE=site "$@" bash "$HERE/.ci/action-$name") >"$WORK/said" 2>&1
}

if chosen action; then
    HERE=$PWD
    mkdir -p "$WORK/project/.git" "$WORK/project/deep/er"
    cp "$example" "$WORK/project/deep/er/a b.sales"
    cat >"$WORK/docker" <<END
#!/bin/bash
while [ "\$1" != image ]; do case \$1 in *:/out) out=\${1%:/out} ;; esac; shift; done
shift
exec "$STAGECRAFT" "\${@/#\/out/\$out}"
END
    chmod +x "$WORK/docker"
    : >"$WORK/outputs"
    step check SARIF=true
    verdict package/action/sound "$([ $? -eq 0 ] && grep -q '^status=0' "$WORK/outputs" || cat "$WORK/said")"
    printf 'role a {\n  reports nobody\n}\n' >"$WORK/project/wrong.sales"
    : >"$WORK/outputs"
    step check SARIF=true
    verdict package/action/wrong "$([ $? -eq 1 ] && grep -q '^::error file=wrong.sales,line=2' "$WORK/said" || cat "$WORK/said")"
    verdict package/action/sarif "$(jq -r '.runs[0].results[0].ruleId' "$(sed -n 's/^sarif=//p' "$WORK/outputs")" 2>&1 | grep -vx unknown-role)"
    step check FILES='deep/*/*.sales' OPTIONS='--deny no-such-rule'
    verdict package/action/options "$([ $? -eq 2 ] || cat "$WORK/said")"
    step check FILES='$(touch "$HOME/run") none/*.sales'
    verdict package/action/none "$([ $? -eq 2 ] && grep -q '^::error::No .sales file' "$WORK/said" || cat "$WORK/said")"
fi

if chosen kit; then
    # What the Dockerfile copies is there, and nothing that it copies is kept out.
    verdict package/kit/dockerfile "$(sed -n 's/^COPY \([^-].*\) [^ ]*$/\1/p' Dockerfile | tr ' ' '\n' | while read -r name; do
        [ -e "$name" ] || echo "there is no $name"
        grep -qx "!$name" .dockerignore || echo "$name is kept out"
    done)"
    # Hooks are commands that there are.
    verdict package/kit/hooks "$(sed -n 's/^ *entry: stagecraft \([a-z]*\)$/\1/p' .pre-commit-hooks.yaml | while read -r command; do
        "$STAGECRAFT" "$command" --help >/dev/null 2>&1 || echo "there is no command $command"
    done)"
    printf 'role a {\n  reports nobody\n}\n' >"$WORK/wrong.sales"
    (cd "$WORK" && "$STAGECRAFT" check --format json wrong.sales) >"$WORK/findings.json" 2>/dev/null
    verdict package/kit/gitlab "$(jq -c -f .ci/gitlab.jq "$WORK/findings.json" 2>&1 | grep -vx '\[{"description":"no role is called `nobody`","check_name":"unknown-role","fingerprint":"unknown-role:wrong.sales:2:11","severity":"major","location":{"path":"wrong.sales","lines":{"begin":2}}}]')"
    verdict package/kit/yaml "$(python -c '
import sys, yaml
for name in sys.argv[1:]:
    yaml.safe_load(open(name))' action.yml .pre-commit-hooks.yaml .ci/gitlab.yml 2>&1)"
fi

# ---- a package, twice the same, and in a clean root -----------------------------------------------

# Copies what the build reads to another folder: copy_sources FOLDER
copy_sources() {
    mkdir -p "$1"
    cp -a Makefile LICENSE CHANGELOG.md compiler grammar stdlib tools docs "$1"
}

# Makes the package in a folder of sources; what is built there already is taken as it is.
package_in() { # package_in FOLDER
    (cd "$WORK/$1" && make -j2 all && tools/deb build) >"$WORK/deb.log" 2>&1
    verdict "package/deb/$1" "$([ $? -eq 0 ] || tail -20 "$WORK/deb.log")"
}

# Objects that are compiled in another folder are the same bytes: all that is generated, which tells
# where it comes from, and a few of the others.
same_objects() { # same_objects FOLDER
    local object objects
    mapfile -t objects < <(cd "$BUILD" && ls -- *.o compiler/base/[a-e]*.o)
    (cd "$WORK/$1" && make -j2 "${objects[@]/#/build/}") >"$WORK/objects.log" 2>&1 || tail -20 "$WORK/objects.log"
    for object in "${objects[@]}"; do cmp "$BUILD/$object" "$WORK/$1/build/$object" 2>&1; done
}

# What is wrong with a package, by what stands in it.
faults_of_package() { # faults_of_package DEB FOLDER: unpacks it to the folder
    local library owners depends program
    dpkg-deb -x "$1" "$2" 2>&1
    grep -rlaF -e "$PWD" -e "$WORK" "$2" | sed 's/$/ holds a path of this machine/'
    [ "$(ls "$2")" = usr ] || ls "$2"
    # Without scripts, dpkg takes away all that it put there.
    [ "$(dpkg-deb --ctrl-tarfile "$1" | tar -t | sort | tr '\n' ' ')" = './ ./control ./md5sums ' ] || dpkg-deb --ctrl-tarfile "$1" | tar -t
    depends=$(dpkg-deb -f "$1" Depends | tr ',|' '\n\n' | sed 's/^ *//; s/[ :].*//')
    for program in "$2/usr/bin/stagecraft" "$2"/usr/lib/stagecraft/*.so; do
        ldd "$program" | grep 'not found'
        for library in $(readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
            owners=$(dpkg -S "*/$library" 2>/dev/null | sed 's/:.*//' | sort -u)
            echo "$depends" | grep -qxF -- "$owners" || echo "$program needs $library of '$owners', on which the package does not depend"
        done
    done
}

# The package is installed in a clean root, which takes its time, with DEEP=1 only.
in_clean_root() {
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
}

if chosen deb && [ -z "${SANITIZED:-}${COVERAGE:-}" ]; then
    export SOURCE_DATE_EPOCH=1700000000
    copy_sources "$WORK/one"
    copy_sources "$WORK/another/folder"
    cp -a "$BUILD" "$WORK/one/build"
    package_in one
    # All of it is compiled in the other folder with DEEP=1 only.
    if [ -z "${DEEP:-}" ]; then
        verdict package/deb/same-objects "$(same_objects another/folder)"
        rm -rf "$WORK/another/folder/build"
        cp -a "$BUILD" "$WORK/another/folder/build"
    fi
    package_in another/folder
    verdict package/deb/same "$(cmp "$WORK/one/build/$deb" "$WORK/another/folder/build/$deb" 2>&1)"
    unpacked=$WORK/unpacked
    verdict package/deb/holds "$(faults_of_package "$WORK/one/build/$deb" "$unpacked")"
    verdict package/deb/works "$(works "$unpacked/usr/bin/stagecraft" | grep -v '^No findings\|^1 file')"
    mkdir -p "$WORK/out"
    for ending in svg png pdf; do "$unpacked/usr/bin/stagecraft" map "$example" -o "$WORK/out/map.$ending" 2>"$WORK/err"; done
    [ -z "${DEEP:-}" ] || in_clean_root
    for ending in svg png pdf; do
        "$STAGECRAFT" map "$example" -o "$WORK/here.$ending"
        verdict "package/deb/same-$ending" "$(cmp "$WORK/here.$ending" "$WORK/out/map.$ending" 2>&1)"
    done
fi
