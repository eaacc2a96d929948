"""WeasyPrint, from HTML."""

import _html
from _program import BY_HAND, Program, none
from story import Pages


def missing():
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        return f"pip install weasyprint ({error})"


def make(blocks, path):
    import weasyprint

    style = "@page { size: A5; margin: 20mm 18mm }"
    for block in blocks:
        if isinstance(block, Pages):
            style += f"@page {{ @top-center {{ content: '{block.head}' }} @bottom-center {{ content: counter(page) }} }}"
    weasyprint.HTML(string=_html.page(blocks, style)).write_pdf(path)


PROGRAMS = [Program("WeasyPrint", "PDF", ".pdf", make, missing, {**none("lines"), **none("crop", BY_HAND)})]
