"""Looks for what lies on top of what in SVG pictures of ours: overlaps.py FILE...

Counts, from the file alone: cards on cards, words on words, lines through cards or words, words
that leave their card, and anything off the page. A line may run behind what hides
it: the chip of a way out, and a number in a circle. Prints a line a fault, at most ten a file; ends
with status 1 if there is any.
"""
import re
import sys
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?|[MLQCZAa-z]")
SLACK = 1.0  # pixels that do not count: rounded corners and the height of letters


def number(element, name, default=0.0):
    return float(element.get(name, default))


def text_box(element):
    size = number(element, "font-size")
    x, y = number(element, "x"), number(element, "y")
    return (x, y - size * 0.72, x + number(element, "textLength"), y + size * 0.2)


def rect_box(element):
    x, y = number(element, "x"), number(element, "y")
    return (x, y, x + number(element, "width"), y + number(element, "height"))


def meet(a, b, slack=SLACK):
    return (a[0] < b[2] - slack and b[0] < a[2] - slack
            and a[1] < b[3] - slack and b[1] < a[3] - slack)


def holds(outer, inner, slack=SLACK):
    return (outer[0] <= inner[0] + slack and outer[1] <= inner[1] + slack
            and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack)


def points_of(path):
    """The points of a line, curves cut into short legs."""
    words = NUMBER.findall(path)
    points, verb, numbers = [], "", []
    takes = {"M": 2, "L": 2, "Q": 4, "C": 6}
    for word in words:
        if word in takes:
            verb, numbers = word, []
            continue
        if word.isalpha():
            return []
        numbers.append(float(word))
        if len(numbers) == takes.get(verb, 99):
            pairs = list(zip(numbers[::2], numbers[1::2]))
            points += bend(points[-1], pairs) if verb in "QC" else pairs
            numbers = []
    return points


def bend(start, pairs):
    legs = 12
    result = []
    for step in range(1, legs + 1):
        t = step / legs
        layer = [start] + pairs
        while len(layer) > 1:
            layer = [((1 - t) * a[0] + t * b[0], (1 - t) * a[1] + t * b[1])
                     for a, b in zip(layer, layer[1:])]
        result.append(layer[0])
    return result


def leg_boxes(points):
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 6)) if x1 != x2 and y1 != y2 else 1
        for i in range(steps):
            a = (x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps)
            b = (x1 + (x2 - x1) * (i + 1) / steps, y1 + (y2 - y1) * (i + 1) / steps)
            yield (min(a[0], b[0]) - 0.1, min(a[1], b[1]) - 0.1,
                   max(a[0], b[0]) + 0.1, max(a[1], b[1]) + 0.1)


def gather(root):
    """Cards with their words, words and lines outside of cards, and which of the words stand in
    circles, which hide lines.
    """
    cards, words, lines, circles = [], [], [], []

    def walk(element, card):
        for child in element:
            if child.tag == SVG + "g" and child.get("role") == "graphics-symbol":
                own = {"name": child.get("id"), "box": None, "words": []}
                walk(child, own)
                if own["box"] is not None:
                    cards.append(own)
                else:
                    words.extend(own["words"])
            elif child.tag == SVG + "rect" and card is not None and card["box"] is None:
                card["box"] = rect_box(child)
            elif child.tag == SVG + "rect" and card is None and child.get("rx"):
                circles.append(rect_box(child))
            elif child.tag == SVG + "text" and child.get("textLength") and child.text:
                (card["words"] if card is not None else words).append((child.text, text_box(child)))
            elif child.tag == SVG + "path" and card is None and child.get("transform") is None:
                if child.get("fill") == "none":
                    lines.append(points_of(child.get("d")))
            else:
                walk(child, card)

    walk(root, None)
    hidden = {id(word) for word in words for circle in circles
              if circle[2] - circle[0] < 40 and circle[3] - circle[1] < 24
              and holds(circle, word[1])}
    return cards, words, lines, hidden


def sweep(boxes, others, found):
    """Calls found(i, j) for each pair of boxes that may meet, by their tops."""
    order = sorted(range(len(others)), key=lambda j: others[j][1])
    tallest = max((b[3] - b[1] for b in others), default=0)
    tops = [others[j][1] for j in order]
    import bisect
    for i, box in enumerate(boxes):
        start = bisect.bisect_left(tops, box[1] - tallest)
        for j in order[start:]:
            if others[j][1] > box[3]:
                break
            if meet(box, others[j]):
                found(i, j)


def faults(root, is_bars):
    cards, words, lines, hidden = gather(root)
    page = (0, 0, number(root, "width"), number(root, "height"))
    result = []
    boxes = [card["box"] for card in cards]
    sweep(boxes, boxes, lambda i, j: i < j and result.append(
        f"{cards[i]['name']} lies on {cards[j]['name']}"))
    all_words = words + [word for card in cards for word in card["words"]]
    text_boxes = [box for _, box in all_words]
    sweep(text_boxes, text_boxes, lambda i, j: i < j and result.append(
        f"{all_words[i][0]!r} lies on {all_words[j][0]!r}"))
    legs = [leg for line in lines for leg in leg_boxes(line)]
    chips = [card for card in cards if card["name"].startswith("outcome-")]
    hidden |= {id(word) for chip in chips for word in chip["words"]}
    sweep(legs, boxes, lambda i, j: cards[j] in chips or result.append(
        f"a line runs through {cards[j]['name']}"))
    sweep(legs, text_boxes, lambda i, j: id(all_words[j]) in hidden or result.append(
        f"a line runs through {all_words[j][0]!r}"))
    for card in cards:
        for text, box in card["words"]:
            if not is_bars and not holds(card["box"], box):
                result.append(f"{text!r} leaves {card['name']}")
    for text, box in all_words:
        if not holds(page, box):
            result.append(f"{text!r} leaves the page")
    return result


def main():
    status = 0
    for path in sys.argv[1:]:
        root = tree.parse(path).getroot()
        # Here words stand beside the bar or number that their group begins with.
        found = faults(root, any(view in path for view in ("funnel", "table", "handoffs")))
        for fault in found[:10]:
            print(f"{path}: {fault}")
        if len(found) > 10:
            print(f"{path}: and {len(found) - 10} more")
        status |= bool(found)
    return status


sys.exit(main())
