"""Prints what a printed handout leaves empty or tears, a line each.

full.py FILE: pages that end high, though what begins the next one would have fitted there; headings
that stand last on a page; small cards that go on over a page. The cover, the contents, maps and what
stands before a map of its own are not looked at.
"""
import re
import subprocess
import sys
from html import unescape

HIGH = 0.6  # of a page; a little more may be empty where a card's beginning has no room
FOOT, HEAD = 60, 60  # points that hold the page's number, and its running head


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


path = sys.argv[1]
pages = run("pdftotext", "-raw", path, "-").split("\f")[:-1]
boxes = run("pdftotext", "-bbox", path, "-").split("<page ")[1:]
xml = run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", path)
marks = [(int(page), unescape(text)) for page, text in re.findall(r'<item page="(\d+)">(.*?)</item>', xml)]
first = min(page for page, _ in marks)
headings = {text for _, text in marks}
# Of each page its lines: how far down and to the right they begin, and their words.
lines = [
    sorted(
        (int(top), int(left), unescape(re.sub("<[^>]*>", "", text)))
        for top, left, text in re.findall(r'<text top="(\d+)" left="(\d+)"[^>]*>(.*?)</text>', page)
    )
    for page in xml.split("<page ")[1:]
]


def height(number):
    return float(re.search(r'height="([\d.]+)"', boxes[number - 1]).group(1))


def is_map(number):
    wide = float(re.search(r'width="([\d.]+)"', boxes[number - 1]).group(1))
    return wide > height(number) or bool(re.search(r"^part \d+ of \d+", pages[number - 1], re.M))


def end(number):
    return max(float(y) for y in re.findall(r'yMax="([\d.]+)">', boxes[number - 1]) if float(y) < height(number) - FOOT)


def own_lines(number):
    """The lines of a page between its head and its foot, and which of them are headings."""
    own = [line for line in lines[number - 1] if HEAD < line[0] < height(number) - FOOT]
    edge = min(left for _, left, _ in own)
    return own, [left == edge and text in headings for _, left, text in own]


def first_height(number):
    """How high what a page begins with is, up to the next heading."""
    own, is_heading = own_lines(number)
    others = [own[i][0] for i in range(1, len(own)) if is_heading[i] and not is_heading[i - 1]]
    return (others[0] if others else end(number)) - own[0][0]


for number in range(first, len(pages)):
    if is_map(number) or is_map(number + 1):
        continue
    if end(number) < height(number) * HIGH and first_height(number + 1) < height(number) - FOOT - end(number) - 40:
        print("page", number, "ends at", round(end(number) / height(number), 2))
    own, is_heading = own_lines(number)
    if is_heading[-1]:
        print("page", number, "ends with", own[-1][2])
    torn = re.search(r"^(\d+\. .*), continued$", pages[number], re.M)
    begun = [top for top, _, line in lines[number - 1] if torn and line == torn.group(1)]
    if begun and end(number) - begun[0] + first_height(number + 1) < (height(number) - HEAD - FOOT) / 2:
        print("page", number, "tears a small card:", torn.group(1))
