# Handouts for trackers, calendars and programs; the table of a team; the page for the pocket.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    cat >team.sales <<'END'
skill calling "=Calling; well" {
  learn   "Listen, then talk"
  learn   "Read on" link "guides/calls.md"
  proof   "One scored call"
}
role rep "Sales rep" {
  reports boss
  has     calling
}
role boss "Boss"
role desk "Deal desk"
role buyer "Buyer" is external
metric calls "Calls made" {
  formula "calls in a week"
  target  40 calls per week
  owner   boss
  at      call
}
process p "First" {
  version "7"
  stage call {
    owner   rep
    needs   calling at expert
    exit    "Somebody answered" proof "Entry in the CRM"
    exit    "They gave a name" when "they are new"
    sla     2 days else tell boss
    outcome yes -> quote 40% {
      give    "Notes of the call"
    }
    outcome no -> lost {
      reason  "Not there"
    }
    outcome never -> lost {
      after   30 days
    }
  }
  stage quote {
    owner   desk
    exit    "The quote is signed"
    outcome signed -> won
  }
  end won is win
  end lost is loss {
    reason  "Price"
  }
}
onboarding ramp for rep {
  milestone week-1 "First week" by day 7 {
    read    "The guide" link "https://example.com/guide?a=1,2;b"
    learn   calling
    do      "Shadow a call,\nand another" by desk
  }
  milestone month-1 "First month" by day 30 {
    prove   calling
    reach   calls 20 calls per week
  }
}
END
}

load said
lacks() { [[ "$output" != *"$1"* ]] || { echo "said: $1"; echo "$output"; false; }; }
made() { # made ENDING OPTION...: what a handout of rep holds, calendars unfolded
    local ending=$1
    shift
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o "rep.$ending" "$@" 2>err || { cat err; return 1; }
    tr -d '\r' <"rep.$ending" | sed -z 's/\n //g'
}

# ---- CSV ------------------------------------------------------------------------------------------

@test "a CSV has a row a task, under headers that importers know" {
    run made csv
    is 0; [ "${lines[0]}" = "Name,Description,Section,Assignee role,Day,Due date,Skill,Stage,Link" ]
    says '"Read The guide","","First week","Sales rep","7","","","","https://example.com/guide?a=1,2;b"'
    says '"Shadow a call, and another","","First week","Deal desk","7","","","",""'
    says '"Sign that First month is reached","","First month","Boss","30",'
    says '"Reach Calls made: 20 calls per week","calls in a week","First month","Sales rep","30","","","Call",""'
    [ "$(head -c 4 rep.csv)" = Name ]                       # no byte-order mark
    [ "$(grep -c $'\r$' rep.csv)" -eq 8 ]                   # the line inside a description has none
}

@test "a CSV holds no formula, and a path goes into the description" {
    run made csv
    says '"Learn =Calling; well","Listen, then talk; Read on'; says 'See guides/calls.md"'
    says $'"First week","Sales rep","7","","\'=Calling; well","Call",""'
}

@test "a CSV knows dates when the first day is known" {
    run made csv --start 2026-03-02
    says '"Deal desk","7","2026-03-09"'
}

# ---- calendars ------------------------------------------------------------------------------------

@test "a calendar asks for the first day before anything is read" {
    run "$STAGECRAFT" handout nowhere.sales --role rep -o rep.ics
    is 2; says 'needs to know the first day'; says '--start 2026-03-02'; [ ! -e rep.ics ]
    run "$STAGECRAFT" handout team.sales --all --as md,ics -o out
    is 2; says 'needs to know the first day'; [ ! -e out ]
}

@test "a calendar has an event a milestone and a to-do a task, with texts escaped" {
    run made ics --start 2026-03-02
    is 0; says "DTSTART;VALUE=DATE:20260309"; says "SUMMARY:Sales rep: First week"
    says "DUE;VALUE=DATE:20260309"; says 'SUMMARY:Learn =Calling\; well'
    says 'CATEGORIES:Sales rep,=Calling\; well,Call'
    says 'DESCRIPTION:Who sees to it: Sales rep\nListen\, then talk\; Read on\nSee guides/calls.md'
    says 'URL:https://example.com/guide?a=1,2;b'; lacks 'URL:guides'
    says 'DTSTAMP:20260302T000000Z' # no process says since when it is in force
    [ "$(grep -c BEGIN:VTODO rep.ics)" -eq 7 ]; [ "$(grep -c BEGIN:VEVENT rep.ics)" -eq 2 ]
}

