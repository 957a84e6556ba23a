"""Prints what a PDF by cairo clips to strips thinner than half a point.

strips.py FILE: such a strip is the edge of something that belongs to the next page.
"""
import re
import sys
import zlib

with open(sys.argv[1], "rb") as file:
    data = file.read()
for found in re.finditer(rb"/FlateDecode.*?stream\n", data, re.S):
    content = zlib.decompressobj().decompress(data[found.end():])
    for clip in re.findall(rb"^\S+ \S+ (\S+) (\S+) re W n$", content, re.M):
        if min(float(side) for side in clip) < 0.5:
            print("a strip of", *(side.decode() for side in clip))
