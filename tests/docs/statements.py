"""Says which statements of statements.def the manual has no right example of.

A statement counts for the block it stands in: `do` in a stage is no example of `do` in a milestone.
Blocks that are marked as wrong (```sales fails ...) do not count.

Usage: statements.py STATEMENTS.def PAGE.md
"""
import re
import sys

COMMON = "ANY"  # IN_ANY: one example, wherever it stands, is enough


def rows(path):
    """Every statement with the blocks it may stand in."""
    text = open(path, encoding="utf-8").read()
    for word, masks in re.findall(r'^(?:STATEMENT|DECLARATION)\(\w+,\s*"(\w+)",\s*([A-Z_ |]+),', text, re.M):
        yield word, re.findall(r"IN_(\w+)", masks)


def examples(path):
    text = open(path, encoding="utf-8").read()
    for title, block in re.findall(r"^```sales([^\n]*)\n(.*?)^```", text, re.M | re.S):
        if "fails" not in title:
            yield block


def shown(block):
    """The statements of an example: (word, block it stands in)."""
    open_blocks = ["FILE"]
    inside_text = False
    for line in block.splitlines():
        line = line.strip()
        was_inside, inside_text = inside_text, inside_text ^ (line.count('"""') % 2 == 1)
        word = re.match(r"[a-z]+", line)
        if was_inside:
            continue
        if line.startswith("}"):
            open_blocks.pop()
        elif word:
            yield word.group(), open_blocks[-1]
            if line.endswith("{"):
                kind = line.split()[1] if word.group() == "change" else word.group()
                open_blocks.append(kind.upper())


def main():
    statements, page = sys.argv[1:]
    seen = {pair for block in examples(page) for pair in shown(block)}
    words = {word for word, _ in seen}
    for word, blocks in rows(statements):
        for block in blocks:
            if word not in words if block == COMMON else (word, block) not in seen:
                where = "" if block == COMMON else f" in a {block.lower()}"
                print(f"{page} has no example of `{word}`{where}")


main()