@test "a calendar is stamped with the day its process came into force" {
    sed -i 's/  version "7"/&\n  effective 2026-01-15/' team.sales
    run made ics --start 2026-03-02
    says 'DTSTAMP:20260115T000000Z'
}

@test "UIDs stay from edition to edition, and differ from person to person" {
    uids() { made ics "$@" | grep '^UID' | sort; }
    before=$(uids --start 2026-03-02)
    [ "$(uniq -d <<<"$before")" = "" ]
    sed -i 's/First week/Week one/; s/version "7"/version "8"/; s/One scored call/Two/' team.sales
    [ "$(uids --start 2026-04-01)" = "$before" ]
    [ "$(comm -12 <(echo "$before") <(uids --start 2026-03-02 --for Ana))" = "" ]
    named=$(uids --start 2026-03-02 --process p)
    [ "$(comm -12 <(echo "$before") <(echo "$named"))" = "" ]
    sed -i 's/^process p /process q /' team.sales
    [ "$(uids --start 2026-03-02)" = "$before" ]
    [ "$(comm -12 <(echo "$named") <(uids --start 2026-03-02 --process q))" = "" ]
}

@test "a file that grows a process keeps its UIDs" {
    uids() { made ics --start 2026-03-02 "$@" | grep '^UID' | sort; }
    before=$(uids)
    named=$(uids --process p)
    sed -i 's/^process p /process leads {\n  stage find {\n    owner rep\n    exit "x"\n    outcome ok -> p\n  }\n}\n&/' team.sales
    made md | grep -q 'stage of \*\*Leads\*\*' # which is first now
    [ "$(uids)" = "$before" ]
    [ "$(uids --process p)" = "$named" ]
}

@test "before the first year a calendar has tasks, and no events" {
    sed -i 's/^  milestone week-1 /  milestone ready by day 0 {\n    do "Say hello"\n  }\n&/' team.sales
    run made ics --start 0001-01-01
    is 0; [ "$(grep -c BEGIN:VTODO rep.ics)" -eq 9 ]; [ "$(grep -c BEGIN:VEVENT rep.ics)" -eq 2 ]
    [ "$(grep -c '^RELATED-TO' rep.ics)" -eq 7 ]; [ "$(grep -c '^DUE' rep.ics)" -eq 7 ]
}

# ---- JSON -----------------------------------------------------------------------------------------

@test "JSON says whose a handout is, and of what" {
    made json --start 2026-03-02 --for "Ana B" >/dev/null
    [ "$(jq -c '[.schema, .version, .key, .role.name, .person, .start, .processes[0].version]' rep.json)" = \
        '["stagecraft-handout",1,"rep","rep","Ana B","2026-03-02","7"]' ]
    [ "$(jq -r '.tasks[2] | .key, .detail, .assignee' rep.json | head -1)" = "ramp/week-1/do/Shadow a call," ]
    [ "$(jq -c '[.tasks[] | select(.proof) | .skill]' rep.json)" = '["=Calling; well"]' ]
}

@test "two onboardings of one name are told apart" {
    mkdir north south
    printf 'role other\n' >roles.sales
    for side in north south; do
        printf 'import "../roles.sales"\nonboarding plan for other {\n  milestone a by day 5 {\n    do "x"\n  }\n}\n' >$side/plan.sales
    done
    printf 'import "roles.sales"\nimport "north/plan.sales" as north\nimport "south/plan.sales" as south\nrole more\n' >all.sales
    run "$STAGECRAFT" handout all.sales --allow warnings --role other -o other.json
    is 0
    [ "$(jq -c '[.milestones[].key]' other.json)" = '["plan/a","plan#2/a"]' ]
    [ "$(jq '[.tasks[].key] | length == (unique | length)' other.json)" = true ]
}

