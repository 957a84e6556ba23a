"""What holds for every file that is laid out: laws.py LAW STAGECRAFT FOLDER SEED

  kept     the files of the suite, laid out, say what they said, and their models are the same
  mangled  the examples and those files come back byte for byte, whatever their layout was
  made     so do made-up ones

Prints what is wrong, and at last "N files". FOLDER is a place to work in."""
import json
import os
import random
import re
import shutil
import subprocess
import sys

import sales


def run(*words):
    return subprocess.run([STAGECRAFT, *words], capture_output=True)


def wrong(path, what):
    print(f"{path}: {what}")


def load(path):
    with open(path, newline="", encoding="utf-8") as file:
        return file.read()


def store(name, text):
    path = os.path.join(FOLDER, name)
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write(text)
    return path


def empty_folder():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)


def sources(*folders):
    for folder in folders:
        for base, inner, names in os.walk(os.path.join(sales.ROOT, folder)):
            inner.sort()
            yield from (os.path.join(base, name) for name in sorted(names) if name.endswith(".sales"))


def lay_out_folder():
    """Lays out FOLDER; what is laid out must then be right, and stay untouched."""
    done = run("fmt", "--root", FOLDER, FOLDER)
    if done.returncode not in (0, 1):
        wrong(FOLDER, f"status {done.returncode}: {done.stderr[:300]}")
    again = run("fmt", "--check", "--color", "never", "--root", FOLDER, FOLDER)
    if again.stdout:
        wrong(FOLDER, f"laid out again: {again.stdout.decode()[:300]}")
    return done, again


# ---- kept ---------------------------------------------------------------------------------------

def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items() if key != "place"}
    return [without_places(inner) for inner in value] if isinstance(value, list) else value


def model(root, path):
    done = run("model", "--root", root, path)
    return without_places(json.loads(done.stdout)) if done.returncode == 0 else done.returncode


def compare_models():
    """A copy of the whole of tests/right and of the examples, laid out, has the same models."""
    count = 0
    for folder in ("tests/right", "examples", "tests/schema"):
        old, new = os.path.join(sales.ROOT, folder), os.path.join(FOLDER, "copy")
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(old, new)
        run("fmt", "--root", new, new)
        for path in sources(folder):
            below = os.path.relpath(path, old)
            count += 1
            if model(old, path) != model(new, os.path.join(new, below)):
                wrong(path, "another model")
    return count


def with_mistakes(checked):
    """The files in which a run found mistakes, or which it could not read."""
    said = checked.stderr.decode("utf-8", "replace")
    return set(re.findall(r"^ *--> (?:.*/)?(\d+\.sales):", said, re.MULTILINE)) | \
        set(re.findall(r"^stagecraft: .*?(\d+\.sales)", said, re.MULTILINE))


def kept():
    originals = {}
    empty_folder()
    corpus = [os.path.join(sales.ROOT, "tests/fuzz", folder, name) for folder in ("corpus", "cases")
              for name in sorted(os.listdir(os.path.join(sales.ROOT, "tests/fuzz", folder)))]
    for path in [*sources("examples", "stdlib", "tests"), *corpus]:
        try:
            text = load(path)
        except UnicodeDecodeError:
            continue
        originals[f"{len(originals)}.sales"] = (path, text)
        store(f"{len(originals) - 1}.sales", text)
    broken = with_mistakes(lay_out_folder()[1])
    changed = 0
    for name, (path, text) in originals.items():
        result = load(os.path.join(FOLDER, name))
        if name in broken:  # a file with mistakes stays as it was
            if result != text:
                wrong(path, "changed in spite of its mistakes")
            continue
        changed += result != text
        if sales.said(text) != sales.said(result):
            wrong(path, "says something else")
        for fault in sales.faults(result):
            wrong(path, fault)
    if changed < 30:
        wrong("all", f"only {changed} files were changed")
    # Under sanitizers tests/fuzz reads what was laid out, in process.
    return len(originals) + (0 if os.environ.get("SANITIZED") and not os.environ.get("DEEP") else compare_models())


# ---- mangled ------------------------------------------------------------------------------------

