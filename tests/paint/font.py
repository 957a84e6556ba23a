"""Says which letters of an SVG's texts its own fonts lack: font.py PICTURE.svg

Letters that the whole font lacks as well do not count: readers have other fonts for these.
"""
import base64
import re
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

WHOLE = {"normal": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
         "bold": "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"}


def characters(path):
    said = subprocess.run(["fc-scan", "--format", "%{charset}", path], capture_output=True, text=True).stdout
    have = set()
    for part in said.split():
        low, _, high = part.partition("-")
        have.update(range(int(low, 16), int(high or low, 16) + 1))
    return have


picture = ElementTree.parse(sys.argv[1])
texts = {"normal": set(), "bold": set()}
for text in picture.iter("{http://www.w3.org/2000/svg}text"):
    texts[text.get("font-weight", "normal")].update(map(ord, text.text or ""))
style = picture.find(".//{http://www.w3.org/2000/svg}style")
fonts = dict(re.findall(r"font-weight:(\w+);src:url\(data:font/ttf;base64,([A-Za-z0-9+/=]*)\)", style.text))
if set(fonts) != {"normal", "bold"}:
    print("weights", sorted(fonts))
for weight, coded in fonts.items():
    with tempfile.NamedTemporaryFile(suffix=".ttf") as file:
        file.write(base64.b64decode(coded, validate=True))
        file.flush()
        have = characters(file.name)
    lacking = (texts[weight] & characters(WHOLE[weight])) - have
    if lacking or not have:
        print(weight, "lacks", sorted(map(hex, lacking)))
    if len(have) > 3 * len(texts[weight]) + 300:
        print(weight, "has", len(have), "letters for", len(texts[weight]))
