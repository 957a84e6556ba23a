"""Long text is CommonMark: what it may have of that, it has; raw HTML, pictures and mentions never.

Each line of standard input is a name and a folder with a tab between: FOLDER/project/input.sales has a
text in a summary and a note. The folder is removed.
"""
import re
import shutil
import subprocess
import sys

import bounds
from elements import elements
from results import verdict

READ = ["cmark-gfm", *(word for name in ("table", "tasklist", "autolink", "strikethrough") for word in ("-e", name))]
RAW = re.compile(rb"<!-- raw HTML omitted -->|<img|<script|<style|<details")
MENTION = re.compile(rb"(^|[^\\])@user", re.MULTILINE)
LIVE = re.compile(r"^(img|iframe|object|embed|form|base|link|details .*'open')|'(on[a-z]+|style|src)'|javascript:")


def said_by(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False).stdout


def made(folder, ending):
    """The handout as a file, and what is wrong about making it."""
    path = f"{folder}/handout.{ending}"
    run = bounds.Run(folder, "handout", "--process", "p", "input.sales", "--role", "rep", "-o", path)
    answer = [f"{ending}: status {run.status}: {bounds.shown(run.err)}"] if run.status != 0 else []
    return path, run.conduct + answer


def of_markdown(path):
    for line in said_by(*READ, path).split(b"\n"):
        if RAW.search(line):
            yield bounds.shown(line)
    if MENTION.search(bounds.read(path)):
        yield "a mention"


def of_page(path):
    try:
        lines = list(elements(path))
    except Exception as error:  # a reader that gives up is a finding too
        yield f"{type(error).__name__}: {error}"
        return
    yield from [line for line in lines if LIVE.search(line)][:3]
    if sum(line.startswith(("script ", "style ")) for line in lines) != 2:
        yield "a script or style of the text's own"


def of_booklet(path):
    script = said_by("pdfinfo", "-js", path)
    if script:
        yield bounds.shown(script)
    yield from map(bounds.shown, filter(lambda line: b"javascript" in line, said_by("pdfinfo", "-url", path).split(b"\n")))


def problems(folder):
    for ending, look in (("md", of_markdown), ("html", of_page), ("pdf", of_booklet)):
        path, wrong = made(folder, ending)
        yield from wrong or look(path)


for row in sys.stdin:
    name, box = row.rstrip("\n").split("\t")
    verdict(name, "\n".join(problems(box + "/project")))
    shutil.rmtree(box)
