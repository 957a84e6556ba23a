# What `fmt` does with large and heavy files, with links and read-only ones (rows 15 to 17, 52). Each
# small row of the other files is laid out too (see `formatted` in run.sh).

lay_out() { bounded "$STAGECRAFT" fmt --color never "$@"; }

# A file that is sound, large and not laid out: one of the makers, and what it does to blanks.
heavy() { # heavy NAME STATUS MAKER ARGUMENTS...
    local name=$1 wanted=$2
    chosen "hostile/$name" || return 0
    shift 2
    fresh; "$@"
    cp input.sales "$BOX/before"
    lay_out input.sales
    if [ "$wanted" -ne 0 ]; then cmp -s input.sales "$BOX/before" || wrong "a file with mistakes was changed"; fi
    answer "$name" "$wanted"
    [ "$wanted" -ne 0 ] || { lay_out --check input.sales; answer "$name-again" 0 'already right'; }
    rm -rf "$BOX"
}

flat_stages() { many_stages "$@" && sed -i 's/^ *//; 1s/$/   /' input.sales; }
many_remarks() { sound "$(yes '  # a remark  ' | head -"$(some 300000)")" >input.sales; }
long_remark() { { printf 'role  r # '; repeated a "$(some 30000000)"; echo '  '; sound; } >input.sales; }
many_blank_lines() { { sound; yes ' ' | head -"$(some 1000000)"; echo 'role  q'; } >input.sales; }
wide_indent() { { printf 'role a {\n'; repeated ' ' "$(some 10000000)"; printf 'team "x"\n}\n'; } >input.sales; }
long_list() { { printf 'role a {\nhas x'; yes ',y' | head -"$(some 300000)" | tr -d '\n'; printf '\n}\n'; } >input.sales; }
long_list_with_remarks() { { printf 'role a {\nhas '; yes 'x, # why' | head -"$(some 100000)"; printf 'y\n}\n'; } >input.sales; }
many_texts() { { printf 'role a {\n'; yes '"""' | head -"$(some 200000)" | sed '1~2s/^/note /;1~2s/$/\n  a text/'; printf '}\n'; } >input.sales; }
deep_blocks() { { printf 'stage s {%.0s' $(seq "$1"); echo; printf '}\n%.0s' $(seq "$1"); } >input.sales; }
blocks_on_blocks() { deep_blocks 190; one=$(cat input.sales) awk 'BEGIN { for (i = 0; i < 2000; i++) print ENVIRON["one"] }' >input.sales; }
wide_on_a_line() { { printf 'process p { '; printf 'stage s%d { owner r }\n' $(seq "$(some 50000)"); printf '}\n'; } >input.sales; }

heavy 16-fmt-stages 0 flat_stages "$(some 100000)"
heavy 16-fmt-remarks 0 many_remarks
heavy 15-fmt-long-remark 0 long_remark
heavy 15-fmt-blank-lines 0 many_blank_lines
heavy 15-fmt-wide-indent 0 wide_indent
heavy 16-fmt-long-list 0 long_list
heavy 16-fmt-list-with-remarks 0 long_list_with_remarks
heavy 16-fmt-texts 0 many_texts
heavy 16-fmt-blocks 0 wide_on_a_line
heavy 17-fmt-deep 0 deep_blocks 200
heavy 17-fmt-wide-when-laid-out 3 blocks_on_blocks
heavy 17-fmt-deeper 1 deep_blocks 201
heavy 14-fmt-long-name 1 long_word 'tool '
heavy 14-fmt-long-text 1 long_text
heavy 15-fmt-over-the-limit 3 over_the_limit
heavy 16-fmt-many-tokens 1 many_tokens
heavy 18-fmt-many-closes 1 many_braces '}'

if chosen hostile/29-fmt-given; then
    for given in /dev/null /dev/zero /nowhere/x.sales '' "$(repeated x 5000)" "$(repeated 'a/' 3000)x"; do
        fresh; sound >input.sales
        lay_out "$given"
        answer "29-fmt-given-${given:0:20}" 3
        rm -rf "$BOX"
    done
    fresh; mkfifo pipe.sales; mkdir folder.sales; sound >input.sales
    lay_out .
    answer 29-fmt-folder-of-odd-things 0 '1 file'
    lay_out pipe.sales
    answer 29-fmt-fifo 3
    rm -rf "$BOX"
fi

if chosen hostile/30-fmt-folders; then
    fresh; sound >input.sales
    ln -s . round; ln -s ../.. out; mkdir -p a/b; ln -s ../../a a/b/c; ln -s nowhere dangling.sales
    lay_out .
    answer 30-fmt-round-links 0 '1 file'
    mkdir -p "$(printf '0123456789abcdef/%.0s' {1..300})"
    lay_out .
    answer 30-fmt-deep-folders 3 'cannot read the folder'
    rm -rf 0123456789abcdef
    for each in $(seq 30); do printf 'role  r\n' >"f$each.sales"; done
    lay_out --limit-files 10 .
    answer 30-fmt-more-files-than-a-run-reads 0 '30 files laid out'
    rm -rf "$BOX"
fi

if chosen hostile/52-fmt; then
    fresh; sound >../outside.sales; cp ../outside.sales ../before; ln -s ../outside.sales link.sales
    lay_out --root . link.sales
    cmp -s ../outside.sales ../before || wrong "changed outside of the root"
    answer 52-fmt-link-out-of-the-root 3
    fresh; sound >input.sales; chmod 400 input.sales; cp input.sales "$BOX/before"; chmod a-w input.sales
    lay_out input.sales
    cmp -s input.sales "$BOX/before" || wrong "a read-only file was changed"
    answer 52-fmt-read-only 3
    rm -rf "$BOX"
fi
