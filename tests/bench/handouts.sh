# Handouts: one, all of an example in every format that this release writes, and as PDF all roles of
# a process of 300 stages and 12 roles. Read by run.sh.

# Every second stage goes to a second role of the same kind: 12 roles of 6.
two_of_each_role() {
    awk '/^role / { inside = 1; name = $2; kept = "" }
        inside { line = $0; sub("^role " name, "role " name "-too", line); kept = kept line "\n" }
        /^ +owner / && count++ % 2 { $0 = $0 "-too" }
        { print }
        inside && /^}/ { printf "%s", kept; inside = 0 }'
}
two_of_each_role <"$work/300.sales" >"$work/300-12.sales"

endings=$("$stagecraft" handout examples/b2b.sales --role ae -o "$pictures/try.none" 2>&1 | grep -oE '^ +\.[a-z]+ ' | tr -d ' .' | paste -sd,)
handout_row() { # handout_row LABEL WANTED RUNS COMMAND...: a row of wall and CPU time
    command_row "$1" "$2" "$3" "$stagecraft" handout "${@:4}"
}
command_row() { # command_row LABEL WANTED RUNS COMMAND...
    local label=$1 wanted=$2 numbers
    numbers=$(measure "${@:3}")
    if [ -n "$numbers" ]; then
        awk -v label="$label" -v wanted="$wanted" '{ printf "%-44s %10.1f %10.1f %8s\n", label, $1, $2, wanted }' <<<"$numbers"
    else
        failed "$label"
    fi
}

echo
echo "handout, the whole command, in ms"
printf '%-44s %10s %10s %8s\n' "" wall CPU wanted
command_row "a program that does nothing, to compare" - 41 /bin/true
handout_row "one, md" 4 41 examples/b2b.sales --role ae -o "$pictures/ae.md"
handout_row "one, pdf" - 21 examples/b2b.sales --role ae -o "$pictures/ae.pdf"
for paper in a4 letter; do
    handout_row "one for the pocket, pdf, $paper" - 21 examples/b2b.sales --role ae --pocket --paper $paper -o "$pictures/pocket.pdf"
done
handout_row "the team's table, pdf" - 21 examples/b2b.sales --team -o "$pictures/team.pdf"
for ending in ${endings//,/ }; do
    handout_row "8 roles, $ending" - 11 examples/b2b.sales --all --as "$ending" --start 2026-03-02 -o "$pictures/all"
done
handout_row "8 roles, $endings" 250 11 examples/b2b.sales --all --as "$endings" --start 2026-03-02 -o "$pictures/all"
handout_row "300 stages, 12 roles, pdf" 5000 3 --root "$work" "$work/300-12.sales" --all --as pdf -o "$pictures/many"
