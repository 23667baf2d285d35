// The preview's page: states of the server (events) → pictures and lists, without a reload.
// What stays is left in the document: neither scroll nor zoom nor what is open is lost.
"use strict";

const $ = (id) => document.getElementById(id);
const viewer = $("viewer");
const QUICK = Number(document.body.dataset.quick);
const SHARP = Number(document.body.dataset.sharp);
const PX_PER_MM = 96 / 25.4;
const GAP = 40; // px around a sheet, as in page.css
// What is said, in the language that the program was asked for (`layout.app.desk.app.SCRIPT`).
const WORDS = JSON.parse(document.body.dataset.words);
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

document.fonts.onloadingdone = () => document.documentElement.classList.toggle("faced");
document.fonts.ready.then(() => document.documentElement.classList.add("faced"));
let state = null;
let zoom = { mode: "width", scale: 1 };
try {
  zoom = { ...zoom, ...JSON.parse(sessionStorage.getItem("zoom") || "{}") };
} catch { /* an old entry */ }

function element(name, words = "", className = "") {
  const made = document.createElement(name);
  if (words) made.textContent = words;
  if (className) made.className = className;
  return made;
}

// What has happened, told for a moment (ms); a reader of the screen is told, too.
let quiet = 0;
function say(words, time = 4000) {
  clearTimeout(quiet);
  $("said").textContent = words;
  quiet = setTimeout(() => { $("said").textContent = ""; }, time);
}

// A file that is dropped beside its place is no reason to leave the page.
for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());

// Pages ------------------------------------------------------------------------------------------

function sheets() { return [...document.querySelectorAll(".sheet")]; }

function setPages(pages) {
  const have = sheets();
  have.slice(pages.length).forEach((sheet) => sheet.remove());
  pages.forEach((page, index) => {
    let sheet = have[index];
    if (!sheet) {
      sheet = $("sheet").content.firstElementChild.cloneNode(true);
      $("sheets").append(sheet);
    }
    sheet.page = page;
    sheet.querySelector("figcaption").textContent = page.number;
    if (sheet.dataset.name !== page.name) {
      sheet.dataset.name = page.name;
      load(sheet, page, QUICK, true);
    }
  });
  $("empty").hidden = pages.length > 0;
  $("empty").textContent = state.trouble ? WORDS.empty : WORDS.first;
  setTabs(pages);
  if (window.setZones) window.setZones();
  resize();
}

function load(sheet, page, dpi, flash) {
  const fresh = new Image();
  fresh.alt = filled(WORDS.picture, { page: page.number });
  fresh.dataset.dpi = dpi;
  fresh.onload = () => {
    if (sheet.dataset.name !== page.name) return; // a newer page has come
    sheet.querySelector("img").replaceWith(fresh);
    if (flash) flashChanges(sheet, page);
    sharpen();
  };
  fresh.src = `pictures/${page.name}-${dpi}.png`;
}

function sharpen() {
  const box = viewer.getBoundingClientRect();
  for (const sheet of sheets()) {
    const image = sheet.querySelector("img");
    const paper = sheet.querySelector(".paper").getBoundingClientRect();
    const near = paper.bottom > box.top - 200 && paper.top < box.bottom + 200;
    const pixels = paper.width * window.devicePixelRatio;
    if (!near || !image.complete || Number(image.dataset.dpi) !== QUICK) continue;
    if (pixels > 1.15 * image.naturalWidth && sheet.dataset.sharp !== sheet.dataset.name) {
      sheet.dataset.sharp = sheet.dataset.name;
      load(sheet, sheet.page, SHARP, false);
    }
  }
}

function placed(mark, page, x, y) {
  mark.style.left = `${(100 * x) / page.width_mm}%`;
  mark.style.top = `${(100 * y) / page.height_mm}%`;
  return mark;
}

function flashChanges(sheet, page) {
  sheet.querySelectorAll(".changed").forEach((old) => old.remove());
  if (page.changed.length > 8) return; // all is new: nothing to point at
  for (const [x, y, w, h] of page.changed) {
    const mark = placed(element("div", "", "changed"), page, x, y);
    mark.style.width = `${(100 * w) / page.width_mm}%`;
    mark.style.height = `${(100 * h) / page.height_mm}%`;
    mark.onanimationend = () => mark.remove();
    sheet.querySelector(".marks").append(mark);
  }
}

