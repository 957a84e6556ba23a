# Holds models (JSON that `stagecraft model` wrote) to docs/model.schema.json, and to what a schema
# cannot say: the order of arrays, sums of shares, references that lead somewhere.
#
#   check.py model SCHEMA MODEL      says what is wrong with a model, a line each
#   check.py schema SCHEMA MODEL...  says what is wrong with the schema, given all models of the tests
#   check.py members SCHEMA          lists the names of all members, for the test of docs/model.md

import copy
import decimal
import json
import os
import re
import sys

from jsonschema import Draft202012Validator

from schemas import close, quick

KINDS = ["processes", "roles", "skills", "tools", "methods", "metrics", "onboardings"]
ROLES = ["owner", "reports", "tell", "sla_tell", "by", "role", "with", "consult", "inform", "meet"]
SUMS = ["win", "loss", "neutral", "handed_on"]
NEVER = {"enter.proof"}  # the language has it for `exit` only
SLACK = decimal.Decimal("0.00005")  # what rounding to four decimals may take from a number


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def parse(text):
    return json.loads(text, parse_float=decimal.Decimal)


def closed(schema):
    """The schema without leave for additions: what we write is documented to the last member."""
    schema = copy.deepcopy(schema)
    for name, part in [("", schema), *schema["$defs"].items()]:
        if part.get("type") == "object" and name not in ("entity", "declaration"):
            close(schema, part)
    return schema


