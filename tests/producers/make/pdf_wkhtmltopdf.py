"""wkhtmltopdf, from HTML."""

import pathlib
import shutil
import subprocess
import tempfile

import _html
from _program import Program, command, none
from story import Pages


def make(blocks, path):
    heads = [["--header-center", b.head, "--footer-center", "[page]", "--header-spacing", "5", "--footer-spacing", "5"] for b in blocks if isinstance(b, Pages)]
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.html")
        page.write_text(_html.page(blocks))
        subprocess.run(["wkhtmltopdf", "-q", "-s", "A5", "--disable-smart-shrinking", *sum(heads, []), str(page), str(path)], check=True, capture_output=True, timeout=120)


PROGRAMS = [Program("wkhtmltopdf", "PDF", ".pdf", make, command("wkhtmltopdf"), none("columns hyphens lines crop"))]
