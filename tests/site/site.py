"""What the page of a build must do, tried in a browser: site.py FOLDER AXE [FILTER]

FOLDER holds builds (run.sh says of what). """
import collections
import functools
import html.parser
import http.server
import json
import os
import re
import subprocess
import sys
import threading

from in_browser import (differing_scripts, must_be_valid, new_page, read, run_tests, script_of, test,
                        what_else_runs)

FOLDER, AXE, FILTER = sys.argv[1], sys.argv[2], (sys.argv[3:] + [""])[0]
BUILDS = ("b2b", "several", "large", "hostile", "nosvg")

def path(build):
    return os.path.join(FOLDER, build, "index.html")


def text_of(build):
    return read(path(build))


def opened(build, hash="", **how):
    page = new_page(**how)
    page.open("file://" + os.path.abspath(path(build)) + hash)
    return page


def go(page, hash):
    """Another address within the page; then it has heard of it, or there was nothing to hear."""
    page.run("""new Promise(done => {
        addEventListener("hashchange", () => setTimeout(done, 5), { once: true });
        const before = location.hash;
        location.hash = %s;
        if (location.hash === before) setTimeout(done, 60);
    })""" % json.dumps(hash))


def pause(page, milliseconds=60):
    page.run(f"new Promise(done => setTimeout(done, {milliseconds}))")


def place(page, selector):
    """The middle of an element, in sight."""
    return page.run(f"""(() => {{
        const one = document.querySelector({json.dumps(selector)});
        one.scrollIntoView({{ block: "center", inline: "center" }});
        const box = one.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
    }})()""")


def click(page, selector):
    x, y = place(page, selector)
    for kind in ("mousePressed", "mouseReleased"):
        page.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    pause(page)


def hash_of(page):
    return page.run("location.hash")


def panel_text(page):
    return page.run("document.getElementById('panel').hidden ? '' : document.getElementById('panel').innerText")


def shown_views(page):
    return page.run("""[...document.querySelectorAll('.page:not([hidden]) > .view:not([hidden])')]
        .map(view => view.dataset.view)""")


def scale(page):
    return page.run("parseInt(document.querySelector('.view:not([hidden]) output').textContent)")


def views_of(build, process):
    return re.findall(r'data-view="(\w+)" id="tab-view-%s--' % process, text_of(build))


# ---- the file ------------------------------------------------------------------------------------

@test
def is_valid():
    must_be_valid(path(build) for build in BUILDS)


@test
def is_small():
    text = text_of("b2b")
    bare = re.sub(r"(?s)<svg.*?</svg>", "", text)
    script = script_of(text)
    if len(bare.encode()) > 150_000:
        yield f"{len(bare.encode())} bytes besides the maps"
    if len(script.encode()) > 40_000:
        yield f"the script has {len(script.encode())} bytes"
    if "base64" in text.replace("'sha256", ""):
        yield "something is packed into the page"


