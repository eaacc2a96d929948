"""What turns HTML into Markdown: html2text, markdownify, and turndown of npm."""

import _html
import _node
from _program import Program, none, python


def html2text(blocks, path):
    import html2text as program

    path.write_text(program.html2text(_html.body(blocks)))


def markdownify(blocks, path):
    import markdownify as program

    path.write_text(program.markdownify(_html.body(blocks), sup_symbol="^"))


def turndown(blocks, path):
    _node.make("turndown.js", _html.body(blocks), path)


PROGRAMS = [
    Program("html2text", "Markdown", ".md", html2text, python("html2text"), none("powers notes", "drops the look of raised figures")),
    Program("markdownify", "Markdown", ".md", markdownify, python("markdownify"), none("notes", "leaves the sign of a note a link")),
    Program("turndown", "Markdown", ".md", turndown, lambda: _node.missing("turndown"), none("powers notes struck table", "drops what it has no rule for")),
]
