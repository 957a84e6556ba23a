# Handouts: the whole command, a row a format. Read by run.sh.

echo
echo "One handout of examples/b2b.sales (wanted: Markdown under 4 ms of CPU)"
printf '%9s %10s %10s %10s\n' format "wall ms" "CPU ms" "peak KB"
for ending in md html; do
    numbers=$(measure 41 "$stagecraft" handout examples/b2b.sales --role ae -o "$pictures/handout.$ending")
    if [ -z "$numbers" ]; then
        failed "the handout as $ending"
        continue
    fi
    awk -v ending="$ending" '{ printf "%9s %10.2f %10.2f %10d\n", ending, $1, $2, $3 }' <<<"$numbers"
done
