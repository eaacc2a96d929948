"""PyRTF3."""

from _program import Program, none, python
from story import Head, Items, Join, Line, Para, Power, Sign, Soft, Table

# The font Symbol has these signs at these letters.
SYMBOL = {"≥": "\\'b3", "µ": "m", "±": "\\'b1", "°": "\\'b0", "€": "\\'a0"}


def make(blocks, path):
    from PyRTF.document.paragraph import Cell, Paragraph
    from PyRTF.document.paragraph import Table as Grid
    from PyRTF.document.section import Section
    from PyRTF.Elements import Document
    from PyRTF.Renderer import Renderer
    from PyRTF.document.base import RawCode

    made = Document()
    styles = made.StyleSheet
    section = Section()
    made.Sections.append(section)
    symbol = next(i for i, font in enumerate(styles.Fonts) if font.name == "Symbol")

    def coded(words):
        """As it asks its callers to: what is no letter of the page's own set by number."""
        signs = "".join("\\" + c if c in "\\{}" else c if ord(c) < 128 else f"\\u{ord(c)}?" for c in words)
        return RawCode(signs)

    def part(piece):
        if isinstance(piece, Power):
            return RawCode(f"{{\\super {piece.text}}}")
        if isinstance(piece, Sign):
            return RawCode(f"{{\\f{symbol} {SYMBOL[piece.text]}}}")
        if isinstance(piece, Line):
            return RawCode("\\line ")
        if isinstance(piece, (Join, Soft)):
            return RawCode("\\_" if isinstance(piece, Join) else "\\-")
        return coded(piece)

    for block in blocks:
        if isinstance(block, Head):
            section.append(Paragraph(styles.ParagraphStyles.Heading1, coded(block.text)))
        elif isinstance(block, Para):
            section.append(Paragraph(styles.ParagraphStyles.Normal, *map(part, block.parts)))
        elif isinstance(block, Table):
            grid = Grid(*[2000] * len(block.rows[0]))
            for row in block.rows:
                grid.AddRow(*(Cell(Paragraph(coded(words))) for words in row))
            section.append(grid)
        elif isinstance(block, Items):
            for at, words in enumerate(block.texts):
                label = f"{at + 1}." if block.numbered else "\\bullet"
                section.append(Paragraph(RawCode(f"{{\\pntext {label}\\tab}}"), coded(words)))
    with open(path, "w") as file:
        Renderer().Write(made, file)


PROGRAMS = [Program("PyRTF3", "rich text", ".rtf", make, python("PyRTF", "PyRTF3"), {**none("notes box"), **none("struck", "takes the look and never writes it")})]
