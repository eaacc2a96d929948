"""Typst without marks for readers, as it printed until 2025: a raised figure is then told by its shape alone."""

import pathlib

from pdf_typst import missing, source  # noqa: F401

TITLE, SUFFIX = "Typst, untagged", ".pdf"
KINDS = ("notes", "powers", "table", "hyphens")


def make(kind, blocks, path):
    import typst

    file = pathlib.Path(path).with_suffix(".typ")
    file.write_text(source(blocks))
    try:
        typst.compile(str(file), output=str(path), pdf_tags=False)
    except TypeError:
        typst.compile(str(file), output=str(path))
