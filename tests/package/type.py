#!/usr/bin/env python3
# Types a line at a real shell in a terminal of its own, and prints what the screen shows.
#
# Usage: type.py FOLDER SETUP LINE WORD SHELL ARGUMENT...   (\t in LINE is the key)
# SETUP is run first. It is over when WORD shows, or after ten seconds without it.
import os
import pty
import select
import sys
import time

folder, setup, line, word, *shell = sys.argv[1:]


def read_until(terminal, wanted, most=10.0):
    said, end = b"", time.monotonic() + most
    while wanted not in said and time.monotonic() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                said += os.read(terminal, 65536)
            except OSError:
                break
    return said


process, terminal = pty.fork()
if process == 0:
    os.chdir(folder)
    os.environ.update(TERM="dumb", COLUMNS="200", LINES="60", PS1="> ", HISTFILE="/dev/null")
    os.execvp(shell[0], shell)
# The echo of the line has its quotes in the word, what it prints has not.
os.write(terminal, f"{setup}; echo rea''dy\n".encode())
read_until(terminal, b"ready")
os.write(terminal, line.encode().decode("unicode_escape").encode())
sys.stdout.buffer.write(read_until(terminal, word.encode()))
os.kill(process, 9)
