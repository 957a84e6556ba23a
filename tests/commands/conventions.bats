# What every command keeps: help, exit statuses, streams, options, names of outputs.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    cat >good.sales <<'END'
role rep "Sales rep" {
  has     calling
}
skill calling {
  learn   "Listen to three calls"
  proof   "One scored call"
}
process p "First" {
  stage a {
    owner   rep
    needs   calling
    exit    "Done"
    outcome yes -> won 40%
    outcome no -> lost
  }
  end won is win
  end lost is loss {
    reason  "Price"
  }
}
END
    sed 's/-> won/-> wonn/' good.sales >bad.sales
    { cat good.sales; sed -n '/^process/,$p' good.sales | sed 's/process p "First"/process q "Second"/'; } >two.sales
    printf 'role rep\n' >none.sales
}

load said

@test "without arguments it is wrong usage that shows the commands" {
    run "$STAGECRAFT"
    is 2; says check; says map; says handout
}

@test "--help goes to standard output, of all and of each command" {
    run "$STAGECRAFT" --help
    is 0; says "check"; says "model"
    for command in check model map handout; do
        run bash -c '"$0" "$1" --help 2>/dev/null' "$STAGECRAFT" $command
        is 0; says "stagecraft $command"
    done
}

@test "--version says one line" {
    run "$STAGECRAFT" --version
    is 0; says stagecraft; [ "${#lines[@]}" -eq 1 ]
}

@test "a mistyped command gets a suggestion" {
    run "$STAGECRAFT" chekc good.sales
    is 2; says '`check`'
}

@test "a mistyped option gets a suggestion" {
    run "$STAGECRAFT" map good.sales --veiw flow -o x.svg
    is 2; says "--view"
    [ ! -e x.svg ]
}

@test "an option of another command, and one without its value, are wrong usage" {
    run "$STAGECRAFT" check good.sales --view flow
    is 2
    run "$STAGECRAFT" map good.sales -o
    is 2
    run "$STAGECRAFT" map good.sales --view nonsense -o x.svg
    is 2; says flow
}

@test "check: 0 for a sound file, silent on standard output" {
    run bash -c '"$0" check good.sales 2>/dev/null' "$STAGECRAFT"
    is 0; [ -z "$output" ]
}

@test "check: 1 for a file with errors, findings on standard error" {
    run "$STAGECRAFT" check bad.sales
    is 1; says "error[unknown-target]"; says "bad.sales:13:20"; says '`won`'
    run bash -c '"$0" check bad.sales 2>/dev/null' "$STAGECRAFT"
    is 1; [ -z "$output" ]
}

@test "check takes several files and standard input" {
    run "$STAGECRAFT" check good.sales two.sales
    is 0
    run "$STAGECRAFT" check good.sales bad.sales
    is 1
    run bash -c '"$0" check - <good.sales' "$STAGECRAFT"
    is 0
    run bash -c '"$0" check - <bad.sales' "$STAGECRAFT"
    is 1; says "<stdin>:13"
}

@test "a file that is not there is status 3 with its name" {
    run "$STAGECRAFT" check missing.sales
    is 3; says missing.sales
    run "$STAGECRAFT" check .
    is 3
}

@test "no file is wrong usage" {
    for command in check model map handout; do
        run "$STAGECRAFT" $command
        is 2
    done
}

@test "-- ends the options" {
    cp good.sales ./--help
    run "$STAGECRAFT" check -- --help
    is 0
}

@test "map needs an output, and its ending names the format" {
    run "$STAGECRAFT" map good.sales
    is 2; says -o
    run "$STAGECRAFT" map good.sales -o map
    is 2; says svg; says dot
    run "$STAGECRAFT" map good.sales -o map.bmp
    is 2; says svg
    run "$STAGECRAFT" map good.sales -o map.svg
    is 0; [ -s map.svg ]
    run "$STAGECRAFT" map good.sales -o map.dot
    is 0; [ -s map.dot ]
}

@test "map of several processes asks which" {
    run "$STAGECRAFT" map two.sales -o map.svg
    is 2; says '`p`'; says '`q`'; [ ! -e map.svg ]
    run "$STAGECRAFT" map two.sales --process q -o map.svg
    is 0
    grep -q Second map.svg
    run "$STAGECRAFT" map two.sales --process r -o map2.svg
    [ "$status" -ne 0 ]; [ ! -e map2.svg ]
}

@test "a file without a process is sound, but cannot be drawn" {
    run "$STAGECRAFT" check none.sales
    is 0
    run "$STAGECRAFT" map none.sales -o map.svg
    is 1; says "no process to draw"; [ ! -e map.svg ]
}

@test "a file with errors gives no product" {
    run "$STAGECRAFT" map bad.sales -o map.svg
    is 1; [ ! -e map.svg ]
    run "$STAGECRAFT" handout bad.sales --role rep -o rep.md
    is 1; [ ! -e rep.md ]
    run bash -c '"$0" model bad.sales 2>/dev/null' "$STAGECRAFT"
    is 1; [ -z "$output" ]
}

