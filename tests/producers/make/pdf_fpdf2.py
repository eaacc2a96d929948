"""fpdf2, with an embedded face."""

import pathlib

from _program import BY_HAND, Program, none, python
from story import Break, Head, Line, Narrow, Note, Pages, Para, Power, Table, notes

FACE = pathlib.Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


def missing():
    return python("fpdf", "fpdf2")() or (None if FACE.exists() else "apt install fonts-dejavu-core")


def make(blocks, path):
    import fpdf

    pages = next((b for b in blocks if isinstance(b, Pages)), None)

    class Paper(fpdf.FPDF):
        def header(self):
            if pages:
                self.set_font("d", size=9)
                self.cell(0, 8, pages.head, align="C", new_x="LMARGIN", new_y="NEXT")
                self.ln(6)

        def footer(self):
            if pages:
                self.set_y(-15)
                self.set_font("d", size=9)
                self.cell(0, 8, str(self.page_no()), align="C")

    paper = Paper(format=(148, 210))
    paper.add_font("d", fname=FACE)
    paper.add_page()
    seen = 0
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Head):
            paper.set_font("d", size=18)
            paper.multi_cell(0, 9, block.text, new_x="LMARGIN", new_y="NEXT")
        elif isinstance(block, Para):
            paper.set_font("d", size=11)
            for piece in block.parts:
                if isinstance(piece, (Note, Power)):
                    seen += isinstance(piece, Note)
                    paper.char_vpos = "SUP"
                    paper.write(5.5, str(seen) if isinstance(piece, Note) else piece.text)
                    paper.char_vpos = "LINE"
                else:
                    paper.write(5.5, "\n" if isinstance(piece, Line) else piece)
            paper.ln(5.5 if isinstance(after, Para) and after.close else 9)
        elif isinstance(block, Table):
            with paper.table(width=90, align="LEFT", first_row_as_headings=False) as table:
                for row in block.rows:
                    table.row(row)
            paper.ln(5)
        elif isinstance(block, Narrow):
            for text in block.paragraphs:
                paper.set_font("d", size=11)
                paper.multi_cell(55, 5.5, text, align="J", new_x="LMARGIN", new_y="NEXT")
                paper.ln(3)
        elif isinstance(block, Break):
            paper.add_page()
    for at, note in enumerate(notes(blocks)):
        paper.set_font("d", size=8)
        paper.multi_cell(0, 4, f"{at + 1} {note}", new_x="LMARGIN", new_y="NEXT")
    paper.output(str(path))


PROGRAMS = [Program("fpdf2", "PDF", ".pdf", make, missing, {**none("initial columns lines draft crop", BY_HAND), **none("cells", "sets the lines of a cell as far apart as rows")})]
