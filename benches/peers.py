#!/usr/bin/env python3
"""Reads the same sentences with recount and with other readers of numbers and dates, and prints how many each reads right.

    python3 benches/peers.py                          # the release build of this checkout; installs the peers in a temp folder
    python3 benches/peers.py PATH_TO_RECOUNT FOLDER   # another build; a folder that keeps what was installed

A sentence is read right when the tool gives exactly the values that it claims, no more and no fewer: both ends of a range,
the sign of a loss, the day of a date (told on Wednesday, 6 May 2026). Units are not asked for, so that tools without them can
be compared. A dash means that the tool does not read the kind. Needs Python, Node.js with npm, and the network.
"""
import json, re, subprocess, sys, tempfile, venv
from decimal import Decimal, InvalidOperation
from pathlib import Path

PYTHON = ["quantulum3==0.10.0", "recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<81", "dateparser==1.5.0", "price-parser==0.5.1", "text2num==3.1.0"]
NODE = ["chrono-node@2.10.3", "compromise@14.17.0"]
TOLD = "2026-05-06"

NUMBERS = {
    "plain counts": [
        ("The ferry carried 412 passengers.", "412"), ("Some 1,250 homes lost power.", "1250"), ("Nineteen sheep were found.", "19"),
        ("The vote was put to 40 000 members.", "40000"), ("Two hundred and six trees fell.", "206"), ("They kept 3 boats and 14 nets.", "3 14"),
    ],
    "magnitudes": [
        ("The dam holds 2.5 million litres.", "2500000"), ("The site drew 4.2m visitors.", "4200000"), ("Half a million cards were sent.", "500000"),
        ("A quarter million cards were sent.", "250000"), ("It sold three dozen eggs.", "36"), ("The town has 57k voters.", "57000"),
        ("One and a half million bees died.", "1500000"), ("Each drop holds 3×10⁵ spores.", "300000"),
    ],
    "money": [
        ("The barn cost £4.5m.", "4500000"), ("The barn cost €320,000.", "320000"), ("The barn cost $2bn.", "2000000000"),
        ("The barn cost ₹45 crore.", "450000000"), ("The barn cost 12 million euros.", "12000000"), ("The barn cost A$70.", "70"),
        ("The barn cost £4·5m.", "4500000"), ("The mill lost €(2.6) million.", "-2600000"),
    ],
    "ranges": [
        ("Between 20 and 30 cows strayed.", "20 30"), ("The barn cost £2-3m.", "2000000 3000000"), ("Rain of 5 to 7 mm is due.", "5 7"),
        ("The barn cost $40–60 million.", "40000000 60000000"), ("Some 300-400 cows strayed.", "300 400"), ("It takes six or seven hours.", "6 7"),
    ],
    "shares and measures": [
        ("Rents rose 3.4% in spring.", "3.4"), ("Two-thirds of the crop was lost.", "0.6667"), ("One in five wells is dry.", "0.2"),
        ("It was minus 12C at dawn.", "-12"), ("The wall is 2.4 metres high.", "2.4"), ("Winds reached 90 mph.", "90"),
        ("The road is 14 km long.", "14"), ("The tank weighs 9 tonnes.", "9"),
    ],
    "no quantity": [
        ("The A4 is shut near the church.", ""), ("He wore a number 7 shirt.", ""), ("The mill burned down in 1987.", ""), ("No one of them spoke.", ""),
        ("She drove her Ford F-150 home.", ""), ("Call 020 7946 0018 now.", ""),
    ],
}
DATES = {
    "dates": [
        ("The mill burned on 3 April 2026.", "2026-04-03"), ("The mill burned on Monday.", "2026-05-04"), ("The mill burned yesterday.", "2026-05-05"),
        ("The vote is tomorrow.", "2026-05-07"), ("The mill burned two weeks ago.", "2026-04-22"), ("It burned on Dec. 12, 2025.", "2025-12-12"),
        ("The inquest is on 2026-06-01.", "2026-06-01"), ("The mill may burn.", ""),
    ],
}

