// A chapter of the story with docx: its blocks on standard input, the file's path as the argument.
const fs = require('fs');
const d = require('docx');

const blocks = JSON.parse(fs.readFileSync(0, 'utf8'));
const SYMBOL = { '≥': 'F0B3', 'µ': 'F06D', '±': 'F0B1', '°': 'F0B0', '€': 'F0A0' };
const footnotes = {};
let changes = 0;
const change = () => ({ id: ++changes, author: 'Ada Holt', date: '2026-05-12T10:00:00Z' });

function run(part) {
  if (typeof part === 'string') return new d.TextRun(part);
  switch (part.is) {
    case 'Note': {
      const id = Object.keys(footnotes).length + 1;
      footnotes[id] = { children: [new d.Paragraph(part.text)] };
      return new d.FootnoteReferenceRun(id);
    }
    case 'Power': return new d.TextRun({ text: part.text, superScript: true });
    case 'Struck': return new d.TextRun({ text: part.text, strike: true });
    case 'Cut': return new d.DeletedTextRun({ text: part.text, ...change() });
    case 'Added': return new d.InsertedTextRun({ text: part.text, ...change() });
    case 'Sign': return new d.SymbolRun({ char: SYMBOL[part.text], symbolfont: 'Symbol' });
    case 'Join': return new d.TextRun({ children: [new d.NoBreakHyphen()] });
    case 'Soft': return new d.TextRun({ children: [new d.SoftHyphen()] });
    case 'Line': return new d.TextRun({ break: 1 });
    default: return new d.TextRun(part.text);
  }
}

const children = [];
const plain = (text, more) => new d.Paragraph({ text, ...more });
for (const block of blocks) {
  if (block.is === 'Head') {
    children.push(plain(block.text, { heading: d.HeadingLevel.HEADING_1 }));
  } else if (block.is === 'Para') {
    const boxes = block.parts.filter((p) => p.is === 'Box');
    children.push(new d.Paragraph({ children: block.parts.filter((p) => p.is !== 'Box').map(run) }));
    boxes.forEach((box) => children.push(new d.Textbox({ children: [plain(box.text)], style: { width: '200pt', height: '60pt' } })));
  } else if (block.is === 'Table') {
    const cell = (text) => new d.TableCell({ children: [plain(text)] });
    children.push(new d.Table({ rows: block.rows.map((row) => new d.TableRow({ children: row.map(cell) })) }));
  } else if (block.is === 'Items') {
    const how = block.numbered ? { numbering: { reference: 'numbers', level: 0 } } : { bullet: { level: 0 } };
    block.texts.forEach((text) => children.push(plain(text, how)));
  } else {
    block.paragraphs.forEach((text) => children.push(plain(text)));
  }
}
const columns = blocks.some((b) => b.is === 'Columns') ? { column: { count: 2, space: 300 } } : {};
const numbers = { reference: 'numbers', levels: [{ level: 0, format: d.LevelFormat.DECIMAL, text: '%1.' }] };
const file = new d.Document({ footnotes, numbering: { config: [numbers] }, sections: [{ properties: columns, children }] });
d.Packer.toBuffer(file).then((bytes) => fs.writeFileSync(process.argv[2], bytes));
