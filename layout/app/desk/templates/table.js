// A chart's data, or a table of figures: cells, rows more and less; its words are edited as all words are.
"use strict";

const grid = $("grid");
let data = null; // { figure, seen, from, zone, columns, shown, warned }

window.openTable = async (zone, from) => {
  if (held()) return;
  const figure = zone.file.replace(/^figures\//, "").replace(/\.\w+$/, "");
  const told = await ask(`table.json?${new URLSearchParams({ figure })}`);
  if (told.error) { openEditor({ file: zone.file, line: 0, fields: zone.fields, what: zone.what }, from); return; }
  data = { figure, seen: told.rows, columns: told.columns, from, zone };
  const title = zone.words || (zone.what === "chart" ? told.file : WORDS["zone-table"]);
  $("grid-title").textContent = zone.what === "chart" ? filled(WORDS["table-of"], { title }) : title;
  const head = element("tr");
  head.append(...told.columns.map((name) => { const cell = element("th", WORDS[`column-${name}`] || name); cell.scope = "col"; return cell; }), element("td"));
  const top = element("thead");
  top.append(head);
  const body = element("tbody");
  body.append(...told.rows.map((row) => gridRow(row)));
  $("grid-table").replaceChildren(top, body);
  number();
  data.shown = JSON.stringify(rowsNow());
  tell("grid-words", null);
  grid.hidden = false;
  stand(from, grid, Math.min(720, 120 + 110 * told.columns.length));
  (grid.querySelector("input") || $("grid-row")).focus({ preventScroll: true });
};

function gridRow(row) {
  const made = element("tr");
  made.dataset.was = row.was;
  made.append(...row.cells.map((words) => {
    const cell = element("td");
    const input = element("input");
    input.value = words;
    cell.append(input);
    return cell;
  }));
  const out = element("td");
  out.append(act("✕", () => {
    const next = made.nextElementSibling || made.previousElementSibling;
    made.remove();
    number();
    (next ? next.querySelector("input") : $("grid-row")).focus();
  }, "show"));
  made.append(out);
  return made;
}

function number() {
  [...grid.querySelectorAll("tbody tr")].forEach((row, index) => {
    [...row.querySelectorAll("input")].forEach((input, at) => {
      const name = data.columns[at];
      input.setAttribute("aria-label", filled(WORDS["cell-of"], { number: index + 1, name: WORDS[`column-${name}`] || name }));
    });
    row.querySelector("button").setAttribute("aria-label", filled(WORDS["row-less"], { number: index + 1 }));
  });
}

function rowsNow() {
  return [...grid.querySelectorAll("tbody tr")].map((row) => ({
    was: Number(row.dataset.was), cells: [...row.querySelectorAll("input")].map((input) => input.value),
  }));
}

function closeGrid() {
  grid.hidden = true;
  const name = data && data.from.dataset.name;
  data = null;
  ([...document.querySelectorAll("button.zone")].find((one) => one.dataset.name === name) || viewer).focus({ preventScroll: true });
}

$("grid-row").onclick = () => {
  const row = gridRow({ was: -1, cells: data.columns.map(() => "") });
  grid.querySelector("tbody").append(row);
  number();
  row.querySelector("input").focus();
};
$("grid-cancel").onclick = () => {
  if (data && !data.warned && JSON.stringify(rowsNow()) !== data.shown) {
    data.warned = true;
    tell("grid-words", { text: WORDS["cancel-sure"], remedy: "" });
  } else closeGrid();
};
$("grid-words-of").onclick = () => {
  const { zone, from } = data;
  closeGrid();
  const file = zone.file.replace(/\.csv$/, ".yaml");
  openEditor({ file, line: 0, fields: zone.fields.filter((field) => field !== "items"), what: zone.what }, from);
};
grid.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return; // the key is the input method's
  if (event.key === "Escape") { event.preventDefault(); $("grid-cancel").click(); }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); $("grid-form").requestSubmit(); }
});

$("grid-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const open = data;
  const told = await ask("table", { figure: open.figure, seen: open.seen, rows: rowsNow(), who: $("who").value }, PATIENCE);
  if (told.error) { tell("grid-words", told.error); return; }
  say(WORDS.saved);
  if (data === open) closeGrid();
  listChanges();
});
