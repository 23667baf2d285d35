// Changing words where they stand: zones of the page → the words as written → the file.
// The page follows by itself: what is saved here is seen by the watch as any editor's change is.
"use strict";

const token = () => document.body.dataset.token;
const editor = $("editor");
const PATIENCE = 20000; // ms that a save is waited for: then it may be tried again
let target = null; // what is open: { file, from, saving, warned }

// Words that were not saved are kept in the browser, with those that they were made of: they are put
// back where these stand, wherever that is by now, and never over others.
const DRAFTS = `draft:${location.host}${location.pathname}:`;
const draftKey = (file, box) => `${DRAFTS}${file}:${box.dataset.field}:${box.dataset.was}`;

function drafts(file) {
  const found = [];
  for (const [key, kept] of Object.entries({ ...localStorage })) {
    if (!key.startsWith(DRAFTS)) continue;
    try { found.push({ key, ...JSON.parse(kept) }); } catch { /* an old entry */ }
  }
  return file ? found.filter((one) => one.file === file) : found;
}

function draftOf(all, field) {
  const same = all.find((one) => one.field === field.field && one.was === field.words);
  const list = field.field.split("[")[0];
  const gone = (one) => list !== field.field && one.field.startsWith(`${list}[`) && one.was === field.words;
  return same || (field.words && all.find(gone)) || null;
}

function keepDraft(file, box) {
  dropDraft(file, box);
  if (box.value === box.dataset.was) return;
  const name = (target && target.from.dataset.name) || "";
  const kept = { file, field: box.dataset.field, was: box.dataset.was, words: box.value, name };
  localStorage.setItem(draftKey(file, box), JSON.stringify(kept));
}

function dropDraft(file, box) {
  for (const key of [box.draft, draftKey(file, box)]) localStorage.removeItem(key);
}

const boxesOf = () => [...editor.querySelectorAll("textarea")];
const unsaved = () => !editor.hidden && boxesOf().some((box) => box.value !== box.dataset.was);

// Words are open that were not saved: they are not taken away by a click elsewhere.
function held() {
  if (!unsaved()) return false;
  if (!target.saving) complain({ text: WORDS["save-first"], remedy: "" });
  boxesOf().find((box) => box.value !== box.dataset.was).focus();
  return true;
}

window.addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });

// Words that were left unsaved are told when the page is opened again, and marked where they stand.
const leftOver = () => drafts().filter((one) => one.words !== one.was);
if (leftOver().length) say(filled(WORDS["drafts-left"], { count: leftOver().length }), 12000);

async function ask(address, body, patience) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "content-type": "application/json", "x-desk-token": token() },
    body: JSON.stringify(body),
  };
  if (patience) options.signal = AbortSignal.timeout(patience);
  let answer;
  try {
    answer = await fetch(address, options);
  } catch {
    return { error: { text: WORDS.unreachable, remedy: "" } };
  }
  try {
    return await answer.json();
  } catch {
    return { error: { text: WORDS.unreachable, remedy: String(answer.status) } };
  }
}

// Zones ------------------------------------------------------------------------------------------

window.setZones = () => {
  const left = new Set(leftOver().map((one) => one.name));
  for (const sheet of sheets()) {
    const holder = sheet.querySelector(".zones");
    const key = JSON.stringify(sheet.page.zones);
    if (holder.dataset.key === key) continue;
    holder.dataset.key = key;
    const back = document.activeElement && document.activeElement.closest(".zones") === holder
      ? document.activeElement.dataset.name : "";
    holder.replaceChildren(...sheet.page.zones.flatMap((zone) => zoneParts(sheet.page, zone, left)));
    if (back) [...holder.children].find((one) => one.dataset.name === back)?.focus({ preventScroll: true });
  }
};

function zoneParts(page, zone, left) {
  return zone.boxes.map(([x, y, w, h], index) => {
    const part = placed(element(index ? "span" : "button", "", "zone"), page, x, y);
    part.style.width = `${(100 * w) / page.width_mm}%`;
    part.style.height = `${(100 * h) / page.height_mm}%`;
    part.zone = zone;
    part.dataset.name = `${zone.file}:${zone.line}:${zone.fields[0] || ""}`;
    part.classList.toggle("drafted", left.has(part.dataset.name));
    if (!index) {
      part.type = "button";
      part.setAttribute("aria-label", filled(WORDS.editOf, {
        what: WORDS[`zone-${zone.what}`], words: zone.words.slice(0, 24),
      }));
    }
    const light = (on) => [...part.parentNode.children]
      .filter((one) => one.dataset.name === part.dataset.name)
      .forEach((one) => one.classList.toggle("lit", on));
    part.onpointerenter = () => light(true);
    part.onpointerleave = () => light(false);
    part.onclick = () => {
      if (held()) return;
      if (zone.what === "picture") window.openPicture(zone, part);
      else if (zone.what === "chart" || zone.what === "table") window.openTable(zone, part);
      else openEditor({ file: zone.file, line: zone.line, fields: zone.fields, what: zone.what }, part);
    };
    return part;
  });
}

