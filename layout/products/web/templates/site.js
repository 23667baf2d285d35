/* What the pages can do beyond being read: search, size of type, reading aloud, sharing, and the
   issues before and after. All of it is made here: without a script no button stands on the page. */
"use strict";
(() => {
  const body = document.body;
  const shelf = body.dataset.shelf || ""; // the archive's folder, as an address; "": none is known
  const own = body.dataset.issue || "";
  const issues = []; // what searched files hold: {title, base, leaves}
  let listed = null; // the archive's list, the newest first

  const make = (tag, words, more = {}) => {
    const element = Object.assign(document.createElement(tag), more);
    if (words) element.textContent = words;
    return element;
  };
  const button = (words, press, more = {}) => {
    const made = make("button", words, { type: "button", ...more });
    made.addEventListener("click", press);
    return made;
  };
  const load = (address) =>
    new Promise((resolve) => {
      const script = make("script", "", { src: address, onload: resolve, onerror: resolve });
      document.head.append(script);
    });
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch { /* a browser that keeps nothing */ }
    return null;
  };

  window.pressIssue = (issue) => {
    issues.push({ ...issue, base: document.currentScript.src });
  };
  window.pressIssues = (list) => { listed = list; };

  /* Search: all words of a question must stand in a text; blanks, width and case do not count. */
  const plain = (text) => {
    let words = "";
    const places = [];
    for (let at = 0; at < text.length; at += 1) {
      const char = text[at].normalize("NFKC").toLowerCase().replace(/\s/gu, "");
      for (const one of char) places.push(at);
      words += char;
    }
    return { words, places: [...places, text.length] };
  };
  const found = (leaf, asked) => {
    const title = plain(leaf.title + leaf.kicker).words;
    leaf.plain ||= plain(leaf.text);
    const hits = asked.map((word) => leaf.plain.words.indexOf(word));
    if (asked.some((word, k) => hits[k] < 0 && !title.includes(word))) return null;
    const first = hits.findIndex((at) => at >= 0);
    const count = asked.reduce((sum, word) => sum + leaf.plain.words.split(word).length - 1
      + (title.includes(word) ? 20 : 0), 0);
    if (first < 0) return { count, before: leaf.text.slice(0, 50), hit: "", after: "" };
    const start = leaf.plain.places[hits[first]];
    const end = leaf.plain.places[hits[first] + asked[first].length - 1] + 1;
    return {
      count,
      before: (start > 18 ? "…" : "") + leaf.text.slice(Math.max(0, start - 18), start),
      hit: leaf.text.slice(start, end),
      after: leaf.text.slice(end, end + 32) + "…",
    };
  };
  const results = (question) => {
    const asked = question.split(/\s+/u).map((word) => plain(word).words).filter(Boolean);
    if (!asked.length) return [];
    const all = issues.flatMap((issue) => issue.leaves.map((leaf) => ({ issue, leaf, ...found(leaf, asked) })));
    return all.filter((one) => one.count).sort((a, b) => b.count - a.count).slice(0, 50);
  };
  const shown = ({ issue, leaf, before, hit, after }) => {
    const link = make("a", "", { href: new URL(leaf.file, issue.base).href });
    link.append(make("strong", leaf.title), make("small", `${issue.date}　${leaf.page}`));
    const words = make("span");
    words.append(before, make("mark", hit), after);
    link.append(words);
    const item = make("li");
    item.append(link);
    return item;
  };
  const gather = async () => {
    const before = issues.length;
    if (own && !before) await load("search.js");
    if (shelf && !listed) await load(`${shelf}issues.js`);
    const here = shelf ? (listed || []).filter((one) => one.id !== own) : [];
    if (!before) await Promise.all(here.map((one) => load(`${shelf}${one.folder}search.js`)));
  };
  let dialog = null;
  const search = async () => {
    if (!dialog) {
      dialog = make("dialog", "", { className: "search" });
      dialog.setAttribute("aria-label", "搜索");
      const field = make("input", "", { type: "search", placeholder: "输入要找的词，几个词用空格隔开" });
      field.setAttribute("aria-label", "要找的词");
      const told = make("p", "", { className: "told" });
      told.setAttribute("role", "status");
      const list = make("ol");
      const look = () => {
        const all = results(field.value);
        list.replaceChildren(...all.map(shown));
        told.textContent = field.value.trim() ? (all.length ? `找到${all.length}篇` : "没有找到") : "";
      };
      field.addEventListener("input", look);
      const head = make("div", "", { className: "ask" });
      head.append(field, button("关闭", () => dialog.close()));
      dialog.append(head, told, list);
      body.append(dialog);
      gather().then(look);
    }
    dialog.showModal();
    dialog.querySelector("input").focus();
  };

  /* Size of type: the reader's own, by steps; rem carries it to all words. */
  const SIZES = [0.9, 1, 1.15, 1.3, 1.5];
  const root = document.documentElement;
  const natural = parseFloat(getComputedStyle(root).fontSize);
  const sized = (step) => {
    const at = Math.min(SIZES.length - 1, Math.max(0, step));
    root.style.fontSize = SIZES[at] === 1 ? "" : `${(natural * SIZES[at]).toFixed(2)}px`;
    kept("press-size", String(at));
    return at;
  };
  let size = 1;

  /* Reading aloud: the article's own words, one piece after another, the piece marked. */
  const voice = window.speechSynthesis;
  const reader = () => {
    const pieces = [...document.querySelectorAll(
      ".story h1, .story .deck, .body > p:not(.source), .body > :is(h2, h3, h4), .body .stanza, .box > p",
    )];
    let reading = false;
    const end = () => {
      reading = false;
      document.querySelectorAll(".said").forEach((one) => one.classList.remove("said"));
      control.textContent = "朗读";
      control.setAttribute("aria-pressed", "false");
    };
    const say = (at) => {
      if (!reading || at >= pieces.length) { end(); return; }
      document.querySelectorAll(".said").forEach((one) => one.classList.remove("said"));
      pieces[at].classList.add("said");
      const words = new SpeechSynthesisUtterance(pieces[at].textContent);
      words.lang = "zh-CN";
      words.onend = () => say(at + 1);
      words.onerror = end;
      voice.speak(words);
    };
    const control = button("朗读", () => {
      voice.cancel();
      if (reading) { end(); return; }
      reading = true;
      control.textContent = "停止朗读";
      control.setAttribute("aria-pressed", "true");
      say(0);
    });
    control.setAttribute("aria-pressed", "false");
    window.addEventListener("pagehide", () => voice.cancel());
    return control;
  };

  const share = async () => {
    const stated = document.querySelector("link[rel=canonical]");
    const address = stated ? stated.href : location.href.split("#")[0];
    const told = document.querySelector(".bar .told");
    try {
      if (navigator.share) { await navigator.share({ title: document.title, url: address }); return; }
      await navigator.clipboard.writeText(address);
      told.textContent = "链接已复制";
    } catch (fault) {
      if (fault.name !== "AbortError") told.textContent = address;
    }
  };

  const bar = make("div", "", { className: "bar" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "工具");
  bar.append(button("搜索", search));
  const story = document.querySelector(".story");
  if (story && voice) bar.append(reader());
  bar.append(
    button("字小", () => { size = sized(size - 1); }),
    button("字大", () => { size = sized(size + 1); }),
    button("分享", share),
  );
  const told = make("span", "", { className: "told" });
  told.setAttribute("role", "status");
  bar.append(told);
  document.querySelector(".mast-in").append(bar);
  const before = parseInt(kept("press-size"), 10);
  if (before >= 0) size = sized(before);

  /* The issues before and after, where the archive is beside this one. */
  const around = document.querySelector(".issues");
  if (around && shelf) {
    load(`${shelf}issues.js`).then(() => {
      const at = (listed || []).findIndex((one) => one.id === own);
      if (at < 0) return;
      const link = (one, words, rel) => one && around.append(" ", make("a", `${words}：${one.date} ${one.title}`,
        { href: `${shelf}${one.folder}index.html`, rel }));
      link(listed[at + 1], "上一期", "prev");
      link(listed[at - 1], "下一期", "next");
    });
  }
})();
