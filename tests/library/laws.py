"""The laws of the standard library; see run.sh.

    laws.py COMMAND WORK LAW

Prints what breaks the law, a line each; `names` prints the names that the library declares.
"""

import html
import itertools
import pathlib
import re
import subprocess
import sys

import library

COMMAND, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
ALIKE = 0.75  # of the words of two texts, how many may be the same

STRICT = ["check", "--color", "never", "--deny", "all"]
# What differs from company to company is left to the file that imports a measure or a process.
OPEN = ["--allow", "metric-without-target", "--allow", "metric-without-owner",
        "--allow", "no-version"]


def run(*arguments):
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def words(text):
    return re.findall(r"\w+", text.lower())


def declared(files):
    """Every declaration and point: its file, its name in full, and itself."""
    for file in files:
        for _, thing in file.own:
            yield file, thing["name"], thing
            for point in thing.get("points", []):
                yield file, f"{thing['name']}.{point['name']}", point


# ---- files --------------------------------------------------------------------------------------

def law_files(files):
    for file in files:
        status, said = run(*STRICT, *OPEN, "--root", "stdlib", str(file.source))
        if status != 0:
            yield said
        if not file.lead:
            yield f"{file.source} does not open with a comment that says what it holds"
    whole = WORK / "everything.sales"
    whole.write_text("".join(f"import {file.path}\n" for file in files), encoding="utf-8")
    status, said = run(*STRICT, "--root", str(WORK), str(whole))
    if status != 0:
        yield said
    for file in files:
        if file.folder == "method" and [thing["name"] for _, thing in file.own] != [file.source.stem]:
            yield f"{file.source} declares another method than {file.source.stem}"


# ---- texts --------------------------------------------------------------------------------------

def law_texts(files):
    for file, name, thing in declared(files):
        if not (thing.get("summary") or "").strip():
            yield f"{file.source}: {name} has no summary"
    for kind in ("ask", "summary", "learn", "proof", "does"):
        texts = []
        for file, name, thing in declared(files):
            texts += [(text, f"{file.source}: {name}") for text in texts_of(thing, kind)]
        yield from alike(texts)


def texts_of(thing, kind):
    value = thing.get(kind)
    values = value if isinstance(value, list) else [value]
    return [one["text"] if isinstance(one, dict) else one for one in values if one]


def alike(texts):
    bags = [(set(words(text)), text, place) for text, place in texts]
    for (left, text, place), (right, other, there) in itertools.combinations(bags, 2):
        if len(left & right) > ALIKE * len(left | right):
            yield f"too alike: \"{text}\" ({place}) and \"{other}\" ({there})"


# ---- metrics ----------------------------------------------------------------------------------

# A measure without a lower half is a sum, a number, a median, or a multiple of another measure.
WHOLE = re.compile(r"(sum|number|median) (of|over) |[0-9]+ x ")
RATIO = re.compile(r"-(rate|ratio|coverage|attainment|accuracy|bias)$")


def law_metrics(files):
    formulas = {}
    for file in files:
        for name, formula in [(thing["name"], thing["formula"]) for kind, thing in file.own
                              if kind == "metric"]:
            if not formula:
                yield f"{file.source}: {name} has no formula"
            elif " / " not in formula and (RATIO.search(name) or not WHOLE.match(formula)):
                yield f"{file.source}: {name} does not say what it is divided by: {formula}"
            elif formula in formulas:
                yield f"{file.source}: {name} is worked out like {formulas[formula]}"
            formulas[formula] = name
    if len(formulas) < 25:
        yield f"the library has only {len(formulas)} measures"


# ---- methods ------------------------------------------------------------------------------------

def law_questions(files):
    for file, name, thing in declared(files):
        for question in thing.get("ask", []):
            if not question.endswith("?"):
                yield f"{file.source}: {name}: \"{question}\" does not end as a question"
        if "ask" in thing and len(thing["ask"]) < 2:
            yield f"{file.source}: {name} has fewer than two questions"


PROCESS = """import {path}
role seller "Seller"
process sales "Sales" {{
  owner   seller
{stages}  end won "Won" is win
  end lost "Lost" is loss {{
    reason  "No decision"
    reason  "Chose a competitor"
  }}
}}
"""
STAGE = """  stage s{number} "Ask about {label}" {{
    owner   seller
    cover   {point}
    exit    "The buyer has put into words: {label}"
    outcome yes -> {next}
    outcome no -> lost
  }}
"""


def process_of(file, method):
    points, stages = method["points"], ""
    for number, point in enumerate(points):
        label = point["label"].replace("\\", "").replace('"', "")
        following = "won" if number + 1 == len(points) else f"s{number + 1}"
        stages += STAGE.format(number=number, label=label, next=following,
                               point=f"{method['name']}.{point['name']}")
    return PROCESS.format(path=file.path, stages=stages)


def read(path):
    """A product as its reader sees it: without what Markdown needs."""
    return html.unescape(re.sub(r"\\(\W)", r"\1", pathlib.Path(path).read_text(encoding="utf-8")))


def missing(method, product, wanted):
    for text in wanted:
        if text not in product:
            yield f"{method['name']}: \"{text}\" is not in the product"


def law_methods(files):
    for file in files:
        for kind, method in file.own:
            if kind == "method":
                yield from law_method(file, method)


def law_method(file, method):
    source = WORK / f"{method['name']}.sales"
    source.write_text(process_of(file, method), encoding="utf-8")
    where = ["--root", str(WORK), str(source)]
    for arguments in (["check", "--deny", "warnings"], ["map", "--view", "methods", "-o", "TABLE"],
                      ["handout", "--role", "seller", "-o", "HANDOUT"]):
        arguments = [{"TABLE": f"{source}.table.md", "HANDOUT": f"{source}.hand.md"}.get(word, word)
                     for word in arguments]
        status, said = run(*arguments, *where)
        if status != 0:
            yield f"{method['name']}: {' '.join(arguments)}: {said}"
            return
    table, handout = read(f"{source}.table.md"), read(f"{source}.hand.md")
    yield from missing(method, table, [f"{point['label']} ({method['label']})"
                                       for point in method["points"]] + method["notes"])
    yield from missing(method, handout, [text for point in method["points"]
                                         for text in point["ask"]] + method["notes"])


# ---- names --------------------------------------------------------------------------------------

def law_names(files):
    names = []
    for file in files:
        for kind, thing in file.own:
            names.append(f"{file.path} {kind} {thing['name']}")
            names += [f"{file.path} point {thing['name']}.{point['name']}"
                      for point in thing.get("points", [])]
            names += [f"{file.path} {name}" for name in names_within(thing)
                      if kind == "process"]
    yield from sorted(names)


def names_within(process):
    """What a variant may name: each part of a process, in full."""
    for kind in ("phase", "stage", "end", "anytime"):
        for part in process.get(kind + "s", []):
            name = f"{process['name']}.{part['name']}"
            yield f"{kind} {name}"
            for inner in ("outcome", "anytime"):
                yield from (f"{inner} {name}.{way['name']}" for way in part.get(inner + "s", []))


for problem in globals()["law_" + sys.argv[3]](library.files(COMMAND)):
    print(problem)
