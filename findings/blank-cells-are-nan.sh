#!/usr/bin/env bash
# markitdown turns workbooks into Markdown for language models. A town whose dead are not counted yet has "NaN" of them, and where
# one cell of a column is blank the others are broken numbers: 12 dead are "12.0". What a cell shows is not written: "≥12", a
# bound that its number format holds, is "12.0", "4.5%" is "0.045", "36:00" hours are "1 days 12:00:00", "Monday" is a day's date.
# Expected: an empty cell, 12 or what the cell shows, as SheetJS writes.
# Seen with markitdown 0.1.9 (pandas 3.1.1, openpyxl 3.1.5) of PyPI and xlsx 0.18.5 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "markitdown[xlsx]==0.1.9" pandas==3.1.1 openpyxl==3.1.5
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null
cat > write.py <<'PYTHON'
import datetime

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["town", "dead", "share", "closed for", "since"])
sheet.append(["Orrville", 12, 0.045, datetime.timedelta(hours=36), datetime.date(2024, 5, 6)])
sheet.append(["Leyton", None, None, None, None])
for cell, shown_as in (("B2", '"≥"0'), ("C2", "0.0%"), ("D2", "[h]:mm"), ("E2", "dddd")):
    sheet[cell].number_format = shown_as
book.save("tolls.xlsx")
PYTHON
venv/bin/python write.py
node -e "
const sheet = require('xlsx').readFile('tolls.xlsx').Sheets.Sheet;
console.log(require('xlsx').utils.sheet_to_csv(sheet).trim());" > shown.csv
venv/bin/python -W ignore - 2>/dev/null <<'PYTHON'
import csv

from markitdown import MarkItDown

shown = list(csv.reader(open("shown.csv", encoding="utf-8")))[1:]
text = MarkItDown().convert("tolls.xlsx").text_content
rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")][2:]
for name, table in (("SheetJS", shown), ("markitdown", rows)):
    for row in table:
        print(name.ljust(11), row)
assert shown == [["Orrville", "≥12", "4.5%", "36:00", "Monday"], ["Leyton", "", "", "", ""]], shown
assert rows == [["Orrville", "12.0", "0.045", "1 days 12:00:00", "2024-05-06"], ["Leyton", "NaN", "NaN", "NaT", "NaT"]], rows
PYTHON
