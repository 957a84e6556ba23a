"""What a page of a handout must do, tried in a browser: pages.py FOLDER [FILTER]

What tests of other pages have too stands in tests/in_browser.py.
"""
import glob
import html
import os
import re
import shutil
import subprocess
import sys

from in_browser import (differing_scripts, must_be_valid, new_page, read, run_tests, script_of, test,
                        what_else_runs)

FOLDER, FILTER = sys.argv[1], (sys.argv[2:] + [""])[0]


def path(name):
    return os.path.join(FOLDER, name + ".html")


def every_page():
    return sorted(name for name in glob.glob(FOLDER + "/*.html"))


def opened(name, **how):
    page = new_page(**how)
    page.open(path(name))
    return page


BOX = "document.querySelectorAll('.tasks input[type=checkbox]')"
TASK = "[...document.querySelectorAll('.tasks > li')].find(li => li.textContent.includes(%r))"


def progress(page):
    return page.run("document.querySelector('aside .progress span').textContent")


# ---- the file ------------------------------------------------------------------------------------

@test
def is_valid():
    must_be_valid(every_page())


@test
def is_small():
    for name in every_page():
        text = read(name)
        script = script_of(text)
        bare = re.sub(r"(?s)<svg.*?</svg>", "", text)
        if len(script.encode()) > 8000:
            yield f"the script has {len(script.encode())} bytes"
        if "b2b-" in name and len(bare.encode()) > 100_000:
            yield f"{name} without its map has {len(bare.encode())} bytes"


@test
def script_has_no_text_of_the_file():
    yield from differing_scripts(read(name) for name in every_page())


# ---- what stays inside ---------------------------------------------------------------------------

TABLETS = (1000, 961, 900, 800, 768, 700, 660, 641)  # how wide
VISITS = {}  # what is wrong with any page, by what is looked at


def visit(name):
    """Opens a page once and looks at it as all pages are looked at: aspect and problem, one by one. It is
    opened in a window; then the light goes out, and then it is on tablets and in a phone."""
    page = new_page(width=1280)
    page.open(name)
    yield from (("ids", problem) for problem in lost_ids(page))
    for dark in (False, True):
        page.light(dark)
        page.run(BOX + "[0]?.click()")
        if len(page.requests) != 1 or page.refused or page.said:
            yield "quiet", f"{name}: asked for {page.requests + page.refused}, said {page.said}"
    page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for where, width, height in [("window", 1280, 900), *(("tablet", width, 800) for width in TABLETS), ("phone", 360, 740)]:
        page.resize(width, height)
        page.wait(lambda: page.run("innerWidth") == width or page.run("document.documentElement.scrollWidth") > width,
                  f"a window {width} wide")
        found, inside = page.run("""[document.documentElement.scrollWidth,
            Math.max(0, ...[...document.querySelectorAll(".box")].map(one => one.scrollWidth - one.clientWidth))]""")
        if found > width:
            yield where, f"{name} is {found} wide, in {width}"
        if inside > 0 and where == "tablet" and width >= 700 and "long" not in name:
            yield where, f"{name} at {width}: a table is {inside} wider than its box"
    short = page.run("[...document.querySelectorAll('input:not([type=checkbox]), button')].filter(i => i.offsetHeight < 32).length")
    if short:
        yield "phone", f"{short} fields are too low for a finger"
    page.close()


def visited(aspect):
    """What is wrong with any page, as far as an aspect goes; all are visited once for all aspects."""
    if not VISITS:
        VISITS.update({"ids": [], "quiet": [], "window": [], "tablet": [], "phone": []})
        for name in every_page():
            for seen, problem in visit(name):
                VISITS[seen].append(problem)
    yield from VISITS[aspect]


@test
def is_quiet():
    yield from visited("quiet")


@test
def runs_nothing_else():
    page = opened("b2b-ae")
    yield from what_else_runs(page, "form:last-of-type")
    if len(page.requests) != 1:
        yield f"asked for {page.requests}"


