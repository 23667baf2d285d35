// Sign-offs and locks; two states compared, as a list and on the page.
"use strict";

let signingKey = "";
let differing = [];

async function listSigning() {
  const told = await ask("signing.json");
  if (!told.steps) { tell("signing-words", told.error); return; }
  const key = JSON.stringify(told);
  if (key === signingKey) return;
  signingKey = key;
  const at = document.activeElement && document.activeElement.dataset.at;
  const done = told.steps.filter((one) => one.signed && !one.signed.changes).length;
  $("signing-count").textContent = `${done}/${told.steps.length}`;
  $("signing").replaceChildren(...told.steps.map((one) => signRow(one, told.hash)));
  $("locks").replaceChildren(...told.locks.map(lockRow));
  sheets().forEach((sheet, index) => {
    const lock = told.locks.find((one) => one.on && (one.page === String(index) || one.page === "*"));
    sheet.querySelector(".locked-mark")?.remove();
    if (lock) sheet.querySelector(".marks").append(element("span", lock.moved && lock.page !== "*" ? WORDS["locked-moved"] : WORDS.locked, "locked-mark"));
  });
  if (at) document.querySelector(`[data-at="${CSS.escape(at)}"]`)?.focus();
}

function shortTime(at) { return at.slice(5, 16).replace("T", " "); }

function signRow(one, hash) {
  const row = element("li", "", "item quiet");
  const title = element("h3", one.name);
  row.append(title);
  if (one.required) title.append(element("span", ` ${WORDS["signed-required"]}`, "count"));
  const signed = one.signed;
  if (signed) {
    row.append(element("div", filled(WORDS["signed-by"], { ...signed, at: shortTime(signed.at) }), "where"));
    row.append(element("p", signed.changes ? filled(WORDS["signed-stale"], { count: signed.changes }) : WORDS["signed-fresh"], signed.changes ? "signed stale" : "signed"));
  } else row.append(element("p", WORDS["signed-not"], "none"));
  const acts = element("div", "", "choices");
  if (signed && signed.changes) acts.append(act(WORDS["see-changes"], () => compareStates(`sign:${one.step}`, `${one.name} ${shortTime(signed.at)}`)));
  if (!signed || signed.changes) {
    const office = element("input");
    office.value = localStorage.getItem(`office:${one.step}`) || one.usual;
    office.maxLength = 40;
    office.readOnly = Boolean($("leave"));
    office.setAttribute("aria-label", `${one.name} · ${WORDS.office}`);
    const button = act(signed ? WORDS["sign-again"] : WORDS.sign, async () => {
      localStorage.setItem(`office:${one.step}`, office.value);
      if (!$("who").value.trim()) { tell("signing-words", { text: WORDS["sign-name"], remedy: "" }); $("who").focus(); return; }
      changeSigning("sign", { step: one.step, hash, office: office.value, who: $("who").value });
    }, one.due ? "primary" : "");
    button.setAttribute("aria-label", filled(WORDS["sign-of"], { step: one.name }));
    button.dataset.at = `sign:${one.step}`;
    button.disabled = !one.due;
    acts.append(office, button);
  }
  if (signed && one.may) acts.append(act(WORDS.unsign, () => changeSigning("unsign", { step: one.step, who: $("who").value })));
  row.append(acts);
  return row;
}

function lockRow(one) {
  const row = element("li", "", "item quiet");
  row.append(element("h3", one.name));
  if (one.on) row.append(element("p", filled(WORDS["locked-by"], { who: one.who, at: shortTime(one.at) }) + (one.moved && one.page !== "*" ? ` · ${WORDS["locked-moved"]}` : ""), one.moved && one.page !== "*" ? "signed stale" : "signed"));
  const acts = element("div", "", "choices");
  const button = act(one.on ? WORDS.unlock : WORDS.lock, () => changeSigning("lock", { page: one.page, on: !one.on, who: $("who").value }));
  button.setAttribute("aria-label", `${one.on ? WORDS.unlock : WORDS.lock} · ${one.name}`);
  button.dataset.at = `lock:${one.page}`;
  acts.append(button);
  row.append(acts);
  return row;
}

async function changeSigning(path, body) {
  const told = await ask(path, body);
  tell("signing-words", told.error);
  signingKey = "";
  listSigning();
}

// What differs between a state and now --------------------------------------------------------------

async function compareStates(old, since) {
  const told = await ask(`compare.json?${new URLSearchParams({ old, new: "now" })}`);
  openPanel($("tab-changes"), false);
  $("compared-card").hidden = false;
  const title = told.error ? told.error.text : told.count
    ? filled(WORDS["compared-since"], { since, count: told.count }) : WORDS["compared-none"];
  $("compared-title").textContent = title;
  differing = told.differences || [];
  $("compared").replaceChildren(...differing.map((one) => {
    const row = element("li", "", "item quiet");
    const where = element("div", `${[placeName({ place: one.file, field: one.field }), one.field && one.name].filter(Boolean).join(" · ")} `, "where");
    where.append(act(WORDS.go, () => goTo(one), "show"));
    row.append(where, changedWords(one.parts));
    return row;
  }));
  markDiffering();
  $("compared-title").focus();
}

function markDiffering() {
  for (const part of document.querySelectorAll(".zone")) {
    const zone = part.zone;
    const found = zone && differing.some((one) => one.file === zone.file
      && (zone.line ? one.line === zone.line : zone.fields.some((field) => one.field === field || one.field.startsWith(`${field}[`))));
    part.classList.toggle("differs", Boolean(found));
  }
}

$("compared-close").onclick = () => {
  $("compared-card").hidden = true;
  differing = [];
  markDiffering();
  $("tab-changes").focus();
};

listSigning();
window.onstate.push(() => { listSigning(); markDiffering(); });
