# Holds findings in every format to their schemas, to one another and to what text says.
#
#   check.py documents FOLDER <LIST    LIST has a line a source, "ROOT<tab>FILE"; the documents are
#                                      FOLDER/FILE.json, .sarif, .github and .text. Prints
#                                      "FILE<tab>what is wrong", a line each
#   check.py names <LIST               LIST has NAME and BASE, each ended by a NUL, of sources whose names are
#                                      hard to write; the documents are BASE.json and so on. Prints
#                                      "BASE<tab>what is wrong", a line each
#   check.py valid BASE                says what in the documents BASE.json and so on cannot be read
#   check.py schema JSON...            says what is wrong with docs/findings.schema.json
#   check.py members                   lists the members of findings, for the test of docs/findings.md

import copy
import json
import os
import re
import sys
from urllib.parse import unquote_to_bytes

from jsonschema import Draft7Validator, Draft202012Validator

from schemas import close, quick

MOST = 10  # commands of a level that GitHub shows
HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def load_schema(path):
    return json.loads(read(path))


def closed(schema):
    """The schema without leave for additions: what we write is documented to the last member."""
    schema = copy.deepcopy(schema)
    for part in [schema, *schema["$defs"].values()]:
        if part.get("type") == "object":
            close(schema, part)
    return schema


def errors_of(validator, document):
    for error in validator.iter_errors(document):
        where = ".".join(str(step) for step in error.absolute_path)
        yield f"{where or 'the whole'}: {error.message[:200]}"


# ---- a source -----------------------------------------------------------------------------------


