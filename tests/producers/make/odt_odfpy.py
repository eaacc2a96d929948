"""odfpy, which writes what its caller says, element by element."""

from _program import Program, none, python
from story import Added, Box, Columns, Cut, Head, Items, Join, Line, Note, Para, Power, Sign, Soft, Struck, Table, Narrow

# Where the font Symbol has its signs, in the characters for private use.
SYMBOL = {"≥": "\uf0b3", "µ": "\uf06d", "±": "\uf0b1", "°": "\uf0b0", "€": "\uf0a0"}


def make(blocks, path):
    from odf import dc, draw, namespaces, office, style, table, text
    from odf.opendocument import OpenDocumentText

    made = OpenDocumentText()
    # Styles for whole documents, which stand in a file of their own.
    for name, look in (("Raised", {"textposition": "super 58%"}), ("Struck", {"textlinethroughstyle": "solid"}), ("Sign", {"fontname": "Symbol"})):
        held = style.Style(name=name, family="text")
        held.addElement(style.TextProperties(attributes=look))
        made.styles.addElement(held)
    made.fontfacedecls.addElement(style.FontFace(name="Symbol", fontfamily="Symbol", fontcharset="x-symbol"))
    changes = text.TrackedChanges()
    count = [0, 0]

    def change(kind, words):
        count[0] += 1
        # It asks for two names, and takes the one for the other by its short way.
        region = text.ChangedRegion(qattributes={(namespaces.TEXTNS, "id"): f"c{count[0]}", ("http://www.w3.org/XML/1998/namespace", "id"): f"c{count[0]}"})
        held = kind()
        info = office.ChangeInfo()
        info.addElement(dc.Creator(text="Ada Holt"))
        info.addElement(dc.Date(text="2026-05-12T10:00:00"))
        held.addElement(info)
        if words:
            held.addElement(text.P(text=words))
        region.addElement(held)
        changes.addElement(region)
        return f"c{count[0]}"

    def part(into, piece):
        if isinstance(piece, Note):
            count[1] += 1
            note = text.Note(noteclass="footnote", id=f"n{count[1]}")
            note.addElement(text.NoteCitation(text=str(count[1])))
            body = text.NoteBody()
            body.addElement(text.P(text=piece.text))
            note.addElement(body)
            into.addElement(note)
        elif isinstance(piece, (Power, Struck)):
            into.addElement(text.Span(stylename="Raised" if isinstance(piece, Power) else "Struck", text=piece.text))
        elif isinstance(piece, Sign):
            into.addElement(text.Span(stylename="Sign", text=SYMBOL[piece.text]))
        elif isinstance(piece, Cut):
            into.addElement(text.Change(changeid=change(text.Deletion, piece.text)))
        elif isinstance(piece, Added):
            name = change(text.Insertion, None)
            into.addElement(text.ChangeStart(changeid=name))
            into.addText(piece.text)
            into.addElement(text.ChangeEnd(changeid=name))
        elif isinstance(piece, Box):
            frame = draw.Frame(anchortype="paragraph", width="5cm", height="2cm")
            box = draw.TextBox()
            box.addElement(text.P(text=piece.text))
            frame.addElement(box)
            into.addElement(frame)
        elif isinstance(piece, Line):
            into.addElement(text.LineBreak())
        else:
            into.addText({Join: "\u2011", Soft: "\u00ad"}.get(type(piece)) or piece)

    body = []
    for block in blocks:
        if isinstance(block, Head):
            body.append(text.H(outlinelevel=1, text=block.text))
        elif isinstance(block, Para):
            body.append(text.P())
            for piece in block.parts:
                part(body[-1], piece)
        elif isinstance(block, Table):
            grid = table.Table()
            for row in block.rows:
                line = table.TableRow()
                for words in row:
                    cell = table.TableCell()
                    cell.addElement(text.P(text=words))
                    line.addElement(cell)
                grid.addElement(line)
            body.append(grid)
        elif isinstance(block, Items):
            body.append(text.List())
            for words in block.texts:
                item = text.ListItem()
                item.addElement(text.P(text=words))
                body[-1].addElement(item)
        elif isinstance(block, (Columns, Narrow)):
            section = text.Section(name="two")
            for words in block.paragraphs:
                section.addElement(text.P(text=words))
            body.append(section)
    for element in ([changes] if count[0] else []) + body:
        made.text.addElement(element)
    made.save(str(path))


PROGRAMS = [Program("odfpy", "OpenDocument", ".odt", make, python("odf", "odfpy"))]
