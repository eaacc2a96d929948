// A chapter of the story with pdf-lib: its blocks on standard input, the file's path as the argument.
const fs = require('fs');
const { PDFDocument, StandardFonts } = require('pdf-lib');

(async () => {
  const blocks = JSON.parse(fs.readFileSync(0, 'utf8'));
  const paper = await PDFDocument.create();
  const font = await paper.embedFont(StandardFonts.TimesRoman);
  const page = paper.addPage([420, 595]);
  let y = 540;
  const clean = (text) => text.replace(/−/g, '–');
  blocks.forEach((block, at) => {
    const after = blocks[at + 1];
    if (block.is === 'Outside') {
      page.setCropBox(20, 20, 380, 555);
      page.drawText(block.text, { x: 60, y: 6, size: 8, font });
    } else if (block.is === 'Head') {
      page.drawText(clean(block.text), { x: 50, y, size: 18, font });
      y -= 34;
    } else if (block.is === 'Para') {
      page.drawText(clean(block.parts.join('')), { x: 50, y, size: 11, font, maxWidth: 320, lineHeight: 14 });
      let lines = 1;
      let wide = 0;
      clean(block.parts.join('')).split(' ').forEach((word) => {
        const more = font.widthOfTextAtSize(`${word} `, 11);
        if (wide + font.widthOfTextAtSize(word, 11) > 320) {
          lines += 1;
          wide = 0;
        }
        wide += more;
      });
      y -= lines * 14 + (after && after.close ? 0 : 10);
    } else if (block.is === 'Table') {
      block.rows.forEach((row) => {
        row.forEach((cell, i) => page.drawText(cell, { x: 50 + i * 80, y, size: 11, font }));
        y -= 14;
      });
      y -= 10;
    }
  });
  fs.writeFileSync(process.argv[2], await paper.save());
})();
