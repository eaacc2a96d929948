#!/usr/bin/env bash
# A test case in a JUnit file may have more than one <failure>; checkers of texts write one a finding. Converters for CI keep the
# first: junit-to-ctrf and test-results-parser drop "names do not fit" of the case below without a mark, junitparser has both. A
# time with a comma for thousands, as Maven's Surefire wrote it, "1,234.5" seconds, is one second in junit-to-ctrf (parseFloat stops
# at the comma) and no number in test-results-parser; junitparser reads it.
# Expected: both messages; 1,234,500 milliseconds.
# Seen with junit-to-ctrf 0.0.14 and test-results-parser 0.4.6 of npm, junitparser 5.0.3 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund junit-to-ctrf@0.0.14 test-results-parser@0.4.6 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check junitparser==5.0.3
cat > log.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="stories" tests="1" failures="1" errors="0" skipped="0" time="1234.5">
    <testcase name="storm" classname="stories" time="1,234.5">
      <failure message="figures do not fit"/>
      <failure message="names do not fit"/>
    </testcase>
  </testsuite>
</testsuites>
XML
node_modules/.bin/junit-to-ctrf log.xml -o ctrf.json >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const fs = require('fs');
const { parse } = require('test-results-parser');
const [test] = JSON.parse(fs.readFileSync('ctrf.json', 'utf8')).results.tests;
const [other] = parse({ type: 'junit', files: ['log.xml'] }).suites[0].cases;
console.log('junit-to-ctrf      ', test.duration, test.message);
console.log('test-results-parser', other.duration, other.failure);
assert.strictEqual(test.duration, 1000);
assert.strictEqual(test.message, 'figures do not fit');
assert.ok(!JSON.stringify(test).includes('names do not fit'));
assert.ok(Number.isNaN(other.duration));
assert.strictEqual(other.failure, 'figures do not fit');
assert.ok(!JSON.stringify(other).includes('names do not fit'));
JS
node read.js
venv/bin/python - <<'PYTHON'
from junitparser import JUnitXml

(case,) = [case for suite in JUnitXml.fromfile("log.xml") for case in suite]
print("junitparser        ", case.time, [found.message for found in case.result])
assert case.time == 1234.5
assert [found.message for found in case.result] == ["figures do not fit", "names do not fit"]
PYTHON
