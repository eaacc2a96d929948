// Makes the pictures of the README: node docs/pictures/make.mjs RECOUNT CHROMIUM, in the root of the repository, after
// `npm install --no-package-lock` in tests/browser. They are made small, with few colours, by pngquant.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(resolve("tests/browser/package.json"))("playwright-core");
const [recount, executablePath] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "recount-pictures-"));
const story = (name, ...files) => files.map((file) => join("corpus", name, file));
const pages = [
  { name: "page", height: 600, args: ["diff", ...story("budget-shortfall-restated", "1.md", "2.md")] },
  { name: "matrix", height: 560, args: ["crosscheck", ...story("outlets-tram-crash-two-wires", "1-harbour-gazette.md", "2-north-star.md", "3-quay-daily.md", "4-lind-herald.md")] },
];
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--force-color-profile=srgb"];
const browser = await chromium.launch({ executablePath, args });
for (const { name, height, args } of pages) {
  const file = join(folder, `${name}.html`);
  try {
    execFileSync(recount, [...args, "-f", "html", "-o", file, "--isolated"]);
  } catch (error) {
    // Findings are what the picture is of.
    if (error.status !== 1) throw error;
  }
  const page = await browser.newPage({ viewport: { width: 1180, height } });
  await page.goto(pathToFileURL(file).href);
  const path = join("docs", "pictures", `${name}.png`);
  await page.screenshot({ path });
  execFileSync("pngquant", ["--force", "--strip", "--ext", ".png", "--quality", "60-85", "24", path]);
}
await browser.close();
