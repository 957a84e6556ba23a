"""Drives Debian's Chromium through the pipe of its DevTools protocol: no driver, no other package.

A Page knows what was asked of the network, what stood in the console, and what was thrown, so that a
test can say that there was nothing.
"""
import base64
import json
import os
import select
import subprocess
import tempfile
import time

CHROMIUM = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--remote-debugging-pipe",
            "--disable-background-networking", "--font-render-hinting=none"]
PATIENCE = 60  # seconds for one answer, on a busy machine


class Browser:
    def __init__(self, profile=None):
        self.folder = profile or tempfile.mkdtemp()
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()

        def place_pipes():  # the protocol wants them as 3 and 4, whatever they are now
            first, second = os.dup(to_browser), os.dup(from_browser)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            CHROMIUM + ["--user-data-dir=" + self.folder, "about:blank"], close_fds=False,
            preexec_fn=place_pipes, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        os.set_blocking(self.read_end, False)
        self.bytes, self.number, self.pages = b"", 0, {}

    def messages(self):
        """What has arrived."""
        try:
            while chunk := os.read(self.read_end, 1 << 20):
                self.bytes += chunk
        except BlockingIOError:
            pass
        *whole, self.bytes = self.bytes.split(b"\0")
        return [json.loads(one) for one in whole]

    def listen(self):
        """Until something arrives, or a moment has passed."""
        select.select([self.read_end], [], [], 0.05)

    def take(self):
        """Hands events to their pages, and gives the answers."""
        answers = {}
        for message in self.messages():
            if "id" in message:
                answers[message["id"]] = message
            elif message.get("sessionId") in self.pages:
                self.pages[message["sessionId"]].note(message["method"], message["params"])
        return answers

    def send(self, method, session=None, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            answer = self.take().get(self.number)
            if answer:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.listen()
        raise RuntimeError(method + ": no answer")

    def new_store(self):
        """What pages keep is kept here for those that are opened with it, and for no others."""
        return self.send("Target.createBrowserContext")["browserContextId"]

    def drop_store(self, store):
        """Closes its pages too."""
        self.send("Target.disposeBrowserContext", browserContextId=store)

    def close(self):
        try:
            self.send("Browser.close")
        except (RuntimeError, OSError):
            self.process.kill()
        self.process.wait(PATIENCE)


class Page:
    def __init__(self, browser, width=1280, height=900, dark=False, store=None):
        """`store`: what Browser.new_store gave, for a page that shares a store with some pages only."""
        self.browser, self.said, self.asked, self.refused = browser, [], {}, []
        inside = {"browserContextId": store} if store else {}
        target = browser.send("Target.createTarget", url="about:blank", **inside)["targetId"]
        self.target = target
        self.session = browser.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.pages[self.session] = self
        for domain in ("Page", "Network", "Runtime", "Log", "Accessibility"):
            self.send(domain + ".enable")
        self.resize(width, height)
        self.light(dark)

    def resize(self, width, height):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)

    def light(self, dark):
        self.send("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def note(self, method, params):
        if method == "Network.requestWillBeSent":
            self.asked[params["requestId"]] = params["request"]["url"]
        elif method == "Network.loadingFailed" and params.get("blockedReason") == "csp":
            self.refused.append(self.asked.pop(params["requestId"]))
        elif method == "Runtime.exceptionThrown":
            self.said.append("thrown: " + json.dumps(params["exceptionDetails"])[:400])
        elif method == "Log.entryAdded":
            self.said.append(params["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.said.append("console: " + json.dumps(params["args"])[:400])

    @property
    def requests(self):
        """What was asked for and not refused; the browser's own sign in a field for days is a picture
        that it has inside."""
        return [url for url in self.asked.values() if not url.startswith("data:image/svg+xml;base64,PHN2ZyB4")]

    def send(self, method, **params):
        return self.browser.send(method, self.session, **params)

    def wait(self, is_true, what):
        until = time.monotonic() + PATIENCE
        while not is_true():
            if time.monotonic() > until:
                raise RuntimeError("waited in vain: " + what)
            self.browser.take()
            self.browser.listen()

    def open(self, path):
        self.turn("Page.navigate", url=path if ":" in path else "file://" + os.path.abspath(path))

    def reload(self):
        """On a busy machine a page that is loaded right after it kept something may get a store of an
        earlier moment; the next time it is loaded it gets the one of now."""
        kept = "localStorage.length"
        before = self.run(kept)
        self.turn("Page.reload")
        if self.run(kept) < before:
            self.turn("Page.reload")

    def turn(self, method, **params):
        """Waits for another document than the one that stands there. To count events of loading is not
        enough: on a busy machine that of the last document comes late, and is taken for the next."""
        self.run("window.isOld = true")
        self.send(method, **params)
        self.wait(self.is_new, method)

    def is_new(self):
        try:
            return self.run("!window.isOld && document.readyState === 'complete'")
        except RuntimeError:  # between two documents
            return False

    def run(self, script):
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(script + ": " + json.dumps(answer["exceptionDetails"])[:600])
        return answer["result"].get("value")

    def press(self, key, code=None, text=None, modifiers=0):
        codes = {"Tab": 9, "Enter": 13, " ": 32, "Escape": 27}
        text = text if text is not None else {"Enter": "\r", " ": " "}.get(key, "")
        common = dict(key=key, code=code or key, modifiers=modifiers,
                      windowsVirtualKeyCode=codes.get(key, 0))
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def close(self):
        self.browser.send("Target.closeTarget", targetId=self.target)

    def type(self, text):
        self.send("Input.insertText", text=text)

    def picture(self, path, whole=False):
        size = self.send("Page.getLayoutMetrics")["cssContentSize"]
        clip = dict(x=0, y=0, width=size["width"], height=size["height"], scale=1)
        more = dict(clip=clip, captureBeyondViewport=True) if whole else {}
        data = self.send("Page.captureScreenshot", format="png", **more)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def pdf(self, path, **options):
        data = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True, **options)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
