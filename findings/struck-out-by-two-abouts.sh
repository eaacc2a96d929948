#!/usr/bin/env bash
# A "~" before a figure means about. In Markdown as GitHub writes it one such sign strikes out what stands up to the next, and a
# range of two estimates has both: "~$5m–~$6m" is shown with the lower end struck out, "$6m" alone stands, by marked, remark-gfm
# and cmark-gfm. Where a "~" makes small figures, as in Mistune and markdown-it-sub, the lower end is set below the line.
# "~50-~60" is struck out by none of the former, as no sign of money follows the dash; it is set below the line by the latter. All
# leave "~$5m to ~$6m" but remove-markdown, which takes marks off: the two signs are gone there and in the others.
# Expected: the two signs, as showdown writes them.
# Seen with marked 18.2.1, remark 15.0.1, remark-gfm 4.0.1, remark-html 16.0.1, markdown-it 15.0.3, markdown-it-sub 2.0.0,
# showdown 2.1.0 and remove-markdown 0.7.0 of npm, cmarkgfm 2025.10.22 and mistune 3.4.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22 mistune==3.4.0
npm install --silent --no-audit --no-fund marked@18.2.1 remark@15.0.1 remark-gfm@4.0.1 remark-html@16.0.1 markdown-it@15.0.3 \
  markdown-it-sub@2.0.0 showdown@2.1.0 remove-markdown@0.7.0 >/dev/null
cat > write.mjs <<'JS'
import markdownIt from 'markdown-it';
import sub from 'markdown-it-sub';
import { marked } from 'marked';
import { remark } from 'remark';
import gfm from 'remark-gfm';
import html from 'remark-html';
import removed from 'remove-markdown';
import showdown from 'showdown';
const github = new showdown.Converter();
github.setFlavor('github');
const write = (text) => [
  marked.parse(text),
  String(remark().use(gfm).use(html).processSync(text)),
  github.makeHtml(text),
  markdownIt().use(sub).render(text),
  (removed.default || removed)(text),
];
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((text) => write(text).map((line) => line.trim()))));
JS
cat > write.py <<'PYTHON'
import json
import subprocess

import cmarkgfm
import mistune

names = ["marked", "remark-gfm", "showdown", "markdown-it-sub", "remove-markdown", "cmark-gfm", "Mistune"]
mistune_html = mistune.create_markdown(plugins=["strikethrough", "subscript"])
texts = ["It cost ~$5m.", "It cost ~$5m–~$6m.", "It cost ~$5m to ~$6m.", "It hit ~50-~60 towns."]
done = subprocess.run(["node", "write.mjs", json.dumps(texts)], capture_output=True, text=True, check=True)
seen = {}
for text, others in zip(texts, json.loads(done.stdout)):
    lines = [*others, cmarkgfm.github_flavored_markdown_to_html(text).strip(), mistune_html(text).strip()]
    seen[text] = [line.removeprefix("<p>").removesuffix("</p>") for line in lines]
    print(text, "|", dict(zip(names, seen[text])))
struck, below = "It cost <del>$5m–</del>$6m.", "It cost <sub>$5m–</sub>$6m."
small = "It hit <sub>50-</sub>60 towns."
bare = [text.replace("~", "") for text in texts]
assert seen == {
    texts[0]: [texts[0]] * 7,
    texts[1]: [struck, struck, texts[1], below, bare[1], struck, below],
    texts[2]: [texts[2]] * 4 + [bare[2]] + [texts[2]] * 2,
    texts[3]: [texts[3]] * 3 + [small, bare[3], texts[3], small],
}, seen
PYTHON
venv/bin/python write.py
