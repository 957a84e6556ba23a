# A process of 60 stages and eight roles, on standard output.
echo 'role r0 "Role 0"'
for i in 1 2 3 4 5 6 7; do echo "role r$i \"Role $i\" { reports r0 }" | sed 's/{ /{\n  /; s/ }/\n}/'; done
echo 'process long "Sixty stages" {'
echo '  owner r0'
for i in $(seq 0 59); do
    [ $((i % 10)) -ne 0 ] || echo "  phase p$((i / 10)) \"Phase $((i / 10 + 1))\" {"
    next=won
    [ "$i" -eq 59 ] || next="s$((i + 1))"
    printf '    stage s%d "Stage number %d" {\n      owner   r%d\n      exit    "The buyer has signed paper %d"\n      outcome on -> %s 90%%\n      outcome away -> lost\n    }\n' \
        "$i" $((i + 1)) $((i % 8)) "$i" "$next"
    [ $((i % 10)) -ne 9 ] || echo '  }'
done
printf '  end won is win\n  end lost is loss {\n    reason "No decision"\n  }\n}\n'
