#!/usr/bin/env bash
# Airfields report their weather in a code of the WMO (METAR, FM 15). A wind of 100 knots or more is "P99KT" there, more than 99,
# as a speed has two figures. Both libraries called metar-taf-parser, of npm and of PyPI, have no wind at all then, and of
# "24080GP99KT" they keep the 80 knots and drop the gusts: in a hurricane the air is still, and nothing says that something was
# not read. Sight along a runway of less than 50 m, "R28/M0050", or more than 2,000, is dropped by that of npm where no tendency
# follows, and "3/16SM", less than a fifth of a mile, by both.
# Expected: more than 99 knots, less than 50 m, 3/16 mile, as metar of PyPI reads the winds and the mile, or an error. Plain
# figures are read by all, and so is 9999, ten kilometres or more.
# Seen with metar-taf-parser 9.1.3 of npm, metar-taf-parser-mivek 1.13.1 and metar 2.0.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check metar-taf-parser-mivek==1.13.1 metar==2.0.2
npm install --silent --no-audit --no-fund metar-taf-parser@9.1.3 >/dev/null
cat > reports.json <<'JSON'
{"plain": "QORR 141020Z 24080G99KT 9999 BKN012 16/15 Q0953", "storm": "QORR 141020Z 240P99KT 9999 BKN012 16/15 Q0953",
 "gusts": "QORR 141020Z 24080GP99KT 9999 BKN012 16/15 Q0953", "fog": "QLEY 141051Z 24010KT 3/16SM FG VV001 05/05 A2992",
 "runways": "QORR 141020Z 24010KT 0400 R28/M0050 R10L/0600V1200U R11/P2000 FG VV001 05/05 Q1013"}
JSON
cat > read.mjs <<'JS'
import fs from 'node:fs';
import { parseMetar } from 'metar-taf-parser';

const seen = {};
for (const [name, text] of Object.entries(JSON.parse(fs.readFileSync('reports.json', 'utf8')))) {
  const { wind, visibility, runwaysInfo } = parseMetar(text);
  seen[name] = [wind?.speed ?? null, wind?.gust ?? null, visibility?.value ?? null, runwaysInfo.map((runway) => runway.name)];
}
console.log(JSON.stringify(seen));
JS
node read.mjs > seen.json
venv/bin/python - <<'PYTHON'
import json

from metar import Metar
from metar_taf_parser.parser.parser import MetarParser

reports = json.load(open("reports.json", encoding="utf-8"))
npm = json.load(open("seen.json", encoding="utf-8"))
pypi, other = {}, {}
for name, text in reports.items():
    report = MetarParser().parse(text)
    wind, sight = report.wind, report.visibility
    runways = [runway.name for runway in report.runways_info]
    pypi[name] = [wind and wind.speed, wind and wind.gust, sight and sight.distance, runways]
    report = Metar.Metar(text)
    other[name] = (report.wind(), report.visibility())
    print(text, "| npm:", npm[name], "| PyPI:", pypi[name], "| metar:", *other[name])
assert npm == {
    "plain": [80, 99, 9999, []], "storm": [None, None, 9999, []], "gusts": [80, None, 9999, []], "fog": [10, None, None, []],
    "runways": [10, None, 400, ["10L"]],
}, npm
assert {name: row[:2] for name, row in pypi.items()} == {name: row[:2] for name, row in npm.items()}, pypi
assert pypi["fog"][2] is None and pypi["plain"][2] == ">10000", pypi
assert other["storm"][0].endswith("greater than 99 knots") and other["gusts"][0].endswith("gusting to greater than 99 knots"), other
assert other["fog"][1] == "3/16 miles", other
PYTHON
