"""PDFKit, of npm."""

import _node

TITLE, SUFFIX = "PDFKit", ".pdf"
KINDS = ("figures", "notes", "powers", "table", "columns", "hyphens", "edges", "byline")


def missing():
    return _node.missing("pdfkit")


def make(kind, blocks, path):
    _node.make("pdfkit.js", blocks, path)
