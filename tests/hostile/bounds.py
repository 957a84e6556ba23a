# A run of the command on a hostile input, within the bounds that bounds.c sets.
import os
import subprocess

BOUNDS, STAGECRAFT = os.environ["BOUNDS"], os.environ["STAGECRAFT"]


def shown(text):
    """The beginning of what a run said, for a message."""
    return ascii(text[:400].decode("utf-8", "replace"))


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Run:
    """A run in a folder: its status and streams, and what is wrong about it besides its answer."""

    def __init__(self, folder, *arguments):
        box = os.path.dirname(folder)
        command = [BOUNDS, box, STAGECRAFT, *arguments]
        self.status = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=False).returncode
        self.out, self.err = read(f"{box}/out"), read(f"{box}/err")
        self.conduct = read(f"{box}/conduct").decode("utf-8", "replace").splitlines()
