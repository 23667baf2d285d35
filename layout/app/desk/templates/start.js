// The start page: files of an office → an edition; and the editions that there are.
"use strict";

const $ = (id) => document.getElementById(id);
const WORDS = JSON.parse(document.body.dataset.words);
const TOKEN = document.body.dataset.token;
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
document.fonts.onloadingdone = () => document.documentElement.classList.toggle("faced");
document.fonts.ready.then(() => document.documentElement.classList.add("faced"));
let chosen = [];

function element(name, words = "", className = "") {
  const made = document.createElement(name);
  if (words) made.textContent = words;
  if (className) made.className = className;
  return made;
}

function complain(error, id = "bring-words") {
  const place = $(id);
  place.hidden = !error;
  place.textContent = error ? [error.text, error.remedy].filter(Boolean).join("　→ ") : "";
}

async function answer(address, options) {
  try {
    return await (await fetch(address, options)).json();
  } catch {
    return { error: { text: WORDS.unreachable, remedy: "" } };
  }
}

// What is sent as JSON and changes something carries the page's token.
function send(address, body) {
  const headers = { "content-type": "application/json", "x-desk-token": TOKEN };
  return answer(address, { method: "POST", headers, body: JSON.stringify(body) });
}

async function list() {
  const { editions = [] } = await answer("editions.json");
  $("editions-count").textContent = editions.length || "";
  $("editions-none").hidden = editions.length > 0;
  $("editions").replaceChildren(...editions.map((one) => {
    const row = element("li", "", "item quiet");
    const link = element("a", one.title || one.name);
    link.href = `e/${encodeURIComponent(one.name)}/`;
    const head = element("h3");
    head.append(link);
    if (one.thumb) {
      const image = new Image();
      image.alt = "";
      image.className = "thumb";
      image.src = `thumbs/${encodeURIComponent(one.name)}.png?${encodeURIComponent(one.changed)}`;
      row.append(image);
    }
    const body = element("div");
    row.append(body);
    body.append(head, element("div", [one.paper, one.date, one.name, filled(WORDS.changedAt, { at: one.changed })]
      .filter(Boolean).join(" · "), "where"));
    if (one.signed) body.append(element("p", filled(WORDS["signed-steps"], one), "signed"));
    const again = element("button", WORDS["again"], "show");
    again.type = "button";
    again.setAttribute("aria-label", `${WORDS["again"]} · ${one.title || one.name}`);
    again.onclick = () => askAgain(one, body);
    body.append(again);
    return row;
  }));
}

// The same edition for another district: its name is asked for, the check lists what is left.
function askAgain(one, body) {
  const old = body.querySelector("form");
  if (old) { old.querySelector("input").focus(); return; }
  const form = element("form", "", "accepting");
  const field = (words, type) => {
    const label = element("label", `${words} `);
    const input = element("input");
    input.type = type;
    label.append(input);
    form.append(label);
    return input;
  };
  const place = field(WORDS["again-place"], "text");
  const date = field(WORDS["again-date"], "date");
  place.maxLength = 20;
  place.required = true;
  const words = element("p", WORDS["again-about"], "hint");
  words.setAttribute("role", "status");
  form.append(element("button", WORDS["again-go"]), words);
  form.onsubmit = async (event) => {
    event.preventDefault();
    const told = await send("again", { pattern: one.name, place: place.value.trim(), date: date.value || null });
    if (told.error) { words.textContent = [told.error.text, told.error.remedy].filter(Boolean).join("　→ "); return; }
    location.assign(told.open);
  };
  body.append(form);
  place.focus();
}

// Who was at the door: only who answers for the accounts is given the table.
async function passings() {
  if (!$("passings")) return;
  const { passings: found = [] } = await answer("door/record.json");
  $("passings").replaceChildren(...found.map((one) => {
    const row = element("tr");
    row.append(...["at", "what", "name", "role", "from"].map((column) => element("td", one[column])));
    return row;
  }));
}

// Choosing and dropping --------------------------------------------------------------------------

// A file keeps the folder that it was dropped with: files of one folder are one edition.
function nameOf(file) { return file.folders || file.webkitRelativePath || file.name; }

// Copy first, then tables, then pictures, as an office counts them.
const KINDS = ["copy", "table", "picture"];
function kindOf(file) {
  if (/\.(jpe?g|png|tiff?|webp|svg|gif|bmp|heic)$/i.test(file.name)) return 2;
  return /\.(xlsx?|et|csv|ods)$/i.test(file.name) ? 1 : 0;
}

