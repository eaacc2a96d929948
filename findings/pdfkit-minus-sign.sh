#!/usr/bin/env bash
# PDFKit draws what its standard fonts lack as other letters, without a word: a minus sign (U+2212) becomes the two bytes
# 0x22 0x12, a quotation mark and a control character, and "≥" becomes `"e`. The page shows `"5°C` for "−5°C".
# Expected: an error, as pdf-lib gives ("WinAnsi cannot encode"), or a sign that is visibly missing. A figure loses its sign here,
# on the page and in the text that is copied from it.
# Seen with pdfkit 0.20.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund pdfkit@0.20.2 pdf-lib@1.17.1 >/dev/null
cat > page.js <<'JS'
const fs = require('fs');
const PDFDocument = require('pdfkit');
const paper = new PDFDocument({ compress: false });
paper.pipe(fs.createWriteStream('page.pdf')).on('finish', async () => {
  const drawn = [...fs.readFileSync('page.pdf', 'latin1').matchAll(/<([0-9a-f]+)>/g)].map((m) => Buffer.from(m[1], 'hex').toString('latin1')).join('');
  console.log('pdfkit draws', JSON.stringify(drawn));
  const { PDFDocument: Other, StandardFonts } = require('pdf-lib');
  const other = await Other.create();
  const font = await other.embedFont(StandardFonts.Helvetica);
  let said = 'nothing';
  try {
    other.addPage().drawText('Low of \u22125\u00b0C', { font });
  } catch (error) {
    said = error.message.split('\n')[0];
  }
  console.log('pdf-lib says', said);
  process.exit(drawn.includes('"\u00125') && drawn.includes('"e3') && /cannot encode/.test(said) ? 0 : 1);
});
paper.font('Helvetica').text('Low of \u22125\u00b0C, gain of \u22653 points.');
paper.end();
JS
node page.js
