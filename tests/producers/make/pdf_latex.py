"""pdfTeX with LaTeX's own letters: drawn as bitmaps and by accents where a face has no outlines."""

import pathlib
import shutil
import subprocess
import tempfile

from _program import Program, command, none
from story import Break, Columns, Head, Line, Narrow, Note, Numbered, Pages, Para, Power, Table

PREAMBLE = r"""\documentclass[11pt]{article}
\usepackage[a5paper,margin=18mm]{geometry}
\usepackage{multicol,graphicx,array}
\pagestyle{empty}
"""


def plain(text):
    for sign, tex in (("\\", "\\textbackslash{}"), ("$", "\\$"), ("£", "\\pounds{}"), ("€", "EUR "), ("%", "\\%"), ("&", "\\&"),
                      ("−", "$-$"), ("°", "$^\\circ$"), ("–", "--")):
        text = text.replace(sign, tex)
    return text


def part(piece):
    if isinstance(piece, Note):
        return f"\\footnote{{{plain(piece.text)}}}"
    if isinstance(piece, Power):
        return f"$^{{{piece.text}}}$"
    return "\\\\\n" if isinstance(piece, Line) else plain(piece)


def source(blocks, preamble=PREAMBLE):
    made, head = [], ""
    for at, block in enumerate(blocks):
        if isinstance(block, Pages):
            made.append(f"\\pagestyle{{myheadings}}\\markright{{{block.head}}}")
        elif isinstance(block, Numbered):
            head = "\\usepackage{lineno}"
            made.append("\\linenumbers")
        elif isinstance(block, Head):
            made.append(f"\\section*{{{plain(block.text)}}}")
        elif isinstance(block, Para):
            before = isinstance(blocks[at - 1], Para) and block.close
            made.append(("" if before else "\\medskip") + "\\noindent " + "".join(map(part, block.parts)))
        elif isinstance(block, Table):
            rows = " \\\\\n".join(" & ".join(map(plain, row)) for row in block.rows)
            made.append(f"\\begin{{center}}\\begin{{tabular}}{{{'m{75pt}' if block.narrow else 'l'}{'r' * (len(block.rows[0]) - 1)}}}\n{rows}\n\\end{{tabular}}\\end{{center}}")
        elif isinstance(block, Columns):
            made.append("\\begin{multicols}{2}\n" + "\n\n".join(map(plain, block.paragraphs)) + "\n\\end{multicols}")
        elif isinstance(block, Narrow):
            made.append("\\medskip\\noindent\\begin{minipage}{150pt}\\sloppy\n" + "\\par\\medskip\n".join(map(plain, block.paragraphs)) + "\n\\end{minipage}")
        elif isinstance(block, Break):
            made.append("\\newpage")
    return preamble + head + "\\begin{document}\n" + "\n\n".join(made) + "\n\\end{document}\n"


def build(text, path):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "page.tex").write_text(text)
        ran = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"], cwd=folder, capture_output=True, timeout=240)
        if ran.returncode:
            raise RuntimeError(ran.stdout.decode("latin-1")[-300:])
        shutil.copy(pathlib.Path(folder, "page.pdf"), path)


def make(blocks, path, more=""):
    build(source(blocks, PREAMBLE + more).replace("EUR ", "\\texteuro{}"), path)


THERE = command("pdflatex", "texlive-latex-recommended")
PROGRAMS = [
    Program("LaTeX", "PDF", ".pdf", make, THERE, none("initial draft crop", "has packages for it, outside of the recommended ones")),
    # Letters that have their accents, in outlines where there are some and in bitmaps else.
    Program("LaTeX, T1", "PDF", ".pdf", lambda blocks, path: make(blocks, path, "\\usepackage[T1]{fontenc}\n"), THERE, only="figures hyphens table"),
]