@test "a name for the cover is letters on one line" {
    for name in $'a\xff' $'a\x1b[2J' $'a\u202eb'; do
        run "$STAGECRAFT" handout team.sales --role rep --for "$name" -o rep.json
        is 2; says '`--for` takes a name'; [ ! -e rep.json ]
    done
}

# ---- the team -------------------------------------------------------------------------------------

@test "a team's table has what each role shows by when" {
    run "$STAGECRAFT" handout team.sales --allow warnings --team -o -
    is 0; says "| Role | Milestone | By | Skill | Level | Name | Proved on | Initials |"
    says "| **Sales rep** | First week | day 7 | milestone reached | – |  |  |  |"
    says "| Sales rep | First month | day 30 | =Calling; well | expert |  |  |  |"
    says "| **Deal desk** | Before the first day |"; says "| Deal desk | First week | day 5 |"; lacks Buyer
}

@test "a team's table as CSV" {
    run "$STAGECRAFT" handout team.sales --allow warnings --team --start 2026-03-02 -o team.csv
    is 0
    [ "$(head -1 team.csv | tr -d '\r')" = "Role,Milestone,Day,Due date,Skill,Level,Name,Proved on,Initials" ]
    grep -qF "\"Sales rep\",\"First month\",\"30\",\"2026-03-31\",\"'=Calling; well\",\"expert\",\"\",\"\",\"\"" team.csv
}

@test "a team's table goes with no single role" {
    for option in "--role rep" "--all" "--pocket" "--onboarding ramp" "--for Ana"; do
        # shellcheck disable=SC2086 # the option is words
        run "$STAGECRAFT" handout team.sales --team $option -o team.md
        is 2; says "leave out \`${option%% *}\`"; [ ! -e team.md ]
    done
    run "$STAGECRAFT" handout team.sales --team -o team.ics
    is 2; says "a team's table cannot be written as \`.ics\`"; says '.csv'; lacks '.ics  '
    run "$STAGECRAFT" handout team.sales --team -o team.docx
    is 2; says 'does not end in a format'
}

@test "a team without a role of its own has no table" {
    printf 'role buyer "Buyer" is external\n' >buyer.sales
    for what in "--all -o out" "--team -o team.md"; do
        # shellcheck disable=SC2086 # options are words
        run "$STAGECRAFT" handout buyer.sales --allow warnings $what
        is 1; says "no role to write a handout for"; [ ! -e team.md ]; [ ! -e out ]
    done
}

# ---- the pocket -----------------------------------------------------------------------------------

@test "the pocket page has a small card a stage" {
    run "$STAGECRAFT" handout team.sales --allow warnings --role rep --pocket -o -
    is 0; says "# Sales rep: on one page"; says "First, version 7"; says "## 1. Call"
    says "- [ ] Somebody answered"; says "- [ ] They gave a name (when: they are new)"
    says "- **Time limit**: 2 days, then tell Boss"; says "- **Leads to**: Quote, Lost (a loss)"
    says "- **Hand-offs**: H1 to Deal desk"; lacks "Calling"
    run "$STAGECRAFT" handout team.sales --allow warnings --role desk --pocket -o -
    says "- **Hand-offs**: H1 from Sales rep"
    run "$STAGECRAFT" handout team.sales --allow warnings --role boss --pocket -o -
    is 0; says "takes part in no stage"
}

