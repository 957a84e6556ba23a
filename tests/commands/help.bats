# `help`: what every word of the language, every list, every rule means; and the manual pages.

setup() { cd "$BATS_TEST_TMPDIR"; }
load said

@test "help lists every command, statement, idea and list" {
    run "$STAGECRAFT" help
    is 0; says "check, "; says "outcome"; says "values"; says "formats"
    [[ "$output" != *" "$'\n'* ]] || { echo "blanks at a line's end"; false; }
}

@test "every statement has a page with its example and where it stands" {
    for word in $(sed -nE 's/^(STATEMENT|DECLARATION)\([A-Z]+, *"([a-z]+)".*/\2/p' "$BATS_TEST_DIRNAME/../../compiler/syntax/statements.def"); do
        run "$STAGECRAFT" help "$word"
        is 0; says "$word "; says "Example: "; says "Stands in: "
    done
}

@test "a declaration says what its block holds" {
    run "$STAGECRAFT" help outcome
    is 0; says "outcome NAME [TEXT] -> TARGET [PERCENT]"; says "give TEXT *"; says "summary TEXT"
}

@test "a command, a list, an idea and a rule are topics" {
    run "$STAGECRAFT" help map;      is 0; says "--view VIEW"
    run "$STAGECRAFT" help views;    is 0; says "swimlanes"
    run "$STAGECRAFT" help formats;  is 0; says "svg "
    run "$STAGECRAFT" help library;  is 0; says "std/method/"; says "bant"; says "std/skills/"
    run "$STAGECRAFT" help units;    is 0; says "workday"
    run "$STAGECRAFT" help language; is 0; says "In the block of stage:"
    run "$STAGECRAFT" help shares;   is 0; says "100%"
    run "$STAGECRAFT" help no-exit;  is 0; says "Wrong"
    run "$STAGECRAFT" help stage end; is 0; says "stage NAME"; says "end NAME"
}

@test "an unknown topic gets a suggestion" {
    run "$STAGECRAFT" help outcom
    is 2; says '`outcome`'
    run "$STAGECRAFT" help "$(printf 'x\033y')"
    is 2; says "<U+001B>"; says "lists the topics"
}

@test "--man writes the two manual pages, and knows no other" {
    run "$STAGECRAFT" help --man;          is 0; says ".TH STAGECRAFT 1"
    run "$STAGECRAFT" help --man language; is 0; says ".TH SALES 5"
    run "$STAGECRAFT" help --man stage;    is 2; says "--man language"
}

@test "an option that means something else to each command says what it means to this one" {
    run "$STAGECRAFT" map --help
    says "a4|letter|a3 "; says "whose part is brought out"; [[ "$output" != *"whose handout"* ]]
    run "$STAGECRAFT" handout --help
    says "a4|letter  "; says "what a PDF is printed on"; says "whose handout"; says "with --all, a folder"
    [[ "$output" != *"brought out"* && "$output" != *"a3"* && "$output" != *"of the picture"* ]]
    run "$STAGECRAFT" build --help
    says "a4|letter  "; says "the folder to write into"; [[ "$output" != *"picks the format"* ]]
    run "$STAGECRAFT" new --help
    says "every template"; [[ "$output" != *"every rule"* ]]
    [ "$("$STAGECRAFT" help --man | grep -c '^\\fB\\-\\-paper\\fR a4|letter$')" -eq 2 ]
    [ "$("$STAGECRAFT" help --man | grep -c '^\\fB\\-\\-paper\\fR a4|letter|a3$')" -eq 1 ]
    run "$STAGECRAFT" completion --words -- handout x.sales --paper ""
    says a4; says letter; [[ "$output" != *a3* ]]
    run "$STAGECRAFT" completion --words -- map x.sales --paper ""
    says a3
    run "$STAGECRAFT" completion --words -- handout x.sales --rol
    says "whose handout"
    run "$STAGECRAFT" handout x.sales --role ae --paper a3 -o x.pdf
    is 2; says '`--paper` takes a4|letter, not `a3`'
}

@test "completion takes a shell" {
    for shell in bash zsh fish; do run "$STAGECRAFT" completion $shell; is 0; says stagecraft; done
    run "$STAGECRAFT" completion tcsh; is 2; says "bash, zsh and fish"
    run "$STAGECRAFT" completion;      is 2; says "source <("
}

@test "completion offers nothing from a file that is none, or wrong" {
    run "$STAGECRAFT" completion --words -- map none.sales --role ""
    is 0; [ -z "$output" ]
    printf 'role ae "A\\tE"\nrole \n' >bad.sales
    run "$STAGECRAFT" completion --words -- map bad.sales --role ""
    is 0; [ "$output" = "$(printf 'ae\tA E')" ]
}
