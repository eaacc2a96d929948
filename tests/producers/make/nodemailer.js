// A mail: its title, page and text as JSON on standard input, the file's path as the argument.
const fs = require('fs');
const MailComposer = require('nodemailer/lib/mail-composer');

const { title, page, text } = JSON.parse(fs.readFileSync(0, 'utf8'));
const mail = { from: 'Ada Holt <ada@port.example>', to: 'desk@courier.example', subject: title, date: '2026-05-12T10:00:00Z' };
new MailComposer({ ...mail, ...(page ? { html: page } : { text }) }).compile().build((error, bytes) => {
  if (error) throw error;
  fs.writeFileSync(process.argv[2], bytes);
});
