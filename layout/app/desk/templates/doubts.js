// The doubts of an import: what needs a decision first; each with its words, its place, a button for
// each choice.
"use strict";

let doubtsKey = "";
const MOST_BUTTONS = 4;
const LIKELY = ["keep", "plain", "body", "subhead", "out"];

function tell(id, error) {
  const place = $(id);
  place.hidden = !error;
  place.textContent = error ? [error.text, error.remedy].filter(Boolean).join("　→ ") : "";
}

async function listDoubts() {
  const told = await ask("doubts.json");
  if (!told.doubts) return;
  const key = JSON.stringify(told);
  if (key === doubtsKey) return;
  doubtsKey = key;
  const open = told.doubts.filter((one) => !one.decided);
  const done = told.doubts.filter((one) => one.decided);
  $("tab-doubts").hidden = !told.doubts.length;
  if (!told.doubts.length && !$("panel-doubts").hidden) openPanel($("tab-check"), false);
  $("doubts-count").textContent = open.length || "✓";
  for (const place of document.querySelectorAll(".doubts-left")) { // told where one signs and delivers
    place.hidden = !open.length;
    place.replaceChildren(`${filled(WORDS["doubts-left"], { count: open.length })} `, act(WORDS.decide, () => openPanel($("tab-doubts"), true), "show"));
  }
  const parts = [];
  for (const harm of [...new Set(open.map((one) => one.harm))].sort()) {
    const some = open.filter((one) => one.harm === harm);
    parts.push(element("h3", `${some[0].harmTold} ${some.length}`, "group"));
    const list = element("ul", "", "items");
    list.append(...some.map((one) => doubtRow(one, told)));
    parts.push(list);
  }
  if (!open.length) parts.push(element("p", WORDS["doubt-none"], "none"));
  if (done.length) {
    const more = element("details");
    more.append(element("summary", filled(WORDS["doubt-decided"], { count: done.length })));
    const list = element("ul", "", "items");
    list.append(...done.map((one) => {
      const row = element("li", "", "item quiet");
      row.append(element("div", [one.decided.name, one.decided.who, one.decided.at.slice(5, 16).replace("T", " ")].filter(Boolean).join(" · "), "where"));
      row.append(element("p", one.words));
      return row;
    }));
    more.append(list);
    parts.push(more);
  }
  const focused = document.activeElement && document.activeElement.closest("#doubts li");
  const next = focused ? [...document.querySelectorAll("#doubts .doubt")].indexOf(focused) : -1;
  $("doubts").replaceChildren(...parts);
  if (next >= 0) { // the keyboard goes on with the next one
    const rows = [...document.querySelectorAll("#doubts .doubt")];
    (rows[Math.min(next, rows.length - 1)]?.querySelector(".choices button") || $("tab-doubts")).focus();
  }
}

function doubtRow(one, { articles, homes }) {
  const row = element("li", "", "item quiet doubt");
  row.dataset.id = one.id;
  const words = element("p");
  if (one.picture) words.append(thumb(one.picture));
  words.append(element("span", one.words, "quoted"));
  row.append(words, element("p", [one.why, one.done].filter(Boolean).join("：")));
  const where = element("div", filled(WORDS["doubt-from"], { place: one.source }), "where");
  if (one.line && !one.held) {
    where.append(
      act(WORDS.go, (button) => { if (!goTo(one)) window.editPlace({ place: `${one.file}:${one.line}`, field: one.field, doubt: one.id }, button); }, "show"),
      act(WORDS.edit, (button) => window.editPlace({ place: `${one.file}:${one.line}`, field: one.field, doubt: one.id }, button), "show"),
    );
  }
  row.append(where);
  const choices = element("div", "", "choices");
  let into = null;
  if (one.choices.some((each) => each.choice === "put-in") && !one.inPlace && articles.length > 1) {
    into = element("select");
    into.setAttribute("aria-label", WORDS["doubt-into"]);
    into.append(new Option(WORDS["doubt-into"], ""), ...articles.map(([name, title]) => new Option(title, name)));
  }
  const choose = async (choice, where = into ? into.value : "") => {
    tell("doubts-words", null);
    if (choice === "put-in" && into && !where) { // nobody's copy ends in words that it does not know
      into.focus();
      say(WORDS["doubt-into-first"]);
      return;
    }
    const body = { id: one.id, choice, who: $("who").value, into: where };
    const told = await ask("doubt", body);
    tell("doubts-words", told.error);
    listDoubts();
    listChanges();
  };
  // What is likely is a button; what is left, a list: eleven buttons each hide what matters.
  const plain = one.choices.filter((each) => each.choice !== "home");
  const few = plain.length > MOST_BUTTONS ? plain.filter((each) => LIKELY.includes(each.choice)) : plain;
  few.forEach((each, index) => {
    const button = act(each.name, () => choose(each.choice), index ? "" : "primary");
    button.dataset.choice = each.choice;
    choices.append(button);
    if (each.choice === "put-in" && into) choices.append(into);
  });
  const house = one.choices.find((each) => each.choice === "home");
  if (house) {
    const box = element("select");
    box.setAttribute("aria-label", house.name);
    box.append(...homes.map(([value, title]) => new Option(filled(WORDS["home-at"], { title }), value)));
    box.value = one.home;
    box.onchange = () => choose("home", box.value);
    choices.append(box);
  }
  const rest = plain.filter((each) => !few.includes(each));
  if (rest.length) {
    const other = element("select");
    other.setAttribute("aria-label", WORDS["doubt-other"]);
    other.append(new Option(WORDS["doubt-other"], ""), ...rest.map((each) => new Option(each.name, each.choice)));
    other.onchange = () => { if (other.value) choose(other.value); };
    choices.append(other);
  }
  row.append(choices);
  return row;
}

listDoubts().then(() => {
  if (!sessionStorage.getItem(ofEdition("panel-seen")) && document.querySelector("#doubts .doubt")) openPanel($("tab-doubts"), false);
  sessionStorage.setItem(ofEdition("panel-seen"), "1");
});
window.onstate.push(() => { if (!$("tab-doubts").hidden) listDoubts(); });
