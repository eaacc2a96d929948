"""PDFKit, of npm."""

import _node
from _program import BY_HAND, Program, none


def make(blocks, path):
    _node.make("pdfkit.js", blocks, path)


PROGRAMS = [Program("PDFKit", "PDF", ".pdf", make, lambda: _node.missing("pdfkit"), none("cells initial lines draft crop", BY_HAND))]