const OF_PICTURE = ["caption", "credit", "alt"];

// A finding names a file and a line, or a field of the file.
function placeOf(item) {
  const [, file, line] = item.place.match(/^(.*?)(?::(\d+))?$/);
  const head = /^(kicker|title|deck|dateline|byline)$/.test(item.field);
  const byField = item.field && (!file.endsWith(".md") || head);
  const [picture, said] = item.field.split("."); // a picture's words are asked for together
  if (file.startsWith("pictures/") && OF_PICTURE.includes(said)) {
    return { file, line: 0, fields: OF_PICTURE.map((one) => `${picture}.${one}`) };
  }
  return { file, line: byField ? 0 : Number(line || 0), fields: byField ? [item.field] : [] };
}

window.editPlace = (item, from) => {
  const place = placeOf(item);
  const table = zonesNow().find((zone) => zone.what === "table" && zone.file === place.file);
  if (table) window.openTable(table, from); // a line of a .csv is nobody's words
  else openEditor({ ...place, what: "", doubt: item.doubt }, from);
};

// The editor -------------------------------------------------------------------------------------

async function openEditor(wanted, from) {
  const query = new URLSearchParams({ file: wanted.file, line: wanted.line || 0, fields: (wanted.fields || []).join(",") });
  if (held()) return;
  const told = await ask(`copy.json?${query}`);
  if (held()) return; // another was opened meanwhile, and written in
  const what = WORDS[`zone-${wanted.what}`] || WORDS.edit;
  $("editor-title").textContent = `${what} · ${placeName({ place: wanted.file, field: (wanted.fields || [])[0] })}`;
  $("editor-title").title = wanted.file;
  complain(told.error || wanted.warning);
  const fields = told.fields || [];
  let drafted = false;
  let parted = "";
  const kept = drafts(wanted.file);
  target = { file: wanted.file, from, saving: false, warned: false, doubt: wanted.doubt };
  $("editor-fields").replaceChildren(...fields.map((field) => {
    const label = element("label", "", "editor-field");
    label.append(element("span", field.name));
    const box = element("textarea");
    const draft = draftOf(kept, field);
    box.value = draft ? draft.words : field.words;
    box.draft = draft ? draft.key : "";
    drafted = drafted || box.value !== field.words;
    parted = parted || (!draft && kept.find((one) => one.field === field.field && !fields.some((other) => other.words === one.was))?.words) || "";
    box.dataset.field = field.field;
    box.dataset.was = field.words;
    box.spellcheck = false;
    box.rows = 1;
    // What an input method has not put in yet is no word.
    box.oninput = (event) => { fit(box); if (!event.isComposing) { target.warned = false; keepDraft(wanted.file, box); } };
    box.addEventListener("compositionend", () => { target.warned = false; keepDraft(wanted.file, box); });
    label.append(box);
    return label;
  }));
  if (parted) complain({ text: filled(WORDS["draft-parted"], { words: parted }), remedy: "" });
  else if (drafted) complain({ text: WORDS.draft, remedy: "" });
  else if (fields.some((field) => field.rows)) complain({ text: WORDS.rows, remedy: "" });
  editor.hidden = false;
  stand(from); // first its width, which says how many lines the words take
  boxesOf().forEach(fit);
  stand(from);
  const main = [...editor.querySelectorAll("textarea")].find((box) => /(^|\.)title$/.test(box.dataset.field));
  (main || editor.querySelector("textarea") || $("editor-cancel")).focus({ preventScroll: true });
}

