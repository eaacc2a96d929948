#!/usr/bin/env bash
# fend reckons with units in plain English, "5 feet 10 inches to cm", "5% of 200". The article "a" is the ampere to it: "half a
# million" is 500000 A, "a dozen" 12 A, "half a mile" 0.5 A miles, "5 miles a day" "5 mile A days". "Degrees" are those of an
# angle wherever they stand: "5 degrees C to F" is 32.16 °F, nearly freezing, as it takes a fifty-seventh of the 5 °C, and "-5
# degrees Celsius to Fahrenheit" is 31.84. Nothing but the unit of the answer tells.
# Expected: 500000 and half a mile, or an error; 41 and 23 °F, as for "5 °C to °F" and "-5 C to F".
# Seen with fend-wasm 1.5.8 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund fend-wasm@1.5.8 >/dev/null
cat > reckon.mjs <<'JS'
import assert from 'node:assert';
import fs from 'node:fs';
import * as glue from './node_modules/fend-wasm/fend_wasm_bg.js';

const code = fs.readFileSync('node_modules/fend-wasm/fend_wasm_bg.wasm');
const { instance } = await WebAssembly.instantiate(code, { './fend_wasm_bg.js': glue });
glue.__wbg_set_wasm(instance.exports);
const expected = {
  'half a million': '500000 A',
  'a dozen': '12 A',
  'half a mile': '0.5 A miles',
  '5 miles a day': '5 mile A days',
  '5 degrees C to F': 'approx. 32.1570796327 °F',
  '-5 degrees Celsius to Fahrenheit': 'approx. 31.8429203673 fahrenheit',
  '5 °C to °F': '41 °F',
  '-5 C to F': '23 °F',
  '5 feet 10 inches to cm': '177.8 cm',
};
const seen = {};
for (const text of Object.keys(expected)) {
  seen[text] = glue.evaluateFendWithTimeout(text, 2000);
  console.log(text, '|', seen[text]);
}
assert.deepStrictEqual(seen, expected);
JS
node reckon.mjs
