"""A chapter as a flat OpenDocument text, for LibreOffice to save as what it can."""

import pathlib
import shutil
import subprocess
import tempfile
from xml.sax.saxutils import escape

from story import Added, Box, Break, Columns, Cut, Head, Items, Join, Line, Narrow, Note, Numbered, Pages, Para, Power, Sign, Soft, Struck, Table

SPACES = {
    "office": "office:1.0", "text": "text:1.0", "style": "style:1.0", "table": "table:1.0", "fo": "xsl-fo-compatible:1.0", "svg": "svg-compatible:1.0",
    "draw": "drawing:1.0",
}
# Where the font Symbol has its signs, in the characters for private use.
SYMBOL = {"≥": "\uf0b3", "µ": "\uf06d", "±": "\uf0b1", "°": "\uf0b0", "€": "\uf0a0"}


def document(blocks):
    spaces = "".join(f' xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for k, v in SPACES.items())
    body, changes, count = [], [], 0

    def change(kind, text):
        name = f"c{len(changes)}"
        info = "<office:change-info><dc:creator>Ada Holt</dc:creator><dc:date>2026-05-12T10:00:00</dc:date></office:change-info>"
        held = f'<text:p text:style-name="body">{escape(text)}</text:p>' if kind == "deletion" else ""
        changes.append(f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}>{info}{held}</text:{kind}></text:changed-region>')
        return name

    def part(piece):
        nonlocal count
        if isinstance(piece, Note):
            count += 1
            return (f'<text:note text:note-class="footnote"><text:note-citation>{count}</text:note-citation><text:note-body>'
                    f'<text:p text:style-name="note">{escape(piece.text)}</text:p></text:note-body></text:note>')
        if isinstance(piece, Power):
            return f'<text:span text:style-name="raised">{piece.text}</text:span>'
        if isinstance(piece, Sign):
            return f'<text:span text:style-name="sign">{SYMBOL[piece.text]}</text:span>'
        if isinstance(piece, Struck):
            return f'<text:span text:style-name="struck">{escape(piece.text)}</text:span>'
        if isinstance(piece, (Join, Soft)):
            return "\u2011" if isinstance(piece, Join) else "\u00ad"
        if isinstance(piece, Box):
            return ('<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm" draw:z-index="0"><draw:text-box>'
                    f'<text:p text:style-name="close">{escape(piece.text)}</text:p></draw:text-box></draw:frame>')
        if isinstance(piece, Cut):
            return f'<text:change text:change-id="{change("deletion", piece.text)}"/>'
        if isinstance(piece, Added):
            name = change("insertion", piece.text)
            return f'<text:change-start text:change-id="{name}"/>{escape(piece.text)}<text:change-end text:change-id="{name}"/>'
        return "<text:line-break/>" if isinstance(piece, Line) else escape(piece)

    pages = next((b for b in blocks if isinstance(b, Pages)), None)
    numbered = any(isinstance(b, Numbered) for b in blocks)
    broken = False
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Head):
            body.append(f'<text:h text:style-name="head" text:outline-level="1">{escape(block.text)}</text:h>')
        elif isinstance(block, Para):
            style = "initial" if block.initial else "broken" if broken else "close" if isinstance(after, Para) and after.close else "body"
            broken = False
            body.append(f'<text:p text:style-name="{style}">{"".join(map(part, block.parts))}</text:p>')
        elif isinstance(block, Table):
            middle = ' table:style-name="beside"' * block.narrow
            cell = f'<table:table-cell{middle} office:value-type="string">'
            cell += '<text:p text:style-name="close">{}</text:p></table:table-cell>'
            rows = "".join("<table:table-row>" + "".join(cell.format(escape(c)) for c in row) + "</table:table-row>" for row in block.rows)
            body.append(f'<table:table table:name="t{at}"><table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>{rows}</table:table>')
        elif isinstance(block, (Columns, Narrow)):
            style = type(block).__name__.lower()
            inner = "".join(f'<text:p text:style-name="{style}">{escape(t)}</text:p>' for t in block.paragraphs)
            body.append(f'<text:section text:style-name="two" text:name="s{at}">{inner}</text:section>' if style == "columns" else inner)
        elif isinstance(block, Items):
            name = "numbers" if block.numbered else "bullets"
            inner = "".join(f'<text:list-item><text:p text:style-name="close">{escape(t)}</text:p></text:list-item>' for t in block.texts)
            body.append(f'<text:list text:style-name="{name}">{inner}</text:list>')
        elif isinstance(block, Break):
            broken = True
    head = f'<style:header><text:p text:style-name="middle">{pages.head}</text:p></style:header><style:footer><text:p text:style-name="middle"><text:page-number/></text:p></style:footer>' if pages else ""
    text = 'style:font-name="s" fo:font-size="11pt" fo:language="en" fo:country="GB"'
    def style(name, paragraph="", look="", more=""):  # noqa: E301
        return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}>{more}</style:paragraph-properties>'
                f'<style:text-properties {text} {look}/></style:style>')
    styles = "".join([
        style("body", 'fo:margin-bottom="8pt"'), style("close"), style("broken", 'fo:break-before="page" fo:margin-bottom="8pt"'),
        style("middle", 'fo:text-align="center"'), style("head", 'fo:margin-bottom="8pt"', 'fo:font-size="18pt" fo:font-weight="bold"'),
        style("initial", 'fo:margin-bottom="8pt"', more='<style:drop-cap style:lines="3" style:length="1" style:distance="2pt"/>'),
        style("columns", 'fo:text-align="justify" fo:text-indent="12pt"'),
        style("narrow", 'fo:text-align="justify" fo:margin-right="5cm" fo:margin-bottom="8pt"', 'fo:hyphenate="true"'),
        style("note", "", 'fo:font-size="9pt"'),
    ])
    styles = styles.replace('style:font-name="s"', "").replace('fo:font-size="11pt" fo:language="en" fo:country="GB" fo:font-size', 'fo:language="en" fo:country="GB" fo:font-size')
    item = '<style:list-level-properties text:space-before="5mm" text:min-label-width="5mm"/>'
    automatic = ('<style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
                 '<style:style style:name="beside" style:family="table-cell"><style:table-cell-properties style:vertical-align="middle"/></style:style>'
                 '<style:style style:name="sign" style:family="text"><style:text-properties style:font-name="Symbol"/></style:style>'
                 f'<text:list-style style:name="bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">{item}</text:list-level-style-bullet></text:list-style>'
                 f'<text:list-style style:name="numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">{item}</text:list-level-style-number></text:list-style>'
                 '<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
                 '<style:style style:name="two" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>'
                 '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm" fo:margin="1.8cm"/>'
                 + ('<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style>' if pages else "")
                 + "</style:page-layout>")
    lines = '<text:linenumbering-configuration text:number-lines="true" text:increment="1" text:number-position="left" text:offset="0.5cm" style:num-format="1"/>' if numbered else ""
    tracked = f'<text:tracked-changes>{"".join(changes)}</text:tracked-changes>' if changes else ""
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document{spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
            f'<office:font-face-decls><style:font-face style:name="Symbol" svg:font-family="Symbol" style:font-charset="x-symbol"/></office:font-face-decls>'
            f'<office:styles>{styles}{lines}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>'
            f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">{head}</style:master-page></office:master-styles>'
            f'<office:body><office:text>{tracked}{"".join(body)}</office:text></office:body></office:document>')


def convert(blocks, path, suffix):
    """Lets LibreOffice save a chapter: `suffix` is "pdf", "docx", "odt", "rtf" and the like."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.fodt")
        page.write_text(document(blocks))
        call = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", suffix, "--outdir", folder, str(page)]
        subprocess.run(call, check=True, capture_output=True, timeout=180)
        shutil.copy(page.with_suffix("." + suffix), path)
