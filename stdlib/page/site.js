"use strict";
// Shows one page of the document at a time, by addresses that are made of names, so that they stay
// while names do: #/PROCESS/VIEW/STAGE?role=ROLE. What is known stands in the document; this script
// hides, moves, zooms, searches and copies it, and writes no text of its own but from the body's
// attributes.
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  const words = document.body.dataset, root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fill = (text, part) => text.replace("{1}", () => part);
  const make = (name, more = {}) => Object.assign(document.createElement(name), more);
  const textOf = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");

  // ---- what there is ----

  const pages = all(".page"), cards = all("article.card");
  const views = (page) => all(":scope > .view", page);
  const pageOf = (element) => element.closest(".page") || null;
  const named = (list, name) => list.find((one) => one.dataset.name === name) ||
    list.find((one) => (one.dataset.was || "").split(" ").includes(name)) || null;
  const home = pages[0], panel = find("panel"), reader = find("reader"), finder = find("find");
  const roleBox = find("role"), themeBox = find("theme");

  // ---- addresses ----

  let state = { page: home, view: null, card: null, role: "", read: "" };

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // What is not there leads to the nearest that is: the stage's view, the process, the overview.
  function read(hash) {
    if (hash && !hash.startsWith("#/")) return readAnchor(decode(hash.slice(1)));
    const [path, query = ""] = hash.slice(2).split("?");
    const [process, view, stage] = path.split("/").map(decode);
    const asked = new URLSearchParams(query);
    const page = named(pages, process || "") || home;
    const [kind, ...rest] = (asked.get("card") || "").split(":");
    const own = stage ? named(all("article.card", page), stage) : null;
    return {
      page,
      view: views(page).find((one) => one.dataset.view === view) || views(page)[0] || null,
      card: own || named(cards.filter((one) => one.dataset.kind === kind), rest.join(":")),
      role: [...roleBox.options].some((one) => one.value === asked.get("role")) ? asked.get("role") : "",
      read: readable(asked.get("read")),
    };
  }

  // A place of the document: a card opens where the reader is, if it is no card of another process.
  function readAnchor(id) {
    const place = find(id), card = place && place.closest("article.card");
    const page = (place && pageOf(place)) || (card ? state.page : home);
    const view = card ? null : place && place.closest(".view");
    const kept = page === state.page ? state.view : null;
    return { page, view: view || kept || views(page)[0] || null, card, role: state.role, read: "" };
  }

  const readable = (path) => (all("a[data-read]").some((a) => a.getAttribute("href") === path) ? path : "");

  function write({ page, view, card, role, read: path }) {
    const parts = [page.dataset.name], asked = new URLSearchParams();
    const isOwn = card && pageOf(card) === page;
    if (view && (isOwn || view !== views(page)[0])) parts.push(view.dataset.view);
    if (isOwn) parts.push(card.dataset.name);
    if (role) asked.set("role", role);
    if (card && !isOwn) asked.set("card", card.dataset.kind + ":" + card.dataset.name);
    if (path) asked.set("read", path);
    const query = asked.toString();
    return "#/" + parts.map(encodeURIComponent).join("/") + (query && "?" + query);
  }

  // Goes to what changes; the browser's way back leads to what was.
  function go(change) {
    const hash = write({ ...state, ...change });
    if (hash === location.hash) show();
    else location.hash = hash;
  }

  // ---- showing ----

  function show() {
    const before = state;
    state = read(location.hash);
    if (write(state) !== location.hash) {
      try {
        history.replaceState(null, "", write(state));
      } catch {
        // some browsers keep the addresses of files as they are; the page is right all the same
      }
    }
    showPage();
    showRole();
    showCard(before.card);
    showReader();
    const name = [state.card && textOf(state.card.querySelector("h3")),
      state.page !== home && textOf(state.page.querySelector("h1")), textOf(home.querySelector("h1"))];
    document.title = [...new Set(name.filter(Boolean))].join(" · ");
    if (before.page !== state.page && isStarted) {
      scrollTo(0, 0);
      if (!state.card) state.page.querySelector("h1").focus({ preventScroll: true });
    }
  }

  function showPage() {
    for (const page of pages) page.hidden = page !== state.page;
    for (const view of views(state.page)) {
      const tab = find("tab-" + view.id), isOn = view === state.view;
      view.hidden = !isOn;
      tab.setAttribute("aria-selected", isOn);
      tab.tabIndex = isOn ? 0 : -1;
      if (isOn) reveal(tab);
    }
    for (const frame of all(".frame", state.view || state.page)) start(frame);
  }

  // Keeps a tab in sight where they do not fit.
  function reveal(tab) {
    const bar = tab.parentNode, left = tab.offsetLeft - bar.offsetLeft;
    if (left < bar.scrollLeft || left + tab.offsetWidth > bar.scrollLeft + bar.clientWidth)
      bar.scrollLeft = left - 24;
  }

  // ---- the part of a role ----

  const isPart = (element, role) => element.dataset.roles.split(" ").includes(role);

  function showRole() {
    const role = state.role;
    roleBox.value = role;
    root.classList.toggle("picked", role !== "");
    for (const one of all("[data-roles]", state.page)) {
      const isOn = role !== "" && isPart(one, role);
      const target = one.className === "cast" ? one.parentNode : one;
      target.classList.toggle("own", isOn);
      target.classList.toggle("aside", role !== "" && !isOn);
    }
    for (const table of all("table", state.page)) showColumns(table, role);
    for (const tile of all("[data-role]", home)) tile.classList.toggle("own", tile.dataset.role === role);
    for (const cast of all(".cast", state.page)) cast.textContent = cast.parentNode.classList.contains("own") ? words.sayPart : "";
  }

  function showColumns(table, role) {
    const heads = all("thead th", table), roles = heads.map((one) => one.dataset.roles);
    if (!roles.some((one) => one !== undefined)) return;
    for (const row of all("tbody tr", table)) {
      [...row.cells].forEach((cell, i) => {
        const isOn = roles[i] !== undefined && role !== "" && isPart(heads[i], role);
        cell.classList.toggle("own", isOn);
        cell.classList.toggle("aside", i > 0 && role !== "" && !isOn);
      });
    }
  }

  roleBox.addEventListener("change", () => go({ role: roleBox.value }));

  // ---- cards ----

  let opener = null;

  // A copy without ids, as the card itself stays in its place.
  function copyOf(card) {
    const copy = card.cloneNode(true);
    copy.removeAttribute("id");
    for (const one of all("[id]", copy)) one.removeAttribute("id");
    copy.querySelector("h3").id = "panel-title";
    return copy;
  }

  const siblings = (card) => all(":scope > article", card.parentNode).filter((one) =>
    pageOf(card) || one.dataset.kind === card.dataset.kind);

  function showCard(before) {
    const card = state.card, wasOpen = !panel.hidden;
    panel.hidden = !card;
    root.classList.toggle("open", !!card);
    for (const link of all(".map a.chosen")) link.classList.remove("chosen");
    if (!card) {
      if (wasOpen) refit();
      if (wasOpen) giveBack();
      return;
    }
    for (const link of all(".map a")) link.classList.toggle("chosen", link.getAttribute("href") === "#" + card.id);
    if (card !== before || !wasOpen) {
      if (!wasOpen) opener = document.activeElement;
      find("panel-body").replaceChildren(copyOf(card));
      panel.scrollTop = 0;
      panel.focus({ preventScroll: true });
    }
    for (const frame of all(".frame", state.page)) bringIn(frame);
    const list = siblings(card), at = list.indexOf(card);
    find("panel-back").disabled = at <= 0;
    find("panel-on").disabled = at < 0 || at + 1 >= list.length;
  }

  // The map has less room beside the card; the stage shows all the same.
  function bringIn(frame) {
    const link = frame.querySelector("a.chosen"), sheet = sheets.get(frame);
    if (!link || !sheet || frame.getClientRects().length === 0) return;
    if (sheet.isFitted) fit(frame);
    const box = frame.getBoundingClientRect(), at = link.getBoundingClientRect();
    if (at.left < box.left || at.right > box.right) frame.scrollLeft += at.left + at.width / 2 - box.left - box.width / 2;
    if (at.top < box.top || at.bottom > box.bottom) frame.scrollTop += at.top + at.height / 2 - box.top - box.height / 2;
  }

  function giveBack() {
    find("panel-body").replaceChildren();
    const isThere = opener && opener !== document.body && opener.isConnected && opener.getClientRects().length > 0;
    (isThere ? opener : state.page.querySelector("h1")).focus({ preventScroll: true });
    opener = null;
  }

  function step(by) {
    const list = siblings(state.card), next = list[list.indexOf(state.card) + by];
    if (next) go({ card: next });
  }

  find("panel-close").addEventListener("click", () => go({ card: null }));
  find("panel-back").addEventListener("click", () => step(-1));
  find("panel-on").addEventListener("click", () => step(1));

  // ---- handouts ----

  function showReader() {
    if (!state.read) {
      if (reader.open) reader.close();
      return;
    }
    const link = all("a[data-read]").find((a) => a.getAttribute("href") === state.read);
    const name = textOf((link.closest(".tile, article") || link).querySelector("h3") || link);
    if (reader.open && find("reader-tab").getAttribute("href") === state.read) return;
    for (const old of all("iframe", reader)) old.remove();
    find("reader-title").textContent = name;
    find("reader-tab").href = state.read;
    reader.append(make("iframe", { src: state.read, title: name }));
    if (!reader.open) reader.showModal();
  }

  reader.addEventListener("close", () => {
    for (const old of all("iframe", reader)) old.remove();
    if (state.read) go({ read: "" });
  });
  find("reader-close").addEventListener("click", () => reader.close());

  // ---- maps ----

  const MOST = 4, STEP = 1.25, READABLE = 0.55;
  const sheets = new WeakMap(); // by frame: its picture, its size, how large it is shown

  function start(frame) {
    if (!sheets.has(frame)) prepare(frame);
    const sheet = sheets.get(frame);
    if (sheet.isFitted) fit(frame);
  }

  function prepare(frame) {
    const picture = frame.querySelector("svg"), size = picture.viewBox.baseVal;
    const bar = frame.closest(".map").previousElementSibling;
    const sheet = { picture, width: size.width, height: size.height, scale: 1, isFitted: true, bar };
    sheets.set(frame, sheet);
    bar.querySelector(".zoom").hidden = false;
    bar.addEventListener("click", ({ target }) => act(frame, target.dataset.act));
    frame.addEventListener("keydown", (event) => press(frame, event));
    frame.addEventListener("focusin", ({ target }) => {
      if (target !== frame) target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    watchMouse(frame);
    watchTouch(frame);
  }

  // Another size; the point of the frame at x and y stays where it is.
  function resize(frame, scale, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const sheet = sheets.get(frame);
    const next = Math.min(MOST, Math.max(Math.min(smallest(frame), 0.1), scale)), ratio = next / sheet.scale;
    const left = (frame.scrollLeft + x) * ratio - x, top = (frame.scrollTop + y) * ratio - y;
    sheet.scale = next;
    sheet.isFitted = false;
    sheet.picture.style.width = sheet.width * next + "px";
    frame.scrollTo({ left, top, behavior: "instant" });
    sheet.bar.querySelector("output").textContent = fill(words.sayZoom, Math.round(next * 100));
  }

  const across = (frame) => frame.clientWidth / sheets.get(frame).width;

  function smallest(frame) {
    const room = Math.max(240, innerHeight * 0.7);
    return Math.min(1, across(frame), room / sheets.get(frame).height);
  }

  // To the width; where letters would be too small to read, only as far as they can be read.
  function fit(frame) {
    resize(frame, Math.min(1, Math.max(across(frame), READABLE)));
    frame.scrollTo({ left: 0, top: 0, behavior: "instant" });
    sheets.get(frame).isFitted = true;
  }

  function act(frame, name) {
    const { scale } = sheets.get(frame);
    if (name === "in") resize(frame, scale * STEP);
    if (name === "out") resize(frame, scale / STEP);
    if (name === "fit") fit(frame);
    if (name === "whole") resize(frame, smallest(frame));
  }

  function press(frame, event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const name = { "+": "in", "=": "in", "-": "out", "_": "out", "0": "fit" }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (!way && !name)) return;
    event.preventDefault();
    if (way) frame.scrollBy({ left: way[0] * 80, top: way[1] * 80, behavior: "instant" });
    else act(frame, name);
  }

  function watchMouse(frame) {
    let from = null, hasMoved = false;
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = frame.getBoundingClientRect();
      resize(frame, sheets.get(frame).scale * Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      from = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop, startX: event.clientX, startY: event.clientY };
      hasMoved = false;
    });
    frame.addEventListener("pointermove", (event) => {
      if (!from || (!hasMoved && Math.hypot(event.clientX - from.startX, event.clientY - from.startY) < 5)) return;
      if (!hasMoved) frame.setPointerCapture(event.pointerId);
      hasMoved = true;
      frame.classList.add("held");
      frame.scrollTo({ left: from.x - event.clientX, top: from.y - event.clientY, behavior: "instant" });
    });
    const drop = () => {
      from = null;
      frame.classList.remove("held");
    };
    frame.addEventListener("pointerup", drop);
    frame.addEventListener("pointercancel", drop);
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("click", (event) => {
      if (hasMoved) {
        event.preventDefault();
        event.stopPropagation();
      }
      hasMoved = false;
    }, true);
  }

  // One finger scrolls, as everywhere; two zoom.
  function watchTouch(frame) {
    let apart = 0;
    const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    frame.addEventListener("touchstart", ({ touches }) => {
      apart = touches.length === 2 ? spread(touches) : 0;
    }, { passive: true });
    frame.addEventListener("touchmove", (event) => {
      if (event.touches.length !== 2 || apart === 0) return;
      event.preventDefault();
      const [a, b] = event.touches, box = frame.getBoundingClientRect(), now = spread(event.touches);
      resize(frame, sheets.get(frame).scale * (now / apart), (a.clientX + b.clientX) / 2 - box.left, (a.clientY + b.clientY) / 2 - box.top);
      apart = now;
    }, { passive: false });
  }

  function refit() {
    for (const frame of all(".frame", state.view || state.page)) {
      if (sheets.has(frame) && sheets.get(frame).isFitted) fit(frame);
    }
  }
  addEventListener("resize", refit);

  // ---- search ----

  // Without accents and capitals; full-width letters are as others.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/ß/g, "ss");

  let entries = null, found = [], active = -1;

  function entry(kind, text, where, change) {
    if (text) entries.push({ kind, text, where, change, folded: fold(text), order: entries.length });
  }

  function collect() {
    entries = [];
    for (const page of pages.slice(1)) {
      const name = textOf(page.querySelector("h1"));
      entry(words.sayProcess, name, "", { page, view: views(page)[0], card: null });
      for (const rich of all(":scope > header > .rich", page)) entry(words.sayProcess, textOf(rich), name, { page, view: views(page)[0], card: null });
    }
    for (const card of cards) collectCard(card);
    for (const view of all(".view")) entry(words.sayView, textOf(find("tab-" + view.id)), textOf(pageOf(view).querySelector("h1")), { page: pageOf(view), view, card: null });
    for (const link of all(".people a[data-read]")) entry(words.sayHandout, textOf(link.closest(".tile").querySelector("h3")), textOf(link), { read: link.getAttribute("href") });
    for (const one of all(".finding")) {
      const page = pageOf(one), name = page === home ? "" : textOf(page.querySelector("h1"));
      entry(words.sayFindings, textOf(one.querySelector("h3")), name, { page, view: one.closest(".view"), card: null });
    }
  }

  function collectCard(card) {
    const page = pageOf(card), title = textOf(card.querySelector("h3"));
    const where = page ? textOf(page.querySelector("h1")) : "";
    const change = page ? { page, card, view: views(page)[0] } : { card };
    const kind = textOf(card.querySelector(".kind")).split(" · ")[0];
    entry(kind, title, where, change);
    for (const rich of all(":scope > .rich", card)) entry(kind, textOf(rich), title, change);
    for (const fact of all(".facts > div", card)) {
      if (!fact.querySelector("a")) entry(textOf(fact.querySelector("dt")), textOf(fact.querySelector("dd")), title, change);
    }
    if (card.dataset.kind === "role") return;
    for (const item of all("h4 + ul > li", card)) {
      const parts = all(":scope > *", item).map(textOf).filter(Boolean);
      entry(textOf(item.parentNode.previousElementSibling), parts.join(" · ") || textOf(item), title, change);
    }
  }

  // 0: it begins so; 1: a word of it does; 2: it is in it; -1: it is not.
  function rank(one, asked) {
    let worst = 0;
    for (const part of asked) {
      const at = one.folded.indexOf(part);
      if (at < 0) return -1;
      worst = Math.max(worst, at === 0 ? 0 : /[\p{L}\p{N}]/u.test(one.folded[at - 1]) ? 2 : 1);
    }
    return worst;
  }

  function search(text) {
    const asked = fold(text).split(/\s+/).filter(Boolean), groups = new Map();
    if (asked.length === 0) return groups;
    for (const one of entries) {
      const score = rank(one, asked);
      if (score >= 0) {
        if (!groups.has(one.kind)) groups.set(one.kind, []);
        groups.get(one.kind).push({ one, score });
      }
    }
    for (const group of groups.values()) group.sort((a, b) => a.score - b.score || a.one.order - b.one.order);
    return new Map([...groups].sort((a, b) => a[1][0].score - b[1][0].score || a[1][0].one.order - b[1][0].one.order));
  }

  // The text with what was asked for marked: a letter may fold to several, or to none.
  function marked(text, asked) {
    const place = make("span"), letters = [...text], starts = [];
    let folded = "";
    for (const letter of letters) {
      starts.push(folded.length);
      folded += fold(letter);
    }
    const isHit = letters.map(() => false);
    for (const part of asked) {
      const at = folded.indexOf(part);
      letters.forEach((_, i) => {
        if (at >= 0 && starts[i] >= at && starts[i] < at + part.length) isHit[i] = true;
      });
    }
    letters.forEach((letter, i) => {
      const last = place.lastChild, name = isHit[i] ? "MARK" : "SPAN";
      if (last && last.nodeName === name) last.textContent += letter;
      else place.append(make(name.toLowerCase(), { textContent: letter }));
    });
    return place;
  }

  const SHOWN = 6, GROUPS = 12;

  function option(one, asked) {
    const line = make("div", { id: "find-" + found.length, className: "hit" });
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.append(marked(one.text.length > 240 ? one.text.slice(0, 240) + "…" : one.text, asked));
    if (one.where) line.append(make("small", { textContent: one.where }));
    found.push({ line, one });
    return line;
  }

  function showFound() {
    const text = find("find-words").value, list = find("find-list"), asked = fold(text).split(/\s+/).filter(Boolean);
    const groups = search(text);
    let count = 0;
    found = [];
    list.replaceChildren();
    for (const [kind, hits] of groups) {
      count += hits.length;
      if (list.childElementCount >= GROUPS) continue;
      const group = make("div", { className: "group" });
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", kind);
      const head = make("div", { className: "group-name", textContent: kind });
      head.setAttribute("role", "presentation");
      group.append(head, ...hits.slice(0, SHOWN).map(({ one }) => option(one, asked)));
      if (hits.length > SHOWN) head.append(make("small", { textContent: " " + fill(words.sayMore, hits.length - SHOWN) }));
      list.append(group);
    }
    choose(found.length > 0 ? 0 : -1);
    find("find-said").textContent = asked.length === 0 ? words.sayStart : count === 0 ? fill(words.sayNone, text) : fill(words.sayFound, count);
  }

  function choose(index) {
    active = index;
    found.forEach(({ line }, i) => line.setAttribute("aria-selected", String(i === index)));
    const box = find("find-words");
    if (index < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", "find-" + index);
      found[index].line.scrollIntoView({ block: "nearest" });
    }
  }

  function openFinder() {
    if (!entries) collect();
    if (!finder.open) finder.showModal();
    find("find-words").select();
    showFound();
  }

  function take(index) {
    const hit = found[index];
    if (!hit) return;
    finder.close();
    go(hit.one.change);
  }

  find("find-open").addEventListener("click", openFinder);
  find("find-close").addEventListener("click", () => finder.close());
  find("find-words").addEventListener("input", showFound);
  find("find-words").addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length > 0) {
      event.preventDefault();
      choose((active + by + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(active);
    }
  });
  find("find-list").addEventListener("click", ({ target }) => {
    const line = target.closest(".hit");
    if (line) take(found.findIndex((one) => one.line === line));
  });
  for (const dialog of [finder, reader]) {
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  }

  // ---- keys and links ----

  addEventListener("keydown", (event) => {
    const isWriting = event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.key === "/" && !isWriting && !event.ctrlKey && !event.metaKey) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      if (!reader.open) openFinder();
    } else if (event.key === "Escape" && state.card && !finder.open && !reader.open) {
      go({ card: null });
    }
  });

  for (const bar of all(".tabs")) {
    bar.addEventListener("keydown", (event) => {
      const tabs = all("[role=tab]", bar), at = tabs.indexOf(document.activeElement);
      const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (next === undefined && event.key !== " ") return;
      event.preventDefault();
      const tab = next === undefined ? tabs[at] : tabs[(next + tabs.length) % tabs.length];
      tab.focus();
      tab.click();
    });
  }

  // Links of the document become addresses; those to files and of the browser's own ways stay.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const href = link && link.getAttribute("href");
    if (!href || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (link.hasAttribute("data-read")) {
      event.preventDefault();
      go({ read: href });
    } else if (href === "#main") {
      event.preventDefault();
      find("main").focus();
    } else if (href.startsWith("#") && !href.startsWith("#/") && find(decode(href.slice(1)))) {
      event.preventDefault();
      const aim = readAnchor(decode(href.slice(1)));
      go(aim.card && !pageOf(aim.card) ? { card: aim.card } : aim);
    }
  });

  // ---- colours ----

  const THEMES = ["", "light", "dark"], KEY = "stagecraft colours";

  function showTheme(theme) {
    themeBox.value = theme;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function keptTheme() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return "";
    }
  }

  words.sayThemes.split("|").forEach((name, i) => themeBox.append(make("option", { value: THEMES[i], textContent: name })));
  showTheme(THEMES.includes(keptTheme()) ? keptTheme() : "");
  themeBox.addEventListener("change", () => {
    showTheme(themeBox.value);
    try {
      localStorage.setItem(KEY, themeBox.value);
    } catch {
      // then it holds for this page
    }
  });

  let isStarted = false;
  for (const tools of all(".top .tools")) tools.hidden = false;
  addEventListener("hashchange", show);
  show();
  isStarted = true;
});
