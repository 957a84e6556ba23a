"""What a page is made of, apart from its words: elements.py PAGE

Links to its own places differ by no text but names."""
import sys

import html5lib

SHOWN = {"href", "type", "http-equiv", "name", "role", "id", "for", "class", "scope", "tabindex"}
OF_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}


def elements(path):
    """A line an element, with its attributes; a page that is not right ends in an exception."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    with open(path, "rb") as file:
        tree = parser.parse(file.read())
    for element in tree.iter():
        tag = element.tag.split("}")[-1]
        # How long its words are decides how a table is set, and which words of it may be broken.
        for name in ("role", "class", "data-head") if tag in OF_TABLES else ():
            element.attrib.pop(name, None)
        if tag not in ("path", "text", "rect") and element.get("class") != "long-word":
            kept = {name: value for name, value in element.attrib.items() if name in SHOWN and "-m" not in value}
            kept = {name: value for name, value in kept.items() if not value.lstrip("#")[:2] in ("t-", "s-")}
            yield f"{tag} {sorted(element.attrib)} {sorted(kept.items())}"


if __name__ == "__main__":
    for line in elements(sys.argv[1]):
        print(line)
