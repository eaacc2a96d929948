"""A chapter as a page of HTML, for the programs that print such pages."""

import html

from story import Added, Break, Columns, Cut, Head, Items, Join, Line, Narrow, Note, Numbered, Outside, Pages, Para, Power, Sign, Soft, Struck, Table

STYLE = """
html { font: 11pt/1.35 'DejaVu Serif', serif } body { margin: 0 }
h1 { font-size: 19pt } table { border-collapse: collapse; margin: 1em 0 } td { padding: 2pt 10pt 2pt 2pt }
.close { margin-top: 0 } p:has(+ .close) { margin-bottom: 0 } .before-close { margin-bottom: 0 }
.initial::first-letter { float: left; font-size: 34pt; line-height: 30pt; padding-right: 3pt }
.cells td:first-child { width: 80pt }
.columns { column-count: 2; column-gap: 18pt; text-align: justify } .columns p { margin: 0; text-indent: 12pt }
.narrow { width: 150pt; text-align: justify; hyphens: auto } .narrow p { margin: 0 0 9pt 0 }
.notes { font-size: 8pt; margin-top: 30pt } sup { font-size: 7pt; line-height: 0 }
"""


def spans(parts, notes):
    made = []
    for part in parts:
        if isinstance(part, Note):
            notes.append(part.text)
            made.append(f'<sup><a href="#n{len(notes)}">{len(notes)}</a></sup>')
        elif isinstance(part, Power):
            made.append(f"<sup>{part.text}</sup>")
        elif isinstance(part, Cut):
            made.append(f'<del style="color: #c00">{html.escape(part.text)}</del>')
        elif isinstance(part, Added):
            made.append(f'<ins style="color: #c00">{html.escape(part.text)}</ins>')
        elif isinstance(part, Struck):
            made.append(f"<s>{html.escape(part.text)}</s>")
        elif isinstance(part, Line):
            made.append("<br>")
        elif isinstance(part, (Join, Soft)):
            made.append("&#8209;" if isinstance(part, Join) else "&shy;")
        elif isinstance(part, Sign):
            made.append(part.text)
        else:
            made.append(html.escape(part))
    return "".join(made)


def body(blocks):
    """The blocks alone, without a page around them."""
    body, notes = [], []
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Head):
            body.append(f"<h1>{html.escape(block.text)}</h1>")
        elif isinstance(block, Para):
            names = ["initial"] * block.initial + ["close"] * block.close
            names += ["before-close"] * (isinstance(after, Para) and after.close)
            body.append(f'<p class="{" ".join(names)}">{spans(block.parts, notes)}</p>')
        elif isinstance(block, Table):
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block.rows)
            body.append(f'<table class="{"cells" * block.narrow}">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif isinstance(block, (Columns, Narrow)):
            inner = "".join(f"<p>{html.escape(text)}</p>" for text in block.paragraphs)
            body.append(f'<div class="{type(block).__name__.lower()}">{inner}</div>')
        elif isinstance(block, Items):
            tag = "ol" if block.numbered else "ul"
            body.append(f"<{tag}>" + "".join(f"<li>{html.escape(text)}</li>" for text in block.texts) + f"</{tag}>")
        elif isinstance(block, Break):
            body.append('<div style="break-before: page; page-break-before: always"></div>')
        elif not isinstance(block, (Pages, Numbered, Outside)):
            raise TypeError(f"no HTML of {block}")
    listed = "".join(f'<div id="n{i + 1}"><sup>{i + 1}</sup> {html.escape(note)}</div>' for i, note in enumerate(notes))
    body.append(f'<div class="notes">{listed}</div>' if notes else "")
    return "".join(body)


def page(blocks, style=""):
    title = next((b.text for b in blocks if isinstance(b, Head)), "")
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}{style}</style><body>{body(blocks)}'
