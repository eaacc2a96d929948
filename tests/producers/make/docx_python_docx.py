"""python-docx, and what is made of its files: python-redlines' comparison of two, and mammoth's page of one."""

import pathlib
import tempfile

from _program import Program, none, python
from story import Added, Columns, Cut, Head, Items, Join, Line, Narrow, Para, Power, Sign, Soft, Struck, Table

# Where the font Symbol has its signs.
SYMBOL = {"≥": "F0B3", "µ": "F06D", "±": "F0B1", "°": "F0B0", "€": "F0A0"}


def document(blocks, before=False):
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = docx.Document()

    def element(run, name, **attributes):
        child = OxmlElement(name)
        for key, value in attributes.items():
            child.set(qn(f"w:{key}"), value)
        run._r.append(child)

    def part(paragraph, piece):
        if isinstance(piece, Power):
            paragraph.add_run(piece.text).font.superscript = True
        elif isinstance(piece, Struck):
            paragraph.add_run(piece.text).font.strike = True
        elif isinstance(piece, Sign):
            element(paragraph.add_run(), "w:sym", font="Symbol", char=SYMBOL[piece.text])
        elif isinstance(piece, (Join, Soft)):
            element(paragraph.add_run(), "w:noBreakHyphen" if isinstance(piece, Join) else "w:softHyphen")
        elif isinstance(piece, Line):
            paragraph.add_run().add_break()
        elif not isinstance(piece, Added if before else Cut):
            paragraph.add_run(piece if isinstance(piece, str) else piece.text)

    for block in blocks:
        if isinstance(block, Head):
            made.add_heading(block.text, 1)
        elif isinstance(block, Para):
            paragraph = made.add_paragraph()
            for piece in block.parts:
                part(paragraph, piece)
        elif isinstance(block, Table):
            table = made.add_table(0, len(block.rows[0]))
            for row in block.rows:
                for cell, words in zip(table.add_row().cells, row):
                    cell.text = words
        elif isinstance(block, Items):
            for words in block.texts:
                made.add_paragraph(words, style="List Number" if block.numbered else "List Bullet")
        elif isinstance(block, (Columns, Narrow)):
            for words in block.paragraphs:
                made.add_paragraph(words)
            if isinstance(block, Columns):
                columns = OxmlElement("w:cols")
                columns.set(qn("w:num"), "2")
                made.sections[0]._sectPr.append(columns)
    return made


def save(blocks, path):
    document(blocks).save(path)


def compared(engine):
    def make(blocks, path):
        import python_redlines.engines as engines

        with tempfile.TemporaryDirectory() as folder:
            sides = [pathlib.Path(folder, f"{name}.docx") for name in ("before", "after")]
            for side, before in zip(sides, (True, False)):
                document(blocks, before).save(side)
            answer = getattr(engines, engine)().run_redline("Ada Holt", *sides)
            path.write_bytes(answer[0] if isinstance(answer, tuple) else answer)
    return make


def page(blocks, path):
    import mammoth

    with tempfile.TemporaryDirectory() as folder:
        held = pathlib.Path(folder, "a.docx")
        save(blocks, held)
        with held.open("rb") as file:
            path.write_text(mammoth.convert_to_html(file).value)


def redlines(package):
    return lambda: python("docx", "python-docx")() or python(f"python_redlines_{package}", f"python-redlines[{package}]")()


PROGRAMS = [
    Program("python-docx", "Word", ".docx", save, python("docx", "python-docx"), none("notes draft box")),
    Program("redlines, WmComparer", "Word", ".docx", compared("XmlPowerToolsEngine"), redlines("ooxmlpowertools"), only="draft"),
    Program("redlines, Docxodus", "Word", ".docx", compared("DocxodusEngine"), redlines("docxodus"), only="draft"),
    Program("mammoth", "HTML", ".html", page, lambda: python("docx", "python-docx")() or python("mammoth")(), none("notes draft")),
]
