#!/usr/bin/env bash
# htmldate says when a page was published. Where a page does not say, it takes a day out of the story: the day of a vote to come,
# the day on which somebody was born in 1996, the number of a law, "Act 2019/12/3", the year of a copyright. Asked for the
# original date, it gives "Updated 9 May 2024, published 6 May 2024" as 9 May, and that of a list of older stories before the
# page's own in JSON-LD. A page in American English, <html lang="en-US">, dated 05/06/2024 is of 5 June.
# Expected: no date; 6 May. With `extensive_search=False` it finds none in the first four, and no longer the one in JSON-LD.
# Seen with htmldate 1.11.0 of PyPI; trafilatura 2.3.1 hands its dates out as those of the articles.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
for package in htmldate==1.11.0 trafilatura==2.3.1; do
  venv/bin/pip install --quiet --disable-pip-version-check "$package" lxml_html_clean==0.4.6 2>/dev/null
done
venv/bin/python - <<'PYTHON'
import htmldate
import trafilatura

story = "<p>" + "The fire broke out in the harbour of Orrville and was put out by forty men from three towns. " * 5 + "</p>"

def page(words, head="", language="en"):
    return (f'<html lang="{language}"><head><title>Harbour fire</title>{head}</head><body><article><h1>Harbour fire</h1>'
            f"{words}{story}</article></body></html>")

def data(kind, day):
    item = f'{{"@type":"NewsArticle","datePublished":"{day}"}}'
    return f'<script type="application/ld+json">{kind.replace("ITEM", item)}</script>'

older, own = data('{"@type":"ItemList","itemListElement":[ITEM]}', "2021-01-02"), data("ITEM", "2024-05-06")
pages = {
    "a vote to come": page("<p>The vote will be held on 3 June 2024.</p>"),
    "a birth": page("<p>Orr was born on 3 June 1996 in Leyton.</p>"),
    "a copyright": page("<footer>© 2019 The Harbour Post</footer>"),
    "a law": page("<p>The court cited Act 2019/12/3.</p>"),
    "updated": page('<p class="date">Updated 9 May 2024, published 6 May 2024</p>'),
    "older stories": page("", older + own),
    "American": page('<p class="date">05/06/2024</p>', language="en-US"),
    "its own": page("", own),
}
seen = {
    name: (htmldate.find_date(text, original_date=True), trafilatura.extract_metadata(text).date,
           htmldate.find_date(text, extensive_search=False))
    for name, text in pages.items()
}
for name, days in seen.items():
    print(name.ljust(15), *days)
same = lambda day: (day, day)
assert seen == {
    "a vote to come": (*same("2024-06-03"), None),
    "a birth": (*same("1996-06-03"), None),
    "a copyright": (*same("2019-01-01"), None),
    "a law": (*same("2019-12-03"), None),
    "updated": (*same("2024-05-09"), "2024-05-09"),
    "older stories": (*same("2021-01-02"), None),
    "American": (*same("2024-06-05"), "2024-06-05"),
    "its own": (*same("2024-05-06"), None),
}, seen
PYTHON
