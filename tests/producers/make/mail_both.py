"""Mails of Python's own library and of nodemailer: a page alone, or a text with it."""

from email.message import EmailMessage

import _html
import _node
from _program import Program, none
from story import Para, head, words


def plain(blocks):
    """A chapter as people type it, with lines of at most 72 letters."""
    import textwrap

    made = []
    for block in blocks:
        if isinstance(block, Para):
            # Lines end at blanks alone, as mail programs end them.
            told = "".join(map(words, block.parts))
            made.append("\n".join(textwrap.wrap(told, 72, break_on_hyphens=False, break_long_words=False)))
    return "\n\n".join(made) + "\n"


def python(page):
    def make(blocks, path):
        title, rest = head(blocks)
        mail = EmailMessage()
        mail["From"], mail["To"] = "Ada Holt <ada@port.example>", "desk@courier.example"
        mail["Subject"], mail["Date"] = title, "Tue, 12 May 2026 10:00:00 +0000"
        if page:
            mail.set_content(_html.page(rest), subtype="html")
        else:
            mail.set_content(plain(rest))
        path.write_bytes(bytes(mail))
    return make


def nodemailer(page):
    def make(blocks, path):
        title, rest = head(blocks)
        _node.make("nodemailer.js", {"title": title, "page": _html.page(rest) if page else "", "text": "" if page else plain(rest)}, path)
    return make


def there():
    return _node.missing("nodemailer")


TYPED = none("table list", "people type its signs and blanks themselves")
PROGRAMS = [
    Program("Python, text", "mails", ".eml", python(False), lambda: None, TYPED),
    Program("Python, page", "mails", ".eml", python(True), lambda: None),
    Program("nodemailer, text", "mails", ".eml", nodemailer(False), there, TYPED),
    Program("nodemailer, page", "mails", ".eml", nodemailer(True), there),
]
