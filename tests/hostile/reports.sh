# Findings for programs, of files, names and texts that mean harm: whatever a file holds, each document
# stays valid, tells the same findings, and nothing in it or in the log becomes a command.

# Runs check in every format over a source of the current folder; the documents become BASE.json and
# so on. Says what is wrong about the runs.
reports_of() { # reports_of FILE BASE
    local format
    for format in github sarif json; do
        bounded "$STAGECRAFT" check --format $format -- "$1"
        mv "$BOX/out" "$2.$format"
        conduct
        [ $status -eq 1 ] || echo "$format: status $status"
        [ "$(wc -l <"$BOX/err")" -le 1 ] || echo "$format: more than the closing line: $(head -c 300 "$BOX/err" | cat -v)"
    done
    bounded "$STAGECRAFT" check --color never --limit-findings 1000000 -- "$1"
    mv "$BOX/err" "$2.text"
    log_commands "$2.text" "$2.github"
}

# Lines that a build server would take for a command. GitHub takes a line that begins with :: for one,
# blanks aside, and ##[word] wherever it stands; Azure ##vso[ wherever it stands.
log_commands() { # log_commands TEXT GITHUB
    grep -nE '^[[:space:]]*::' "$1" | sed 's/^/text: /' | cat -v
    grep -nE '##[A-Za-z]*\[' "$1" "$2" | cat -v
    grep -nvE '^::(error|warning|notice) ' "$2" | sed 's/^/github: /' | cat -v
}

# Each row is checked by one run of the checker at the end.
report_row() { # report_row NAME MAKER ARGUMENTS...
    local name=$1
    chosen "hostile/$name" || return 0
    shift
    fresh
    "$@"
    ! is_sampled || return 0
    reports_of input.sales "$BOX/project/input.sales" >"$BOX/problem" # where check.py looks for them
    printf '%s\t%s\n' "$BOX/project" "$BOX/project/input.sales" >>"$WORK/report-rows"
    printf '%s\t%s\n' "hostile/$name" "$BOX" >>"$WORK/report-names"
}

evil_commands() {
    cat <<'END'
::add-mask::x
::stop-commands::t
::error file=a::b
##[add-mask]x
##[error]x
##vso[task.setvariable variable=a]b
##teamcity[buildStop]
%0A::error::x
%25%0D%0A::set-env name=a::b
[x](http://example.com/)
[x](1)
@user #123 <img src=x>
%s %n %x $(x) `x`
END
}

# The text stands in labels and texts near mistakes, in a comment, and where a statement should be.
evil_findings() { # evil_findings TEXT
    printf '%s\n' "$1" "# $1" "role rep \"$1\"" "role rep \"$1\"" "process p \"$1\" {" \
        "  stage a \"$1\" {" "    owner \"$1\"" "    takes $1" "    exit \"$1\" $1" \
        "    outcome \"$1\" -> nowhere" '  }' '}' "  $1"
}

: >"$WORK/report-rows"
: >"$WORK/report-names"
count=0
while IFS= read -r text; do
    count=$((count + 1))
    evil() { evil_findings "$text" >input.sales; }
    report_row "42-command-$count" evil
done < <(evil_commands)

evil_bytes() { printf '%b' "role rep \"$1\"\nrole rep\nprocess p {\n  stage $1 {\n    owner \"x\n  }\n" >input.sales; }
report_row 45-quotes evil_bytes 'a \\" \\\\\\\\ / b'
report_row 45-separator evil_bytes 'a\xe2\x80\xa8b\xe2\x80\xa9'
report_row 45-escape evil_bytes 'a\x1b[2Jb\x07\x08\x7f'
report_row 45-c1 evil_bytes 'a\xc2\x9b2Jb'
report_row 45-direction evil_bytes 'a\xe2\x80\xaeb\xe2\x81\xa6'
report_row 45-surrogate evil_bytes 'a\xed\xa0\x80b'
report_row 45-not-utf8 evil_bytes 'a\xff\xfe\xc0\x80b\xf8'
report_row 45-nul evil_bytes 'a\x00b'
report_row 45-lone-return evil_bytes 'a\rb'
report_row 45-emoji evil_bytes '👩‍💻 漢字 é'
report_row 45-mark evil_bytes '\xef\xbb\xbf'
report_row 45-html evil_bytes '</script><!-- & ]]>'
report_row 45-byte-order-mark raw '\xef\xbb\xbfrole a "\xff"\n'

cd "$HERE" || exit 1
python tests/reports/check.py documents / <"$WORK/report-rows" >"$WORK/report-problems" 2>&1
while IFS="$(printf '\t')" read -r name box; do
    verdict "$name" "$(cat "$box/problem")$(grep -F "$box/project/" "$WORK/report-problems" | cut -f2-)"
    rm -rf "$box"
done <"$WORK/report-names"
verdict hostile/45-checker "$(grep -v "$(printf '\t')" "$WORK/report-problems")"

# ---- 43: names of files -------------------------------------------------------------------------

file_names() {
    printf '%s\0' -rf.sales --format.sales 'a b.sales' 'a;b.sales' "a'b\"c.sales" '$(x).sales' \
        '`x`.sales' '%s%n.sales' '%0A::error::x.sales' '::error file=a::b.sales' 'a,b=c:d.sales' \
        '##[add-mask]x.sales' '[x](http:y).sales' '<img>&.sales' 'a#b?c.sales' 'a\\b.sales' \
        $'a\nb.sales' $'a\n::error::b.sales' $'a\x1b[2Jb.sales' $'a\xff\xfeb.sales' \
        $'a\xe2\x80\xaeb.sales' $'\xc3\xa9\xe6\xbc\xa2.sales' "$(repeated x 249).sales"
}

name_row() { # name_row NAME
    chosen "hostile/43-report-of-name-$count" && every 5 "$count" || return 0
    fresh
    printf 'role rep\nrole rep\n' >"./$1"
    reports_of "$1" "$BOX/documents" >"$BOX/problem" 2>&1
    printf '%s\0%s\0' "$1" "$BOX/documents" >>"$WORK/names"
    boxes[count]=$BOX
}

count=0
boxes=()
: >"$WORK/names"
while IFS= read -r -d '' file; do
    count=$((count + 1))
    name_row "$file"
done < <(file_names)

# They too are checked by one run of the checker.
cd "$HERE" || exit 1
python tests/reports/check.py names <"$WORK/names" >"$WORK/name-problems" 2>&1 || fail hostile/43-checker "$(tail -5 "$WORK/name-problems")"
for count in "${!boxes[@]}"; do
    box=${boxes[count]}
    verdict "hostile/43-report-of-name-$count" "$(cat "$box/problem"; grep -F "$box/documents" "$WORK/name-problems" | cut -f2-)"
    rm -rf "$box"
done

# ---- 20: very many ------------------------------------------------------------------------------

many_mistakes() { # fifty thousand of them, of several rules
    awk -v n="$(some 12500)" 'BEGIN { for (i = 0; i < n; i++) {
        printf "role r%d {\n  quota 5\n  quota 6\n}\n", i
        printf "tool t {\n  stange \"x\"\n}\n" } }' >input.sales
}

