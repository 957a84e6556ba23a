#!/usr/bin/python3
"""Makes the first inputs of the fuzzers in the folder given: every example and test file, each with the
files that it imports behind it (see input.h)."""
import os
import re
import sys

LARGEST, IMPORTS_MOST = 15 * 1024, 8
IMPORT = re.compile(rb'^ *import "([^"\n]+\.sales)"', re.MULTILINE)


def sources():
    for top in ("examples", "stdlib", "tests", "docs"):
        for folder, _, names in os.walk(top):
            if "/fuzz/" not in folder + "/" and "/templates/" not in folder + "/":
                yield from (os.path.join(folder, name) for name in names if name.endswith(".sales"))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def seed(path):
    text = read(path)
    yield text
    for name in sorted(set(IMPORT.findall(text)))[:IMPORTS_MOST]:
        other = os.path.join(os.path.dirname(path).encode(), name)
        if os.path.isfile(other):
            yield b"\n#== " + name + b"\n" + read(other)


OUT = os.path.abspath(sys.argv[1])
os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
os.makedirs(OUT, exist_ok=True)
for source in sources():
    if os.path.getsize(source) <= LARGEST:
        with open(os.path.join(OUT, source.replace("/", "_")), "wb") as out:
            out.write(b"".join(seed(source)))
