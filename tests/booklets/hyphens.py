"""Prints the lines of long words behind which no hyphen is printed.

hyphens.py FILE PAGE

What is read from the page has none of them: whoever copies a word has it whole. So the paper is looked
at: there must be ink right behind the last letter of each part but a word's last.
"""
import re
import subprocess
import sys

path, page = sys.argv[1:3]
SCALE = 4  # pixels a point


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


boxes = run("pdftotext", "-f", page, "-l", page, "-bbox", path, "-").decode()
words = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', boxes)
_, size, _, pixels = run("pdftoppm", "-f", page, "-l", page, "-r", str(72 * SCALE), "-gray", path).split(b"\n", 3)
width = int(size.split()[0])
seen = 0
for (left, top, right, bottom, word), (after, below, _, _, _) in zip(words, words[1:]):
    goes_on = after == left and 0 < float(below) - float(top) < 20
    if not goes_on or not re.fullmatch("[A-Za-z]{8,}", word) or float(top) < 60:
        continue
    seen += 1
    rows = range(int(float(top) * SCALE), int(float(bottom) * SCALE))
    columns = range(int((float(right) - 4) * SCALE), int((float(right) + 5) * SCALE))
    # a hyphen: a dark run across, with nothing above and below it
    if not any(
        all(pixels[row * width + column] < 200 for column in columns[i : i + 5])
        and not any(pixels[other * width + columns[i + 2]] < 200 for other in rows if abs(other - row) > 6)
        for i in range(len(columns) - 5)
        for row in rows
    ):
        print("no hyphen behind", word)
if not seen:
    print("no long words")
