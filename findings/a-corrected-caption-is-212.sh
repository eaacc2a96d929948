#!/usr/bin/env bash
# Live captions of American broadcasters (CEA-608, kept in .scc files) are corrected with a backspace: "21", backspace, "2 hurt" is
# shown as "22 hurt". node-captions reads "212 hurt", which was never shown; it also joins the words on both sides of a mark for
# italics, which takes one cell of the screen: "Noonedied." Rolling captions keep the line before on the screen, and ttconv writes
# each line into SubRip twice, behind the one before and before the next, so that "No 31 were hurt." is told twice.
# Expected: "22 hurt", as pycaption and ttconv read the first; "No one died."; each line once, as pycaption writes it.
# Seen with node-captions 0.4.6 of npm, pycaption 2.3.14 and ttconv 1.2.3 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund node-captions@0.4.6 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pycaption==2.3.14 ttconv==1.2.3
venv/bin/python - <<'PYTHON'
def pair(first, second):
    odd = lambda byte: byte if bin(byte).count("1") % 2 else byte | 0x80  # each byte has an odd number of ones
    return f"{odd(first):02x}{odd(second):02x}"


def words(text):
    text += "\0" * (len(text) % 2)
    return [pair(ord(text[at]), ord(text[at + 1])) for at in range(0, len(text), 2)]


def code(*bytes):
    return [pair(*bytes)] * 2  # codes are sent twice


load, erase, show, clear = code(0x14, 0x20), code(0x14, 0x2E), code(0x14, 0x2F), code(0x14, 0x2C)
roll, turn, row, back = code(0x14, 0x25), code(0x14, 0x2D), code(0x14, 0x70), code(0x14, 0x21)
italics, upright = code(0x11, 0x2E), code(0x11, 0x20)


def write(name, captions):
    lines = ["Scenarist_SCC V1.0", ""]
    for at, caption in enumerate([*captions, clear]):
        lines += [f"00:00:{1 + 4 * at:02d}:00\t" + " ".join(caption), ""]
    open(name, "w", encoding="ascii").write("\n".join(lines))


write("shown.scc", [
    load + erase + row + words("Leyton: 21") + back + words("2 hurt.") + show,
    load + erase + row + words("No") + italics + words("one") + upright + words("died.") + show,
])
write("rolling.scc", [roll + turn + row + words(text) for text in ("12 died in Leyton.", "No 31 were hurt.", "Police deny it.")])
PYTHON
cat > read.js <<'JS'
const { scc } = require('node-captions');
scc.read('shown.scc', {}, (error, file) => {
  if (error) throw error;
  const text = scc.toJSON(file).map((one) => one.text.replace(/\{[^}]*\}/g, ''));
  require('fs').writeFileSync('seen.json', JSON.stringify(text));
});
JS
node read.js >/dev/null
venv/bin/python - <<'PYTHON'
import json
import sys

import ttconv.scc.reader
import ttconv.srt.writer
from pycaption import SCCReader


def first(name):
    read = SCCReader().read(open(name, encoding="ascii").read())
    return [one.get_text() for one in read.get_captions(read.get_languages()[0])]


def second(name):
    return ttconv.srt.writer.from_model(ttconv.scc.reader.to_model(open(name, encoding="ascii").read()))


node = json.load(open("seen.json", encoding="utf-8"))
print("node-captions:", node, "pycaption:", first("shown.scc"), first("rolling.scc"))
print(second("rolling.scc"))
ok = (
    node == ["Leyton: 212 hurt.", "Noonedied."]
    and first("shown.scc") == ["Leyton: 22 hurt.", "No one died."]
    and "Leyton: 22 hurt." in second("shown.scc")
    and first("rolling.scc") == ["12 died in Leyton.", "No 31 were hurt.", "Police deny it."]
    and second("rolling.scc").count("No 31 were hurt.") == 2
)
sys.exit(0 if ok else "the captions are read in another way now")
PYTHON
