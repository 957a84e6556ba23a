"""Prints what a printed handout leaves empty, a line each.

full.py FILE: pages that end high, though something follows on the next one; headings that stand
last on a page; cards that go on without their heading. The cover, the contents, maps and what
stands before a map of its own are not looked at.
"""
import re
import subprocess
import sys
from html import unescape

HIGH = 0.62  # of a page; a little more may be empty where a card's beginning has no room


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


path = sys.argv[1]
pages = run("pdftotext", "-raw", path, "-").split("\f")[:-1]
boxes = run("pdftotext", "-bbox", path, "-").split("<page ")[1:]
xml = run("pdftohtml", "-xml", "-i", "-stdout", path)
marks = [(int(page), unescape(text)) for page, text in re.findall(r'<item page="(\d+)">(.*?)</item>', xml)]
first = min(page for page, _ in marks)
headings = {text for _, text in marks}


def is_map(number):
    wide, high = (float(side) for side in re.search(r'width="([\d.]+)" height="([\d.]+)"', boxes[number - 1]).groups())
    return wide > high or bool(re.search(r"^part \d+ of \d+", pages[number - 1], re.M))


for number in range(first, len(pages)):
    if is_map(number) or is_map(number + 1):
        continue
    high = float(re.search(r'height="([\d.]+)"', boxes[number - 1]).group(1))
    ends = [float(end) for end in re.findall(r'yMax="([\d.]+)">', boxes[number - 1]) if float(end) < high - 60]
    if max(ends) < high * HIGH:
        print("page", number, "ends at", round(max(ends) / high, 2))
    lines = [line for line in pages[number - 1].splitlines() if not line.startswith("Page ")]
    if lines[-1] in headings:
        print("page", number, "ends with", lines[-1])
