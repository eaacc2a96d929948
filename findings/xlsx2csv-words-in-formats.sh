#!/usr/bin/env bash
# xlsx2csv writes the cells of a workbook as they are shown. A figure whose number format has words of its own, as `0" dead"`, is
# lost: words with a d, h, m, s or y are taken for a date's, and the format itself is written with the parts of 3 February 1900
# in it, `0" 02ea02"`. "34 homes" is `0" 12o02es"`, "5,000 USD" is `#,##0 "us08"`. Words without those letters, "34 people",
# lose only the word. A time of 21:05 without AM or PM is written 09:05, and 36 hours, `[h]:mm:ss`, are 12:00.
# Expected: "34 dead", as SheetJS writes it, or 34; 21:05; 36:00.
# Seen with xlsx2csv 0.8.6 and openpyxl 3.1.5 of PyPI, xlsx 0.18.5 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null
cat > write.py <<'PYTHON'
import datetime

import openpyxl

book = openpyxl.Workbook()
for value, shown_as in [
    (34, '0" dead"'),
    (34, '0" homes"'),
    (5000, '#,##0 "USD"'),
    (34, '0" people"'),
    (datetime.datetime(2024, 5, 6, 21, 5), "d mmm yyyy h:mm"),
    (datetime.timedelta(hours=36), "[h]:mm:ss"),
]:
    book.active.append([value])
    book.active.cell(book.active.max_row, 1).number_format = shown_as
book.save("tolls.xlsx")
PYTHON
venv/bin/python write.py
venv/bin/xlsx2csv tolls.xlsx > tolls.csv
node -e "
const book = require('xlsx').readFile('tolls.xlsx');
const sheet = book.Sheets[book.SheetNames[0]];
for (let row = 1; row <= 6; row += 1) console.log(sheet['A' + row].w);" > shown.txt
venv/bin/python - <<'PYTHON'
import csv

shown = open("shown.txt", encoding="utf-8").read().splitlines()
written = [row[0] for row in csv.reader(open("tolls.csv", encoding="utf-8"))]
for both in zip(shown, written):
    print("shown {0:18} written {1}".format(*both))
assert shown == ["34 dead", "34 homes", "5,000 USD", "34 people", "6 May 2024 21:05", "36:00:00"], shown
assert written == ['0" 02ea02"', '0" 12o02es"', '#,##0 "us08"', "34", "06 May 2024 09:05", "12:00"], written
PYTHON
