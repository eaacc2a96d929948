"""LibreOffice Writer, from a flat OpenDocument text."""

import _fodt
from _program import Program, command, none

there = command("soffice", "libreoffice-writer-nogui")


def saving(title, family, suffix, cannot=None):
    return Program(title, family, f".{suffix}", lambda blocks, path: _fodt.convert(blocks, path, suffix), there, cannot or {})


PROGRAMS = [
    saving("LibreOffice", "PDF", "pdf", none("crop")),
    saving("LibreOffice", "Word", "docx"),
    saving("LibreOffice", "OpenDocument", "odt"),
    saving("LibreOffice", "rich text", "rtf"),
    saving("LibreOffice", "HTML", "html", none("draft", "saves deleted and inserted words alike, unmarked")),
]