@test
def dark_is_dark():
    colors = {}
    for dark in (False, True):
        page = opened("b2b-ae", dark=dark)
        colors[dark] = page.run("""[getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.querySelector('.map svg > rect')).fill]""")
    for light, dark in zip(colors[False], colors[True]):
        if sum(map(int, re.findall(r"\d+", light)[:3])) < 700 or sum(map(int, re.findall(r"\d+", dark)[:3])) > 200:
            yield f"{light} in the light, {dark} in the dark"


# ---- what is kept --------------------------------------------------------------------------------

@test
def keeps_ticks_dates_and_notes():
    page = opened("b2b-ae")
    all_tasks = page.run(BOX + ".length")
    if progress(page) != f"0 of {all_tasks} done":
        yield "at first: " + progress(page)
    page.run(f"""(() => {{
        {BOX}[2].click();
        const task = {BOX}[3].closest("li");
        task.querySelector("details").open = true;
        const note = task.querySelector("textarea"), day = task.querySelector("input[type=date]");
        note.value = "Asked about <b>budget</b>";
        day.value = "2026-03-04";
        for (const field of [note, day]) field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        const name = document.querySelector("header input[type=text]");
        name.value = "Ana";
        name.dispatchEvent(new Event("input", {{ bubbles: true }}));
        const sign = document.querySelector("td.room input");
        sign.value = "A. M.";
        sign.dispatchEvent(new Event("input", {{ bubbles: true }}));
    }})()""")
    page.reload()
    found = page.run(f"""({{
        ticked: [...{BOX}].map((box, i) => box.checked ? i : -1).filter(i => i >= 0),
        day: {BOX}[2].closest("li").querySelector("input[type=date]").value,
        told: {BOX}[3].closest("li").querySelector("summary b").textContent,
        name: document.querySelector("header input[type=text]").value,
        sign: document.querySelector("td.room input").value,
        bars: [...document.querySelectorAll("main progress")].map(bar => bar.value).join(),
        side: [...document.querySelectorAll("nav .count")].map(count => count.textContent).join(),
    }})""")
    today = page.run("new Date().toLocaleDateString('sv')")
    wanted = {"ticked": [2], "day": today, "told": "2026-03-04 · Asked about <b>budget</b>",
              "name": "Ana", "sign": "A. M."}
    for key, value in wanted.items():
        if found[key] != value:
            yield f"{key}: {found[key]!r}, not {value!r}"
    if progress(page) != f"1 of {all_tasks} done" or not found["bars"].startswith("0,1,0") or \
            not found["side"].startswith("0/2,1/7,0/5"):
        yield f"progress: {progress(page)}, {found['bars']}, {found['side']}"
    page.run(BOX + "[2].click()")
    if page.run(BOX + "[2].closest('li').querySelector('input[type=date]').value") != "":
        yield "the day of a tick that was taken back stays"


@test
def keeps_what_small_pages_are_given():
    """Pages without milestones: small cards, of one process and of two, and the table of the team."""
    for name in ("pocket", "pockets", "team"):
        page = opened(name)
        page.run("""(() => {
            const box = document.querySelector(".tasks input[type=checkbox]");
            if (box) { box.click(); return; }
            const field = document.querySelector("td.room input");
            field.value = "Ana";
            field.dispatchEvent(new Event("input", { bubbles: true }));
        })()""")
        told = page.run("document.querySelector('[role=status]').textContent")
        if name != "team" and not re.fullmatch(r"1 of \d+ done", told):
            yield f"{name}: a tick is told as '{told}'"
        page.reload()
        if not page.run("""document.querySelector(".tasks input:checked") !== null ||
                document.querySelector("td.room input")?.value === "Ana" """):
            yield f"{name}: nothing is kept"
        page.run("""URL.createObjectURL = (blob) => { window.saved = blob; return "blob:x"; };
            HTMLAnchorElement.prototype.click = () => {};
            document.getElementById("page-save").click()""")
        if len(page.run("window.saved.text().then((text) => Object.keys(JSON.parse(text).kept))")) < 1:
            yield f"{name}: the copy is empty"
        if page.said:
            yield f"{name}: {page.said}"


