"""Reads a CSV file as a spreadsheet would, and says what is wrong: read_csv.py FILE

All lines have as many cells as the first, the file is not empty, and no cell starts a formula.
"""
import csv
import sys

FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def problems(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, strict=True))
    if len(rows) < 2:
        yield "no rows"
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            yield f"line {number} has {len(row)} cells, the first {len(rows[0])}"
        for cell in row:
            if cell.lstrip(" \u00a0\u3000").startswith(FORMULA):
                yield f"line {number} starts a formula: {cell!r}"


if __name__ == "__main__":
    for problem in problems(sys.argv[1]):
        print(problem)