// A box is as high as its words, so that all of them are seen; long ones scroll.
function fit(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, window.innerHeight / 2)}px`;
}

function stand(from, editor = $("editor"), least = 420) {
  const box = from.getBoundingClientRect();
  const wide = Math.min(window.innerWidth - 16, Math.max(least, Math.min(720, box.width + 24)));
  editor.style.width = `${wide}px`;
  const high = editor.offsetHeight;
  const under = box.bottom + 8 + high < window.innerHeight;
  const top = under ? box.bottom + 8 : box.top - 8 - high;
  editor.style.left = `${Math.max(8, Math.min(box.left - 12, window.innerWidth - wide - 8))}px`;
  editor.style.top = `${Math.max(8, Math.min(top, window.innerHeight - high - 8))}px`;
}

// What is said makes a box higher: it is moved so that its buttons stay on the screen.
const heights = new ResizeObserver((changed) => {
  for (const { target: box } of changed) {
    if (!box.hidden) box.style.top = `${Math.max(8, Math.min(box.offsetTop, window.innerHeight - box.offsetHeight - 8))}px`;
  }
});
for (const box of document.querySelectorAll(".editor")) heights.observe(box);

function complain(error) {
  const place = $("editor-words");
  place.hidden = !error;
  place.textContent = error ? [error.text, error.remedy].filter(Boolean).join("　→ ") : "";
}

function closeEditor() {
  editor.hidden = true;
  const name = target && target.from.dataset.name;
  if (target) target.from.classList.remove("drafted");
  const back = target && (target.from.isConnected ? target.from
    : [...document.querySelectorAll("button.zone")].find((one) => one.dataset.name === name));
  target = null;
  (back || viewer).focus({ preventScroll: true });
}

$("editor-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!target || target.saving) return;
  const open = target;
  const boxes = boxesOf();
  const edits = boxes.filter((box) => box.value !== box.dataset.was)
    .map((box) => ({ field: box.dataset.field, was: box.dataset.was, words: box.value }));
  let followed = [];
  if (edits.length) {
    complain({ text: WORDS.saving, remedy: "" });
    open.saving = true;
    const told = await ask("copy", { file: open.file, edits, who: $("who").value }, PATIENCE);
    open.saving = false;
    followed = told.followed || [];
    // Saved already, and only the answer was lost: the words stand as they were sent.
    const stands = told.error && edits.length === 1 && told.error.now === edits[0].words;
    if (told.error && !stands) {
      complain(told.error);
      // Saved once more, these words take the place of the other's, which have now been seen.
      if (told.error.now !== undefined && edits.length === 1) {
        const box = boxes.find((one) => one.dataset.field === edits[0].field);
        dropDraft(open.file, box);
        box.dataset.was = told.error.now;
        keepDraft(open.file, box);
      }
      return;
    }
  }
  for (const box of boxes) {
    const sent = edits.find((one) => one.field === box.dataset.field);
    dropDraft(open.file, box);
    if (sent) box.dataset.was = sent.words;
    keepDraft(open.file, box);
  }
  if (followed.length) say(filled(WORDS["saved-followed"], { charts: followed.join(WORDS.comma) }), 12000);
  else if (edits.length) say(WORDS.saved);
  // What was doubted has been put right: it is not asked again.
  if (edits.length && open.doubt) await ask("doubt", { id: open.doubt, choice: "mended", who: $("who").value });
  if (unsaved()) complain({ text: WORDS["save-more"], remedy: "" }); // written on while it was saved
  else closeEditor();
  listChanges();
  if (window.listDoubts) window.listDoubts();
});

$("editor-cancel").onclick = () => {
  if (unsaved() && !target.warned) {
    target.warned = true;
    complain({ text: WORDS["cancel-sure"], remedy: "" });
    return;
  }
  if (target) boxesOf().forEach((box) => dropDraft(target.file, box));
  closeEditor();
};

editor.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return; // the key is the input method's
  if (event.key === "Escape") { event.preventDefault(); $("editor-cancel").click(); }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); $("editor-form").requestSubmit(); }
});

// Findings of one rule that are right as they stand: the reason goes into edition.yaml.
window.acceptFinding = (items, body) => {
  const [item] = items;
  if (body.querySelector("form")) { body.querySelector("input").focus(); return; }
  const form = element("form", "", "accepting");
  const label = element("label", `${WORDS.reason} `);
  const reason = element("input");
  reason.maxLength = 300;
  label.append(reason);
  const save = element("button", WORDS.accept);
  const words = element("p", "", "editor-words");
  words.setAttribute("role", "alert");
  words.hidden = true;
  form.append(label, save, words);
  form.onsubmit = async (event) => {
    event.preventDefault();
    const file = item.place.replace(/:\d+$/, "");
    const told = await ask("accept", { rule: item.rule, file, words: items.map((one) => one.words), reason: reason.value, who: $("who").value });
    if (told.error) { words.hidden = false; words.textContent = `${told.error.text}　→ ${told.error.remedy}`; return; }
    form.remove();
    listChanges();
  };
  body.append(form);
  reason.focus();
};

// Changes ----------------------------------------------------------------------------------------

async function turn(way) {
  const told = await ask(way, {});
  if (!told.error) say(way === "undo" ? WORDS["undo-done"] : WORDS["redo-done"]);
  const place = $("changes-words");
  if (place) place.remove();
  if (told.error) {
    const words = element("p", `${told.error.text}　→ ${told.error.remedy}`, "editor-words");
    words.id = "changes-words";
    words.setAttribute("role", "alert");
    $("changes").before(words);
  }
  listChanges();
  if (window.listDoubts) window.listDoubts();
}

$("undo").onclick = () => turn("undo");
$("redo").onclick = () => turn("redo");
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
  const key = event.key.toLowerCase();
  const way = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
  if (way) { event.preventDefault(); turn(way); }
});

// What was taken out and put in, with the words around it.
function changedWords(parts) {
  const words = element("p");
  for (const [out, into, left, right] of parts) {
    words.append(left ? `…${left}` : "");
    if (out) words.append(element("del", out.slice(0, 60)));
    if (into) words.append(element("ins", into.slice(0, 60)));
    words.append(right ? `${right}… ` : " ");
  }
  return words;
}

async function listChanges() {
  const told = await ask("changes.json");
  const all = told.changes || [];
  const standing = all.filter((one) => !one.undone);
  $("changes-count").textContent = standing.length || "";
  $("undo").disabled = !standing.length;
  $("redo").disabled = standing.length === all.length;
  if (!all.length) {
    $("changes").replaceChildren(element("p", WORDS.noChanges, "none"));
    return;
  }
  const list = element("ul", "", "items");
  list.append(...all.slice(0, 40).map((one) => {
    const row = element("li", "", `item quiet${one.undone ? " undone" : ""}`);
    const place = placeName({ place: one.file, field: one.field });
    const head = [one.at.slice(5, 16).replace("T", " "), one.who, place, one.fields.join("、"), one.undone ? WORDS.undone : ""];
    row.append(element("div", head.filter(Boolean).join(" · "), "where"));
    row.append(changedWords(one.parts));
    if (!one.undone) row.append(act(WORDS["compare-now"], () => compareStates(`before:${one.step}`, one.at.slice(5, 16).replace("T", " ")), "show"));
    return row;
  }));
  $("changes").replaceChildren(list);
}

// Delivering -------------------------------------------------------------------------------------

let madeOf = null; // the pages as they were when the files were made
const pagesNow = () => state.pages.map((page) => page.name).join();

const sized = (bytes) => bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;

function tellMade() {
  if (madeOf !== null && state.pages.length && pagesNow() !== madeOf) {
    madeOf = null;
    $("make-state").textContent = WORDS["made-stale"];
    $("made").hidden = true;
  }
}

$("make").onclick = async () => {
  $("make").disabled = true;
  $("made").hidden = true;
  const began = Date.now();
  let last = WORDS.makingNow;
  const tell = (stage) => {
    last = stage || last;
    const values = { stage: last, seconds: Math.round((Date.now() - began) / 1000) };
    if ($("make").disabled) $("make-state").textContent = filled(WORDS["making-stage"], values);
  };
  tell("");
  const follows = setInterval(async () => tell((await ask("making.json")).stage), 1000);
  const told = await ask("make", {});
  clearInterval(follows);
  $("make").disabled = false;
  $("make-state").textContent = told.error
    ? [told.error.text, told.error.remedy].filter(Boolean).join("　→ ") : told.preflight;
  $("made").hidden = Boolean(told.error);
  $("made").replaceChildren(...(told.files || []).map((one) => {
    const row = element("li");
    const link = element("a", one.what);
    link.href = `made/${encodeURIComponent(one.name)}`;
    link.download = one.name;
    row.append(link, element("span", filled(WORDS["made-size"], { name: one.name, size: sized(one.bytes) }), "where"));
    return row;
  }));
  madeOf = told.error ? null : pagesNow();
  $("unsigned").hidden = !(told.unsigned && told.unsigned.length);
  $("unsigned").textContent = (told.unsigned || []).join(WORDS.comma);
};

if ($("leave")) { // the desk of an office: the name is the account's
  $("leave").onclick = async () => location.assign((await ask("/door/out", {})).to || "/");
} else {
  $("who").value = localStorage.getItem("who") || "";
  $("who").onchange = () => {
    localStorage.setItem("who", $("who").value);
    follow();
  };
}
window.onstate.push(() => { window.setZones(); listChanges(); tellMade(); });
listChanges();
