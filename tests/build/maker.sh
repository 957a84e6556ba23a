# Sources and questions that the tests of this folder share.

# A small whole process: process_file NAME [ROLE] [IMPORT...]
process_file() {
    local name=$1 role=${2:-rep} line
    shift; [ $# -eq 0 ] || shift
    for line; do echo "import \"$line\""; done
    [ $# -gt 0 ] || printf 'role %s "Sales rep"\nrole desk "Deal desk"\n' "$role"
    cat <<END
process $name {
  stage call {
    owner   $role
    do      "Dial" within 1 workday
    exit    "The buyer has named a problem" proof "Entry in the CRM"
    outcome yes -> quote 40% {
      give    "Notes of the call"
      accept  within 1 workday else tell $role
    }
    outcome no -> lost {
      reason  "No decision"
    }
  }
  stage quote {
    owner   desk
    exit    "The buyer has signed the quote"
    outcome signed -> won
  }
  end won is win
  end lost is loss {
    reason  "No decision"
  }
}
END
}

is() { [ "$status" -eq "$1" ] || { echo "status $status: $output"; false; }; }
says() { [[ "$output" == *"$1"* ]] || { echo "not said: $1"; echo "$output"; false; }; }
silent_about() { [[ "$output" != *"$1"* ]] || { echo "said: $1"; echo "$output"; false; }; }
build() { run "$STAGECRAFT" build "$@"; }

# All files of a folder but the record, with their digests.
digests() { (cd "$1" && find . -type f ! -name .stagecraft-build -print0 | sort -z | xargs -0 sha256sum); }

# The same with time stamps and file numbers: what does not change here was not touched.
stamps() { (cd "$1" && find . -type f ! -name .stagecraft-build -printf '%p %T@ %C@ %i\n' | sort); }

# Whether the manifest lists exactly what lies in the folder, with right digests.
manifest_is_true() {
    local sums
    sums=$(jq -r '.outputs[] | "\(.sha256)  \(.path)"' "$1/manifest.json")
    [ -z "$sums" ] || (cd "$1" && sha256sum -c --quiet - <<<"$sums") || return 1
    diff <(cd "$1" && find . -type f ! -name manifest.json ! -name .stagecraft-build | sed 's,^\./,,' | LC_ALL=C sort) \
        <(jq -r '.outputs[].path' "$1/manifest.json" | LC_ALL=C sort)
}

# Waits until a command succeeds, at most 10 seconds.
until_true() {
    local tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ $tries -lt 400 ] || { echo "never: $*"; return 1; }
        sleep 0.025
    done
}
