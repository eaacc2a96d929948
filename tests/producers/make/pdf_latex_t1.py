"""pdfTeX with letters that have their accents, in outlines where there are some and in bitmaps else."""

from pdf_latex import PREAMBLE, build, missing, source  # noqa: F401

TITLE, SUFFIX = "LaTeX, T1", ".pdf"
KINDS = ("figures", "hyphens", "table")


def make(kind, blocks, path):
    build(source(blocks, PREAMBLE + "\\usepackage[T1]{fontenc}\n").replace("EUR ", "\\texteuro{}"), path)