function setPins(faults) {
  document.querySelectorAll(".pin").forEach((pin) => pin.remove());
  const all = sheets();
  faults.forEach((fault, index) => {
    const sheet = all[fault.page - 1];
    if (!sheet) return;
    const pin = placed(
      element("div", String(index + 1), `pin ${fault.severity}`), sheet.page, fault.x_mm, fault.y_mm,
    );
    pin.dataset.fault = index;
    sheet.querySelector(".marks").append(pin);
  });
}

function setTabs(pages) {
  const tabs = $("tabs");
  const names = pages.length > 1 ? pages.map((page) => page.number) : [];
  if (tabs.dataset.names === names.join("|")) return;
  tabs.dataset.names = names.join("|");
  tabs.replaceChildren(...names.map((name, index) => {
    const button = element("button", (name.match(/\d+/) || [name])[0]);
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.onclick = () => sheets()[index].scrollIntoView({ block: "start" });
    return button;
  }));
  markTab();
}

function markTab() {
  const top = viewer.getBoundingClientRect().top + viewer.clientHeight / 3;
  let current = 0;
  sheets().forEach((sheet, index) => {
    if (sheet.getBoundingClientRect().top < top) current = index;
  });
  [...$("tabs").children].forEach((button, index) => {
    button.setAttribute("aria-current", index === current ? "true" : "false");
  });
}

// Zoom -------------------------------------------------------------------------------------------

function scaleFor(page) {
  const width = page.width_mm * PX_PER_MM;
  const height = page.height_mm * PX_PER_MM;
  if (zoom.mode === "width") return (viewer.clientWidth - GAP) / width;
  if (zoom.mode === "page") {
    return Math.min((viewer.clientWidth - GAP) / width, (viewer.clientHeight - GAP - 30) / height);
  }
  return zoom.scale;
}

function resize() {
  let shown = 0;
  for (const sheet of sheets()) {
    const scale = Math.max(0.05, scaleFor(sheet.page));
    shown = shown || scale;
    const paper = sheet.querySelector(".paper");
    paper.style.width = `${sheet.page.width_mm * PX_PER_MM * scale}px`;
    paper.style.height = `${sheet.page.height_mm * PX_PER_MM * scale}px`;
  }
  $("percent").textContent = shown ? `${Math.round(100 * shown)}%` : "–";
  $("fit-width").setAttribute("aria-pressed", zoom.mode === "width");
  $("fit-page").setAttribute("aria-pressed", zoom.mode === "page");
  $("actual").setAttribute("aria-pressed", zoom.mode === "scale" && zoom.scale === 1);
  sharpen();
}

// Zooms so that the point of the page under (x, y) of the viewer stays there.
function setZoom(mode, scale, x = viewer.clientWidth / 2, y = viewer.clientHeight / 2) {
  const box = viewer.getBoundingClientRect();
  const sheet = sheets().find((one) => one.getBoundingClientRect().bottom > box.top + y) || sheets()[0];
  const paper = sheet && sheet.querySelector(".paper");
  const old = paper && paper.getBoundingClientRect();
  zoom = { mode, scale: scale || zoom.scale };
  sessionStorage.setItem("zoom", JSON.stringify(zoom));
  resize();
  if (!paper) return;
  const now = paper.getBoundingClientRect();
  const factor = now.width / old.width;
  viewer.scrollLeft += now.left - box.left - (x - (x - (old.left - box.left)) * factor);
  viewer.scrollTop += now.top - box.top - (y - (y - (old.top - box.top)) * factor);
}

function current() { return sheets()[0] ? scaleFor(sheets()[0].page) : 1; }
function step(by, x, y) { setZoom("scale", Math.min(6, Math.max(0.1, current() * by)), x, y); }

$("fit-width").onclick = () => setZoom("width");
$("fit-page").onclick = () => setZoom("page");
$("actual").onclick = () => setZoom("scale", 1);
$("larger").onclick = () => step(1.25);
$("smaller").onclick = () => step(0.8);
viewer.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const box = viewer.getBoundingClientRect();
  step(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
}, { passive: false });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const action = {
    "1": () => setZoom("width"), "2": () => setZoom("page"), "0": () => setZoom("scale", 1),
    "+": () => step(1.25), "=": () => step(1.25), "-": () => step(0.8),
  }[event.key];
  if (action) { event.preventDefault(); action(); }
});
new ResizeObserver(resize).observe(viewer);
viewer.addEventListener("scroll", () => { markTab(); sharpen(); }, { passive: true });

