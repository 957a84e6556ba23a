"""Holds what findings offer to a law: put in, it gives no new finding at its place.

For every broken file under tests/findings each fix of each finding is made alone, and the file is
checked again. On the lines that the edits touch there may be no error of a rule that was not there
before. What is told apart is the rule: a second error of the same rule is one too. Warnings may come
to light once a line is understood.
Usage: offers.py STAGECRAFT [STEP [FILE...]]; every STEP-th file is tried.
"""

import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

STAGECRAFT = os.path.abspath(sys.argv[1])
STEP = int(sys.argv[2] or 1) if len(sys.argv) > 2 else 1
# What a process lacks as a whole comes to light once a line is right; it is no fault of the line.
LATER = {"unreachable-stage", "unreached-end", "dead-end", "endless-circle", "share-sum",
         "import-not-found", "empty-process"}


def check(root, name):
    """The findings of a file, or None where the run failed."""
    run = subprocess.run([STAGECRAFT, "check", "--format", "json", "--root", root, name], cwd=root,
                         capture_output=True, check=False)
    return json.loads(run.stdout)["findings"] if run.returncode in (0, 1) and run.stdout else None


def offset(lines, line, column):
    """The offset of a place; columns count characters."""
    return sum(len(text) for text in lines[:line - 1]) + column - 1


def made(text, edits):
    """The text with the edits made, and the lines that they touch in it."""
    lines, touched, shift = text.splitlines(keepends=True), set(), 0
    spans = []
    for edit in edits:
        place = edit["place"]
        spans.append((offset(lines, place["line"], place["column"]),
                      offset(lines, place["end_line"], place["end_column"]), edit["text"]))
    for start, end, new in sorted(spans):
        start, end = start + shift, end + shift
        text = text[:start] + new + text[end:]
        first = text.count("\n", 0, start) + 1
        touched.update(range(first, first + new.count("\n") + 1))
        shift += len(new) - (end - start)
    return text, touched


def rules(findings, lines, file):
    """How often each rule is found on some lines of a file."""
    return collections.Counter(
        finding["rule"] for finding in findings
        if finding["place"]["file"] == file and finding["place"]["line"] in lines
        and finding["level"] == "error")


def try_fix(path, text, finding, fix, before):
    """What is wrong with a fix; None if nothing is."""
    file = finding["place"]["file"]
    if any(edit["place"]["file"] != file for edit in fix["edits"]):
        return None
    mended, touched = made(text, fix["edits"])
    with tempfile.NamedTemporaryFile("w", suffix=".sales", dir=os.path.dirname(path),
                                     encoding="utf-8", newline="") as copy:
        copy.write(mended)
        copy.flush()
        after = check(os.path.dirname(path), os.path.basename(copy.name))
        if after is None:
            return None
        old = {edit["place"][end] for edit in fix["edits"] for end in ("line", "end_line")}
        had = rules(before, range(min(old), max(old) + 1), file)
        new = rules(after, touched, os.path.basename(copy.name)) - had
        is_sign = all(not any(map(str.isalnum, edit["text"])) for edit in fix["edits"])
        new = {rule for rule in new if rule not in LATER
               and not (is_sign and rule.startswith("unknown-"))}  # a name that was not read yet
    return f"{path}:{finding['place']['line']} {finding['rule']}: " \
           f"{[edit['text'] for edit in fix['edits']]} leads to {sorted(new)}" if new else None


def try_file(path):
    """How many fixes a file has, and what is wrong with them."""
    try:
        with open(path, encoding="utf-8", newline="") as source:
            text = source.read()
    except UnicodeDecodeError:
        return 0, []
    before = check(os.path.dirname(path), os.path.basename(path))
    count, wrong = 0, []
    for finding in before or []:
        for fix in finding["fixes"]:
            count += 1
            problem = try_fix(path, text, finding, fix, before)
            wrong += [problem] if problem else []
    return count, wrong


def main():
    """Tries every file; says what is wrong."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(["cp", "-r", "tests/findings", work], check=True)
        paths = sys.argv[3:] or sorted(
            os.path.join(folder, name)
            for folder, _, names in os.walk("tests/findings") for name in names
            if name.endswith(".sales") and "/parts" not in folder)[::STEP]
        paths = [path.replace("tests/", work + "/", 1) for path in paths]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            results = list(pool.map(try_file, paths))
        for _, wrong in results:
            for line in wrong:
                print(line.replace(work, "tests"))
        print(f"{sum(count for count, _ in results)} fixes", file=sys.stderr)


main()
