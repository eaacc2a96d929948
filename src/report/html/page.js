// Enhances a page that reads well without it: the keyboard, the filter by rule, the copy button, one finding at a time.
(() => {
  "use strict";
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const order = ["error", "warning", "info"];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // What belongs to each finding: its item of the list, its marks and their numbers.
  const findings = all("li.f").map((item) => ({
    item, number: item.dataset.n, level: item.dataset.level, rule: item.dataset.rule, marks: [], badges: [], shown: true,
  }));
  const byNumber = new Map(findings.map((f) => [f.number, f]));
  const marks = all("mark").map((mark) => ({ mark, of: mark.dataset.f.split(" ").map((n) => byNumber.get(n)).filter(Boolean) }));
  for (const { mark, of } of marks) for (const f of of) f.marks.push(mark);
  for (const badge of all("a.n[data-n]")) byNumber.get(badge.dataset.n)?.badges.push(badge);

  const ticks = all("input[data-level]");
  const rule = one("#rule");
  const status = one(".status");
  let current = null;

  function filter() {
    const levels = new Set(ticks.filter((t) => t.checked).map((t) => t.dataset.level));
    for (const f of findings) {
      f.shown = levels.has(f.level) && (!rule || !rule.value || rule.value === f.rule);
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

  function clicked(event) {
    const link = event.target.closest("a");
    if (link?.classList.contains("rule")) one("details.rules").open = true;
    if (link?.matches("li.f .go")) {
      event.preventDefault();
      select(byNumber.get(link.closest("li").dataset.n));
      history.replaceState(null, "", `#${link.closest("li").id}`);
    } else if (link?.matches("a.n")) {
      event.preventDefault();
      select(byNumber.get(link.dataset.n), true);
    } else if (link?.matches("a[href^='#']")) {
      document.getElementById(link.getAttribute("href").slice(1))?.closest("details")?.setAttribute("open", "");
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
    w: () => toggle(one("#show-wording")), u: () => toggle(one("#only-changed")), "?": () => help.showModal(),
    1: () => toggle(one("#show-error")), 2: () => toggle(one("#show-warning")), 3: () => toggle(one("#show-info")),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      document.activeElement?.blur();
      select(null);
      return;
    }
    if (event.target.closest("textarea, select, input:not([type=checkbox])") || !one("#single-keys").checked) return;
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  document.addEventListener("click", clicked);
  one(".filters")?.addEventListener("change", filter);
  one(".filters")?.addEventListener("submit", (event) => event.preventDefault());
  one("#previous").addEventListener("click", () => move(-1));
  one("#next").addEventListener("click", () => move(1));
  one("#keys").addEventListener("click", () => help.showModal());
  one("#keys").hidden = false;
  if (copy) {
    copy.hidden = false;
    copy.addEventListener("click", copied);
  }
  filter();
  const named = byNumber.get(location.hash.slice(2));
  if (named && location.hash.startsWith("#f")) select(named);
})();
