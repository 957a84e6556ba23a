# Variants of processes of any size: large blocks are changed by means of tables (block_edit.c), and
# must come out as small ones do.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
}

# A process with so many notes in each block, and a variant that changes each block in every way.
write() { # write COUNT
    local notes
    notes=$(for ((i = 0; i < $1; i++)); do echo "note \"Note $i\""; done)
    cat >"$1.sales" <<END
role rep "Sales rep"
role boss "Boss"
process base "Base" {
  $notes
  owner   boss
  version "1"
  stage a "First" {
    $notes
    owner   rep
    exit    "The buyer has named a problem"
    outcome yes -> b 40%
    outcome later -> a 10%
    outcome no -> lost
  }
  stage b "Second" {
    owner   rep
    exit    "The buyer has signed"
    outcome signed -> won 50%
    outcome no -> lost
  }
  end won is win
  end lost is loss {
    reason  "No decision"
  }
}
process variant "Variant" like base {
  drop stage b
  version "2"
  stage c "Third" {
    owner   rep
    exit    "The buyer has signed the order"
    outcome signed -> won 60%
    outcome no -> lost
  }
  phase late "Late" {
    stage d "Fourth" {
      owner   rep
      exit    "The buyer has paid"
      outcome paid -> won
    }
  }
  stage b "Second again" {
    owner   boss
    exit    "The buyer has agreed"
    outcome agreed -> d
  }
  change stage a {
    drop outcome later
    owner   boss
    takes   2 days
    outcome maybe "Maybe" -> c 10%
    change outcome maybe 20%
    change outcome yes 30% {
      when "The buyer asks for an offer"
    }
  }
  change stage b {
    takes   3 days
  }
}
change process variant {
  change stage a {
    drop takes
    sla     5 days else tell boss
  }
  change stage d "Fourth, changed"
}
END
}

shown() { # the variant, as the model has it, without its notes and places
    "$STAGECRAFT" model "$1.sales" 2>/dev/null |
        jq 'walk(if type == "object" then del(.notes, .place) else . end) | .processes[] | select(.name == "variant")'
}

@test "a large block is changed as a small one is" {
    write 1
    write 40
    "$STAGECRAFT" check --allow warnings 1.sales 40.sales
    shown 1 >small
    shown 40 >large
    grep -q '"Fourth, changed"' small
    diff small large
}
