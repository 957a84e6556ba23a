# What `map` does besides what every command keeps: views, formats and the options of pictures.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    cat >team.sales <<'END'
role rep "Sales rep"
role desk "Deal desk"
role buyer "Buyer" is external
process first "First" {
  stage a {
    owner   rep
    exit    "The buyer has agreed"
    outcome yes -> b 40% {
      give    "The notes"
    }
    outcome no -> lost
  }
  stage b {
    owner   desk
    consult buyer
    exit    "The buyer has signed"
    outcome signed -> won
  }
  end won is win
  end lost is loss {
    reason  "No decision"
  }
}
END
}

load said
map() { run "$STAGECRAFT" map team.sales --allow warnings "$@"; }

@test "every view is written in every format of its shape" {
    for view in flow lanes funnel mind handoffs landscape raci skills methods; do
        [ $view != skills ] && [ $view != methods ] || continue # nothing of these here
        for ending in svg png pdf dot; do
            [ $view.$ending != raci.dot ] || continue # a table is no graph
            map --view $view -o $view.$ending
            is 0
            [ -s $view.$ending ]
        done
    done
    for ending in md csv html; do map --view raci -o raci.$ending; is 0; done
}

@test "a view that is no table is not written as one, and the formats are listed" {
    map --view lanes -o lanes.csv
    is 2
    says ".png"
    [[ "$output" != *".csv "* ]]
}

@test "a view with nothing to show says so and writes nothing" {
    for view in skills methods; do
        map --view $view -o none.svg
        is 1
        says "has nothing for"
        [ ! -e none.svg ]
    done
}

@test "an unknown view gets a suggestion" {
    map --view lane -o x.svg
    is 2
    says 'did you mean `lanes`?'
}

@test "a role is brought out, and a role that is not there gets a suggestion" {
    map -o all.svg
    map --role desk -o desk.svg
    is 0
    ! cmp -s all.svg desk.svg
    map --role buyer --view raci -o buyer.svg
    is 0
    map --role dsk -o x.svg
    is 2
    says 'did you mean `desk`?'
    [ ! -e x.svg ]
}

@test "options of pictures take their words only" {
    map --theme pink -o x.svg; is 2
    map --paper a5 -o x.pdf; is 2
    map --embed-font maybe -o x.svg; is 2
    map --scale big -o x.png; is 2
    says '0.1 to 16'
    map --width 10 -o x.svg; is 2
    [ ! -e x.svg ] && [ ! -e x.png ] && [ ! -e x.pdf ]
}

@test "standard output gets the view's first format" {
    map -o -
    is 0
    says '<svg '
    map --view raci -o -
    is 0
    says '| Stage |'
}

@test "a picture of paper has pages" {
    map --paper a4 -o x.pdf
    is 0
    [[ "$(pdfinfo x.pdf)" == *"(A4)"* ]]
    map --paper letter -o x.pdf
    [[ "$(pdfinfo x.pdf)" == *"(letter)"* ]]
}

# A process of so many stages in a row, as one SVG; `width` and `height` are its own.
long_map() {
    local stages=$1 i
    shift
    {
        echo 'role rep "Sales rep"'
        echo 'process long "Long" {'
        for i in $(seq "$stages"); do
            next=$([ "$i" -lt "$stages" ] && echo "s$((i + 1))" || echo won)
            echo "  stage s$i { owner rep; exit \"The buyer agrees\"; outcome on -> $next; outcome off -> lost }" |
                sed 's/[{;] */&\n/g; s/;//g; s/ }$/\n}/'
        done
        echo '  end won is win'
        echo '  end lost is loss'
        echo '}'
    } >long.sales
    run "$STAGECRAFT" map long.sales --allow warnings -o long.svg "$@"
    is 0
    width=$(grep -o '<svg [^>]*' long.svg | sed 's/.* width="\([0-9]*\).*/\1/')
    height=$(grep -o '<svg [^>]*' long.svg | sed 's/.* height="\([0-9]*\).*/\1/')
}

