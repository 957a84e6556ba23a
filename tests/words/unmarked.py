"""Prints the words of a handout that stand neither in the file nor in the table of phrases.

unmarked.py HANDOUT MODEL.json: the handout was written with every phrase in brackets, ⟦so⟧; whatever
stands outside of them must be a word of a text of the model.
"""

import csv
import json
import re
import sys

import html5lib

path, model = sys.argv[1:3]
SHOWN = ("aria-label", "aria-roledescription", "alt", "title", "placeholder", "data-count", "data-ask", "data-by",
         "data-weekdays", "data-no-copy", "data-not-kept", "data-head")


def strings(value):
    if isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def words(text):
    return set(re.findall(r"[^\W\d_]{2,}", text.lower()))


def page_texts(text):
    runs = []
    for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
        name = str(element.tag).split("}")[-1]
        between = "" if name in ("a", "strong", "em", "code") else " "
        runs.append(between + (element.text or "") if name not in ("script", "style") else between)
        runs.append(between + (element.tail or ""))
        yield from (element.get(name) for name in SHOWN if element.get(name))
    yield "".join(runs)  # phrases hold links and strong words


def calendar_texts(text):
    unfolded = text.replace("\r\n ", "")
    for value in re.findall(r"^(?:SUMMARY|DESCRIPTION|CATEGORIES|X-WR-CALNAME)[^:]*:(.*)$", unfolded, re.M):
        yield re.sub(r"\\[nN]", "\n", value)


def table_texts(text):
    for row in list(csv.reader(text.splitlines()))[1:]:  # what trackers import is named as they name it
        yield from row


def texts(text):
    ending = path.rsplit(".", 1)[-1]
    if ending == "html":
        return page_texts(text)
    if ending == "ics":
        return calendar_texts(text)
    if ending == "csv":
        return table_texts(text)
    text = text.replace("&#8206;", "")  # a sign that parts two directions
    return [re.sub(r"\]\([^)]*\)", "]", text)]  # addresses, and anchors, are made from words


def without_phrases(text):
    while True:
        text, count = re.subn(r"⟦[^⟦⟧]*⟧", " ", text)
        if count == 0:
            return text


with open(path, encoding="utf-8", newline="") as file:
    shown = list(texts(file.read()))
with open(model, encoding="utf-8") as file:
    all_texts = " ".join(strings(json.load(file))).lower()
known = words(all_texts)
if not any("⟦" in text for text in shown):
    print("no phrase is marked")
for text in shown:
    rest = without_phrases(text)
    # A word of another script may be cut where a card ends.
    strange = {word for word in words(rest) - known if word.isascii() or word not in all_texts}
    if strange:
        print(" ".join(sorted(strange)), "in:", " ".join(rest.split())[:100])
