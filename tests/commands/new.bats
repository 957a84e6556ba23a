# `stagecraft new`: what it writes, where it refuses to, and folders with odd names.

setup() {
    cd "$BATS_TEST_TMPDIR"
}

load said
files() { (cd "$1" && find . -mindepth 1 | sort | tr '\n' ' '); }
title() { head -1 "$1/README.md"; }

all="./.github ./.github/workflows ./.github/workflows/sales-process.yml ./.gitignore ./README.md ./first.sales "

@test "it writes a whole project and says what to do next" {
    run "$STAGECRAFT" new my-team
    is 0; says "cd my-team"; says "stagecraft check first.sales"; says "# Change:"
    [ "${#lines[@]}" -eq 4 ]
    [ "$(files my-team)" = "$all" ]
    [ "$(title my-team)" = "# my-team" ]
    run "$STAGECRAFT" check --deny warnings my-team/first.sales
    is 0
}

@test "--template picks what it begins as" {
    run "$STAGECRAFT" new --template saas-inbound team
    is 0
    [ -s team/saas-inbound.sales ]
    [ ! -e team/first.sales ]
}

@test "--list says what each template is, and for whom, within 100 columns" {
    run "$STAGECRAFT" new --list
    is 0; says "saas-inbound"; says "for a team whose buyers come to it"
    for line in "${lines[@]}"; do [ "${#line}" -le 100 ]; done
    [ -z "$(ls -A)" ]
}

@test "a mistyped template gets a suggestion, and nothing is written" {
    run "$STAGECRAFT" new --template saas-inbund team
    is 2; says 'did you mean `saas-inbound`?'; says "new --list"
    run "$STAGECRAFT" new --template xyzzy team
    is 2; says "new --list"
    run "$STAGECRAFT" new --template common team
    is 2
    run "$STAGECRAFT" new --template ../../etc team
    is 2
    [ -z "$(ls -A)" ]
}

@test "it takes one folder, and --list takes none" {
    for words in "new" "new a b" "new --list a" "new --list --template first" "new --template first"; do
        run "$STAGECRAFT" $words
        is 2; says "for example"
    done
    run "$STAGECRAFT" new ""
    is 2
    run "$STAGECRAFT" new -
    is 2; says "./-"
    [ -z "$(ls -A)" ]
}

@test "--help shows an example of both uses" {
    run "$STAGECRAFT" new --help
    is 0; says "stagecraft new --list"; says "stagecraft new --template saas-inbound my-team"
}

@test "no file is overwritten: it says which one is there and writes none" {
    for file in first.sales README.md .gitignore .github/workflows/sales-process.yml; do
        rm -rf team; mkdir -p "team/$(dirname "$file")"; echo mine >"team/$file"
        before=$(files team)
        run "$STAGECRAFT" new team
        is 3; says "\`team/$file\` is there already"
        [ "$(files team)" = "$before" ]
        [ "$(cat "team/$file")" = mine ]
    done
}

@test "a second time is refused, and changes nothing" {
    "$STAGECRAFT" new team >/dev/null
    echo changed >>team/first.sales
    before=$(cat team/first.sales | cksum)
    run "$STAGECRAFT" new team
    is 3
    [ "$(cat team/first.sales | cksum)" = "$before" ]
}