@test
def says_its_edition_once():
    text = opened("pocket").run("document.body.innerText")
    if text.count("B2B sales, version 2026.2") != 1:
        yield f"{text.count('B2B sales, version 2026.2')} times"


@test
def keeps_to_the_next_edition():
    page = opened("b2b-ae")
    renamed, kept = TASK % "Listen in on three", TASK % "Meet Sales manager"
    moved = TASK % "Order laptop"
    for task in (renamed, kept, moved):
        page.run(f"({task}).querySelector('input').click()")
    old = open(path("b2b-ae"), encoding="utf-8").read()
    shutil.copy(path("next"), path("b2b-ae"))
    page.reload()
    new_task = TASK % "Listen in on four"
    if not page.run(f"({kept}).querySelector('input').checked"):
        yield "a task that kept its name lost its tick"
    if not page.run(f"({moved}).querySelector('input').checked"):
        yield "a task that was only moved down lost its tick"
    if page.run(f"({TASK % 'Send the plan'}).querySelector('input').checked"):
        yield "a task has the tick of the one whose place it took"
    if page.run(f"({new_task}).querySelector('input').checked"):
        yield "a task of a new name has the tick of another"
    page.run(f"({new_task}).querySelector('input').click()")
    open(path("b2b-ae"), "w", encoding="utf-8").write(old)
    page.reload()
    if not page.run(f"({renamed}).querySelector('input').checked"):
        yield "what the first edition kept is gone when it returns"


@test
def keeps_where_a_process_comes_in_front():
    page = opened("edition")
    page.run(BOX + "[1].click()")
    page.run("""URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; });
            return "blob:x"; };
        HTMLAnchorElement.prototype.click = () => {}; window.confirm = () => true;
        document.getElementById("page-save").click()""")
    page.wait(lambda: page.run("!!window.saved"), "the copy to be saved")
    copy = page.run("window.saved")
    for other in ("edition-front", "edition-ana"):
        if opened(other).run(f"[...{BOX}].some(box => box.checked)"):
            yield f"the tick shows in {other}"
    ticks = f"[...{BOX}].map(box => +box.checked).join('').slice(0, 2)"
    following = opened("edition-next")
    if following.run(ticks) != "01":
        yield f"in the next edition: {following.run(ticks)}"
    following.run(BOX + "[0].click()")
    following.reload()
    if following.run(ticks) != "11":
        yield f"after another tick there: {following.run(ticks)}"
    hers = opened("edition-ana-first")
    hers.run(BOX + "[0].click()")
    for name, wanted in (("edition-ana", "10"), ("edition-ana-lines", "00")):
        found = opened(name).run(ticks)
        if found != wanted:
            yield f"{name} has {found}"
    page.reload()
    if page.run(ticks) != "01":
        yield f"what the first edition kept is now {page.run(ticks)}"
    following.run("window.confirm = () => true; document.getElementById('page-clear').click()")
    following.reload()
    if following.run(ticks) != "00":
        yield f"cleared, it has {following.run(ticks)}"
    following.run("""HTMLInputElement.prototype.click = function () {
        const list = new DataTransfer();
        list.items.add(new File([%r], "copy.json"));
        this.files = list.files;
        this.dispatchEvent(new Event("change"));
    }; document.getElementById("page-load").click()""" % copy)
    following.wait(lambda: following.run("document.getElementById('page-said').textContent") != "0 of 2 done",
                   "the copy to be read")
    if following.run(ticks) != "01":
        yield f"with the copy of the first edition: {following.run(ticks)}"


DUE = "[...document.querySelectorAll('.tasks .due')].map(due => due.textContent)"
ENTER = """(() => {
    const day = document.querySelector("header input[type=date]");
    day.value = "%s";
    day.dispatchEvent(new Event("input", { bubbles: true }));
})()"""


