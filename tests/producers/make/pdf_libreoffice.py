"""LibreOffice Writer."""

import _fodt
from _fodt import missing  # noqa: F401

TITLE, SUFFIX = "LibreOffice", ".pdf"
KINDS = ("figures", "notes", "powers", "table", "initial", "columns", "hyphens", "edges", "byline", "lines", "draft")


def make(kind, blocks, path):
    _fodt.convert(blocks, path, "pdf")
