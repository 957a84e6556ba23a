"""Makes the products of every sound file, and has each read by its own tool:

    products.py FOLDER FILE...

Products are made in FOLDER; its `tasks` are for handouts.py. A tool reads all products of its kind in
one go; only if it complains, one after the other, to tell which.
"""
import ctypes
import json
import os
import subprocess
import sys

import read_csv
from results import verdict

FOLDER, FILES = sys.argv[1], sys.argv[2:]
STAGECRAFT = os.environ["STAGECRAFT"]
NOTHING = ("has nothing for the view", "no funnel to draw", "cannot be worked out")
AT_ONCE = 100

XML = ("xmllint", "--noout", "--nonet")
HTML = ("xmllint", "--html", "--noout", "--nonet")
GRAPH = ("dot", "-Tcanon")
DRAWN_GRAPH = ("dot", "-Tsvg")
READERS = {}  # tool: the products that it shall read


def say(name, problem=""):
    verdict("laws/" + name, problem)


def run(*arguments):
    """A run of stagecraft: its status, and what it says on either stream."""
    ended = subprocess.run([STAGECRAFT, *arguments], stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, check=False)
    return ended.returncode, ended.stdout.decode("utf-8", "replace").strip()


class File:
    def __init__(self, path):
        self.root = "tests/right" if path.startswith("tests/right/") else "examples"
        self.path, self.inside = path, os.path.relpath(path, self.root)
        self.name = self.inside.removesuffix(".sales")

    def make(self, command, *options, ending, law):
        """Makes a product: its path, or nothing; and what was said."""
        out = f"{FOLDER}/{law.replace('/', '-')}.{ending}"
        _, said = run(command, "--root", self.root, self.path, *options, "-o", out)
        return (out if os.path.exists(out) else None), said


def read_by(tool, law, product, said):
    """The tool shall read the product; there is none if the view has nothing to show."""
    if product:
        READERS.setdefault(tool, []).append((law, product))
    elif not any(words in said for words in NOTHING):
        say(law, "nothing was made: " + said)


def read_silent(tool, law, product, said):
    """The same of a product of which nothing is to be said."""
    if said:
        say(law, said)
    else:
        read_by(tool, law, product, said)


def complaint(tool, products):
    ended = subprocess.run([*tool, *products], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    said = ended.stderr.decode("utf-8", "replace").strip()
    return said or (f"status {ended.returncode}" if ended.returncode else "")


def read_all():
    for tool, waiting in READERS.items():
        for first in range(0, len(waiting), AT_ONCE):
            some = waiting[first:first + AT_ONCE]
            well = not complaint(tool, [product for _, product in some])
            for law, product in some:
                say(law, "" if well else complaint(tool, [product]))


CMARK = ctypes.CDLL("libcmark.so")
CMARK.cmark_markdown_to_html.restype = ctypes.c_void_p


def raw_html(path):
    """Whether a Markdown file has HTML of its own: CommonMark's own reader leaves that out."""
    with open(path, "rb") as file:
        text = file.read()
    html = CMARK.cmark_markdown_to_html(text, ctypes.c_size_t(len(text)), 0)
    omitted = b"<!-- raw HTML omitted -->" in ctypes.string_at(html)
    CMARK.free(ctypes.c_void_p(html))
    return "raw HTML" if omitted else ""


def maps(file, process):
    law = f"svg/{file.name}/{process}"
    out, said = file.make("map", "--process", process, ending="svg", law=law)
    read_silent(XML, law, out, said)
    law = f"dot/{file.name}/{process}"
    out, said = file.make("map", "--process", process, ending="dot", law=law)
    read_silent(GRAPH, law, out, said)
    of_process = ("--process", process, "--allow", "warnings")
    for view in ("funnel", "lanes", "mind", "handoffs"):
        law = f"{view}/{file.name}/{process}"
        full = () if view == "funnel" else ("--detail", "full")
        read_by(XML, law, *file.make("map", *of_process, "--view", view, *full, ending="svg", law=law))
    for view in ("lanes", "funnel", "mind", "handoffs", "raci", "skills", "methods", "variants"):
        law = f"dot/{file.name}/{process}/{view}"
        read_by(DRAWN_GRAPH, law,
                *file.make("map", *of_process, "--view", view, ending="dot", law=law))
    for view in ("raci", "skills", "methods", "variants"):
        table(file, process, view, of_process)


def table(file, process, view, of_process):
    """A table in each of its formats; one with nothing in it is refused in all."""
    for ending in ("md", "csv", "html", "svg"):
        law = f"{view}/{file.name}/{process}/{ending}"
        out, said = file.make("map", *of_process, "--view", view, ending=ending, law=law)
        if not out:
            if NOTHING[0] in said:
                return
            say(law, "nothing was made: " + said)
        elif ending == "md":
            say(law, raw_html(out))
        elif ending == "csv":
            say(law, "\n".join(read_csv.problems(out)))
        else:
            read_by(HTML if ending == "html" else XML, law, out, said)


def handouts(file, role):
    law = f"markdown/{file.name}/{role}"
    out, said = file.make("handout", "--role", role, ending="md", law=law)
    # A role of which the process asks nothing has no handout; the command says so.
    if "no part" in said or "nothing to do" in said:
        said = ""
    say(law, said or (raw_html(out) if out else ""))
    problems = []
    for ending in ("json", "csv", "ics"):  # read all at once, by handouts.py
        out = f"{FOLDER}/tasks/{file.name.replace('/', '-')}-{role}.{ending}"
        status, said = run("handout", "--allow", "warnings", "--root", file.root, file.path, "--role", role,
                           "--start", "2026-03-02", "-o", out)
        if status != 0:
            problems.append(f"no {ending}: {said}")
    say(f"tasks/{file.name}/{role}", "\n".join(problems))


def products(file):
    out, said = file.make("model", ending="json", law="json/" + file.name)
    try:
        with open(out, encoding="utf-8") as text:
            model = json.load(text)
        say("json/" + file.name, "" if isinstance(model["processes"], list) else "no list of processes")
    except (OSError, TypeError, KeyError, ValueError) as error:
        say("json/" + file.name, f"{error}: {said}")
        return
    law = "landscape/" + file.name
    out, said = file.make("map", "--allow", "warnings", "--view", "landscape", ending="svg", law=law)
    if "no process to draw" not in said:
        read_by(XML, law, out, said)
    for process in model["processes"]:
        if process["place"]["file"] == file.inside:
            maps(file, process["name"])
    own = [role["name"] for role in model["roles"] if not role["external"]]
    for role in own[:4]:
        handouts(file, role)


def main():
    os.makedirs(FOLDER + "/tasks")
    for path in FILES:
        products(File(path))
    read_all()


main()
