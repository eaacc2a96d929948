"""AbiWord, from its own format."""

import pathlib
import shutil
import subprocess
import tempfile
from xml.sax.saxutils import escape

from _program import Program, command, none
from story import Box, Columns, Head, Items, Join, Line, Narrow, Note, Para, Power, Soft, Struck, Table, of

there = command("abiword")


def source(blocks):
    made, count = [], 0

    def part(piece):
        nonlocal count
        if isinstance(piece, Note):
            count += 1
            field = lambda kind: f'<field footnote-id="{count}" type="{kind}" props="text-position:superscript"/>'  # noqa: E731
            return f'{field("footnote_ref")}<foot footnote-id="{count}"><p style="Footnote Text">{field("footnote_anchor")}<c> {escape(piece.text)}</c></p></foot>'
        if isinstance(piece, Power):
            return f'<c props="text-position:superscript">{piece.text}</c>'
        if isinstance(piece, Struck):
            return f'<c props="text-decoration:line-through">{escape(piece.text)}</c>'
        if isinstance(piece, Box):
            return ""
        if isinstance(piece, (Join, Soft)):
            return "\u2011" if isinstance(piece, Join) else "\u00ad"
        return "<br/>" if isinstance(piece, Line) else escape(piece if isinstance(piece, str) else piece.text)

    lists = []
    for at, block in enumerate(blocks):
        if isinstance(block, Head):
            made.append(f'<p style="Heading 1">{escape(block.text)}</p>')
        elif isinstance(block, Para):
            made.append(f'<p style="Normal">{"".join(map(part, block.parts))}</p>')
            look = "frame-type:textbox; position-to:block-above-text; wrap-mode:wrapped-both; xpos:1in; ypos:1in; frame-width:3in; frame-height:0.5in"
            made += [f'<frame props="{look}"><p style="Normal">{escape(box)}</p></frame>' for box in of([block], Box)]
        elif isinstance(block, Table):
            cell = '<cell props="top-attach:{0}; bot-attach:{1}; left-attach:{2}; right-attach:{3}"><p style="Normal">{4}</p></cell>'
            cells = "".join(cell.format(y, y + 1, x, x + 1, escape(words)) for y, row in enumerate(block.rows) for x, words in enumerate(row))
            made.append(f"<table>{cells}</table>")
        elif isinstance(block, Items):
            kind, style = (0, "Numbered List") if block.numbered else (5, "Bullet List")
            name = 1000 + at
            lists.append(f'<l id="{name}" parentid="0" type="{kind}" start-value="1" list-delim="%L" list-decimal="."/>')
            field = '<field type="list_label"/><c type="list_label">\t</c>'
            made += [f'<p level="1" listid="{name}" parentid="0" style="{style}" props="list-style:{style}">{field}{escape(t)}</p>' for t in block.texts]
        elif isinstance(block, (Columns, Narrow)):
            made += [f'<p style="Normal">{escape(words)}</p>' for words in block.paragraphs]
        else:
            raise TypeError(f"no text of {block}")
    props = ' props="columns:2"' if any(isinstance(b, Columns) for b in blocks) else ""
    held = f"<lists>{''.join(lists)}</lists>" if lists else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<abiword xmlns="http://www.abisource.com/awml.dtd" fileformat="1.1" template="false"><metadata><m key="dc.title">{escape(blocks[0].text)}</m></metadata>{held}<section{props}>{"".join(made)}</section></abiword>'


def saving(family, suffix, cannot):
    def make(blocks, path):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder, "page.abw")
            page.write_text(source(blocks))
            subprocess.run(["abiword", f"--to={suffix[1:]}", str(page)], check=True, capture_output=True, timeout=60)
            shutil.copy(page.with_suffix(suffix), path)
    return Program("AbiWord", family, suffix, make, there, cannot)


PROGRAMS = [
    saving("Word", ".docx", none("draft signs box")),
    saving("OpenDocument", ".odt", {**none("draft signs box"), **none("list", "falls over its own lists")}),
    saving("rich text", ".rtf", none("signs")),
    saving("HTML", ".html", {**none("draft"), **none("notes struck", "drops the blanks around spans")}),
]
