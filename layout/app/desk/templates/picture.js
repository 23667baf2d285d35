// A picture's boxes: what must stay, what may be used, where a headline may stand; drawn over the
// whole picture by mouse or keyboard, and another file in its place by dropping it.
"use strict";

const cropper = $("cropper");
const STEP = 0.01; // of a side: how far an arrow key goes
const LEAST = 0.04; // the smallest box
let drawing = null; // { name, boxes, was, found, from, kind }

window.openPicture = async (zone, from) => {
  if (held()) return;
  const name = zone.fields[0].slice(0, -".safe".length);
  const [, , w, h] = zone.boxes[0];
  const told = await ask(`boxes.json?${new URLSearchParams({ name, aspect: (w / h).toFixed(4) })}`);
  if (told.error) { complain(told.error); $("editor-title").textContent = name; $("editor-fields").replaceChildren(); target = { file: zone.file, from }; editor.hidden = false; stand(from); return; }
  drawing = { name, from, was: told.boxes, boxes: structuredClone(told.boxes), found: told.found, printed: told.printed, kind: "safe" };
  $("cropper-title").textContent = filled(WORDS["box-of"], { title: zone.words || told.file });
  $("cropper-image").src = `originals/${encodeURIComponent(name)}?${Date.now()}`;
  $("cropper-image").alt = zone.words || name;
  cropper.querySelector("input[value=safe]").checked = true;
  tell("cropper-words", null);
  cropper.hidden = false;
  draw();
  cropper.querySelector("input[value=safe]").focus();
};

function draw() {
  const holder = $("cropper-whole");
  const active = document.activeElement && document.activeElement.dataset.part;
  holder.querySelectorAll(".box").forEach((one) => one.remove());
  if (drawing.printed) holder.append(boxPart(drawing.printed, "printed"));
  for (const kind of ["crop", "calm", "safe"]) {
    const box = drawing.boxes[kind];
    if (kind !== drawing.kind && box) holder.append(boxPart(box, kind));
  }
  const box = drawing.boxes[drawing.kind];
  const shown = box || (drawing.kind === "safe" && drawing.found) || { left: 0, top: 0, right: 1, bottom: 1 };
  const part = boxPart(shown, `${drawing.kind} chosen`, "button");
  part.type = "button";
  part.dataset.part = "box";
  part.setAttribute("aria-label", `${WORDS[`box-${drawing.kind}`]} · ${figuresOf(shown)}`);
  part.onkeydown = boxKey;
  part.onpointerdown = (event) => grab(event, { left: 1, top: 1, right: 1, bottom: 1 });
  for (const [x, y] of [[0, 0], [0.5, 0], [1, 0], [0, 0.5], [1, 0.5], [0, 1], [0.5, 1], [1, 1]]) {
    const grip = element("span", "", "grip");
    grip.style.left = `${100 * x}%`;
    grip.style.top = `${100 * y}%`;
    grip.onpointerdown = (event) => grab(event, { left: +(x === 0), right: +(x === 1), top: +(y === 0), bottom: +(y === 1) });
    part.append(grip);
  }
  holder.append(part);
  if (active) holder.querySelector(`[data-part="${active}"]`)?.focus();
  $("cropper-about").textContent = WORDS[`box-${drawing.kind}-about`];
  $("cropper-figures").textContent = box ? figuresOf(box) : WORDS[drawing.kind === "safe" && drawing.found ? "box-found" : "box-unset"];
  $("cropper-clear").disabled = !box;
}

function boxPart(box, className, name = "span") {
  const part = element(name, "", `box ${className}`);
  for (const [side, value] of [["left", box.left], ["top", box.top], ["width", box.right - box.left], ["height", box.bottom - box.top]]) {
    part.style[side] = `${100 * value}%`;
  }
  return part;
}

function figuresOf(box) {
  const values = Object.fromEntries(Object.entries(box).map(([side, value]) => [side, Math.round(100 * value)]));
  return filled(WORDS["box-figures"], values);
}

function currentBox() {
  return drawing.boxes[drawing.kind] || { ...((drawing.kind === "safe" && drawing.found) || { left: 0, top: 0, right: 1, bottom: 1 }) };
}

// Sides move by (dx, dy); a box that moves whole stays of its size within the picture.
function moved(box, sides, dx, dy) {
  const next = { ...box };
  const pairs = [["left", "right", dx], ["top", "bottom", dy]];
  for (const [low, high, by] of pairs) {
    if (sides[low] && sides[high]) {
      const shift = Math.min(Math.max(by, -box[low]), 1 - box[high]);
      next[low] = box[low] + shift;
      next[high] = box[high] + shift;
    } else if (sides[low]) next[low] = Math.min(Math.max(0, box[low] + by), box[high] - LEAST);
    else if (sides[high]) next[high] = Math.max(Math.min(1, box[high] + by), box[low] + LEAST);
  }
  for (const side of Object.keys(next)) next[side] = Math.round(1000 * next[side]) / 1000;
  return next;
}

