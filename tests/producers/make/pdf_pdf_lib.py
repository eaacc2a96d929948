"""pdf-lib, of npm: every line is placed by the caller."""

import _node

TITLE, SUFFIX = "pdf-lib", ".pdf"
KINDS = ("figures", "table", "byline", "crop")


def missing():
    return _node.missing("pdf-lib")


def make(kind, blocks, path):
    _node.make("pdf_lib.js", blocks, path)
