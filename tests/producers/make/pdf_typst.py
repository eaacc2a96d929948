"""Typst."""

import pathlib

from _program import BY_HAND, Program, none, python
from story import Columns, Break, Head, Line, Narrow, Note, Numbered, Outside, Pages, Para, Power, Table



def plain(text):
    return "".join("\\" + c if c in "\\#$*_`<>@=-+/~[]\"'" else c for c in text)


def part(piece):
    if isinstance(piece, Note):
        return f"#footnote[{plain(piece.text)}]"
    if isinstance(piece, Power):
        return f"#super[{piece.text}]"
    return " \\\n" if isinstance(piece, Line) else plain(piece)


def source(blocks):
    made = ['#set page("a5", margin: 18mm)', '#set text(lang: "en", size: 11pt)']
    for block in blocks:
        if isinstance(block, Pages):
            made.append(f'#set page(header: align(center)[{plain(block.head)}], numbering: "1")')
        elif isinstance(block, Numbered):
            made.append('#set par.line(numbering: "1")')
        elif isinstance(block, Head):
            made.append(f"= {plain(block.text)}")
        elif isinstance(block, Para):
            text = "".join(map(part, block.parts))
            if block.initial:
                # As its package for initials does: the letter in a box, the words beside it.
                text = f"#grid(columns: (auto, 1fr), column-gutter: 3pt, text(size: 34pt, top-edge: \"cap-height\")[{text[0]}], [{text[1:]}])"
            made.append(f"#v(-0.55em)\n{text}" if block.close else text)
        elif isinstance(block, Table):
            cells = "".join(f"[{plain(cell)}]," for row in block.rows for cell in row)
            columns = f"(80pt, {'auto, ' * (len(block.rows[0]) - 1)}), align: horizon" if block.narrow else len(block.rows[0])
            made.append(f"#table(columns: {columns}, stroke: none, {cells})")
        elif isinstance(block, Columns):
            made.append("#columns(2, gutter: 18pt)[#set par(justify: true, first-line-indent: 12pt, spacing: 0.65em)\n" + "\n\n".join(map(plain, block.paragraphs)) + "]")
        elif isinstance(block, Narrow):
            made.append("#block(width: 150pt)[#set par(justify: true)\n#set text(hyphenate: true)\n" + "\n\n".join(map(plain, block.paragraphs)) + "]")
        elif isinstance(block, Break):
            made.append("#pagebreak()")
    return "\n\n".join(made)


def make(blocks, path, **marks):
    import typst

    file = pathlib.Path(path).with_suffix(".typ")
    file.write_text(source(blocks))
    typst.compile(str(file), output=str(path), **marks)


PROGRAMS = [
    Program("Typst", "PDF", ".pdf", make, python("typst"), none("draft crop", BY_HAND)),
    # As it printed until 2025: a raised figure is then told by its shape alone.
    Program("Typst, no marks", "PDF", ".pdf", lambda blocks, path: make(blocks, path, pdf_tags=False), python("typst"), only="notes powers table hyphens"),
]
