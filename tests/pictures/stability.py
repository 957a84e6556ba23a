"""Measures what a small change of a process moves in its pictures: stability.py PLACES FOLDER COUNT

A stage gets another label; a stage is added in the middle, or at the end. What the pictures show in
both, before and after, should stand in the same order: all of it after a new label, nearly all after
a new stage. What moves is what goes to another row: a stage aside that stands by another step then,
a lane that is first used in another row. Prints for each change how much stayed, of all; ends with
status 1 where less did than LEAST has, which is what is reached today.
"""
import subprocess
import sys

from make_process import Made

LEAST = {
    "renamed": {"flow": 1.0, "lane": 1.0, "lanes": 1.0},
    "middle": {"flow": 0.98, "lane": 0.98, "lanes": 0.99},
    "end": {"flow": 0.95, "lane": 0.99, "lanes": 0.98},
}


def versions(seed):
    """The process as it was, and once for each change."""
    yield "before", Made(seed)
    for change in LEAST:
        made = Made(seed)
        last = len(made.stages) - 1 - made.nurtures
        if change == "renamed":
            made.rename(seed % (last + 1))
        else:
            made.insert(last if change == "end" else last // 2)
        yield change, made


def read_places(program, paths):
    """By file and kind of place, the names in their order."""
    out = subprocess.run([program] + paths, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    places, own = {}, None
    for line in out.stdout.splitlines():
        kind, name = line.split(" ", 1)
        if kind == "file":
            own = places[name] = {"flow": [], "lane": [], "lanes": []}
        elif name not in own[kind]:  # a lane has its name in each row
            own[kind].append(name)
    return places


def kept(before, after):
    """How many of those in both stand in the same order: their longest common run with gaps."""
    one = [name for name in before if name in after]
    other = [name for name in after if name in before]
    row = [0] * (len(other) + 1)
    for name in one:
        last = row
        row = [0]
        for j, known in enumerate(other):
            row.append(last[j] + 1 if name == known else max(last[j + 1], row[j]))
    return row[-1], len(one)


def main():
    program, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    paths = {}
    for seed in range(1, count + 1):
        for change, made in versions(seed):
            paths[seed, change] = f"{folder}/{change}-{seed}.sales"
            with open(paths[seed, change], "w", encoding="utf-8") as file:
                file.write(made.text())
    places = read_places(program, list(paths.values()))
    failed = False
    for change, leasts in LEAST.items():
        for kind, least in leasts.items():
            stayed = of = 0
            moved = []
            for seed in range(1, count + 1):
                part, whole = kept(places[paths[seed, "before"]][kind],
                                   places[paths[seed, change]][kind])
                stayed, of = stayed + part, of + whole
                moved += [seed] * (part < whole)
            failed |= stayed < least * of
            print(f"{change:8} {kind:6} {stayed} of {of} kept, {100 * stayed / of:.2f}%"
                  + (f"; moved in seeds {moved[:8]}" if moved else ""))
    return failed


sys.exit(main())
