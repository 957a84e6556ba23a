# Makers of hostile inputs. Each writes input.sales (and what belongs to it) into the working folder.
# The rows that use them are in rows.sh and imports.sh.

# Sizes of what is heavy: sanitizers, many times slower, have a tenth of it. DEEP=1 has all.
some() { if every 2 1; then echo "$1"; else echo $(($1 / 10)); fi; }

# A sound little process around the lines given: sound [LINES-IN-STAGE] [LINES-AT-TOP]
sound() {
    printf '%b\n' "${2:-}" 'role rep
process p "P" {
  stage a "A" {
    owner   rep'
    printf '%b\n' "${1:-}"
    printf '%s\n' '    exit    "Done"
    outcome yes -> won 40%
    outcome no -> lost
  }
  end won is win
  end lost is loss {
    reason  "Price"
  }
}'
}

# `raw TEXT` is a file of those bytes; `in_label BYTES`, `in_note`, `in_name`, `in_comment` put them in.
raw() { printf '%b' "$1" >input.sales; }
in_label() { sound '' "tool t \"x$1y\"" >input.sales; }
in_summary() { sound "    summary \"x$1y\"" >input.sales; }
in_name() { sound '' "tool x$1y" >input.sales; }
in_comment() { sound '' "# x$1y" >input.sales; }
in_stage() { sound "    $1" >input.sales; }
in_process() { sound | sed "s|^process p \"P\" {|&\n  $1|" >input.sales; }
at_top() { sound '' "$1" >input.sales; }
in_import() { sound '' "import \"$1\"" >input.sales; }

utf16() { sound | iconv -t "UTF-16$1" | { printf "$2"; cat; } >input.sales; }
with_bom() { { printf '\xef\xbb\xbf'; sound; } >input.sales; }
crlf() { sound | sed 's/$/\r/' >input.sales; }
mixed_line_ends() { sound | sed '1~2s/$/\r/' >input.sales; }
no_last_newline() { printf '%s' "$(sound)" >input.sales; }

repeated() { head -c "$2" /dev/zero | tr '\0' "$1"; }
long_word() { { printf '%b' "$1"; repeated a 5000000; echo; sound; } >input.sales; }
long_text() { { printf 'tool t "'; repeated a 5000000; echo '"'; sound; } >input.sales; }
long_block_text() { { printf 'tool t """\n'; yes 'a line of text' | head -"$(some 300000)"; echo '"""'; sound; } >input.sales; }
long_address() { link "https://example.com/$(repeated a 16000)%"; }
long_line() { { printf '# '; repeated a "$(some 50000000)"; echo; sound; } >input.sales; }
over_the_limit() { { sound; printf '# '; repeated a 67200000; } >input.sales; }
huge_sparse() { sound >input.sales; truncate -s 2147483649 input.sales; }
many_opens() { { printf 'process p {\n'; yes 'phase x {' | head -100000; } >input.sales; }
many_braces() { yes "$1" | head -100000 >input.sales; }
same_line_braces() { repeated "$1" 100000 >input.sales; }
many_lines() { { printf 'process p {\n  stage a {\n'; yes "    $1" | head -"$(some 600000)"; printf '  }\n}\n'; } >input.sales; }
many_tokens() { sound "    do \"x\"" >input.sales; yes 'a b c d e f g h i j' | head -"$(some 100000)" >>input.sales; }

