// Drives a real browser over the pages that tests/browser.rs has written: node check.mjs CHROMIUM FOLDER SERVER DOCUMENTS.
// Each check says its name when it holds; the first that does not ends the run.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, folder, server, documents] = process.argv.slice(2);
const facts = JSON.parse(readFileSync(join(folder, "facts.json"), "utf8"));
const address = (name) => pathToFileURL(join(folder, `${name}.html`)).href;
// A container may forbid the browser its own sandbox; the pages are ours.
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });

// Whatever a page must never do is collected here.
const faults = [];
// The browser notes a refusal in its console: what a check provokes is no fault.
let provoked = null;
async function context(options = {}) {
  const made = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await made.addInitScript(() => document.addEventListener("securitypolicyviolation", (e) => console.error("policy", e.violatedDirective)));
  made.on("console", (m) => (provoked && m.text().includes(provoked)) || faults.push(`console: ${m.text()}`));
  made.on("weberror", (e) => faults.push(`error: ${e.error()}`));
  made.on("request", (r) => {
    const own = r.url().startsWith("file:") || r.url().startsWith("data:") || (server && r.url().startsWith(server));
    if (!own) faults.push(`request: ${r.url()}`);
  });
  return made;
}
async function open(name, options) {
  const page = await (await context(options)).newPage();
  await page.goto(address(name));
  return page;
}
// What the first story shows at first, and in all: other parts of recount decide how much that is.
const shown = facts.versions.levels.error + facts.versions.levels.warning;
const total = shown + facts.versions.levels.info;
assert.ok(shown >= 2 && total > shown, "the story has findings of several levels");
const visible = (page, selector) => page.locator(selector).filter({ visible: true }).count();
async function check(name, body) {
  try {
    await body();
    assert.deepEqual(faults, []);
  } catch (error) {
    console.error(`not ok: ${name}\n${error.stack}`);
    process.exit(1);
  }
  console.log(`ok: ${name}`);
}
const inView = (page, selector) => page.locator(selector).first().evaluate((e) => {
  const box = e.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.height > 0;
});
const settled = (page, selector) => page.waitForFunction((s) => {
  const box = document.querySelector(s).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}, selector);

await check("the list holds every finding, and shows what must be looked at", async () => {
  for (const [name, { levels }] of Object.entries(facts)) {
    const page = await open(name);
    for (const level of ["error", "warning", "info"]) {
      assert.equal(await page.locator(`li.f.${level}`).count(), levels[level], `${name}: ${level}`);
      assert.equal(await visible(page, `li.f.${level}`), level === "info" ? 0 : levels[level], `${name}: ${level} shown`);
    }
    // Everything that the list points to is there.
    const lost = await page.$$eval("a[href^='#']", (links) => links.map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
    assert.deepEqual(lost, [], name);
    const ids = await page.$$eval("[id]", (all) => all.map((e) => e.id));
    assert.equal(new Set(ids).size, ids.length, `${name}: an id stands twice`);
    await page.context().close();
  }
});

await check("a finding jumps to its words", async () => {
  const page = await open("versions");
  await page.click("li#f1 .go");
  await settled(page, ".after mark.on");
  assert.equal(await page.locator(".after mark.on").innerText(), "$640 billion");
  assert.equal(await page.locator(".before mark.on").innerText(), "$640 million");
  assert.equal(await page.locator("li#f1 .go").getAttribute("aria-current"), "true");
  await page.click(`.after a.n[data-n='${shown}']`);
  assert.equal(await page.locator("li.f.on").getAttribute("id"), `f${shown}`);
  await page.click(".after mark[data-f='2']");
  assert.equal(await page.locator("li.f.on").getAttribute("id"), "f2");
  await page.goto(`${address("versions")}#f1`);
  await page.reload();
  assert.equal(await page.locator("li.f.on").getAttribute("id"), "f1");
  await page.context().close();
});

await check("levels and rules are filtered, in the list and in the texts", async () => {
  const page = await open("versions");
  const { rules } = facts.versions;
  await page.uncheck("#show-error");
  assert.equal(await visible(page, "li.f.error"), 0);
  assert.equal(await page.locator("mark.error").count(), 0);
  await page.check("#show-error");
  await page.check("#show-info");
  assert.equal(await visible(page, "li.f"), total);
  for (const [rule, count] of Object.entries(rules)) {
    await page.selectOption("#rule", rule);
    assert.equal(await visible(page, "li.f"), count, rule);
    assert.equal(await visible(page, `li.f[data-rule='${rule}']`), count, rule);
  }
  assert.ok((await page.locator(".status").innerText()).endsWith(`of ${total} findings shown`));
  await page.selectOption("#rule", "");
  assert.equal(await page.locator(".status").innerText(), "");
  await page.context().close();
});

await check("the keyboard reaches everything", async () => {
  const page = await open("versions");
  const current = () => page.locator("li.f.on").getAttribute("id");
  await page.keyboard.press("j");
  assert.equal(await current(), "f1");
  await page.keyboard.press("j");
  assert.equal(await current(), "f2");
  assert.equal(await page.evaluate(() => document.activeElement.closest("li")?.id), "f2");
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  assert.equal(await current(), `f${shown}`, "from the first to the last");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("li.f.on").count(), 0);
  for (const key of ["/", "f"]) {
    await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement.id), "rule", key);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("?");
  assert.ok(await page.locator("#help").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator("#help").isVisible()));
  await page.keyboard.press("3");
  assert.ok((await visible(page, "li.f.info")) > 0);
  await page.keyboard.press("u");
  assert.equal(await visible(page, ".row.same"), 0);
  // Keys that are typed are text, and can be switched off.
  await page.focus("#note");
  await page.keyboard.press("j");
  assert.equal(await page.locator("li.f.on").count(), 0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.uncheck("#single-keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  assert.equal(await page.locator("li.f.on").count(), 0);
  // From the top, the first stops are the ways past the head.
  await page.reload();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#findings");
  await page.context().close();
});