long_line_of_mistakes() { # a megabyte in one line, with a mistake every so many characters
    awk -v n="$(some 40000)" 'BEGIN { printf "role a"; for (i = 0; i < n; i++) printf " \"é漢%d\" }", i; print "" }' >input.sales
}

many_lines() { # eight million empty lines before a mistake: the fingerprints go over all of them
    { head -c "$(some 8000000)" /dev/zero | tr '\0' '\n'; printf 'role a\nrole a\n'; } >input.sales
}

# many_row NAME MAKER FILTER...: each FILTER holds for one format, in the order json, sarif, github.
many_row() {
    local problem= format size name=$1 maker=$2
    chosen "hostile/20-$name" || return 0
    shift 2
    fresh
    "$maker"
    for format in json sarif github; do
        bounded "$STAGECRAFT" check --format $format input.sales
        size=$(wc -c <"$BOX/out")
        problem=$problem$(conduct)
        [ $status -eq 1 ] || problem="$problem $format: status $status"
        [ "$size" -le 8000000 ] || problem="$problem $format: $size bytes"
        if [ $format = github ]; then
            [ "$(grep -c '^::error ' "$BOX/out")" -le 10 ] && grep -q "^::notice .*$1" "$BOX/out" ||
                problem="$problem $format: not $1"
        else
            jq -e "$1" "$BOX/out" >/dev/null 2>&1 || problem="$problem $format: not $1"
        fi
        shift
    done
    verdict "hostile/20-$name" "$problem"
    rm -rf "$BOX"
}

many_row fifty-thousand many_mistakes \
    "(.findings | length) == 1000 and .counts.errors > $(some 49000) and .counts.cut == .counts.errors - 1000" \
    '.runs[0] | (.results | length) == 1000 and (.invocations[0].toolExecutionNotifications | length) == 1' \
    'errors in 1 file; .* over the ten'
many_row long-line long_line_of_mistakes '.counts.errors > 0' '.runs[0].results | length > 0' 'error'
many_row many-lines many_lines '.counts.errors == 1' '.runs[0].results | length == 1' '1 error'
