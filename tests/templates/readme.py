# Writes the README of a template from its model: commands with the real names of its processes and
# roles. What `stagecraft new` fills in stands as @TITLE@.
#
# Usage: readme.py NAME WHAT AUDIENCE <MODEL
import json
import sys
import textwrap

name, what, audience = sys.argv[1:]
model = json.load(sys.stdin)
main_file = name + ".sales"


def file_of(thing):
    """The file it is declared in; NAME.sales comes first."""
    return thing["place"]["file"].rsplit("/", 1)[-1]


def in_files(things):
    """Those of the project, not of the library, the main file's first."""
    own = [thing for thing in things if not thing["place"]["file"].startswith("std/")]
    return sorted(own, key=lambda thing: file_of(thing) != main_file)


processes = in_files(model["processes"])
roles = [role for role in in_files(model["roles"]) if not role["external"]]
role_of = {role["id"]: role for role in roles}
files = list(dict.fromkeys(file_of(thing) for thing in processes + roles))
learners = list(dict.fromkeys(plan["role"] for plan in in_files(model["onboardings"])))
main_role = role_of[learners[0]]
main_processes = [process for process in processes if file_of(process) == main_file]


def block(lines):
    """Commands with what they do behind them, set under one another."""
    width = max(len(command) for command, remark in lines if remark)
    print("```sh")
    for command, remark in lines:
        print(f"{command:{width}}  # {remark}" if remark else command)
    print("```\n")


def map_line(process, view, ending, remark):
    file = file_of(process)
    is_one_of_many = sum(file_of(other) == file for other in processes) > 1
    which = f" --process {process['name']}" if is_one_of_many else ""
    return (f"stagecraft map {file}{which} --view {view} -o maps/{process['name']}-{view}.{ending}",
            remark)


def all_map_lines():
    yield "mkdir -p maps", ""
    if len(processes) > 1:
        yield (f"stagecraft map {main_file} --view landscape -o maps/landscape.svg",
               "how all of it hangs together")
    for process in processes:
        yield map_line(process, "flow", "svg", f"{process['label']}: the flowchart")
        yield map_line(process, "lanes", "pdf", "who does what, hand-offs numbered")
        if process in main_processes:
            if process["volume"]:
                yield map_line(process, "funnel", "png", "how many come how far")
            yield map_line(process, "raci", "html", "who answers, works, is asked, is told")


def handout_line(role, ending, remark):
    file = file_of(role)
    is_shared = sum(other["name"] == role["name"] for other in roles) > 1
    output = f"{file.removesuffix('.sales')}-{role['name']}" if is_shared else role["name"]
    return (f"stagecraft handout {file} --role {role['name']} -o handouts/{output}.{ending}", remark)


def all_handout_lines():
    yield "mkdir -p handouts", ""
    for learner in learners:
        yield handout_line(role_of[learner], "html", f"{role_of[learner]['label']}: a page to work through")
    yield handout_line(main_role, "pdf", "the same to print")
    for file in files if len(files) > 1 else []:
        folder = file.removesuffix(".sales")
        if any(file_of(role) == file for role in roles) and file != main_file:
            yield f"stagecraft handout {file} --all --as md -o handouts/{folder}", "one for each role in it"
    if len(files) == 1:
        yield f"stagecraft handout {main_file} --all --as md -o handouts", "one for each role below"


print("# @TITLE@\n")
print(textwrap.fill(f"{what}, {audience}: this project began as the template `{name}` of stagecraft. "
                    f"The process is written in [{main_file}]({main_file}); maps and handouts are made from it.",
                    100, break_on_hyphens=False), end="\n\n")
print("## Make it yours\n")
print("Names, numbers and limits are examples. What a team changes first is marked:\n")
every = main_file if len(files) == 1 else "*.sales"
print(f'```sh\ngrep -n -A 1 "# Change:" {every}\n```\n')
print("## Check it\n")
block([(f"stagecraft check {every}", "what is wrong, and what is weak"),
       (f"stagecraft check --deny warnings {every}", "as strict as the build server"),
       ("stagecraft explain no-exit", "what a finding means, with an example")])
print("## Maps\n")
block(list(all_map_lines()))
print("## Everything at once\n")
print("```sh")
print("stagecraft build *.sales -o site  # every map, table and handout, and site/index.html over them")
print("stagecraft fmt .                  # lays the files out in the one style")
print("```\n")
print("## Handouts\n")
block(list(all_handout_lines()))
many = len(files) > 1
print(f"| role |{' file |' if many else ''} who | what for |\n| --- |{' --- |' if many else ''} --- | --- |")
for role in roles:
    where = f" {file_of(role)} |" if many else ""
    print(f"| `{role['name']}` |{where} {role['label']} | {'; '.join(role['does'])} |")
print("\n## On GitHub\n")
print("[.github/workflows/sales-process.yml](.github/workflows/sales-process.yml) checks every pull")
print("request, marks the lines where something is wrong, and publishes maps and handouts from the main")
print("branch. Say at its top where stagecraft comes from, and turn on Pages once: Settings, Pages,")
print("Source: GitHub Actions.")