// Dragging moves the page, as a sheet on a desk.
let drag = null;
viewer.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || event.pointerType !== "mouse" || !event.target.closest(".paper")) return;
  event.preventDefault();
  viewer.focus({ preventScroll: true });
  drag = { x: event.clientX, y: event.clientY, left: viewer.scrollLeft, top: viewer.scrollTop, moved: false };
});
viewer.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.moved) { // a click on words opens them; so only what moves is a drag
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 4) return;
    drag.moved = true;
    viewer.setPointerCapture(event.pointerId);
  }
  viewer.scrollLeft = drag.left + drag.x - event.clientX;
  viewer.scrollTop = drag.top + drag.y - event.clientY;
});
for (const end of ["pointerup", "pointercancel"]) viewer.addEventListener(end, () => { drag = null; });

// Lists ------------------------------------------------------------------------------------------

function counted(items) {
  const parts = ["error", "warning", "hint"].map((key) => [key, WORDS[key]])
    .map(([key, name]) => [items.filter((item) => item.severity === key).length, name])
    .filter(([count]) => count)
    .map(([count, name]) => `${name} ${count}`);
  return parts.join(" · ");
}

function foreign(words) { return /[\u3400-\u9fff]/.test(words) ? "" : "en"; }

function paragraph(words, className) {
  const made = element("p", words, className);
  if (foreign(words)) made.lang = "en";
  return made;
}

// Lists may come before the pages.
const zonesNow = () => (state ? state.pages : []).flatMap((page) => page.zones);

// A place in the files → what an editor calls it: a story by its title, a picture, a chart.
function placeName({ place, field }) {
  const file = place.replace(/:\d+$/, "");
  const [, folder, name] = file.match(/^(\w+)\/(.+?)(?:\.\w+)?$/) || ["", "", file];
  const head = zonesNow().find((zone) => zone.file === file && ["heading", "chart", "table"].includes(zone.what));
  if (folder === "articles") { // one whose head is the page's headline has none of its own there
    const title = head ? head.words : typeof plan !== "undefined" && plan && plan.stories.find((one) => one.id === name)?.title;
    return title ? filled(WORDS["place-story"], { title }) : file;
  }
  if (folder === "figures") return filled(WORDS["place-chart"], { title: head ? head.words : name });
  if (folder === "tables") return [WORDS["zone-table"], head && head.words].filter(Boolean).join(" ");
  if (folder === "pictures") {
    const own = field && !field.includes("/") ? field.split(".")[0] : name === "pictures" ? "" : name;
    const shown = zonesNow().find((zone) => zone.what === "picture" && zone.fields[0].startsWith(`${own}.`));
    return own ? filled(WORDS["place-picture"], { name: (shown && shown.words) || own }) : file;
  }
  return { "edition.yaml": WORDS["place-edition"], [document.body.dataset.undecided]: WORDS["place-undecided"] }[file] || file;
}

// Findings of one picture stand together, and those of one rule in one paragraph or table: they are
// mended in one place.
function together(items) {
  const rows = [];
  const of = new Map();
  for (const [index, item] of items.entries()) {
    const own = item.place.startsWith("pictures/") && item.field ? item.field.split(".")[0] : "";
    const place = item.place.replace(/:\d+$/, "");
    const same = own || (place.endsWith(".csv") ? item.rule : item.place !== place && `${item.place}:${item.rule}`);
    const key = same && item.message ? `${item.severity}:${place}:${same}` : "";
    if (key && of.has(key)) of.get(key).push(item);
    else {
      rows.push({ index, all: [item] });
      if (key) of.set(key, rows.at(-1).all);
    }
  }
  return rows;
}

function thumb(name) {
  const image = new Image();
  image.alt = "";
  image.className = "thumb";
  image.loading = "lazy";
  image.src = `originals/${encodeURIComponent(name)}`;
  return image;
}

function act(words, done, className = "") {
  const button = element("button", words, className);
  button.type = "button";
  button.onclick = () => done(button);
  return button;
}

// Where two words begin to differ, and how much of their ends is alike.
function apartAt(was, right) {
  let from = 0;
  while (from < was.length && was[from] === right[from]) from += 1;
  let end = 0;
  while (end < Math.min(was.length, right.length) - from && was.at(-1 - end) === right.at(-1 - end)) end += 1;
  return { from, end };
}

// The words that differ, with a little of what stands around them.
function apart(was, right) {
  const { from, end } = apartAt(was, right);
  const part = (words) => words.slice(Math.max(0, from - 2), words.length - Math.max(0, end - 2));
  return { was: part(was), right: part(right) };
}