@test
def ids_are_unique_and_links_lead_somewhere():
    class Reader(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.ids, self.links = collections.Counter(), []

        def handle_starttag(self, tag, pairs):
            for name, value in pairs:
                if name == "id":
                    self.ids[value] += 1
                elif name == "href":
                    self.links.append(value)
                elif name in ("style", "src") or name.startswith("on"):
                    raise ValueError(f"<{tag} {name}>")

    for build in BUILDS:
        reader = Reader()
        reader.feed(text_of(build))
        twice = [name for name, count in reader.ids.items() if count > 1]
        lost = [link for link in reader.links if link.startswith("#") and link[1:] not in reader.ids]
        files = [link for link in reader.links if not re.match(r"#|\w+:", link) and
                 not os.path.exists(os.path.join(FOLDER, build, link))]
        if twice or lost or files:
            yield f"{build}: twice {twice[:5]}, leading nowhere {lost[:5] + files[:5]}"


@test
def script_has_no_text_of_the_file():
    yield from differing_scripts(text_of(build) for build in BUILDS)


# ---- what stays inside ---------------------------------------------------------------------------

@test
def is_quiet():
    for build, process in (("b2b", "b2b"), ("several", "new-business"), ("large", "long"), ("hostile", "constructor")):
        for dark in (False, True):
            page = opened(build, dark=dark)
            for view in views_of(build, process):
                go(page, f"#/{process}/{view}")
                if shown_views(page) != [view]:
                    yield f"{build}: #/{process}/{view} shows {shown_views(page)}"
            go(page, f"#/{process}?role=ae")
            if len(page.requests) != 1 or page.refused or page.said:
                yield f"{build}: asked for {page.requests + page.refused}, said {page.said}"


@test
def runs_nothing_else():
    page = opened("b2b")
    yield from what_else_runs(page, "form", "<iframe src='http://127.0.0.1:9/frame'></iframe>",
                              'fetch("http://127.0.0.1:9/fetched").catch(() => {});', 7)
    asked = [url for url in page.requests if not url.startswith("data:")]  # of the browser's own page of errors
    if len(asked) != 1:
        yield f"asked for {asked}"


@test
def harm_stays_text():
    page = opened("hostile")
    for hash in ("#/", "#/constructor", "#/constructor/lanes/hasOwnProperty?role=prototype", "#/constructor/cards",
                 "#/constructor/findings", "#/?card=role:constructor", "#/other/flow/only", "#/%E0%A4%A",
                 "#/constructor/flow/%22%3E%3Cimg%20src=x%20onerror=window.broken=1%3E",
                 "#/?card=%3Cimg%20src=x%3E&read=javascript:alert(1)&role=__proto__"):
        go(page, hash)
        page.run("""document.getElementById('find-open').click();
            document.getElementById('find-words').value = '<img src=x onerror=window.broken=1>';
            document.getElementById('find-words').dispatchEvent(new Event('input'));
            document.getElementById('find').close()""")
    if page.run("window.broken") or page.said or len(page.requests) != 1 or page.refused:
        yield f"broken: {page.run('window.broken')}, said {page.said}, asked for {page.requests + page.refused}"
    wanted = "</title></script><!-- <h1>営業プロセス</h1>"
    go(page, "#/constructor")
    if page.run("document.querySelector('.process:not([hidden]) h1').textContent") != wanted:
        yield "the title of a process is not what the file says"
    go(page, "#/constructor/flow/hasOwnProperty")
    for words in ("見込み客を確認する", "مندوب المبيعات", "]]><svg onload=window.broken=1>", "${alert(1)}",
                  "<img src=x onerror=window.broken=1>", "Was ist <i>Ihr</i> Budget"):
        if words not in panel_text(page):
            yield f"the card does not show {words}"


@test
def works_from_a_host():
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=os.path.join(FOLDER, "b2b"))
    handler.log_message = lambda *_: None
    http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    page = new_page()
    page.open(home + "index.html#/b2b/lanes/trial?role=ae")
    if "Prove it fits" not in panel_text(page):
        yield "the card does not open"
    go(page, "#/?read=handouts/ae.html")
    page.wait(lambda: any(url.endswith("handouts/ae.html") for url in page.requests), "the handout to be read")
    strange = [url for url in page.requests if not url.startswith(home)]
    if strange or page.refused or [one for one in page.said if "favicon" not in one and "404" not in one]:
        yield f"asked for {strange + page.refused}, said {page.said}"
    server.shutdown()


# ---- moving about --------------------------------------------------------------------------------

@test
def overview_leads_everywhere():
    page = opened("several")
    names = page.run("[...document.querySelectorAll('.processes h3 a')].map(a => a.textContent)")
    if len(names) < 4:
        yield f"the overview has {names}"
    for number in range(len(names)):
        go(page, "#/")
        click(page, f".processes > li:nth-child({number + 1}) h3 a")
        title = page.run("document.querySelector('.page:not([hidden]) h1').textContent")
        if title != names[number]:
            yield f"{names[number]} leads to {title}"
    click(page, ".brand")
    if hash_of(page) != "#/":
        yield f"the name on top leads to {hash_of(page)}"


