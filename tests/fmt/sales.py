"""Reads .sales files in a way of its own, so that what `fmt` promises is not judged by its own code.

words(text) cuts a text into pieces; said(text) is what it says, without its layout; faults(text)
says where it is not laid out as section "Layout" of docs/language.md demands."""
import os
import re

PIECE = re.compile(
    r'(?P<line>\n)|(?P<space>[ \t]+)|(?P<comment>#[^\n]*)|(?P<block>"""(?:[^"\\]|\\.|"(?!""))*""")'
    r'|(?P<text>"(?:[^"\\\n]|\\.)*")|(?P<open>\{)|(?P<close>\})|(?P<comma>,)|(?P<arrow>->)'
    r'|(?P<word>(?:(?!->)[^ \t\r\n{},"#]|(?<=\d),(?=\d))+)', re.S)
ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
ROW = re.compile(r'^(STATEMENT|DECLARATION)\(\w+, +"(\w+)", +([\w |]+), +\w+,(.*?)\)$', re.S | re.M)
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def rows():
    """The table of statements: (is a declaration, keyword, blocks, example)."""
    with open(os.path.join(ROOT, "compiler/syntax/statements.def"), encoding="utf-8") as file:
        found = ROW.findall(file.read().split("// clang-format off")[1])
    if len(found) < 60:
        raise ValueError("statements.def is written in another way")
    return [(kind == "DECLARATION", keyword, blocks.split(" | "), QUOTED.findall(rest)[-1].replace('\\"', '"'))
            for kind, keyword, blocks, rest in found]


PADDED = {keyword for declares, keyword, _, _ in rows() if not declares and keyword != "import"}


class Word:
    """A piece that is no blank: its kind, its text, the line ends before it, and its column."""

    def __init__(self, kind, text, ends, column, offset):
        self.kind, self.text, self.ends, self.column, self.offset = kind, text, ends, column, offset

    def __repr__(self):
        return f"{self.text!r}"


def words(text):
    found, at, ends = [], 0, 0
    while at < len(text):
        piece = PIECE.match(text, at)
        if not piece:
            raise ValueError(f"cannot be read: {text[at:at + 30]!r}")
        at, kind = piece.end(), piece.lastgroup
        if kind == "line":
            ends += 1
        elif kind != "space":
            column = piece.start() - (text.rfind("\n", 0, piece.start()) + 1)
            found.append(Word(kind, piece[0], ends, column, piece.start()))
            ends = 0
    return found


def block_lines(text):
    """The lines of a text over several lines, or None where it is not well formed."""
    lines = text[3:-3].split("\n")
    if lines[0] != "" or lines[-1].strip(" \t") != "":
        return None
    full = [line for line in lines[1:-1] if line.strip(" \t")]
    shared = os.path.commonprefix([re.match("[ \t]*", line)[0] for line in full] + [lines[-1]])
    for line in full:
        same = os.path.commonprefix([line, lines[-1]])
        if len(same) < len(lines[-1]) and line[len(same)] in " \t":
            return None
    return [line[len(shared):] if line.strip(" \t") else "" for line in lines[1:-1]]


def said(text):
    """What is written, in order: every word, the value of every text, and every comment with
    whether it has a line of its own."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    result = []
    for index, word in enumerate(words(text)):
        if word.kind == "comment":
            result.append(("comment", word.text.rstrip(" \t"), word.ends > 0 or index == 0))
        elif word.kind == "block":
            lines = block_lines(word.text)
            result.append(("block", lines if lines is not None else word.text))
        else:
            result.append((word.kind, word.text))
    return result


# ---- the layout ---------------------------------------------------------------------------------

def statements(found):
    """Runs of words: a statement with its `{`, a `}`, or a comment on a line of its own."""
    run = []
    for word in found:
        is_inside = run and run[-1].kind in ("comma", "arrow")
        if run and run[-1].kind == "comment":
            before = [other for other in run if other.kind != "comment"]
            is_inside = bool(before) and before[-1].kind in ("comma", "arrow")
        if run and word.ends > 0 and not is_inside:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def text_faults(word, depth):
    lines = word.text.split("\n")
    if block_lines(word.text) is None:
        return
    indent = "  " * (depth + 1)
    for line in lines[1:-1]:
        if line and not line.startswith(indent):
            yield "a line of a text is not indented"
        if line and not line.strip(" \t"):
            yield "a line of a text is only blanks"
    if lines[-1] != indent + '"""':
        yield "the closing quotes are not indented"


def space_faults(run, text, depth):
    """What stands between the words of a statement."""
    column = 2 * depth
    inner = run[:-1] if run[-1].kind == "comment" and run[-1].ends == 0 else run
    has_comment = any(word.kind == "comment" for word in inner[1:])
    commas = [i for i, word in enumerate(run) if word.kind == "comma"]
    broken = [i for i in commas if i + 1 < len(run) and (run[i + 1].ends or run[i + 1].kind == "comment")]
    for left, right in zip(run, run[1:]):
        between = text[left.offset + len(left.text):right.offset]
        if right.kind == "comma":
            wanted = ""
        elif right.ends > 0:
            if left.kind not in ("comma", "comment") and right.kind != "comment":
                yield f"broken before {right}"
            wanted = "\n" + " " * (column + 8)
        elif left is run[0] and left.text in PADDED and len(left.text) < 8:
            wanted = " " * (8 - len(left.text))
        else:
            wanted = " "
        if between != wanted:
            yield f"{between!r} between {left} and {right}, not {wanted!r}"
    if broken and len(broken) < len(commas):
        yield "a list is broken behind some commas only"
    whole = " ".join(word.text for word in inner).replace(" ,", ",")
    pad = max(0, 7 - len(run[0].text)) if run[0].text in PADDED else 0
    if commas and not any(word.kind == "block" for word in run):
        is_long = column + pad + len(whole) > 100
        if bool(broken) != (is_long or has_comment):
            yield "a list is broken that fits" if broken else "a list is too long"


def faults(text):
    """Where a text is not laid out, as lines of words."""
    if text.startswith("\ufeff") or "\r" in text:
        yield "a byte-order mark or a carriage return"
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield "not one line end at the end"
    depth, last, found = 0, None, words(text)
    for left, right in zip(found, found[1:]):
        if re.search("[ \t]\n", text[left.offset + len(left.text):right.offset]):
            yield f"blanks at the end of the line of {left}"
    for run in statements(found):
        first, line = run[0], text.count("\n", 0, run[0].offset) + 1
        depth -= first.kind == "close"
        problems = list(space_faults(run, text, depth))
        for word in run:
            if word.kind == "block":
                problems += text_faults(word, depth)
            if word.kind == "comment" and word.text != word.text.rstrip(" \t"):
                problems.append("blanks behind a comment")
            if word.kind == "close" and word is not first:
                problems.append("a `}` behind something")
        if first.column != 2 * depth:
            problems.append(f"column {first.column}, not {2 * depth}")
        at_edge = last is None or last == "open" or first.kind == "close"
        if first.ends > (1 if last else 0) + (0 if at_edge else 1):
            problems.append("an empty line too many")
        opens = [i for i, word in enumerate(run) if word.kind == "open"]
        if any(word.kind != "comment" for i in opens for word in run[i + 1:]):
            problems.append("something behind a `{`")
        for problem in problems:
            yield f"line {line}: {problem}"
        last = "open" if opens else first.kind
        depth += len(opens)