@test
def a_first_day_turns_days_into_dates():
    page, told = opened("b2b-ae"), opened("started").run(DUE)
    before = page.run(DUE)
    if before[0] != "before day 1" or "by day 7" not in before:
        yield f"without a first day: {before}"
    page.run(ENTER % "2026-03-02")
    if page.run(DUE) != told or told[0] != "by Fri 2026-02-27":
        yield f"{page.run(DUE)}, and with --start {told}"
    page.reload()
    if page.run(DUE) != told:
        yield "a reload forgets the dates"
    page.run(ENTER % "2026-02-28")  # a Saturday
    if page.run(DUE)[:3] != ["by Fri 2026-02-27", "by Fri 2026-02-27", "by Fri 2026-03-06"]:
        yield f"from a Saturday: {page.run(DUE)[:3]}"
    page.run(ENTER % "")
    if page.run(DUE) != before:
        yield f"without it again: {page.run(DUE)}"


@test
def keeps_people_apart():
    page = opened("b2b-ae")
    page.run(BOX + "[0].click()")
    other = opened("ana")
    if other.run(f"[...{BOX}].some(box => box.checked)"):
        yield "one person's ticks show in another's handout"


@test
def keeps_processes_apart():
    page = opened("b2b-ae")
    page.run(ENTER % "2026-03-02")
    page.run(BOX + "[0].click()")
    other = opened("other")
    if other.run("document.querySelector('header input[type=date]').value"):
        yield "the first day of one process's handout shows in that of another"
    if other.run(f"[...{BOX}].some(box => box.checked)"):
        yield "a tick of one process's handout shows in that of another"


@test
def shows_what_another_tab_does():
    first = opened("b2b-ae")
    second = opened("b2b-ae")
    second.run(BOX + "[5].click()")
    first.wait(lambda: first.run(BOX + "[5].checked"), "the first tab to follow the second")


@test
def survives_a_broken_store():
    page = opened("b2b-ae")
    for value in ("{", "null", "7", '{"t-0":"x","__proto__":{"a":1}}', '["x"]'):
        page.run("localStorage.setItem('stagecraft handout ae of b2b', %r)" % value)
        page.reload()
        page.run(BOX + "[0].click()")
        page.reload()
        if not page.run(BOX + "[0].checked"):
            yield "nothing is kept after " + value
    if page.said:
        yield str(page.said)


@test
def copies_and_clears():
    page = opened("b2b-ae")
    page.run(BOX + "[1].click()")
    page.run("""URL.createObjectURL = (blob) => { window.saved = blob; return "blob:x"; };
        HTMLAnchorElement.prototype.click = () => {}; window.confirm = () => true;
        document.getElementById("page-save").click();
        document.getElementById("page-clear").click()""")
    if page.run(BOX + "[1].checked") or not progress(page).startswith("0 of"):
        yield "it is not cleared"
    give = """HTMLInputElement.prototype.click = function () {
        const list = new DataTransfer();
        list.items.add(new File([%s], "copy.json"));
        this.files = list.files;
        this.dispatchEvent(new Event("change"));
    }; document.getElementById("page-load").click()"""
    page.run(give % "window.saved")
    page.wait(lambda: page.run(BOX + "[1].checked"), "the copy to be loaded")
    page.run(give % "'{\"handout\":\"somebody else\"}'")
    page.wait(lambda: "no copy of this handout" in page.run("document.getElementById('page-said').textContent"),
              "a wrong copy to be refused")
    if not page.run(BOX + "[1].checked"):
        yield "a wrong copy took something away"


# ---- how it is reached ---------------------------------------------------------------------------

def focused(page):
    return page.run("""(() => { const at = document.activeElement;
        return at.tagName.toLowerCase() + (at.type ? ":" + at.type : "") + (at.className.trim ? "." + at.className : ""); })()""")


