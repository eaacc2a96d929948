#!/usr/bin/env bash
# Readers of CSV take what has a hyphen or a stroke for a day. To SheetJS "10-15" ships are 15 October 2001, a score of "3-1" is 1
# March, "1/2" is 2 January; of "10-15 May" it keeps the tenth, as a day of 2015; quotation marks do not help. csvkit makes days
# of a column of scores where all of them may be days, "5-6" and "7-8", and leaves "3-2" beside "1-0". ExcelJS leaves ranges
# alone; "05-06-2024", 5 June in most countries, is 6 May to it, and beside it "31-05-2024" stays text.
# Expected: a range and a score are text, as papaparse leaves them, and "May 12" is in all three of npm. SheetJS has `raw: true`,
# csvkit `--no-inference`; both are off.
# Seen with xlsx 0.18.5, exceljs 4.4.0 and papaparse 5.7.1 of npm, csvkit 2.2.0 and agate 1.14.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 papaparse@5.7.1 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const fs = require('fs');
const ExcelJS = require('exceljs');
const Papa = require('papaparse');
const XLSX = require('xlsx');

const cells = ['10-15', '3-1', '1/2', '10-15 May', '05-06-2024', '31-05-2024', 'May 12', '10–15'];
const text = ['cell', ...cells.map((cell) => `"${cell}"`)].join('\n') + '\n';
fs.writeFileSync('cells.csv', text);
const day = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
(async () => {
  const sheet = XLSX.read(text, { type: 'string' }).Sheets.Sheet1;
  const serial = (cell) => (cell.t === 'n' ? XLSX.SSF.format('yyyy-mm-dd', cell.v) : cell.v);
  const book = new ExcelJS.Workbook();
  const excel = await book.csv.readFile('cells.csv');
  const papa = Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data;
  const seen = cells.map((cell, i) => [cell, serial(sheet[`A${i + 2}`]), day(excel.getCell(i + 2, 1).value), papa[i].cell]);
  for (const row of seen) console.log(row.map((cell) => cell.padEnd(13)).join(''));
  assert.deepStrictEqual(seen, [
    ['10-15', '2001-10-15', '10-15', '10-15'],
    ['3-1', '2001-03-01', '3-1', '3-1'],
    ['1/2', '2001-01-02', '1/2', '1/2'],
    ['10-15 May', '2015-05-10', '10-15 May', '10-15 May'],
    ['05-06-2024', '2024-05-06', '2024-05-06', '05-06-2024'],
    ['31-05-2024', '31-05-2024', '31-05-2024', '31-05-2024'],
    ['May 12', 'May 12', 'May 12', 'May 12'],
    ['10–15', '10–15', '10–15', '10–15'],
  ]);
})();
JS
node read.js
for scores in '5-6 7-8 2001-05-06 2001-07-08' '3-2 1-0 3-2 1-0'; do
  read -r first second first_day second_day <<< "$scores"
  seen=$(printf 'score,other\n%s,a\n%s,b\n' "$first" "$second" | venv/bin/csvjson)
  echo "csvkit, $first and $second: $seen"
  test "$seen" = "[{\"score\": \"$first_day\", \"other\": \"a\"}, {\"score\": \"$second_day\", \"other\": \"b\"}]"
done
