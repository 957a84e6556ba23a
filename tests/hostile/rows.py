# Runs the rows of hostile input that run.sh has made ready. Each line of standard input is a row: its
# name, the status wanted, what is expected (see rows.sh), options, and a folder, with tabs between
# them. It runs `check` on FOLDER/project/input.sales, and `fmt` if that is small. The folder is removed.
#
# All rows in one process: a shell would start dozens for each of them.
import os
import re
import shutil
import sys

from bounds import Run, shown
from results import note_rules, verdict

FINDING = re.compile(rb"^(?:error|warning)\[([^\]]*)\]", re.MULTILINE)


def lacking(wants, run):
    """What of the expected the findings of a run lack."""
    count = len(FINDING.findall(run.err))
    for part in wants.split(" + "):
        if part == "-":
            if count:
                yield "a finding where none belongs"
        elif part == ".":
            if not run.err:
                yield "no finding"
        elif part.startswith("*"):
            if count != int(part[1:]):
                yield f"{count} findings, not {part[1:]}"
        elif part.startswith("~"):
            if os.fsencode(part[1:]) not in run.err:
                yield f"does not say {part[1:]}"
        elif b"[%s]" % part.encode() not in run.err:
            yield f"no {part}"


def laid_out(folder, options):
    """What is wrong with how `fmt` takes the same input: it is laid out and then right, or it has
    mistakes and stays as it is. Large ones have rows of their own, in formatted.sh."""
    source = os.path.join(folder, "input.sales")
    if not os.path.isfile(source) or os.path.getsize(source) >= 100000:
        return
    with open(source, "rb") as file:
        before = file.read()
    run = Run(folder, "fmt", "--color", "never", *options, "input.sales")
    for problem in run.conduct:
        yield "fmt: " + problem
    if run.status == 0:
        if Run(folder, "fmt", "--check", *options, "input.sales").status != 0:
            yield "laid out, and not right"
    elif run.status in (1, 3):
        with open(source, "rb") as file:
            if file.read() != before:
                yield "fmt: changed, with mistakes"
    else:
        yield f"fmt: status {run.status}: {shown(run.err)}"


def tried(wanted, wants, options, folder):
    """What is wrong about a row."""
    before = sorted(os.listdir(folder))
    # Warnings are silenced, but for those that the options ask for.
    run = Run(folder, "check", "--color", "never", "--allow", "warnings", *options, "input.sales")
    note_rules(rule.decode() for rule in FINDING.findall(run.err))
    yield from run.conduct
    if run.status != wanted:
        yield f"status {run.status}, not {wanted}: {shown(run.err)}"
    yield from lacking(wants, run)
    if sorted(os.listdir(folder)) != before:
        yield "a file was written"
    if run.out:
        yield "something on standard output"
    if len(FINDING.findall(run.err)) > 20:
        yield "more than 20 findings shown"
    if len(run.err) > 65536:
        yield f"{len(run.err)} bytes of findings"
    yield from laid_out(folder, options)


def main():
    for line in sys.stdin.buffer:
        name, wanted, wants, options, box = os.fsdecode(line.rstrip(b"\n")).split("\t")
        verdict(name, "\n".join(tried(int(wanted), wants, options.split(), box + "/project")))
        shutil.rmtree(box)


main()