@test
def works_by_keyboard():
    page = opened("b2b-ae")
    page.press("Tab")
    if focused(page) != "a.skip":
        yield "first comes " + focused(page)
    page.press("Enter")
    page.wait(lambda: page.run("location.hash") == "#page-main", "the skip link to lead on")
    for _ in range(200):
        page.press("Tab")
        if focused(page) == "input:checkbox.":
            break
    page.press(" ", "Space")
    if not page.run(BOX + "[0].checked"):
        yield "the space bar ticks nothing"
    page.press("Tab")
    if focused(page) != "summary.":
        yield "after the box comes " + focused(page)
    page.press("Enter")
    for _ in range(8):
        page.press("Tab")
        if focused(page).startswith("textarea"):
            break
    page.type("by keyboard")
    page.reload()
    if page.run(BOX + "[0].closest('li').querySelector('textarea').value") != "by keyboard":
        yield "the note is not kept"
    unseen = page.run("""(() => {
        const bad = [];
        for (const at of document.querySelectorAll("a, input, textarea, button, summary, [tabindex='0']")) {
            if (!at.checkVisibility()) continue;
            at.focus({ focusVisible: true });
            if (document.activeElement !== at) bad.push("takes no focus: " + at.outerHTML.slice(0, 80));
            else if (getComputedStyle(at).outlineStyle === "none") bad.push("shows no focus: " + at.outerHTML.slice(0, 80));
        }
        return bad;
    })()""")
    yield from unseen[:3]


