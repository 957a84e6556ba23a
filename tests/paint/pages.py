"""Holds a PDF of several pages to its laws: pages.py PAGES.pdf WHOLE.pdf WIDTH:HEIGHT

Pages are of the paper named, upright or across; each word of the whole picture stands on some page
as often as there; no letters are below 8 points.
"""
import collections
import re
import subprocess
import sys

pages, whole, paper = sys.argv[1:4]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def words(path):
    text = run("pdftotext", "-raw", path, "-")
    text = re.sub(r".* · page \d+ of \d+\n", "", text)
    return collections.Counter(text.split())


sizes = {tuple(sorted(round(float(side)) for side in size)) for size in
         re.findall(r"size: *([\d.]+) x ([\d.]+)", run("pdfinfo", "-l", "99", pages))}
if sizes != {tuple(int(side) for side in paper.split(":"))}:
    print("pages of", sizes)
lost = words(whole) - words(pages)
if lost:
    print("lost:", dict(lost))
box = run("pdftotext", "-bbox", pages, "-")
# DejaVu's lines are 1.164 of its size high.
heights = [float(low) - float(high) for high, low in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', box)]
if not heights or min(heights) / 1.164 < 7.9:
    print("letters of", min(heights, default=0) / 1.164, "points")
