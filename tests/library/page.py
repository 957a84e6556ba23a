"""Fills the tables of docs/library.md from the library, and prints the page.

    page.py COMMAND WORK PAGE

Between `<!-- library FOLDER -->` and `<!-- end -->` stands what is made of stdlib/FOLDER/: of methods
and of processes one table, of other folders a table a file. A folder without such a place in the page
is an error.
"""

import re
import sys

import library

PLACE = re.compile(r"(<!-- library (\S+) -->\n).*?(<!-- end -->\n)", re.S)


def cell(text):
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def told(thing):
    """The summary, and the notes behind it."""
    return cell(" ".join([thing["summary"] or "", *thing["notes"]]))


def table(head, rows):
    lines = [head, ["---"] * len(head)] + rows
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def link(file):
    return f"[`{file.path}`](../{file.source})"


def code(name):
    return f"`{name}`"


def methods(files):
    rows = []
    for file in files:
        for _, method in file.own:
            points = ", ".join(code(point["name"]) for point in method["points"])
            rows.append([link(file), cell(method["label"]), told(method), points])
    return table(["import", "method", "asks", "points"], rows)


def processes(files):
    rows = []
    for file in files:
        for _, process in file.own:
            stages = ", ".join(code(stage["name"]) for stage in process["stages"])
            rows.append([link(file), cell(process["label"]), cell(process["summary"]), stages])
    return table(["import", "process", "is", "stages"], rows)


def things(file):
    """A table of what a file declares. Measures have their formula; other kinds what they have."""
    if all(kind == "metric" for kind, _ in file.own):
        rows = [[code(thing["name"]), cell(thing["label"]), told(thing),
                 cell(thing["formula"])] for _, thing in file.own]
        return table(["metric", "label", "says", "formula"], rows)
    kinds = {kind for kind, _ in file.own}
    head = kinds.pop() if len(kinds) == 1 else "name"
    rows = [[code(thing["name"]), cell(thing["label"]), cell(thing["summary"] or "")]
            for _, thing in file.own]
    return table([head, "label", "is"], rows)


def made(files):
    if all(kind == "method" for file in files for kind, _ in file.own):
        return methods(files)
    if all(kind == "process" for file in files for kind, _ in file.own):
        return processes(files)
    return "\n".join(f"**{link(file)}**: {cell(file.lead)}\n\n{things(file)}" for file in files)


def main():
    command, _, page = sys.argv[1:]
    by_folder = {}
    for file in library.files(command):
        by_folder.setdefault(file.folder, []).append(file)
    text = open(page, encoding="utf-8").read()
    placed = {match.group(2) for match in PLACE.finditer(text)}
    for folder in sorted(by_folder.keys() - placed):
        print(f"{page} has no place for {folder}: <!-- library {folder} --> and <!-- end -->",
              file=sys.stderr)
    for folder in sorted(placed - by_folder.keys()):
        print(f"{page} has a place for {folder}, which is not in the library", file=sys.stderr)

    def fill(match):
        return f"{match.group(1)}\n{made(by_folder.get(match.group(2), []))}\n{match.group(3)}"

    print(PLACE.sub(fill, text), end="")


main()