def tree_of(page):
    return [(node["role"]["value"], node.get("name", {}).get("value", ""), node)
            for node in page.send("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]


@test
def speaks_to_a_screen_reader():
    named = {"checkbox", "textbox", "Date", "button", "link", "progressbar", "navigation",
             "complementary", "DisclosureTriangle", "region", "graphics-document", "DateTime"}
    for name in ("b2b-ae", "scripts", "two-maps"):
        page = opened(name)
        page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        tree = tree_of(page)
        roles = [role for role, _, _ in tree]
        for role, spoken, node in tree:
            if role in named and not spoken.strip():
                yield f"{name}: a {role} without a name"
        for role, least, most in (("main", 1, 1), ("banner", 1, 1), ("navigation", 1, 1),
                                  ("contentinfo", 1, 1), ("status", 1, 1), ("graphics-document", 1, 9)):
            if not least <= roles.count(role) <= most:
                yield f"{name}: {roles.count(role)} of {role}"
        levels = page.run("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
        if levels[0] != 1 or levels.count(1) != 1:
            yield f"{name}: the first heading is h{levels[0]}, {levels.count(1)} are h1"
        if any(after > before + 1 for before, after in zip(levels, levels[1:])):
            yield f"{name}: headings skip a level: {levels}"
        page.run(BOX + "[0].click()")
        said = page.run("document.querySelector('[role=status]').textContent")
        if not re.fullmatch(r"1 of \d+ done", said):
            yield f"{name}: a tick is told as '{said}'"


def lost_ids(page):
    return page.run("""(() => {
        const bad = [], seen = new Set();
        for (const { id } of document.querySelectorAll("[id]")) {
            if (seen.has(id)) bad.push("twice: " + id);
            seen.add(id);
        }
        const refer = (at, name) => (at.getAttribute(name) || "").split(" ").filter(Boolean)
            .forEach((id) => { if (!seen.has(id)) bad.push(name + " leads nowhere: " + id); });
        for (const at of document.querySelectorAll("*"))
            ["for", "aria-describedby", "aria-labelledby"].forEach((name) => refer(at, name));
        for (const at of document.querySelectorAll("[href^='#']"))
            if (!seen.has(decodeURIComponent(at.getAttribute("href").slice(1))))
                bad.push("leads nowhere: " + at.getAttribute("href"));
        return bad.slice(0, 3);
    })()""")


@test
def ids_and_links_hold():
    yield from visited("ids")


@test
def map_leads_to_cards():
    page = opened("b2b-ae")
    links = page.run("[...document.querySelectorAll('.map svg a')].map(a => a.getAttribute('href'))")
    cards = page.run("[...document.querySelectorAll('article h3')].map(h => '#' + h.id).filter(id => id.startsWith('#card'))")
    if sorted(links) != sorted(cards) or len(cards) != 4:
        yield f"{links} are not {cards}"


@test
def fits_a_phone():
    yield from visited("phone")


@test
def stacked_cells_stay_one_text():
    """On a phone each word of a cell stands beside the column's name, whatever is around the word."""
    for name in ("team", "b2b-ae", "long-words"):
        astray = opened(name, width=360, height=740).run("""(() => {
            const astray = [];
            for (const cell of document.querySelectorAll(".wide td")) {
                const range = document.createRange();
                range.selectNodeContents(cell);
                for (const one of range.getClientRects())
                    if (one.left < cell.getBoundingClientRect().left + 120) astray.push(cell.textContent);
            }
            return astray;
        })()""")
        if astray:
            yield f"{name}: {len(astray)} words, as in {astray[:3]}"


@test
def fits_a_window():
    yield from visited("window")


@test
def fits_a_tablet():
    """Down to 700 pixels tables are whole, if no word in them is as long as German has them; below that
    they stand in a box that scrolls, or their cells below one another."""
    yield from visited("tablet")


@test
def breaks_only_long_words():
    """In the cells of tables: what a phone or a window has room for stays whole."""
    for width in (360, 1280):
        for name in ("long-words", "b2b-ae", "long-words-team"):
            broken = opened(name, width=width).run("""(() => {
                const broken = new Set();
                for (const cell of document.querySelectorAll("th, td")) {
                    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                    while (walk.nextNode()) {
                        for (const { 0: word, index } of walk.currentNode.data.matchAll(/[\\p{L}\\d]+/gu)) {
                            const range = document.createRange();
                            range.setStart(walk.currentNode, index);
                            range.setEnd(walk.currentNode, index + word.length);
                            const tops = new Set([...range.getClientRects()].map((one) => one.top));
                            if (word.length < 13 && tops.size > 1) broken.add(word);
                        }
                    }
                }
                return [...broken];
            })()""")
            if broken:
                yield f"{name} at {width}: {broken[:5]}"


@test
def our_words_do_not_flip():
    """Behind a text that runs from right to left: "(5 hours)", with a space before it."""
    at = opened("scripts").run("""(() => {
        const item = [...document.querySelectorAll("li")].find((one) => /[\u0600-\u06ff].*5 hours/.test(one.textContent));
        const walk = document.createTreeWalker(item, NodeFilter.SHOW_TEXT), at = {};
        while (walk.nextNode())
            for (const [name, words] of [["number", /5(?= hours)/], ["hours", /hours/], ["end", /[)]/], ["text", /[\\u0600-\\u06ff][\\u0600-\\u06ff ]*[\\u0600-\\u06ff]/]]) {
                const found = walk.currentNode.data.match(words), range = document.createRange();
                if (!found) continue;
                range.setStart(walk.currentNode, found.index);
                range.setEnd(walk.currentNode, found.index + found[0].length);
                at[name] = [range.getBoundingClientRect().left, range.getBoundingClientRect().right];
            }
        return at;
    })()""")
    if not at["number"][1] < at["hours"][0] or not at["hours"][1] <= at["end"][0] + 1:
        yield f"the words stand as {at}"
    if not at["end"][1] + 2 < at["text"][0]:
        yield f"there is no space before them: {at}"


@test
def what_it_is_made_from_stands_as_its_title():
    """Though its name runs from right to left."""
    lefts = opened("arabic").run("""[".about", "h1"].map((one) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(one));
        return range.getBoundingClientRect().left;
    })""")
    if abs(lefts[0] - lefts[1]) > 2:
        yield f"they begin at {lefts}"


# ---- paper, and no script ------------------------------------------------------------------------

@test
def prints():
    page = opened("b2b-ae")
    page.run(f"""(() => {{
        {BOX}[0].click();
        const note = {BOX}[3].closest("li").querySelector("textarea");
        note.value = "Printed note";
        note.dispatchEvent(new Event("input", {{ bubbles: true }}));
    }})()""")
    for paper, width, height in (("a4", 8.27, 11.69), ("letter", 8.5, 11)):
        file = os.path.join(FOLDER, paper + ".pdf")
        page.pdf(file, paperWidth=width, paperHeight=height)
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True).stdout
        pages = text.count("\f")
        if not 6 <= pages <= 20:
            yield f"{paper}: {pages} pages"
        for words in ("Listen in on three first meetings", "Printed note", "Done on", "Initials",
                      "Signature", "First meeting", "Leads the deal"):
            if words not in text:
                yield f"{paper}: lacks '{words}'"
        for words in ("Save a copy", "Contents", "mm/dd/yyyy", "Date and note"):
            if words in text:
                yield f"{paper}: prints '{words}'"


def pages_of(page, name):
    """What stands on each page of paper, line by line."""
    file = os.path.join(FOLDER, name + ".pdf")
    page.pdf(file, paperWidth=8.5, paperHeight=11)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True).stdout
    return [[line.strip() for line in one.split("\n") if line.strip()] for one in text.split("\f")[:-1]]


@test
def paper_is_not_wasted():
    """Large cards and long milestones go on over pages, but no heading is last on one, and no signature first."""
    for name, most in (("long", 34), ("b2b-ae", 15)):
        page = opened(name)
        headings = set(page.run("[...document.querySelectorAll('main :is(h2, h3, h4)')].map(one => one.textContent)"))
        pages = pages_of(page, name)
        if len(pages) > most:
            yield f"{name} takes {len(pages)} pages"
        for number, lines in enumerate(pages, 1):
            if lines[-1] in headings or "agree the details with" in lines[-1]:
                yield f"{name}: page {number} ends with '{lines[-1]}'"
            if lines[0].startswith("Sign that"):
                yield f"{name}: page {number} begins with '{lines[0]}'"


def words_on(file):
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, text=True).stdout
    return [(float(left), float(right), html.unescape(word))
            for left, right, word in re.findall(r'xMin="(.*?)" yMin=".*?" xMax="(.*?)" yMax=".*?">(.*?)</word>', boxes)]