def walk(value, path="$"):
    """Every value in the model, with a path to show."""
    yield path, value
    if isinstance(value, dict):
        for key, member in value.items():
            yield from walk(member, f"{path}.{key}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from walk(member, f"{path}[{index}]")


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


# ---- what a schema cannot say -------------------------------------------------------------------


def check_numbers(model):
    for path, value in walk(model):
        if isinstance(value, decimal.Decimal) and value.as_tuple().exponent < -4:
            yield f"{path}: {value} has more than four decimals"
        if isinstance(value, dict) and "minutes" in value:
            if not value["low_minutes"] <= value["minutes"] <= value["high_minutes"]:
                yield f"{path}: the middle lies outside"


def check_places(text, model):
    if os.getcwd() in text:
        yield "the working folder shows"
    copies = [f"$.processes[{i}]." for i, one in enumerate(model["processes"]) if one["like"]]
    for path, value in walk(model):
        if not isinstance(value, list) or any(path.startswith(copy) for copy in copies):
            continue  # a variant has the places of its base
        last = {}
        for member in value:
            if isinstance(member, dict) and "place" in member:
                place = member["place"]
                here = (place["line"], place["column"])
                if here <= last.get(place["file"], (0, 0)):
                    yield f"{path}: line {here[0]} does not stand in source order"
                last[place["file"]] = here


def check_sum(path, shares):
    if shares and None not in shares and abs(sum(shares) - 1) > SLACK * len(shares):
        yield f"{path}: comes to {sum(shares)}, not 1"


def check_shares(model):
    for process in model["processes"]:
        yield from check_sum(process["id"], [process[key] for key in SUMS])
        for stage in process["stages"]:
            path = f"{process['id']}.{stage['name']}"
            yield from check_sum(path, [way["share"] for way in stage["ways"]])
            own = [way["name"] for way in stage["ways"] if not way["anytime"]]
            if own != [outcome["name"] for outcome in stage["outcomes"]]:
                yield f"{path}: the ways do not begin with the outcomes"
            for way in stage["ways"]:
                if way["assumed"] != (way["share_from"] == "assumed"):
                    yield f"{path}: `{way['name']}` is assumed and is not"


def targets_of(process):
    """What `to` may say inside a process, and what others may call its stages by."""
    stages = [stage["name"] for stage in process["stages"]]
    inside = set(stages) | {end["name"] for end in process["ends"]}
    return inside, {f"{process['id']}.{stage}" for stage in stages}


def check_references(model):
    known = {kind: {one["id"] for one in model[kind]} for kind in KINDS}
    for kind in KINDS:
        if len(known[kind]) != len(model[kind]):
            yield f"{kind}: an id stands twice"
    outside = set(known["processes"])
    for process in model["processes"]:
        outside |= targets_of(process)[1]
    for path, value in walk({key: model[key] for key in KINDS}):
        key = path.rsplit(".", 1)[-1]
        wanted = known["roles"] if key in ROLES else None
        if key in ("at", "then", "alongside", "runs", "like"):
            wanted = outside
        if wanted is not None:
            for name in as_list(value):
                if name not in wanted:
                    yield f"{path}: nothing is called {name}"
    for process in model["processes"]:
        inside = targets_of(process)[0] | outside
        for path, value in walk(process, process["id"]):
            if path.endswith(".to") and value not in inside:
                yield f"{path}: nothing is called {value}"


def check_model(validator, path):
    text = read(path)
    model = parse(text)
    for error in validator.iter_errors(model):
        where = ".".join(str(step) for step in error.absolute_path)
        yield f"{where or 'the whole'}: {error.message[:200]}"
    yield from check_numbers(model)
    yield from check_places(text, model)
    yield from check_shares(model)
    yield from check_references(model)


# ---- the schema itself --------------------------------------------------------------------------


def members(schema):
    for name, part in [("model", schema), *schema["$defs"].items()]:
        for member in part.get("properties", {}):
            yield name, member


def member_of(path):
    """The member that a path leads to, and what holds it: `outcomes.after`."""
    steps = re.sub(r"\[\d+\]", "", path).split(".")
    if steps[-1] in ("summary", "notes", "links", "was"):
        return steps[-1]  # every declared thing has these
    if len(steps) > 1 and steps[-2] in ("volume", "quota", "target"):
        steps[-2] = "value"
    return ".".join(steps[-2:])


def check_schema(schema, paths):
    Draft202012Validator.check_schema(schema)
    for name, part in [("model", schema), *schema["$defs"].items()]:
        if part.get("required", []) != list(part.get("properties", {})):
            yield f"{name}: not every member is required, in the order of the members"
    models = [parse(read(path)) for path in paths]
    seen, filled = set(), set()
    for model in models:
        for path, value in walk(model):
            member = member_of(path)
            seen.add(member)
            if value not in (None, []):
                filled.add(member)
    for member in sorted(seen - filled - NEVER):
        yield f"{member}: null or empty in every model of the tests"
    yield from check_refusals(schema, models[0])


def check_refusals(schema, model):
    """A schema that takes everything would pass all models: these it must refuse."""
    validator = Draft202012Validator(schema)
    wrongs = [
        ("a share of 1.5", lambda stage: stage["ways"][0].update(share=1.5)),
        ("a share that is null", lambda stage: stage["ways"][0].update(share=None)),
        ("a stage without owner", lambda stage: stage.pop("owner")),
        ("an owner with blanks", lambda stage: stage.update(owner="two words")),
        ("an absolute path", lambda stage: stage["place"].update(file="/etc/passwd")),
        ("an outcome that leads nowhere", lambda stage: stage["outcomes"][0].update(to=None)),
        ("a list that is null", lambda stage: stage.update(exit=None)),
        ("a stage without name", lambda stage: stage.update(name="")),
    ]
    for what, spoil in wrongs:
        spoilt = copy.deepcopy(model)
        spoil(spoilt["processes"][-1]["stages"][0])
        if validator.is_valid(spoilt):
            yield f"the schema takes {what}"
    model["processes"][-1]["stages"][0]["addition"] = 1
    if not validator.is_valid(model):
        yield "the schema refuses an addition"
    if Draft202012Validator(closed(schema)).is_valid(model):
        yield "a member that the schema does not describe goes unnoticed"


def main(command, schema_path, *paths):
    schema = json.loads(read(schema_path))
    if command == "members":
        lines = sorted({member for _, member in members(schema)})
    elif command == "schema":
        lines = check_schema(schema, paths)
    else:
        validator = quick(Draft202012Validator)(closed(schema))
        lines = (f"{path}\t{problem}" for path in paths for problem in check_model(validator, path))
    for line in lines:
        print(line)


main(*sys.argv[1:])
