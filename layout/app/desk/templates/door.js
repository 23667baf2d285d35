// The door of an office's desk: name and password → a session.
"use strict";

const $ = (id) => document.getElementById(id);
document.fonts.onloadingdone = () => document.documentElement.classList.toggle("faced");
document.fonts.ready.then(() => document.documentElement.classList.add("faced"));
const WORDS = JSON.parse(document.body.dataset.words);

// Only a path of this desk is gone to, wherever the address that brought us here comes from.
function wayIn() {
  const to = new URLSearchParams(location.search).get("to") || "/";
  return /^\/(?![/\\])/.test(to) ? to : "/";
}

$("door").addEventListener("submit", async (event) => {
  event.preventDefault();
  const headers = { "content-type": "application/json", "x-desk-token": document.body.dataset.token };
  const body = JSON.stringify({ name: $("name").value, password: $("password").value });
  let told;
  try {
    told = await (await fetch("in", { method: "POST", headers, body })).json();
  } catch {
    told = { error: { text: WORDS.unreachable, remedy: "" } };
  }
  if (!told.error) { location.assign(wayIn()); return; }
  $("door-words").hidden = false;
  $("door-words").textContent = [told.error.text, told.error.remedy].filter(Boolean).join("　→ ");
  $("password").value = "";
  $("password").focus();
});
