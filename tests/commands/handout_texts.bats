# What handouts make of the texts of a file: notes, lists, times, ends and roles.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
}

is() { [ "$status" -eq "$1" ] || { echo "status $status: $output"; false; }; }
says() { [[ "$output" == *"$1"* ]] || { echo "not said: $1"; echo "$output"; false; }; }
hushes() { [[ "$output" != *"$1"* ]] || { echo "said: $1"; echo "$output"; false; }; }
page() { "$STAGECRAFT" handout team.sales --role rep -o - "$@"; }

@test "notes have a heading of their own, those of milestones stand before the tasks" {
    cat >team.sales <<'END'
skill talk "Talking" {
  note "Slowly"
}
role rep "Rep" {
  does "Calls"
  note "Likes people"
}
process p "Process" {
  note "Asked for by the board"
  stage call "Call" {
    owner rep
    needs talk
    note  "- Bring water"
    note  "Sit down"
    outcome no -> lost {
      reason "Price"
    }
    outcome yes -> won
  }
  end won is win
  end lost is loss
}
onboarding start "Start" for rep {
  note    "Nobody must rush"
  link    "The plan" "https://example.com/plan"
  milestone week "Week" by day 5 {
    do   "Arrive"
    note "The door is blue"
    link "The way" "https://example.com/way"
  }
}
END
    run page
    is 0
    says $'- Price\n\n**Good to know**\n\n- Bring water\n\nSit down\n'
    says $'**Good to know**\n\nSlowly\n'; says $'- Calls\n\n**Good to know**\n\nLikes people\n'
    says $'**Good to know**\n\nAsked for by the board\n'
    says $'days\n\nNobody must rush\n\n**Read more**\n\n- [The plan](https://example.com/plan)\n\n### Week'
    says $'(by day 5)\n\nThe door is blue\n\n- [ ] Arrive'
    says $'**Read more**\n\n- [The way](https://example.com/way)\n\n## Your stages'
    [ "$(grep -c 'Good to know' <<<"$output")" -eq 4 ]
}