@test
def landscape_leads_to_processes():
    page = opened("several")
    click(page, ".home .map a[href='#process-small-business']")
    if not hash_of(page).startswith("#/small-business"):
        yield f"leads to {hash_of(page)}"


@test
def tabs_change_views():
    page = opened("b2b", "#/b2b")
    tabs = views_of("b2b", "b2b")
    for wanted in ("flow", "lanes", "funnel", "mind", "handoffs", "raci", "skills", "methods", "cards", "findings"):
        if wanted not in tabs:
            yield f"no tab for {wanted}"
    for tab in tabs:
        click(page, f"#tab-view-b2b--{tab}")
        selected = page.run("[...document.querySelectorAll('[aria-selected=true][role=tab]')].map(t => t.dataset.view)")
        if shown_views(page) != [tab] or tab not in selected:
            yield f"{tab}: shows {shown_views(page)}, selected {selected}"
    page.run("document.querySelector('[data-view=flow][role=tab]').focus()")
    go(page, "#/b2b")
    for key, wanted in (("ArrowRight", "lanes"), ("End", "findings"), ("ArrowRight", "flow"), ("ArrowLeft", "findings"),
                        ("Home", "flow")):
        page.press(key)
        pause(page)
        if shown_views(page) != [wanted] or page.run("document.activeElement.dataset.view") != wanted:
            yield f"{key} shows {shown_views(page)}, not {wanted}"


@test
def card_opens_and_closes():
    page = opened("b2b", "#/b2b")
    for view in ("flow", "lanes", "funnel", "mind"):
        go(page, f"#/b2b/{view}")
        click(page, f"#view-b2b--{view} .map a[href='#card-b2b--qualify']")
        if hash_of(page) != f"#/b2b/{view}/qualify":
            yield f"{view}: a click on a stage leads to {hash_of(page)}"
        if not page.run(f"!!document.querySelector('#view-b2b--{view} .map a.chosen')"):
            yield f"{view}: the stage does not stand out"
    text = panel_text(page)
    for words in ("Qualify lead", "Sales development rep", "Discovery", "working", "CRM", "7 days",
                  "The buyer has named a problem, its cost and a date", "Recording of the call", "Call back",
                  "within 1 workday", "Qualified", "45%", "First meeting", "Does not fit", "Budget",
                  "What does this problem cost you in a month if nothing changes?"):
        if words not in text:
            yield f"the card does not say {words}"
    click(page, "#panel-on")
    if not hash_of(page).endswith("/discover"):
        yield f"the next card is {hash_of(page)}"
    click(page, "#panel-back")
    click(page, "#panel a[href='#card-b2b--lost']")
    if not hash_of(page).endswith("/lost") or "No need" not in panel_text(page):
        yield f"a way out leads to {hash_of(page)}"
    click(page, "#panel-close")
    if hash_of(page) != "#/b2b/mind" or panel_text(page):
        yield f"closed: {hash_of(page)}"


@test
def card_links_to_people_and_skills():
    page = opened("b2b", "#/b2b/lanes/discover")
    click(page, "#panel a[href='#role-ae']")
    if hash_of(page) != "#/b2b/lanes?card=role%3Aae" or "300k USD per quarter" not in panel_text(page):
        yield f"role: {hash_of(page)}"
    click(page, "#panel a[href='#skill-negotiation']")
    if "How to learn it" not in panel_text(page):
        yield f"skill: {hash_of(page)}"
    for hash, words in (("#/?card=method:bant", "Is money set aside"), ("#/?card=tool:crm", "Qualify lead"),
                        ("#/?card=metric:win-rate", "Target")):
        go(page, hash)
        if words not in panel_text(page):
            yield f"{hash} does not say {words}"


