# Findings for programs: check --format, where they go, and what else is said.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    cat >good.sales <<'END'
role manager "Sales rep"
process p "First" {
  stage a {
    owner   manager
    exit    "The buyer has signed"
    outcome yes -> won 40%
    outcome no -> lost
  }
  end won is win
  end lost is loss {
    reason  "No decision"
  }
}
END
    sed 's/-> won/-> wonn/; s/owner   manager/owner   manger/' good.sales >bad.sales
    sed '/owner/s/$/\n    allow   no-owner/' good.sales >warned.sales
}

load said
holds() { jq -e "$2" "$1" >/dev/null || { echo "not true: $2"; cat "$1"; false; }; }

# Runs check and keeps both streams apart.
check() {
    status=0
    "$STAGECRAFT" check "$@" >out 2>err || status=$?
    output=$(cat err)
}

@test "a format for programs goes to standard output, the closing line to standard error" {
    for format in json sarif github; do
        check bad.sales --format $format
        is 1; [ -s out ]
        [ "$(cat err)" = "2 errors in 1 file" ]
    done
}

@test "text goes to standard error, as without --format" {
    check bad.sales --format text
    is 1; [ ! -s out ]; says "error[unknown-target]"
}

@test "a sound file gives an empty document" {
    check good.sales --allow warnings --format json
    is 0; holds out '.findings == [] and .unread == []'
    check good.sales --allow warnings --format sarif
    is 0; holds out '.runs[0].results == [] and .runs[0].tool.driver.rules == []'
    check good.sales --allow warnings --format github
    is 0; ! grep -q '^::\(error\|warning\)' out
}

@test "-o writes a file, whole, in place of standard output" {
    check bad.sales --format sarif -o findings.sarif
    is 1; [ ! -s out ]; holds findings.sarif '.runs[0].results | length == 2'
    check bad.sales --format json -o missing/folder.json
    is 3; [ ! -e missing ]
}

@test "-o without a format for programs is wrong usage" {
    check bad.sales -o findings.txt
    is 2; says -- "--format json"; [ ! -e findings.txt ]
    check bad.sales --format text -o findings.txt
    is 2
    cp bad.sales kept.sales
    check bad.sales --format json -o bad.sales
    is 2; cmp bad.sales kept.sales
    check bad.sales --format yaml
    is 2; says "text|json|sarif|github"
}

@test "several files make one document; what they share stands there once" {
    mkdir parts
    printf 'role manager "Sales rep" {\n  reports nobody\n}\n' >parts/people.sales
    for name in one two; do
        { echo 'import "parts/people.sales"'; sed 1d good.sales; } >$name.sales
    done
    check one.sales two.sales --allow warnings --format json
    is 1; holds out '[.findings[].rule] == ["unknown-role"] and .counts.errors == 1'
    check one.sales two.sales --allow warnings --format sarif
    is 1; holds out '.runs | length == 1 and (.[0].results | length == 1)'
}

@test "a file that cannot be read is named in the document of the others" {
    check missing.sales bad.sales --format json
    is 3; holds out '.unread[0].file == "missing.sales" and (.findings | length == 2)'
    says 'cannot read `missing.sales`'
    check missing.sales bad.sales --format sarif
    is 3; holds out '.runs[0].invocations[0] | (.executionSuccessful | not) and (.toolExecutionNotifications[0].message.text | test("missing.sales"))'
    check missing.sales bad.sales --format github
    is 3; [ "$(head -1 out)" = '::error title=stagecraft::cannot read `missing.sales`: there is no such file' ]
}

@test "levels show in every format" {
    check warned.sales --format json
    is 0; holds out '.findings[0] | .level == "warning" and .rule == "unused-allow"'
    check warned.sales --deny unused-allow --format json
    is 1; holds out '.findings[0] | .level == "error" and .denied'
    holds out '.counts | .errors == 1 and .denied == 1'
    check warned.sales --format sarif
    is 0; holds out '.runs[0].results[0].level == "warning"'
    check warned.sales --format github
    is 0; grep -q '^::warning file=warned.sales,line=5,endLine=5,col=13,endColumn=21,title=unused-allow::' out
}

@test "what is allowed is only counted in SARIF, unless --suppressed asks for it" {
    check warned.sales --allow unused-allow --format sarif
    is 0; holds out '.runs[0] | .results == [] and (.invocations[0].toolExecutionNotifications[0].message.text | test("1 finding allowed"))'
    check warned.sales --allow unused-allow --format sarif --suppressed
    is 0; holds out '.runs[0].results[0].suppressions == [{"kind": "external"}]'
    check warned.sales --allow unused-allow --format json
    is 0; holds out '.findings[0].level == "allowed" and .counts.allowed == 1'
    sed -i '/allow/s/$/\n    allow   unused-allow/' warned.sales
    check warned.sales --format sarif --suppressed
    is 0; holds out '.runs[0].results[0].suppressions == [{"kind": "inSource"}]'
}

@test "--limit-results bounds a document, errors first, and says what is not in it" {
    check warned.sales bad.sales --format json --limit-results 2
    is 1; holds out '[.findings[].level] == ["error", "error"] and .counts.cut == 1'
    check warned.sales bad.sales --format sarif --limit-results 2
    is 1; holds out '.runs[0].results | length == 2'
    holds out '.runs[0].invocations[0].toolExecutionNotifications[0] | .level == "warning" and (.message.text | test("1 finding over"))'
}

@test "--fix and --format go together; the document tells what is left" {
    check bad.sales --allow warnings --format json --fix
    is 0; holds out '.findings == []'
    check bad.sales --format json --diff
    is 2; says "-o findings.json"
    run bash -c '"$0" check - --fix --format json <bad.sales' "$STAGECRAFT"
    is 2
}

@test "fingerprints stay when lines are added above, and tell two lines of one text apart" {
    fingerprints() { jq -c '[.runs[0].results[] | [.ruleId, .partialFingerprints]]' "$1"; }
    sed -i 's/\(.*-> lost\)/&\n    outcome no2 -> losst\n    outcome no3 -> losst/' bad.sales
    check bad.sales --format sarif -o before.sarif
    { printf '# A comment.\n\n# Another.\n'; cat bad.sales; } >moved.sales
    check moved.sales --format sarif -o after.sarif
    [ "$(fingerprints before.sarif)" = "$(fingerprints after.sarif)" ]
    holds before.sarif '[.runs[0].results[] | [.ruleId, .partialFingerprints]] | length == 4 and (unique | length == 4)'
}

@test "programs hear that the search for what names mean was cut short" {
    awk 'BEGIN {
        for (i = 0; i < 9000; i++) print "role account-executive-" i
        print "process p {\n  stage s {\n    outcome o -> won"
        for (i = 0; i < 2000; i++) print "    with account-exekutive-x" i
        print "  }\n  end won is win\n}" }' >many.sales
    run --separate-stderr "$STAGECRAFT" check --format json many.sales
    [ "$(jq .search_cut <<<"$output")" = true ]
    run --separate-stderr "$STAGECRAFT" check --format sarif many.sales
    [[ $output == *"was cut short"* ]]
    printf 'tool t\n' >few.sales
    run --separate-stderr "$STAGECRAFT" check --format json few.sales
    [ "$(jq .search_cut <<<"$output")" = false ]
}