many_stages() {
    awk -v n="${1:-100000}" 'BEGIN {
        print "role rep\nprocess p {"
        for (i = 1; i <= n; i++) {
            printf "  stage s%d {\n    owner rep\n    exit \"Done %d\"\n", i, i
            printf "    outcome on -> %s 50%%\n    outcome off -> lost\n  }\n", i < n ? "s" i + 1 : "won"
        }
        print "  end won is win\n  end lost is loss {\n    reason \"Price\"\n  }\n}" }' >input.sales
}
stages_by_variants() { # a process, and a variant of that, and a variant of both
    many_stages "$1"
    printf 'process v like p {\n  change stage s1 {\n    note "x"\n  }\n}\nprocess w like v\n' >>input.sales
}
chain_of_variants() { # so many processes, each like the one before, with what is in their blocks
    awk -v count="$1" -v inside="${2:-}" 'BEGIN {
        print "role rep\nprocess p0 {\n  stage a {\n    owner rep\n    exit \"x\"\n    outcome o -> w\n  }\n  end w\n}"
        for (i = 1; i < count; i++) printf "process p%d like p%d {\n%s}\n", i, i - 1, inside }' >input.sales
}
many_ways() { # anytimes belong to each stage: 2001 times 2000 of them
    awk 'BEGIN {
        print "role rep\nprocess p {"
        for (i = 1; i <= 2001; i++) printf "  anytime a%d -> lost\n", i
        for (i = 1; i <= 2000; i++) printf "  stage s%d {\n    owner rep\n    exit \"Done %d\"\n    outcome on -> %s 50%%\n  }\n", i, i, i < 2000 ? "s" i + 1 : "won"
        print "  end won is win\n  end lost is loss {\n    reason \"Price\"\n  }\n}" }' >input.sales
}
one_line() { # START, then many times WORDS on the same line, `@` being a number; 50,000 unless told
    printf '%b' "$1" >input.sales
    awk -v words="$(printf '%b' "$2")" -v times="${3:-$(some 50000)}" 'BEGIN {
        count = split(words, part, "@")
        for (i = 1; i <= times; i++) {
            printf "%s", part[1]
            for (k = 2; k <= count; k++) printf "%d%s", i, part[k]
        }
        print "" }' >>input.sales
}
empty_blocks() { yes "{}" | head -"${1:-8000000}" | tr -d "\n" >input.sales; }
nested() { { echo 'process p {'; for ((i = 1; i < $1; i++)); do echo 'stage x {'; done; for ((i = 0; i < $1; i++)); do echo '}'; done; } >input.sales; }
many_transitions() {
    awk -v n="$1" 'BEGIN {
        n = n ? n : 1000
        print "role rep\nprocess p {"
        for (i = 1; i <= 1000; i++) {
            printf "  stage stage-%d {\n    owner rep\n    exit \"Done %d\"\n", i, i
            for (j = 1; j <= n; j++) printf "    outcome agreed-%d -> stage-%d\n", j, (i + j - 1) % 1000 + 1
            print "    outcome out -> won\n    outcome no -> lost\n  }"
        }
        print "  end won is win\n  end lost is loss {\n    reason \"Price\"\n  }\n}" }' >input.sales
}
many_errors() { { sound; awk -v n="$(some 50000)" 'BEGIN { for (i = 0; i < n; i++) print "nonsense" i " here" }'; } >input.sales; }
many_unknown() {
    awk -v n="$(some 20000)" 'BEGIN {
        for (i = 0; i < n; i++) printf "role account-executive-%d\n", i
        print "process p {"
        for (i = 0; i < n; i++) printf "  stage s%d {\n    owner account-exekutive-x%d\n    outcome o -> won\n  }\n", i, i
        print "  end won is win\n}" }' >input.sales
}
many_unknown_targets() {
    awk -v n="$(some 20000)" 'BEGIN {
        print "role rep\nprocess p {"
        for (i = 0; i < n; i++) printf "  stage qualified-lead-%d {\n    owner rep\n    outcome o -> won\n    outcome p -> qualifyed-lead-x%d\n  }\n", i, i
        print "  end won is win\n}" }' >input.sales
}

import_chain() { # each file imports the next
    for i in $(seq 1 "$1"); do printf 'import "f%d.sales"\ntool t%d\n' $((i + 1)) "$i" >"f$i.sales"; done
    printf 'tool last\n' >"f$(($1 + 1)).sales"
    in_import f1.sales
}
import_doubling() { # each of 30 files imports the next twice, by two spellings
    mkdir d
    for i in $(seq 1 30); do
        printf 'import "f%d.sales"\nimport "d/../f%d.sales"\ntool t%d\n' $((i + 1)) $((i + 1)) "$i" >"f$i.sales"
    done
    printf 'tool last\n' >f31.sales
    in_import f1.sales
}
import_many() {
    awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++) { f = "f" i ".sales"; print "tool t" i >f; close(f) } }'
    { for ((i = 1; i <= $1; i++)); do echo "import \"f$i.sales\""; done; sound; } >input.sales
}
import_large() { { echo 'tool t'; yes '# long' | head -100; } >large.sales; printf 'import "large.sales"\ntool u\n' >input.sales; }
library_left() { # the library in a folder of its own
    mkdir lib
    printf 'tool t\n' >outside.sales
    ln -s ../outside.sales lib/out.sales
    at_top 'import std/out'
}
import_itself() { in_import input.sales; }
import_circle() { printf 'import "b.sales"\ntool ta\n' >a.sales; printf 'import "a.sales"\ntool tb\n' >b.sales; in_import a.sales; }
import_itself_again() { mkdir d; in_import d/../input.sales; }
import_hard_link() { printf 'tool t\n' >a.sales; ln a.sales b.sales; sound '' 'import "a.sales"\nimport "b.sales"' >input.sales; }
import_link_out() { printf 'tool t\n' >../outside.sales; cp ../outside.sales "$WORK/outside.sales"; ln -s "$1" in.sales; in_import in.sales; }
import_link_to() { ln -s "$1" l.sales; in_import l.sales; }
import_links_in_a_row() {
    printf 'tool t\n' >../outside.sales
    ln -s ../outside.sales l0.sales
    for i in $(seq 1 30); do ln -s "l$((i - 1)).sales" "l$i.sales"; done
    in_import l30.sales
}
import_folder_link_loop() { ln -s . d; ln -s e f; ln -s f e; in_import "d/d/d/d/e/x.sales"; }
import_file_as_folder() { printf 'tool t\n' >t.sales; in_import t.sales/x.sales; }
import_folder_link_out() { mkdir -p ../outside; printf 'tool t\n' >../outside/t.sales; ln -s ../outside d; in_import d/t.sales; }
import_link_inside() { printf 'tool t\n' >t.sales; ln -s t.sales l.sales; in_import l.sales; }
import_link_loop() { ln -s l.sales l.sales; in_import l.sales; }
import_fifo() { mkfifo f.sales; in_import f.sales; }
import_folder() { mkdir d.sales; in_import d.sales; }
import_device() { ln -s /dev/zero z.sales; in_import z.sales; }
import_socket() { perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => "s.sales", Listen => 1)' 2>/dev/null; in_import s.sales; }

link() { sound '' "tool t {\n  link \"Page\" \"$1\"\n}" >input.sales; }