PEERS = r'''
import json, sys, warnings
from datetime import datetime
warnings.filterwarnings("ignore")
from dateparser.search import search_dates
from price_parser import Price
from quantulum3 import parser
from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number
from recognizers_number_with_unit import recognize_currency, recognize_dimension, recognize_temperature
from recognizers_text import Culture
from text_to_num import alpha2digit
import re
told = datetime.fromisoformat(sys.argv[1])
def quantulum(text):
    out = []
    for q in parser.parse(text):
        span = q.uncertainty if q.uncertainty and "-" in q.surface.strip("-") else None
        out += [q.value - span, q.value + span] if span else [q.value]
    return out
def recognizers(text):
    found = {}
    for read in (recognize_number, recognize_dimension, recognize_temperature, recognize_currency):
        for r in read(text, Culture.English):
            found = {k: v for k, v in found.items() if k[1] < r.start or k[0] > r.end}
            found[r.start, r.end] = r.resolution["value"]
    return list(found.values())
def price(text):
    amount = Price.fromstring(text).amount
    return [] if amount is None else [str(amount)]
def day(r):
    values = (r.resolution or {}).get("values", [])
    return [v["value"][:10] for v in values if "value" in v][-1:]
def recognized_days(text):
    return [d for r in recognize_datetime(text, Culture.English, reference=told) for d in day(r)]
def parsed_days(text):
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": told}) or []
    return [d.date().isoformat() for _, d in found]
def digits(text):
    return [n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", alpha2digit(text, "en"))]
numbers = {"quantulum3": quantulum, "Recognizers-Text": recognizers, "text2num": digits, "price-parser": price}
dates = {"Recognizers-Text": recognized_days, "dateparser": parsed_days}
for line in sys.stdin:
    r = json.loads(line)
    for name, read in (dates if r["kind"] == "dates" else numbers).items():
        if name == "price-parser" and r["kind"] != "money":
            continue
        try:
            values = [str(v) for v in read(r["text"])]
        except Exception as e:
            values = [type(e).__name__]
        print(json.dumps({"id": r["id"], "tool": name, "values": values}))
'''
NODE_PEERS = r'''
const chrono = require("chrono-node"), nlp = require("compromise"), told = new Date(process.argv[2] + "T12:00:00Z");
for (const line of require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const r = JSON.parse(line), give = (tool, values) => console.log(JSON.stringify({id: r.id, tool, values: values.map(String)}));
  if (r.kind === "dates") give("chrono-node", chrono.parse(r.text, told).map(d => d.start.date().toISOString().slice(0, 10)));
  else give("compromise", nlp(r.text).numbers().json().map(n => n.number.num));
}
'''


def recount(binary, rows):
    told = [{"id": r["id"], "text": r["text"], "published": TOLD} for r in rows]
    lines = subprocess.run([binary, "extract", "--jsonl", "-f", "jsonl", "-"], input="".join(json.dumps(t) + "\n" for t in told),
                           capture_output=True, text=True, check=True).stdout.splitlines()
    for row, line in zip(rows, lines):
        found = json.loads(line)
        if row["kind"] == "dates":
            values = [d["value"] for d in found["dates"]]
        else:
            claims = [q for q in found["quantities"] if q["kind"] not in ("identifier", "ordinal")]
            values = [v for q in claims for v in ([q["value"]] if q["value"] is not None else [q["low"], q["high"]])]
        yield {"id": row["id"], "tool": "recount", "values": values}


def same(found, expected):
    if len(found) != len(expected):
        return False
    def close(a, b):
        try:
            return abs(Decimal(a) - Decimal(b)) <= abs(Decimal(b)) * Decimal("0.001")
        except InvalidOperation:
            return a == b
    return all(close(a, b) for a, b in zip(found, expected))


def main():
    root = Path(__file__).resolve().parent.parent
    binary = sys.argv[1] if len(sys.argv) > 1 else str(root / "target/release/recount")
    rows = [{"id": f"{kind}/{i}", "kind": kind, "text": text, "expected": expected.split()}
            for kind, cases in (NUMBERS | DATES).items() for i, (text, expected) in enumerate(cases)]
    with tempfile.TemporaryDirectory() as temp:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else temp)
        python = folder / "python/bin/python"
        if not python.exists():
            venv.create(folder / "python", with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", *PYTHON], check=True)
        if not (folder / "node_modules").exists():
            subprocess.run(["npm", "install", "--silent", "--no-package-lock", "--prefix", str(folder), *NODE], check=True)
        (folder / "peers.py").write_text(PEERS)
        (folder / "peers.cjs").write_text(NODE_PEERS)
        lines = "".join(json.dumps(r) + "\n" for r in rows)
        answers = list(recount(binary, rows))
        for command in ([python, "peers.py", TOLD], ["node", "peers.cjs", TOLD]):
            out = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=folder, check=True).stdout
            answers += [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    by_id = {r["id"]: r for r in rows}
    right, asked = {}, {}
    for a in answers:
        row = by_id[a["id"]]
        key = row["kind"], a["tool"]
        asked[key] = asked.get(key, 0) + 1
        right[key] = right.get(key, 0) + same(a["values"], row["expected"])
    tools = ["recount", "quantulum3", "Recognizers-Text", "text2num", "compromise", "price-parser", "dateparser", "chrono-node"]
    print("| read right | " + " | ".join(tools) + " |")
    print("|---|" + "--:|" * len(tools))
    for kind in NUMBERS | DATES:
        cells = [f"{right[kind, t]} of {asked[kind, t]}" if (kind, t) in asked else "–" for t in tools]
        print(f"| {kind} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