function choose(files) {
  for (const file of files) {
    if (/(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(nameOf(file))) continue; // a system's own
    if (!chosen.some((one) => nameOf(one) === nameOf(file))) chosen.push(file);
  }
  chosen.sort((a, b) => kindOf(a) - kindOf(b) || nameOf(a).localeCompare(nameOf(b), "zh", { numeric: true }));
  const counts = KINDS.map((name, kind) => [name, chosen.filter((file) => kindOf(file) === kind).length]).filter(([, count]) => count);
  $("chosen-count").textContent = chosen.length
    ? filled(WORDS["chosen"], { count: chosen.length }) + WORDS.colon + counts.map(([name, count]) => `${WORDS[`kind-${name}`]} ${count}`).join(" · ") : "";
  $("chosen").replaceChildren(...chosen.map((file) => {
    const row = element("li", `${nameOf(file)}　`);
    const out = element("button", WORDS.leaveOut, "show");
    out.type = "button";
    out.setAttribute("aria-label", filled(WORDS.leaveOutOf, { title: nameOf(file) }));
    out.onclick = () => { chosen = chosen.filter((one) => one !== file); choose([]); };
    row.append(out);
    return row;
  }));
  $("bring-go").disabled = !chosen.length;
}

async function walked(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, fail) => entry.file(done, fail));
    file.folders = entry.fullPath.slice(1);
    return [file];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) break;
    for (const one of some) found.push(...await walked(one));
  }
  return found;
}

const drop = $("drop");
for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.remove("over"); });
}
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", async (event) => { // beside the box is meant for it, too
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  const files = entries.length ? (await Promise.all(entries.map(walked))).flat() : [...event.dataTransfer.files];
  choose(files);
});
for (const id of ["files", "folder"]) $(id).onchange = () => { choose([...$(id).files]); $(id).value = ""; };

// Bringing in ------------------------------------------------------------------------------------

$("bring").addEventListener("submit", async (event) => {
  event.preventDefault();
  complain(null);
  $("bring-go").disabled = true;
  const batch = [...crypto.getRandomValues(new Uint8Array(8))].map((n) => n.toString(16).padStart(2, "0")).join("");
  const headers = { "content-type": "application/octet-stream", "x-desk-token": TOKEN };
  let told = {};
  for (const [index, file] of chosen.entries()) {
    $("bring-state").textContent = filled(WORDS.sending, { at: index + 1, count: chosen.length });
    const query = new URLSearchParams({ batch, name: nameOf(file) });
    told = await answer(`upload?${query}`, { method: "POST", headers, body: file });
    if (told.error) break;
  }
  if (!told.error) {
    $("bring-state").textContent = WORDS.bringing;
    const body = { batch, name: $("name").value.trim(), paper: $("paper").value.trim(), date: $("date").value || null };
    told = await send("import", body);
  }
  $("bring-state").textContent = "";
  $("bring-go").disabled = false;
  if (told.error) { complain(told.error); return; }
  localStorage.setItem("paper", $("paper").value);
  location.assign(told.open);
});

// Beginning without copy -------------------------------------------------------------------------

async function offer() {
  const { formats = [], banners = [], sections = [], usual = {} } = await answer("new.json");
  const fill = (id, options) => {
    $(id).replaceChildren(...options.map(([value, title]) => new Option(title, value)));
    $(id).value = usual[id.slice(4)];
  };
  fill("new-format", formats);
  fill("new-banner", banners);
  fill("new-sections", sections.map((count) => [count, count]));
}

$("new").addEventListener("submit", async (event) => {
  event.preventDefault();
  complain(null, "new-words");
  $("new-go").disabled = true;
  const given = (name) => $(`new-${name}`).value.trim();
  const told = await send("new", {
    district: given("district"), paper: given("paper"), date: given("date") || null, headline: given("headline"),
    format: given("format"), banner: given("banner"), sections: Number(given("sections")),
  });
  $("new-go").disabled = false;
  if (told.error) { complain(told.error, "new-words"); return; }
  localStorage.setItem("paper", given("paper"));
  location.assign(told.open);
});

// What is made today is printed tomorrow: said in the field, where it is seen and changed.
const tomorrow = new Date();
tomorrow.setDate(tomorrow.getDate() + 1);
$("date").value = [tomorrow.getFullYear(), tomorrow.getMonth() + 1, tomorrow.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
$("new-date").value = $("date").value;
$("new-paper").value = localStorage.getItem("paper") || "";
$("new-open").addEventListener("toggle", () => { if ($("new-open").open) offer().then(() => $("new-district").focus()); });
$("paper").value = localStorage.getItem("paper") || "";
list();
passings();
