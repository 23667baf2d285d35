// Order and wishes: stories are moved by dragging or by keyboard; what is wished for the planner, and
// what became of it.
"use strict";

const WIDTHS = ["narrow", "medium", "wide", "full"];
let plan = null;
let planKey = "";

async function listPlan() {
  const told = await ask("plan.json");
  if (!told.stories) { tell("plan-words", told.error); return; }
  const key = JSON.stringify(told);
  if (key === planKey) return;
  planKey = key;
  plan = told;
  const at = document.activeElement && document.activeElement.dataset.at;
  setSettings();
  setCharting();
  const opened = new Set([...document.querySelectorAll("#stories details[open]")].map((one) => one.closest("li").dataset.id));
  $("stories").replaceChildren(...plan.stories.map((story, index) => storyRow(story, index, opened.has(story.id))));
  if (at) document.querySelector(`[data-at="${CSS.escape(at)}"]`)?.focus();
}

function setSettings() {
  const { settings, choices, defaults } = plan;
  const row = (field, empty, options) => chooser({ article: "", field, was: settings[field] }, WORDS[`set-${field.replace("_", "-")}`], empty, options);
  $("plan-settings").replaceChildren(
    row("look", filled(WORDS["set-default"], { name: defaults.look }), choices.look),
    row("banner", WORDS["as-look"], choices.banner),
    ...(plan.opening_picture ? [] : [element("p", WORDS["no-opening-picture"], "hint")]),
    row("profile", filled(WORDS["set-first"], { name: defaults.profile }), choices.profile),
    row("max_pages", WORDS["as-found"], [1, 2, 3, 4, 6, 8, 12, 16, 24, 32].map((n) => [String(n), String(n)])),
    ticks([tick({ article: "", field: "spread", was: settings.spread }, WORDS["set-spread"])]),
  );
}

function chooser(wish, name, empty, options) {
  const label = element("label");
  label.append(element("span", name));
  const box = element("select");
  box.dataset.at = `${wish.article}:${wish.field}`;
  const known = options.some(([value]) => value === wish.was);
  if (empty || !known) box.append(new Option(empty || wish.was || "—", known ? "" : wish.was));
  if (empty && !known && wish.was) box.append(new Option(empty, ""));
  box.append(...options.map(([value, title]) => new Option(title, value)));
  box.value = wish.was;
  box.onchange = () => setWish(wish, box.value);
  label.append(box);
  return label;
}

function tick(wish, name) {
  const label = element("label");
  const box = element("input");
  box.type = "checkbox";
  box.dataset.at = `${wish.article}:${wish.field}`;
  box.checked = wish.was === "true";
  box.onchange = () => setWish(wish, box.checked ? "true" : "");
  label.append(box, name);
  return label;
}

function ticks(all) {
  const made = element("div", "", "ticks");
  made.append(...all);
  return made;
}

async function setWish(wish, value) {
  const told = await ask("wish", { ...wish, value, who: $("who").value });
  tell("plan-words", told.error);
  planKey = "";
  listPlan();
  listChanges();
}

function storyRow(story, index, open) {
  const row = element("li");
  row.dataset.id = story.id;
  row.draggable = true;
  const head = element("div", "", "story-head");
  const title = element("h3", story.title);
  title.tabIndex = 0;
  title.dataset.at = `${story.id}:title`;
  title.onkeydown = (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !by) return;
    event.preventDefault();
    move(index, index + by);
  };
  const up = act("↑", () => move(index, index - 1));
  const down = act("↓", () => move(index, index + 1));
  up.disabled = index === 0;
  down.disabled = index === plan.stories.length - 1;
  up.dataset.at = `${story.id}:up`;
  down.dataset.at = `${story.id}:down`;
  up.setAttribute("aria-label", filled(WORDS["up-of"], story));
  down.setAttribute("aria-label", filled(WORDS["down-of"], story));
  head.append(title, up, down);
  row.append(head);
  const where = story.pages.length
    ? filled(WORDS["stood-at"], { page: story.pages.join("、"), percent: story.percent }) : WORDS["stood-not"];
  const rank = story.rank && !story.wishes.rank ? filled(WORDS["stood-rank"], { rank: WORDS[`rank-${story.rank}`] }) : "";
  const place = element("div", [where, rank].filter(Boolean).join(" · "), "where");
  place.append(act(WORDS.go, () => goTo({ file: story.file, line: 0, field: "title" }), "show"));
  row.append(place);
  for (const one of story.kept) {
    const what = wishName(one.wish, story.wishes[one.wish]);
    row.append(element("p", filled(WORDS[one.kept ? "wish-kept" : "wish-missed"], { what, told: one.told }), one.kept ? "kept" : "kept no"));
  }
  const more = element("details");
  more.open = open;
  more.append(element("summary", WORDS["wishes-of"]));
  const wish = (field) => ({ article: story.id, field, was: story.wishes[field] });
  const box = element("div", "", "wish");
  box.append(
    chooser(wish("rank"), WORDS["wish-rank"], WORDS["as-found"], ["1", "2", "3"].map((n) => [n, WORDS[`rank-${n}`]])),
    chooser(wish("width"), WORDS["wish-width"], WORDS["as-found"], WIDTHS.map((n) => [n, WORDS[`width-${n}`]])),
    chooser(wish("pin"), WORDS["wish-pin"], WORDS["as-found"], ["top", "foot"].map((n) => [n, WORDS[`pin-${n}`]])),
    ticks(["page_break", "with_next", "beside_next"].map((field) => tick(wish(field), WORDS[`wish-${field.replace("_", "-")}`]))),
  );
  more.append(box);
  row.append(more);
  row.ondragstart = (event) => { event.dataTransfer.setData("text/story", String(index)); event.dataTransfer.effectAllowed = "move"; row.classList.add("dragged"); };
  row.ondragend = () => document.querySelectorAll("#stories li").forEach((one) => one.classList.remove("dragged", "before"));
  row.ondragover = (event) => { event.preventDefault(); row.classList.add("before"); };
  row.ondragleave = () => row.classList.remove("before");
  row.ondrop = (event) => {
    event.preventDefault();
    row.classList.remove("before");
    if (dragged) { moveHome(dragged, story.id); return; }
    const from = Number(event.dataTransfer.getData("text/story"));
    move(from, from < index ? index - 1 : index);
  };
  return row;
}