class Mangler:
    def __init__(self, chance):
        self.chance = chance
        self.unit = chance.choice(["", " ", "   ", "    ", "\t"])
        self.line = chance.choice(["\n", "\n", "\r\n"])

    def blanks(self, least=0):
        return "".join(self.chance.choice(" \t") for _ in range(self.chance.randint(least, 3)))

    def lines(self, least, most):
        return "".join(self.blanks() + "\n" for _ in range(self.chance.randint(least, most)))

    def text(self, word):
        lines = sales.block_lines(word.text) if word.kind == "block" else None
        if lines is None:
            return word.text
        indent = self.chance.choice(["", "  ", "\t", " " * 11])
        body = "".join((indent + line if line else self.blanks()) + "\n" for line in lines)
        return f'"""\n{body}{indent}"""'

    def before(self, last, word, is_inside, depth):
        """What stands before a word: as much or as little as says the same."""
        joins = self.chance.random() < 0.3
        if last is None:
            return self.lines(0, 2)
        if word.kind == "comment" and word.ends == 0:
            return self.blanks(1)
        if is_inside and last.kind in ("comma", "arrow") and word.kind != "comment":
            return self.blanks() if joins else self.lines(0, 2) + self.blanks()
        if is_inside:
            return self.lines(1, 3) + self.blanks()
        if word.ends == 0:
            tight = word.kind in ("comma", "open", "arrow") or last.kind in ("comma", "arrow")
            return self.blanks(0 if tight else 1)
        at_edge = last.kind == "open" or word.kind == "close"
        if at_edge and joins and last.kind != "comment" and word.kind != "comment":
            return self.blanks()
        indent = self.blanks() if word.kind == "comment" else self.unit * depth
        if word.ends > 1:
            return self.lines(2, 4) + indent
        return self.lines(1, 3 if at_edge else 1) + indent

    def mangle(self, text):
        result, last, depth, is_inside = [], None, 0, False
        for word in sales.words(text):
            is_edge = last is not None and last.kind == "comment" and self.opened
            depth -= word.kind == "close"
            if last is not None and last.kind not in ("comment",):
                is_inside = last.kind in ("comma", "arrow")
            before = self.before(last, word, is_inside, depth)
            if is_edge and word.ends == 1 and not is_inside and "\n" not in before:
                before = "\n" + before
            result += [before, self.text(word)]
            self.opened = word.kind == "open"
            depth += word.kind == "open"
            last = word
        end = "" if self.chance.random() < 0.3 else self.lines(1, 3)
        whole = "".join(result) + (self.blanks() + end if last else "")
        mark = "\ufeff" if self.chance.random() < 0.2 else ""
        return mark + whole.replace("\n", self.line)


def try_mangled(tidy, chance, times):
    """Mangles each text of {name: text} so often; all must come back."""
    wanted = {}
    empty_folder()
    for name, text in tidy.items():
        for turn in range(times):
            mangled = Mangler(chance).mangle(text)
            key = f"{len(wanted)}.sales"
            wanted[key] = (f"{name}, {turn}", text, mangled)
            store(key, mangled)
    lay_out_folder()
    for key, (name, text, mangled) in wanted.items():
        result = load(os.path.join(FOLDER, key))
        if result != text:
            said = run("fmt", "--check", "--color", "never", os.path.join(FOLDER, key)).stderr.decode()
            first = next((i for i, (one, other) in enumerate(zip(text + "\0", result + "\0")) if one != other), 0)
            wrong(name, f"does not come back: {result[first - 40:first + 60]!r}, not "
                        f"{text[first - 40:first + 60]!r}; {said[:300]}")
            shutil.copy(os.path.join(FOLDER, key), f"{FOLDER}.{key}")
    return len(wanted)


def tidy_files():
    empty_folder()
    names = {}
    for path in sources("examples", "stdlib", "tests/right", "tests/fmt", "tests/schema"):
        names[f"{len(names)}.sales"] = path
        store(f"{len(names) - 1}.sales", load(path))
    lay_out_folder()
    return {path: load(os.path.join(FOLDER, name)) for name, path in names.items()}


def mangled(chance):
    return try_mangled(tidy_files(), chance, 8)


