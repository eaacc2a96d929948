// HTML to Markdown with turndown: a string as JSON on standard input, the file's path as the argument.
const fs = require('fs');
const Turndown = require('turndown');

fs.writeFileSync(process.argv[2], new Turndown().turndown(JSON.parse(fs.readFileSync(0, 'utf8'))));