@test "the pocket page says what proves a box, where there is room" {
    "$STAGECRAFT" handout team.sales --allow warnings --role rep --pocket -o rep.md
    grep -qxF -- '- [ ] Somebody answered *(proof: Entry in the CRM)*' rep.md
    "$STAGECRAFT" handout team.sales --allow warnings --role rep --pocket -o rep.pdf
    pdftotext -layout rep.pdf - | grep -q "Somebody answered (proof: Entry in the CRM)"
    for i in $(seq 75); do
        printf 'change process p {\n  change stage call {\n    exit "Box %d" proof "A page of some words that shows it"\n  }\n}\n' "$i"
    done >>team.sales
    "$STAGECRAFT" handout team.sales --allow warnings --role rep --pocket -o full.pdf 2>err
    pdftotext -layout full.pdf - | grep -q "Box 75"
    left=$(grep -oE "[0-9]+ of the proofs are left out" err | grep -oE "^[0-9]+")
    [ "$(pdftotext -raw full.pdf - | tr '\n' ' ' | grep -o "(proof:" | wc -l)" -eq $((76 - left)) ]
    pdftotext -layout full.pdf - | grep -q "Where … stands, there is no room for the proof"
}

@test "pocket pages of all roles, and what they do not go with" {
    run "$STAGECRAFT" handout team.sales --allow warnings --all --pocket -o out
    is 0; [ "$(ls out | tr '\n' ' ')" = "boss.md desk.md rep.md " ]; grep -q "on one page" out/rep.md
    run "$STAGECRAFT" handout team.sales --pocket --onboarding ramp -o rep.md
    is 2; says '`--pocket`'
    run "$STAGECRAFT" handout team.sales --role rep --pocket --start 2026-03-02 -o rep.md
    is 2; says 'leave out `--start`'
    run "$STAGECRAFT" handout team.sales --allow warnings --role rep --pocket --for Ana -o -
    is 0; says "- **Name**: Ana"
    run "$STAGECRAFT" handout team.sales --all --pocket --as csv -o more
    is 2; says 'knows no format `csv`'; [ ! -e more ]
    run "$STAGECRAFT" handout team.sales --role rep --pocket -o rep.json
    is 2; says '.md'
}

# ---- content --------------------------------------------------------------------------------------

@test "a colleague's handout has what others' onboardings ask of them, without dates" {
    run "$STAGECRAFT" handout team.sales --allow warnings --role desk --start 2026-03-02 -o -
    is 0; says "## What you do for new colleagues"
    says "| **Sales rep** | First week | by day 7 | Shadow a call, and another |"
    run made md
    lacks "new colleagues"
}

@test "a measure to reach that somebody else answers for is explained, and so is who helps" {
    run made md
    says "- **Calls made**: calls in a week"; says "- **Deal desk**: a role you work with"
    [ "$(grep -c 'calls in a week' rep.md)" -eq 1 ]
    run "$STAGECRAFT" handout team.sales --allow warnings --role boss -o -
    lacks "- **Calls made**"; says "| **Calls made** | calls in a week |"
}

@test "a tool leads to its own page, and a word without a summary says what it is, and its note" {
    printf 'tool crm "CRM" {\n  link "https://example.com/crm"\n  note "Ask *first*"\n}\n' >>team.sales
    sed -i 's/    needs   calling at expert/&\n    uses    crm/' team.sales
    run made md
    says "**Tools**: [CRM](https://example.com/crm)"; says "- **CRM**: a tool this role works with. Ask first"
}

@test "what is said of a tool is told in every format, its summary and all notes" {
    printf 'tool crm "CRM" {\n  summary "Where deals *are*."\n  note "Ask first."\n  note "Then log in."\n}\n' >>team.sales
    sed -i 's/    needs   calling at expert/&\n    uses    crm/; s/    owner   desk/&\n    uses    crm/' team.sales
    told="Where deals are. Ask first. Then log in."
    run made md;   says "- **CRM**: $told"
    run made html; says "<dt>CRM</dt><dd>$told</dd>"
    run made json; says "$told"
    made pdf >/dev/null
    pdftotext -layout rep.pdf - | tr -s ' \n' ' ' | grep -qF "$told"
    # in a plan that is made, with the task of giving access to it
    desk() { "$STAGECRAFT" handout team.sales --allow warnings --role desk --start 2026-03-02 -o "desk.$1"; tr -d '\r' <"desk.$1" | sed -z 's/\n //g'; }
    desk csv | tr '\n' ' ' | grep -qF "\"Give access to CRM\",\"$told\""
    desk ics | grep -qF "DESCRIPTION:Who sees to it: Operations\\nWhere deals are.\\nAsk first.\\nThen log in."
}