# ---- made ---------------------------------------------------------------------------------------

class Maker:
    """Writes files with every statement, remarks everywhere, and texts of every kind."""

    def __init__(self, chance):
        self.chance, self.out, self.rows = chance, [], sales.rows()

    def word(self):
        return self.chance.choice(["sdr", "größe2", "closed-won", "stage", "to", "x" * 60, "bant.need", "日本"])

    def remark(self):
        return self.chance.choice(["# why", "#", "#!  odd ", "# { , -> \"\"\" }", "# 日本 größe", "#\ttab"])

    def text(self, depth):
        if self.chance.random() < 0.8:
            return self.chance.choice(['"a"', '"# no, { remark }"', r'"\"\\\n\u{1F600}"', f'"{"long " * 30}"', '"größe"'])
        indent = "  " * (depth + 1)
        lines = [self.chance.choice(["", "word", "  deeper", "\ttab", 'two "" quotes', "ends in blanks  ", r"\"\u{41}"])
                 for _ in range(self.chance.randint(0, 4))]
        return '"""\n' + "".join((indent + line if line else "") + "\n" for line in lines) + indent + '"""'

    def names(self, depth):
        count = self.chance.choice([1, 2, 3, 12])
        parts = [self.word()]
        for _ in range(count - 1):
            if self.chance.random() < 0.1:
                parts.append(f", {self.remark()}\n" + self.word())
            elif self.chance.random() < 0.05:
                parts.append(f",\n{self.remark()}\n" + self.word())
            else:
                parts.append(", " + self.word())
        return "".join(parts)

    def line(self, example, depth):
        line = re.sub(r'"(?:[^"\\]|\\.)*"', lambda _: self.text(depth), example)
        first, rest = (line.split(" ", 1) + [""])[:2]
        if re.fullmatch(r"[\w., -]+", rest) and ("," in rest or first in ("with", "uses", "then", "was")):
            rest = self.names(depth)
        return f"{first} {rest}"

    def end(self):
        self.out.append((" " + self.remark() if self.chance.random() < 0.1 else "") + "\n")
        for _ in range(self.chance.choice([0, 0, 0, 1, 2, 3])):
            self.out.append("\n" if self.chance.random() < 0.6 else self.remark() + "\n")

    def block(self, mask, depth):
        fitting = [row for row in self.rows if mask in row[2] or ("IN_ANY" in row[2] and mask != "IN_FILE")]
        for _ in range(self.chance.randint(0, 6)):
            declares, keyword, _, example = self.chance.choice(fitting)
            if not declares:
                self.out.append(self.line(example, depth))
            elif depth < 5:
                self.out.append(self.line(example.removesuffix(" {"), depth))
                if self.chance.random() < 0.8:
                    self.out.append("{")
                    self.end()
                    self.block("IN_" + keyword.upper(), depth + 1)
                    self.out.append("}")
            self.end()

    def make(self):
        self.end()
        for _ in range(self.chance.randint(1, 4)):
            self.block("IN_FILE", 0)
        return "".join(self.out)


def made(chance):
    empty_folder()
    texts = {f"made {i}": Maker(chance).make() for i in range(200)}
    for number, text in enumerate(texts.values()):
        store(f"{number}.sales", text)
    done, _ = lay_out_folder()
    if done.returncode != 0:
        wrong("made", f"cannot be laid out: {done.stderr.decode()[:2000]}")
    tidy = {}
    for number, (name, text) in enumerate(texts.items()):
        tidy[name] = load(os.path.join(FOLDER, f"{number}.sales"))
        if sales.said(text) != sales.said(tidy[name]):
            wrong(name, "says something else")
        for fault in sales.faults(tidy[name]):
            wrong(name, fault)
    return try_mangled(tidy, chance, 3)


LAW, STAGECRAFT, FOLDER = sys.argv[1], os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
SEED = int(sys.argv[4] or 1)
print(f"seed {SEED}")
CHANCE = random.Random(SEED)
COUNT = {"kept": lambda: kept(), "mangled": lambda: mangled(CHANCE), "made": lambda: made(CHANCE)}[LAW]()
print(f"{COUNT} files")
