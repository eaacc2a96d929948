"""pandoc, from its own tree of a document, as JSON."""

import json
import shutil
import subprocess

from _program import Program, none
from story import Added, Box, Columns, Cut, Head, Items, Join, Line, Narrow, Note, Para, Power, Sign, Soft, Struck, Table

EMPTY = ["", [], []]


def program():
    """The pandoc of the system, or the one that a package of Python brings."""
    found = shutil.which("pandoc")
    try:
        import pypandoc

        return found or pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        return found


def missing():
    return None if program() else "apt install pandoc"


def told(tree, *content):
    return {"t": tree, "c": content[0] if len(content) == 1 else list(content)}


def text(words):
    made = []
    for at, word in enumerate(words.split(" ")):
        made += [{"t": "Space"}] * (at > 0) + ([told("Str", word)] if word else [])
    return made


def changed(kind, words):
    return told("Span", ["", [kind], [["author", "Ada Holt"], ["date", "2026-05-12T10:00:00Z"]]], text(words))


def part(piece):
    if isinstance(piece, str):
        return text(piece)
    if isinstance(piece, Note):
        return [told("Note", [told("Para", text(piece.text))])]
    if isinstance(piece, Power):
        return [told("Superscript", text(piece.text))]
    if isinstance(piece, Struck):
        # A blank at the end of struck words is none of Markdown's.
        return [told("Strikeout", text(piece.text.strip())), {"t": "Space"}]
    if isinstance(piece, (Cut, Added)):
        return [changed("deletion" if isinstance(piece, Cut) else "insertion", piece.text)]
    if isinstance(piece, (Join, Soft)):
        return text("\u2011" if isinstance(piece, Join) else "\u00ad")
    return [{"t": "LineBreak"}] if isinstance(piece, Line) else text(piece.text)


def joined(inlines):
    """Words that touch are one string, as its readers make it."""
    made = []
    for inline in inlines:
        if made and made[-1]["t"] == inline["t"] == "Str":
            made[-1] = told("Str", made[-1]["c"] + inline["c"])
        elif not (made and made[-1]["t"] == inline["t"] == "Space"):
            made.append(inline)
    return made


def table(rows):
    column = [{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]
    cell = lambda words: [EMPTY, {"t": "AlignDefault"}, 1, 1, [told("Plain", text(words))]]  # noqa: E731
    head, *body = [[EMPTY, [cell(words) for words in row]] for row in rows]
    return told("Table", EMPTY, [None, []], [column] * len(rows[0]), [EMPTY, [head]], [[EMPTY, 0, [], body]], [EMPTY, []])


def tree(blocks):
    made = []
    for block in blocks:
        if isinstance(block, Head):
            made.append(told("Header", 1, EMPTY, text(block.text)))
        elif isinstance(block, Para):
            made.append(told("Para", joined(sum(map(part, block.parts), []))))
        elif isinstance(block, Table):
            made.append(table(block.rows))
        elif isinstance(block, Items):
            items = [[told("Plain", text(words))] for words in block.texts]
            start = [1, {"t": "Decimal"}, {"t": "Period"}]
            made.append(told("OrderedList", start, items) if block.numbered else told("BulletList", items))
        elif isinstance(block, (Columns, Narrow)):
            made += [told("Para", text(words)) for words in block.paragraphs]
        else:
            raise TypeError(f"no tree of {block}")
    return made


def convert(blocks, path, to):
    asked = subprocess.run([program(), "-f", "markdown", "-t", "json"], input="", capture_output=True, text=True, check=True)
    document = {**json.loads(asked.stdout), "meta": {}, "blocks": tree(blocks)}
    call = [program(), "-f", "json", "-t", to, *(["-s"] if path.suffix != ".md" else []), *(["-M", f"pagetitle={blocks[0].text}"] if to == "html" else []), "-o", str(path)]
    subprocess.run(call, input=json.dumps(document), check=True, capture_output=True, text=True, timeout=60)


def writing(title, family, suffix, to, cannot):
    return Program(title, family, suffix, lambda blocks, path: convert(blocks, path, to), missing, cannot)


PROGRAMS = [
    writing("pandoc", "Word", ".docx", "docx", none("columns signs box")),
    writing("pandoc", "OpenDocument", ".odt", "odt", none("columns draft signs box")),
    writing("pandoc", "rich text", ".rtf", "rtf", none("signs box")),
    writing("pandoc", "HTML", ".html", "html", none("draft", "marks changes by names of its own")),
    writing("pandoc", "Markdown", ".md", "markdown", {}),
    writing("pandoc, GitHub's", "Markdown", ".md", "gfm", {}),
]