@test "the width that is wanted holds for long ways too, in rows from left to right" {
    for wanted in 700 1100 1500; do
        long_map 70 --direction right --width $wanted
        [ "$width" -le $wanted ] && [ "$width" -gt $((wanted * 6 / 10)) ] || { echo "$wanted: $width"; false; }
    done
}

@test "a long flow that runs down folds into columns, within the width that is wanted" {
    for stages in 20 60 200; do
        long_map "$stages" --direction down
        [ "$height" -lt $((2 * width)) ] || { echo "$stages: $width by $height"; false; }
    done
    long_map 60 --direction down --width 1400
    [ "$width" -le 1400 ] && [ "$width" -gt 700 ]
    long_map 60 --direction down --width 500
    [ "$width" -le 500 ]
    long_map 4 --direction down
    [ "$width" -lt 500 ] # one column
}

@test "in the DOT of a large process, losses are gathered before the end that they lead to" {
    {
        printf 'role ae "AE"\nprocess p "P" {\n'
        for i in $(seq 70); do
            next=s$((i + 1))
            [ "$i" -lt 70 ] || next=won
            printf '  stage s%d {\n    owner ae\n    exit "The buyer agrees"\n' "$i"
            printf '    outcome on -> %s 60%%\n    outcome off -> lost\n  }\n' "$next"
        done
        printf '  end won is win\n  end lost is loss {\n    reason "No decision"\n  }\n}\n'
    } >large.sales
    run "$STAGECRAFT" map large.sales -o large.dot
    is 0
    dot -Tcanon large.dot >/dev/null
    [ "$(grep -c ' -> .*tooltip="O[nf]' large.dot)" -eq 140 ] # each way once
    # Eight stages a point, each point leads to the next, and one arrow comes to the end (s72).
    [ "$(grep -cE '^  s[0-9]+ -> d72_1 ' large.dot)" -eq 8 ]
    [ "$(grep -cE '^  s[0-9]+ -> d72_9 ' large.dot)" -eq 6 ]
    grep -q '^  d72_1 -> d72_2 -> d72_3 -> d72_4 -> d72_5 -> d72_6 -> d72_7 -> d72_8 -> d72_9 -> s72 ' large.dot
    [ "$(grep -c -- '-> s72 ' large.dot)" -eq 1 ]
}

# A file with two processes and a variant of the first, and another one.
write_family() {
    cat team.sales - >family.sales <<'END'
process small "Small" like first {
  change stage a {
    change outcome yes 60%
  }
}
process care "Care" {
  stage c {
    owner   rep
    exit    "The buyer has said how it went"
    outcome yes -> done
  }
  end done
}
END
}

@test "variants need no --process where a file has one family of them" {
    write_family
    run "$STAGECRAFT" map family.sales --view variants -o -
    is 0; says "# First"; says "Small (like First)"
    run "$STAGECRAFT" map family.sales --view variants --process small -o -
    is 0; says "# First"
    printf '%s\n' 'process care-2 "Care twice" like care {' '  deal    2k EUR' '}' >>family.sales
    run "$STAGECRAFT" map family.sales --view variants -o -
    is 2; says "this file has 4 processes"
}

@test "what a way out is called stands whole, beside cards and on the way to the win" {
    cat >long.sales <<'END'
role rep "Rep"
role desk "Desk"
process long "Long" {
  volume  40 per month
  deal    25k USD
  stage a {
    owner   rep
    exit    "The buyer has agreed"
    runs    site-visit
    outcome yes "Goes on with the sales team of the region" -> b 40% {
      give    "The notes of all calls so far, who decides, what it costs them today, what they have tried before, and which of the three ways of paying they have asked about"
    }
    outcome no "Only purchasing talks to us, about the price" -> lost 12%
    outcome later "Put off until the budget of the next year is settled" -> a
  }
  stage b {
    owner   desk
    exit    "The buyer has signed"
    outcome signed -> won
  }
  end won is win
  end lost is loss {
    reason  "No decision"
  }
}
process site-visit "Visit to the site, and a report" {
  stage look {
    owner   rep
    exit    "The buyer has signed the report"
    outcome done -> seen
  }
  end seen is win
}
END
    for view in flow lanes; do
        for way in "right card" "right title" "down card" "down title"; do
            # shellcheck disable=SC2086 # two words
            set -- $way
            "$STAGECRAFT" map long.sales --process long --allow warnings --embed-font no \
                --view $view --direction "$1" --detail "$2" -o long.svg
            run grep -c '…' long.svg
            [ "$output" = 0 ] || { echo "$view $way"; grep -o '[^>]*…[^<]*' long.svg; false; }
        done
    done
}

@test "what other processes hand on enters a funnel, in circles and at later stages too" {
    cat >circle.sales <<'END'
role rep "Rep"
process first "First" {
  volume  180 per quarter
  stage s {
    owner   rep
    outcome on -> second 50%
    outcome off -> none
  }
  end none
}
process second "Second" {
  volume  30 per month
  stage t "Talk" {
    owner   rep
    outcome go -> offer 80%
    outcome off -> lost
  }
  stage offer "Offer" {
    owner   rep
    outcome done -> won 50%
    outcome off -> lost
  }
  end won is win {
    then    third
  }
  end lost is loss
}
process third "Third" {
  stage v {
    owner   rep
    outcome again -> second.offer 50%
    outcome stays -> kept
  }
  end kept is win
}
END
    # Offer: x = (60 * 80% + x) * 50% * 50%, so 16 come back to it of 32 that are won.
    run "$STAGECRAFT" map circle.sales --process second --view funnel --allow warnings -o second.dot
    is 0
    run cat second.dot
    says "Of 76 that enter per month, 32 are won: 42% of all"
    says "Enter per month · its own: 30 at Talk · First: 30 at Talk · Third: 16 at Offer"
    says "Talk: 60 per month come here, 79% of all, 80% go on"
    says "Offer: 64 per month come here, 84% of all, 50% go on"
    run "$STAGECRAFT" map circle.sales --process third --view funnel --allow warnings -o third.dot
    is 0
    grep -q "Of 32 that enter per month, 16 are won" third.dot

    # A circle that loses none ends too, and says so.
    cat >endless.sales <<'END'
role rep "Rep"
process buy "Buy" {
  volume  30 per month
  stage talk {
    owner   rep
    outcome done -> won
  }
  end won is win {
    then    renew
  }
}
process renew "Renew" {
  stage ask {
    owner   rep
    outcome done -> kept
  }
  end kept is win {
    then    renew
  }
}
END
    run timeout 20 "$STAGECRAFT" map endless.sales --process renew --view funnel --allow all -o renew.dot
    is 0
    grep -q "in a circle that loses none" renew.dot
    run "$STAGECRAFT" map endless.sales --process buy --view funnel --allow all -o buy.dot
    grep -q "Of 30 that enter per month, 30 are won" buy.dot
}

@test "processes that two imports call by one name are told apart" {
    for region in north south; do
        cat >$region.sales <<END
role manager "Manager, $region"
process deal "Deal, $region" {
  stage open {
    owner   manager
    exit    "Signed"
    outcome signed -> won
  }
  end won is win
}
END
    done
    cat >team.sales <<'END'
import "north.sales" as north
import "south.sales" as south
process sell {
  stage meet {
    owner   north.manager
    exit    "The region is known"
    outcome is-north -> north.deal
    outcome is-south -> south.deal
    outcome here -> won
  }
  end won is win
}
END
    for view in flow lanes landscape; do
        map --view $view -o $view.svg && is 0
        [ -z "$(grep -o ' id="[^"]*"' $view.svg | sort | uniq -d)" ]
    done
    grep -q '>Deal, north<' flow.svg && grep -q '>Deal, south<' flow.svg
    run "$STAGECRAFT" build team.sales --allow warnings -o page && is 0
    [ -z "$(grep -o ' id="[^"]*"' page/index.html | sort | uniq -d)" ]
}
