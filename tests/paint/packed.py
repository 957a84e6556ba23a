"""Holds a PNG to how it should be packed: packed.py PICTURE.png

Three bytes a pixel, no filter on any row, and fewer bytes than Pillow takes with libpng's defaults.
"""
import io
import struct
import sys
import zlib

from PIL import Image

with open(sys.argv[1], "rb") as file:
    whole = file.read()
chunks, at = [], 8
while at < len(whole):
    length, name = struct.unpack(">I4s", whole[at:at + 8])
    chunks.append((name, whole[at + 8:at + 8 + length]))
    if zlib.crc32(whole[at + 4:at + 8 + length]) != struct.unpack(">I", whole[at + 8 + length:at + 12 + length])[0]:
        print("a wrong sum of", name)
    at += 12 + length
header = struct.unpack(">IIBBBBB", chunks[0][1])
if header[2:] != (8, 2, 0, 0, 0):
    print("not plain RGB:", header)
rows = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
filters = set(rows[::header[0] * 3 + 1])
if filters != {0}:
    print("rows with filters", filters)
other = io.BytesIO()
Image.open(sys.argv[1]).save(other, "png")
if len(whole) > len(other.getvalue()):
    print(len(whole), "bytes, where", len(other.getvalue()), "would do")
