# How fast files are laid out, and in how much memory. Read by run.sh. A file that is right already
# is only compared; of one that is not the result is verified: parsed again, compared with what was
# read, and laid out again.

flatten() { sed 's/^ *//; s/   */ /g' "$1"; } # the same process without its layout
long_list() { printf 'role a {\nhas x'; yes ', y' | head -"$1" | tr -d '\n'; printf '\n}\n'; }
deep_blocks() { for _ in $(seq "$1"); do printf 'stage s {%.0s' $(seq 190); echo; printf '}\n%.0s' $(seq 190); done; }

echo
echo "fmt --check, the whole command (wanted: at least 25 MB/s of what is laid out, verified; memory"
echo "above an empty run at most 12 times the file's size from 1 MB on)"
printf '%-30s %12s %10s %8s %10s %8s\n' "" bytes "CPU ms" MB/s "peak KB" "x file"
lay_out() { # lay_out LABEL RUNS FILE
    local numbers
    numbers=$(measure "$2" sh -c '"$0" fmt --check --root "$1" "$2" >/dev/null 2>&1 || true' "$stagecraft" "$work" "$3" , \
        sh -c '"$0" --version' "$stagecraft")
    awk -v label="$1" -v bytes="$(stat -c %s "$3")" '{
        printf "%-30s %12d %10.1f %8.1f %10d %8.1f\n", label, bytes, $2, bytes / 1e3 / ($2 > $5 ? $2 - $5 : $2), $3, ($3 - $6) * 1024 / bytes
    }' <<<"$numbers"
}
for stages in 30 300 3000 30000 100000; do
    runs=$((stages < 3000 ? 21 : stages < 30000 ? 9 : 3))
    flatten "$work/$stages.sales" >"$work/flat.sales"
    lay_out "$stages stages, right" $runs "$work/$stages.sales"
    lay_out "$stages stages, verified" $runs "$work/flat.sales"
    { echo " "; cat "$work/$stages.sales"; } >"$work/flat.sales"
    lay_out "$stages stages, a line too many" $runs "$work/flat.sales"
done
for count in 100000 1000000; do
    long_list $count >"$work/flat.sales"
    lay_out "a list of $count" 5 "$work/flat.sales"
done
for count in 100 1000; do
    deep_blocks $count >"$work/flat.sales"
    lay_out "$((count * 190)) blocks, 190 deep" 5 "$work/flat.sales"
done
rm -f "$work/flat.sales"