// From a corner to where the pointer is, no smaller than a box may be.
function drawn(from, dx, dy) {
  const next = {};
  for (const [low, high, by] of [["left", "right", dx], ["top", "bottom", dy]]) {
    const ends = [from[low], Math.min(1, Math.max(0, from[low] + by))].sort((a, b) => a - b);
    next[low] = Math.round(1000 * Math.min(ends[0], 1 - LEAST)) / 1000;
    next[high] = Math.round(1000 * Math.max(ends[1], next[low] + LEAST)) / 1000;
  }
  return next;
}

function grab(event, sides) {
  event.preventDefault();
  event.stopPropagation();
  const area = $("cropper-whole").getBoundingClientRect();
  const start = { x: event.clientX, y: event.clientY, box: currentBox() };
  const whole = start.box.left <= 0 && start.box.top <= 0 && start.box.right >= 1 && start.box.bottom >= 1;
  if (sides.left && sides.right && whole) { // nothing to move: a new box from here
    const at = [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
    start.box = { left: at[0], top: at[1], right: at[0], bottom: at[1] };
    sides = null;
  }
  const follow = (next) => {
    const by = [(next.clientX - start.x) / area.width, (next.clientY - start.y) / area.height];
    drawing.boxes[drawing.kind] = sides ? moved(start.box, sides, ...by) : drawn(start.box, ...by);
    draw();
  };
  const leave = () => {
    window.removeEventListener("pointermove", follow);
    window.removeEventListener("pointerup", leave);
    $("cropper-whole").querySelector("[data-part=box]")?.focus();
  };
  window.addEventListener("pointermove", follow);
  window.addEventListener("pointerup", leave);
}

function boxKey(event) {
  const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
  if (!way) return;
  event.preventDefault();
  const sides = event.shiftKey ? { right: 1, bottom: 1 } : { left: 1, top: 1, right: 1, bottom: 1 };
  drawing.boxes[drawing.kind] = moved(currentBox(), sides, ...way);
  draw();
}

function closeCropper() {
  cropper.hidden = true;
  const name = drawing && drawing.from.dataset.name;
  drawing = null;
  ([...document.querySelectorAll("button.zone")].find((one) => one.dataset.name === name) || viewer).focus({ preventScroll: true });
}

$("cropper-kinds").onchange = (event) => { drawing.kind = event.target.value; draw(); };
$("cropper-clear").onclick = () => { drawing.boxes[drawing.kind] = null; draw(); };
$("cropper-cancel").onclick = closeCropper;
cropper.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); closeCropper(); } });
function openWords(warning) {
  const { name, from } = drawing;
  closeCropper();
  openEditor({ file: from.zone.file, line: 0, fields: ["caption", "credit", "alt"].map((key) => `${name}.${key}`), what: "caption", warning }, from);
}
$("cropper-caption").onclick = () => openWords();

$("cropper-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const open = drawing;
  const changed = Object.keys(drawing.boxes).filter((key) => JSON.stringify(drawing.boxes[key]) !== JSON.stringify(drawing.was[key]));
  const some = (from) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  if (changed.length) {
    const told = await ask("boxes", { name: drawing.name, boxes: some(drawing.boxes), was: some(drawing.was), who: $("who").value });
    if (told.error) { tell("cropper-words", told.error); return; }
    say(WORDS.saved);
  }
  if (drawing === open) closeCropper();
  listChanges();
});

async function replaceBy(file) {
  tell("cropper-words", { text: WORDS.replacing, remedy: "" });
  const query = new URLSearchParams({ name: drawing.name, file: file.name, who: $("who").value });
  let told;
  try {
    told = await (await fetch(`replace?${query}`, {
      method: "POST", headers: { "content-type": "application/octet-stream", "x-desk-token": token() }, body: file,
    })).json();
  } catch {
    told = { error: { text: WORDS.unreachable, remedy: "" } };
  }
  if (told.error) { tell("cropper-words", told.error); return; }
  // The words are still those of the picture that went: they are open at once, and this is said.
  openWords({ text: WORDS["replaced"], remedy: "" });
  listChanges();
}

$("cropper-file").onchange = () => { const [file] = $("cropper-file").files; if (file) replaceBy(file); $("cropper-file").value = ""; };
for (const name of ["dragenter", "dragover"]) {
  cropper.addEventListener(name, (event) => { event.preventDefault(); $("cropper-whole").classList.add("over"); });
}
for (const name of ["dragleave", "drop"]) {
  cropper.addEventListener(name, (event) => { event.preventDefault(); $("cropper-whole").classList.remove("over"); });
}
cropper.addEventListener("drop", (event) => { const [file] = event.dataTransfer.files; if (file) replaceBy(file); });

// A file dropped on a picture of the page takes its place.
viewer.addEventListener("dragover", (event) => { if (event.target.closest(".zone")?.zone?.what === "picture") event.preventDefault(); });
viewer.addEventListener("drop", async (event) => {
  const part = event.target.closest(".zone");
  const [file] = event.dataTransfer.files;
  if (!part || part.zone.what !== "picture" || !file) return;
  event.preventDefault();
  await window.openPicture(part.zone, part);
  if (drawing) replaceBy(file);
});
