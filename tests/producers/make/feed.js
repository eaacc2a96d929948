// A feed of one item: its title, body and form as JSON on standard input, the file's path as the argument.
const fs = require('fs');
const { Feed } = require('feed');

const { title, body, form } = JSON.parse(fs.readFileSync(0, 'utf8'));
const site = 'https://courier.example/';
const feed = new Feed({ title: 'Sorrel Courier', id: site, link: site, copyright: 'Sorrel Courier' });
feed.addItem({ title, id: `${site}1`, link: `${site}1`, content: body, date: new Date('2026-05-12T10:00:00Z') });
fs.writeFileSync(process.argv[2], feed[form]());
