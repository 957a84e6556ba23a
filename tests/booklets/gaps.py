"""Prints where much is left empty behind the number of a page within a line.

gaps.py FILE
"""
import re
import subprocess
import sys

boxes = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, check=True).stdout.decode()
words = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', boxes)
MOST = 6  # points
found = 0
for (_, _, _, _, see), (_, top, right, _, number), (left, next_top, _, _, after) in zip(words, words[1:], words[2:]):
    if see == "p." and number.isdigit() and abs(float(top) - float(next_top)) < 4 and after == "yourself,":
        found += 1
        if float(left) - float(right) > MOST:
            print("p.", number, "stands", float(left) - float(right), "before", after)
if not found:
    print("no number within a line")
