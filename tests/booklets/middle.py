"""Prints how far what is drawn within a band of a page ends from either side, if not as far from both.

middle.py FILE PAGE TOP:BOTTOM, in points
"""
import subprocess
import sys

path, page, band = sys.argv[1:4]
top, bottom = map(int, band.split(":"))
image = subprocess.run(["pdftoppm", "-f", page, "-l", page, "-r", "72", "-gray", path], capture_output=True, check=True).stdout
_, size, _, pixels = image.split(b"\n", 3)
width = int(size.split()[0])
dark = [x for y in range(top, bottom) for x in range(width) if pixels[y * width + x] < 250]
left, right = min(dark, default=0), width - 1 - max(dark, default=0)
if not dark or abs(left - right) > 3:
    print(left, "at the left,", right, "at the right")
