// Findings whose remedy needs no thought: the words before and after are shown, then written.
"use strict";

// Where findings stand → the texts there, each a field or a cell, and how they are saved changed.
async function textsOf(item) {
  const { file, line, fields } = placeOf(item);
  if (!file.endsWith(".csv")) {
    const told = await ask(`copy.json?${new URLSearchParams({ file, line, fields: fields.join(",") })}`);
    const texts = (told.fields || []).map((field) => field.words);
    return {
      error: told.error,
      texts,
      save: (now) => ask("copy", {
        file,
        edits: now.map((words, index) => ({ field: told.fields[index].field, was: texts[index], words })).filter((edit) => edit.was !== edit.words),
        who: $("who").value,
      }),
    };
  }
  const figure = file.replace(/^figures\//, "").replace(/\.csv$/, "");
  const told = await ask(`table.json?${new URLSearchParams({ figure })}`);
  const width = (told.columns || []).length;
  return {
    error: told.error,
    texts: (told.rows || []).flatMap((row) => row.cells),
    save: (now) => ask("table", {
      figure,
      seen: told.rows,
      rows: told.rows.map((row, index) => ({ was: row.was, cells: now.slice(index * width, (index + 1) * width) })),
      who: $("who").value,
    }),
  };
}

function placesOf(words, text) {
  const found = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

// Findings → what changes, each a text's number, a place in it and the words. A finding is found by
// its words: where these stand more or less often than they were found, nobody knows which are meant.
function changesOf(items, texts) {
  const changes = [];
  const all = items.map((item) => item.mend);
  for (const key of new Set(all.map((mend) => JSON.stringify(mend)))) {
    const [was, right] = JSON.parse(key);
    const { from, end } = apartAt(was, right);
    const places = texts.flatMap((text, index) => placesOf(was, text).map((at) => ({
      index, at: at + from, out: was.slice(from, was.length - end), into: right.slice(from, right.length - end),
    })));
    if (places.length === all.filter((mend) => JSON.stringify(mend) === key).length) changes.push(...places);
  }
  return changes.sort((one, two) => two.index - one.index || two.at - one.at);
}

function changedLine({ index, at, out, into }, texts) {
  const shown = element("p");
  const after = at + out.length;
  shown.append(texts[index].slice(Math.max(0, at - 12), at), element("del", out), element("ins", into), texts[index].slice(after, after + 12));
  return shown;
}

window.mendFinding = async (items, body) => {
  if (body.querySelector(".mending")) { body.querySelector(".mending button").focus(); return; }
  const { error, texts, save } = await textsOf(items[0]);
  const changes = changesOf(items, texts);
  const box = element("div", "", "mending");
  const words = element("p", "", "editor-words");
  words.setAttribute("role", "alert");
  const acts = element("div", "", "choices");
  words.hidden = changes.length === items.length;
  if (!words.hidden) words.textContent = error ? error.text : WORDS["mend-unsure"];
  if (changes.length) {
    box.append(...changes.toReversed().map((change) => changedLine(change, texts)));
    acts.append(act(WORDS.mend, async () => {
      const now = [...texts];
      for (const { index, at, out, into } of changes) now[index] = now[index].slice(0, at) + into + now[index].slice(at + out.length);
      const saved = await save(now);
      if (saved.error) { words.hidden = false; words.textContent = [saved.error.text, saved.error.remedy].filter(Boolean).join("　→ "); return; }
      box.remove();
      listChanges();
    }, "primary"));
  } else acts.append(act(WORDS.edit, (button) => window.editPlace(items[0], button)));
  acts.append(act(WORDS["mend-not"], () => box.remove()));
  box.append(words, acts);
  body.append(box);
  acts.querySelector("button").focus();
};
