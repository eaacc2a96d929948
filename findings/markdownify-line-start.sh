#!/usr/bin/env bash
# markdownify leaves the start of a line as it stands, and there Markdown reads other things: a paragraph that begins with a year
# and a point becomes the 1987th item of a list, and one that begins with a minus and a blank a bullet, so that the sign of the
# figure is gone in what is shown.
# Expected: a backslash, as turndown and html2text write before the same hyphen, and before the point of the year.
# Seen with markdownify 1.2.3 and html2text 2025.4.15 of PyPI, turndown 7.2.5 and markdown-it 15.0.3 of npm. What it calls
# `escape_misc` mends it, and is off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund turndown@7.2.5 markdown-it@15.0.3 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15
cat > page.html <<'HTML'
<p>1987. So says the plate on the hull.</p><p>- 5 degrees was the low.</p>
HTML
venv/bin/python - <<'PYTHON'
import html2text, markdownify

page = open("page.html").read()
open("markdownify.md", "w").write(markdownify.markdownify(page))
open("html2text.md", "w").write(html2text.html2text(page))
PYTHON
node - <<'JS'
const fs = require('fs');
const page = fs.readFileSync('page.html', 'utf8');
fs.writeFileSync('turndown.md', new (require('turndown'))().turndown(page));
const it = require('markdown-it');
const reader = new (it.default || it)();
const shown = Object.fromEntries(['markdownify', 'html2text', 'turndown'].map((n) => [n, reader.render(fs.readFileSync(`${n}.md`, 'utf8')).replace(/\n/g, '')]));
console.log(shown);
const lost = shown.markdownify.includes('<ol start="1987">') && shown.markdownify.includes('<li>5 degrees');
const kept = [shown.html2text, shown.turndown].every((s) => s.includes('<p>1987. So') && s.includes('<p>- 5 degrees'));
process.exit(lost && kept ? 0 : 1);
JS
