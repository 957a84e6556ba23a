# Writes the README of a template from its model: commands with the real names of its processes and
# roles. What `stagecraft new` fills in stands as @TITLE@.
#
# Usage: readme.py NAME WHAT AUDIENCE <MODEL
import json
import sys
import textwrap

name, what, audience = sys.argv[1:]
model = json.load(sys.stdin)
file = name + ".sales"
processes = [process for process in model["processes"] if process["given"]]
roles = [role for role in model["roles"] if not role["external"]]
learners = list(dict.fromkeys(plan["role"] for plan in model["onboardings"]))
main = learners[0] if learners else roles[0]["name"]


def block(lines):
    """Commands with what they do behind them, set under one another."""
    width = max(len(command) for command, remark in lines if remark)
    print("```sh")
    for command, remark in lines:
        print(f"{command:{width}}  # {remark}" if remark else command)
    print("```\n")


def map_line(process, view, ending, remark):
    which = f" --process {process['name']}" if len(processes) > 1 else ""
    return (f"stagecraft map {file}{which} --view {view} -o maps/{process['name']}-{view}.{ending}",
            remark)


def all_map_lines():
    yield "mkdir -p maps", ""
    for process in processes:
        label = process["label"]
        yield map_line(process, "flow", "svg", f"{label}: the flowchart")
        yield map_line(process, "lanes", "pdf", "who does what, hand-offs numbered")
        if process["volume"]:
            yield map_line(process, "funnel", "png", "how many come how far")
        yield map_line(process, "raci", "html", "who answers, works, is asked, is told")
    if len(processes) > 1:
        yield f"stagecraft map {file} --view landscape -o maps/landscape.svg", "how they hang together"


def label_of(wanted):
    return next(role["label"] for role in roles if role["name"] == wanted)


print("# @TITLE@\n")
print(textwrap.fill(f"{what}, {audience}: this project began as the template `{name}` of stagecraft. "
                    f"The process is written in [{file}]({file}); maps and handouts are made from it.",
                    100, break_on_hyphens=False), end="\n\n")
print("## Make it yours\n")
print("Names, numbers and limits are examples. What a team changes first is marked:\n")
print(f'```sh\ngrep -n -A 1 "# Change:" {file}\n```\n')
print("## Check it\n")
block([(f"stagecraft check {file}", "what is wrong, and what is weak"),
       (f"stagecraft check --deny warnings {file}", "as strict as the build server"),
       ("stagecraft explain no-exit", "what a finding means, with an example")])
print("## Maps\n")
block(list(all_map_lines()))
print("## Handouts\n")
lines = [("mkdir -p handouts", "")]
for role in learners:
    lines.append((f"stagecraft handout {file} --role {role} -o handouts/{role}.html",
                  f"{label_of(role)}: a page to work through"))
lines.append((f"stagecraft handout {file} --role {main} -o handouts/{main}.pdf", "the same to print"))
lines.append((f"stagecraft handout {file} --all --as md -o handouts", "one for each role below"))
block(lines)
print("| role | who | what for |\n| --- | --- | --- |")
for role in roles:
    does = "; ".join(role["does"])
    print(f"| `{role['name']}` | {role['label']} | {does} |")
print("\n## On GitHub\n")
print("[.github/workflows/sales-process.yml](.github/workflows/sales-process.yml) checks every pull")
print("request, marks the lines where something is wrong, and publishes maps and handouts from the main")
print("branch. Say at its top where stagecraft comes from, and turn on Pages once: Settings, Pages,")
print("Source: GitHub Actions.")
