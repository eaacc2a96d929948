// Enhances a page that reads well without it: the keyboard, the filter by rule, one finding at a time, decisions on
// findings, and what is saved of them. Words of articles are only ever put into the page as text.
(() => {
  "use strict";
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const order = ["error", "warning", "info"];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // What belongs to each finding: its item of the list, its marks and their numbers, and what was decided on it.
  const findings = all("li.f").map((item) => ({
    item, number: item.dataset.n, level: item.dataset.level, rule: item.dataset.rule, prints: item.dataset.print.split(" "),
    marks: [], badges: [], shown: true, status: "", remark: item.dataset.comment ?? "",
  }));
  const byNumber = new Map(findings.map((f) => [f.number, f]));
  const marks = all("mark").map((mark) => ({ mark, of: mark.dataset.f.split(" ").map((n) => byNumber.get(n)).filter(Boolean) }));
  for (const { mark, of } of marks) for (const f of of) f.marks.push(mark);
  for (const badge of all("a.n[data-n]")) byNumber.get(badge.dataset.n)?.badges.push(badge);

  const ticks = all("input[data-level]");
  const rule = one("#rule");
  const status = one(".status");
  const hideDecided = one("#hide-decided");
  let current = null;

  function filter() {
    const levels = new Set(ticks.filter((t) => t.checked).map((t) => t.dataset.level));
    for (const f of findings) {
      f.shown = levels.has(f.level) && (!rule || !rule.value || rule.value === f.rule) && !(hideDecided?.checked && f.status);
      f.item.hidden = !f.shown;
      for (const badge of f.badges) badge.hidden = !f.shown;
    }
    for (const { mark, of } of marks) {
      const shown = of.filter((f) => f.shown).map((f) => f.level);
      mark.className = order.filter((level) => shown.includes(level)).join(" ");
    }
    if (current && !current.shown) select(null);
    const count = findings.filter((f) => f.shown).length;
    if (status) status.textContent = count === findings.length ? "" : `${count} of ${findings.length} findings shown`;
    step();
  }

  function select(f, focus) {
    if (current) for (const e of [current.item, ...current.marks, ...current.badges]) e.classList.remove("on");
    current?.item.querySelector(".go").removeAttribute("aria-current");
    current = f;
    step();
    open(f);
    if (!f) return;
    for (const e of [f.item, ...f.marks, ...f.badges]) e.classList.add("on");
    const link = f.item.querySelector(".go");
    link.setAttribute("aria-current", "true");
    reveal(f);
    if (focus) link.focus({ preventScroll: true });
  }

  // The list scrolls by itself where it has its own place; the texts come to the mark.
  function reveal(f) {
    const aside = one("#findings");
    if (aside.scrollHeight > aside.clientHeight + 1) {
      const [box, item] = [aside.getBoundingClientRect(), f.item.getBoundingClientRect()];
      if (item.top < box.top || item.bottom > box.bottom) aside.scrollTop += item.top - box.top - box.height / 3;
    }
    const mark = f.marks.find((m) => m.closest(".after")) ?? f.marks[0];
    mark?.closest("details")?.setAttribute("open", "");
    mark?.scrollIntoView({ block: "center", behavior: calm.matches || document.body.scrollHeight > 20000 ? "auto" : "smooth" });
  }

  function move(by) {
    const list = findings.filter((f) => f.shown);
    if (!list.length) return;
    const at = list.indexOf(current);
    select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length], true);
  }

  // The bar at the foot of a narrow screen.
  const bar = one("nav.step");
  function step() {
    if (!bar) return;
    bar.hidden = !current;
    if (!current) return;
    const list = findings.filter((f) => f.shown);
    const text = bar.querySelector(".current");
    text.replaceChildren();
    const change = [...current.item.querySelector(".go").childNodes].filter((e) => !e.classList?.contains("n") && !e.classList?.contains("hidden"));
    text.append(`${list.indexOf(current) + 1}/${list.length} `, ...change.map((e) => e.cloneNode(true)));
  }

  // Decisions. A finding is accepted (as it is meant), dismissed (no matter, with a reason), or open, perhaps with a comment.
  const judge = one("#judge");
  const remark = one("#remark");
  const review = one("#review");
  let unsaved = false;
  const said = { accepted: "Accepted", dismissed: "Dismissed", "": "Comment" };

  function open(f) {
    judge.hidden = !f;
    if (!f) return;
    f.item.append(judge);
    remark.value = f.draft ?? f.remark;
    one("#reopen").hidden = !f.status && !f.remark;
    one("#judge-problem").textContent = "";
  }

  function decide(f, state, words) {
    [f.status, f.remark, f.draft] = [state, words, undefined];
    f.item.classList.toggle("decided", state !== "");
    f.item.querySelector(".decision")?.remove();
    if (state || words) {
      const line = document.createElement("p");
      line.className = "decision";
      line.textContent = said[state] + (words ? `: ${words}` : "");
      f.item.querySelector(".at").after(line);
    }
  }

  function tally() {
    const count = (s) => findings.filter((g) => g.status === s && (s || g.remark)).length;
    const parts = [["accepted", "accepted"], ["dismissed", "dismissed"], ["", "commented"]].map(([s, word]) => [count(s), word]);
    one("#decided").textContent = parts.filter(([n]) => n).map(([n, word]) => `${n} ${word}`).join(", ");
  }

  function act(state) {
    if (!current) return;
    const words = remark.value.trim();
    if ((state === "dismissed" || state === "") && !words) {
      one("#judge-problem").textContent = state ? "Write why, then press Dismiss or Ctrl+Enter." : "Write the comment first.";
      return remark.focus();
    }
    decide(current, state, words);
    tally();
    unsaved = true;
    const at = current;
    filter();
    if (at.shown) open(at);
  }

  // What was written of a finding and not decided: nothing of it is saved, so it is asked for.
  function undecided() {
    const f = findings.find((g) => g.draft !== undefined && g.draft.trim() !== g.remark);
    if (!f) return false;
    if (!f.shown) for (const e of [...ticks, hideDecided]) if (e) e.checked = e !== hideDecided;
    filter();
    select(f, true);
    one("#judge-problem").textContent = "This is written and not decided: press Accept, Dismiss or Comment, then save.";
    remark.focus();
    return true;
  }

  function takeBack() {
    decide(current, "", "");
    tally();
    unsaved = true;
    filter();
    open(current);
  }

  // One finding in a line, from what the list shows of it.
  const text = (e) => e?.textContent.replace(/\s+/g, " ").trim() ?? "";
  function words(f) {
    const go = f.item.querySelector(".go").cloneNode(true);
    for (const e of go.querySelectorAll(".n, .hidden")) e.remove();
    return text(go);
  }
  const line = (f) => `${f.level} ${f.rule}: ${words(f)}: ${text(f.item.querySelector(".why"))}`;

  function download(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
  }

  // The form of `recount diff --accept`: one line a finding, sorted.
  function baseline() {
    const entries = new Map();
    for (const f of findings.filter((g) => g.status || g.remark)) {
      for (const fingerprint of f.prints) {
        const times = (entries.get(fingerprint)?.times ?? 0) + 1;
        const entry = { story: "", versions: review.dataset.versions, fingerprint, ...(times > 1 && { times }), finding: line(f) };
        if (f.status === "accepted") entry.reason = f.remark;
        else if (f.status) Object.assign(entry, { status: "dismissed", reason: f.remark });
        else Object.assign(entry, { status: "open", reason: "", comment: f.remark });
        entries.set(fingerprint, entry);
      }
    }
    const lines = [...entries.keys()].sort().map((key) => JSON.stringify(entries.get(key)));
    return `{"schema":"recount/baseline/1","findings":[${lines.length ? `\n${lines.join(",\n")}\n` : ""}]}\n`;
  }

  async function read(file) {
    const problem = one("#review-problem");
    problem.textContent = "";
    try {
      const { schema, findings: entries } = JSON.parse(await file.text());
      if (schema !== "recount/baseline/1" || !Array.isArray(entries)) throw new Error();
      const known = new Map(entries.map((e) => [e.fingerprint, e]));
      let found = 0;
      for (const f of findings) {
        const entry = f.prints.map((p) => known.get(p)).find(Boolean);
        if (!entry) continue;
        found += 1;
        const state = { open: "", dismissed: "dismissed" }[entry.status] ?? "accepted";
        decide(f, state, String(entry.comment || entry.reason || ""));
      }
      tally();
      if (!found) problem.textContent = `${file.name} has no decision on a finding of this page.`;
      filter();
    } catch {
      problem.textContent = `${file.name} is no file of decisions.`;
    }
  }

  const plain = (words) => words.replace(/[\\`*_[\]|#~!@$<>&]/g, "\\$&");
  function markdown() {
    const head = `## ${plain(text(one("h1")))}\n\n${plain(text(one(".what")))}\n\n${text(one(".verdict"))}\n\n`;
    const shown = findings.filter((f) => f.shown);
    const notes = (f) => [...f.item.querySelectorAll(".note-said, .decision")].map((e) => `  ${plain(text(e))}\n`).join("");
    const entry = (f) => `- **${plain(words(f))}** (${f.level}, ${plain(text(f.item.querySelector(".at")))})\n  ${plain(text(f.item.querySelector(".why")))}\n${notes(f)}`;
    return head + shown.map(entry).join("");
  }

  // The page as it stands, with what was decided, without what only works where it was served.
  function page() {
    const root = document.documentElement.cloneNode(true);
    for (const e of root.querySelectorAll(".served, #judge-problem")) e.classList.contains("served") ? e.remove() : (e.textContent = "");
    const form = root.querySelector("#judge");
    form.hidden = true;
    root.querySelector("script").before(form);
    for (const e of root.querySelectorAll(".on")) e.classList.remove("on");
    [...root.querySelectorAll("li.f")].forEach((item, i) => Object.assign(item.dataset, { comment: findings[i].remark, status: findings[i].status }));
    return `<!DOCTYPE html>\n${root.outerHTML}`;
  }

  const stem = "recount";
  const files = {
    "#save-decisions": () => undecided() || download(`${stem}-baseline.json`, "application/json", baseline()),
    "#save-markdown": () => download(`${stem}-findings.md`, "text/markdown", markdown()),
    "#save-page": () => download(`${stem}-report.html`, "text/html", page()),
  };

  function clicked(event) {
    const link = event.target.closest("a");
    if (event.target.closest("#judge")) return;
    if (link?.classList.contains("rule")) one("details.rules").open = true;
    if (link?.matches("li.f .go")) {
      event.preventDefault();
      select(byNumber.get(link.closest("li").dataset.n));
      history.replaceState(history.state, "", `#${link.closest("li").id}`);
    } else if (link?.matches("a.n")) {
      event.preventDefault();
      select(byNumber.get(link.dataset.n), true);
    } else if (link?.matches("a[href^='#']")) {
      const target = document.getElementById(link.getAttribute("href").slice(1));
      (target?.matches("details") ? target : target?.closest("details"))?.setAttribute("open", "");
    } else if (!link) {
      const mark = event.target.closest("mark");
      const f = mark && marks.find((m) => m.mark === mark).of.find((g) => g.shown);
      if (f && String(getSelection()) === "") select(f);
    }
  }

  const note = one("#note");
  const copy = one("#copy");
  async function copied() {
    let done = false;
    try {
      await navigator.clipboard.writeText(note.value);
      done = true;
    } catch {
      note.select();
      done = document.execCommand("copy");
    }
    one(".copied").textContent = done ? "Copied" : "Select it and copy it by hand";
  }

  const help = one("#help");
  const toggle = (box) => box && (box.checked = !box.checked, box.dispatchEvent(new Event("change", { bubbles: true })));
  const keys = {
    j: () => move(1), k: () => move(-1), "/": () => rule?.focus(), f: () => rule?.focus(), c: () => copy?.click(),
    a: () => act("accepted"), d: () => act("dismissed"), m: () => current && remark.focus(),
    w: () => toggle(one("#show-wording")), u: () => toggle(one("#only-changed")), "?": () => help.showModal(),
    1: () => toggle(one("#show-error")), 2: () => toggle(one("#show-warning")), 3: () => toggle(one("#show-info")),
  };
  document.addEventListener("keydown", (event) => {
    if (event.target === remark && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return act("dismissed");
    }
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      document.activeElement?.blur();
      select(null);
      return;
    }
    if (event.target.closest("textarea, select, input:not([type=checkbox])") || !one("#single-keys").checked) return;
    const pressed = Object.hasOwn(keys, event.key) && keys[event.key];
    if (pressed) {
      event.preventDefault();
      pressed();
    }
  });

  // Columns that are cut at the right say so.
  const wide = all(".wide, .columns");
  const cut = () => wide.forEach((e) => e.previousElementSibling?.matches(".more-right") && (e.previousElementSibling.hidden = e.scrollWidth <= e.clientWidth + 1));
  addEventListener("resize", cut);

  // On the page of a server: back to the texts, which the form has kept.
  function again(what) {
    sessionStorage.setItem("recount", what);
    history.length > 1 ? history.back() : location.assign("/");
  }
  one("#again")?.addEventListener("click", () => again("edit"));
  one("#swap")?.addEventListener("click", () => again("swap"));
  // A Word document has comments on what is shown and not dismissed.
  const carried = JSON.parse(one("#word [name=notes]")?.value ?? "[]");
  one("#word")?.addEventListener("submit", () => {
    const wanted = (n) => { const f = byNumber.get(String(n)); return f?.shown && f.status !== "dismissed" ? f : null; };
    const notes = carried.filter((note) => wanted(note.n)).map((note) => ({ ...note, text: [note.text, wanted(note.n).remark].filter(Boolean).join("\n") }));
    one("#word [name=notes]").value = JSON.stringify(notes);
  });

  remark?.addEventListener("input", () => {
    if (current) current.draft = remark.value;
    one("#judge-problem").textContent = "";
  });
  document.addEventListener("click", clicked);
  one(".filters")?.addEventListener("change", filter);
  one(".filters")?.addEventListener("submit", (event) => event.preventDefault());
  one("#previous").addEventListener("click", () => move(-1));
  one("#next").addEventListener("click", () => move(1));
  one("#keys")?.addEventListener("click", () => help.showModal());
  one("#accept").addEventListener("click", () => act("accepted"));
  one("#dismiss").addEventListener("click", () => act("dismissed"));
  one("#comment").addEventListener("click", () => act(""));
  one("#reopen").addEventListener("click", takeBack);
  judge.addEventListener("submit", (event) => event.preventDefault());
  hideDecided?.addEventListener("change", filter);
  for (const [button, save] of Object.entries(files)) one(button)?.addEventListener("click", save);
  one("#read-decisions")?.addEventListener("change", (event) => {
    if (event.target.files.length) read(event.target.files[0]);
    event.target.value = "";
  });
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
  for (const e of all("#keys, #copy, #review")) e.hidden = false;
  if (copy) copy.addEventListener("click", copied);
  for (const f of findings) if (f.remark || f.item.dataset.status) decide(f, f.item.dataset.status ?? "", f.remark);
  if (review) tally();
  filter();
  // Nothing waits for the layout of a long page.
  requestAnimationFrame(cut);
  const named = byNumber.get(location.hash.slice(2));
  if (named && location.hash.startsWith("#f")) select(named);
})();
