#!/usr/bin/env bash
# Libraries say how long ago something was, and do not say how they round. What was 20 days ago was "a month ago" to Arrow and
# humanize, "3 weeks ago" to Babel and Pendulum, "2 weeks ago" to timeago.js. 22 hours are "1 day" or "22 hours", 36 hours a day
# or two, 45 days a month or two, and of 320 days are made 10 months, 11 months and, in Babel, a year. Two pages that show one
# moment so contradict each other, and only date-fns writes "about".
# Expected: the count, as Day.js, date-fns and Luxon give for 20 days, or "about".
# Seen with arrow 1.4.0, humanize 4.17.0, babel 2.16.0 and pendulum 3.3.0 of PyPI, dayjs 1.11.23, date-fns 4.4.0, luxon 3.7.2 and
# timeago.js 4.0.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check arrow==1.4.0 humanize==4.17.0 babel==2.16.0 pendulum==3.3.0
npm install --silent --no-audit --no-fund dayjs@1.11.23 date-fns@4.4.0 luxon@3.7.2 timeago.js@4.0.2 >/dev/null
cat > write.js <<'JS'
const dayjs = require('dayjs');
const { formatDistance } = require('date-fns');
const { DateTime } = require('luxon');
const timeago = require('timeago.js');
dayjs.extend(require('dayjs/plugin/relativeTime'));
const now = new Date(Date.UTC(2024, 5, 12, 12));
const write = (hours) => {
  const then = new Date(now - hours * 3600e3);
  return [
    dayjs(then).from(dayjs(now)),
    formatDistance(then, now, { addSuffix: true }),
    DateTime.fromJSDate(then).setLocale('en').toRelative({ base: DateTime.fromJSDate(now) }),
    timeago.format(then, 'en_US', { relativeDate: now }),
  ];
};
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(write)));
JS
cat > write.py <<'PYTHON'
import datetime
import json
import subprocess

import arrow
import babel.dates
import humanize
import pendulum

names = ["Arrow", "humanize", "Babel", "Pendulum", "Day.js", "date-fns", "Luxon", "timeago.js"]
ago = [datetime.timedelta(hours=22), datetime.timedelta(hours=36), *(datetime.timedelta(days=days) for days in (20, 45, 320))]
spans = json.dumps([span.total_seconds() / 3600 for span in ago])
others = json.loads(subprocess.run(["node", "write.js", spans], capture_output=True, text=True, check=True).stdout)
noon, same = arrow.get(2024, 6, 12, 12), pendulum.datetime(2024, 6, 12, 12)
seen = {}
for span, rest in zip(ago, others):
    seen[str(span)] = [
        (noon - span).humanize(noon),
        humanize.naturaltime(span),
        babel.dates.format_timedelta(-span, add_direction=True, locale="en"),
        (same - span).diff_for_humans(same).replace(" before", " ago"),
        *rest,
    ]
    print(span, "|", dict(zip(names, seen[str(span)])))
hours, days, weeks, month, months = "22 hours ago", "20 days ago", "3 weeks ago", "a month ago", "10 months ago"
assert seen == {
    "22:00:00": [hours, hours, "1 day ago", hours, "a day ago", "about 22 hours ago", hours, hours],
    "1 day, 12:00:00": ["a day ago", "a day ago", "2 days ago", "1 day ago", "2 days ago", "1 day ago", "1 day ago", "1 day ago"],
    "20 days, 0:00:00": [month, month, weeks, weeks, days, days, days, "2 weeks ago"],
    "45 days, 0:00:00": ["2 months ago", month, "2 months ago", "1 month ago", month, "about 2 months ago"] + ["1 month ago"] * 2,
    "320 days, 0:00:00": ["11 months ago", months, "1 year ago", months, months, "11 months ago", months, months],
}, seen
PYTHON
TZ=UTC venv/bin/python write.py
