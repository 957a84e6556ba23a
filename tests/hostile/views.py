# What every view of a process is made of, apart from its words, in every format:
#
#   views.py keep FILE      writes that down for a process of harmless text
#   views.py compare FILE   says how the process here differs from it
#
# The process `p` stands in input.sales of this folder; VIEW ENDING, a line each, come on standard input.
import collections
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

import html5lib
from PIL import Image

import bounds

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "laws"))
import read_csv  # noqa: E402

OF_SVG = {"svg", "a", "g", "title", "desc", "rect", "circle", "defs", "style", "script", "img", "image",
          "foreignObject", "font"}
OF_PDF = ("Pages", "JavaScript", "Form", "Encrypted", "Error")


def said_by(*command):
    ended = subprocess.run(command, capture_output=True, check=False)
    return (ended.stdout + ended.stderr).decode("utf-8", "replace")


def counted(names):
    return sorted(map(list, collections.Counter(names).items()))


def of_svg(path):
    names = [element.tag.split("}")[-1] for element in xml.etree.ElementTree.parse(path).iter()]
    return counted(name for name in names if name in OF_SVG) + [said_by("xmllint", "--noout", "--nonet", path)]


def of_html(path):
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    with open(path, "rb") as file:
        return counted(element.tag.split("}")[-1] for element in parser.parse(file).iter())


def of_md(path):
    extensions = [word for name in ("table", "tasklist", "autolink", "strikethrough") for word in ("-e", name)]
    tree = said_by("cmark-gfm", *extensions, "-t", "xml", path)
    tags = re.findall(r'<[a-z_]+(?: (?:level|type|destination|completed)="[^"]*")*', tree)
    kept = [tag for tag in tags if not re.match(r'<(text|softbreak|link destination="mailto)', tag)]
    return [re.sub(r'destination="#[^"]*"', 'destination="#"', tag) for tag in kept]


def of_dot(path):
    lines = [line.split() for line in said_by("dot", "-Tplain", path).split("\n")]
    return sorted(words[:2] if words[0] == "node" else words[:3] for words in lines
                  if words and words[0] in ("node", "edge")) + [said_by("dot", "-Tcanon", "-o/dev/null", path)]


def of_csv(path):
    with open(path, "rb") as file:
        return [*read_csv.problems(path), file.read().count(b"\n")]


def of_pdf(path):
    facts = [line for line in said_by("pdfinfo", path).split("\n") if line.startswith(OF_PDF)]
    links = [line.split()[1] for line in said_by("pdfinfo", "-url", path).strip().split("\n")[1:]]
    return facts + [said_by("pdfinfo", "-js", path)] + links


def of_png(path):
    with Image.open(path) as picture:
        picture.load()
        return [picture.mode, sorted(picture.info)]


READERS = {"svg": of_svg, "html": of_html, "md": of_md, "dot": of_dot, "csv": of_csv, "pdf": of_pdf, "png": of_png}


def elements(view, ending):
    """What is wrong about making a product, and what that is made of."""
    path = f"made.{view}.{ending}"
    run = bounds.Run(os.getcwd(), "map", "--process", "p", "input.sales", "--view", view, "-o", path)
    problems = run.conduct
    if run.status != 0:
        return problems + [f"status {run.status}: {bounds.shown(run.err)}"], None
    try:
        return problems, json.loads(json.dumps(READERS[ending](path)))
    except Exception as error:  # a reader that gives up is a finding too
        return problems + [f"{type(error).__name__}: {error}"], None


def main():
    task, path = sys.argv[1:]
    made = {line.strip(): elements(*line.split()) for line in sys.stdin}
    if task == "keep":
        with open(path, "w", encoding="utf-8") as file:
            json.dump({name: parts for name, (_, parts) in made.items()}, file)
    with open(path, encoding="utf-8") as file:
        harmless = json.load(file)
    for name, (problems, parts) in made.items():
        for problem in problems:
            print(f"{name}: {problem}")
        if parts is not None and parts != harmless[name]:
            print(f"{name}: made of {str(parts)[:300]}, not {str(harmless[name])[:300]}")


main()
