# A run of the command on a hostile input, within the bounds of `bounded` in run.sh.
import os
import re
import resource
import signal
import subprocess
import threading

STAGECRAFT = os.environ["STAGECRAFT"]
SANITIZED = bool(os.environ.get("SANITIZED"))
SLOW = SANITIZED or bool(os.environ.get("COVERAGE"))

# As in tests/lib.sh: what nobody may see on a terminal.
CONTROL = re.compile(
    rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]"
)
WORKFLOW_COMMAND = re.compile(rb"^(?:::|##)", re.MULTILINE)


def shown(text):
    """The beginning of what a run said, for a message."""
    return ascii(text[:400].decode("utf-8", "replace"))


class Run:
    """A run in a folder: its status, streams, and memory."""

    def __init__(self, folder, *arguments):
        source = os.path.join(folder, "input.sales")
        size = min(os.path.getsize(source), 67108864) if os.path.isfile(source) else 0
        self.seconds = (10 + size // 4000000) * (3 if SLOW else 1)
        self.memory_limit = size // 1024 * 12 if size > 16777216 else 262144
        box = os.path.dirname(folder)
        with open(f"{box}/out", "wb") as out, open(f"{box}/err", "wb") as err:
            child = subprocess.Popen(
                [STAGECRAFT, *arguments],
                cwd=folder,
                stdout=out,
                stderr=err,
                preexec_fn=self.bound,
            )
            watch = threading.Timer(self.seconds * 4, child.kill)
            watch.start()
            _, ended, used = os.wait4(child.pid, 0)
            self.late = not watch.is_alive()
            watch.cancel()
        self.memory = used.ru_maxrss
        self.status = os.waitstatus_to_exitcode(ended)
        with open(f"{box}/out", "rb") as out, open(f"{box}/err", "rb") as err:
            self.out, self.err = out.read(), err.read()

    def bound(self):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, hard))

    def conduct(self):
        """What is wrong about it, besides its answer."""
        if self.late or self.status == -signal.SIGXCPU:
            yield "took too long"
        if not 0 <= self.status <= 4:
            yield f"ended with status {self.status}: {shown(self.err)}"
        if CONTROL.search(self.err) or CONTROL.search(self.out):
            yield "a control byte in the output"
        if not SANITIZED and self.memory > self.memory_limit:
            yield f"took {self.memory} kB of memory"
        if WORKFLOW_COMMAND.search(self.err):
            yield "a workflow command at the start of a line"