@test "model prints JSON with shares, reach and win" {
    run bash -c '"$0" model good.sales | jq -r ".processes[0] | .win, .stages[0].win, .stages[0].reach, .stages[0].outcomes[0].share"' "$STAGECRAFT"
    is 0; [ "$output" = "0.4
0.4
1
0.4" ]
}

@test "handout writes Markdown for a role; an unknown one gets a suggestion" {
    run "$STAGECRAFT" handout good.sales --role rep -o rep.md
    is 0; grep -q "Sales rep" rep.md
    run "$STAGECRAFT" handout good.sales --role repp -o x.md
    [ "$status" -ne 0 ]; says '`rep`'; [ ! -e x.md ]
}

@test "the same input gives the same bytes" {
    "$STAGECRAFT" map good.sales -o one.svg
    "$STAGECRAFT" map good.sales -o two.svg
    cmp one.svg two.svg
}

@test "colour only when it is asked for, or on a terminal" {
    run "$STAGECRAFT" check --color always bad.sales
    says $'\e['
    run "$STAGECRAFT" check bad.sales
    [[ "$output" != *$'\e'* ]]
}

@test "the finding shows the line, carets under the right place, and a help" {
    run "$STAGECRAFT" check bad.sales
    says '13 |     outcome yes -> wonn 40%'
    says '   |                    ^^^^'
    says '= help:'
}

@test "--std reads the library from a folder" {
    mkdir -p lib/skills
    printf 'skill custom {\n  learn "x"\n  proof "y"\n}\n' >lib/skills/mine.sales
    { printf 'import std/skills/mine\n'; sed 's/has     calling/has     calling, custom/' good.sales; } >uses.sales
    run "$STAGECRAFT" check --std lib uses.sales
    is 0
    run "$STAGECRAFT" check uses.sales
    is 1; says "import-not-found"
}

@test "--root keeps imports inside" {
    mkdir -p inner
    printf 'tool t\n' >shared.sales
    { printf 'import "../shared.sales"\n'; cat good.sales; } >inner/in.sales
    run "$STAGECRAFT" check inner/in.sales
    is 0
    run "$STAGECRAFT" check --root inner inner/in.sales
    is 1; says "import-outside"
}

@test "limits can be lowered on the command line" {
    run "$STAGECRAFT" check --limit-file 10 good.sales
    [ "$status" -ne 0 ]; says good.sales
}

@test "a fault in one file does not hide another file's, and nothing is counted twice" {
    cp bad.sales worse.sales
    run "$STAGECRAFT" check bad.sales good.sales worse.sales
    is 1; says "bad.sales:13:20"; says "worse.sales:13:20"; says "2 errors in 2 files"
}

@test "handouts for all roles go into a folder" {
    run "$STAGECRAFT" handout good.sales --all -o hand
    is 0; ls hand | grep -q rep
}

@test "a product can go to standard output" {
    run bash -c '"$0" handout good.sales --role rep -o - | head -1' "$STAGECRAFT"
    is 0; [[ "$output" == "# Sales rep"* ]]
    run bash -c '"$0" model good.sales -o - | jq -r ".processes[0].name"' "$STAGECRAFT"
    is 0; [ "$output" = p ]
}

@test "explain shows a rule, and several one after another" {
    run "$STAGECRAFT" explain unknown-role dead-end
    is 0; says "unknown-role (error)"; says "dead-end (error)"; says "Right"
    run bash -c '"$0" explain dead-end 2>&1 >/dev/null' "$STAGECRAFT"
    is 0; [ -z "$output" ]
}

@test "explain suggests a rule, and shows nothing where one is unknown" {
    run "$STAGECRAFT" explain dead-end unknwon-role
    is 2; says '`unknown-role`'; [[ "$output" != *"dead-end (error)"* ]]
    run "$STAGECRAFT" explain
    is 2; says "RULE"
}

@test "explain --list has every rule in a line" {
    run "$STAGECRAFT" explain --list
    is 0; says "Names:"; says "  unknown-role "
    for line in "${lines[@]}"; do [ "${#line}" -le 130 ]; done
    run "$STAGECRAFT" explain --list dead-end
    is 2
}

@test "levels: unknown rules and errors are wrong usage, with a suggestion" {
    run "$STAGECRAFT" check --deny no-ownr good.sales
    is 2; says 'no rule is called `no-ownr`'; says 'did you mean `no-owner`?'
    run "$STAGECRAFT" check --allow something-else good.sales
    is 2; says 'explain --list'
    run "$STAGECRAFT" check --warn unknown-role good.sales
    is 2; says 'errors stay errors'
}

@test "levels: a rule counts before its group, and of two the last" {
    sed -i '/owner   rep/d' good.sales
    run "$STAGECRAFT" check --deny warnings --allow no-owner good.sales
    [[ "$output" != *no-owner* ]]
    run "$STAGECRAFT" check --allow no-owner --deny no-owner good.sales
    is 1; says 'error[no-owner]'
    run "$STAGECRAFT" check --deny no-owner --warn no-owner good.sales
    is 0; says 'warning[no-owner]'
}

@test "options: a value too many, too few, twice, or of another kind is wrong usage" {
    run "$STAGECRAFT" check --fix=yes good.sales
    is 2; says 'takes no value'
    run "$STAGECRAFT" check good.sales --root
    is 2; says 'needs a value'
    run "$STAGECRAFT" check --root . --root . good.sales
    is 2; says 'is given twice'
    for day in tomorrow 2026-02-30 2026-3-1 0000-01-01; do
        run "$STAGECRAFT" check --on $day good.sales
        is 2; says '2026-03-31'
    done
    run "$STAGECRAFT" check --zzzzzzzzzz good.sales
    is 2; says '--help'
}
