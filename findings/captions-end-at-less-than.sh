#!/usr/bin/env bash
# In WebVTT "<" begins a tag and "&" a letter's name, and a writer has to put &lt; and &amp; for them (its section 4.2.2). Nine
# programs that write captions put none, be it from SubRip, where neither needs it, from a transcript of Deepgram or YouTube, or
# from words handed to them. A reader takes the rest of the caption for a tag: "Turnout was <50% & falling." is shown as "Turnout
# was ", by media-captions as by webvtt-parser, the W3C's own. That one reads escapes wrongly, too: "&lt;50%" is "<;50%" to it.
# Expected: "Turnout was &lt;50% &amp; falling.", as pycaption writes it, and "<50% & falling" on the screen.
# Seen with subsrt-ts 2.1.2, subtitle 4.2.2, subtitle-converter 3.0.12, srt-to-vtt 1.1.3, srt2vtt 1.3.1, vtt-creator 1.1.1,
# node-webvtt 2.0.0, @deepgram/captions 1.2.0, webvtt-parser 2.2.0 and media-captions 1.0.4 of npm, youtube-transcript-api 1.2.5 and
# pycaption 2.3.14 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2 subtitle@4.2.2 subtitle-converter@3.0.12 srt-to-vtt@1.1.3 srt2vtt@1.3.1 \
  vtt-creator@1.1.1 node-webvtt@2.0.0 @deepgram/captions@1.2.0 webvtt-parser@2.2.0 media-captions@1.0.4 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check youtube-transcript-api==1.2.5 pycaption==2.3.14
cat > talk.srt <<'SRT'
1
00:00:01,000 --> 00:00:03,000
Turnout was <50% & falling.

SRT
venv/bin/python - <<'PYTHON'
import json

from pycaption import SRTReader, WebVTTWriter
from youtube_transcript_api import FetchedTranscript, FetchedTranscriptSnippet
from youtube_transcript_api.formatters import WebVTTFormatter

snippet = FetchedTranscriptSnippet("Turnout was <50% & falling.", 1, 2)
talk = FetchedTranscript([snippet], video_id="x", language="English", language_code="en", is_generated=False)
json.dump({
    "youtube-transcript-api": WebVTTFormatter().format_transcript(talk),
    "pycaption": WebVTTWriter().write(SRTReader().read(open("talk.srt", encoding="utf-8").read())),
}, open("python.json", "w", encoding="utf-8"))
PYTHON
cat > write.js <<'JS'
const fs = require('fs');
const srt = fs.readFileSync('talk.srt', 'utf8');
const words = 'Turnout was <50% & falling.'.split(' ').map((word, at) =>
  ({ word, punctuated_word: word, start: 1 + at / 10, end: 1.1 + at / 10, confidence: 1 }));
(async () => {
  const written = JSON.parse(fs.readFileSync('python.json', 'utf8'));
  const ts = require('subsrt-ts').default || require('subsrt-ts');
  written['subsrt-ts'] = ts.convert(srt, { format: 'vtt' });
  const subtitle = require('subtitle');
  written.subtitle = subtitle.stringifySync(subtitle.parseSync(srt), { format: 'WebVTT' });
  written['subtitle-converter'] = require('subtitle-converter').convert(srt, '.vtt', {}).subtitle;
  written['srt-to-vtt'] = await new Promise((done) => {
    let text = '';
    const stream = require('srt-to-vtt')();
    stream.on('data', (part) => { text += part; }).on('end', () => done(text));
    stream.end(srt);
  });
  written.srt2vtt = await new Promise((done, failed) =>
    require('srt2vtt')(Buffer.from(srt), (error, text) => (error ? failed(error) : done(text.toString()))));
  const Creator = require('vtt-creator');
  const creator = new Creator();
  creator.add(1, 3, 'Turnout was <50% & falling.');
  written['vtt-creator'] = creator.toString();
  const cue = { identifier: '', start: 1, end: 3, text: 'Turnout was <50% & falling.', styles: '' };
  written['node-webvtt'] = require('node-webvtt').compile({ valid: true, meta: {}, cues: [cue] });
  const deepgram = require('@deepgram/captions');
  written.deepgram = deepgram.webvtt(new deepgram.DeepgramConverter({
    metadata: { request_id: 'x', created: '2024-05-06T09:00:00Z', duration: 3, channels: 1 },
    results: { channels: [{ alternatives: [{ transcript: '', confidence: 1, words }] }] },
  }));
  const { WebVTTParser } = require('webvtt-parser');
  const { parseText, tokenizeVTTCue } = await import('media-captions');
  const text = (node) => node.value ?? node.data ?? (node.children || []).map(text).join('');
  let same = true;
  for (const [name, file] of Object.entries(written)) {
    const first = new WebVTTParser().parse(file, 'subtitles').cues.map((one) => text(one.tree)).join('|');
    const second = (await parseText(file, { type: 'vtt' })).cues.map((one) => tokenizeVTTCue(one).map(text).join('')).join('|');
    console.log(name.padEnd(22), JSON.stringify(first).padEnd(32), JSON.stringify(second));
    const escaped = name === 'pycaption';
    same = same && first === (escaped ? 'Turnout was <;50% &; falling.' : 'Turnout was ')
      && second === (escaped ? 'Turnout was <50% & falling.' : 'Turnout was ');
  }
  if (!same || Object.keys(written).length !== 10) throw new Error('a writer or a reader of WebVTT treats "<" in another way now');
})();
JS
node write.js
