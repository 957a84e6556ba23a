"""A way back is one in every view: what the flowchart draws as one, so do swimlanes and hand-offs.

    ways_back.py STAGECRAFT FOLDER FILE...

Reads the DOT of every process of the files, written to the folder, and prints what differs. In all of them a way back is
dashed; stages are called s1, s2 ... in the order of the file, hand-offs by their numbers.
"""

import re
import subprocess
import sys

LINE = re.compile(r'  s(\d+) -> s(\d+) \[x?label="((?:[^"\\]|\\.)*)"(.*)\];')


def processes(path):
    text = open(path, encoding="utf-8").read()
    return re.findall(r"^process ([^\s{]+)", text, re.M)


def lines(path, process, view):
    stagecraft, folder = sys.argv[1:3]
    out = folder + "/back.dot"
    options = ["--process", process, "--view", view, "--allow", "warnings", "-o", out]
    done = subprocess.run([stagecraft, "map", path] + options, capture_output=True)
    for line in open(out, encoding="utf-8") if done.returncode == 0 else []:
        found = LINE.match(line)
        if found:
            turned = "dir=back" in found[4]
            pair = (int(found[2]), int(found[1])) if turned else (int(found[1]), int(found[2]))
            yield pair, found[3], "style=dashed" in found[4]


def compare(path, process):
    flow, lanes, numbers, said = {}, {}, {}, set()
    for pair, _, is_back in lines(path, process, "flow"):
        flow[pair] = is_back
    for pair, label, is_back in lines(path, process, "lanes"):
        lanes[pair] = is_back
        for number in re.findall(r"#(\d+)", label):
            numbers[number] = is_back
    for pair in flow.keys() & lanes.keys():
        if flow[pair] != lanes[pair]:
            said.add("flow and lanes, from stage %d to stage %d" % pair)
    for _, label, is_back in lines(path, process, "handoffs"):
        for number in re.findall(r"\d+", label):
            if numbers.get(number, is_back) != is_back:
                said.add("lanes and handoffs, hand-off %s" % number)
    return len(flow.keys() & lanes.keys()), sorted(said)


def main():
    compared = 0
    for path in sys.argv[3:]:
        for process in processes(path):
            count, said = compare(path, process)
            compared += count
            for what in said:
                print("%s, %s: %s" % (path, process, what))
    if compared < 100:
        print("only %d ways compared" % compared)


main()
