"""Says what is wrong with the texts of a cover that are too long for their room: cut.py FILE COUNT

Each ends with three dots, behind which the rest of it stands for whoever copies it. So poppler finds a
word there that is far too long for its place, and in the picture only the foot of its end is dark.
"""
import re
import subprocess
import sys

SCALE = 4  # dots a point
path, count = sys.argv[1], int(sys.argv[2])
page = ["-f", "1", "-l", "1"]
boxes = subprocess.run(["pdftotext", *page, "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
image = subprocess.run(["pdftoppm", *page, "-r", str(72 * SCALE), "-gray", path], capture_output=True, check=True).stdout
_, size, _, pixels = image.split(b"\n", 3)
width, height = map(int, size.split())

cut = 0
for box in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', boxes, re.S):
    left, top, right, bottom = (float(side) * SCALE for side in box[:4])
    if right > width - 50 * SCALE or bottom > height - 30 * SCALE:
        print(box[4][:20], "is outside its room")
    if len(box[4]) * 2 * SCALE < right - left or len(box[4]) < 100:
        continue
    cut += 1
    wide = (bottom - top) * .3  # of two dots
    dark = [y for y in range(int(top), int(bottom)) for x in range(int(right - wide), int(right))
            if pixels[y * width + x] < 160]
    if not dark or min(dark) < top + .6 * (bottom - top):
        print(f"behind '{box[4][:20]}' are no dots")
if cut != count:
    print(cut, "texts are cut")
