#!/usr/bin/env bash
# Readers of CSV guess days with years of two figures, and do not ask. A column with "25/12/23", Christmas of 2023, is 23 December
# 2025 in DuckDB, which takes the day for the year, and 25 December of the year 23 in Polars (`try_parse_dates=True`). "05/06/24"
# is 24 June 2005, 5 June 24, and 6 May 2024 in SheetJS; "31/12/99" is read rightly by DuckDB. With a year of four figures DuckDB
# and Polars agree, and SheetJS still has the month first.
# Expected: text, where it can be read in two ways, as pyarrow leaves it; no year before 1900.
# Seen with duckdb 2.0.1, polars 2.1.0 and pyarrow 26.0.1 of PyPI, xlsx 0.18.5 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null
cat > days.json <<'JSON'
[["25/12/23", "26/12/23"], ["05/06/24", "07/08/24"], ["31/12/99", "30/12/99"], ["05/06/2024", "07/08/2024"]]
JSON
cat > read.js <<'JS'
const XLSX = require('xlsx');
const read = (days) => {
  const cell = XLSX.read(`day,dead\n${days[0]},1\n${days[1]},2\n`, { type: 'string' }).Sheets.Sheet1.A2;
  return cell.t === 'n' ? XLSX.SSF.format('yyyy-mm-dd', cell.v) : cell.v;
};
console.log(JSON.stringify(require('./days.json').map(read)));
JS
node read.js > sheetjs.json
venv/bin/python - <<'PYTHON'
import json

import duckdb
import polars
import pyarrow.csv

sheetjs = json.load(open("sheetjs.json", encoding="utf-8"))
seen = {}
print("written     DuckDB      Polars      SheetJS     pyarrow")
for days, by_sheetjs in zip(json.load(open("days.json", encoding="utf-8")), sheetjs):
    open("tolls.csv", "w", encoding="utf-8").write("day,dead\n" + "".join(f"{day},{i}\n" for i, day in enumerate(days)))
    row = [
        str(duckdb.sql("select day from read_csv('tolls.csv')").fetchall()[0][0]),
        polars.read_csv("tolls.csv", try_parse_dates=True)["day"][0].isoformat(),
        by_sheetjs,
        str(pyarrow.csv.read_csv("tolls.csv")["day"][0]),
    ]
    print(*(cell.ljust(11) for cell in (days[0], *row)))
    seen[days[0]] = row
assert seen == {
    "25/12/23": ["2025-12-23", "0023-12-25", "25/12/23", "25/12/23"],
    "05/06/24": ["2005-06-24", "0024-06-05", "2024-05-06", "05/06/24"],
    "31/12/99": ["1999-12-31", "0099-12-31", "31/12/99", "31/12/99"],
    "05/06/2024": ["2024-06-05", "2024-06-05", "2024-05-06", "05/06/2024"],
}, seen
PYTHON