class Source:
    """A file as its readers see it: LF, CRLF and a lone CR end a line; bad bytes are one character."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.text = file.read().decode("utf-8", "replace")
        self.lines = re.split("\r\n|\r|\n", self.text)
        self.starts = [0] + [end.end() for end in re.finditer("\r\n|\r|\n", self.text)]
        self.bom = 1 if self.text.startswith("\ufeff") else 0

    def offset(self, line, column):
        return self.starts[line - 1] + column - 1 + (self.bom if line == 1 else 0)

    def slice(self, place):
        return self.offset(*place[:2]), self.offset(*place[2:])


def line_hashes(text):
    """primaryLocationLineHash of each line, as upload-sarif of github/codeql-action works it out."""
    units = []
    for character in re.sub("\r\n?", "\n", text):
        if character not in " \t":
            code = ord(character)
            if code > 0xFFFF:
                units += [0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code - 0x10000 & 0x3FF)]
            else:
                units.append(code)
    units.append(65535)
    starts = [0] + [i + 1 for i, unit in enumerate(units) if unit == 10]
    units += [0] * 100
    seen, hashes = {}, []
    for start in starts:
        value = 0
        for unit in units[start : start + 100]:
            value = (value * 37 + unit) % (1 << 64)
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


# ---- JSON and text ------------------------------------------------------------------------------

HEADLINE = re.compile(r"^(error|warning)\[([a-z0-9-]+)\]: (.*)$")
PLACE = re.compile(r"^ *--> (.*):(\d+):(\d+)$")


def text_findings(text):
    """(level, rule, headline, file, line, column) of each finding, in order."""
    found, head = [], None
    for line in text.split("\n"):
        if match := HEADLINE.match(line):
            if head:
                found.append((*head, None, None, None))
            head = match.groups()
        elif head and (match := PLACE.match(line)):
            found.append((*head, match[1], int(match[2]), int(match[3])))
            head = None
    return found + ([(*head, None, None, None)] if head else [])


def region(place):
    return place["line"], place["column"], place["end_line"], place["end_column"]


def json_findings(document):
    for finding in document["findings"]:
        place = finding["place"] or {"file": None, "line": None, "column": None}
        if finding["level"] != "allowed":
            yield (finding["level"], finding["rule"], finding["headline"], place["file"],
                   place["line"], place["column"])


def check_json(document, text):
    yield from errors_of(JSON_SCHEMA, document)
    if list(json_findings(document)) != text_findings(text):
        yield "json: other findings than in text"
    counts, levels = document["counts"], [one["level"] for one in document["findings"]]
    for key, level in [("errors", "error"), ("warnings", "warning"), ("allowed", "allowed")]:
        if counts["cut"] == 0 and counts[key] != levels.count(level):
            yield f"json: counts {counts[key]} {key}, not {levels.count(level)}"
    for finding in document["findings"]:
        if finding["place"] and region(finding["place"])[:2] > region(finding["place"])[2:]:
            yield f"json: {finding['rule']} ends before it begins"


# ---- SARIF --------------------------------------------------------------------------------------


def sarif_region(location):
    part = location["physicalLocation"]["region"]
    return part["startLine"], part["startColumn"], part["endLine"], part["endColumn"]


def check_rules(run):
    rules = run["tool"]["driver"]["rules"]
    used = [result["ruleId"] for result in run["results"]]
    if sorted(set(used)) != sorted(rule["id"] for rule in rules):
        yield "sarif: the rules are not those of the results"
    for rule in rules:
        for key in ("shortDescription", "fullDescription", "help"):
            text = rule[key]["text"]
            if not text.strip() or (key != "help" and len(text) > 1024):
                yield f"sarif: {rule['id']}: {key} of {len(text)} characters"
        if rule["properties"]["precision"] not in ("very-high", "high", "medium", "low"):
            yield f"sarif: {rule['id']}: precision"
        if rule["properties"]["problem.severity"] not in ("error", "warning", "recommendation"):
            yield f"sarif: {rule['id']}: problem.severity"
        markdown = rule["help"].get("markdown")
        if markdown and markdown.rstrip("\n") != read(f"docs/rules/{rule['id']}.md").rstrip("\n"):
            yield f"sarif: {rule['id']}: its help is not its page"
    for result in run["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"sarif: {result['ruleId']}: ruleIndex"


def check_links(result):
    ids = [location["id"] for location in result.get("relatedLocations", [])]
    if len(set(ids)) != len(ids):
        yield "sarif: two further places have one id"
    for link in re.findall(r"\]\((.*?)\)", result["message"]["text"]):
        if not link.isdigit() or int(link) not in ids:
            yield f"sarif: a link to {link}"


def replaced(source, edits):
    """The text after the edits, each a region and its replacement."""
    text = source.text
    for place, insertion in sorted(edits, reverse=True):
        start, end = source.slice(place)
        text = text[:start] + insertion + text[end:]
    return text


def json_edits(fix, file):
    return [(region(edit["place"]), edit["text"]) for edit in fix["edits"]
            if edit["place"]["file"] == file]


def sarif_edits(fix, file):
    for change in fix["artifactChanges"]:
        if change["artifactLocation"]["uri"] == file:
            for one in change["replacements"]:
                part = one["deletedRegion"]
                yield ((part["startLine"], part["startColumn"], part["endLine"], part["endColumn"]),
                       one["insertedContent"]["text"])


def check_result(result, finding, source, hashes):
    where = finding["rule"]
    if (result["ruleId"], result["level"]) != (where, finding["level"]):
        yield f"sarif: {result['ruleId']} in place of {where}"
        return
    if not result["message"]["text"].startswith(finding["headline"].replace("](", "] (")):
        yield f"sarif: {where}: the message does not begin with the headline"
    place = finding["place"]
    location = result["locations"][0] if place else None
    if location and sarif_region(location) != region(place):
        yield f"sarif: {where}: another region"
    if location and location["physicalLocation"]["artifactLocation"]["uri"] == source[0]:
        key = result["partialFingerprints"]["primaryLocationLineHash"]
        if key != hashes[place["line"] - 1]:
            yield f"sarif: {where}: fingerprint {key}, not {hashes[place['line'] - 1]}"
        for ours, theirs in zip(finding["fixes"], result.get("fixes", [])):
            if replaced(source[1], json_edits(ours, source[0])) != replaced(
                    source[1], sarif_edits(theirs, source[0])):
                yield f"sarif: {where}: another fix than in json"
    if len(result.get("fixes", [])) != len(finding["fixes"]):
        yield f"sarif: {where}: other fixes than in json"
    yield from check_links(result)


def check_fingerprints(results):
    """Each finding of a file has a fingerprint of its own."""
    seen = set()
    for result in results:
        if not result.get("locations"):
            continue
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        key = (place, result["partialFingerprints"].get("stagecraftFinding/v1"))
        if key in seen or key[1] is None:
            yield f"sarif: fingerprint {key} stands twice"
        seen.add(key)


def check_sarif(document, expected, file, path):
    yield from errors_of(SARIF_SCHEMA, document)
    run = document["runs"][0]
    yield from check_fingerprints(run["results"])
    shown = [one for one in expected["findings"] if one["level"] != "allowed"]
    if len(run["results"]) != len(shown):
        yield f"sarif: {len(run['results'])} results, not {len(shown)}"
        return
    yield from check_rules(run)
    source = Source(path)
    hashes = line_hashes(source.text)
    for result, finding in zip(run["results"], shown):
        yield from check_result(result, finding, (file, source), hashes)


# ---- workflow commands --------------------------------------------------------------------------


def unescaped(text, mapping):
    for code, character in mapping:
        text = text.replace(code, character)
    return text


def parse_command(line):
    """As ActionCommand.TryParseV2 of actions/runner does."""
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    info, data = line[2:].split("::", 1)
    name, _, pairs = info.partition(" ")
    values = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
    properties = {}
    for pair in filter(None, pairs.strip().split(",")):
        key, _, value = pair.partition("=")
        properties[key] = unescaped(value, values)
    return name, properties, unescaped(data, [values[0], values[1], values[4]])


def wanted_commands(findings):
    for level in ("error", "warning"):
        yield from [one for one in findings if one["level"] == level][:MOST]


def check_command(command, finding):
    name, properties, data = command
    place = finding["place"]
    if (name, properties.get("title")) != (finding["level"], finding["rule"]):
        yield f"github: {name} {properties.get('title')} in place of {finding['rule']}"
    if data.split("\n")[0] != finding["headline"]:
        yield f"github: {finding['rule']}: {data[:80]!r} is not the headline"
    if place and (properties.get("line"), properties.get("endLine")) != (
            str(place["line"]), str(place["end_line"])):
        yield f"github: {finding['rule']}: another line"
    if place and place["line"] == place["end_line"] and (
            properties.get("col"), properties.get("endColumn")) != (
            str(place["column"]), str(place["end_column"])):
        yield f"github: {finding['rule']}: another column"


def check_github(text, expected):
    commands = [parse_command(line) for line in text.split("\n")[:-1]]
    if None in commands or "##[" in text:
        yield "github: a line that is no command"
        return
    wanted = list(wanted_commands(expected["findings"]))
    if len(commands) != len(wanted) + (1 if expected["findings"] else 0):
        yield f"github: {len(commands)} commands for {len(wanted)} findings"
        return
    for command, finding in zip(commands, wanted):
        yield from check_command(command, finding)
    if commands and commands[-1][0] != "notice":
        yield "github: no summary at the end"


# ---- all of it ----------------------------------------------------------------------------------


def check_source(folder, root, path):
    base = os.path.join(folder, path)
    texts = {name: read(f"{base}.{name}") for name in ("json", "sarif", "github", "text")}
    for name, text in texts.items():
        if match := HIDDEN.search(text):
            yield f"{name}: U+{ord(match[0]):04X} in it"
        if os.getcwd() in text:
            yield f"{name}: the working folder shows"
    document = json.loads(texts["json"])
    yield from check_json(document, texts["text"])
    yield from check_sarif(json.loads(texts["sarif"]), document, os.path.relpath(path, root), path)
    yield from check_github(texts["github"], document)


def check_documents(folder):
    for line in sys.stdin:
        root, path = line.rstrip("\n").split("\t")
        for problem in check_source(folder, root, path):
            yield f"{path}\t{problem}"


def check_valid(base):
    yield from errors_of(JSON_SCHEMA, json.loads(read(f"{base}.json")))
    document = json.loads(read(f"{base}.sarif"))
    yield from errors_of(SARIF_SCHEMA, document)
    yield from check_rules(document["runs"][0])
    for line in read(f"{base}.github").split("\n")[:-1]:
        if not parse_command(line):
            yield f"github: {line} is no command"


def shown_name(name):
    """As on a terminal: what cannot be seen by its code, bytes that are no UTF-8 as <FF>."""
    shown = ""
    for character in name.decode("utf-8", "surrogateescape"):
        if 0xDC80 <= ord(character) <= 0xDCFF:
            shown += f"<{ord(character) - 0xDC00:02X}>"
        else:
            shown += f"<U+{ord(character):04X}>" if HIDDEN.match(character) else character
    return re.sub(r"(##[A-Za-z]*)\[", r"\1<U+005B>", shown.replace("\n", "<U+000A>"))


def check_names():
    words = sys.stdin.buffer.read().split(b"\0")[:-1]
    for name, base in zip(words[::2], map(os.fsdecode, words[1::2])):
        for problem in check_name(name, base):
            yield f"{base}\t{problem}"


def check_name(name, base):
    texts = {kind: read(f"{base}.{kind}") for kind in ("json", "sarif", "github")}
    for kind, text in texts.items():
        if match := HIDDEN.search(text):
            yield f"{kind}: U+{ord(match[0]):04X} in it"
    document = json.loads(texts["json"])
    yield from errors_of(JSON_SCHEMA, document)
    wanted = re.sub("[\udc80-\udcff]", lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", os.fsdecode(name))
    if document["findings"][0]["place"]["file"] != wanted:
        yield f"json: {document['findings'][0]['place']['file']!r} is not the file"
    document = json.loads(texts["sarif"])
    yield from errors_of(SARIF_SCHEMA, document)
    location = document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    address = location["artifactLocation"]["uri"]
    if not re.fullmatch("[A-Za-z0-9%._~/-]+", address) or unquote_to_bytes(address) != name:
        yield f"sarif: {address} is not the file"
    command = parse_command(texts["github"].split("\n")[0])
    if not command or command[1].get("file") != shown_name(name):
        yield f"github: {command} is not the file"


def members(schema):
    for part in [schema, *schema["$defs"].values()]:
        yield from part.get("properties", {})


def check_schema(paths):
    schema = load_schema("docs/findings.schema.json")
    Draft202012Validator.check_schema(schema)
    for name, part in [("document", schema), *schema["$defs"].items()]:
        if part.get("required", []) != list(part.get("properties", {})):
            yield f"{name}: not every member is required, in the order of the members"
    documents = [json.loads(read(path)) for path in paths]
    for key in ("label", "note", "help", "places", "fixes"):
        if not any(finding[key] for one in documents for finding in one["findings"]):
            yield f"{key}: null or empty in every document of the tests"
    yield from check_refusals(next(one for one in documents if one["findings"]))


def check_refusals(document):
    """A schema that takes everything would pass all documents: these it must refuse."""
    wrongs = [
        ("a finding without rule", lambda one: one.pop("rule")),
        ("another level", lambda one: one.update(level="off")),
        ("a line 0", lambda one: one["place"].update(line=0)),
        ("an absolute path", lambda one: one["place"].update(file="/etc/passwd")),
        ("an escape in a headline", lambda one: one.update(headline="\x1b[2J")),
        ("a text-direction character", lambda one: one.update(help="\u202e")),
        ("an unknown member", lambda one: one.update(addition=1)),
    ]
    for what, spoil in wrongs:
        spoilt = copy.deepcopy(document)
        spoil(spoilt["findings"][0])
        if JSON_SCHEMA.is_valid(spoilt):
            yield f"the schema takes {what}"


JSON_SCHEMA = quick(Draft202012Validator)(closed(load_schema("docs/findings.schema.json")))
SARIF_SCHEMA = quick(Draft7Validator)(load_schema("tests/schema/sarif-2.1.0.json"))


def main(command, *arguments):
    if command == "documents":
        lines = check_documents(*arguments)
    elif command in ("names", "valid"):
        lines = {"names": check_names, "valid": check_valid}[command](*arguments)
    elif command == "schema":
        lines = check_schema(arguments)
    else:
        lines = sorted(set(members(load_schema("docs/findings.schema.json"))))
    for line in lines:
        print(line)


main(*sys.argv[1:])
