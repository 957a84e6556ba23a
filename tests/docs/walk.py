#!/usr/bin/env python3
# Walks through a page as a reader would, and says where it is not as written.
#
# Usage: walk.py [--bless] STAGECRAFT PAGE FOLDER
#
# In the FOLDER, in the order of the page: each ```sales block becomes process.sales (```sales in
# NAME.sales: that file); each ```sh block is run there, line by line; a ```text block behind it must
# be what was said, both streams together. A line that ends in `# status 1` must end with that
# status, every other one with 0. With --bless, texts are written anew, and then to be read.
import os
import re
import subprocess
import sys

arguments = sys.argv[1:]
blesses = arguments[0] == "--bless"
stagecraft, page, folder = arguments[blesses:]
os.makedirs(os.path.join(folder, ".git"), exist_ok=True)
environment = dict(os.environ, PATH=os.path.dirname(os.path.abspath(stagecraft)) + ":" + os.environ["PATH"],
                   NO_COLOR="1", ASAN_OPTIONS="detect_leaks=0")

BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.S | re.M)
text = open(page, encoding="utf-8").read()
said, problems, pieces, end = None, [], [], 0


def run(lines, where):
    output = ""
    for line in filter(None, lines.splitlines()):
        wanted = int(match.group(1)) if (match := re.search(r"# status (\d)$", line)) else 0
        done = subprocess.run(["bash", "-c", line], cwd=folder, env=environment, timeout=120,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        output += done.stdout
        if done.returncode != wanted:
            problems.append(f"{page}:{where}: status {done.returncode}: {line}\n{done.stdout}")
    return output


for block in BLOCK.finditer(text):
    kind, body = block.group(1).split(), block.group(2)
    where = text.count("\n", 0, block.start()) + 1
    pieces.append(text[end:block.start(2)])
    if kind[:1] == ["sales"]:
        name = kind[kind.index("in") + 1] if "in" in kind else "process.sales"
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w", encoding="utf-8").write(body)
    elif kind == ["sh"]:
        said = run(body, where)
    elif kind == ["text"] and said is not None:
        if said.rstrip() != body.rstrip() and not blesses:
            problems.append(f"{page}:{where}: it says:\n{said}")
        body, said = (said.rstrip("\n") + "\n" if blesses else body), None
    pieces.append(body)
    end = block.end(2)
if blesses:
    open(page, "w", encoding="utf-8").write("".join(pieces) + text[end:])
print("\n".join(problems), end="")
sys.exit(bool(problems))