@test
def paper_cuts_no_word():
    """Nor is the page made smaller, as a browser does for what is too wide: its letters keep their size."""
    for name in ("long-words", "longest-words", "long-words-team"):
        page = opened(name)
        for paper, width, height in (("a4", 8.27, 11.69), ("letter", 8.5, 11)):
            file = os.path.join(FOLDER, name + ".pdf")
            page.pdf(file, paperWidth=width, paperHeight=height)
            words = words_on(file)
            margin = 16 / 25.4 * 72
            across = height if name == "long-words-team" else width
            far = max(words, key=lambda one: one[1])
            if far[1] > across * 72 - margin + 1:
                yield f"{name} on {paper}: {far[2][:20]} ends at {far[1]}"
            near = min(words)
            if abs(near[0] - margin) > 2:
                yield f"{name} on {paper}: {near[2][:20]} begins at {near[0]}"


@test
def a_table_of_the_team_is_printed_on_its_side():
    """And its words are whole there, as those of a booklet are."""
    page = opened("team")
    whole = set(re.findall(r"\w+", page.run("document.body.innerText")))
    file = os.path.join(FOLDER, "team.pdf")
    for paper, width, height in (("a4", 8.27, 11.69), ("letter", 8.5, 11)):
        page.pdf(file, paperWidth=width, paperHeight=height)
        told = subprocess.run(["pdfinfo", file], capture_output=True, text=True).stdout
        size = [float(one) for one in re.search(r"Page size: +([\d.]+) x ([\d.]+)", told).groups()]
        if size[0] < size[1]:
            yield f"{paper} stands upright: {size}"
        pieces = {one for _, _, text in words_on(file) for one in re.findall(r"\w+", text)} - whole
        if pieces:
            yield f"on {paper} there are pieces of words: {sorted(pieces)[:5]}"


