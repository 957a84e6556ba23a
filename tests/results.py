"""How a test in Python notes results: as tests/lib.sh does, in the file RESULTS."""
import os


def verdict(name, problem=""):
    """Notes a result. With a problem it is a failure, which is told at once."""
    with open(os.environ["RESULTS"], "a", encoding="utf-8", errors="surrogateescape") as results:
        results.write(f"{'not ok' if problem else 'ok'} {name}\n")
    if problem:
        lines = "".join(f"    {line}\n" for line in problem.rstrip().split("\n")[:40])
        print(f"FAILED {name}\n{lines}".encode("utf-8", "surrogateescape").decode("utf-8", "replace"), end="")


def note_rules(rules):
    """Notes rules that a run raised, for the test that every rule is raised by some test."""
    with open(os.environ["RAISED"], "a", encoding="utf-8") as raised:
        raised.writelines(rule + "\n" for rule in rules)
