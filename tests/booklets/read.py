"""Reads a printed handout back with poppler, and holds it to the Markdown of the same handout.

read.py PDF MARKDOWN WIDTH:HEIGHT prints what is wrong, a line each:
- a file that is not made as PDF is; pages that are not of the paper, or whose foot does not count them; fonts that are not inside;
- bookmarks that are not the headings, or lead to a page without them; contents that name another;
- words of the Markdown that the pages lack; links that are not live, or not printed as notes;
- words outside of the margins, or on top of one another.
"""

import re
import subprocess
import sys
import unicodedata
from html import unescape

path, markdown, paper = sys.argv[1:4]
width, height = (float(side) for side in paper.split(":"))


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def bare(text):
    """Only letters and digits, in one form, so that breaks of lines do not matter. Lam and alef are
    one letter in print, which poppler reads the wrong way round: they do not matter either."""
    text = re.sub("[\u0644\u0622\u0623\u0625\u0627]", "", unicodedata.normalize("NFKC", text))
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


source = open(markdown, encoding="utf-8").read()
pages = run("pdftotext", "-raw", path, "-").split("\f")[:-1]

# ---- how it is made ----
for line in subprocess.run(["qpdf", "--check", path], capture_output=True, text=True).stderr.splitlines():
    print(line)

# ---- pages and fonts ----
info = run("pdfinfo", "-f", "1", "-l", "9999", path)
sizes = [(float(a), float(b)) for a, b in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)]
for number, size in enumerate(sizes, 1):
    if min(abs(size[0] - width) + abs(size[1] - height), abs(size[0] - height) + abs(size[1] - width)) > 2:
        print("page", number, "is", size)
title = re.search(r"^# (.*)", source).group(1)
if "Title: " not in info or bare(title) not in bare(re.search(r"^Title:(.*)", info, re.M).group(1)):
    print("the title is not set")
for number, text in enumerate(pages, 1):
    if number > 1 and f"Page {number} of {len(pages)}" not in text:
        print("page", number, "is not counted")
fonts = run("pdffonts", path).splitlines()[2:]
if not fonts:
    print("no fonts")
for font in fonts:
    if font.split()[-5] != "yes":
        print("not inside:", font)

# ---- headings, bookmarks, contents ----
headings = [re.sub(r"\\(.)", r"\1", h) for h in re.findall(r"^##+ (.*)$", source, re.M)]
xml = run("pdftohtml", "-xml", "-i", "-stdout", path)
marks = [(int(page), unescape(text)) for page, text in re.findall(r'<item page="(\d+)">(.*?)</item>', xml)]
named = [bare(text) for _, text in marks if text != "Links"]
if named != [bare(unescape(h)) for h in headings]:
    print("bookmarks are not the headings:", [n for n in named if n not in map(bare, headings)][:5], len(named), len(headings))
contents_end = min((page for page, _ in marks), default=1) - 1
contents = "\n".join(pages[1:contents_end])
for page, text in marks:
    if bare(text) not in bare(pages[page - 1]):
        print("page", page, "has no heading", text)
    if bare(text + str(page)) not in bare(contents):
        print("the contents do not have", text, "on page", page)
order = [page for page, _ in marks]
if order != sorted(order):
    print("headings are out of order")

# ---- words ----
everything = bare("".join(pages[:1] + pages[contents_end:]))
plain = re.sub(r"\]\([^)]*\)", "] ", source)  # addresses are held to the notes below
plain = unescape(re.sub(r"\\([^\w\s])", r"\1", plain))
for word in sorted(set(plain.split())):
    if bare(word) and bare(word) not in everything:
        print("missing:", word)

# ---- links ----
live = set(run("pdfinfo", "-url", path).split())
printed = bare("".join(pages[contents_end:]))
for address in set(re.findall(r"\]\(<?([^#)>][^)>]*)>?\)", source)):
    address = unescape(re.sub(r"\\(.)", r"\1", address))
    if address not in live:
        print("not live:", address)
    if bare(address) not in printed:
        print("not printed:", address)
goals = set(re.findall(r"\]\(#([^)]*)\)", source))
inner = xml.count('<a href="') if goals else 0
if goals and inner < len(marks):
    print("few inner links:", inner, len(marks))

# ---- margins, and words on top of one another ----
boxes = run("pdftotext", "-bbox", path, "-")
for number, page in enumerate(boxes.split("<page ")[1:], 1):
    wide, high = (float(side) for side in re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
    words = [
        (*map(float, word[:4]), word[4])
        for word in re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
    ]
    for left, top, right, bottom, word in words:
        if left < 15 or right > wide - 15 or top < 15 or bottom > high - 15:
            print("page", number, "has outside of its margins:", word)
    if "of all deals" in page or "deals " in page and "win" in page:
        continue  # a map, whose texts its own tests look at
    words.sort(key=lambda word: word[1])
    for i, (left, top, right, bottom, word) in enumerate(words):
        for other in words[i + 1 :]:
            if other[1] > bottom:
                break
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            if across > 1.5 and down > 0.45 * min(bottom - top, other[3] - other[1]):
                print("page", number, "has on top of one another:", word, "and", other[4])