def put_room(page, place):
    """Room of a height that can be set, before what stands at a place of the page."""
    page.run("""(() => {
        const room = document.createElement("div");
        room.id = "room";
        %s.before(room);
    })()""" % place)


def set_room(page, height):
    page.run(f"document.getElementById('room').style.height = '{height}px'")


@test
def headings_stay_with_their_tables():
    page = opened("long-words")
    put_room(page, "document.getElementById('sign-off').closest('section')")
    file = os.path.join(FOLDER, "sign-off.pdf")
    parted = set()
    for height in range(0, 900, 75):
        set_room(page, height)
        page.pdf(file, paperWidth=8.5, paperHeight=11)
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True).stdout
        for one in text.split("\f"):
            found = ["Sign-off" in one, "We have gone through" in one, "Signature" in one]
            if any(found) and not all(found):
                parted.add(height)
    if parted:
        yield f"parted with {sorted(parted)} pixels above"


@test
def headings_are_not_torn():
    """Those of a process whose name takes lines: each stands on one page, wherever it falls."""
    page = opened("long-label")
    headings = [re.sub(r"\s+", " ", one).strip() for one in
                page.run("[...document.querySelectorAll('main :is(h2, h3, h4)')].map(one => one.textContent)")]
    long_ones = [one for one in headings if len(one) > 150]
    if len(long_ones) < 2:
        yield f"only {len(long_ones)} long headings"
    put_room(page, "[...document.querySelectorAll('h3')].find(one => one.textContent.length > 150)")
    file = os.path.join(FOLDER, "headings.pdf")
    torn = set()
    for height in range(0, 900, 30):
        set_room(page, height)
        page.pdf(file, paperWidth=8.27, paperHeight=11.69)
        text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True).stdout
        pages = [re.sub(r"\s+", " ", one) for one in text.split("\f")]
        torn |= {(height, one[:30]) for one in long_ones
                 if "".join(pages).count(one) > sum(text.count(one) for text in pages)}
    if torn:
        yield f"torn with so many pixels above: {sorted(torn)[:5]}"


@test
def maps_can_be_read_on_paper():
    page = opened("b2b-ae")
    if page.run("getComputedStyle(document.querySelector('.sheets')).display") != "none":
        yield "the parts for paper are on the screen"
    file = os.path.join(FOLDER, "map.pdf")
    page.pdf(file)
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, text=True).stdout
    lows = [(float(bottom) - float(top), word)
            for top, bottom, word in re.findall(r'yMin="(.*?)" xMax=".*?" yMax="(.*?)">(.*?)</word>', boxes)]
    if min(lows)[0] < 6.5:
        yield f"letters as small as {min(lows)}"
    for words in ("conversation", "Launch", "withdrawn"):
        if words not in boxes.lower() and words not in boxes:
            yield f"paper lacks '{words}'"


@test
def a_table_of_the_team_takes_the_whole_page():
    page = new_page(width=1280, height=800)
    page.open(path("team"))
    width = page.run("document.querySelector('main').offsetWidth")
    name = page.run("document.querySelector('td.room input').offsetWidth")
    if width < 1100 or name < 100:
        yield f"the table is {width} wide, and a name has {name}"


@test
def reads_without_script():
    page = new_page()
    page.send("Emulation.setScriptExecutionDisabled", value=True)
    page.open(path("b2b-ae"))
    file = os.path.join(FOLDER, "bare.pdf")
    page.pdf(file)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True).stdout
    for words in ("Listen in on three first meetings", "Done on", "Signature"):
        if words not in text:
            yield f"paper lacks '{words}'"
    seen = " ".join(spoken for _, spoken, _ in tree_of(page))
    if "Without JavaScript" not in seen:
        yield "it does not say that nothing is kept"
    for words in ("Save a copy", "0 of "):
        if words in seen:
            yield f"it shows '{words}', which does nothing"


run_tests("pages", FOLDER, FILTER)