@test
def works_by_keyboard_alone():
    page = opened("b2b", "#/b2b")
    page.run("document.querySelector('.frame').focus()")
    page.press("Tab")
    first = page.run("document.activeElement.getAttribute('href')")
    page.press("Tab")
    second = page.run("document.activeElement.getAttribute('href')")
    if not first.startswith("#card-b2b--") or not second.startswith("#card-b2b--") or first == second:
        yield f"Tab goes to {first} and {second}"
    page.press("Enter")
    pause(page)
    if second.replace("#card-b2b--", "/") not in hash_of(page):
        yield f"Enter opens {hash_of(page)}"
    if not page.run("document.getElementById('panel').contains(document.activeElement)"):
        yield "the focus is not in the card"
    page.press("Escape")
    pause(page)
    if panel_text(page) or page.run("document.activeElement.getAttribute('href')") != second:
        yield "Escape does not lead back to the stage"
    page.run("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    seen = set()
    for _ in range(70):
        page.press("Tab")
        seen.add(page.run("[document.activeElement.id, document.activeElement.dataset.act, "
                          "document.activeElement.getAttribute('class')].find(Boolean)"))
    for wanted in ("find-open", "role", "theme", "in", "out", "fit", "whole", "frame", "tab-view-b2b--flow"):
        if wanted not in seen:
            yield f"Tab never comes to {wanted}"


@test
def addresses_stay():
    page = opened("hostile")
    for hash, wanted in (
            ("#/constructor/lanes/hasOwnProperty?role=prototype", None),
            ("#/constructor/flow/gr%C3%B6%C3%9Fe", None),
            ("#/constructor/flow/klein", "#/constructor/flow/gr%C3%B6%C3%9Fe"),
            ("#/constructor/flow/nothing", "#/constructor"),
            ("#/constructor/nothing/start", "#/constructor/flow/start"),
            ("#/nothing/lanes/start", "#/"),
            ("#/constructor?role=nobody", "#/constructor"),
            ("#/constructor/raci?card=nothing:nobody", "#/constructor/raci"),
            ("#card-constructor--start", "#/constructor/flow/start"),
            ("#view-constructor--raci", "#/constructor/raci"),
            ("#nowhere", "#/")):
        page.open("about:blank")
        page.open("file://" + os.path.abspath(path("hostile")) + hash)
        if hash_of(page) != (wanted or hash):
            yield f"{hash} becomes {hash_of(page)}"


@test
def browser_goes_back():
    page = opened("b2b")
    steps = ["#/b2b", "#/b2b/lanes", "#/b2b/lanes/trial", "#/b2b/lanes/trial?role=ae", "#/?role=ae"]
    for step in steps:
        go(page, step)
    for wanted in steps[-2::-1] + ["#/"]:
        page.run("history.back()")
        page.wait(lambda: hash_of(page) == wanted, "the way back to " + wanted)
    pause(page)
    if page.run("document.querySelector('.home').hidden") or panel_text(page):
        yield "back at the start it does not show the overview"


# ---- the part of a role --------------------------------------------------------------------------

@test
def role_stands_out():
    page = opened("b2b", "#/b2b")
    page.run("const role = document.getElementById('role'); role.value = 'engineer'; role.dispatchEvent(new Event('change'))")
    pause(page)
    if hash_of(page) != "#/b2b?role=engineer":
        yield f"the address is {hash_of(page)}"
    parts = {"flow": {"discover", "trial", "propose"}, "lanes": {"discover", "trial"},
             "funnel": {"discover", "trial", "propose"}, "mind": {"discover", "trial", "propose"}}
    for view, wanted in parts.items():
        go(page, f"#/b2b/{view}?role=engineer")
        loud = page.run(f"""[...document.querySelectorAll('#view-b2b--{view} .map a[href^="#card-"]')]
            .filter(a => !a.closest('.aside')).map(a => a.getAttribute('href').split('--')[1])""")
        if set(loud) - {"won", "lost"} != wanted:
            yield f"{view}: {sorted(set(loud))} stand out"
        if not page.run(f"!!document.querySelector('#view-b2b--{view} .map .aside')"):
            yield f"{view}: nothing steps back"
    go(page, "#/b2b/handoffs?role=engineer")
    loud = page.run("""[...document.querySelectorAll('#view-b2b--handoffs [data-roles] > [id*=handoff]')]
        .filter(one => !one.closest('.aside')).map(one => one.getAttribute('aria-label'))""")
    if not loud or any("Solution engineer" not in one for one in loud):
        yield f"hand-offs: {loud}"
    for view in ("raci", "skills"):
        go(page, f"#/b2b/{view}?role=engineer")
        heads = page.run(f"[...document.querySelectorAll('#view-b2b--{view} thead .own')].map(th => th.firstChild.textContent)")
        if heads != ["Solution engineer"]:
            yield f"{view}: {heads}"
        if page.run(f"document.querySelectorAll('#view-b2b--{view} td.own').length") < 8:
            yield f"{view}: the column does not stand out"
    go(page, "#/b2b/methods?role=engineer")
    if page.run("document.querySelectorAll('#view-b2b--methods tr.own').length") != 3:
        yield "methods: the rows do not stand out"
    go(page, "#/b2b/cards?role=engineer")
    if page.run("document.querySelectorAll('#view-b2b--cards .card.own').length") != 3:
        yield "the cards do not stand out"
    go(page, "#/b2b/cards")
    if page.run("document.querySelectorAll('.own, .aside').length"):
        yield "something stands out for nobody"


# ---- maps ----------------------------------------------------------------------------------------

@test
def map_zooms():
    page = opened("b2b", "#/b2b")
    first = scale(page)
    width = page.run("document.querySelector('.frame svg').getBoundingClientRect().width")
    room = page.run("document.querySelector('.frame').clientWidth")
    if abs(width - room) > 2:
        yield f"at first it is {width} wide, where there is room for {room}"
    click(page, ".view:not([hidden]) [data-act=in]")
    if scale(page) <= first or page.run("document.querySelector('.frame svg').getBoundingClientRect().width") < width * 1.2:
        yield f"zoomed in from {first} to {scale(page)}"
    click(page, ".view:not([hidden]) [data-act=out]")
    click(page, ".view:not([hidden]) [data-act=out]")
    if scale(page) >= first:
        yield f"zoomed out to {scale(page)}"
    click(page, ".view:not([hidden]) [data-act=whole]")
    if page.run("document.querySelector('.frame svg').getBoundingClientRect().height > innerHeight"):
        yield "the whole map does not fit"
    click(page, ".view:not([hidden]) [data-act=fit]")
    if scale(page) != first:
        yield f"fitted to {scale(page)}, not {first}"
    page.run("document.querySelector('.frame').focus()")
    for key, is_right in (("+", lambda s: s > first), ("+", lambda s: s > first * 1.3), ("-", lambda s: s < first * 1.4),
                          ("0", lambda s: s == first)):
        page.press(key)
        if not is_right(scale(page)):
            yield f"{key} zooms to {scale(page)}"
    for _ in range(3):
        page.press("+")
    before = page.run("[document.querySelector('.frame').scrollLeft, document.querySelector('.frame').scrollTop]")
    page.press("ArrowRight")
    page.press("ArrowDown")
    pause(page)
    after = page.run("[document.querySelector('.frame').scrollLeft, document.querySelector('.frame').scrollTop]")
    if after[0] <= before[0] or after[1] <= before[1]:
        yield f"arrows move from {before} to {after}"


@test
def map_is_dragged_and_pinched():
    page = opened("b2b", "#/b2b")
    x, y = place(page, ".frame")
    first = scale(page)
    page.send("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=-240, modifiers=2)
    page.wait(lambda: scale(page) > first, "the wheel with Ctrl to zoom")
    left = page.run("document.querySelector('.frame').scrollLeft")
    page.send("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, button="left", clickCount=1)
    for way in (20, 60, 100):
        page.send("Input.dispatchMouseEvent", type="mouseMoved", x=x - way, y=y, button="left", buttons=1)
    page.send("Input.dispatchMouseEvent", type="mouseReleased", x=x - 100, y=y, button="left", clickCount=1)
    pause(page)
    if abs(page.run("document.querySelector('.frame').scrollLeft") - left - 100) > 2:
        yield f"dragged by 100 it does not move so far from {left}"
    if panel_text(page):
        yield "dragging opens a card"
    page = opened("b2b", "#/b2b", width=390, height=800)
    page.send("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
    x, y = place(page, ".frame")
    first = scale(page)

    def touch(kind, apart):
        points = [dict(x=x - apart, y=y, id=1), dict(x=x + apart, y=y, id=2)] if apart else []
        page.send("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    touch("touchStart", 30)
    for apart in (40, 55, 70):
        touch("touchMove", apart)
    touch("touchEnd", 0)
    pause(page)
    if scale(page) < first * 1.5:
        yield f"pinched from {first} to {scale(page)}"
    if page.run("visualViewport.scale") != 1:
        yield "the whole page was zoomed"


@test
def stage_in_focus_is_in_sight():
    page = opened("large", "#/long")
    click(page, ".view:not([hidden]) [data-act=in]")
    page.run("[...document.querySelectorAll('.view:not([hidden]) .map a')].pop().focus()")
    pause(page)
    if not page.run("""(() => {
        const box = document.querySelector('.view:not([hidden]) .frame').getBoundingClientRect();
        const at = document.activeElement.getBoundingClientRect();
        return at.left >= box.left - 1 && at.right <= box.right + 1 && at.top >= box.top - 1 && at.bottom <= box.bottom + 1;
    })()"""):
        yield "it is not"


@test
def sixty_stages():
    page = opened("large", "#/long")
    for view in ("flow", "lanes", "funnel", "mind"):
        go(page, f"#/long/{view}")
        count = page.run(f"document.querySelectorAll('#view-long--{view} .map a[href^=\"#card-long--s\"]').length")
        if count != 60:
            yield f"{view} has {count} stages that open"
    taken = page.run("""(() => {
        const start = performance.now();
        for (const view of ["flow", "lanes", "funnel", "mind"]) {
            location.hash = "#/long/" + view + "/s30?role=r3";
            dispatchEvent(new HashChangeEvent("hashchange"));
        }
        return performance.now() - start;
    })()""")
    if taken > 4000:
        yield f"four views take {taken:.0f} ms"
    if "Stage number 31" not in panel_text(page):
        yield "its card does not open"


@test
def says_where_there_is_no_map():
    page = opened("nosvg", "#/b2b")
    if "was not built as SVG" not in page.run("document.querySelector('.view:not([hidden])').innerText"):
        yield "it does not say so"
    if not page.run("!!document.querySelector('.view:not([hidden]) a[href$=\".png\"]')"):
        yield "the picture is not linked"


# ---- search --------------------------------------------------------------------------------------

def hits(page, text):
    page.run(f"document.getElementById('find-words').value = {json.dumps(text)};"
             "document.getElementById('find-words').dispatchEvent(new Event('input'))")
    return page.run("[...document.querySelectorAll('.hit')].map(hit => hit.textContent)")


@test
def search_finds_everything():
    page = opened("b2b")
    page.press("/", text="/")
    if not page.run("document.getElementById('find').open && document.activeElement.id === 'find-words'"):
        yield "the key / does not open it"
    for text, wanted in (("qualify lead", "Qualify lead"), ("accept a first", ""), ("account executive", "Account executive"),
                         ("negotiation", "Negotiation"), ("money set aside", "Budget"), ("trial criterion", "ticked off"),
                         ("gone silent", "Gone silent"), ("win rate", "Win rate"), ("swimlanes", "Swimlanes"),
                         ("E-SIGNATURE", "Quotes and e-signature"), ("No decision", "No decision"), ("b2b", "B2B sales"),
                         ("notes of", "")):
        found = hits(page, text)
        if wanted and not any(wanted in one for one in found):
            yield f"{text}: {found[:5]}"
    if hits(page, "zzzz") or "Nothing found" not in page.run("document.getElementById('find-said').textContent"):
        yield "it does not say that there is nothing"
    groups = hits(page, "qualify") and page.run("[...document.querySelectorAll('.group')].map(g => g.getAttribute('aria-label'))")
    if len(groups) < 2 or groups[0] != "Stage":
        yield f"groups: {groups}"


@test
def search_works_by_keyboard():
    page = opened("b2b")
    page.press("/", text="/")
    page.type("propose")
    first = page.run("document.getElementById('find-words').getAttribute('aria-activedescendant')")
    page.press("ArrowDown")
    second = page.run("document.getElementById('find-words').getAttribute('aria-activedescendant')")
    if first == second or not page.run(f"document.getElementById('{second}').getAttribute('aria-selected') === 'true'"):
        yield f"the arrow goes from {first} to {second}"
    page.press("ArrowUp")
    page.press("Enter")
    pause(page)
    if hash_of(page) != "#/b2b/flow/propose":
        yield f"Enter leads to {hash_of(page)}"
    page.press("k", modifiers=2)
    if not page.run("document.getElementById('find').open"):
        yield "Ctrl+K does not open it"
    page.press("Escape")
    page.wait(lambda: not page.run("document.getElementById('find').open"), "Escape to close it")
    pause(page)
    if not panel_text(page):
        yield "Escape closes more than the search"
    click(page, "#find-open")
    hits(page, "sign")
    click(page, ".hit")
    if not panel_text(page):
        yield "a click on a result leads nowhere"


@test
def search_knows_every_script():
    page = opened("hostile")
    click(page, "#find-open")
    for text, wanted in (("grosse", "Größe"), ("STRASSE", "Straße"), ("fur", "für"), ("確認", "見込み客を確認する"),
                         ("العرض", "العرض الأول للعميل"), ("ﾒｰﾙ", "メール"), ("</li>", "</li></ul>"), ("constructor", None)):
        found = hits(page, text)
        if wanted and not any(wanted in one for one in found):
            yield f"{text}: {found[:3]}"


# ---- handouts ------------------------------------------------------------------------------------

@test
def handouts_open_in_place():
    page = opened("b2b")
    click(page, ".people [data-role=ae] a[data-read]")
    if hash_of(page) != "#/?read=handouts%2Fae.html" or not page.run("document.getElementById('reader').open"):
        yield f"the address is {hash_of(page)}"
    page.wait(lambda: any(url.endswith("handouts/ae.html") for url in page.requests), "the handout")
    if page.run("document.querySelector('#reader iframe').title") != "Account executive":
        yield "it has no name"
    if page.refused or page.said:
        yield f"refused {page.refused}, said {page.said}"
    click(page, "#reader-close")
    if hash_of(page) != "#/" or page.run("!!document.querySelector('iframe')"):
        yield "it does not close"
    go(page, "#/?read=../../etc/passwd")
    if page.run("!!document.querySelector('iframe')"):
        yield "an address opens what is not linked"
    click(page, ".tiles + .files a[data-read]")
    if "team.html" not in hash_of(page):
        yield "the team's table does not open"


# ---- looks ---------------------------------------------------------------------------------------

@test
def dark_is_dark():
    def colors(page):
        return page.run("""[getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.querySelector('.view:not([hidden]) .map svg > rect')).fill,
            getComputedStyle(document.querySelector('.view:not([hidden]) .map svg text')).fill]""")

    def light(color):
        return sum(map(int, re.findall(r"\d+", color)[:3])) / 765

    for dark in (False, True):
        page = opened("b2b", "#/b2b", dark=dark)
        paper, map_paper, ink = map(light, colors(page))
        if (paper < .3) != dark or (map_paper < .3) != dark or (ink > .5) != dark:
            yield f"dark {dark}: {colors(page)}"
        page.run(f"const box = document.getElementById('theme'); box.value = '{'light' if dark else 'dark'}';"
                 "box.dispatchEvent(new Event('change'))")
        if (light(colors(page)[0]) < .3) == dark or (light(colors(page)[1]) < .3) == dark:
            yield f"chosen otherwise: {colors(page)}"
        page.reload()
        if (light(colors(page)[0]) < .3) == dark:
            yield "the choice is not kept"
        page.run("localStorage.clear()")


@test
def fits_a_phone():
    for build, process in (("b2b", "b2b"), ("large", "long"), ("hostile", "constructor"), ("several", "new-business")):
        page = opened(build, width=360, height=740)
        stage = re.search(r'id="card-%s--([a-z0-9]+)"' % process, text_of(build)).group(1)
        for hash in ["#/"] + [f"#/{process}/{view}" for view in views_of(build, process)] + [f"#/{process}/flow/{stage}"]:
            go(page, hash)
            width = page.run("document.documentElement.scrollWidth")
            if width > 360:
                yield f"{build} {hash} is {width} wide"
        box = page.run("(() => { const b = document.getElementById('panel').getBoundingClientRect(); return [b.left, b.right]; })()")
        if box != [0, 360]:
            yield f"{build}: the card stands at {box}"
        small = page.run("""[...document.querySelectorAll('button, select')].filter(one => one.getClientRects().length)
            .map(one => one.getBoundingClientRect()).filter(box => box.height < 36).length""")
        if small:
            yield f"{build}: {small} controls are too low for a finger"


@test
def prints_map_and_cards():
    page = opened("b2b", "#/b2b/flow/trial", dark=True)
    pdf = os.path.join(FOLDER, "print.pdf")
    page.pdf(pdf)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")
    if "Start a conversation" not in pages[0] or "1200 per month enter" not in pages[0]:
        yield "the map is not on the first page"
    for words in ("A person at the account has answered", "The signed trial sheet", "No decision", "Is money set aside"):
        if words not in " ".join("".join(pages[1:]).split()) and words not in text:
            yield f"no card says {words}"
    if "Search" in text or "Everyone" in text or "Fit width" in text:
        yield "controls are printed"
    if len(pages) > 12:
        yield f"{len(pages)} pages"


@test
def reads_without_script():
    page = new_page()
    page.send("Emulation.setScriptExecutionDisabled", value=True)
    page.send("Page.navigate", url="file://" + os.path.abspath(path("b2b")))
    page.wait(lambda: page.run("document.readyState") == "complete" and page.run("!!document.querySelector('footer')"), "the page")
    text = page.run("document.body.innerText")
    for words in ("Qualify lead", "The buyer has named a problem", "Account executive", "Is money set aside", "Without JavaScript"):
        if words not in text:
            yield f"{words} cannot be seen"
    if page.run("document.querySelector('.top .tools').getClientRects().length"):
        yield "controls that do nothing can be seen"
    if page.run("document.querySelector('.map svg').getClientRects().length") != 1:
        yield "the map cannot be seen"


# ---- everybody -----------------------------------------------------------------------------------

def faults(page):
    if not page.run("!!window.axe"):
        with open(AXE, encoding="utf-8") as file:
            page.send("Runtime.evaluate", expression=file.read())
    found = page.run("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => "
                     "[v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary.slice(0, 200)]))")
    return [one for one in found if one[0] in ("serious", "critical", "moderate")]


@test
def axe_finds_nothing_serious():
    for build, dark, hashes in (
            ("b2b", False, ["#/", "#/b2b", "#/b2b/lanes/qualify?role=ae", "#/b2b/raci?role=ae", "#/b2b/skills", "#/b2b/cards",
                            "#/b2b/findings", "#/?card=role:ae"]),
            ("b2b", True, ["#/", "#/b2b/flow/trial", "#/b2b/methods?role=ae"]),
            ("several", False, ["#/", "#/small-business/variants"]),
            ("hostile", False, ["#/", "#/constructor/findings", "#/?card=rule:shares-missing"])):
        page = opened(build, dark=dark)
        for hash in hashes:
            go(page, hash)
            pause(page, 250)
            for fault in faults(page):
                yield f"{build} {hash}{' dark' if dark else ''}: {fault}"
    page = opened("b2b")
    click(page, "#find-open")
    hits(page, "budget")
    for fault in faults(page):
        yield f"search: {fault}"


run_tests("site", FOLDER, FILTER)
