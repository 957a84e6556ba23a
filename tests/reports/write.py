"""Writes the documents of sources: write.py FOLDER <LIST

LIST has a line a source, "ROOT<tab>FILE"; its findings go to FOLDER/FILE.json, .sarif, .github and
.text, with the options that the file asks for (`#!with`)."""
import os
import re
import subprocess
import sys

from results import note_rules

STAGECRAFT, FOLDER = os.environ["STAGECRAFT"], sys.argv[1]
RULE = re.compile(rb"^(?:error|warning)\[([a-z0-9-]+)\]", re.MULTILINE)


def options_of(path):
    with open(path, "rb") as file:
        asked = re.search(rb"#!with (.*)", file.read())
    return re.sub(r"--limit-findings [0-9]*", "", asked[1].decode()).split() if asked else []


def written(path, stream, arguments):
    with open(path, "wb") as file:
        subprocess.run([STAGECRAFT, "check", *arguments], check=False, **{"stderr": subprocess.DEVNULL, stream: file})


def write(root, path):
    base = f"{FOLDER}/{path}"
    os.makedirs(os.path.dirname(base), exist_ok=True)
    common = ["--root", root, *options_of(path)]
    for form in ("json", "sarif", "github"):
        written(f"{base}.{form}", "stdout", [*common, "--format", form, path])
    written(base + ".text", "stderr", [*common, "--limit-findings", "1000000", "--color", "never", path])
    with open(base + ".text", "rb") as file:
        note_rules(rule.decode() for rule in RULE.findall(file.read()))


for line in sys.stdin:
    write(*line.rstrip("\n").split("\t"))