function wishName(wish, value) {
  const name = WORDS[`wish-${wish.replace("_", "-")}`];
  const words = { rank: WORDS[`rank-${value}`], width: WORDS[`width-${value}`], pin: WORDS[`pin-${value}`] }[wish];
  return words ? `${name} ${words}` : name;
}

async function move(from, to) {
  if (!(to >= 0 && to < plan.stories.length) || from === to) return;
  const was = plan.stories.map((story) => story.id);
  const names = [...was];
  names.splice(to, 0, ...names.splice(from, 1));
  const told = await ask("order", { was, names, who: $("who").value });
  tell("plan-words", told.error);
  planKey = "";
  await listPlan();
  listChanges();
}

// A chart that comes later --------------------------------------------------------------------------

function setCharting() {
  const box = $("charting-story");
  const was = box.value;
  box.replaceChildren(...plan.stories.map((story) => new Option(story.title, story.id)));
  if (plan.stories.some((story) => story.id === was)) box.value = was;
}

$("charting").addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = {
    article: $("charting-story").value, title: $("charting-name").value, unit: $("charting-unit").value,
    cells: $("charting-cells").value, source: $("charting-source").value, who: $("who").value,
  };
  const told = await ask("chart", body, PATIENCE);
  tell("charting-words", told.error || (told.told ? { text: told.told, remedy: "" } : null));
  if (told.error) return;
  for (const id of ["charting-name", "charting-unit", "charting-cells", "charting-source"]) $(id).value = "";
  say(WORDS.saved);
  listChanges();
});

// In which story each picture stands -------------------------------------------------------------

let homesKey = "";
let dragged = null; // a picture on its way to another story

async function moveHome(one, home) {
  const told = await ask("home", { name: one.name, was: one.home, home, who: $("who").value });
  tell("homes-words", told.error);
  homesKey = "";
  listHomes();
  listChanges();
}

// On the page a picture is dropped on any words of a story.
const storyAt = (event) => event.target.closest?.(".zone")?.zone.file.match(/^articles\/(.+)\.md$/)?.[1];
viewer.addEventListener("drop", (event) => {
  const story = dragged && storyAt(event);
  if (story) moveHome(dragged, story);
});

async function listHomes() {
  const told = await ask("homes.json");
  if (!told.pictures) { tell("homes-words", told.error); return; }
  const key = JSON.stringify(told);
  if (key === homesKey) return;
  homesKey = key;
  const at = document.activeElement && document.activeElement.dataset.at;
  $("homes-card").hidden = !told.pictures.length;
  $("homes").replaceChildren(...told.pictures.map((one) => homeRow(one, told.homes)));
  if (at) document.querySelector(`[data-at="${CSS.escape(at)}"]`)?.focus();
}

function homeRow(one, homes) {
  const row = element("li");
  const image = new Image();
  image.alt = "";
  image.loading = "lazy";
  image.src = `originals/${encodeURIComponent(one.name)}`;
  const label = element("label", one.called);
  const box = element("select");
  box.dataset.at = `home:${one.name}`;
  box.append(...homes.map(([value, title]) => new Option(title, value)));
  box.value = one.home;
  box.onchange = () => moveHome(one, box.value);
  row.draggable = true;
  row.ondragstart = (event) => { dragged = one; event.dataTransfer.setData("text/picture", one.name); event.dataTransfer.effectAllowed = "move"; };
  row.ondragend = () => { dragged = null; };
  label.append(box);
  row.append(image, label);
  return row;
}

function listAll() { listPlan(); listHomes(); }
listAll();
window.onstate.push(listAll);
