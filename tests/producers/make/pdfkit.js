// A chapter of the story with PDFKit: its blocks on standard input, the file's path as the argument.
const fs = require('fs');
const PDFDocument = require('pdfkit');

const blocks = JSON.parse(fs.readFileSync(0, 'utf8'));
const pages = blocks.find((b) => b.is === 'Pages');
const paper = new PDFDocument({ size: 'A5', margins: { top: 55, bottom: 55, left: 50, right: 50 }, autoFirstPage: false });
paper.pipe(fs.createWriteStream(process.argv[2]));
let count = 0;
paper.on('pageAdded', () => {
  count += 1;
  if (!pages) return;
  const around = (words, y) => paper.font('Helvetica').fontSize(8).text(words, 50, y, { width: 320, align: 'center', lineBreak: false });
  const bottom = paper.page.margins.bottom;
  paper.page.margins.bottom = 0;
  around(pages.head, 25);
  around(String(count), 565);
  paper.page.margins.bottom = bottom;
  paper.x = 50;
  paper.y = 55;
});
paper.addPage();
const body = () => paper.font('Helvetica').fontSize(10.5);
// The standard fonts have no minus sign.
const clean = (text) => text.replace(/−/g, '–');
const notes = [];
blocks.forEach((block, at) => {
  const after = blocks[at + 1];
  if (block.is === 'Head') {
    paper.font('Helvetica-Bold').fontSize(17).text(block.text).moveDown(0.5);
  } else if (block.is === 'Para') {
    body();
    block.parts.forEach((part, i) => {
      const more = { continued: i + 1 < block.parts.length };
      if (typeof part === 'string') {
        const broken = block.parts[i + 1] && block.parts[i + 1].is === 'Line';
        body().text(clean(part), { rise: 0, continued: more.continued && !broken });
      } else if (part.is === 'Note' || part.is === 'Power') {
        if (part.is === 'Note') notes.push(part.text);
        paper.fontSize(7).text(part.is === 'Note' ? String(notes.length) : part.text, { ...more, rise: 4 });
      }
    });
    if (!(after && after.close)) paper.moveDown(0.7);
  } else if (block.is === 'Table') {
    body();
    block.rows.forEach((row) => {
      const y = paper.y;
      row.forEach((cell, i) => paper.text(cell, 50 + i * 90, y, { width: 80, align: i ? 'right' : 'left' }));
    });
    paper.x = 50;
    paper.moveDown(0.7);
  } else if (block.is === 'Columns') {
    body().text(block.paragraphs.map(clean).join('\n'), { columns: 2, columnGap: 18, align: 'justify', indent: 12, height: 240 });
  } else if (block.is === 'Narrow') {
    block.paragraphs.forEach((text) => body().text(clean(text), { width: 150, align: 'justify' }).moveDown(0.7));
  } else if (block.is === 'Break') {
    paper.addPage();
  }
});
notes.forEach((note, i) => paper.fontSize(7.5).text(`${i + 1} ${note}`));
paper.end();
