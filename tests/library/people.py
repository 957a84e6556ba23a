"""The laws of the library's skills, roles and processes; see run.sh.

    people.py COMMAND WORK LAW

Prints what breaks the law, a line each.
"""

import pathlib
import re
import subprocess
import sys

import library

COMMAND, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
LEVELS = ("Basic", "Working", "Expert")
VARIANTS = pathlib.Path("tests/library/variants")


def of_kind(files, kind):
    for file in files:
        for own, thing in file.own:
            if own == kind:
                yield file, thing


# ---- skills -------------------------------------------------------------------------------------

def levels_of(skill):
    return re.findall(r"^- \*\*(\w+)\*\*: \S", "\n".join(skill["notes"]), re.M)


def law_skills(files):
    """Each level as it looks in use; several ways to learn, with times; a proof or more."""
    count = 0
    for file, skill in of_kind(files, "skill"):
        count += 1
        where = f"{file.source}: {skill['name']}"
        if tuple(levels_of(skill)) != LEVELS:
            yield f"{where} does not say what {', '.join(LEVELS)} look like, in this order"
        if len(skill["learn"]) < 2:
            yield f"{where} has fewer than two ways to learn it"
        for lesson in skill["learn"]:
            if not lesson["takes"]:
                yield f"{where} does not say how long this takes: {lesson['text']}"
        if not skill["proof"]:
            yield f"{where} has no proof"
    if count < 35:
        yield f"the library has only {count} skills"


# ---- roles --------------------------------------------------------------------------------------

def law_roles(files):
    """A role says what it does; what its skills come after it can do as well."""
    after = {skill["name"]: skill["after"] for _, skill in of_kind(files, "skill")}
    for file, role in of_kind(files, "role"):
        where = f"{file.source}: {role['name']}"
        if not (2 if role["external"] else 3) <= len(role["does"]) <= 6:
            yield f"{where} has {len(role['does'])} duties"
        if role["external"] != (file.source.stem == "buyers"):
            yield f"{where} stands in the wrong file: roles outside the company stand in buyers"
        skills = {use["skill"] for use in role["has"]}
        if not skills and not role["external"]:
            yield f"{where} has no skill"
        for skill in sorted(skills):
            for first in after[skill]:
                if first not in skills:
                    yield f"{where} has {skill}, but not {first}, which it comes after"


# ---- processes ----------------------------------------------------------------------------------

def law_processes(files):
    """A stage says who, from when, until when and by what proof; each process has a variant."""
    varied = "".join(path.read_text(encoding="utf-8") for path in VARIANTS.glob("*.sales"))
    count = 0
    for file, process in of_kind(files, "process"):
        count += 1
        where = f"{file.source}: {process['name']}"
        if process["version"] or process["volume"] or process["deal"]:
            yield f"{where}: version, volume and deal are for the team that imports it"
        if f" like {process['name']} {{" not in varied:
            yield f"{where} is not varied in {VARIANTS}"
        for stage in process["stages"]:
            yield from law_stage(f"{where}: {stage['name']}", stage)
    if count < 4:
        yield f"the library has only {count} processes"


def law_stage(where, stage):
    for what in ("owner", "needs", "enter", "exit", "takes", "sla", "sla_tell"):
        if not stage[what]:
            yield f"{where} has no {what}"
    for criterion in stage["exit"]:
        if not criterion["proof"]:
            yield f"{where} names no proof of: {criterion['text']}"
    if all(way["share_from"] != "rest" for way in stage["outcomes"]) and len(stage["outcomes"]) > 1:
        yield f"{where} leaves no way out without a figure, so that none can be changed alone"


# ---- examples -----------------------------------------------------------------------------------

def law_examples(files):
    """What the opening comments show, in lines set in by three blanks, is right as it stands."""
    count = 0
    for file in files:
        shown = [line[4:] for line in file.source.read_text(encoding="utf-8").splitlines()
                 if line.startswith("#   ")]
        count += bool(shown)
        example = WORK / f"example-{file.folder}-{file.source.name}"
        example.write_text("\n".join(shown) + "\n", encoding="utf-8")
        done = subprocess.run([COMMAND, "check", "--color", "never", "--deny", "warnings",
                               "--root", WORK, example], capture_output=True, text=True, check=False)
        if shown and done.returncode != 0:
            yield done.stdout + done.stderr
    if count < 5:
        yield f"only {count} files of the library show an example"


for problem in globals()["law_" + sys.argv[3]](library.files(COMMAND)):
    print(problem)
