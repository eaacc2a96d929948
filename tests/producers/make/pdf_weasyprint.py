"""WeasyPrint, from HTML."""

import _html
from story import Pages

TITLE, SUFFIX = "WeasyPrint", ".pdf"
KINDS = ("figures", "notes", "powers", "table", "initial", "columns", "hyphens", "edges", "byline", "draft")


def missing():
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        return f"pip install weasyprint ({error})"


def make(kind, blocks, path):
    import weasyprint

    style = "@page { size: A5; margin: 20mm 18mm }"
    for block in blocks:
        if isinstance(block, Pages):
            style += f"@page {{ @top-center {{ content: '{block.head}' }} @bottom-center {{ content: counter(page) }} }}"
    weasyprint.HTML(string=_html.page(blocks, style)).write_pdf(path)
