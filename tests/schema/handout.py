# Holds handouts (JSON that `stagecraft handout` wrote) to docs/handout.schema.json, and to what a
# schema cannot say: keys that stand once, references that lead somewhere, tasks that agree.
#
#   handout.py check SCHEMA HANDOUT...   says what is wrong with handouts: FILE<tab>problem, a line each
#   handout.py schema SCHEMA HANDOUT...  says what is wrong with the schema, given all handouts
#   handout.py members SCHEMA            lists the names of all members, for the test of the page

import copy
import json
import sys

from jsonschema import Draft202012Validator

from schemas import close, quick

# What no handout of the tests fills: none would be whole without it.
NEVER = set()


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def closed(schema):
    """The schema without leave for additions: what we write is documented to the last member."""
    schema = copy.deepcopy(schema)
    for name, part in [("", schema), *schema["$defs"].items()]:
        if part.get("type") == "object" and name != "block":  # a block's members go by its kind
            close(schema, part)
    return schema


def blocks_of(blocks):
    for block in blocks:
        yield block
        yield from blocks_of(block.get("blocks", []))


def words_of(line):
    text = "".join(run if isinstance(run, str) else run["text"] for run in line)
    return " ".join(text.split())


def check_keys(handout):
    for what in ("tasks", "milestones"):
        keys = [one["key"] for one in handout[what]]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"{what}: {key} stands twice"
    of_milestones = [key for one in handout["milestones"] for key in one["tasks"]]
    if of_milestones != [task["key"] for task in handout["tasks"]]:
        yield "the milestones have other tasks than those listed"
    for milestone in handout["milestones"]:
        for task in handout["tasks"]:
            if (task["milestone"] == milestone["key"]) != (task["key"] in milestone["tasks"]):
                yield f"{task['key']}: not the milestone that it names"


def check_plan(handout, blocks):
    """The sections hold each task and milestone once, with the same words. Those of a role that is there
    for new colleagues alone have a table of what it does for them."""
    tasks = [(block["task"], words_of(block["line"])) for block in blocks if block["kind"] == "task"]
    milestones = [block["milestone"] for block in blocks if block["kind"] == "milestone"]
    if handout["tasks"] and not milestones:
        cells = {words_of(block["line"]) for block in blocks if block["kind"] == "cell"}
        for task in handout["tasks"]:
            if task["text"] not in cells or task["party"] != "hire":
                yield f"{task['key']}: not in the table of what is done for new colleagues"
        return
    if tasks != [(task["key"], task["text"]) for task in handout["tasks"]]:
        yield "the sections have other tasks than those listed"
    if milestones != [one["key"] for one in handout["milestones"]]:
        yield "the sections have other milestones than those listed"


def check_tree(handout):
    blocks = list(blocks_of(handout["sections"]))
    yield from check_plan(handout, blocks)
    ids = [block["id"] for block in blocks if "id" in block]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    for block in blocks:
        for run in block.get("line", []):
            if not isinstance(run, str) and run["to"] and run["to"] not in ids:
                yield f"{run['to']}: no such heading"


def check(schema, paths):
    validator = quick(Draft202012Validator)(closed(schema))
    for path in paths:
        handout = read(path)
        problems = [
            ".".join(str(step) for step in error.absolute_path) + ": " + error.message[:200]
            for error in validator.iter_errors(handout)
        ]
        problems = problems or [*check_keys(handout), *check_tree(handout)]
        for problem in problems[:5]:
            yield f"{path}\t{problem}"


def seen_in(value, member, seen):
    if isinstance(value, dict):
        for key, inner in value.items():
            seen_in(inner, key, seen)
    elif isinstance(value, list):
        for inner in value:
            seen_in(inner, member, seen)
    if value not in (None, [], False):
        seen.add(member)


def check_schema(schema, paths):
    Draft202012Validator.check_schema(schema)
    seen, kinds = set(), set()
    for name, part in [("handout", schema), *schema["$defs"].items()]:
        if part.get("required", []) != list(part.get("properties", {})):
            yield f"{name}: not every member is required, in the order of the members"
    handouts = [read(path) for path in paths]
    for handout in handouts:
        seen_in(handout, "", seen)
        kinds |= {block["kind"] for block in blocks_of(handout["sections"] + handout["cover"])}
    for member in sorted(set(members(schema)) - seen - NEVER):
        yield f"{member}: null or empty in every handout of the tests"
    for kind in sorted(kinds_of(schema) - kinds):
        yield f"{kind}: no handout of the tests has such a block"
    yield from check_refusals(schema, handouts[0])


def check_refusals(schema, handout):
    """A schema that takes everything would pass all handouts: these it must refuse."""
    wrongs = [
        ("a task without key", lambda one: one["tasks"][0].pop("key")),
        ("a task of nobody", lambda one: one["tasks"][0].update(party="boss")),
        ("a day before day 0", lambda one: one["tasks"][0].update(day=-1)),
        ("a date of another form", lambda one: one["tasks"][0].update(due_date="2026-3-2")),
        ("an empty text", lambda one: one["tasks"][0].update(text="")),
        ("a block of no kind", lambda one: one["sections"][0].update(kind="chapter")),
        ("a list that is null", lambda one: one.update(skills=None)),
    ]
    for what, spoil in wrongs:
        spoilt = copy.deepcopy(handout)
        spoil(spoilt)
        if Draft202012Validator(schema).is_valid(spoilt):
            yield f"the schema takes {what}"
    handout["tasks"][0]["addition"] = 1
    if not Draft202012Validator(schema).is_valid(handout):
        yield "the schema refuses an addition"
    if Draft202012Validator(closed(schema)).is_valid(handout):
        yield "a member that the schema does not describe goes unnoticed"


def members(schema):
    for part in [schema, *schema["$defs"].values()]:
        yield from part.get("properties", {})


def kinds_of(schema):
    kinds = set()
    for part in schema["$defs"].values():
        kind = part.get("properties", {}).get("kind", {})
        kinds |= set(kind.get("enum", [kind["const"]] if "const" in kind else []))
    return kinds


def main(command, schema_path, *paths):
    schema = read(schema_path)
    if command == "members":
        lines = sorted(set(members(schema)) | kinds_of(schema))
    elif command == "schema":
        lines = check_schema(schema, paths)
    else:
        lines = check(schema, paths)
    for line in lines:
        print(line)


main(*sys.argv[1:])
