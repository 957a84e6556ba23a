"""Tests that run in a browser: each is a function under @test, which yields what is wrong.

One browser serves all of them; what the tests of handouts and of builds have in common stands here.
"""
import os
import re
import traceback

import html5lib

from browser import Browser, Page
from results import verdict

TESTS = []
RUNNING = []  # the browser, while tests run, and the store of the one that runs


def test(function):
    TESTS.append(function)
    return function


def new_page(**how):
    """A page of the test that runs: what was kept in pages of earlier tests is not there."""
    browser, store = RUNNING
    return Page(browser, store=store, **how)


def run_tests(part, folder, wanted):
    """Runs the tests whose names hold what is wanted, with a profile of the browser in the folder."""
    names = {f"{part}/{one.__name__.replace('_', '-')}": one for one in TESTS}
    chosen = {name: one for name, one in names.items() if wanted in name}
    if not chosen:
        return
    browser = Browser(os.path.join(folder, "profile"))
    try:
        for name, one in chosen.items():
            RUNNING[:] = browser, browser.new_store()
            try:
                problem = "\n".join(one() or ())
            except Exception:  # a test that breaks has found something
                problem = traceback.format_exc()
            verdict(name, problem)
            browser.drop_store(RUNNING[1])
    finally:
        browser.close()


# ---- what every page of ours keeps ---------------------------------------------------------------

def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def must_be_valid(paths):
    """A parser of HTML that stops at the first mistake reads them."""
    for path in paths:
        with open(path, "rb") as file:
            html5lib.HTMLParser(strict=True).parse(file)


def script_of(text):
    return re.search(r"(?s)<script>(.*)</script>", text).group(1)


def differing_scripts(texts):
    scripts = {script_of(text) for text in texts}
    if len(scripts) != 1:
        yield f"{len(scripts)} scripts, where every page has the same"


def what_else_runs(page, form, added="", asked="", refusals=4):
    """Puts a script, a picture, a style and a form into a page, which must refuse them all; and more:
    HTML that is added, a script that asks for something. Says what was not refused."""
    page.run("""(() => {
        const script = document.createElement("script");
        script.textContent = "window.broken = 1";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend",
            "<img src='http://127.0.0.1:9/x.png' onerror='window.broken = 2'>" + "%s" +
            "<p id=styled style='color: red'></p><form action='http://127.0.0.1:9/'></form>");
        document.querySelector("%s").submit();
        %s
    })()""" % (added, form, asked))
    page.wait(lambda: len(page.said) >= refusals, f"the browser to refuse all {refusals}")
    page.wait(lambda: page.refused == ["http://127.0.0.1:9/x.png"], "the picture to be refused")
    if page.run("window.broken"):
        yield "a script of somebody else's ran"
    if page.run("getComputedStyle(document.getElementById('styled')).color") == "rgb(255, 0, 0)":
        yield "a style of somebody else's counted"
