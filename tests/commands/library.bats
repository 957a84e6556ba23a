# What is said where a path of the standard library is mistyped: the nearest, and what there is.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
}

load said

checks() { # checks PATH [OPTION...]: a file that imports it
    printf 'import %s\nrole rep\n' "$1" >in.sales
    run "$STAGECRAFT" check "${@:2}" in.sales
}

@test "a mistyped file gets the nearest, and the list of its folder" {
    checks std/method/medpicc
    is 1
    says 'note: `std/method` has anum, bant, '
    says 'help: did you mean `std/method/meddpicc`?'
}

@test "a mistyped folder is found, and so is a file in another folder" {
    checks std/metric/conversion
    says 'did you mean `std/metrics/conversion`?'
    checks std/skills/bant
    says 'did you mean `std/method/bant`?'
    says '`std/skills` has accounts, closing, core, '
    checks std/Method/BANT
    says 'did you mean `std/method/bant`?'
    checks std/spin
    says 'did you mean `std/method/spin`?'
}

@test "the ending of a file is no part of the path" {
    checks std/method/bant.sales
    says 'did you mean `std/method/bant`?'
}

@test "where nothing is near, what there is is listed" {
    checks std/method/miller
    says 'help: `std/method` has anum, bant, '
    hushes 'did you mean'
    checks std/methods
    says 'help: `std/method` has anum, bant, '
    checks std/foo/bar
    says 'help: the folders of `std` are method, metrics, '
}

@test "a path of the library in quotes, or without std/" {
    checks '"std/method/bant"'
    says 'did you mean `import std/method/bant`, of the library?'
    checks '"bant"'
    says 'did you mean `import std/method/bant`, of the library?'
    checks method/bant
    says 'did you mean `import std/method/bant`, of the library?'
    checks '"people"'
    says 'a path ends in .sales'
}

@test "a file of one's own in a folder called std is no part of the library" {
    mkdir std
    printf 'role lead\n' >std/people.sales
    checks '"std/peple.sales"'
    says 'did you mean `std/people.sales`?'
    hushes method
}

@test "with --std, what its folder has" {
    mkdir -p lib/method
    printf 'method ours {\n  point need {\n    ask "Why?"\n  }\n}\n' >lib/method/ours.sales
    checks std/method/our --std lib
    says 'did you mean `std/method/ours`?'
    says '`std/method` has ours'
    checks std/method/bant --std lib
    says 'help: `std/method` has ours'
    checks std/nothing/here --std lib
    says 'the standard library has no such file'
}