function row({ index, all }, numbered) {
  const [item] = all;
  const made = element("li", "", "item");
  made.append(element("span", WORDS[item.severity] || item.severity, `badge ${item.severity}`));
  const body = element("div");
  const several = all.length > 1;
  const alike = several && all.every((one) => one.rule === item.rule);
  const title = several && !alike ? placeName(item) : item.title;
  body.append(element("h3", numbered && item.page ? `${index + 1}. ${title}` : title));
  const own = item.place.startsWith("pictures/") && item.field.split(".")[0];
  if (own && !state.stale) body.append(thumb(own)); // what cannot be read has no picture
  if (item.place && (!several || alike)) {
    const place = element("p", [placeName(item), item.called].filter(Boolean).join(" · "), "where");
    place.title = [item.place, item.field].filter(Boolean).join(" ");
    body.append(place);
  }
  if (alike) {
    for (const one of all) body.append(paragraph(one.message, "message"));
  } else if (several) {
    body.append(paragraph(all.map((one) => one.title).join(WORDS.comma), "message"));
  } else if (item.message) body.append(paragraph(item.message, "message"));
  for (const remedy of new Set(all.map((one) => one.remedy).filter(Boolean))) body.append(paragraph(remedy, "remedy"));
  const acts = element("div", "", "acts");
  const mended = all.filter((one) => one.mend);
  if (mended.length && window.mendFinding) {
    const [[was, right]] = mended.map((one) => one.mend);
    const words = right ? apart(was, right) : { was, right: WORDS["mend-nothing"] };
    const said = mended.length > 1 ? filled(WORDS["mend-all"], { count: mended.length }) : filled(WORDS["mend-to"], words);
    acts.append(act(said, () => window.mendFinding(mended, body), "show mend"));
  }
  if (item.place && window.editPlace) {
    const [, file, line] = item.place.match(/^(.*?)(?::(\d+))?$/);
    const asked = file === document.body.dataset.undecided; // decided by buttons, among the doubts
    if (asked) acts.append(act(WORDS.decide, () => openPanel($("tab-doubts"), true), "show mend"));
    else acts.append(
      act(WORDS.go, (go) => { if (!goTo({ file, line: Number(line || 0), field: item.field })) window.editPlace(item, go); }, "show"),
      act(WORDS.edit, (edit) => window.editPlace(item, edit), "show"),
    );
  }
  for (const some of alike ? [all] : all.map((one) => [one])) {
    if (!some.every((one) => one.words) || !window.acceptFinding) continue;
    const said = alike ? filled(WORDS["accept-all"], { count: all.length }) : several ? filled(WORDS["accept-of"], some[0]) : WORDS.accept;
    acts.append(act(said, () => window.acceptFinding(some, body), "show"));
  }
  if (item.page) acts.append(act(filled(WORDS.at, { page: item.page }), () => point(index), "show"));
  if (acts.children.length) body.append(acts);
  made.append(body);
  return made;
}

function point(index) {
  const pin = document.querySelector(`.pin[data-fault="${index}"]`);
  if (!pin) return;
  pin.scrollIntoView({ block: "center", inline: "center" });
  pin.classList.remove("here");
  void pin.offsetWidth; // lets the animation begin anew
  pin.classList.add("here");
}

function list(id, items, none, numbered) {
  const key = JSON.stringify(items) + none;
  const target = $(id);
  $(`${id}-count`).textContent = counted(items);
  $("tab-check-count").textContent = state.findings.length + state.faults.length || (state.pages.length ? "✓" : "");
  if (target.dataset.key === key) return;
  target.dataset.key = key;
  if (!items.length) {
    target.replaceChildren(element("p", none, "none"));
    return;
  }
  const made = element("ul", "", "items");
  made.append(...together(items).map((one) => row(one, numbered)));
  target.replaceChildren(made);
}

