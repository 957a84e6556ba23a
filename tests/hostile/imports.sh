# Files that reach for other files: what lies outside the project is never opened, by no spelling and
# by no link; and no number of imports takes the machine.

for path in ../../x.sales /etc/passwd /etc/passwd.sales 'C:\\\\x.sales' '\\\\\\\\host\\\\share.sales' file:///etc/passwd.sales \
    http://example.com/x.sales https://example.com/x.sales '~/x.sales' '~root/x.sales' '$HOME/x.sales' '${HOME}/x.sales' \
    '%HOME%/x.sales' 'a%00.sales' '../input.sales/../../x.sales' '..' '.' '' 'a//b.sales' '%(x)s' '..%2fx.sales' \
    '..\\\\x.sales' 'd/../../x.sales' './../x.sales' '.../x.sales' 'x.sales/' '/' '*.sales' '|id.sales' '`id`.sales' 'x.sales\\n' \
    '-.sales' '-' '//host/x.sales' ' ../x.sales' 'aux:.sales'; do
    row "26-import-$path" 1 . in_import "$path"
done
for path in std/../../x std/../x std/ std/./core std/method/../../x std//x std/method/bant/ std/%2e%2e/x; do
    row "26-library-$path" 1 . at_top "import $path"
done
OPTIONS="--std lib" row 26-library-folder-left 1 . library_left
row 27-link-out 1 'import-outside + *1' import_link_out ../outside.sales
row 27-link-out-by-whole-path 1 'import-outside + *1' import_link_out "$WORK/outside.sales"
row 27-folder-link-out 1 'import-outside + *1' import_folder_link_out
row 27-links-in-a-row-out 1 'import-outside + *1' import_links_in_a_row
row 27-link-inside 0 - import_link_inside
row 27-link-loop 1 '*1' import_link_loop
row 27-folder-link-loop 1 '*1' import_folder_link_loop
row 29-fifo 1 '*1' import_fifo
row 29-folder 1 '*1' import_folder
row 29-device 1 '*1' import_device
row 29-socket 1 '*1' import_socket
row 29-procfs 1 '*1' in_import /proc/self/environ
row 29-procfs-by-link 1 '*1' import_link_to /proc/self/environ
row 29-terminal-by-link 1 '*1' import_link_to /dev/tty
row 29-file-as-folder 1 '*1' import_file_as_folder
row 30-itself 1 'import-circle + *1' import_itself
row 30-itself-by-another-spelling 1 'import-circle + *1' import_itself_again
row 30-circle 1 'import-circle + *1 + ~a.sales' import_circle
row 30-chain 1 'import-limit + *1' import_chain 300
row 30-chain-at-the-limit 0 - import_chain 31
OPTIONS='--limit-depth 400' row 30-chain-raised 0 - import_chain 300
row 30-one-file-by-two-names 0 - import_hard_link
row 31-doubling 0 - import_doubling
row 31-many-imports 1 import-limit import_many 1100
OPTIONS='--limit-files 10' row 31-few-files 1 'import-limit' import_many 10
OPTIONS='--limit-imports 500' row 31-few-bytes 1 'import-limit' import_chain 20
OPTIONS='--limit-file 200' row 31-large-import 1 'import-limit + *1' import_large

# A file that is swapped for a link while it is read: what lies outside never shows.
if chosen hostile/28-swapped-for-a-link; then
    fresh
    printf 'nonsense-of-the-outside\n' >../outside.sales
    printf 'tool t\n' >inside.sales
    ln -s ../outside.sales link.sales
    ln inside.sales part.sales
    in_import part.sales
    /usr/bin/python3 "$HERE/tests/hostile/swap.py" &
    swapper=$!
    problem=
    for _ in $(seq 1 60); do
        bounded "$STAGECRAFT" check --color never input.sales
        problem=$problem$(conduct)
        grep -q nonsense "$BOX/err" && problem="what lies outside was read: $(cat "$BOX/err")"
    done
    kill $swapper
    wait $swapper 2>/dev/null
    verdict hostile/28-swapped-for-a-link "$problem"
    rm -rf "$BOX"
fi
