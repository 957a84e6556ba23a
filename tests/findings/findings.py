"""Compares what .sales files say should be found in them with what is found; see run.sh.

    findings.py [FILTER]

What the lines of a file may say:

    stage qualify  #! no-exit dead-end       on this line these rules, and no others
    #!file empty-file                        at the start of the file
    #!at 14 text-not-closed                  on line 14, where no comment can stand
    #!at parts/roles.sales:3 duplicate-name  in another file (its path from the root)
    #!fix offer                              what its fix is: yes (certain), offer or no
    #!with --warn no-exit                    options of the command for this file
"""
import collections
import difflib
import os
import pathlib
import re
import subprocess
import sys

from results import note_rules, verdict

STAGECRAFT = os.environ["STAGECRAFT"]
BLESS = bool(os.environ.get("BLESS"))
# Under sanitizers every eighth file is given to the command (DEEP=1: each): tests/fuzz has all in process.
STEP = 8 if os.environ.get("SANITIZED") and not os.environ.get("DEEP") else 1
HEADLINE = re.compile(r"(error|warning)\[([^\]]*)\]")
PLACE = re.compile(r" +--> (.*?)(:\d+)?$")


def read(path):
    """The text of a file, a character a byte: not all of them are UTF-8."""
    return pathlib.Path(path).read_bytes().decode("latin-1")


class Said:
    """What a file says of itself."""

    def __init__(self, path, inside):
        self.wanted, self.options, self.fix = collections.Counter(), [], None
        for number, line in enumerate(read(path).split("\n"), 1):
            word, _, rest = self.mark(line)
            if word == "at":
                place, *rules = rest.split()
                self.expect(place if ":" in place else f"{inside}:{place}", rules)
            elif word == "file":
                self.expect(f"{inside}:1", rest.split())
            elif word == "":
                self.expect(f"{inside}:{number}", rest.split())
            elif word == "fix":
                self.fix = rest.strip()
            elif word == "with":
                self.options = rest.split()

    @staticmethod
    def mark(line):
        found = re.search(r".*#!(at|file|fix|with|) +(.*)", line)
        return (found[1], " ", found[2]) if found else (None, "", "")

    def expect(self, place, rules):
        for rule in rules:
            self.wanted[place, rule] += 1

    def arguments(self):
        """All warnings are on that are on by default, but in a file that asks for some by name: it is
        about those alone."""
        given = ["--allow", "warnings"] if any("--warn" in word for word in self.options) else []
        if "--limit-findings" not in self.options:
            given += ["--limit-findings", "1000"]
        return given + self.options


class Found:
    """The findings that a run printed: a headline, its place, an excerpt, an empty line behind it."""

    def __init__(self, text):
        self.rules, self.has_error = [], False
        self.places = []  # of each finding that has one: its place, its rule, how many lines it takes
        rule = place = None
        length = 0
        for line in text.split("\n"):
            if headline := HEADLINE.match(line):
                self.has_error |= headline[1] == "error"
                rule, place, length = headline[2], None, 0
                self.rules.append(rule)
            length += 1
            if (arrow := PLACE.match(line)) and rule and not place:
                place = arrow[1]
                self.places.append([place, rule, length])
            elif not line:
                rule = None
            elif place and rule:
                self.places[-1][2] = length


class Figures:
    """Sums up: the broken files, those with one mistake and with several, then the right ones."""

    def __init__(self):
        self.files = self.one = self.some = self.mistakes = self.missed = self.false = self.lines = 0
        self.right = self.invented = 0

    def add(self, root, expected, missed, false, lines):
        self.lines += lines
        if root != "tests/findings":
            self.right += 1
            self.invented += false
            return
        self.files += 1
        self.one += expected == 1
        self.some += expected > 2
        self.mistakes += expected
        self.missed += missed
        self.false += false

    def __str__(self):
        return (f"recovery: {self.files} files ({self.one} with one mistake, {self.some} with 3 or more), "
                f"{self.mistakes} mistakes expected, {self.missed} missed, {self.false} false; "
                f"{self.right} right files, {self.invented} false; {self.lines} lines of invented findings")


def check(root, path, *options):
    ended = subprocess.run([STAGECRAFT, "check", "--root", root, *options, path], capture_output=True, check=False)
    return ended.returncode, ended.stdout, ended.stderr


def compared(root, said, found, figures):
    """What was missed, and what was found too often."""
    counted = collections.Counter()
    false = lines = 0
    for place, rule, length in found.places:
        counted[place, rule] += 1
        if counted[place, rule] > said.wanted[place, rule]:
            false += 1
            lines += length
            yield f"false:  {place} {rule}"
    missed = said.wanted - counted
    for place, rule in missed.elements():
        yield f"missed: {place} {rule}"
    figures.add(root, said.wanted.total(), missed.total(), false, lines)


def against_text(path, text):
    """The findings in full against the .txt beside the file, where there is one."""
    beside = pathlib.Path(path).with_suffix(".txt")
    if beside.exists():
        if BLESS:
            beside.write_bytes(text.encode("latin-1"))
        yield from difflib.unified_diff(read(beside).split("\n"), text.split("\n"), str(beside), "found", lineterm="")


def fix_of(root, path):
    """Whether `check --fix` mends it: for certain, only where it is asked for, or not."""
    document = check(root, path, "--format", "json")[1]
    if b'"certain": true' in document:
        return "yes"
    return "offer" if b'"certain": false' in document else "no"


def problems(root, path, figures):
    said = Said(path, os.path.relpath(path, root))
    status, out, err = check(root, path, "--color", "never", *said.arguments())
    text = err.decode("latin-1")
    found = Found(text)
    note_rules(found.rules)
    yield from compared(root, said, found, figures)
    if status != found.has_error:
        yield f"status {status}, not {int(found.has_error)}: {text[-200:]}"
    if out:
        yield "something on standard output"
    yield from against_text(path, text)
    if said.fix and said.fix != fix_of(root, path):
        yield f"fix: {fix_of(root, path)}, not {said.fix}"


def main():
    wanted = (sys.argv[1:] + [""])[0]
    figures = Figures()
    for root in ("tests/findings", "tests/right", "examples", "stdlib"):
        paths = [path for path in sorted(map(str, pathlib.Path(root).rglob("*.sales")))
                 if wanted in path and "/parts/" not in path]
        for path in paths[::STEP]:
            verdict(path.removeprefix("tests/"), "\n".join(problems(root, path, figures)))
    if STEP == 1:
        print(figures)


main()