await check("the correction note quotes both versions and is copied", async () => {
  const page = await open("versions", { permissions: ["clipboard-read", "clipboard-write"] });
  const note = await page.inputValue("#note");
  assert.match(note, /^An earlier version of this article said “.*\$640 million”\. It now says “.*\$640 billion”\.$/);
  await page.click("#copy");
  await page.waitForFunction(() => document.querySelector(".copied").textContent === "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), note);
  await page.context().close();
});

await check("wording shows when asked for", async () => {
  const page = await open("versions");
  const underlined = () => page.locator(".after .w").first().evaluate((e) => getComputedStyle(e).boxShadow !== "none");
  assert.ok(!(await underlined()));
  await page.keyboard.press("w");
  assert.ok(await underlined());
  await page.context().close();
});

await check("an article that holds markup stays text", async () => {
  const page = await open("hostile");
  assert.equal(await page.locator("script").count(), 1);
  assert.equal(await page.locator("style").count(), 1);
  assert.equal(await page.locator("img, iframe, object, embed, base").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.owned), undefined);
  const told = await page.locator(".after").allInnerTexts();
  assert.ok(told.some((t) => t.includes("<script>globalThis.owned = 1</script>")), "the script is shown as text");
  assert.ok(told.some((t) => t.includes("</textarea></style><img src=x onerror=globalThis.owned=2>")));
  assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(await page.content()), "nothing reorders the page");
  await page.context().close();
});

await check("without scripts the page reads and filters", async () => {
  const page = await open("versions", { javaScriptEnabled: false });
  assert.equal(await visible(page, "li.f"), shown);
  await page.check("#show-info");
  assert.equal(await visible(page, "li.f"), total);
  await page.click("li#f1 .go");
  assert.ok(page.url().endsWith("#f1after"));
  await page.context().close();
});

await check("on paper the findings and both texts stand, and no control", async () => {
  const page = await open("versions");
  await page.emulateMedia({ media: "print" });
  for (const control of [".filters", "#keys", "#copy", ".shown"]) assert.equal(await visible(page, control), 0, control);
  assert.ok((await visible(page, ".row.same .before")) > 0);
  assert.equal(await visible(page, "li.f.error"), facts.versions.levels.error);
  await page.context().close();
});

