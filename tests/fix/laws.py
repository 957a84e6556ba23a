"""Laws of `check --fix` over broken files: laws.py FOLDER FILE...

No fix makes it worse; what a second run would mend, the first one has; and `--diff`, given to patch,
makes the same. FOLDER holds what the files import.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

from results import verdict

FOLDER, FILES = pathlib.Path(sys.argv[1]), sys.argv[2:]
MENDED = FOLDER / "file.sales"

# The errors in what is written: what a process as a whole lacks may come to light later.
ERROR = re.compile(rb"^error\[([a-z-]+)\]", re.MULTILINE)
OF_THE_WHOLE = re.compile(rb"unreach|dead-end|endless|share-sum|circle|empty-process")


def run(*command, given=None):
    return subprocess.run(command, cwd=FOLDER, input=given, capture_output=True, check=False)


def check(*options):
    return run(os.environ["STAGECRAFT"], "check", "--color", "never", "--root", ".", "file.sales", *options)


def written(ended):
    return sum(not OF_THE_WHOLE.search(rule) for rule in ERROR.findall(ended.stderr))


def problems(file):
    shutil.copyfile(file, MENDED)
    patch = check("--diff").stdout
    if not patch:
        return
    before = check("--limit-findings", "1000")
    after = check("--fix", "--limit-findings", "1000")
    if after.returncode not in (0, 1):
        yield f"--fix: status {after.returncode}: {after.stderr[-300:]}"
    if written(after) > written(before):
        yield f"{written(before)} errors before, {written(after)} after"
    mended = MENDED.read_bytes()
    check("--fix")
    if MENDED.read_bytes() != mended:
        yield f"mended again: {MENDED.read_bytes()}"
    shutil.copyfile(file, MENDED)
    patched = run("patch", "-s", "-p1", "--no-backup-if-mismatch", given=patch)
    if MENDED.read_bytes() != mended:
        yield f"the patch makes another text: {patched.stdout}"


for name in FILES:
    verdict("fix/laws/" + name, "\n".join(problems(name)))
