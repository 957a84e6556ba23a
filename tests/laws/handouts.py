# Holds the calendar, the table and the JSON of one handout to one another and to their formats:
# each task of the document stands in each of them once, with the same words and day.
#
#   handouts.py FOLDER   for each NAME.json there, with NAME.csv and NAME.ics beside it, says what is
#                        wrong: NAME<tab>problem, a line each
#
# The calendar is read by the icalendar package, the table by Python's own reader. Texts are unescaped
# by ourselves: the package takes the letter N behind a backslash of the text for a line break.

import csv
import json
import pathlib
import re
import sys

import icalendar

HEADS = "Name,Description,Section,Assignee role,Day,Due date,Skill,Stage,Link"
LINE_MOST = 75


def flat(text):
    return " ".join((text or "").split())


def check_lines(raw):
    """The form of lines, by ourselves: readers forgive too much."""
    if not raw.endswith(b"\r\n"):
        yield "the calendar ends inside a line"
    for number, line in enumerate(raw.split(b"\r\n")[:-1], 1):
        if len(line) > LINE_MOST:
            yield f"line {number} of the calendar has {len(line)} bytes"
        if b"\n" in line or b"\r" in line:
            yield f"line {number} of the calendar holds half a line break"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number} of the calendar holds half a character"
        if any(byte < 32 and byte != 9 for byte in line):
            yield f"line {number} of the calendar holds a control character"


def texts_of(raw, component, name):
    """The values of a property in each of the components, unescaped as RFC 5545 says; "" without."""
    texts, inside = [], False
    for line in raw.decode("utf-8").replace("\r\n ", "").split("\r\n"):
        if line == "BEGIN:" + component:
            inside = True
            texts.append("")
        inside = inside and line != "END:" + component
        if inside and line.startswith(name + ":"):
            value = line[len(name) + 1:]
            texts[-1] = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
    return texts


def check_head(calendar):
    for name in ("version", "prodid", "calscale"):
        if not calendar.get(name):
            yield f"the calendar has no {name.upper()}"


def check_uids(things):
    uids = [str(thing["uid"]) for thing in things]
    if len(set(uids)) != len(uids):
        yield "a UID stands twice"
    for thing in things:
        if thing["dtstamp"].to_ical().decode()[-7:] != "000000Z":
            yield f"{thing['uid']}: stamped at a time of day"


def check_events(calendar, raw, handout):
    events = calendar.walk("VEVENT")
    milestones = [one for one in handout["milestones"] if one["due_date"]]
    if [event["dtstart"].dt.isoformat() for event in events] != [one["due_date"] for one in milestones]:
        yield "the events stand on other days than the milestones"
    for summary, one in zip(texts_of(raw, "VEVENT", "SUMMARY"), milestones):
        if not flat(summary).endswith(flat(one["label"])):
            yield f"an event is called {summary}"
    uids = {str(event["uid"]) for event in events}
    for todo in calendar.walk("VTODO"):
        if "related-to" in todo and str(todo["related-to"]) not in uids:
            yield f"{todo['summary']}: belongs to no event"


def check_todos(calendar, raw, handout):
    todos = calendar.walk("VTODO")
    summaries = texts_of(raw, "VTODO", "SUMMARY")
    descriptions = texts_of(raw, "VTODO", "DESCRIPTION")
    days = [todo["due"].dt.isoformat() if "due" in todo else None for todo in todos]
    told = [(flat(summary), day) for summary, day in zip(summaries, days, strict=True)]
    if told != [(flat(task["text"]), task["due_date"]) for task in handout["tasks"]]:
        yield "the calendar has other tasks than the handout"
    for todo, description, task in zip(todos, descriptions, handout["tasks"]):
        said = flat(description)
        if flat(task["assignee"]) not in said or flat(task["detail"]) not in said:
            yield f"{task['key']}: described as {said}"
        web = task["link"] and ":" in task["link"]
        if bool(web) != ("url" in todo):
            yield f"{task['key']}: {task['link']} and {todo.get('url')}"


def check_calendar(path, handout):
    raw = path.read_bytes()
    yield from check_lines(raw)
    calendar = icalendar.Calendar.from_ical(raw.decode("utf-8"))
    yield from check_head(calendar)
    yield from check_uids(calendar.walk("VEVENT") + calendar.walk("VTODO"))
    yield from check_events(calendar, raw, handout)
    yield from check_todos(calendar, raw, handout)


def check_table(path, handout):
    raw = path.read_bytes()
    if not raw.startswith(HEADS.encode() + b"\r\n"):
        yield f"the table begins with {raw[:80]}"
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    told = [(row["Name"].lstrip("'"), row["Section"].lstrip("'"), row["Day"], row["Due date"]) for row in rows]
    want = [(flat(task["text"]).lstrip("'"), task["section"].lstrip("'"), str(task["day"]), task["due_date"] or "")
            for task in handout["tasks"]]
    if told != want:
        yield "the table has other tasks than the handout"
    for row in rows:
        for cell in row.values():
            if cell.lstrip(" \u00a0\u3000")[:1] in tuple("=+-@\t\r\n\uff0b\uff0d\uff1d\uff20"):
                yield f"a cell that is a formula: {cell}"


def check(folder):
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        try:
            handout = json.loads(path.read_text(encoding="utf-8"))
            problems = [*check_calendar(path.with_suffix(".ics"), handout),
                        *check_table(path.with_suffix(".csv"), handout)]
        except Exception as error:  # a reader that gives up is a finding too
            problems = [f"{type(error).__name__}: {error}"]
        for problem in problems[:5]:
            yield f"{path.stem}\t{problem}"


for line in check(sys.argv[1]):
    print(line)
