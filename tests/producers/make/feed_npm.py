"""feed, of npm: RSS, Atom and JSON Feed."""

import _html
import _node
from _program import Program
from story import head


def writing(title, suffix, form):
    def make(blocks, path):
        headline, rest = head(blocks)
        _node.make("feed.js", {"title": headline, "body": _html.body(rest), "form": form}, path)
    return Program(title, "feeds", suffix, make, lambda: _node.missing("feed"))


PROGRAMS = [
    writing("feed of npm, RSS", ".xml", "rss2"),
    writing("feed of npm, Atom", ".xml", "atom1"),
    writing("feed of npm, JSON", ".json", "json1"),
]
