#!/usr/bin/env bash
# What turns HTML into Markdown has no rule for raised figures, and sets them on the line: "10<sup>6</sup> cells" becomes
# "106 cells" and "8 m<sup>2</sup>" "8 m2", in turndown, markdownify and html2text alike. turndown sets struck figures on
# the line too: "<del>90</del> 95 people" becomes "90 95 people".
# Expected: HTML's own tag, which Markdown may hold, or a caret; markdownify can be told one (`sup_symbol`), and is not by default.
# Seen with turndown 7.2.5 of npm, markdownify 1.2.3 and html2text 2025.4.15 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund turndown@7.2.5 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15
cat > page.html <<'HTML'
<p>A litre holds 10<sup>6</sup> cells of 8 m<sup>2</sup>, and <del>90</del> 95 people saw it.</p>
HTML
node -e "console.log('turndown:', new (require('turndown'))().turndown(require('fs').readFileSync('page.html', 'utf8')))" | tee told.txt
venv/bin/python - <<'PYTHON' | tee -a told.txt
import html2text, markdownify

page = open("page.html").read()
print("markdownify:", markdownify.markdownify(page).strip())
print("html2text:", html2text.html2text(page).replace("\n", " ").strip())
PYTHON
[ "$(grep -c '106 cells of 8 m2' told.txt)" = 3 ] && grep -q 'turndown:.*90 95 people' told.txt