@test "a folder with other files is fine" {
    mkdir -p team/.git team/.github/workflows; echo mine >team/notes.md; echo mine >team/.github/workflows/other.yml
    run "$STAGECRAFT" new team
    is 0
    [ "$(cat team/notes.md team/.github/workflows/other.yml)" = "mine
mine" ]
    [ -s team/first.sales ]
}

@test "the working folder, with a dot or a slash at the end" {
    mkdir sub; cd sub
    run "$STAGECRAFT" new .
    is 0
    [ "$(title .)" = "# sub" ]
    [[ "$output" != *"cd "* ]]
    run "$STAGECRAFT" new ../other//
    is 0
    [ "$(title ../other)" = "# other" ]
    mkdir deep; cd deep
    rm -rf ../.gitignore ../.github ../README.md ../first.sales
    run "$STAGECRAFT" new ..
    is 0
    [ "$(title ..)" = "# sub" ]
}

@test "folders on the way are made, and go again where it comes to nothing" {
    run "$STAGECRAFT" new a/b/./c
    is 0; says "cd a/b/c"
    [ "$(files a/b/c)" = "$all" ]
    mkdir -p x/.github; echo mine >x/.github/workflows
    run "$STAGECRAFT" new x
    is 3; says "\`x/.github/workflows/sales-process.yml\`: a file stands where its folder should be"
    [ "$(files x)" = "./.github ./.github/workflows " ]
    run "$STAGECRAFT" new "$PWD/new/$(printf 'n%.0s' {1..300})/y"
    is 3
    [ ! -e new ]
    run "$STAGECRAFT" new none/../y
    is 3; says "the way to it is not there"
    [ ! -e none ] && [ ! -e y ]
}

@test "a file, a pipe or a link that leads nowhere in the way" {
    echo mine >file; mkfifo pipe; ln -s nowhere link; ln -s file to-file
    for path in file file/below pipe to-file; do
        run "$STAGECRAFT" new $path
        is 3; says "a file is in the way"
    done
    run "$STAGECRAFT" new link
    is 3; says "link"
    [ ! -e nowhere ]
    [ "$(cat file)" = mine ]
    mkdir real; ln -s real to-real
    run "$STAGECRAFT" new to-real
    is 0
    [ "$(files real)" = "$all" ]
    mkdir other elsewhere; ln -s "$PWD/elsewhere" other/.github
    run "$STAGECRAFT" new other
    is 3; says "links are not followed"
    [ -z "$(ls -A elsewhere)" ]
    [ "$(files other)" = "./.github " ]
}

@test "a folder that cannot be made or written to" {
    [ "$(id -u)" -ne 0 ] || skip "root may write everywhere"
    mkdir closed; chmod 500 closed
    for path in closed closed/team; do
        run "$STAGECRAFT" new $path
        is 3; says "you may not write there"
    done
    [ -z "$(ls -A closed)" ]
}

@test "where no folder can be" {
    for path in /proc/team /dev/null/team; do
        run "$STAGECRAFT" new $path
        is 3
        [ "${#lines[@]}" -eq 1 ]
    done
}

@test "standard output that is full: nothing is written" {
    run bash -c '"$0" new team 2>&1 >/dev/full' "$STAGECRAFT"
    is 3; says "cannot write to standard output"
    [ -z "$(ls -A)" ]
}

@test "odd names: blanks, other scripts, a dash, quotes, markup" {
    run "$STAGECRAFT" new "our sales team"
    is 0; says "cd 'our sales team'"
    [ "$(title "our sales team")" = "# our sales team" ]
    run "$STAGECRAFT" new 営業チーム
    is 0
    [ "$(title 営業チーム)" = "# 営業チーム" ]
    run "$STAGECRAFT" new -x
    is 2
    run "$STAGECRAFT" new -- -x
    is 0; says "cd ./-x"
    [ -s ./-x/first.sales ]
    run "$STAGECRAFT" new "it's; rm -rf *"
    is 0; says "cd 'it'\\''s; rm -rf *'"
    run "$STAGECRAFT" new '<b>[a](javascript:x)`*@TITLE@'
    is 0
    html=$(cmark-gfm --unsafe '<b>[a](javascript:x)`*@TITLE@/README.md' | head -1)
    [[ "$html" != *"<b>"* ]] && [[ "$html" != *"<a"* ]] && [[ "$html" != *"<code>"* ]]
    [[ "$html" == "<h1>"* ]]
}

@test "what no text may hold is in no file, and comes to no terminal" {
    name=$'red\e[31m'
    run "$STAGECRAFT" new "$name"
    is 0; says "<U+001B>"
    [[ "$output" != *$'\e'* ]]
    [ "$(title "$name")" = "# Three stages, every line explained" ]
    for name in $'two\nlines' $'bad\xff' $'back\u202Ewards'; do
        run "$STAGECRAFT" new "$name"
        is 0
        [ "$(title "$name")" = "# Three stages, every line explained" ]
        iconv -f utf-8 -t utf-8 "$name/README.md" >/dev/null
    done
}
