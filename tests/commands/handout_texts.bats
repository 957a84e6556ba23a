# What handouts make of the texts of a file: notes, lists, times, ends and roles.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
}

load said
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

@test "a role that only helps new colleagues has no first days and nothing to sign" {
    cat >team.sales <<'END'
role rep "Rep"
role buddy "Buddy"
role lead "Lead"
skill talk "Talking"
process p "Process" {
  stage call "Call" {
    owner rep
    outcome yes -> sign
  }
  stage sign "Sign" {
    owner lead
    outcome yes -> won
  }
  start call
  end won is win
}
onboarding start "Start" for rep {
  milestone week "Week" by day 5 {
    do   "Have lunch, twice" by buddy
    do   "Show the desk" by buddy
    do   "Look in" by lead
  }
}
END
    run "$STAGECRAFT" handout team.sales --allow warnings --role buddy --start 2026-03-02 -o -
    is 0; says "## What you do for new colleagues"; says "| **Rep** | Week | by day 5 | Show the desk |"
    hushes "Your first"; hushes "mentor"; hushes "Sign-off"; hushes "2026-03-02"
    run "$STAGECRAFT" handout team.sales --allow warnings --team -o team.csv
    is 0; [ "$(cut -d, -f1 team.csv | tr -d '"' | sort -u)" = $'Lead\nRep\nRole' ]
    run "$STAGECRAFT" handout team.sales --allow warnings --role buddy --start 2026-03-02 -o buddy.csv
    is 0; [ "$(sed -n 2p buddy.csv | tr -d '\r')" = '"Have lunch, twice","","Rep: Week","Buddy","5","","","",""' ]
    run "$STAGECRAFT" handout team.sales --allow warnings --role buddy --start 2026-03-02 -o buddy.ics
    is 0; [ "$(grep -c '^BEGIN:VTODO' buddy.ics)" -eq 2 ]; [ "$(grep -c '^DUE\|VEVENT' buddy.ics)" -eq 0 ]
    grep -q '^DESCRIPTION:Rep: Week\\, by day 5\\nWho sees to it: Buddy' buddy.ics
    # one stage and no skill: what is made ends with the first month, and so does its title
    run "$STAGECRAFT" handout team.sales --allow warnings --role lead -o -
    is 0; says "## Your first 30 days"; says "What you do for new colleagues"; says "Sign-off"
}

@test "of several onboardings, trackers, calendars and the team's table say which" {
    cat >team.sales <<'END'
role rep "Rep"
role buddy "Buddy"
onboarding one "Plan one" for rep {
  milestone first "First" by day 5 {
    do "Arrive"
  }
}
onboarding two "Plan two" for rep {
  milestone first "First" by day 9 {
    do "Arrive" by buddy
  }
}
END
    run page
    is 0; says $'### Plan one\n\n#### First (by day 5)'; says "Sign that **Plan one, First** is reached"
    run page --onboarding two
    is 0; says $'### Plan two\n\n#### First (by day 9)'; hushes "Plan one"
    "$STAGECRAFT" handout team.sales --role rep -o rep.csv
    [ "$(grep -o "Plan [a-z]*, First\"," rep.csv | uniq | tr -d "\"" | paste -sd" ")" = "Plan one, First, Plan two, First," ]
    "$STAGECRAFT" handout team.sales --role rep -o rep.ics --start 2026-03-02
    grep -q '^SUMMARY:Rep: Plan two\\, First' rep.ics
    run "$STAGECRAFT" handout team.sales --team -o -
    is 0; says "| **Rep** | Plan one, First | day 5 |"; says "| Rep | Plan two, First | day 9 |"
    run "$STAGECRAFT" handout team.sales --role buddy -o -
    is 0; says "| **Rep** | Plan two, First | by day 9 | Arrive |"
}

@test "what is said of a milestone and its onboarding reaches calendars, and CSV with its signature" {
    cat >team.sales <<'END'
role rep "Rep"
onboarding start "Start" for rep {
  summary "*Slowly* but surely"
  milestone week "Week" by day 5 {
    summary "Look around"
    note    "- Bring water\n- Bring slides"
    link    "The way" "https://example.com/way"
    do      "Arrive"
  }
  milestone month "Month" by day 30 {
    note "Halfway"
    do   "Stay"
  }
}
END
    "$STAGECRAFT" handout team.sales --role rep -o rep.csv --start 2026-03-02
    "$STAGECRAFT" handout team.sales --role rep -o rep.ics --start 2026-03-02
    run tr -d '\r' <rep.csv
    says $'"Sign that Week is reached","Slowly but surely\nLook around\n- Bring water\n- Bring slides\nThe way: https://example.com/way","Week"'
    says $'"Sign that Month is reached","Halfway","Month"'
    run sed -z 's/\r\n //g' rep.ics
    says 'DESCRIPTION:Rep: handout\nSlowly but surely\nLook around\n- Bring water\n- Bring slides\nThe way: https://example.com/way\n- Arrive (Rep)'
    says 'DESCRIPTION:Rep: handout\nHalfway\n- Stay (Rep)'
}

@test "a list keeps the number that it begins with, and a rule stays a rule" {
    cat >team.sales <<'END'
role rep "Rep" {
  note "3. three\n4. four\n\n   within\n\n---\n\n0. nought\n\n<!-- -->\n\n9) nine\n1) ten\n   - point"
}
END
    run page
    is 0; says $'3. three\n\n4. four\n\n   within\n\n* * *\n\n0. nought\n'; says $'9. nine\n10. ten\n    - point\n'
    "$STAGECRAFT" handout team.sales --role rep -o rep.html
    run cat rep.html
    says '<ol start="3">'; says '<ol start="0">'; says '<ol start="9">'; says $'</ol>\n<hr>\n<ol'
    "$STAGECRAFT" handout team.sales --role rep -o rep.pdf
    for line in "3. three" "4. four" "0. nought" "9. nine" "10. ten"; do
        pdftotext -layout rep.pdf - | tr -s ' ' | grep -qxF "$line"
    done
    "$STAGECRAFT" handout team.sales --role rep -o rep.json
    [ "$(jq -c '[.. | objects | select(.kind == "steps") | .start]' rep.json)" = "[3,0,9]" ]
    [ "$(jq '[.. | objects | select(.kind == "rule")] | length' rep.json)" = 1 ]
}

learning() { # learning TIME...: what the handout says of a skill with ways to learn of these times
    {
        echo 'skill talk "Talking" {'
        for time in "$@"; do echo "  learn \"Something\"${time:+ takes $time}"; done
        printf '}\nrole rep "Rep" {\n  has talk\n}\n'
    } >team.sales
    page --allow warnings 2>/dev/null | sed -n 's/.*\*\*Time to learn\*\*: //p'
}

@test "the time that learning takes is told as people say it" {
    [ "$(learning '45 minutes')" = "about 45 minutes" ]
    [ "$(learning '1 minutes')" = "about 1 minute" ]
    [ "$(learning '30 minutes' '30 minutes')" = "about 1 hour" ]
    [ "$(learning '1 hour' '')" = "at least 1 hour" ]
    [ "$(learning '80 minutes')" = "about 1.5 hours" ]
    [ "$(learning '1 day' '75 minutes')" = "about 9.5 hours" ]
    [ "$(learning '1 day' '2.6 hours')" = "about 11 hours" ]
    [ "$(learning '39.7 hours')" = "about 1 week" ]
    [ "$(learning '1 months')" = "about 4.5 weeks" ]
    [ "$(learning '1 year')" = "about 52 weeks" ]
    [ "$(learning '2 to 5 hours')" = "2 to 5 hours" ]
    [ "$(learning '0.5 to 2 hours')" = "30 minutes to 2 hours" ]
    [ "$(learning '3 days' '1 to 4 days')" = "32 hours to 1.5 weeks" ]
}

@test "a time is told with its unit in the right number" {
    cat >team.sales <<'END'
skill talk "Talking" {
  learn "Listen" takes 1 hours
}
role rep "Rep"
role boss "Boss"
process p "Process" {
  stage call "Call" {
    owner rep
    needs talk
    takes 2 to 5 day
    sla   7 day else tell boss
    do    "Dial" within 1 days
    outcome yes -> won
    outcome no -> lost {
      after 2 week
    }
  }
  end won is win
  end lost is loss {
    reopen call within 1 months
  }
}
metric speed "Speed" {
  target 1 days
  owner  rep
  at     call
}
END
    run page --allow warnings
    is 0; says "Listen (1 hour)"; says "**Usually takes**: 2 to 5 days"; says "7 days, then tell Boss"
    says "Dial *(within 1 day)*"; says "after 2 weeks"; says "(within 1 month)"; says "| 1 day |"
}

@test "what is said of ends and roles is told whole, behind what they are" {
    cat >team.sales <<'END'
tool crm "CRM"
role rep "Rep" {
  reports boss
}
role boss "Boss" {
  does    "Coaches"
  summary "Has sold for years"
  note    "Mornings only"
  link    "Calendar" "https://example.com/boss"
}
role desk "Desk" {
  does "Checks prices"
  note "Two days at most."
}
role buyer "Buyer" is external {
  summary "Whoever signs."
}
process p "Process" {
  stage call "Call" {
    owner rep
    with  desk
    consult buyer
    outcome yes -> won
    outcome no -> lost
  }
  end won is win {
    note "Ring the bell."
  }
  end lost is loss {
    summary "They said no."
    note    "- Say *why*\n- Say when"
    link    "Rules" "https://example.com/lost"
    link    "Form" "docs/lost.md"
    in      crm "CRM-LOST"
    reopen  call within 90 days
  }
}
END
    run page --allow warnings
    is 0
    says '- **Boss**: your manager. Coaches. Has sold for years. Mornings only. Read more: [Calendar](https://example.com/boss)'
    says '- **Buyer**: a role of the buyer or of a partner. Whoever signs.'
    says '- **Desk**: Checks prices. Two days at most.'
    says '- **Won**: an end at which the deal is won. Ring the bell.'
    says '- **Lost**: an end at which the deal is lost; recorded as CRM: CRM-LOST; a deal may come back from here to Call (within 90 days). They said no. • Say why; • Say when. Read more: [Rules](https://example.com/lost), [Form](docs/lost.md)'
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.html
    run cat rep.html
    says '<dt>Lost</dt><dd>an end at which the deal is lost; recorded as CRM: CRM-LOST; '
    says '(within 90 days). They said no. • Say why; • Say when. Read more: <a href="https://example.com/lost"'; says '>Form</a></dd>'
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.pdf
    run pdftotext -layout rep.pdf -
    says "recorded as CRM: CRM-LOST"; says "They said no."; says "Has sold for years"
    says "Read more: Rules"; says "Read more: Calendar"
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.json
    run jq -c '.. | objects | select(.kind == "fact" and .key == "Boss") | .line[-4:]' rep.json
    says '"Has sold for years. Mornings only",". ","Read more: ",{"text":"Calendar"'
}

@test "where all is due before the first day, the heading says so" {
    cat >team.sales <<'END'
role rep "Rep"
onboarding start "Start" for rep {
  milestone ready "Ready" by day 0 {
    do "Fetch the badge"
  }
}
END
    run page --allow warnings
    is 0
    says $'## Before your first day\n\n### Ready\n'; hushes "first 0 days"
}

@test "a role that only helps is told of its work for new colleagues, and of nothing to tick" {
    cat >team.sales <<'END'
role rep "Rep"
role buddy "Buddy"
onboarding start "Start" for rep {
  milestone week "Week" by day 5 {
    do "Show the desk" by buddy
  }
}
END
    run "$STAGECRAFT" handout team.sales --allow warnings --role buddy -o -
    is 0
    says $'\nWhat this role does for new colleagues.\n'; hushes "what to learn"; hushes "You are here"
    says $'colleagues\n\nDay 1 is the first day of the new colleague.\n\n| Role'
    "$STAGECRAFT" handout team.sales --allow warnings --role buddy -o buddy.html
    run grep -A9 '^<footer>' buddy.html
    says 'id="page-print"'; hushes "page-save"; hushes "page-clear"; hushes "page-kept"; hushes "pen."
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.html
    run grep -A9 '^<footer>' rep.html
    says 'id="page-print"'; says "page-save"; says "page-clear"; says "page-kept"; says "use a pen."
    run page --allow warnings
    says "This role takes part in no stage."; says "what to learn"; hushes "in this file"
}

@test "of several plans a handout says who knows which, and days on which they agree" {
    cat >team.sales <<'END'
role rep "Rep" {
  has ring, talk, sell
}
skill ring "Ringing" {
  proof "A call"
}
skill talk "Talking" {
  proof "A talk"
}
skill sell "Selling" {
  proof "A deal"
}
onboarding one "Inside" for rep {
  milestone first "First" by day 5 {
    learn ring, talk
    prove ring
  }
}
onboarding two "Outside" for rep {
  milestone first "First" by day 5 {
    learn ring
  }
  milestone second "Second" by day 9 {
    learn talk
  }
}
END
    run page --allow warnings
    is 0
    says $'\n\nYour manager says which of these plans is yours.\n\n### Inside\n'
    says "| [**Ringing**](#1-ringing) | working | – | by day 5 | see your plan |"
    says "| [**Talking**](#2-talking) | working | – | see your plan | – |"
    says "Sign that **Outside, Second** is reached"
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.json
    run jq -c '.skills[1].learn' rep.json
    says '"day":null'; says '"due":"see your plan"'
    run page --allow warnings --onboarding two
    is 0; hushes "which of these plans"; says "| [**Talking**](#2-talking) | working | – | by day 9 | – |"
}

@test "you are here: how a process is recorded, and how many of its stages are yours" {
    stages() {
        echo 'tool crm "CRM"'
        echo 'role rep "Rep"'
        echo 'process p "Process" {'
        echo '  in crm "Pipeline Med"'
        for ((i = 1; i <= $1; i++)); do
            echo "  stage s$i \"Stage $i\" {"
            echo '    owner rep'
            echo "    outcome yes -> $([ "$i" -lt "$1" ] && echo "s$((i + 1))" || echo won)"
            echo '  }'
        done
        echo '  end won is win'
        echo '}'
    }
    stages 1 >team.sales
    run page --allow warnings
    is 0; says "You take part in the one stage of **Process**."; says "**Recorded as**: CRM: Pipeline Med"
    stages 2 >team.sales
    run page --allow warnings
    is 0; says "You take part in both stages of **Process**."
    stages 3 >team.sales
    run page --allow warnings
    is 0; says "You take part in all 3 stages of **Process**."
    sed -i '0,/owner rep/s///' team.sales
    run page --allow warnings
    is 0; says "You take part in 2 of the 3 stages of **Process**."
}

@test "who leads all has no mentor to choose, and what is made from nothing does not say so" {
    cat >team.sales <<'END'
role boss "Boss"
role rep "Rep" {
  reports boss
}
role lone "Lone"
process p "Process" {
  stage call "Call" {
    owner rep
    outcome yes -> won
  }
  end won is win
}
END
    run "$STAGECRAFT" handout team.sales --allow warnings --role boss -o -
    is 0
    hushes "Choose a mentor"; hushes "hour a week"; says "Choose a buddy"
    hushes "Made from the stages"; says $'days\n\nAgree the details with your manager.\n'
    run page --allow warnings
    is 0; says "Choose a mentor who works as **Rep**"; says "hour a week"; says "Made from the stages"
    sed -i 's/role boss "Boss"/role boss "Boss" {\n  headcount 2\n}/' team.sales
    run "$STAGECRAFT" handout team.sales --allow warnings --role boss -o -
    is 0; says "Choose a mentor who works as **Boss**"
}

@test "a team's page names the rows that ask for no skill" {
    cat >team.sales <<'END'
role rep "Rep"
onboarding start "Start" for rep {
  milestone week "Week" by day 5 {
    do "Arrive"
  }
}
END
    "$STAGECRAFT" handout team.sales --allow warnings --team -o team.html
    run cat team.html
    says 'aria-label="Rep, Week, milestone reached: Name"'
    says "Whoever checks it adds the new colleague&#39;s name, the date and their own initials."
    run grep -o 'aria-label="[^"]*, : [^"]*"' team.html
    is 1
}

@test "the words used say first what a thing is, and what is said of one thing stands under one label" {
    cat >team.sales <<'END'
tool crm "CRM" {
  note "1. Log in\n2. Wait"
}
tool mail "Mail" {
  summary "Sends letters"
  note    "Slowly"
}
role rep "Rep"
role desk "Desk" {
  note "Knows prices."
  link "Prices" "https://example.com/desk"
}
role boss "Boss" {
  link "Calendar" "https://example.com/boss"
}
process p "Process" {
  phase find "Find" {
    summary "Seek"
    note    "Look twice."
    stage call "Call" {
      owner rep
      with  desk, boss
      uses  crm, mail
      outcome yes -> won {
        summary "They agree"
        note    "Cheer."
      }
    }
  }
  end won is win
}
END
    run page --allow warnings
    is 0
    says $'- **CRM**: a tool this role works with. 1. Log in; 2. Wait\n'
    says $'- **Mail**: Sends letters. Slowly\n'
    says $'- **Desk**: a role you work with. Knows prices. Read more: [Prices](https://example.com/desk)\n'
    says $'- **Boss**: a role you work with; read more: [Calendar](https://example.com/boss)\n'
    says $'- **Find**: Seek. Look twice.\n'; says $'- **Yes**: They agree. Cheer.\n'
    [ "$(grep -c '\*\*Find\*\*\|\*\*Yes\*\*' <<<"$output")" -eq 2 ]
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.csv
    run tr -d '\r' <rep.csv
    says $'"Give access to CRM","1. Log in\n2. Wait",'
}

@test "lists, code and drawn tables of notes keep their lines in trackers and calendars" {
    cat >team.sales <<'END'
role rep "Rep"
onboarding start "Start" for rep {
  milestone week "Week" by day 5 {
    note "1. Hold the badge\n2. Wait"
    note "- Look\n- Nod"
    note "```\nopen door\n  go in\n```\n\n| a | b |\n|---|---|"
    do   "Arrive"
  }
}
END
    local lines='1. Hold the badge\n2. Wait\n- Look\n- Nod\nopen door\n  go in\n| a | b |\n|---|---|'
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.ics --start 2026-03-02
    tr -d '\r' <rep.ics | sed -z 's/\n //g' >unfolded
    grep -qF "DESCRIPTION:Rep: handout\\n$lines\\n- Arrive (Rep)" unfolded
    "$STAGECRAFT" handout team.sales --allow warnings --role rep -o rep.csv
    [ "$(jq -Rsr 'split("is reached\",\"")[1] | split("\"")[0]' rep.csv)" = "$(printf '%b' "$lines")" ]
}
