"""ReportLab: its own page layout, with the standard fonts."""

from xml.sax.saxutils import escape

from _program import BY_HAND, Program, none, python
from story import Break, Columns, Head, Line, Narrow, Note, Outside, Pages, Para, Power, Table, notes


def make(blocks, path):
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BalancedColumns, Indenter, PageBreak, Paragraph, SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as Grid

    # Its standard fonts have no minus sign.
    clean = lambda text: escape(text).replace("−", "–")  # noqa: E731
    seen = []

    def part(piece):
        if isinstance(piece, Note):
            seen.append(piece)
            return f"<super>{len(seen)}</super>"
        if isinstance(piece, Power):
            return f"<super>{piece.text}</super>"
        return "<br/>" if isinstance(piece, Line) else clean(piece)

    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14)
    close = ParagraphStyle("close", parent=body)
    narrow = ParagraphStyle("narrow", parent=body, alignment=TA_JUSTIFY, spaceAfter=7)
    title = ParagraphStyle("title", parent=body, fontSize=18, leading=22, spaceAfter=8)
    made, outside, pages = [], None, None
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Pages):
            pages = block
        elif isinstance(block, Outside):
            outside = block
        elif isinstance(block, Head):
            made.append(Paragraph(clean(block.text), title))
        elif isinstance(block, Para):
            text = "".join(map(part, block.parts))
            if block.initial:
                # A letter beside the lines, as newspapers' templates set it.
                cells = [[Paragraph(f'<font size="34">{text[0]}</font>', ParagraphStyle("i", parent=body, leading=30)), Paragraph(text[1:], body)]]
                made += [Grid(cells, colWidths=[28, 260], style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])]
                continue
            made.append(Paragraph(text, close if block.close else body))
            if not (isinstance(after, Para) and after.close):
                made.append(Spacer(1, 8))
        elif isinstance(block, Table):
            rows, look = block.rows, {}
            if block.narrow:
                rows = [[Paragraph(clean(row[0]), body), *row[1:]] for row in rows]
                look = {"colWidths": [85] + [60] * (len(rows[0]) - 1), "style": [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]}
            made += [Grid(rows, hAlign="LEFT", **look), Spacer(1, 8)]
        elif isinstance(block, Columns):
            made.append(BalancedColumns([Paragraph(clean(t), ParagraphStyle("c", parent=narrow, firstLineIndent=12, spaceAfter=0)) for t in block.paragraphs], nCols=2))
        elif isinstance(block, Narrow):
            made += [Indenter(right=150), *(Paragraph(clean(t), narrow) for t in block.paragraphs), Indenter(right=-150)]
        elif isinstance(block, Break):
            made.append(PageBreak())
    small = ParagraphStyle("note", parent=body, fontSize=8, leading=10)
    made += [Paragraph(f"<super>{i + 1}</super>{clean(n)}", small) for i, n in enumerate(notes(blocks))]

    def around(canvas, document):
        canvas.setFont("Times-Roman", 9)
        if pages:
            canvas.drawCentredString(A5[0] / 2, A5[1] - 30, pages.head)
            canvas.drawCentredString(A5[0] / 2, 30, str(document.page))
        if outside:
            canvas.setCropBox((20, 20, A5[0] - 20, A5[1] - 20))
            canvas.drawString(60, 8, outside.text)

    SimpleDocTemplate(str(path), pagesize=A5, topMargin=50, bottomMargin=50).build(made, onFirstPage=around, onLaterPages=around)


PROGRAMS = [Program("ReportLab", "PDF", ".pdf", make, python("reportlab"), none("lines draft", BY_HAND))]