await check("a narrow screen needs no sideways scrolling and steps through the findings", async () => {
  for (const name of Object.keys(facts)) {
    const page = await open(name, { viewport: { width: 390, height: 844 } });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    await page.context().close();
  }
  const page = await open("versions", { viewport: { width: 390, height: 844 } });
  await page.click("li#f1 .go");
  await settled(page, ".after mark.on");
  await page.click("#next");
  assert.equal(await page.locator("li.f.on").getAttribute("id"), "f2");
  assert.ok((await page.locator(".current").innerText()).startsWith(`2/${shown}`));
  await page.context().close();
});

await check("text keeps its contrast, light and dark", async () => {
  for (const [colorScheme, name] of ["light", "dark"].flatMap((c) => ["versions", "chain", "outlets", "proof"].map((n) => [c, n]))) {
    const page = await open(name, { colorScheme });
    if (await page.locator("#show-info").count()) await page.check("#show-info");
    const low = await page.evaluate(() => {
      const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
      const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const ground = (e) => {
        for (; e; e = e.parentElement) {
          const c = channels(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c;
        }
        return [255, 255, 255];
      };
      const words = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
      return words.filter((e) => !["SCRIPT", "STYLE", "OPTION"].includes(e.tagName)).map((e) => {
        const [a, b] = [luminance(channels(getComputedStyle(e).color)), luminance(ground(e))].sort((x, y) => y - x);
        return [e.tagName, e.className, Math.round(100 * (a + 0.05) / (b + 0.05)) / 100];
      }).filter(([, , ratio]) => ratio < 4.5);
    });
    assert.deepEqual(low, [], `${name}, ${colorScheme}`);
    await page.context().close();
  }
});

await check("a chain shows its ledger, its steps and what each says", async () => {
  const page = await open("chain");
  assert.equal(await page.locator("details.pane").count(), 3);
  assert.ok((await visible(page, "#ledger tbody tr")) > 0);
  const before = await visible(page, "#ledger tbody tr");
  await page.check("#all-claims");
  assert.ok((await visible(page, "#ledger tbody tr")) > before);
  await page.locator("details.pane").first().evaluate((e) => (e.open = false));
  await page.click("li#f1 .go");
  assert.ok(await page.locator("details.pane").first().evaluate((e) => e.open));
  await page.context().close();
});

await check("a cell of the ledger leads to its place in the texts", async () => {
  for (const name of ["chain", "outlets"]) {
    const page = await open(name);
    if (name === "chain") await page.locator("details.pane").last().evaluate((e) => (e.open = false));
    const cells = page.locator("#ledger tbody tr:not(.calm)").first().locator("a.place");
    const cell = cells.last();
    const words = await cell.innerText();
    await cell.click();
    await settled(page, ":target");
    assert.ok((await page.locator(":target").innerText()).includes(words), `${name}: ${words}`);
    await page.context().close();
  }
});

await check("several outlets make a matrix in which nobody came first", async () => {
  const page = await open("outlets");
  const heads = await page.locator("#ledger thead th").allInnerTexts();
  assert.deepEqual(heads.slice(1, -1).map((h) => h.split("\n")[0]), ["Harbour Gazette", "North Star", "Quay Daily", "Lind Herald"]);
  assert.match(await page.locator(".top").innerText(), /4 reports of 2 origins/);
  assert.equal(await page.locator(".list del, .list ins, #note, #copy").count(), 0);
  assert.match(await page.locator("li#f1").innerText(), /14 people[^]*≠[^]*Seventeen people/);
  assert.match(await page.locator("li#f1 .at").innerText(), /Harbour Gazette, line \d+ · Quay Daily, line \d+/);
  await page.click("li#f1 .go");
  await settled(page, "mark.on");
  assert.equal(await page.locator("mark.on").count(), 2);
  const hostile = await open("hostile-outlets");
  assert.equal(await hostile.evaluate(() => globalThis.owned), undefined);
  assert.equal(await hostile.locator("img, svg[onload]").count(), 0);
  await hostile.context().close();
  await page.context().close();
});

await check("one text against itself shows both places and drafts no correction", async () => {
  const page = await open("proof");
  assert.equal(await page.locator("#note, #show-wording, #only-changed, .list del").count(), 0);
  await page.keyboard.press("j");
  assert.equal(await page.locator("mark.on").count(), 2);
  await page.context().close();
});

await check("on a phone the ledger is cards, and still a table to a screen reader", async () => {
  for (const name of ["chain", "outlets"]) {
    const page = await open(name, { viewport: { width: 390, height: 844 } });
    assert.ok(await page.locator("#ledger .wide").evaluate((e) => e.scrollWidth <= e.clientWidth), name);
    const rows = await page.getByRole("table").getByRole("row").count();
    assert.ok(rows > 1, `${name}: ${rows} rows`);
    assert.ok((await page.getByRole("rowheader").count()) > 0 && (await page.getByRole("columnheader").count()) > 3, name);
    await page.context().close();
  }
});

await check("whatever can be used has a name that is read out", async () => {
  for (const where of [...["versions", "chain", "outlets", "proof"].map(address), server]) {
    const page = await (await context()).newPage();
    await page.goto(where);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const used = new Set(["button", "link", "checkbox", "radio", "combobox", "textbox", "table", "dialog", "region"]);
    const dumb = nodes.filter((n) => !n.ignored && used.has(n.role?.value) && !n.name?.value?.trim());
    assert.deepEqual(dumb.map((n) => [n.role.value, n.nodeId]), [], where);
    assert.equal(nodes.filter((n) => n.role?.value === "heading" && n.properties?.some((p) => p.name === "level" && p.value.value === 1)).length, 1, where);
    await page.context().close();
  }
});

// What the browser saves, as text or as bytes.
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

await check("findings are accepted, dismissed with a reason and commented on, saved and read back", async () => {
  const page = await open("versions");
  await page.click("#review summary");
  await page.keyboard.press("j");
  await page.click("#dismiss");
  assert.match(await page.locator("#judge-problem").innerText(), /why/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "remark");
  await page.fill("#remark", "the <b>treasury</b> has said so");
  // What is written is neither lost nor saved undecided.
  await page.keyboard.press("Escape");
  await page.click("#save-decisions");
  assert.match(await page.locator("#judge-problem").innerText(), /not decided/);
  assert.equal(await page.inputValue("#remark"), "the <b>treasury</b> has said so");
  await page.keyboard.press("Control+Enter");
  assert.match(await page.locator("li#f1 .decision").innerText(), /Dismissed: the <b>treasury<\/b> has said so/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("k");
  await page.keyboard.press("a");
  await page.keyboard.press("k");
  await page.fill("#remark", "ask Friel");
  await page.click("#comment");
  assert.equal(await page.locator("#decided").innerText(), "1 accepted, 1 dismissed, 1 commented");
  const baseline = await saved(page, () => page.click("#save-decisions"));
  const { schema, findings } = JSON.parse(baseline.bytes.toString());
  assert.equal(schema, "recount/baseline/1");
  // The missing note is decided with its finding.
  assert.deepEqual(findings.map((f) => f.status ?? "accepted").sort(), ["accepted", "dismissed", "dismissed", "open"]);
  assert.ok(findings.every((f) => /^[0-9a-f]{12}$/.test(f.fingerprint) && f.finding && f.versions));
  const markdown = (await saved(page, () => page.click("#save-markdown"))).bytes.toString();
  assert.match(markdown, /\*\*\\\$640 million → \\\$640 billion\*\*/);
  assert.match(markdown, /Dismissed: the \\<b\\>treasury/);
  const whole = await saved(page, () => page.click("#save-page"));
  await page.check("#hide-decided");
  assert.equal(await visible(page, "li.f"), shown - 2);
  await page.context().close();

  const again = await open("versions");
  await again.click("#review summary");
  await again.locator("#read-decisions").setInputFiles({ name: "no.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await again.waitForFunction(() => document.querySelector("#review-problem").textContent.includes("no file of decisions"));
  await again.locator("#read-decisions").setInputFiles({ name: baseline.name, mimeType: "application/json", buffer: baseline.bytes });
  await again.waitForFunction(() => document.querySelector("#decided").textContent === "1 accepted, 1 dismissed, 1 commented");
  await again.context().close();

  const kept = join(folder, "kept.html");
  writeFileSync(kept, whole.bytes);
  const reopened = await open("kept");
  assert.equal(await reopened.locator("#decided").innerText(), "1 accepted, 1 dismissed, 1 commented");
  assert.match(await reopened.locator("li#f1 .decision").innerText(), /Dismissed: the <b>treasury/);
  assert.equal(await reopened.locator("li#f1 b").count(), 0);
  await reopened.context().close();
});

await check("each claim stands beside what its sources say", async () => {
  const page = await open("claims");
  for (const [level, verdict] of [["error", "refuted"], ["warning", "not found"], ["info", "supported"]]) {
    assert.ok((await visible(page, `.evidence.${level}`)) > 0, verdict);
    assert.match(await page.locator(`.evidence.${level}`).first().innerText(), new RegExp(verdict));
  }
  assert.match(await page.locator(".evidence.error").first().innerText(), /source\.md, line \d+/);
  await page.locator(".evidence.error .at a").first().click();
  await settled(page, ":target");
  assert.ok(await page.locator("details.pane").evaluate((e) => e.open));
  await page.uncheck("#show-info");
  assert.equal(await visible(page, ".evidence.info"), 0);
  await page.context().close();
});

await check("what went, came and moved is drawn, and stands in a table", async () => {
  for (const name of ["rewrite", "chain"]) {
    const page = await open(name);
    const said = await page.locator(".strip svg").getAttribute("aria-label");
    assert.match(said, /\d+ sentences? went, \d+ came, \d+ moved/, name);
    await page.click(".strip summary");
    assert.ok((await visible(page, ".strip tbody tr")) > 0, name);
    await page.context().close();
  }
  const chain = await open("chain");
  assert.match(await chain.locator("#ledger svg.picture").first().getAttribute("aria-label"), /version 1: .*; version \d/);
  await chain.context().close();
  const outlets = await open("outlets");
  assert.match(await outlets.locator("#ledger svg.picture").first().getAttribute("aria-label"), /origin/);
  await outlets.context().close();
});

await check("every page holds by axe-core, wide and narrow, light and dark", async () => {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  // The long page is made like the first one.
  const where = [...Object.keys(facts).filter((name) => name !== "long").map(address), address("claims"), server, `${server}report`, `${server}none`];
  for (const url of where) {
    for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
      // axe is put into the page, which its policy forbids.
      const page = await (await context({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })).newPage();
      provoked = "404";
      await page.goto(url);
      // Open what can be opened, and take a finding in hand.
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      await page.keyboard.press("j");
      await page.addScriptTag({ path: axe });
      const bad = await page.evaluate(async () => (await globalThis.axe.run()).violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => [v.id, v.nodes[0].html]));
      assert.deepEqual(bad, [], `${url}, ${width}, ${colorScheme}`);
      await page.context().close();
    }
  }
  provoked = null;
});

await check("ten thousand words stay fluid", async () => {
  const page = await open("long");
  const milliseconds = await page.evaluate(() => {
    const start = performance.now();
    const key = (name) => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
      document.body.getBoundingClientRect();
    };
    document.activeElement.blur();
    for (let i = 0; i < 5; i++) key("Escape");
    for (const id of ["show-error", "show-wording", "only-changed"]) {
      document.getElementById(id).click();
      document.body.getBoundingClientRect();
    }
    return (performance.now() - start) / 8;
  });
  assert.ok(milliseconds < 150, `an action takes ${milliseconds} ms`);
  await page.context().close();
});

const BEFORE = "Fire at the mill\n\nPolice said 130 people were wounded at the mill on Tuesday.";
const AFTER = "Fire at the mill\n\nPolice said 310 people were wounded at the mill on Tuesday.";

await check("texts pasted into the served page are compared", async () => {
  const page = await (await context()).newPage();
  await page.goto(server);
  await page.click("button.go");
  assert.match(await page.locator("#problem").innerText(), /Two texts/);
  await page.locator("textarea").nth(0).fill(BEFORE);
  await page.locator("textarea").nth(1).fill(AFTER);
  await Promise.all([page.waitForURL("**/report"), page.click("button.go")]);
  assert.equal(await visible(page, "li.f.error"), 1);
  await page.keyboard.press("j");
  assert.equal(await page.locator("li.f.on").count(), 1);
  await page.goBack();
  // The texts are still there.
  await page.waitForFunction((text) => document.querySelectorAll("textarea")[1]?.value === text, AFTER);
  await page.context().close();
});

await check("files dropped on the served page are read by their type", async () => {
  const page = await (await context()).newPage();
  await page.goto(server);
  await page.evaluate(([before, after]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([`<html><body><article><h1>Fire at the mill</h1><p>${before}</p></article></body></html>`], "one.html"));
    carried.items.add(new File([JSON.stringify({ title: "Fire at the mill", body: after })], "<b>two.json"));
    document.querySelector("#texts").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
  }, [BEFORE.split("\n\n")[1], AFTER.split("\n\n")[1]]);
  await page.waitForFunction(() => document.querySelectorAll(".panel.filled").length === 2);
  await Promise.all([page.waitForURL("**/report"), page.click("button.go")]);
  assert.match(await page.locator(".what").innerText(), /Earlier: one\.html · Later: <b>two\.json/);
  assert.equal(await visible(page, "li.f.error"), 1);
  await page.context().close();
});

