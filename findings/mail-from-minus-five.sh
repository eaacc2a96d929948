#!/usr/bin/env bash
# Libraries that cut the quoted mail and the signature off a reply cut reports that come by mail. A line that starts with a figure
# below nought, "-5 degrees at dawn.", is a signature to three of four, and it and all that follows is gone. To all four,
# "On Monday, the ministry wrote:" starts a quoted mail, and to one "From: 3 May the road is closed." does; "Sent from the
# harbour, 6 boats arrived." is a telephone's signature to another. The rest of the mail is handed out as the whole.
# Expected: the whole report, as nothing in it is a reply; email-reply-parser of npm keeps the frost, its namesake of PyPI does not.
# Seen with email-reply-parser 0.5.12 and mail-parser-reply 1.36 of PyPI, email-reply-parser 2.3.7 and node-email-reply-parser
# 0.1.4 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check email-reply-parser==0.5.12 mail-parser-reply==1.36
npm install --silent --no-audit --no-fund email-reply-parser@2.3.7 node-email-reply-parser@0.1.4 >/dev/null
cat > read.js <<'JS'
const Reply = require('email-reply-parser');
const parse = require('node-email-reply-parser');
const mails = JSON.parse(require('fs').readFileSync(0));
console.log(JSON.stringify(mails.map((mail) => [new (Reply.default || Reply)().read(mail).getVisibleText(), parse(mail, true)])));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

import mailparser_reply
from email_reply_parser import EmailReplyParser

lines = [
    "On Monday, the ministry wrote:",
    "-5 degrees at dawn.",
    "- 5 degrees at dawn.",
    "From: 3 May the road is closed.",
    "Sent from the harbour, 6 boats arrived.",
    "Sent by the mayor, 6 boats arrived.",
]
mails = [f"The storm came on Monday.\n\nThe port was shut.\n\n{line}\nThere were 34 dead in all.\n\nThe road is open.\n" for line in lines]
done = subprocess.run(["node", "read.js"], input=json.dumps(mails), capture_output=True, text=True, check=True)
seen = {}
for line, mail, others in zip(lines, mails, json.loads(done.stdout)):
    readings = {
        "email-reply-parser (PyPI)": EmailReplyParser.parse_reply(mail),
        "mail-parser-reply": mailparser_reply.EmailReplyParser(languages=["en"]).read(mail).replies[0].body,
        "email-reply-parser (npm)": others[0],
        "node-email-reply-parser": others[1],
    }
    assert all("The port was shut." in reading for reading in readings.values()), readings
    seen[line] = [name for name, reading in readings.items() if "34 dead" not in reading and "The road" not in reading]
    assert all(line in reading for name, reading in readings.items() if name not in seen[line]), readings
    print(line, "- the rest is cut by", seen[line])
every = ["email-reply-parser (PyPI)", "mail-parser-reply", "email-reply-parser (npm)", "node-email-reply-parser"]
assert seen == {
    "On Monday, the ministry wrote:": every,
    "-5 degrees at dawn.": ["email-reply-parser (PyPI)", "mail-parser-reply", "node-email-reply-parser"],
    "- 5 degrees at dawn.": ["mail-parser-reply"],
    "From: 3 May the road is closed.": ["email-reply-parser (PyPI)"],
    "Sent from the harbour, 6 boats arrived.": ["email-reply-parser (npm)"],
    "Sent by the mayor, 6 boats arrived.": [],
}, seen
PYTHON
venv/bin/python read.py
