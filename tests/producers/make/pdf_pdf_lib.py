"""pdf-lib, of npm: every line is placed by the caller."""

import _node
from _program import BY_HAND, Program, none


def make(blocks, path):
    _node.make("pdf_lib.js", blocks, path)


PROGRAMS = [Program("pdf-lib", "PDF", ".pdf", make, lambda: _node.missing("pdf-lib"), none("cells notes powers initial columns hyphens edges lines draft", BY_HAND))]