const dropped = (page, names) => page.evaluate((files) => {
  const carried = new DataTransfer();
  for (const [name, content] of files) carried.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name));
  document.querySelector("#texts").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
}, names.map((name) => [name, readFileSync(join(documents, name)).toString("base64")]));
const report = (page) => Promise.all([page.waitForURL("**/report"), page.click("button.go")]);

await check("documents of every type are dropped and read", async () => {
  const page = await (await context()).newPage();
  for (const other of ["warehouse.odt", "warehouse.rtf", "warehouse.pdf"]) {
    await page.goto(server);
    await dropped(page, ["warehouse.docx", other]);
    await page.waitForFunction(() => document.querySelectorAll(".panel.filled").length === 2);
    await report(page);
    assert.match(await page.locator("h1").innerText(), /Warehouse fire in Holm injures 71/, other);
    assert.equal(await page.locator(".row.found .before mark.error").count(), 0, `${other} tells what the .docx tells`);
  }
  // One with tracked changes is two versions already.
  await page.goto(server);
  await dropped(page, ["warehouse.docx"]);
  await page.waitForSelector(".panel.filled");
  await report(page);
  assert.match(await page.locator("li#f1").innerText(), /17[^]*→[^]*71/);
  assert.match(await page.locator(".what").innerText(), /Earlier: warehouse\.docx before its changes.* · Later: warehouse\.docx/);
  const accepted = await page.goto(server).then(() => page.locator("input[type=file]").first().getAttribute("accept"));
  for (const extension of [".docx", ".odt", ".rtf", ".pdf", ".html", ".md", ".json", ".xml"]) assert.ok(accepted.split(",").includes(extension), extension);
  await page.context().close();
});

