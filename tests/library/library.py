"""The standard library as the command reads it.

A file of the library is read with `stagecraft model`, and what it declares itself is kept: what it
imports belongs to another file. What lies in stdlib/page/ and stdlib/templates/ is no library.
"""

import json
import pathlib
import subprocess

FOLDER = pathlib.Path("stdlib")
NOT_LIBRARY = {"page", "templates"}
KINDS = ("methods", "metrics", "skills", "roles", "tools", "processes", "onboardings")
ONE = dict(zip(KINDS, ("method", "metric", "skill", "role", "tool", "process", "onboarding")))


class File:
    """A file: `path` as it is imported, `lead` the first paragraph of its opening comment."""

    def __init__(self, command, source):
        self.source = source
        self.folder = source.parent.relative_to(FOLDER).as_posix()
        self.path = "std/" + source.relative_to(FOLDER).with_suffix("").as_posix()
        self.lead = opening(source.read_text(encoding="utf-8"))
        read = subprocess.run([command, "model", "--root", FOLDER, source],
                              capture_output=True, text=True, check=False)
        if read.returncode != 0:
            raise SystemExit(f"{source}: {read.stderr}")
        model = json.loads(read.stdout)
        here = source.relative_to(FOLDER).as_posix()
        self.own = [(ONE[kind], thing) for kind in KINDS for thing in model[kind]
                    if thing["place"]["file"] == here]


def opening(text):
    lines = []
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        lines.append(line[2:])
    return " ".join(lines)


def files(command):
    found = sorted(FOLDER.rglob("*.sales"))
    return [File(command, source) for source in found
            if source.relative_to(FOLDER).parts[0] not in NOT_LIBRARY]
