"""Feeds that Python's packages write: feedgen, RSS and Atom, and PyRSS2Gen."""

import datetime

import _html
from _program import Program, python
from story import head

DAY = datetime.datetime(2026, 5, 12, 10, tzinfo=datetime.timezone.utc)
SITE = "https://courier.example/"


def feedgen(form):
    def make(blocks, path):
        from feedgen.feed import FeedGenerator

        title, rest = head(blocks)
        feed = FeedGenerator()
        feed.id(SITE)
        feed.title("Sorrel Courier")
        feed.description("News of the islands")
        feed.link(href=SITE)
        entry = feed.add_entry()
        entry.id(SITE + "1")
        entry.title(title)
        entry.link(href=SITE + "1")
        entry.content(_html.body(rest), type="html" if form == "atom" else "CDATA")
        entry.published(DAY)
        getattr(feed, f"{form}_file")(str(path))
    return make


def pyrss2gen(blocks, path):
    import PyRSS2Gen as program

    title, rest = head(blocks)
    item = program.RSSItem(title=title, link=SITE + "1", description=_html.body(rest), guid=program.Guid(SITE + "1"), pubDate=DAY)
    with open(path, "wb") as file:
        program.RSS2(title="Sorrel Courier", link=SITE, description="News of the islands", lastBuildDate=DAY, items=[item]).write_xml(file, "utf-8")


PROGRAMS = [
    Program("feedgen, RSS", "feeds", ".xml", feedgen("rss"), python("feedgen")),
    Program("feedgen, Atom", "feeds", ".xml", feedgen("atom"), python("feedgen")),
    Program("PyRSS2Gen", "feeds", ".xml", pyrss2gen, python("PyRSS2Gen")),
]