await check("outlets and one text alone are compared as what they are", async () => {
  const page = await (await context()).newPage();
  await page.goto(server);
  await page.check("#as-outlets");
  assert.ok(await page.getByText("Another report", { exact: true }).first().isVisible());
  assert.ok(!(await page.getByText("The later text").isVisible()));
  await page.locator("textarea").nth(0).fill(BEFORE);
  await page.locator("textarea").nth(1).fill(AFTER);
  await report(page);
  assert.match(await page.locator("h1").innerText(), /What 2 reports of one event say/);
  assert.ok((await page.locator("#ledger td.verdict").allInnerTexts()).some((t) => t.includes("conflicting")));
  await page.goto(server);
  await page.check("#as-itself");
  await page.click("button.go");
  assert.match(await page.locator("#problem").innerText(), /A text is needed/);
  await page.locator("textarea").nth(0).fill("Fire at the mill\n\nPolice said 12 people were hurt: 5 men and 6 women.\n\nThe mill is 12 metres (49 feet) high.");
  await report(page);
  assert.ok((await visible(page, "li.f")) > 0);
  assert.equal(await page.locator("#note").count(), 0);
  await page.context().close();
});

await check("three versions make a ledger, and a bad file is told", async () => {
  const page = await (await context()).newPage();
  await page.goto(server);
  await page.click("#more");
  for (const [i, text] of [BEFORE, AFTER, BEFORE].entries()) await page.locator("textarea").nth(i).fill(text);
  await Promise.all([page.waitForURL("**/report"), page.click("button.go")]);
  assert.equal(await page.locator("#ledger").count(), 1);
  await page.goto(server);
  await page.locator("textarea").nth(0).fill(BEFORE);
  await page.locator("input[type=file]").nth(1).setInputFiles({ name: "photo.md", mimeType: "text/markdown", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]) });
  await page.waitForFunction(() => document.querySelectorAll(".panel.filled").length === 1);
  provoked = "422";
  await page.click("button.go");
  await page.waitForSelector("p.problem");
  assert.match(await page.locator("p.problem").innerText(), /photo\.md.*not text/);
  await page.context().close();
});

