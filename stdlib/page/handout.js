"use strict";
// Keeps what is ticked and written in the browser's local storage, by the ids of the inputs, and
// counts what is done. Once the first day is entered, the days of tasks are dates. What an older
// edition kept for items that are gone stays, for their return.
(() => {
  const page = document.body, words = page.dataset;
  // The page's own key, and those it had in editions in which another process came first.
  const others = words.otherKeys ? words.otherKeys.split("\n") : [];
  const whose = words.person ? " for " + words.person : "";
  const names = [words.key, ...others.map((name) => name + whose)];
  const keys = names.map((name) => "stagecraft handout " + name), key = keys[0];
  const find = (id) => document.getElementById(id);
  const fields = [...document.querySelectorAll("input[id], textarea[id]")];
  const isBox = (field) => field.type === "checkbox";
  let kept = {};

  // What is kept under a key; null where there is nothing, or nothing that can be read.
  function held(at) {
    const text = localStorage.getItem(at);
    try {
      return text && filter(JSON.parse(text));
    } catch {
      return null;
    }
  }

  // What was cleared is kept as empty, and stays so: only where its own key has never been written
  // does another count.
  function read() {
    try {
      return held(key) || keys.map(held).find((one) => one && Object.keys(one).length) || {};
    } catch {
      return kept; // the browser has no store: what is in the page is all there is
    }
  }

  // Only what this script would have written.
  function filter(value) {
    const good = Object.entries(value || {}).filter(([id, entry]) =>
      /^[a-z]-[0-9a-f]{16}(-[dsn])?$/.test(id) && (entry === true || typeof entry === "string"));
    return Object.fromEntries(good);
  }

  function write() {
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      if (find("page-kept")) find("page-kept").textContent = words.notKept;
      say(words.notKept);
    }
  }

  const say = (text) => { find("page-said").textContent = text; };

  // A scope is what a bar or a count is of: a milestone, or the whole page.
  function count(of) {
    const scope = of ? find(of).closest("section") : page;
    const boxes = [...scope.querySelectorAll(".tasks input[type=checkbox]")];
    return [boxes.filter((box) => box.checked).length, boxes.length];
  }

  const counted = ([done, all]) => words.count.replace("{1}", done).replace("{2}", all);

  function showProgress() {
    for (const place of document.querySelectorAll("[data-of]")) {
      const both = count(place.dataset.of), bar = place.querySelector("progress");
      place.hidden = false;
      place.classList.toggle("full", both[0] === both[1]);
      if (bar) {
        bar.value = both[0];
        bar.nextElementSibling.textContent = counted(both);
      } else {
        place.textContent = both.join("/");
      }
    }
  }

  // What was entered, on the line that opens the fields: seen when they are closed, and in print.
  function showTask(task) {
    const told = [...task.querySelectorAll(".fields input, .fields textarea")]
      .map((field) => field.value.trim()).filter(Boolean);
    const summary = task.querySelector("summary");
    let said = summary.querySelector("b");
    if (!said) {
      said = document.createElement("b");
      summary.append(said);
    }
    said.textContent = told.join(" · ");
    task.classList.toggle("told", told.length > 0);
  }

  // ---- the first day ----

  const firstDay = document.querySelector("header input[type=date]");
  const two = (number) => String(number).padStart(2, "0");
  const written = (date) => [String(date.getFullYear()).padStart(4, "0"), two(date.getMonth() + 1),
    two(date.getDate())].join("-");

  // As --start counts: day 1 is the first, and a weekend's day moves to the next working day; day 0
  // is the last working day before.
  function dayAfter(first, number) {
    const date = new Date(first + "T12:00");
    date.setDate(date.getDate() + (number || 0) - 1);
    while (date.getDay() % 6 === 0) date.setDate(date.getDate() + (number > 0 ? 1 : -1));
    return date;
  }

  function showDates() {
    for (const place of document.querySelectorAll("[data-day]")) {
      place.dataset.told ||= place.textContent;
      const date = dayAfter(firstDay && firstDay.value, Number(place.dataset.day));
      place.textContent = date.getTime() ? words.by.replace("{2}", written(date))
        .replace("{1}", words.weekdays.split("|")[date.getDay()]) : place.dataset.told;
    }
  }

  // An empty day prints as room to write in, not as a pattern.
  const mark = (field) => field.classList.toggle("set", field.value !== "");

  function show() {
    for (const field of fields) {
      if (isBox(field)) {
        field.checked = kept[field.id] === true;
      } else {
        field.value = kept[field.id] || "";
        mark(field);
      }
    }
    document.querySelectorAll(".tasks > li").forEach(showTask);
    showDates();
    showProgress();
  }

  const today = () => written(new Date());

  function keep(field) {
    const value = isBox(field) ? field.checked : field.value;
    if (value) {
      kept[field.id] = value;
    } else {
      delete kept[field.id];
    }
  }

  // A tick enters today as the day, unless there is one; taking it back takes today back.
  function dateTask(box) {
    const day = find(box.id + "-d");
    if (day && (box.checked ? !day.value : day.value === today())) {
      day.value = box.checked ? today() : "";
      keep(day);
    }
  }

  page.addEventListener("input", ({ target }) => {
    if (!fields.includes(target)) return;
    kept = read(); // another tab may have written
    keep(target);
    mark(target);
    if (isBox(target)) {
      dateTask(target);
      showProgress();
      const bar = target.closest("section")?.querySelector("[data-of]"); // a small card has none
      say(counted(count(bar?.dataset.of)));
    }
    const task = target.closest(".tasks > li");
    if (task) showTask(task);
    if (target === firstDay) showDates();
    write();
  });

  addEventListener("storage", (event) => {
    if (keys.includes(event.key) || event.key === null) {
      kept = read();
      show();
    }
  });

  // ---- the buttons ----

  function saveCopy() {
    const link = document.createElement("a");
    const copy = JSON.stringify({ handout: words.key, kept }, null, 1);
    link.href = URL.createObjectURL(new Blob([copy], { type: "application/json" }));
    link.download = "handout.json";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function loadCopy(file) {
    try {
      const copy = JSON.parse(await file.text());
      if (!names.includes(copy.handout)) throw 0;
      kept = filter(copy.kept);
      write();
      show();
      say(counted(count("")));
    } catch {
      say(words.noCopy);
    }
  }

  const press = (id, act) => find(id)?.addEventListener("click", act); // some pages only print
  press("page-print", () => print());
  press("page-save", saveCopy);
  press("page-load", () => {
    const picker = document.createElement("input");
    picker.type = "file";
    picker.accept = ".json";
    picker.addEventListener("change", () => loadCopy(picker.files[0]));
    picker.click();
  });
  press("page-clear", () => {
    if (!confirm(words.ask)) return;
    kept = {};
    write();
    show();
    say(counted(count("")));
  });

  find("page-tools").hidden = false;
  kept = read();
  show();
})();