function figures(id, rows) {
  $(id).replaceChildren(...rows.flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
}

// States -----------------------------------------------------------------------------------------

// How long it took is for whoever asks: it stands in the status's title.
function seconds(time) { return filled(WORDS.seconds, { seconds: time.toFixed(2) }); }

function statusWords(phase, stage) {
  if (phase === "building") return filled(WORDS.building, { stage: stage || "…" });
  return WORDS[phase];
}

function setStage(phase, stage) {
  document.body.dataset.phase = phase;
  $("status-words").textContent = statusWords(phase, stage);
  const time = phase !== "building" && state && state.timings.find(([name]) => name === WORDS.seen);
  $("status").title = time ? `${WORDS.seen} ${seconds(time[1])}` : "";
  $("status-go").hidden = !["faulty", "undecided", "content", "layout"].includes(phase);
}

let format = "";

function show(next) {
  const [was, right] = [format, next.about[2] || format];
  state = next;
  format = right; // while pages are made nothing is said about them
  if (was && was !== right) say(filled(WORDS["format-changed"], { was, right }), 12000);
  setStage(state.phase, state.stage);
  $("title").textContent = state.title || WORDS.preview;
  document.title = (state.stale ? "⚠ " : "") + (state.title ? filled(WORDS.previewOf, { title: state.title }) : WORDS.preview);
  $("about").textContent = state.about.join(" · ");
  setPages(state.pages);
  document.body.classList.toggle("stale", state.stale);
  const ribbon = $("ribbon");
  ribbon.hidden = !state.trouble || (state.pages.length > 0 && !state.stale); // the page is there: the panel says the rest
  $("trouble").hidden = !state.trouble;
  if (state.trouble) {
    const shown = state.stale ? WORDS.stale : "";
    $("ribbon-title").textContent = state.trouble.title + shown;
    const first = state.findings.find((item) => item.severity === "error");
    const content = state.phase === "content" && first;
    $("ribbon-words").textContent = content
      ? filled(first.field ? WORDS.fieldAt : WORDS.findingAt, first) : "";
    $("trouble-title").textContent = state.trouble.title;
    for (const part of ["message", "remedy"]) {
      const target = $(`trouble-${part}`);
      target.textContent = state.trouble[part];
      target.hidden = !state.trouble[part];
      target.lang = foreign(state.trouble[part]) || document.documentElement.lang;
    }
  }
  const read = state.number > 0;
  list("findings", state.findings, read ? WORDS.none : WORDS.reading, false);
  const audited = state.pages.some((page) => page.fill !== null) && !state.stale;
  list("faults", state.faults, state.stale ? WORDS.unaudited : audited ? WORDS.none : read ? WORDS.auditing : WORDS.waiting, true);
  setPins(state.stale ? [] : state.faults);
  $("notes-card").hidden = !state.notes.length;
  $("notes").replaceChildren(...state.notes.map((note) => {
    const made = element("li", note);
    if (foreign(note)) made.lang = "en";
    return made;
  }));
  figures("fill", state.pages.map((page) => [
    filled(WORDS.fill, { page: page.number }), page.fill === null ? "…" : `${page.fill.toFixed(1)} %`,
  ]).concat(state.at ? [[WORDS.updated, state.at]] : []));
  figures("timings", state.timings.map(([name, time]) => [name, seconds(time)]));
  $("pdf").hidden = !audited;
}

window.onstate = [];
let events = null;
let lost = false;

// Who else has the edition open: two who change one place should know of each other.
function showOthers(names) {
  const place = $("others");
  const known = names.filter(Boolean);
  const unnamed = names.length - known.length;
  const told = [...known, ...(unnamed ? [filled(WORDS["others-unnamed"], { count: unnamed })] : [])];
  place.hidden = !told.length;
  place.textContent = told.length ? filled(WORDS["others-here"], { names: told.join(WORDS.comma) }) : "";
  place.title = place.textContent;
}

function follow() {
  if (events) events.close();
  const who = ($("who") && $("who").value) || localStorage.getItem("who") || "";
  events = new EventSource(`events?${new URLSearchParams({ who })}`);
  events.addEventListener("state", (event) => {
    show(JSON.parse(event.data));
    window.onstate.forEach((told) => told());
  });
  events.addEventListener("stage", (event) => {
    const { phase, stage } = JSON.parse(event.data);
    setStage(phase, stage);
  });
  events.addEventListener("others", (event) => showOthers(JSON.parse(event.data)));
  // A program that was started again gives its pages a new token: an open page fetches it.
  events.onopen = async () => {
    showOthers([]);
    if (!lost || !document.body.dataset.token) return;
    lost = false;
    const answer = await fetch("./");
    if (answer.redirected) { location.reload(); return; } // signed out meanwhile
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.body.dataset.token = fresh.body.dataset.token || "";
  };
  events.onerror = () => {
    lost = true;
    document.body.dataset.phase = "lost";
    $("status-words").textContent = WORDS.lost;
  };
}
follow();
