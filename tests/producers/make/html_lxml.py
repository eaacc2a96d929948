"""lxml, which compares two pages into one."""

import _html
from _program import Program, python
from story import Added, Cut, Para


def side(blocks, left_out):
    """A page with its changes taken back, or taken."""
    kept = lambda part: part.text if isinstance(part, (Added, Cut)) else part  # noqa: E731
    parts = lambda block: [kept(p) for p in block.parts if not isinstance(p, left_out)]  # noqa: E731
    return _html.body([Para(parts(block)) if isinstance(block, Para) else block for block in blocks])


def make(blocks, path):
    from lxml.html.diff import htmldiff

    path.write_text(f"<!doctype html><html><title>{blocks[0].text}</title><body>{htmldiff(side(blocks, Added), side(blocks, Cut))}")


PROGRAMS = [Program("lxml's diff", "HTML", ".html", make, python("lxml"), only="draft")]
