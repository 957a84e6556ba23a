# Makers of hostile inputs. Each writes input.sales (and what belongs to it) into the working folder.
# The rows that use them are in tests/hostile/rows.sh.

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
at_top() { sound '' "$1" >input.sales; }
in_import() { sound '' "import \"$1\"" >input.sales; }

utf16() { sound | iconv -t "UTF-16$1" | { printf "$2"; cat; } >input.sales; }
with_bom() { { printf '\xef\xbb\xbf'; sound; } >input.sales; }
crlf() { sound | sed 's/$/\r/' >input.sales; }
no_last_newline() { printf '%s' "$(sound)" >input.sales; }

repeated() { head -c "$2" /dev/zero | tr '\0' "$1"; }
long_name() { { printf 'tool '; repeated a 5000000; echo; sound; } >input.sales; }
long_line() { { printf '# '; repeated a 50000000; echo; sound; } >input.sales; }
over_the_limit() { { sound; printf '# '; repeated a 67200000; } >input.sales; }
huge_sparse() { sound >input.sales; truncate -s 2147483649 input.sales; }
many_opens() { { printf 'process p {\n'; yes 'phase x {' | head -100000; } >input.sales; }
many_braces() { yes "$1" | head -100000 >input.sales; }
same_line_braces() { repeated "$1" 100000 >input.sales; }
many_tokens() { sound "    do \"x\"" >input.sales; yes 'a b c d e f g h i j' | head -100000 >>input.sales; }

many_stages() {
    awk -v n="$1" 'BEGIN {
        print "role rep\nprocess p {"
        for (i = 1; i <= n; i++) {
            printf "  stage s%d {\n    owner rep\n    exit \"Done\"\n", i
            printf "    outcome on -> %s 50%%\n    outcome off -> lost\n  }\n", i < n ? "s" i + 1 : "won"
        }
        print "  end won is win\n  end lost is loss {\n    reason \"Price\"\n  }\n}" }' >input.sales
}
too_many_stages() { # a variant of a process that is already half of what is allowed
    many_stages 100001
    printf 'process v like p {\n  change stage s1 {\n    note "x"\n  }\n}\n' >>input.sales
}
many_transitions() {
    awk 'BEGIN {
        print "role rep\nprocess p {"
        for (i = 1; i <= 1000; i++) {
            printf "  stage s%d {\n    owner rep\n    exit \"Done\"\n", i
            for (j = 1; j <= 100; j++) printf "    outcome o%d -> s%d\n", j, (i + j - 1) % 1000 + 1
            print "    outcome out -> won\n  }"
        }
        print "  end won is win\n}" }' >input.sales
}
many_errors() { { sound; awk 'BEGIN { for (i = 0; i < 50000; i++) print "nonsense" i " here" }'; } >input.sales; }
many_unknown() {
    awk 'BEGIN {
        for (i = 0; i < 20000; i++) printf "role account-executive-%d\n", i
        print "process p {"
        for (i = 0; i < 20000; i++) printf "  stage s%d {\n    owner account-exekutive-x%d\n    outcome o -> won\n  }\n", i, i
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
    for i in $(seq 1 "$1"); do printf 'tool t%d\n' "$i" >"f$i.sales"; done
    sound '' "$(for i in $(seq 1 "$1"); do printf 'import "f%d.sales"\\n' "$i"; done)" >input.sales
}
import_itself() { in_import input.sales; }
import_circle() { printf 'import "b.sales"\ntool ta\n' >a.sales; printf 'import "a.sales"\ntool tb\n' >b.sales; in_import a.sales; }
import_link_out() { printf 'tool t\n' >../outside.sales; ln -s ../outside.sales in.sales; in_import in.sales; }
import_folder_link_out() { mkdir -p ../outside; printf 'tool t\n' >../outside/t.sales; ln -s ../outside d; in_import d/t.sales; }
import_link_inside() { printf 'tool t\n' >t.sales; ln -s t.sales l.sales; in_import l.sales; }
import_link_loop() { ln -s l.sales l.sales; in_import l.sales; }
import_fifo() { mkfifo f.sales; in_import f.sales; }
import_folder() { mkdir d.sales; in_import d.sales; }
import_device() { ln -s /dev/zero z.sales; in_import z.sales; }
import_socket() { perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => "s.sales", Listen => 1)' 2>/dev/null; in_import s.sales; }

link() { sound '' "tool t {\n  link \"Page\" \"$1\"\n}" >input.sales; }
