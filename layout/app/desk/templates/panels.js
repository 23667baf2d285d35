// The panels beside the page: tabs that are worked by mouse and keyboard, and the way from a list
// to the place on the page.
"use strict";

const TABS = [...document.querySelectorAll("#panel-tabs [role=tab]")];

// What was seen of one edition says nothing of another.
const ofEdition = (name) => `${name}:${location.pathname}`;

function openPanel(tab, focus) {
  for (const one of TABS) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    $(one.getAttribute("aria-controls")).hidden = !chosen;
  }
  const lists = tab.closest("#panel-tabs").parentNode; // what is opened is read from its top
  lists.scrollTop = 0;
  sessionStorage.setItem(ofEdition("panel"), tab.id);
  if (focus) tab.focus();
}

for (const tab of TABS) {
  tab.onclick = () => openPanel(tab, false);
  tab.onkeydown = (event) => {
    const shown = TABS.filter((one) => !one.hidden);
    const at = shown.indexOf(tab);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    openPanel(shown[(next + shown.length) % shown.length], true);
  };
}
$("skip").onclick = () => TABS.find((one) => one.tabIndex === 0).focus(); // past the words of the pages
$("status-go").onclick = () => {
  const asked = document.body.dataset.phase === "undecided" && $("tab-doubts");
  openPanel(asked || $("tab-check"), true);
};
openPanel($(sessionStorage.getItem(ofEdition("panel"))) || TABS[0], false);

// A place in the files → the same words on the page, marked for a moment; false: not on a page.
function goTo(place) {
  const all = [...document.querySelectorAll("button.zone")];
  const part = all.find((one) => one.zone.file === place.file && (one.zone.line
    ? one.zone.line === place.line : one.zone.fields.some((field) => place.field && field === place.field)))
    || all.find((one) => one.zone.file === place.file && place.field && one.zone.fields.some((field) => place.field.startsWith(field)))
    || all.find((one) => one.zone.what === "picture" && place.field && one.zone.fields[0].startsWith(`${place.field.split(".")[0]}.`));
  if (!part) return false;
  part.scrollIntoView({ block: "center", inline: "center" });
  part.focus({ preventScroll: true });
  for (const one of part.parentNode.children) {
    if (one.dataset.name !== part.dataset.name) continue;
    one.classList.remove("here");
    void one.offsetWidth; // lets the animation begin anew
    one.classList.add("here");
  }
  return true;
}
