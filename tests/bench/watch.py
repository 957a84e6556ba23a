"""How long a change takes to be built while `build --watch` runs: watch.py STAGECRAFT FILE FOLDER

Prints the median and the longest of some changes, in milliseconds: from the moment at which the new
file is in its place to the moment at which the manifest, which is written last, is.
"""
import os
import subprocess
import sys
import time

stagecraft, source, folder = sys.argv[1:]
text = open(source).read()
marked = "Call back"
assert marked in text
watcher = subprocess.Popen([stagecraft, "build", source, "--root", os.path.dirname(source), "-o", folder, "--watch"],
                           stderr=subprocess.DEVNULL)
manifest = os.path.join(folder, "manifest.json")


def stamp():
    try:
        return os.stat(manifest).st_mtime_ns
    except FileNotFoundError:
        return 0


while stamp() == 0:
    time.sleep(0.01)
time.sleep(0.5)
taken = []
for number in range(15):
    before = stamp()
    with open(source + ".new", "w") as new:
        new.write(text.replace(marked, f"{marked} {number}"))
    os.replace(source + ".new", source)
    start = time.perf_counter()
    while stamp() == before:
        time.sleep(0.0005)
    taken.append((time.perf_counter() - start) * 1000)
    time.sleep(0.2)
watcher.terminate()
watcher.wait()
print(f"{sorted(taken)[len(taken) // 2]:10.1f} {'':10} {100:8}   (longest {max(taken):.1f})")
