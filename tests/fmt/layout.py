"""Says where files are not laid out as the manual demands: layout.py FILE..."""
import sys

import sales

for path in sys.argv[1:]:
    with open(path, newline="", encoding="utf-8") as file:
        for fault in sales.faults(file.read()):
            print(f"{path}: {fault}")