await check("a text against its sources, with the keyboard alone", async () => {
  const page = await (await context()).newPage();
  await page.goto(server);
  await page.check("#as-sources");
  await page.locator("textarea").nth(0).fill(`${AFTER.split("\n\n")[1]} The mill burned.`);
  await page.keyboard.press("Control+Enter");
  assert.match(await page.locator("#problem").innerText(), /at least one source/);
  await page.locator("textarea").nth(1).fill(BEFORE);
  await Promise.all([page.waitForURL("**/report"), page.keyboard.press("Control+Enter")]);
  assert.match(await page.locator(".evidence.error").innerText(), /refuted[^]*130 people/);
  const word = await saved(page, () => page.click("#word button"));
  assert.equal(word.name, "the-text-comments.docx");
  assert.equal(word.bytes.subarray(0, 2).toString(), "PK");
  await page.context().close();
});

await check("the way back leads to the texts, and their order can be swapped", async () => {
  const page = await (await context()).newPage();
  await page.goto(server);
  const file = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
  await page.locator("input[type=file]").nth(0).setInputFiles(file("one.txt", BEFORE));
  await page.waitForSelector(".panel.filled");
  await page.click(".panel.filled .file button");
  assert.equal(await page.locator(".panel.filled").count(), 0, "a picked file is taken back");
  await page.locator("input[type=file]").nth(0).setInputFiles(file("one.txt", BEFORE));
  await page.locator("textarea").nth(1).fill(AFTER.split("\n\n")[1]);
  await page.locator("input[name=title]").nth(1).fill("Fire at the mill, again");
  await page.locator("input[name=date]").nth(1).fill("2026-03-31");
  await report(page);
  assert.match(await page.locator("h1").innerText(), /Fire at the mill, again/);
  assert.match(await page.locator(".what").innerText(), /Later: .*\(2026-03-31\)/);
  assert.match(await page.locator("li.f.error").innerText(), /130[^]*→[^]*310/);
  await page.click("#again");
  await page.waitForSelector("#texts");
  await page.waitForFunction(() => document.querySelectorAll(".panel.filled").length === 1);
  assert.equal(await page.locator("input[name=title]").nth(1).inputValue(), "Fire at the mill, again");
  await report(page);
  await page.click("#swap");
  await page.waitForFunction(() => document.querySelector("li.f.error")?.textContent.match(/310[^]*→[^]*130/));
  await page.context().close();
});

await check("no other page can speak to the server", async () => {
  provoked = "403";
  const form = `<form method=post action="${server}report"><input name=text value=x><input name=name value=x></form>`;
  const other = await (await context()).newPage();
  await other.setContent(form);
  const [response] = await Promise.all([other.waitForResponse("**/report"), other.evaluate(() => document.forms[0].submit())]);
  assert.equal(response.status(), 403);
  await other.context().close();
});

await browser.close();
