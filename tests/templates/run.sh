# Every template, written by `stagecraft new` into a fresh folder: it is free of findings, laid out as
# the manual says, every view and handout can be made from it, and all that its README and its
# workflow tell people to run does run. That `new` overwrites nothing stands in commands/new.bats.
#
# The README of each template is made from its model by readme.py, docs/templates.md from `new
# --list`; BLESS=1 rewrites both.
. tests/lib.sh

STAGECRAFT_FOLDER=$(dirname "$STAGECRAFT")
READMES=stdlib/templates

# NAME<tab>WHAT<tab>AUDIENCE of each template, and the headings, as people see them.
"$STAGECRAFT" new --list >"$WORK/list"
sed -nE 's/^  ([a-z0-9-]+) +(.*[^ ]) +(for .*)$/\1\t\2\t\3/p' "$WORK/list" >"$WORK/templates"

# The blocks of commands of a Markdown file, in order.
commands_of() { awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$1"; }

# The script of the step of the workflow that has this name.
step_of() { # step_of WORKFLOW NAME
    python -c '
import sys, yaml
jobs = yaml.safe_load(open(sys.argv[1]))["jobs"]
print(next(step["run"] for step in jobs["check"]["steps"] if step.get("name") == sys.argv[2]))' "$1" "$2"
}

readme_is_current() { # readme_is_current NAME WHAT AUDIENCE
    "$STAGECRAFT" model "$READMES/$1/$1.sales" --root "$READMES" |
        python tests/templates/readme.py "$1" "$2" "$3" >"$WORK/$1.md"
    [ -z "${BLESS:-}" ] || cp "$WORK/$1.md" "$READMES/$1/README.md"
    verdict "templates/$1-readme-is-current" "$(diff -u "$READMES/$1/README.md" "$WORK/$1.md" 2>&1)"
}

# Runs what people are told to run; the first command that fails is shown.
run_told() { # run_told FOLDER SCRIPT
    (cd "$1" && PATH=$STAGECRAFT_FOLDER:$PATH bash -eo pipefail -c "$2" 2>&1 >/dev/null |
        sed -E '/^[0-9]+ files? (in `site`:|already right)/d' | tail -5
        exit "${PIPESTATUS[0]}") || echo "a command failed"
}

# What of views and handouts cannot be made. A process need not have what the last four show.
make_all() { # make_all FOLDER FILE PROCESS...
    local folder=$1 file=$2 process view
    shift 2
    cd "$folder" || return
    for process in "$@"; do
        for view in flow.svg lanes.svg funnel.svg mind.svg raci.md skills.md; do
            "$STAGECRAFT" map "$file" --process "$process" --view ${view%.*} -o "$process-$view" 2>&1
        done
        for view in handoffs.svg landscape.svg methods.md variants.md; do
            "$STAGECRAFT" map "$file" --process "$process" --view ${view%.*} -o "$process-$view" 2>&1 |
                grep -vE "has nothing for the view \`${view%.*}\`"
        done
    done
    "$STAGECRAFT" handout "$file" --all --as csv,html,json,md -o all 2>&1
    "$STAGECRAFT" handout "$file" --team -o team.md 2>&1
}

# A project is whole without any of stagecraft's own words left in it.
form_problem() { # form_problem FOLDER NAME
    local count
    [ "$(cd "$1" && find . -type f | sort | grep -vE '^\./[a-z-]+\.sales$' | tr '\n' ' ')" = \
        "./.github/workflows/sales-process.yml ./.gitignore ./README.md " ] ||
        echo "its files are $(cd "$1" && find . -type f | tr '\n' ' ')"
    [ "$(head -1 "$1/README.md")" = "# team-$2" ] || echo "the title is $(head -1 "$1/README.md")"
    ! grep -rn '@TITLE@' "$1" || echo "a title was not filled in"
    count=$(cat "$1"/*.sales | grep -c '^ *# Change: ')
    [ "$count" -ge 4 ] || echo "only $count places are marked \"# Change:\""
    head -1 "$1/$2.sales" | grep -q '^# ' || echo "it does not say in its first line what it is"
    cat "$1"/*.sales | grep -q '"No decision' || echo "no loss for want of a decision"
    cat "$1"/*.sales | grep -q '^onboarding ' || echo "no onboarding"
}

run_template() { # run_template NAME WHAT AUDIENCE
    local folder=$WORK/team-$1 processes
    readme_is_current "$@"
    (cd "$WORK" && "$STAGECRAFT" new --template "$1" "team-$1" >"$1.next" 2>&1) ||
        { fail "templates/$1-written" "$(cat "$WORK/$1.next")"; return; }
    mkdir "$folder/.git"
    verdict "templates/$1-form" "$(form_problem "$folder" "$1"
        for file in "$folder"/*.sales; do awk -f tests/templates/layout.awk "$file"; done)"
    verdict "templates/$1-sound" "$(cd "$folder" && "$STAGECRAFT" check --deny warnings --no-allow \
        --color never ./*.sales 2>&1)"
    verdict "templates/$1-next-steps" "$(run_told "$WORK" "$(grep '^  ' "$WORK/$1.next")")"
    verdict "templates/$1-readme-runs" "$(run_told "$folder" "$(commands_of "$folder/README.md")")"
    processes=$("$STAGECRAFT" model "$folder/$1.sales" | jq -r '.processes[] | select(.given) | .name')
    # shellcheck disable=SC2086 # names are words
    verdict "templates/$1-all-products" "$(make_all "$folder" "$1.sales" $processes)"
}

# The workflow's own commands, and that it takes no more rights than it needs.
run_workflow() { # run_workflow NAME
    local folder=$WORK/team-$1 workflow
    workflow=$folder/.github/workflows/sales-process.yml
    verdict "templates/workflow-check" "$(run_told "$folder" "$(step_of "$workflow" Check)")"
    verdict "templates/workflow-maps" "$(run_told "$folder" "$(step_of "$workflow" "Make maps and handouts")"
        for page in $(grep -o 'href="[^"#:]*"' "$folder/site/index.html" | cut -d'"' -f2 | sort -u); do
            [ -s "$folder/site/$page" ] || echo "no $page"
        done)"
    verdict "templates/workflow-asks-where" "$(
        STAGECRAFT_REPOSITORY=https://github.com/OWNER/stagecraft.git \
            bash -eo pipefail -c "$(step_of "$workflow" "Install stagecraft")" 2>&1 |
            grep -qx '::error::Say at the top of this file where stagecraft comes from' || echo "it does not")"
    verdict "templates/workflow-rights" "$(python - "$workflow" <<'PYTHON'
import re, sys, yaml
flow = yaml.safe_load(open(sys.argv[1]))
if flow["permissions"] != {"contents": "read"}: print("rights of all:", flow["permissions"])
for name, job in flow["jobs"].items():
    wanted = {"pages": "write", "id-token": "write"} if name == "publish" else None
    if job.get("permissions") != wanted: print("rights of", name, job.get("permissions"))
    for step in job["steps"]:
        if "uses" in step and not re.search(r"@v\d+$|@[0-9a-f]{40}$", step["uses"]): print("not pinned:", step["uses"])
PYTHON
    )"
}

# The table of docs/templates.md, under a head that is written by hand.
make_page() {
    sed '/^<!-- made from/,$d' docs/templates.md
    printf '<!-- made from `stagecraft new --list` by `make bless T=templates` -->\n'
    awk '
        /^[^ ].*:$/ { sub(/:$/, ""); printf "\n## %s\n\n| template | what it is | |\n| --- | --- | --- |\n", $0; next }
        NF { name = $1; at = index($0, "  for "); what = substr($0, 3 + length(name), at - 3 - length(name))
             gsub(/^ +| +$/, "", what)
             printf "| [%s](../stdlib/templates/%s/%s.sales) | %s | %s |\n", name, name, name, what, substr($0, at + 2) }' "$WORK/list"
}

while IFS=$'\t' read -r name what audience; do
    chosen "templates/$name" || continue
    run_template "$name" "$what" "$audience"
done <"$WORK/templates"
! chosen workflow || [ ! -e "$WORK/team-management" ] || run_workflow management

verdict "templates/pictures-are-right" "$("$BUILD/tests/pictures/checker" --some \
    stdlib/templates/*/*.sales >"$WORK/pictures" 2>&1 || cat "$WORK/pictures")"
verdict "templates/a-folder-each" "$(diff <(cut -f1 "$WORK/templates" | sort) \
    <(find stdlib/templates -mindepth 1 -maxdepth 1 -type d -not -name common -printf '%f\n' | sort))"
verdict "templates/list-fits" "$(awk 'length($0) > 100 { print "over 100 columns: " $0 }' "$WORK/list"
    [ "$(grep -c '^  ' "$WORK/list")" = "$(wc -l <"$WORK/templates")" ] || echo "a row without \"for\""
    grep '^  ' "$WORK/list" | grep -vE '^  .{18} .{36}  for ' | sed 's/^/out of its columns: /')"
make_page >"$WORK/templates.md"
if [ -n "${BLESS:-}" ]; then cp "$WORK/templates.md" docs/templates.md; fi
verdict "templates/page-is-current" "$(diff -u docs/templates.md "$WORK/templates.md")"
